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

# rules [OPTION...]: rule, points and all its keys
rules() { hl-score rules -f csv --no-header -F rule,points,keys "$@" | grep -E '^(late|solo)'; }

@test "policies: hl-score rules tells those a year is scored by, or those of a day" {
	policy 'score: {solo: 2}' 'policies:' '  - {from: 2025-07-01, score.late: -2, late.kinds: [dispatch]}' '  - {from: 2026-01-01, late.forfeits_credit: true}'
	local first=late,-3.0,\"score.late=-3.0\;late.kinds=dispatch,coordination,progress\;feedback.counts=progress,done\;appeal.days=10\"
	local then=late,-2.0,\"score.late=-2.0\;late.kinds=dispatch\;feedback.counts=progress,done\;appeal.days=10\"
	for when in '' '--year 2024' '--on 2025-06-30'; do
		# shellcheck disable=SC2086
		[ "$(rules $when | tr '\n' ' ')" = "solo,2.0,score.solo=2.0;late.forfeits_credit=false $first " ]
	done
	for when in '--year 2025' '--on 2025-07-01' '--on 2025-12-31'; do
		# shellcheck disable=SC2086
		[ "$(rules $when | tr '\n' ' ')" = "solo,2.0,score.solo=2.0;late.forfeits_credit=false $then " ]
	done
	[ "$(rules --year 2026 | tr '\n' ' ')" = "solo,2.0,score.solo=2.0;late.forfeits_credit=true $then " ]
	[ "$(hl-score rules --year 2025 -f csv | head -1)" = rule,clause,points,key,meaning ]
	refuses 2 hl-score rules --year 2025 --on 2025-01-01
	refuses 2 hl-score rules --year 25
	refuses 2 hl-score rules --on 2025-02-30
}
