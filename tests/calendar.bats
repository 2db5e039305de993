load lib.bash
bats_require_minimum_version 1.5.0

@test "R20 workday: exit 0 for a working day, 10 for a rest day, with holiday and make-up days" {
	run hl-station calendar workday 2020-04-26 --format csv --no-header
	[ "$status" -eq 0 ]
	[ "$output" = 2020-04-26,Sun,working, ]
	run hl-station calendar workday 2020-05-04 --format csv --no-header
	[ "$status" -eq 10 ]
	[ "$output" = 2020-05-04,Mon,rest,劳动节 ]
	run hl-station calendar workday 2026年11月24日
	[ "$status" -eq 0 ]
	run hl-station calendar workday --now 2026-10-01
	[ "$status" -eq 10 ]
	refuses 2 hl-station calendar workday 2026-02-29
}

@test "R20 a year that is not covered counts by Monday to Friday and is told of" {
	run --separate-stderr hl-station calendar workday 2031-01-01 --lang en
	[ "$status" -eq 0 ]
	# shellcheck disable=SC2154
	[[ $stderr == *"does not cover 2031"* ]]
	run --separate-stderr hl-station calendar workday 2031-01-04 --lang en
	[ "$status" -eq 10 ]
}

@test "calendar list needs no database and filters by year" {
	mkdir none
	cd none
	[ "$(hl-station calendar list --year 2020 -f csv | sed -n 2p)" = 2020-01-01,Wed,holiday,元旦 ]
	[ "$(hl-station calendar list --year 2026 -f ids | cut -c1-4 | sort -u)" = 2026 ]
	[ "$(hl-station calendar list -f ids | cut -c1-4 | sort -u | tr '\n' ' ')" = "2020 2021 2022 2023 2024 2025 2026 " ]
	[ ! -e hl.db ]
	refuses 2 hl-station calendar list --year 26x
}

@test "calendar import replaces the years of the file and leaves the others" {
	printf '# 2027\n2027-01-01\tholiday\t元旦\n2027-01-03,workday,元旦\n' >c.tsv
	hl-station calendar import c.tsv
	run hl-station calendar workday 2027-01-03
	[ "$status" -eq 0 ]
	[ "$(hl-station calendar list --year 2026 -f ids | wc -l)" -gt 20 ]
	printf '日期,类型,名称\n2027-01-04,休,元旦\n' | hl-station calendar import -
	[ "$(hl-station calendar list --year 2027 -f csv --no-header)" = 2027-01-04,Mon,holiday,元旦 ]
}

@test "an import by hand stands, the journal carries its rows" {
	printf '2027-01-01\tholiday\t元旦\n' >c.tsv
	hl-station calendar import c.tsv
	district
	[ "$(hl-station calendar list --year 2027 -f ids)" = 2027-01-01 ]
	hl-report export | grep '"do":"hl-station calendar import".*"file":"c.tsv".*"rows":"2027-01-01 holiday 元旦".*"sha256":"[0-9a-f]\{64\}"'
}

@test "a calendar file of the configuration enters the record when it changes" {
	printf 'calendar:\n  file: c.tsv\n' >config.yaml
	printf '2026-01-01\tholiday\t元旦\n' >c.tsv
	district
	[ "$(hl-station calendar list -f ids)" = 2026-01-01 ]
	printf '2026-01-02\tholiday\t元旦\n' >c.tsv
	[ "$(hl-station calendar list -f ids)" = 2026-01-01 ]
	hl-station set HTBC --founded 2020-04-01
	[ "$(hl-station calendar list -f ids)" = 2026-01-02 ]
	[ "$(hl-report journal --command 'calendar import' -f ids | wc -l)" -eq 2 ]
	rm c.tsv
	refuses 5 hl-station set HTBC --founded 2020-04-02
}

@test "bad calendar files are refused by line, nothing is stored" {
	printf '2027-01-01\tholiday\n2027-02-30\tholiday\n' >c.tsv
	refuses 4 hl-station calendar import c.tsv
	[[ $err == *c.tsv:2:* ]]
	printf '2027-01-01\tparty\n' >c.tsv
	refuses 4 hl-station calendar import c.tsv
	printf '2027-01-01\tholiday\n2027-01-01\tworkday\n' >c.tsv
	refuses 4 hl-station calendar import c.tsv
	: >c.tsv
	refuses 4 hl-station calendar import c.tsv
	refuses 3 hl-station calendar import none.tsv
	refuses 2 hl-station calendar import
	[ -z "$(hl-station calendar list --year 2027)" ]
}

@test "R26 an import prints the open deadlines it moves; those past stay" {
	district
	raise 2026-03-02
	raise 2026-02-02
	solo HTBC-2026-0001 CGJ 2026-03-02
	solo HTBC-2026-0002 CGJ 2026-02-02
	printf '2026-03-05\tholiday\t防汛\n2026-02-05\tholiday\t防汛\n' >c.tsv
	run hl-station calendar import c.tsv --now 2026-03-03 --format csv --no-header
	[ "$status" -eq 0 ]
	[ "$output" = HTBC-2026-0001,CGJ,dispatch,2026-03-06T23:59:59+08:00,2026-03-05T23:59:59+08:00 ]
	run hl-station calendar import c.tsv --now 2026-03-03 --format csv --no-header
	[ -z "$output" ]
}

@test "R26 a changed calendar of the configuration tells of the deadlines it moves" {
	printf 'calendar:\n  file: c.tsv\n' >config.yaml
	printf '2026-01-01\tholiday\t元旦\n' >c.tsv
	district
	raise 2026-03-02
	solo HTBC-2026-0001 CGJ 2026-03-02
	printf '2026-01-01\tholiday\t元旦\n2026-03-05\tholiday\t防汛\n' >c.tsv
	run hl-station set HTBC --founded 2020-04-01 --now 2026-03-03 --lang en
	[ "$status" -eq 0 ]
	[[ $output == *"HTBC-2026-0001 CGJ dispatch is due 2026-03-06 23:59, was 2026-03-05 23:59"* ]]
}

@test "R51 a calendar is not voided: the former one is imported instead" {
	printf '2027-01-01\tholiday\t元旦\n' >c.tsv
	hl-station calendar import c.tsv
	refuses 7 hl-station void "$(hl-report journal --command 'calendar import' -f ids | tail -1)" --reason 录入错误
}

@test "R26 R9 a miss counted over uncovered days of an issue that ended before the due it has now was none; an earlier T still sees it" {
	printf 'calendar:\n  file: c.tsv\n' >config.yaml
	printf '2025-01-01\tholiday\t元旦\n' >c.tsv
	district
	raise 2026-04-30 --ref A >/dev/null
	solo ref:A CGJ '2026-04-30 10:00' >/dev/null		# due on Monday 05-04, by the holidays of 2026 on 05-06
	hl-issue note ref:A --text x --at '2026-05-04 10:00' --reason x
	hl-issue cancel ref:A --at '2026-05-05 10:00' --reason x
	then=$(TZ=Asia/Shanghai date +%FT%T)
	tick
	grep '^2026' "$TOP/lib/util/calendar-cn.tsv" >2026.tsv
	late() { hl-score rank --year 2026 "$@" -f csv --no-header -F department,late | sed -n 's/^CGJ,//p'; }
	[ "$(late)" = 1 ]
	hl-station calendar import 2026.tsv --reason x >/dev/null
	for _ in moved 'folded anew'; do
		[ "$(late)" = 0 ]
		[ "$(late --as-of "$then")" = 1 ]
		hl-issue void "$(hl-report journal --command note -f ids | head -1)" --reason x 2>/dev/null || true
	done
	hl-report verify -q || [ $? -eq 3 ]
}

@test "R26 R33 a due that the calendar moved stays what it was for an earlier T, also after a voiding" {
	district
	# from when to when each due was the due: a version may be in parts that differ in what met it
	versions() {
		sqlite3 hl.db "SELECT due, min(known), max(gone) FROM deadline GROUP BY due ORDER BY due"
		sqlite3 hl.db "SELECT 'gap', due, gone FROM deadline d WHERE gone < (SELECT max(gone) FROM deadline)
			AND NOT EXISTS (SELECT 1 FROM deadline n WHERE n.known = d.gone)"
	}
	local TZ=Asia/Shanghai at
	export TZ
	at=$(date -d yesterday +%F)
	raise "$at" --ref A >/dev/null
	solo ref:A CGJ "$at"
	# the days from the due day on become a holiday
	sqlite3 -separator , hl.db "SELECT day, kind, name FROM calendar WHERE day < '$at' OR day > '$(date -d "+6 days" +%F)'" >days
	{ echo date,kind,name; cat days; for i in 0 1 2 3 4 5 6; do date -d "+$i days" +%F,holiday,长假; done; } >cal.csv
	hl-station calendar import cal.csv --reason x >/dev/null
	versions >before
	[ "$(wc -l <before)" -eq 2 ]
	feed ref:A CGJ progress now
	tick	# so that the feedback held for a while: a version of its own
	hl-issue void "$(sqlite3 hl.db "SELECT max(seq) FROM event WHERE command = 'feedback'")" --reason x
	versions | diff before -
	hl-report verify -q || [ $? -eq 3 ]
}
