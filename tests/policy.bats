load lib.bash

# Rules that change from a day on (key policies).

hl-score() { command hl-score "$@" --lang en; }

policy() { printf '%s\n' 'lang: en' "$@" >config.yaml; }

@test "policies: a deadline is counted by the rules of the day it is opened, a year scored by those of its last day" {
	policy 'policies:' '  - {from: 2025-07-01, dispatch.days: 5, dispatch.roll: false, score.late: -2}' '  - {from: 2026-01-01, score.late: -1}'
	district
	for day in 2025-03-04 2025-06-30 2025-07-01 2026-03-03; do
		solo "$(raise $day)" CGJ "$day 10:00" >/dev/null
	done
	[ "$(sqlite3 hl.db "SELECT date(due, 'unixepoch', '8 hours') FROM deadline ORDER BY opened" | tr '\n' ' ')" = '2025-03-07 2025-07-03 2025-07-06 2026-03-08 ' ]
	[ "$(hl-score rank --year 2025 --as-of 2026-01-01 -f csv --no-header -F department,late,total | grep CGJ)" = CGJ,3,54.0 ]
	[ "$(hl-score rank --year 2026 --as-of 2026-04-01 -f csv --no-header -F department,late,total | grep CGJ)" = CGJ,1,59.0 ]
	hl-score settle --year 2025
	[ "$(hl-score settled --year 2025 --part policy -f csv --no-header | sed -n 's/^score.late,//p')" = -2.0 ]
	hl-report export >journal
	rm config.yaml
	hl-station init -d 2.db
	hl-station batch -q -d 2.db journal
	sqlite3 hl.db 'SELECT * FROM deadline; SELECT * FROM settlement' | diff - <(sqlite3 2.db 'SELECT * FROM deadline; SELECT * FROM settlement')
}

@test "policies: bad entries are refused by file and line" {
	local entry
	for entry in '{from: 2025-13-01, score.late: -2}' '{score.late: -2}' '{from: 2025-01-01}' '{from: 2025-01-01, score.lat: -2}' \
	    '{from: 2025-01-01, database: x}' '{from: 2025-01-01, score.late: 2}' '{from: 2025-01-01, late.kinds: [never]}' '7' \
	    '{from: 2025-01-01, policies: x}'; do
		policy 'policies:' "  - $entry"
		refuses 5 hl-score rules
		[[ ${err:?} == *'config.yaml:3: policies: '* ]] || { echo "$entry: $err"; false; }
	done
	policy 'policies:' '  - {from: 2025-01-01, score.late: -2}' '  - {from: 2025-01-01, score.late: -1}'
	refuses 5 hl-score rules
	[[ $err == *'config.yaml:4: policies: from: 2025-01-01 does not come after 2025-01-01'* ]]
}
