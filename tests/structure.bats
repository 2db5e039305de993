# What the structure lacks of R1 to R7: hl-station check.
load lib.bash

# lacks [OPTION...]: kind and station of each shortfall in the middle of 2026, in one line.
lacks() {
	local rc=0 rules=(--rule 'R1,R2,R3,R6,R7,R20')
	[[ "$*" != *--rule* ]] || rules=()
	hl-station check --as-of 2026-06-30 --lang en -f csv --no-header -F kind,station "${rules[@]}" "$@" >lacks.csv || rc=$?
	[ "$rc" -eq "$([ -s lacks.csv ] && echo 10 || echo 0)" ] || { echo "exit $rc"; return 1; }
	tr '\n' ' ' <lacks.csv
}

# founding [OPTION...]: those of R7 that are about founding.
founding() {
	lacks --rule R7 "$@" | tr ' ' '\n' | grep founded | tr '\n' ' ' || true
}

# whole: a station that lacks nothing.
whole() {
	hl-station add --code HTBC --street 花亭路街道 --community 花亭北村社区 --head 王朝东 --deputy 李书记 --founded 2020-04-20
	hl-station department add --code CGJ --name 区城管局 --level district --stationed HTBC
	hl-station member add --station HTBC --name 张三 --category 网格长 --from 2020-05-01
	hl-station leading add --role leader --person 吴爱德 --from 2020-04-20 --reason 补录
	hl-station leading add --role director --person 某部长 --from 2020-04-20 --reason 补录
	hl-station wechat add --station HTBC --state yes --at 2020-04-28 --reason 补录
	hl-station wechat add --state yes --at 2020-04-28 --reason 补录
}

@test "R1 to R7: a station that has all is exit 0 and prints nothing" {
	whole
	run hl-station check --as-of 2026-06-30
	[ "$status" -eq 0 ]
	[ -z "$output" ]
	[ "$(hl-station check --as-of 2026-06-30 -f json)" = '[]' ]
}

@test "R1 R2 a vacancy is listed since the last post ended, with who held it" {
	whole
	hl-station set HTBC --vacant head --vacant deputy --at 2026-03-01 --reason 调离
	[ "$(lacks)" = "no-head,HTBC no-deputy,HTBC " ]
	run hl-station check --as-of 2026-06-30 --lang en -f csv --rule R1
	[ "$status" -eq 10 ]
	[ "${lines[0]}" = rule,kind,station,department,what,since,detail ]
	[ "${lines[1]}" = "R1,no-head,HTBC,,no head,2026-03-01T17:00:00+08:00,王朝东" ]
	[ "$(hl-station check --as-of 2026-06-30 -f csv --no-header --rule R2 -F detail || true)" = 李书记 ]
	# the second before the post ended it was held
	[ "$(lacks --as-of '2026-03-01 16:59:59')" = "" ]
	[ "$(lacks --as-of '2026-03-01 17:00:00')" = "no-head,HTBC no-deputy,HTBC " ]
}

@test "R1 whether a vacancy of the head counts is what station.vacancy says" {
	whole
	hl-station set HTBC --vacant head --at 2026-03-01 --reason 调离
	printf 'station:\n  vacancy: refuse\n' >config.yaml
	[ "$(lacks)" = "no-head,HTBC " ]
	printf 'station:\n  vacancy: off\n' >config.yaml
	[ "$(lacks)" = "" ]
}

@test "R2 more deputies than the configuration allows are listed with their names" {
	whole
	printf 'station:\n  deputies_max: 3\n' >config.yaml
	hl-station set HTBC --deputy 李书记,赵副,孙副 --at 2026-03-01 --reason 增配
	[ "$(lacks)" = "" ]
	printf 'station:\n  deputies_max: 2\n' >config.yaml
	[ "$(lacks)" = "deputies,HTBC " ]
	[ "$(hl-station check --as-of 2026-06-30 -f csv --no-header -F detail || true)" = "李书记;赵副;孙副" ]
	[ "$(lacks --as-of 2026-02-28)" = "" ]
}

@test "R1 R2 a second head or deputy at once is refused, with one clear line" {
	whole
	refuses 2 hl-station set HTBC --head 李明 --head 王五
	refuses 7 hl-station set HTBC --deputy 李书记,赵副
	[[ $err == *R2* ]]
	# two heads in one line of a batch
	echo '{"do":"set","station":"HTBC","head":["李明","王五"]}' >two.jsonl
	refuses 4 hl-station batch two.jsonl
	[ "$(sqlite3 hl.db "SELECT count(*) FROM post WHERE role = 'head'")" -eq 1 ]
}

@test "R1 a post that would overlap one given later is refused, with one clear line" {
	whole
	hl-station set HTBC --head 李明 --at 2026-03-01 --reason 调整
	refuses 7 hl-station set HTBC --head 王五 --at 2026-02-01 --reason 补录
	[[ $err == *R1* ]]
	[ "$(lacks)" = "" ]
	# posts of one role never overlap
	[ "$(sqlite3 hl.db "SELECT count(*) FROM post a JOIN post b ON a.station_id = b.station_id AND a.role = b.role AND a.id < b.id
		WHERE a.since < b.until AND b.since < a.until")" -eq 0 ]
}

@test "R3 a category the configuration has dropped is listed with member and department" {
	whole
	hl-station member add --station HTBC --name 李四 --category 单元长 --department CGJ --from 2026-03-01
	hl-station member add --station HTBC --name 王五 --category 其他党员 --from 2026-03-01
	printf 'station:\n  member_categories: [网格长, 其他党员]\n' >config.yaml
	[ "$(lacks)" = "category,HTBC " ]
	[ "$(hl-station check --as-of 2026-06-30 -f csv --no-header -F department,since,detail || true)" = "CGJ,2026-03-01T00:00:00+08:00,李四 单元长" ]
	hl-station member end --station HTBC --name 李四 --to 2026-05-31
	[ "$(lacks)" = "" ]
	[ "$(lacks --as-of 2026-05-30)" = "category,HTBC " ]
}

@test "R3 a station without members, without departments, or with a member of one that has ended" {
	whole
	hl-station add --code MS --street 德宽路街道 --community 马山社区 --head 吴爱德 --deputy 周书记 --founded 2020-04-30
	hl-station wechat add --station MS --state yes --at 2020-05-01 --reason 补录
	[ "$(lacks)" = "no-member,MS not-stationed,MS " ]
	hl-station department add --code ZJJ --name 区住建局 --level district
	# a member of a department ties the station to it
	hl-station member add --station MS --name 赵六 --category 驻社区团队 --department ZJJ --from 2020-05-01
	[ "$(lacks)" = "" ]
	hl-station department set ZJJ --to 2026-05-31
	[ "$(lacks)" = "member-department,MS " ]
	[ "$(lacks --as-of 2026-05-31)" = "" ]
	[ "$(hl-station check --as-of 2026-06-30 -f csv --no-header -F department,detail || true)" = ZJJ,赵六 ]
	# a department stationed there that has ended is none
	hl-station department set CGJ --to 2026-05-31
	[ "$(lacks)" = "member-department,MS not-stationed,HTBC " ]
	[ "$(lacks --station MS)" = "member-department,MS " ]
}

@test "R6 a community that stands in two streets is listed from both sides" {
	whole
	hl-station add --code HT2 --street 菱湖街道 --community 花亭北村社区 --head 刘晓丽 --deputy 李二 --founded 2020-04-30
	[ "$(lacks --rule R6)" = "community-twice,HT2 community-twice,HTBC " ]
	[ "$(hl-station check --as-of 2026-06-30 -f csv --no-header --rule R6 --station HTBC -F detail || true)" = "HT2 菱湖街道花亭北村社区" ]
	hl-station set HT2 --community 菱湖社区
	[ "$(lacks --rule R6)" = "" ]
}

@test "R6 annex 3 as it stands has each community once" {
	hl-station import "$DATA/annex3.csv"
	[ "$(lacks --rule R6)" = "" ]
	[ "$(lacks --rule R1)" = "" ]
	[ "$(lacks --rule R2 | wc -w)" -eq 23 ]
	[ "$(founding | wc -w)" -eq 23 ]
}

@test "R7 founded late or not at all, by station.founded_by and the moment looked from" {
	hl-station add --code A --street 甲街道 --community 一社区 --head 张三 --founded 2020-04-30
	hl-station add --code B --street 甲街道 --community 二社区 --head 张三 --founded 2020-05-01
	hl-station add --code C --street 甲街道 --community 三社区 --head 张三
	[ "$(founding)" = "not-founded,C founded-late,B " ]
	[ "$(hl-station check --rule R7 --station B -f csv --no-header -F since,detail | head -1)" = 2020-05-01T00:00:00+08:00,2020-04-30 ]
	# the last day is in time; the day after B is there, late
	[ "$(founding --as-of '2020-04-30 23:59:59')" = "" ]
	[ "$(founding --as-of '2020-05-01 00:00')" = "not-founded,C founded-late,B " ]
	printf 'station:\n  founded_by: 2020-05-31\n' >config.yaml
	[ "$(founding)" = "not-founded,C " ]
	printf 'station:\n  founded_by: 2020-04-29\n' >config.yaml
	[ "$(founding --as-of 2020-04-30)" = "not-founded,B not-founded,C founded-late,A " ]
	printf 'station:\n  founded_by: ""\n' >config.yaml
	[ "$(founding)" = "" ]
	for day in 2020-02-30 soon today 20; do
		printf 'station:\n  founded_by: %s\n' "$day" >config.yaml
		refuses 5 hl-station check
		[[ $err == *config.yaml:2:* ]]
	done
}

@test "R20 the end of the calendar is said 45 days before, and after it" {
	whole
	[ "$(lacks --as-of 2026-11-16)" = "" ]
	[ "$(lacks --as-of 2026-11-17)" = "calendar, " ]
	[ "$(lacks --as-of 2027-03-01 --rule R20)" = "calendar, " ]
	[ "$(lacks --as-of 2026-11-17 --station HTBC)" = "" ]
	printf '2027-01-01\tholiday\t元旦\n' >2027.tsv
	hl-station calendar import 2027.tsv
	[ "$(lacks --as-of 2026-12-31)" = "" ]
	[ "$(lacks --as-of 2027-11-17)" = "calendar, " ]
}

@test "check: a rule nothing is checked of, a station there is not" {
	whole
	refuses 2 hl-station check --rule R99
	[[ $err == *R1,* ]]
	refuses 3 hl-station check --station XX
	[ "$(lacks --rule r1,R2 --as-of 2019-01-01)" = "" ]
}

@test "R5 a leading group without leader, an office without director, at each moment" {
	whole
	[ "$(lacks --rule R5)" = "" ]
	[ "$(lacks --rule R5 --as-of 2020-04-19)" = "no-leader, no-director, " ]
	[ "$(lacks --rule R5 --as-of 2020-04-19 --station HTBC)" = "" ]
}

@test "R7 WeChat groups: the last fact of each decides, the office's own too" {
	whole
	[ "$(lacks --rule R7)" = "" ]
	hl-station wechat add --station HTBC --state no --at 2026-03-01 --reason 解散
	hl-station wechat add --state no --at 2026-03-02 --reason 解散
	[ "$(lacks --rule R7)" = "no-wechat,HTBC no-office-wechat, " ]
	[ "$(lacks --rule R7 --as-of 2026-03-01)" = "no-wechat,HTBC " ]
	[ "$(lacks --rule R7 --as-of 2026-02-28)" = "" ]
}

# missing [OPTION...]: kind, station, since and detail of the shortfalls of R4 in the middle of 2026.
missing() {
	local rc=0
	hl-station check --rule R4 --as-of 2026-06-30 -f csv --no-header -F kind,station,since,detail "$@" >missing.csv || rc=$?
	[ "$rc" -eq "$([ -s missing.csv ] && echo 10 || echo 0)" ] || { echo "exit $rc"; return 1; }
	cat missing.csv
}

# ends NOUN CODE DAY: its last day.
ends() {
	hl-station "$1" end "$(hl-station "$1" list --all -f csv --no-header -F event,code | sed -n "s/,$2\$//p")" --to "$3" --reason 调整
}

@test "R4 a cell whose grid has ended, or was not there yet, is listed" {
	whole
	hl-station batch -q --reason test <<-'END'
	{"do":"grid add","station":"HTBC","code":"G1","name":"一网格","from":"2026-01-01"}
	{"do":"grid add","station":"HTBC","code":"G2","name":"二网格","from":"2026-01-01"}
	{"do":"grid add","station":"HTBC","code":"G1-1","name":"一单元","parent":"G1","from":"2026-01-01"}
	{"do":"grid add","station":"HTBC","code":"G1-2","name":"二单元","parent":"G1","from":"2025-06-01"}
	{"do":"grid add","station":"HTBC","code":"G2-1","name":"三单元","parent":"G2","from":"2026-01-01"}
	END
	[ -z "$(missing)" ]
	[ "$(missing --as-of 2025-12-31)" = "cell,HTBC,2025-06-01T00:00:00+08:00,G1-2 二单元 (G1)" ]
	ends grid G1 2026-05-31
	[ -z "$(missing --as-of 2026-05-31)" ]
	[ "$(missing)" = "cell,HTBC,2026-06-01T00:00:00+08:00,G1-1 一单元 (G1)
cell,HTBC,2026-06-01T00:00:00+08:00,G1-2 二单元 (G1)" ]
	[ -z "$(lacks --rule R1 --as-of 2026-06-30)" ]
	# a cell that has ended itself lacks nothing; a grid come again takes its cells back
	ends grid G1-1 2026-06-15
	[ "$(missing -F detail)" = 'G1-2 二单元 (G1)' ]
	hl-station grid add -q --station HTBC --code G1 --name 一网格 --from 2026-06-20 --reason t
	[ -z "$(missing)" ]
	[ "$(missing --as-of 2026-06-19 -F detail)" = 'G1-2 二单元 (G1)' ]
	hl-station add --code MS --street 德宽路街道 --community 马山社区 --founded 2020-04-20 --reason t
	[ -z "$(missing --station MS --as-of 2026-06-19)" ]
}

@test "R4 a party body whose body above has ended is listed" {
	whole
	hl-station batch -q --reason test <<-'END'
	{"do":"party add","station":"HTBC","code":"DW","name":"社区党委","level":"community","from":"2026-01-01"}
	{"do":"party add","station":"HTBC","code":"ZB","name":"党支部","level":"branch","parent":"DW","from":"2026-01-01"}
	{"do":"party add","station":"HTBC","code":"XZ","name":"党小组","level":"group","parent":"ZB","from":"2026-01-01"}
	END
	[ -z "$(missing)" ]
	ends party ZB 2026-03-31
	[ "$(missing)" = "party-body,HTBC,2026-04-01T00:00:00+08:00,XZ 党小组 (ZB)" ]
	ends party DW 2026-03-31
	[ "$(missing -F detail)" = 'XZ 党小组 (ZB)' ]
	[ -z "$(missing --as-of 2026-03-31)" ]
}

@test "R4 who is in a squad and no member any more is listed, the leader too; who never was one is not" {
	whole
	hl-station member add -q --station HTBC --name 李四 --category 单元长 --from 2026-01-01
	hl-station squad add -q --station HTBC --name 平安小分队 --leader 张三 --members 李四,王五 --from 2026-01-01 --reason t
	[ -z "$(missing)" ]
	hl-station member end --station HTBC --name 李四 --to 2026-04-30 --reason 迁出
	hl-station member end --station HTBC --name 张三 --to 2026-05-31 --reason 迁出
	[ "$(missing)" = "squad-member,HTBC,2026-05-31T23:59:59+08:00,平安小分队 张三
squad-member,HTBC,2026-04-30T23:59:59+08:00,平安小分队 李四" ]
	[ -z "$(missing --as-of '2026-04-30 23:59:58')" ]
	[ "$(missing --as-of '2026-04-30 23:59:59' -F detail)" = '平安小分队 李四' ]
	hl-station member add -q --station HTBC --name 李四 --category 网格长 --from 2026-06-01
	[ "$(missing -F detail)" = '平安小分队 张三' ]
	hl-station squad end "$(hl-station squad list -f ids)" --to 2026-06-15 --reason 撤并
	[ -z "$(missing)" ]
	refuses 2 hl-station check --rule R8
	[[ $err == *R3*R4*R5* ]]
}
