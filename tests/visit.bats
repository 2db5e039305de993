# Visits (R30) to issues and back.
load lib.bash

visit() {
	hl-station visit add --reason test "$@"
}

@test "R30 a visit names a squad of the station on that day, or members" {
	district
	hl-station squad add --station HTBC --name 平安小分队 --from 2026-03-01 --to 2026-03-31
	visit --station HTBC --squad 平安小分队 --area 平安创建 --text 夜间照明不足 --at 2026-03-31
	refuses 3 visit --station HTBC --squad 平安小分队 --area 平安创建 --text 迟 --at 2026-04-01
	refuses 3 visit --station MS --squad 平安小分队 --area 平安创建 --text 别站 --at 2026-03-05
	refuses 2 visit --station HTBC --area 平安创建 --text 无人
	refuses 2 visit --station HTBC --members 张三 --area 闲聊 --text 无
	visit --station HTBC --members 张三,李四 --area 基层治理 --text $'一\n二'
	[ "$(hl-station visit list --month 2026-03 -f ids | wc -l)" -eq 1 ]
	printf 'station:\n  visit_areas: [闲聊]\n' >c.yaml
	visit -c c.yaml --station HTBC --members 张三 --area 闲聊 --text 无
	refuses 2 visit -c c.yaml --station HTBC --members 张三 --area 基层治理 --text 无
}

@test "R30 an opinion heard becomes an issue, and each shows the other" {
	district
	v=$(visit --station HTBC --members 张三 --area 基层治理 --text 楼道堆物 --at 2026-03-02)
	i=$(hl-station visit raise "$v" --title 楼道堆物 --category 环境整治 --at 2026-03-03 --reason test)
	[ "$i" = HTBC-2026-0001 ]
	k=$(hl-issue add --station HTBC --title 灯不亮 --visit "$v" --source resident --at 2026-03-04 --reason test)
	[ "$(hl-issue show "$i" -f tsv | sed -n 's/^\(visit\|source\)\t//p' | tr '\n' ' ')" = "visit $v " ]
	[ "$(hl-issue show "$k" -f tsv | sed -n 's/^source\t//p')" = resident ]
	hl-station visit show "$v" -f tsv | grep "^issue	$i open: 楼道堆物"
	hl-station visit show "$v" -f tsv | grep "^issue	$k "
	[ "$(hl-station visit list -f tsv --no-header -F raised_issues)" -eq 2 ]
	[ "$(hl-issue list --source visit -f ids 2>/dev/null || hl-issue list -f ids | head -1)" = "$i" ]
	# the journal has one event of it, a hl-issue add
	[ "$(sqlite3 hl.db "SELECT count(*), group_concat(command) FROM event WHERE program = 'hl-issue'")" = '2|add,add' ]
	refuses 7 hl-station void "$v" --reason 错
	hl-issue void "$(sqlite3 hl.db 'SELECT event FROM issue WHERE serial = 1')" --reason 错
	hl-issue void "$(sqlite3 hl.db 'SELECT event FROM issue WHERE serial = 2')" --reason 错
	hl-station visit show "$v" -f tsv | grep -c '^issue' | grep -qx 0
	hl-station void "$v" --reason 错
	refuses 7 hl-station visit raise "$v" --title 迟了
	hl-report export >journal
	hl-station init -d 2.db
	hl-station batch -q -d 2.db journal
	diff <(sqlite3 hl.db .dump) <(sqlite3 2.db .dump)
}

@test "R30 what follows a visit is of its station and no earlier" {
	district
	v=$(visit --station HTBC --members 张三 --area 基层治理 --text 楼道堆物 --at 2026-03-02)
	refuses 7 hl-station visit raise "$v" --title 早 --at 2026-03-01 --reason test
	refuses 7 hl-issue add --station MS --title 别站 --visit "$v"
	refuses 3 hl-issue add --station HTBC --title 无 --visit 999
	refuses 3 hl-station visit raise 1 --title 无
	refuses 2 hl-station visit raise "$v"
	[ -z "$(hl-issue list -f ids)" ]
	# a dry run raises nothing; by batch it works
	hl-station visit raise "$v" --title 试 -n
	[ -z "$(hl-issue list -f ids)" ]
	echo "{\"do\":\"visit raise\",\"event\":$v,\"title\":\"批\"}" | hl-station batch -q
	[ "$(hl-issue list -f ids)" = HTBC-2026-0001 ]
}
