load lib.bash

# Settled years (R40, R41). Facts happen through the programs, so that what is settled can be replayed from the journal.

hl-score() { command hl-score "$@" --lang en; }

# A year: 1 closed in time by CGJ, 2 late by CGJ and closed, 3 joint by ZJJ and SWJ, 4 late by CGJ and never fed back.
year() {
	district
	hl-issue batch -q --reason test <<-'END'
	{"do":"add","station":"HTBC","title":"a","category":"民生改善","ref":"R1","at":"2025-03-03T09:00"}
	{"do":"add","station":"HTBC","title":"b","category":"民生改善","ref":"R2","at":"2025-03-03T09:00"}
	{"do":"add","station":"MS","title":"c","category":"民生改善","ref":"R3","at":"2025-03-03T09:00"}
	{"do":"add","station":"MS","title":"d","category":"民生改善","ref":"R4","at":"2025-11-03T09:00"}
	{"do":"dispatch","issue":"ref:R1","list":"solo","to":["CGJ"],"task":"t","responsible":"r","standard":"s","at":"2025-03-03T10:00"}
	{"do":"dispatch","issue":"ref:R2","list":"solo","to":["CGJ"],"task":"t","responsible":"r","standard":"s","at":"2025-03-03T10:00"}
	{"do":"dispatch","issue":"ref:R3","list":"joint","to":["ZJJ","SWJ"],"task":"t","responsible":"r","standard":"s","at":"2025-03-03T10:00"}
	{"do":"dispatch","issue":"ref:R4","list":"solo","to":["CGJ"],"task":"t","responsible":"r","standard":"s","at":"2025-11-03T10:00"}
	{"do":"feedback","issue":"ref:R1","department":"CGJ","kind":"done","at":"2025-03-04T10:00"}
	{"do":"feedback","issue":"ref:R2","department":"CGJ","kind":"done","at":"2025-03-20T10:00"}
	{"do":"feedback","issue":"ref:R3","department":"ZJJ","kind":"done","at":"2025-03-04T10:00"}
	{"do":"feedback","issue":"ref:R3","department":"SWJ","kind":"done","at":"2025-03-04T10:00"}
	{"do":"result","issue":"ref:R3","text":"ok","at":"2025-03-05T10:00"}
	{"do":"close","issue":"ref:R1","at":"2025-03-05T10:00"}
	{"do":"close","issue":"ref:R2","at":"2025-03-21T10:00"}
	{"do":"close","issue":"ref:R3","at":"2025-03-05T11:00"}
	END
}

# settled PART [OPTION...]: what is settled of 2025, csv without headings
settled() {
	local part=$1
	shift
	hl-score settled --year 2025 --part "$part" -f csv --no-header "$@"
}

@test "R40 settled entries, rank and talks are those of explain, rank and talks as of the cut-off" {
	year
	hl-score settle --year 2025
	settled entries | diff - <(hl-score explain --year 2025 --as-of 2026-01-01T00:00:00 -f csv --no-header)
	settled rank | diff - <(hl-score rank --year 2025 --as-of 2026-01-01T00:00:00 -f csv --no-header)
	settled talks | diff - <(hl-score talks --year 2025 --as-of 2026-01-01T00:00:00 -f csv --no-header \
	    -F department,principal,ground,first,last,first_ref,last_ref,length,status)
	[ "$(settled talks | wc -l)" -eq 2 ]
	# the entries add up to the totals
	settled entries -F department,points | awk -F, '{ s[$1] += $2 } END { for (d in s) printf "%s,%.1f\n", d, s[d] }' | sort |
	    diff - <(settled rank -F department,total | sort)
	[ "$(settled policy | sed -n 's/^score.late,//p')" = -3.0 ]
}

@test "R40 R50 settled entries are those of explain where some facts were put on record late, and where a miss forfeits the credit" {
	year
	sqlite3 hl.db "UPDATE event SET recorded_at = at WHERE issue_id <> 3"
	cp hl.db fresh.db
	for forfeits in false true; do
		cp fresh.db hl.db
		printf 'late:\n  forfeits_credit: %s\n' $forfeits >config.yaml
		hl-score settle --year 2025
		settled entries >is
		diff is <(hl-score explain --year 2025 --as-of 2026-01-01T00:00:00 -f csv --no-header)
		settled rank | diff - <(hl-score rank --year 2025 --as-of 2026-01-01T00:00:00 -f csv --no-header)
		[ "$(grep -c back-dated is)" -eq 2 ]
		[ "$(grep -c forfeited is || true)" -eq "$([ $forfeits = true ] && echo 1 || echo 0)" ]
	done
}

@test "R40 a settlement stays what it was, whatever happens afterwards; no statement changes it, no voiding" {
	year
	hl-score settle --year 2025
	settled entries >before
	hl-issue reopen ref:R1 --reason x
	hl-score adjust --year 2025 --department CGJ --points -1 --reason x
	printf 'score:\n  late: -1\n' >config.yaml
	settled entries | diff before -
	for t in settlement settled_rank settled_rule settled_page settled_talk; do
		run sqlite3 hl.db "DELETE FROM $t"
		[[ $output == *'a settlement never changes'* ]]
		run sqlite3 hl.db "UPDATE $t SET rowid = rowid + 1"
		[ "$status" -ne 0 ]
	done
	refuses 7 hl-score void "$(hl-score settlements -f csv --no-header -F event)" --reason x
	[[ ${err:?} == *'settled 2025: a settlement is never taken back'* ]]
}

@test "R40 before the cut-off it is refused, but for --force and a reason" {
	year
	refuses 7 hl-score settle --year 2098
	[[ $err == *'before its cut-off, 2099-01-01 00:00:00'* ]]
	refuses 7 hl-score settle --year 2098 --force
	refuses 7 hl-score settle --year 2025 --as-of 2098-01-01 --reason x
	hl-score settle --year 2098 --force --reason 机构改革
	refuses 7 hl-score settle --year 2025 --as-of 2025-12-31T23:59:59
	hl-score settle --year 2025 --as-of 2026-01-01T00:00:00
}

@test "R40 with an open appeal it is refused, but for --force and a reason; a ruling opens the way" {
	year
	hl-score appeal file --issue ref:R4 --department CGJ --at 2025-11-10 --reason x
	refuses 7 hl-score settle --year 2025
	[[ $err == *'1 open appeals about its misses, the first on MS-2025-0002'* ]]
	hl-score settle --year 2024
	hl-score appeal reject --issue ref:R4 --department CGJ --reason x
	hl-score settle --year 2025
}

@test "R40 a re-issue needs a reason, prints the difference, and stores nothing when there is none" {
	year
	hl-score appeal file --issue ref:R4 --department CGJ --at 2025-11-10 --reason x
	refuses 7 hl-score settle --year 2025 --reissue --reason x
	[[ $err == *'not settled yet'* ]]
	hl-score settle --year 2025 --force --reason x
	refuses 7 hl-score settle --year 2025
	refuses 7 hl-score settle --year 2025 --reissue
	hl-score appeal uphold --issue ref:R4 --department CGJ --at '2026-03-01 10:00' --reason 属实
	refuses 7 hl-score settle --year 2025 --reissue --as-of 2025-12-31 --reason x
	hl-score drift --year 2025 -f csv --no-header >drift
	grep -q ',CGJ,late,MS-2025-0002,R4,-3.0,,,,,$' drift
	run hl-score drift --year 2025 -e
	[ "$status" -eq 10 ]
	run hl-score settle --year 2025 --reissue --as-of '2026-03-01 10:00' --reason 裁定 -f csv --no-header
	[ "${lines[0]}" = '2026-03-01T10:00:00+08:00,CGJ,late,MS-2025-0002,R4,-3.0,,,,,' ]
	[ "${lines[1]}" = '2026-03-01T10:00:00+08:00,CGJ,total,,,56.0,59.0,4,4,,' ]
	[ "${lines[2]}" = '2026-03-01T10:00:00+08:00,CGJ,talk,HTBC-2025-0002,R2,,,,,consecutive proposed 2 MS-2025-0002 张一,' ]
	[ "${#lines[@]}" -eq 3 ]
	[ "$(hl-score settlements -f csv --no-header -F version,entries)" = $'1,10\n2,9' ]
	settled entries --version 1 | grep -q MS-2025-0002
	run settled entries
	[[ $output != *MS-2025-0002* ]]
	run hl-score drift --year 2025 -e
	[ "$status" -eq 0 ]
	[ -z "$(hl-score settle --year 2025 --reissue --as-of 2026-03-05 --reason x 2>/dev/null)" ]
	[ "$(hl-score settlements -f ids | wc -l)" -eq 2 ]
}

@test "R41 the journal replayed gives the same settlement to the byte, whatever the configuration and language" {
	year
	hl-score settle --year 2025
	hl-score adjust --year 2025 --department CGJ --points 2 --reason x
	hl-score settle --year 2025 --reissue --as-of now --reason x
	hl-report export >journal
	printf 'lang: en\nscore:\n  late: -1\n' >other.yaml
	hl-station init -d 2.db
	hl-station batch -c other.yaml -q -d 2.db journal
	for t in settlement settled_rank settled_rule settled_page settled_talk; do
		sqlite3 hl.db "SELECT * FROM $t" | md5sum >one
		sqlite3 2.db "SELECT * FROM $t" | md5sum | diff one -
	done
	hl-score settlements -F sha256 -f csv --no-header | diff - <(hl-score settlements -d 2.db -F sha256 -f csv --no-header)
}

@test "R40 what no longer fits its checksum is not shown" {
	year
	hl-score settle --year 2025
	sqlite3 hl.db "DROP TRIGGER settled_rank_update; UPDATE settled_rank SET total = 999 WHERE n = 1"
	refuses 1 hl-score settled --year 2025
	[[ $err == *'damaged'* ]]
	refuses 3 hl-score settled --year 2024
	refuses 3 hl-score settled --year 2025 --version 2
}

@test "R40 score.cutoff: the year is settled as of that moment" {
	year
	printf 'score:\n  cutoff: "11-06T24:00"\n' >config.yaml
	hl-score settle --year 2025
	[ "$(hl-score settlements -f csv --no-header -F as_of)" = 2025-11-07T00:00:00+08:00 ]
	[ "$(settled rank -F department,late | sed -n 's/^CGJ,//p')" = 2 ]
	printf 'score:\n  cutoff: "02-30T24:00"\n' >config.yaml
	refuses 5 hl-score rank --year 2025
	[[ $err == *'config.yaml:2: '* ]]
}

# --- what is settled is guarded ---

# loose: facts of any age need no reason of their own, so that only the settlement can ask for one.
loose() {
	printf 'database: hl.db\nbackdate: {days: 3650}\nlang: en\n' >loose.yaml
	export HL_CONFIG=loose.yaml
	year
	hl-score settle --year 2025
}

# drifts: what differs as of the cut-off.
drifts() {
	hl-score drift --year 2025 -f csv --no-header "$@" | grep '^2026-01-01T00:00:00'
}

# guarded COMMAND...: refused without a reason, naming the year; with one it is recorded, and drift shows it.
guarded() {
	refuses 7 "$@"
	[[ $err == *'2025, settled as version 1:'*'give --reason' ]]
	"$@" --reason 补录
	drifts >/dev/null
}

# free COMMAND...: needs no reason, and changes nothing that was settled.
free() {
	"$@" >/dev/null
	! drifts || return 1
}

dispatch() {
	hl-issue dispatch "$1" --list solo --to "$2" --task t --responsible r --standard s --at "$3" "${@:4}"
}

@test "R40 a miss dated into a settled year needs the office and a reason" {
	loose
	hl-issue add --station MS --title e --category 民生改善 --ref R5 --at 2025-12-01T09:00
	guarded dispatch ref:R5 SWJ 2025-12-01T10:00
	[[ $(drifts) == *',SWJ,late,MS-2025-0003,R5,,-3.0,'* ]]
	# once more, within a batch: its line is named, nothing of it is stored
	hl-issue add --station MS --title f --category 民生改善 --ref R6 --at 2025-12-01T09:00
	printf '%s\n' '{"do":"add","station":"MS","title":"g","category":"民生改善","at":"2026-02-01T09:00"}' \
	    '{"do":"dispatch","issue":"ref:R6","list":"solo","to":["ZJJ"],"task":"t","responsible":"r","standard":"s","at":"2025-12-01T10:00"}' >b
	refuses 4 hl-issue batch b
	[[ $err == *b:2:*'ZJJ has in 2025'* ]]
	[ "$(hl-issue list -f ids | wc -l)" -eq 6 ]
	hl-issue batch b --keep-going --rejects r >/dev/null 2>&1 || [ $? -eq 4 ]
	[ "$(wc -l <r)" -eq 1 ]
	# the guard is there again after a line was taken back
	cat b b >bb
	hl-issue batch bb --keep-going --rejects r >/dev/null 2>&1 || [ $? -eq 4 ]
	[ "$(wc -l <r)" -eq 2 ]
	hl-issue batch -q b --reason 补录
}

@test "R40 facts of later years, and those that change no settled year, need no reason" {
	loose
	hl-issue add --station MS --title e --category 民生改善 --ref R5 --at 2025-12-30T09:00
	# ZJJ has work in the year already, and the deadline, 2026-01-04, is not decided at the cut-off
	free dispatch ref:R5 ZJJ 2025-12-31T10:00
	free hl-issue redispatch ref:R5 --list solo --to SWJ --at 2026-01-02T10:00 --reason x
	free hl-meeting hold --station MS --kind dispatch --chair 吴爱德 --at 2025-12-30T10:00 --present ZJJ,SWJ
	free hl-issue feedback ref:R4 --department CGJ --kind progress --at 2026-11-20
	hl-issue add --station MS --title f --category 民生改善 --ref R6 --at 2026-11-20T09:00
	free dispatch ref:R6 JTJ 2026-11-20T10:00
}

@test "R40 work dated into a settled year for one that had none changes its mark, and needs a reason" {
	loose
	[ "$(settled rank -F department,no_load | grep JTJ)" = JTJ,yes ]
	hl-issue add --station MS --title e --category 民生改善 --ref R5 --at 2025-12-30T09:00
	guarded dispatch ref:R5 JTJ 2025-12-31T10:00
	[ "$(drifts)" = '2026-01-01T00:00:00+08:00,JTJ,no_load,,,,,,,yes,' ]
}

@test "R40 imported cases that change a settled year need a reason" {
	loose
	printf 'ref,station,title,category,raised,departments,closed\nX1,MS,a,民生改善,2026-02-03,ZJJ,2026-02-04\nX2,MS,b,民生改善,2025-05-05,ZJJ,2025-05-06\n' >c.csv
	refuses 4 hl-issue import c.csv
	[[ $err == *c.csv:3:*'ZJJ has in 2025'* ]]
	hl-issue import c.csv --reason 历史数据 >/dev/null
	[[ $(drifts) == *',ZJJ,solo,'*,X2,,1.0,* ]]
}

@test "R40 an answer in time between two misses breaks a settled run, one elsewhere changes nothing" {
	loose
	[ "$(settled talks -F department,ground,length | grep consecutive)" = CGJ,consecutive,2 ]
	# both dispatch and answer in one event: nothing but a deadline kept
	printf 'ref,station,title,category,raised,departments,feedback,closed\nX1,MS,a,民生改善,2025-02-03,CGJ,2025-02-04,\n' >c.csv
	free hl-issue import c.csv
	printf 'ref,station,title,category,raised,departments,feedback,closed\nX2,MS,a,民生改善,2025-07-03,CGJ,2025-07-04,\n' >c.csv
	refuses 4 hl-issue import c.csv
	[[ $err == *c.csv:2:*'CGJ has in 2025'* ]]
	hl-issue import c.csv --reason x >/dev/null
	[ "$(drifts -F as_of,rule,issue,text_before,text_after)" = '2026-01-01T00:00:00+08:00,talk,HTBC-2025-0002,consecutive proposed 2 MS-2025-0002 张一,' ]
}

@test "R40 a department's level or dates cannot change a settled year without a reason; a new one is told of" {
	loose
	refuses 7 hl-station department set SWJ --level street
	[[ $err == *'SWJ has in 2025'* ]]
	refuses 7 hl-station department set SWJ --from 2026-01-01
	hl-station department set SWJ --name 区水利局
	hl-station department set SWJ --to 2026-03-01
	hl-station department add --code NEW --name 区新局 --level district --lang en >/dev/null 2>err
	[[ $(<err) == *'registered without --from counts in 2025 too'* ]]
	[ "$(hl-station department add --code NEU --name 区更新局 --level district --from 2026-01-01 2>&1)" = NEU ]
	[ "$(hl-station department add --code CITY --name 市新局 --level city 2>&1)" = CITY ]
	drifts | grep -q ',NEW,total,'
}

@test "R40 base.min_attendance: attendance dated into a settled year counts as well" {
	loose
	printf 'database: hl.db\nbackdate: {days: 3650}\nlang: en\nbase: {min_attendance: 50}\n' >loose.yaml
	hl-score settle --year 2024
	refuses 7 hl-meeting hold --station MS --kind dispatch --chair 吴爱德 --at 2025-12-30T10:00 --absent ZJJ
	[[ $err == *'ZJJ has in 2025'* ]]
	hl-meeting hold --station MS --kind dispatch --chair 吴爱德 --at 2025-12-30T10:00 --absent ZJJ --reason x
	hl-meeting hold --station MS --kind dispatch --chair 吴爱德 --at 2026-02-20T10:00 --absent ZJJ
}
