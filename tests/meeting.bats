# shellcheck disable=SC2154 # err is set by refuses
load lib.bash
export HL_CONFIG=$BATS_FILE_TMPDIR/en.yaml

setup_file() {
	echo 'lang: en' >"$HL_CONFIG"
}

hold() {
	hl-meeting hold --reason test --station HTBC --chair 王朝东 "$@"
}

# coordination deadlines of all issues: due times as of the far future
dues() {
	hl-issue overdue --now 2030-01-01 -f csv --no-header -F kind,department,due | grep ^coordination
}

@test "R45 every kind of meeting is held, by its code or its Chinese word" {
	district
	[ "$(hold --kind joint --at 2026-03-02)" = HTBC-2026-M001 ]
	[ "$(hold --kind 工作调度会 --at 2026-03-03)" = HTBC-2026-M002 ]
	[ "$(hold --kind special --event 防汛 --plan 三步走 --at 2026-03-04)" = HTBC-2026-M003 ]
	run hl-meeting list -f csv -F number,station,kind,state,at,chair
	[ "${lines[1]}" = HTBC-2026-M001,HTBC,joint,held,2026-03-02T09:00:00+08:00,王朝东 ]
	[ "${lines[2]}" = HTBC-2026-M002,HTBC,dispatch,held,2026-03-03T09:00:00+08:00,王朝东 ]
	[ "${lines[3]}" = HTBC-2026-M003,HTBC,special,held,2026-03-04T09:00:00+08:00,王朝东 ]
}

@test "R45 a special meeting needs event and plan, a coordination meeting issues" {
	district
	refuses 7 hold --kind special --plan 三步走 --at 2026-03-02
	[[ $err == *R45*--event ]]
	refuses 7 hold --kind special --event 防汛 --at 2026-03-02
	[[ $err == *R45*--plan ]]
	refuses 7 hold --kind coordination --at 2026-03-02
	[[ $err == *R45*--issues ]]
	[ -z "$(hl-meeting list)" ]
}

@test "R45 the event of a special meeting is kept, in the journal too" {
	district
	hold --kind special --event 防汛 --plan 三步走 --at 2026-03-02
	hl-meeting show HTBC-2026-M001 -f tsv | grep -q $'^event\t防汛$'
	hl-report journal --command hold -f json -F args | grep -q '\\"event\\":\\"防汛\\"'
}

@test "R46 the chair is head or deputy of the day of the meeting" {
	district
	[ "$(hl-meeting hold --reason test --station HTBC --kind joint --chair 李书记 --at 2026-03-02)" = HTBC-2026-M001 ]
	refuses 7 hl-meeting hold --reason test --station HTBC --kind joint --chair 吴爱德 --at 2026-03-02
	[[ $err == *R46*'王朝东 (head), 李书记 (deputy)'* ]]
	refuses 7 hl-meeting hold --reason test --station MS --kind joint --chair 李书记 --at 2026-03-02
	[[ $err == *'吴爱德 (head)'* ]]
}

@test "R46 after the head has changed the earlier one chairs earlier meetings only" {
	district
	hl-station set HTBC --head 丁山 --at 2026-03-10 --reason test
	hold --kind joint --at 2026-03-09
	refuses 7 hold --kind joint --at 2026-03-11
	[[ $err == *'丁山 (head)'* ]]
	hl-meeting hold --reason test --station HTBC --kind joint --chair '丁　山' --at 2026-03-11
	refuses 7 hl-meeting hold --reason test --station HTBC --kind joint --chair 丁山 --at 2026-03-09
}

@test "meetings are numbered by station and civil year without gaps" {
	district
	[ "$(hold --kind joint --at '2025-12-31 23:59')" = HTBC-2025-M001 ]
	[ "$(hold --kind joint --at '2026-01-01 00:00')" = HTBC-2026-M001 ]
	refuses 7 hold --kind special --at 2026-01-02
	[ "$(hold --kind dispatch --at 2025-12-30)" = HTBC-2025-M002 ]
	[ "$(hl-meeting hold --reason test --station 马山社区 --kind joint --chair 吴爱德 --at 2026-01-05)" = MS-2026-M001 ]
	[ "$(hold --kind joint --at 2026-02-01)" = HTBC-2026-M002 ]
}

@test "R47 attendance by person or department, each once" {
	district
	hold --kind joint --at 2026-03-02 --present 区城管局,张三 --present '李  四' --proxy ZJJ --leave SWJ --absent 王五 \
	    --invited CGJ,ZJJ,JTJ,赵六
	run hl-meeting show HTBC-2026-M001 -f csv --no-header
	[[ $output == *'invited,JTJ 区交通局'$'\n'invited,赵六$'\n''present,CGJ 区城管局'$'\n'present,张三$'\n'present,李四$'\n''proxy,ZJJ 区住建局'$'\n''leave,SWJ 区水务局'$'\n'absent,王五 ]]
	run hl-meeting list -f csv --no-header -F invited,present,proxy,leave,absent,attended
	[ "$output" = 2,3,1,1,1,4 ]
	printf 'meeting:\n  proxy_counts: no\n' >own.yaml
	run hl-meeting list -c own.yaml -d hl.db -f csv --no-header -F attended
	[ "$output" = 3 ]
}

@test "R47 nobody is entered twice" {
	district
	refuses 7 hold --kind joint --at 2026-03-02 --present CGJ,区城管局
	[[ $err == *CGJ*twice* ]]
	refuses 7 hold --kind joint --at 2026-03-02 --present 张三 --absent 张三
	[[ $err == *张三*present*absent* ]]
	refuses 7 hold --kind joint --at 2026-03-02 --invited 张三,张三
	[ "$(hold --kind joint --at 2026-03-02)" = HTBC-2026-M001 ]
}

@test "R47 a code no department has is recorded as a person, and said so" {
	district
	hold --kind joint --at 2026-03-02 --present CGX 2>err.txt
	grep -q "'CGX' is recorded as a person" err.txt
}

@test "R21 a coordination meeting opens a deadline of 3 working days for each district department" {
	district
	a=$(raise 2020-04-20)
	hl-issue dispatch "$a" --list transfer --to CGJ --assist ZJJ --city SZJ --task 修复 --responsible 张工 \
	    --standard 恢复照明 --at 2020-04-20 --reason test
	hold --kind coordination --issues "$a" --at 2020-04-24
	hl-report journal --command hold -f json -F decided | jq -e '.[0].decided | fromjson | .dues ==
	    [["HTBC-2020-0001","CGJ","2020-04-28T23:59:59+08:00"],["HTBC-2020-0001","ZJJ","2020-04-28T23:59:59+08:00"]]'
	run dues
	[ "$output" = coordination,CGJ,2020-04-28T23:59:59+08:00$'\n'coordination,ZJJ,2020-04-28T23:59:59+08:00 ]
}

@test "R21 check vectors: 3 working days after the day of the meeting" {
	district
	for v in 2020-04-24=2020-04-28 2020-04-30=2020-05-08 2020-09-30=2020-10-12; do
		a=$(raise 2020-04-01)
		solo "$a" CGJ 2020-04-01
		hold --kind 现场办公 --issues "$a" --at "${v%=*}"
		hl-issue overdue --now 2030-01-01 -f csv --no-header -F number,kind,due |
		    grep -qx "$a,coordination,${v#*=}T23:59:59+08:00"
	done
}

@test "R21 the deadline is in addition to the dispatch deadline and met by feedback after the meeting" {
	district
	a=$(raise 2026-03-02)
	solo "$a" CGJ 2026-03-02
	feed "$a" CGJ progress '2026-03-03 10:00'
	hold --kind coordination --issues "$a" --at 2026-03-04
	[ "$(hl-issue overdue --now 2026-03-10 -f csv --no-header -F kind,due)" = coordination,2026-03-09T23:59:59+08:00 ]
	feed "$a" CGJ 'done' '2026-03-05 10:00'
	[ -z "$(hl-issue overdue --now 2026-03-10)" ]
}

@test "R21 issues must be dispatched or resolved and of that station" {
	district
	a=$(raise 2026-03-02)
	refuses 7 hold --kind coordination --issues "$a" --at 2026-03-03
	[[ $err == *open* ]]
	solo "$a" CGJ 2026-03-04
	refuses 7 hold --kind coordination --issues "$a" --at 2026-03-03
	refuses 7 hl-meeting hold --reason test --station MS --kind coordination --chair 吴爱德 --issues "$a" --at 2026-03-05
	[[ $err == *"$a"*MS* ]]
	refuses 3 hold --kind coordination --issues HTBC-2026-0099 --at 2026-03-05
	refuses 7 hold --kind coordination --issues "$a,$a" --at 2026-03-05
	feed "$a" CGJ 'done' 2026-03-05
	hl-issue close "$a" --at 2026-03-06 --reason test
	refuses 7 hold --kind coordination --issues "$a" --at 2026-03-07
	[[ $err == *closed* ]]
	[ -z "$(hl-meeting list)" ]
}

@test "a dispatch meeting tables open issues, but none raised later" {
	district
	a=$(raise 2026-03-02 --ref 12345-1)
	b=$(raise 2026-03-10)
	hold --kind dispatch --issues ref:12345-1 --at 2026-03-05
	[ "$(hl-meeting list -f csv --no-header -F issues)" = "$a" ]
	refuses 7 hold --kind dispatch --issues "$a,$b" --at 2026-03-05
	[[ $err == *"$b was raised after"* ]]
	hold --kind dispatch --issues "$b,$a" --at 2026-03-11
	[ "$(hl-meeting list -f csv --no-header -F issues --since 2026-03-06)" = "$a;$b" ]
	hl-meeting show HTBC-2026-M001 -f tsv | grep -q "^issue	$a 12345-1 路灯不亮$"
}

@test "R50 no meeting in the future, none far back without a reason" {
	district
	refuses 7 hl-meeting hold --station HTBC --kind joint --chair 王朝东 --at 2090-03-02
	refuses 7 hl-meeting hold --station HTBC --kind joint --chair 王朝东 --at 2026-03-02
	hl-meeting hold --station HTBC --kind joint --chair 王朝东
}

@test "what is missing, unknown or outside a set is refused" {
	district
	refuses 2 hl-meeting hold --kind joint --chair 王朝东
	refuses 2 hl-meeting hold --station HTBC --chair 王朝东
	refuses 2 hl-meeting hold --station HTBC --kind joint
	refuses 2 hold --kind party
	[[ $err == *'joint, dispatch, special, coordination'* ]]
	refuses 3 hl-meeting hold --station HTBX --kind joint --chair 王朝东
	refuses 3 hl-meeting show HTBC-2026-M001
	refuses 3 hl-meeting show M1
	refuses 2 hold --kind joint --at 2026-02-30
	refuses 2 hl-meeting schedule --station HTBC --kind joint
	refuses 2 hl-meeting list --month 2026-13
	refuses 2 hl-meeting list --state over
	hold --kind joint --at 2026-03-02
	refuses 3 hl-meeting show HTBC-2026-M002
	[[ $err == *HTBC-2026-M001* ]]
}

@test "a meeting is scheduled, then held under its number" {
	district
	[ "$(hl-meeting schedule --station HTBC --kind dispatch --on 2098-01-06 --agenda 四清单 --chair 李书记)" = HTBC-2098-M001 ]
	[ "$(hl-meeting list -f csv --no-header -F state,at,chair,agenda)" = scheduled,2098-01-06T09:00:00+08:00,李书记,四清单 ]
	refuses 7 hl-meeting hold HTBC-2098-M001 --kind joint
	refuses 7 hl-meeting hold HTBC-2098-M001 --station MS
	[ "$(hl-meeting hold HTBC-2098-m001 --present CGJ)" = HTBC-2098-M001 ]
	[ "$(hl-meeting list -f csv --no-header -F number,state,chair,present,agenda)" = HTBC-2098-M001,held,李书记,1,四清单 ]
	refuses 7 hl-meeting hold HTBC-2098-M001
	[[ $err == *'it is held' ]]
}

@test "a scheduled meeting lies ahead and its chair is in post then" {
	district
	refuses 7 hl-meeting schedule --station HTBC --kind joint --on 2026-03-02
	[[ $err == *past* ]]
	refuses 7 hl-meeting schedule --station HTBC --kind joint --on +3d --chair 吴爱德
}

@test "a scheduled meeting is cancelled with a reason" {
	district
	hl-meeting schedule --station HTBC --kind joint --on 2098-01-06
	refuses 7 hl-meeting cancel HTBC-2098-M001
	hl-meeting cancel HTBC-2098-M001 --reason 防汛
	[ "$(hl-meeting list --state cancelled -f ids)" = HTBC-2098-M001 ]
	refuses 7 hl-meeting cancel HTBC-2098-M001 --reason 防汛
	[[ $err == *cancelled* ]]
	refuses 7 hl-meeting hold HTBC-2098-M001 --chair 王朝东
}

@test "list takes station, kind, state, since, until, year and month" {
	district
	hold --kind joint --at 2025-12-30
	hold --kind dispatch --at 2026-01-31
	hold --kind joint --at 2026-02-01
	hl-meeting hold --reason test --station MS --kind joint --chair 吴爱德 --at 2026-02-02
	[ "$(hl-meeting list --station MS -f ids)" = MS-2026-M001 ]
	[ "$(hl-meeting list --kind 工作调度会 -f ids)" = HTBC-2026-M001 ]
	[ "$(hl-meeting list --year 2025 -f ids)" = HTBC-2025-M001 ]
	[ "$(hl-meeting list --month 2026-01 -f ids)" = HTBC-2026-M001 ]
	[ "$(hl-meeting list --since 2026-02-01 --until 2026-02-01 -f ids)" = HTBC-2026-M002 ]
	[ "$(hl-meeting list --state scheduled -f json)" = '[]' ]
}

@test "R51 a voided coordination meeting takes its deadlines back" {
	district
	a=$(raise 2026-03-02)
	solo "$a" CGJ 2026-03-02
	feed "$a" CGJ progress 2026-03-03
	hold --kind coordination --issues "$a" --at 2026-03-04
	n=$(hl-report journal --command hold -f ids)
	hl-meeting void "$n" --reason 录入错误
	[ -z "$(hl-issue overdue)" ]
	[ -z "$(hl-meeting list)" ]
	refuses 3 hl-meeting show HTBC-2026-M001
	[[ $err == *voided ]]
	[ "$(hold --kind joint --at 2026-03-05)" = HTBC-2026-M002 ]
}

@test "R51 voiding the holding of a scheduled meeting makes it scheduled again" {
	district
	hl-meeting schedule --station HTBC --kind dispatch --on 2098-01-06 --agenda 四清单
	hl-meeting hold HTBC-2098-M001 --chair 王朝东 --agenda 别的 --present CGJ
	refuses 7 hl-meeting void "$(hl-report journal --command schedule -f ids)" --reason 录入错误
	[[ $err == *held* ]]
	hl-meeting void "$(hl-report journal --command hold -f ids)" --reason 录入错误
	[ "$(hl-meeting list -f csv --no-header -F state,at,chair,present,agenda)" = scheduled,2098-01-06T09:00:00+08:00,,0,四清单 ]
	hl-meeting hold HTBC-2098-M001 --chair 王朝东 --present CGJ
}

@test "batch records meetings, all or nothing" {
	district
	hl-meeting batch -q --reason test <<-'END'
	{"do":"hold","station":"HTBC","kind":"special","chair":"王朝东","event":"防汛","plan":"三步走","present":["CGJ","张三"],"at":"2026-03-02"}
	END
	[ "$(hl-meeting list -f csv --no-header -F number,kind,present)" = HTBC-2026-M001,special,2 ]
	refuses 4 hl-meeting batch -q --reason test <<-'END'
	{"do":"hold","station":"HTBC","kind":"joint","chair":"王朝东","at":"2026-03-02"}
	{"do":"hold","station":"HTBC","kind":"joint","chair":"张三","at":"2026-03-02"}
	END
	[[ $err == *:2:*R46* ]]
	[ "$(hl-meeting list -f ids | wc -l)" -eq 1 ]
}
