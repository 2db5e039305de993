load lib.bash
load facts.bash

# Every reading of the rules that is a key of the configuration, tried both ways: as it is by default, and otherwise. A line a key; the last
# test asks for each key of the record's policy, here or in the file that is named below.

# Keys another file tries both ways: KEY FILE TITLE, the title's beginning.
ELSEWHERE='
station.vacancy station.bats R1 a vacancy warns, is refused or taken as the configuration says
station.founded_by structure.bats R7 founded late or not at all, by station.founded_by
station.weights yearend.bats R43 station.weights: the weighted mean of the figures
import.raised_time import.bats import: the hours of dates without a time are config
import.done_time import.bats import: the hours of dates without a time are config
policies policy.bats policies: a deadline is counted by the rules of the day
'

# With these keys besides in both, as in "progress.every=3".
SET=

# config KEY=VALUE...: config.yaml of them
config() {
	printf '%s\n' lang=en "$@" | awk '{ i = index($0, "="); k = substr($0, 1, i - 1); v = substr($0, i + 1); d = index(k, ".") }
		!d { print k ": " v; next }
		{ s = substr(k, 1, d - 1); if (!(s in body)) order[++n] = s; body[s] = body[s] "  " substr(k, d + 1) ": " v "\n" }
		END { for (i = 1; i <= n; i++) printf "%s:\n%s", order[i], body[order[i]] }' >config.yaml
}

# one DIRECTORY WANT CONFIG... -- SCENARIO...: what it prints in an empty district with that configuration
one() {
	local dir=$1 want=$2 keys=() got
	shift 2
	while [ "$1" != -- ]; do
		keys+=("$1")
		shift
	done
	shift
	mkdir "$dir"
	got=$(
		cd "$dir" || exit
		config "${keys[@]}"
		hl-station -q init
		district
		"$@" 2>err.txt | tr '\n' ' '
	)
	[ "${got% }" = "$want" ] || { echo "${keys[*]:-default}: '${got% }', wanted '$want'"; cat "$dir/err.txt"; return 1; }
}

# both KEY OTHER WANT WANT_OTHER SCENARIO...: what it prints by default, and with the other value
both() {
	local key=$1 other=$2 want=$3 want_other=$4
	shift 4
	# shellcheck disable=SC2086
	one default "$want" $SET -- "$@" && one other "$want_other" $SET "$key=$other" -- "$@"
}

# --- scenarios ---

# code COMMAND...: its exit code
code() {
	"$@" >/dev/null || { echo $?; return; }
	echo 0
}

# due KIND FROM: the day and hour
due() { hl-issue due --kind "$1" --from "$2" -f csv --no-header; }

# scores FIELDS: of 2025, those that are not as if nothing had happened
scores() { hl-score rank --year 2025 --as-of "${T:-2026-01-01 00:00}" -f csv --no-header -F "department,$1" | sort; }

# add REF DATE [OPTION...]: an issue
add() { hl-issue add --station HTBC --title x --category "${CATEGORY:-民生改善}" --ref "$1" --at "$2" --reason x "${@:3}"; }

# act COMMAND REF TIME [OPTION...]: an act on it
act() {
	local command=$1 ref=$2 at=$3
	shift 3
	# shellcheck disable=SC2086
	hl-issue $command "ref:$ref" --at "$at" --reason x "$@"
}
stated() { act "$@" --task t --responsible r --standard s; }

# case REF LIST TO [OPTION...]: dispatched on 2025-03-03, done by all in time, closed; done late with LATE=DEPT
case_of() {
	local ref=$1 list=$2 to=$3 dept
	shift 3
	add "$ref" 2025-03-03 >/dev/null
	stated dispatch "$ref" '2025-03-03 10:00' --list "$list" --to "$to" "$@" >/dev/null
	for dept in ${ALL:-${to//,/ }}; do
		[ "$dept" = "${LATE:-}" ] || act feedback "$ref" '2025-03-04 10:00' --department "$dept" --kind done
	done
	[ -z "${LATE:-}" ] || act feedback "$ref" '2025-03-10 10:00' --department "$LATE" --kind done
	[ "$list" != joint ] || act result "$ref" '2025-03-11 09:00' --text x
	act close "$ref" '2025-03-11 10:00'
}

# --- where and when ---

@test "R20: key timezone" {
	both timezone America/New_York 2025-03-06T23:59:59+08:00 2025-03-05T23:59:59-05:00 due dispatch 2025-03-03T10:00+08:00
}

@test "R20: key calendar.file" {
	printf '2025-03-06\tholiday\tx\n' >cal.tsv
	both calendar.file ../cal.tsv 2025-03-06T23:59:59+08:00 2025-03-07T23:59:59+08:00 due dispatch 2025-03-03
}

# --- stations ---

@test "R2: key station.deputies_max" {
	both station.deputies_max 2 7 0 code hl-station add --code X --street s --community c --head a --deputy b,c
}

@test "R3: key station.member_categories" {
	both station.member_categories '[志愿者]' 2 0 code hl-station member add --station HTBC --name 甲 --category 志愿者
}

@test "R30: key station.visit_areas" {
	both station.visit_areas '[养老]' 2 0 code hl-station visit add --station HTBC --members 甲 --area 养老 --text x
}

@test "R31: key station.activities" {
	both station.activities '[合唱]' 2 0 code hl-station activity add --station HTBC --kind 合唱 --title x
}

own() {
	CATEGORY=城市管理 add a 2025-03-03 >/dev/null
	code stated dispatch a 2025-03-03 --list local
}
@test "R12: key station.not_responsible" {
	both station.not_responsible '[]' 7 0 own
}

# --- issues ---

@test "R8: key issue.categories" {
	SET=station.not_responsible=[] both issue.categories '[夜市]' 2 0 code hl-issue add --station HTBC --title x --category 夜市
}

@test "R8: key issue.sources" {
	both issue.sources '[radio]' 2 0 code hl-issue add --station HTBC --title x --source radio
}

@test "R8: key issue.natures" {
	both issue.natures '[急]' 0 2 code hl-issue add --station HTBC --title x --nature 缓
}

@test "R8: key issue.difficulties" {
	both issue.difficulties '[难]' 0 2 code hl-issue add --station HTBC --title x --difficulty 易
}

limit() {
	add a 2025-03-03 >/dev/null
	stated dispatch a '2025-03-03 10:00' --list solo --to CGJ >/dev/null
	hl-issue show ref:a -f tsv | sed -n 's/^close_by\t//p' | cut -c1-10
}
@test "R10: key issue.limit_days" {
	both issue.limit_days 10 2025-04-02 2025-03-13 limit
}

lists() { add a 2025-03-03 >/dev/null; hl-issue untabled --as-of 2025-03-20 -f csv --no-header -F ref; }
@test "R18: key issue.untabled_days" {
	both issue.untabled_days 10 '' a lists
}

bare() {
	add a 2025-03-03 >/dev/null
	code act dispatch a 2025-03-03 --list solo --to CGJ --task t
}
@test "R10: key dispatch.require" {
	both dispatch.require '[task]' 7 0 bare
}

# --- deadlines ---

# Friday 2025-05-16: three days later is a Monday, two a Sunday
@test "R20: key dispatch.days" {
	both dispatch.days 5 2025-05-19T23:59:59+08:00 2025-05-21T23:59:59+08:00 due dispatch 2025-05-16
}
@test "R20: key dispatch.count" {
	both dispatch.count working 2025-05-19T23:59:59+08:00 2025-05-21T23:59:59+08:00 due dispatch 2025-05-16
	rm -rf default other
	both dispatch.count hours 2025-05-19T23:59:59+08:00 2025-05-19T10:00:00+08:00 due dispatch '2025-05-16 10:00'
}
@test "R20: key dispatch.roll" {
	both dispatch.roll false 2025-05-19T23:59:59+08:00 2025-05-18T23:59:59+08:00 due dispatch 2025-05-15
}
@test "R20: key dispatch.closing" {
	both dispatch.closing '"17:30"' 2025-05-19T23:59:59+08:00 2025-05-19T17:30:00+08:00 due dispatch 2025-05-16
}
@test "R21: key coordination.days" {
	both coordination.days 1 2025-05-21T23:59:59+08:00 2025-05-19T23:59:59+08:00 due coordination 2025-05-16
}
@test "R21: key coordination.count" {
	both coordination.count calendar 2025-05-21T23:59:59+08:00 2025-05-19T23:59:59+08:00 due coordination 2025-05-16
}
@test "R21: key coordination.roll" {
	SET='coordination.count=calendar' both coordination.roll false 2025-05-19T23:59:59+08:00 2025-05-18T23:59:59+08:00 due coordination 2025-05-15
}
@test "R21: key coordination.closing" {
	both coordination.closing '"12:00"' 2025-05-21T23:59:59+08:00 2025-05-21T12:00:00+08:00 due coordination 2025-05-16
}
@test "R22: key progress.count" {
	SET=progress.every=3 both progress.count working 2025-05-19T23:59:59+08:00 2025-05-21T23:59:59+08:00 due progress 2025-05-16
}
@test "R22: key progress.roll" {
	SET=progress.every=3 both progress.roll false 2025-05-19T23:59:59+08:00 2025-05-18T23:59:59+08:00 due progress 2025-05-15
}
@test "R22: key progress.closing" {
	SET=progress.every=3 both progress.closing '"09:00"' 2025-05-19T23:59:59+08:00 2025-05-19T09:00:00+08:00 due progress 2025-05-16
}

# One feedback of that kind, in time; then nothing.
fed() {
	add a 2025-03-03 >/dev/null
	stated dispatch a '2025-03-03 10:00' --list solo --to CGJ >/dev/null
	act feedback a '2025-03-03 11:00' --department CGJ --kind "$1"
	scores late | grep CGJ
}
@test "R22: key progress.every" {
	both progress.every 5 CGJ,0 CGJ,1 fed progress
}
@test "R23: key feedback.counts" {
	both feedback.counts '[receipt]' CGJ,1 CGJ,0 fed receipt
	rm -rf default other
	both feedback.counts '[done]' CGJ,0 CGJ,1 fed progress
}

moved() {
	add a 2025-03-03 >/dev/null
	stated dispatch a '2025-03-03 10:00' --list solo --to CGJ >/dev/null
	act redispatch a '2025-03-03 11:00' --list solo --to ZJJ 2>&1 >/dev/null | wc -l | tr -d ' '
	act redispatch a '2025-12-27 11:00' --list joint --to ZJJ,CGJ 2>&1 >/dev/null | grep -c 'before the year ends'
}
@test "R14: key dispatch.redispatch_warn" {
	both dispatch.redispatch_warn 0 '0 1' '1 1' moved
}
@test "R14: key supervision.year_end_days" {
	both supervision.year_end_days 0 '0 1' '0 0' moved
}

unreported() {
	add a 2025-03-03 >/dev/null
	stated dispatch a '2025-03-03 10:00' --list joint --to CGJ,ZJJ >/dev/null
	act feedback a '2025-03-04 10:00' --department CGJ --kind done
	act feedback a '2025-03-04 10:00' --department ZJJ --kind done
	code act close a '2025-03-05 10:00'
}
@test "R15: key supervision.require_result" {
	both supervision.require_result false 7 0 unreported
}

unwatched() {
	add a 2025-03-03 >/dev/null
	stated dispatch a '2025-03-03 10:00' --list joint --to CGJ,ZJJ >/dev/null
	hl-issue unsupervised --as-of '2025-03-08 10:00' -f csv --no-header -F ref
}
@test "R15: key supervision.note_days" {
	both supervision.note_days 3 '' a unwatched
}

ask() {
	hl-station department set CGJ --stationed HTBC --at 2026-03-01 --reason x
	hl-station consult ask --department CGJ --matter award --at '2026-03-06 15:00' --reason x >/dev/null
	hl-station consult list -f csv --no-header -F due
}
@test "R27: key consult.silence_days" {
	both consult.silence_days 2 2026-03-13T23:59:59+08:00 2026-03-10T23:59:59+08:00 ask
}

# --- scores ---

# Of each list one closed off; SWJ helps on the transfer.
closed() {
	case_of a solo CGJ
	case_of b joint CGJ,ZJJ
	ALL='JTJ SWJ' case_of c transfer JTJ --city SZJ --assist SWJ
	scores "$1"
}
for_all() { echo "CGJ,$1 JTJ,$2 SWJ,$3 ZJJ,$4"; }
@test "R33: key score.base" {
	both score.base 50 "$(for_all 61.5 61.5 60.0 60.5)" "$(for_all 51.5 51.5 50.0 50.5)" closed total
}
@test "R33: key score.solo" {
	both score.solo 2 "$(for_all 61.5 61.5 60.0 60.5)" "$(for_all 62.5 61.5 60.0 60.5)" closed total
}
@test "R33: key score.joint" {
	both score.joint 1.5 "$(for_all 61.5 61.5 60.0 60.5)" "$(for_all 62.5 61.5 60.0 61.5)" closed total
}
@test "R33: key score.transfer" {
	both score.transfer 0 "$(for_all 61.5 61.5 60.0 60.5)" "$(for_all 61.5 60.0 60.0 60.5)" closed total
}
@test "R33: key score.assist" {
	both score.assist 0.3 "$(for_all 61.5 61.5 60.0 60.5)" "$(for_all 61.5 61.5 60.3 60.5)" closed total
}
@test "R33: key score.levels" {
	both score.levels '[district, city]' "$(for_all 61.5 61.5 60.0 60.5)" "CGJ,61.5 JTJ,61.5 SWJ,60.0 SZJ,60.0 ZJJ,60.5" closed total
}
@test "R36: key rank.top" {
	both rank.top 2 "$(for_all top top last top)" "$(for_all top top last '')" closed mark
}

# CGJ is late on an issue that it closes.
late() {
	LATE=CGJ case_of a solo CGJ
	scores total | grep CGJ
}
@test "R33: key score.late" {
	both score.late -1 CGJ,58.0 CGJ,60.0 late
}
@test "R33: key late.forfeits_credit" {
	both late.forfeits_credit true CGJ,58.0 CGJ,57.0 late
}
@test "R33: key late.kinds" {
	both late.kinds '[coordination]' CGJ,58.0 CGJ,61.0 late
}

bonus() {
	LATE=CGJ case_of a solo CGJ
	hl-score bonus --year 2025 --as-of 2026-01-01 -f csv --no-header -F department,party,director | grep ZJJ
}
@test "R36: key rank.top_party" {
	both rank.top_party 2 ZJJ,1.0,3.0 ZJJ,2.0,3.0 bonus
}
@test "R36: key rank.top_director" {
	both rank.top_director 0.5 ZJJ,1.0,3.0 ZJJ,1.0,0.5 bonus
}

idle() {
	LATE=CGJ case_of a solo CGJ
	scores rank,no_load
}
@test "R35: key rank.no_load" {
	both rank.no_load separate "$(for_all 4, 1,yes 1,yes 1,yes)" "$(for_all 1, ,yes ,yes ,yes)" idle
}

# The talk of the last as of 1 December.
last() {
	LATE=CGJ case_of a solo CGJ
	hl-score talks --year 2025 --as-of 2025-12-01 -f csv --no-header -F department,ground,status
}
@test "R40: key score.cutoff" {
	both score.cutoff '"11-30T24:00"' CGJ,last,provisional CGJ,last,proposed last
}

# CGJ was at one of two meetings, ZJJ sent a proxy to one.
attended() {
	hl-meeting hold -q --station HTBC --kind joint --chair 王朝东 --present CGJ,ZJJ --at 2025-03-03 --reason x >/dev/null
	hl-meeting hold -q --station HTBC --kind joint --chair 王朝东 --proxy ZJJ --absent CGJ --at 2025-06-03 --reason x >/dev/null
	scores base | grep -E 'CGJ|ZJJ'
}
@test "R33: key base.min_attendance" {
	both base.min_attendance 80 'CGJ,60.0 ZJJ,60.0' 'CGJ,0.0 ZJJ,60.0' attended
}
@test "R47: key meeting.proxy_counts" {
	SET=base.min_attendance=80 both meeting.proxy_counts false 'CGJ,0.0 ZJJ,60.0' 'CGJ,0.0 ZJJ,0.0' attended
}

appealed() {
	add a 2025-03-03 >/dev/null
	stated dispatch a '2025-03-03 10:00' --list solo --to CGJ >/dev/null	# due on Thursday the 6th
	code hl-score appeal file --issue ref:a --department CGJ --at '2025-03-13 10:00' --reason x
}
@test "R34: key appeal.days" {
	both appeal.days 4 0 7 appealed
}

# Two misses, a talk held, two more.
held() {
	local n
	for n in 03 04 10 11; do
		add "r$n" "2025-03-$n" >/dev/null
		stated dispatch "r$n" "2025-03-$n 10:00" --list solo --to CGJ >/dev/null
	done
	hl-score talk hold --department CGJ --year 2025 --ground consecutive --first ref:r03 --by 王部长 --at '2025-03-08 10:00' --reason x >/dev/null
	hl-score talks --year 2025 --as-of 2025-04-01 -f csv --no-header -F ground,length,status | grep consecutive
}
@test "R38: key talk.rearm" {
	both talk.rearm false 'consecutive,2,held consecutive,2,proposed' consecutive,4,held held
}

# --- beside the points ---

survey() {
	hl-score survey add -q --station HTBC --round 一 --asked 40 --answered 20 --aware 10 --satisfied 10 --at 2025-03-03 --reason x >/dev/null
	hl-score survey list -f csv --no-header -F answered,awareness
}
@test "R43: key survey.min_n" {
	both survey.min_n 20 20, 20,50.0 survey
}

served() {
	hl-meeting hold -q --station HTBC --kind joint --chair 王朝东 --at 2025-02-10 --reason x >/dev/null
	hl-meeting regularity --year 2025 --station HTBC --kind dispatch --long --as-of 2025-04-01 -f csv --no-header -F period,status | grep 2025-02
}
@test "R49: key meeting.joint_serves" {
	both meeting.joint_serves true 2025-02,missing 2025-02,held served
}

@test "R50: key backdate.days" {
	both backdate.days 1 0 7 code hl-issue add --station HTBC --title x --at -2d
}

# --- all of them ---

@test "every rule of the configuration is tried both ways, here or where it is said" {
	local key file title missing=0
	district
	hl-report export | jq -r 'select(.do == "hl-station policy") | .rules[]' | sed 's/=.*//' | sort -u >keys
	[ "$(wc -l <keys)" -gt 50 ]
	while read -r key; do
		grep -qE "^@test \"R[0-9]+: key ${key//./\\.}\"" "$TOP/tests/readings.bats" && continue
		read -r _ file title < <(grep "^$key " <<<"$ELSEWHERE") || { echo "$key is tried nowhere"; missing=1; continue; }
		[ -n "$file" ] && grep -qF "@test \"$title" "$TOP/tests/$file" && grep -qF "${key##*.}" "$TOP/tests/$file" ||
		    { echo "$key: no '$title' in $file"; missing=1; }
	done <keys
	[ "$missing" -eq 0 ]
	# and none is named here that is none
	echo calendar.file >>keys	# where the calendar is, not a rule itself
	sed -nE 's/^@test "R[0-9]+: key ([a-z_.]+)".*/\1/p' "$TOP/tests/readings.bats" | sort | comm -23 - <(sort keys) >unknown
	[ ! -s unknown ] || { cat unknown; false; }
}
