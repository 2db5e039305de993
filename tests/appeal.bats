# Misses that can still be appealed against (R34).
# shellcheck disable=SC2154 # err is set by refuses
load lib.bash
export HL_CONFIG=$BATS_FILE_TMPDIR/en.yaml

setup_file() {
	echo 'lang: en' >"$HL_CONFIG"
}

appeal() {
	hl-score appeal "$1" --reason x "${@:2}"
}

# misses TIME [OPTION...]: issue and department of each.
misses() {
	hl-score appeal misses --as-of "$1" -f csv --no-header -F issue,department "${@:2}"
}

@test "R34 a miss is listed from the second after its due to the end of the 10th working day after the due day" {
	district
	solo "$(raise 2026-03-02)" CGJ 2026-03-02	# due Thu 5, limit Thu 19
	[ -z "$(misses '2026-03-05 23:59:59')" ]
	[ "$(misses '2026-03-06 00:00:00')" = HTBC-2026-0001,CGJ ]
	[ "$(misses '2026-03-19 23:59:59')" = HTBC-2026-0001,CGJ ]
	[ -z "$(misses '2026-03-20 00:00:00')" ]
	[ "$(hl-score appeal misses --as-of 2026-03-10 -f csv --no-header -F issue,department,title,count,due,appeal_by,days)" = \
	    HTBC-2026-0001,CGJ,路灯不亮,1,2026-03-05T23:59:59+08:00,2026-03-19T23:59:59+08:00,9 ]
	run hl-score appeal misses --as-of 2026-03-10 -e
	[ "$status" -eq 10 ]
	# answered late it is a miss all the same, answered in time it is none
	feed HTBC-2026-0001 CGJ 'done' 2026-03-09
	[ "$(misses 2026-03-10)" = HTBC-2026-0001,CGJ ]
	solo "$(raise 2026-03-02)" ZJJ 2026-03-02
	feed HTBC-2026-0002 ZJJ 'done' '2026-03-05 23:59:59'
	[ "$(misses 2026-03-10)" = HTBC-2026-0001,CGJ ]
	# the number of days is a key
	printf 'lang: en\nappeal:\n  days: 1\n' >c.yaml
	[ "$(misses '2026-03-06 23:59:59' -c c.yaml)" = HTBC-2026-0001,CGJ ]
	[ -z "$(misses '2026-03-07 00:00:00' -c c.yaml)" ]
}

@test "R34 not while an appeal is to be ruled on; upheld it is waived, rejected only a new miss counts" {
	district
	for d in CGJ ZJJ SWJ; do
		solo "$(raise 2026-03-02)" $d 2026-03-02
	done
	for d in 1 2; do
		appeal file --issue HTBC-2026-000$d --department "$(hl-issue list -f csv --no-header -F number,departments | sed -n "s/.*000$d,//p")" --at '2026-03-09 10:00:00'
	done
	[ "$(misses '2026-03-09 09:59:59' | wc -l)" -eq 3 ]
	[ "$(misses '2026-03-09 10:00:00')" = HTBC-2026-0003,SWJ ]
	appeal uphold --issue HTBC-2026-0001 --department CGJ --at '2026-03-10 10:00'
	appeal reject --issue HTBC-2026-0002 --department ZJJ --at '2026-03-10 10:00'
	[ "$(misses 2026-03-12)" = HTBC-2026-0003,SWJ ]
	[ "$(misses 2026-03-09)" = HTBC-2026-0003,SWJ ]
	# a second deadline missed after the rejection
	hl-meeting hold -q --station HTBC --kind coordination --chair 王朝东 --issues HTBC-2026-0001,HTBC-2026-0002 --at 2026-03-11 --reason x >/dev/null
	[ "$(misses '2026-03-17 00:00:00')" = $'HTBC-2026-0003,SWJ\nHTBC-2026-0001,CGJ\nHTBC-2026-0002,ZJJ' ]
	[ "$(hl-score appeal misses --as-of 2026-03-17 --department ZJJ -f csv --no-header -F count,due)" = 1,2026-03-16T23:59:59+08:00 ]
	# taken back, the appeal is as if it had not been
	hl-score void "$(hl-report journal --command 'appeal reject' -f ids)" --reason x
	[ -z "$(misses now)" ]
	hl-score void "$(hl-report journal --command 'appeal file' -f ids | tail -1)" --at 2026-03-12 --reason x
	[ "$(hl-score appeal misses --as-of 2026-03-17 --department ZJJ -f csv --no-header -F count,due)" = 2,2026-03-16T23:59:59+08:00 ]
}

@test "R34 by department with those merged into it, by station, by when the time ends" {
	district
	solo "$(raise 2026-03-02)" CGJ 2026-03-02
	solo "$(raise 2026-03-04 --ref X9)" ZJJ 2026-03-04	# due Mon 9 (the 7th rolls), limit Mon 23
	hl-issue add -q --station MS --title x --category 民生改善 --at 2026-03-02 --reason x
	solo MS-2026-0001 SWJ 2026-03-02
	hl-station department merge CGJ --into JTJ --at 2026-03-06 --reason x >/dev/null
	[ "$(misses 2026-03-16)" = $'HTBC-2026-0001,CGJ\nMS-2026-0001,SWJ\nHTBC-2026-0002,ZJJ' ]
	[ "$(misses 2026-03-16 --department CGJ)" = HTBC-2026-0001,CGJ ]
	[ "$(misses 2026-03-16 --department 区交通局)" = HTBC-2026-0001,CGJ ]
	[ "$(misses 2026-03-16 --station MS)" = MS-2026-0001,SWJ ]
	[ "$(misses 2026-03-16 --within 3d | wc -l)" -eq 2 ]
	[ -z "$(misses '2026-03-16' --within 1d)" ]
	[ "$(misses 2026-03-16 --within soon 2>/dev/null || echo $?)" = 2 ]
	[ "$(hl-score appeal misses --as-of 2026-03-16 --within 7d -f csv --no-header -F issue,ref | tail -1)" = HTBC-2026-0002,X9 ]
	refuses 3 hl-score appeal misses --department NEMO
	refuses 3 hl-score appeal misses --station NEMO
}

@test "R34 whatever is listed can be appealed against at that moment, and nothing else" {
	district
	# shellcheck disable=SC2046
	for day in 02 03 04 05 06 09 10 11; do
		n=$(raise "2026-03-$day")
		hl-issue dispatch "$n" --list joint --to CGJ,ZJJ --task t --responsible r --standard s --at "2026-03-$day" --reason t
		feed "$n" CGJ progress "2026-03-$((10#$day + 2))"
		feed "$n" ZJJ progress "2026-03-$((10#$day + 6))"
	done >/dev/null
	appeal file --issue HTBC-2026-0002 --department ZJJ --at 2026-03-13
	appeal reject --issue HTBC-2026-0002 --department ZJJ --at 2026-03-16
	appeal file --issue HTBC-2026-0003 --department ZJJ --at 2026-03-13
	appeal uphold --issue HTBC-2026-0003 --department ZJJ --at 2026-03-16
	appeal file --issue HTBC-2026-0004 --department ZJJ --at 2026-03-13
	hl-meeting hold -q --station HTBC --kind coordination --chair 王朝东 --issues HTBC-2026-0002,HTBC-2026-0003,HTBC-2026-0005 --at 2026-03-17 \
	    --reason x >/dev/null
	for t in '2026-03-17 12:00' '2026-03-19 23:59:59' '2026-03-20 00:00:00' '2026-03-23 12:00' '2026-03-27 12:00' '2026-04-08 12:00'; do
		misses "$t" | sort >is
		for i in 1 2 3 4 5 6 7 8; do
			for d in CGJ ZJJ; do
				! appeal file -n --issue HTBC-2026-000$i --department $d --at "$t" >/dev/null 2>&1 || echo HTBC-2026-000$i,$d
			done
		done | sort >want
		diff is want
		wc -l <is >>sizes
	done
	[ "$(sort -u sizes | wc -l)" -ge 3 ]
}

@test "R34 the listing reads no more than the misses of its days" {
	sqlite3 hl.db "EXPLAIN QUERY PLAN SELECT d.issue_id FROM department p CROSS JOIN deadline d INDEXED BY deadline_missed ON d.department_id = p.id
		WHERE d.due >= 5 AND d.due < 9 AND d.met > d.due AND d.void > 9 AND d.waived > 9 AND d.known <= 9 AND d.gone > 9" >plan
	grep -q 'COVERING INDEX deadline_missed (department_id=? AND due>? AND due<?)' plan
}
