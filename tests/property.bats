load lib.bash

# Random histories judged twice: by the programs and by property/model.awk, which is written from the rules alone. SEEDS=N for more of them.

P=$TOP/tests/property

@test "R33 R40 R41 rank, explain, talks, overdue, list, flag and what was settled of random histories are those of the plain model at every T" {
	SEEDS=${SEEDS:-4} run "$P/run"
	[ "$status" -eq 0 ] || { echo "$output"; return 1; }
}

@test "a model that counts one day more does not agree" {
	mkdir -p tests lib/util
	cp -r "$P" tests/
	cp "$TOP/lib/util/calendar-cn.tsv" lib/util/
	sed -i 's/n += left$/n += left + 1/' tests/property/model.awk
	LEN=80 run tests/property/run 2
	[ "$status" -eq 1 ]
	[[ $output == *"seed 2: "*"1 histories, 1 differ" ]]
}

@test "a seed gives the same history under every awk there is" {
	local awk
	mawk -v seed=7 -v len=60 -f "$P/history.awk" >one || awk -v seed=7 -v len=60 -f "$P/history.awk" >one
	for awk in awk mawk gawk; do
		command -v $awk >/dev/null || continue
		$awk -v seed=7 -v len=60 -f "$P/history.awk" | cmp - one
	done
}

# --- what the histories have found ---

# late DEPT TIME: issues it is late on in 2026
late() { hl-score rank --year 2026 --as-of "$2" -f csv --no-header -F department,late | sed -n "s/^$1,//p"; }

# redo ISSUE TIME OPTION...
redo() {
	local issue=$1 at=$2
	shift 2
	hl-issue redispatch "$issue" --at "$at" --reason x "$@" >/dev/null
}

# seq COMMAND: the last event of that command
seq_of() { sqlite3 hl.db "SELECT max(seq) FROM event WHERE command = '$1'"; }

@test "R14 redispatch to list local without a department is to the station itself" {
	district
	n=$(raise 2026-03-02)
	solo "$n" CGJ '2026-03-02 10:00'
	redo "$n" 2026-03-03 --list local
	[ "$(hl-issue list -f csv --no-header -F list,departments,state)" = local,,dispatched ]
	hl-issue close "$n" --at 2026-03-04 --reason x
}

@test "R21 a meeting recorded after a re-dispatch binds those who were on the issue at the meeting" {
	district
	n=$(raise 2026-03-02)
	solo "$n" CGJ '2026-03-02 10:00'
	feed "$n" CGJ progress '2026-03-03 10:00'
	redo "$n" '2026-03-20 10:00' --list solo --to ZJJ
	hl-meeting hold --station HTBC --kind coordination --chair 王朝东 --issues "$n" --at '2026-03-09 10:00' --reason x
	[ "$(late CGJ 2026-03-12)" = 0 ]
	[ "$(late CGJ 2026-03-13)" = 1 ]
	[ "$(late ZJJ 2026-03-13)" = 0 ]
}

@test "R33 a close-off dated before a meeting recorded already leaves the meeting nobody to bind, until the issue is reopened" {
	district
	n=$(raise 2026-03-02)
	solo "$n" CGJ '2026-03-02 10:00'
	hl-meeting hold --station HTBC --kind coordination --chair 王朝东 --issues "$n" --at '2026-03-09 10:00' --reason x
	feed "$n" CGJ done '2026-03-03 10:00'
	hl-issue close "$n" --at '2026-03-04 10:00' --reason x
	[ "$(late CGJ 2026-03-20)" = 0 ]
	hl-issue reopen "$n" --at '2026-03-05 10:00' --reason x
	feed "$n" CGJ progress '2026-03-06 10:00'
	[ "$(late CGJ 2026-03-20)" = 1 ]
}

@test "R33 a fact recorded after a voiding and dated before it is seen at every T since it happened" {
	district
	n=$(raise 2026-03-02)
	solo "$n" CGJ '2026-03-02 10:00'
	feed "$n" CGJ done '2026-03-03 10:00'
	hl-issue reject "$n" --at '2026-03-10 10:00' --reason x
	hl-issue void "$(seq_of reject)" --at '2026-03-20 10:00' --reason x
	[ "$(late CGJ '2026-03-15')" = 1 ]
	feed "$n" CGJ done '2026-03-11 10:00'
	[ "$(late CGJ '2026-03-15')" = 0 ]
	[ "$(late CGJ '2026-03-25')" = 0 ]
}

@test "R9 R33 a re-dispatch recorded once a close-off before it was voided has no place at an earlier T, which sees the issue closed" {
	district
	n=$(raise 2026-03-02)
	solo "$n" CGJ '2026-03-02 10:00'
	feed "$n" CGJ done '2026-03-03 10:00'
	hl-issue close "$n" --at '2026-03-05 10:00' --reason x
	hl-issue void "$(seq_of close)" --at '2026-03-20 10:00' --reason x
	redo "$n" '2026-03-10 10:00' --list solo --to ZJJ
	[ "$(late ZJJ 2026-03-15)" = 0 ]
	[ "$(late ZJJ 2026-03-25)" = 1 ]
	[ "$(hl-score rank --year 2026 --as-of 2026-03-15 -f csv --no-header -F department,solo | sed -n 's/^CGJ,//p')" = 1 ]
}

@test "R14 R33 a done recorded after the re-dispatch it came before no longer counts, and feedback is owed anew" {
	district
	n=$(raise 2026-03-02)
	hl-issue dispatch "$n" --list joint --to CGJ,ZJJ --task t --responsible r --standard s --at '2026-03-02 10:00' --reason x
	redo "$n" '2026-03-04 10:00' --list joint --to CGJ,SWJ
	feed "$n" CGJ done '2026-03-03 10:00'
	[ "$(hl-issue list -f ids -F state)" = dispatched ]
	[ "$(late CGJ 2026-03-10)" = 1 ]
}

@test "R34 an appeal that was upheld stands though a re-dispatch dated back takes the miss away that it was in time for" {
	district
	n=$(raise 2026-03-02)
	solo "$n" CGJ '2026-03-02 10:00'
	hl-meeting hold --station HTBC --kind coordination --chair 王朝东 --issues "$n" --at '2026-04-01 10:00' --reason x
	hl-score appeal file --issue "$n" --department CGJ --at '2026-04-08 10:00' --reason x
	hl-score appeal uphold --issue "$n" --department CGJ --at '2026-04-10 10:00' --reason x
	[ "$(late CGJ 2026-04-20)" = 0 ]
	redo "$n" '2026-03-31 10:00' --list solo --to ZJJ
	[ "$(late CGJ 2026-04-09)" = 1 ]
	[ "$(late CGJ 2026-04-20)" = 0 ]
	seq=$(hl-issue note "$n" --text x --at 2026-04-21 --reason x >/dev/null; seq_of note)
	hl-issue void "$seq" --at 2026-04-22 --reason x
	[ "$(late CGJ 2026-04-20)" = 0 ]
}

@test "R34 a deadline that feedback dated back shows to be on time is not waived" {
	district
	n=$(raise 2026-03-02)
	solo "$n" CGJ '2026-03-02 10:00'
	hl-score appeal file --issue "$n" --department CGJ --at '2026-03-09 10:00' --reason x
	hl-score appeal uphold --issue "$n" --department CGJ --at '2026-03-10 10:00' --reason x
	[ "$(sqlite3 hl.db 'SELECT count(*) FROM deadline WHERE waived < 253402300799 AND gone = 253402300799')" = 1 ]
	feed "$n" CGJ done '2026-03-03 10:00'
	[ "$(sqlite3 hl.db 'SELECT count(*) FROM deadline WHERE waived < 253402300799 AND gone = 253402300799')" = 0 ]
}

@test "a cancelled issue lists the departments of its end, not one withdrawn in the same second" {
	district
	n=$(raise 2026-03-02)
	solo "$n" CGJ '2026-03-02 10:00'
	redo "$n" '2026-03-03 10:00' --list solo --to ZJJ
	hl-issue cancel "$n" --at '2026-03-03 10:00' --reason x
	[ "$(hl-issue list -f csv --no-header -F departments)" = ZJJ ]
}
