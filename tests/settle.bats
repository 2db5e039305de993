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

@test "R40 a settlement stays what it was, whatever happens afterwards; no statement changes it, no voiding" {
	year
	hl-score settle --year 2025
	settled entries >before
	hl-issue reopen ref:R1 --reason x
	hl-score adjust --year 2025 --department CGJ --points -1 --reason x
	printf 'score:\n  late: -1\n' >config.yaml
	settled entries | diff before -
	for t in settlement settled_rank settled_page settled_talk; do
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
	refuses 7 hl-score settle --year 2026
	[[ $err == *'before its cut-off, 2027-01-01 00:00:00'* ]]
	refuses 7 hl-score settle --year 2026 --force
	refuses 7 hl-score settle --year 2025 --as-of 2030-01-01 --reason x
	hl-score settle --year 2026 --force --reason 机构改革
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
	grep -q ',CGJ,late,MS-2025-0002,R4,-3.0,,,$' drift
	run hl-score drift --year 2025 -e
	[ "$status" -eq 10 ]
	run hl-score settle --year 2025 --reissue --as-of '2026-03-01 10:00' --reason 裁定 -f csv --no-header
	[ "${lines[0]}" = '2026-03-01T10:00:00+08:00,CGJ,late,MS-2025-0002,R4,-3.0,,,' ]
	[ "${lines[1]}" = '2026-03-01T10:00:00+08:00,CGJ,total,,,56.0,59.0,4,4' ]
	[ "${#lines[@]}" -eq 2 ]
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
	for t in settlement settled_rank settled_page settled_talk; do
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
