load lib.bash

# one LINE: the listing of that command without its heading
one() {
	"$@" -f csv --no-header
}

station() {
	hl-station add --code HTBC --street 花亭路街道 --community 花亭北村社区 --head 王朝东 "$@"
}

@test "init says which database is ready and leaves an existing one as it is" {
	station
	run hl-station init --lang en
	[ "$status" -eq 0 ]
	[ "$output" = "hl-station: database 'hl.db' is ready" ]
	[ -z "$(hl-station init 2>/dev/null)" ]
	[ "$(one hl-station list -F code)" = HTBC ]
	run hl-station init -d other.db --dry-run
	[ ! -e other.db ]
}

@test "add prints the code, list and show give back what was said" {
	[ "$(station --deputy 李书记 --founded 2020年4月20日)" = HTBC ]
	[ "$(one hl-station list)" = HTBC,花亭路街道,花亭北村社区,王朝东,李书记,0,2020-04-20 ]
	run hl-station show 花亭北村社区 -f csv
	[ "${lines[0]}" = field,value,since,until ]
	[ "${lines[4]}" = founded,2020-04-20,, ]
	[ "${lines[5]}" = head,王朝东,2020-04-20T00:00:00+08:00, ]
	[ "$(hl-station show 花亭路街道花亭北村社区 -f csv | sed -n 2p)" = code,HTBC,, ]
	[ "$(hl-station show ' ＨＴＢＣ ' -f csv | sed -n 2p)" = code,HTBC,, ]
}

@test "R1 a post given at add runs from the founding date, else from always" {
	station
	hl-station add --code MS --street 德宽路街道 --community 马山社区 --head 吴爱德 --founded 2020-05-01
	[ "$(one hl-station list --as-of 2020-04-30 -F code,head | tr '\n' ' ')" = "HTBC,王朝东 MS, " ]
	[ "$(one hl-station list --as-of 2020-05-01 -F code,head | tr '\n' ' ')" = "HTBC,王朝东 MS,吴爱德 " ]
}

@test "R1 a new head ends the post of the former one; posts keep history" {
	station
	hl-station set HTBC --head 李明 --at 2026-03-01 --reason 调整
	hl-station set HTBC --head 赵四 --at 2026-04-01 --reason 调整
	run hl-station show HTBC -f csv
	[[ $output == *"head,王朝东,,2026-03-01T17:00:00+08:00"* ]]
	[[ $output == *"head,李明,2026-03-01T17:00:00+08:00,2026-04-01T17:00:00+08:00"* ]]
	[[ $output == *"head,赵四,2026-04-01T17:00:00+08:00,"* ]]
	[ "$(one hl-station list --as-of 2026-03-15 -F head)" = 李明 ]
	refuses 7 hl-station set HTBC --head 孙五 --at 2026-03-15 --reason 调整
	[[ $err == *R1* ]]
	hl-station set HTBC --head 赵四 --at 2026-04-02 --reason 调整	# holds it already: nothing happens
	[ "$(hl-station show HTBC -f csv | grep -c ^head)" -eq 3 ]
}

@test "R1 a vacancy warns, is refused or taken as the configuration says" {
	run hl-station add --lang en --code MS --street 德宽路街道 --community 马山社区
	[ "$status" -eq 0 ]
	[[ $output == *"station 'MS' has no head (R1)"* ]]
	printf 'station:\n  vacancy: refuse\n' >config.yaml
	refuses 7 hl-station add --code M2 --street 德宽路街道 --community 大观亭社区
	[[ $err == *R1* ]]
	station
	refuses 7 hl-station set HTBC --vacant head
	printf 'station:\n  vacancy: off\n' >config.yaml
	run hl-station set HTBC --vacant head
	[ "$status" -eq 0 ]
	[ -z "$output" ]
	[ "$(one hl-station list -F code,head | head -1)" = HTBC, ]
	refuses 7 hl-station set HTBC --vacant head
	refuses 2 hl-station set HTBC --vacant chair
}

@test "R2 a second current deputy is refused unless the configuration allows it" {
	refuses 7 station --deputy 李书记,王书记
	[[ $err == *R2* ]]
	station --deputy 李书记
	refuses 7 hl-station set HTBC --deputy 李书记 --deputy 王书记
	hl-station set HTBC --deputy 王书记
	[ "$(one hl-station list -F deputy)" = 王书记 ]
	printf 'station:\n  deputies_max: 2\n' >config.yaml
	hl-station set HTBC --deputy 王书记 --deputy 张书记
	[ "$(one hl-station list -F deputy)" = "王书记;张书记" ]
	hl-station set HTBC --vacant deputy
	[ "$(one hl-station list -F code,deputy)" = HTBC, ]
}

@test "R50 a post is a fact: back-dating needs a reason, the future is refused" {
	station
	refuses 7 hl-station set HTBC --head 李明 --at 2026-01-01
	refuses 7 hl-station set HTBC --head 李明 --at 2199-01-01
	refuses 7 hl-station add --code MS --street 德宽路街道 --community 马山社区 --founded 2199-01-01
}

@test "set changes place and founding date and journals before and after" {
	station
	hl-station set HTBC --community 花亭新村社区 --founded 2020-04-20
	[ "$(one hl-station list -F community,founded)" = 花亭新村社区,2020-04-20 ]
	hl-report journal -f jsonl | grep -q 'before.*花亭北村社区.*after.*花亭新村社区'
	n=$(hl-report journal -f ids | wc -l)
	hl-station set HTBC --community 花亭新村社区	# nothing changed: no event
	[ "$(hl-report journal -f ids | wc -l)" -eq "$n" ]
}

@test "a code or a community that exists is refused" {
	station
	refuses 7 hl-station add --code HTBC --street 德宽路街道 --community 马山社区
	refuses 7 hl-station add --code HT --street 花亭路街道 --community ' 花亭 北村社区'
	hl-station add --code MS --street 德宽路街道 --community 马山社区 --head 吴爱德
	refuses 7 hl-station set MS --street 花亭路街道 --community 花亭北村社区
}

@test "codes and names that are none are refused" {
	refuses 2 hl-station add --code '花亭' --street a --community b
	refuses 2 hl-station add --code 12345678901234567 --street a --community b
	refuses 2 hl-station add --code A --street a --community $'b\u202e'
	refuses 2 hl-station add --code A --street a --community ' '
	refuses 2 hl-station add --code A --street a
	refuses 2 hl-station add --code A --street a --community b --founded 2026-02-30
	[ -z "$(hl-station list)" ]
}

@test "an unknown station is exit 3 and names near ones" {
	station
	refuses 3 hl-station show HTBD
	[[ $err == *HTBC* ]]
	refuses 3 hl-station show 花亭北村
	[[ $err == *HTBC* ]]
	refuses 3 hl-station show 某某某某某
}

@test "a community of that name in two streets needs its code" {
	hl-station add --code A --street 甲街道 --community 中心社区 --head 张三
	hl-station add --code B --street 乙街道 --community 中心社区 --head 李四
	refuses 3 hl-station show 中心社区
	[[ $err == *"A, B"* ]]
	[ "$(hl-station show 乙街道中心社区 -f csv | sed -n 2p)" = code,B,, ]
}

@test "R6 annex 3 is imported: spaces in names dropped, street and community parted" {
	run hl-station import "$DATA/annex3.csv" -f csv
	[ "${lines[1]}" = 23,0 ]
	[ "$(hl-station list -f ids | wc -l)" -eq 23 ]
	[ "$(one hl-station list | head -1)" = S001,玉琳路街道,滨江苑社区,陆应平,,0, ]
	[ "$(one hl-station list --street 龙山路街道 -F code,head | sed -n 2p)" = S007,丁山 ]
	run hl-station import "$DATA/annex3.csv" -f csv
	[ "${lines[1]}" = 0,23 ]
	[ "$(hl-station list -f ids | wc -l)" -eq 23 ]
}

@test "R6 a leader may hold several stations, a community is there once" {
	printf '站长,街道,社区\n丁\u00a0山,甲街道,一社区\n丁　山,甲街道,二社区\n丁山,甲街道,一社区\n' >s.csv
	run hl-station import s.csv -f csv
	[ "${lines[1]}" = 2,1 ]
	[ "$(one hl-station list -F head | sort -u)" = 丁山 ]
}

@test "import takes English headings, codes given and free ones, GB18030 and standard input" {
	printf 'code,street,community,deputy,founded\nS001,甲街道,一社区,,\n,甲街道,二社区,张书记,2020/4/20\n' | hl-station import -
	[ "$(one hl-station list -F code,community,deputy,founded | tail -1)" = S002,二社区,张书记,2020-04-20 ]
	printf '站长,联系社区\r\n丁　庆,乙街道三社区\r\n' | iconv -t GB18030 >gb.csv
	hl-station import gb.csv
	[ "$(one hl-station list -F code,street,community,head | tail -1)" = S003,乙街道,三社区,丁庆 ]
}

@test "a bad row is named by file and line, nothing is stored" {
	printf 'code,street,community\nA,甲街道,一社区\nA,甲街道,二社区\n' >s.csv
	refuses 4 hl-station import s.csv
	[[ $err == *s.csv:3:* ]]
	[ -z "$(hl-station list)" ]
	printf 'code,comunity\n' >s.csv
	refuses 4 hl-station import s.csv
	[[ $err == *community* ]]
	printf 'community\n没有街名\n' >s.csv
	refuses 4 hl-station import s.csv
	refuses 3 hl-station import none.csv
	refuses 2 hl-station import s.csv --rejects r.csv
}

@test "--keep-going keeps the good rows; the rejects can be corrected and imported" {
	printf 'code,street,community\nA,甲街道,一社区\nA,甲街道,二社区\nB B,甲街道,"三,社区"\nC,甲街道\nD,甲街道,四社区\n' >s.csv
	run hl-station import s.csv --keep-going --rejects r.csv -f csv
	[ "$status" -eq 4 ]
	[[ $output == *2,0* ]]
	[ "$(hl-station list -f ids | tr '\n' ' ')" = "A D " ]
	[ "$(wc -l <r.csv)" -eq 4 ]
	[ "$(head -1 r.csv)" = code,street,community,error ]
	[[ $(sed -n 3p r.csv) == 'B B,甲街道,"三,社区",'*s.csv:4:* ]]
	sed -i -e 's/^A,/E,/' -e 's/^B B,/F,/' -e 's/^C,甲街道,,/C,甲街道,五社区,/' r.csv
	run hl-station import r.csv --keep-going --rejects r2.csv -f csv
	[ "$status" -eq 0 ]
	[[ $output == *3,0* ]]
	[ ! -e r2.csv ]
	[ -z "$(find . -name '*.tmp')" ]
}

@test "a dry run of an import stores nothing" {
	hl-station import -n "$DATA/annex3.csv"
	[ -z "$(hl-station list)" ]
}

@test "R51 a station is voided while nothing rests on it; its code stays taken, its community does not" {
	station
	event=$(hl-report journal --command add -f ids)
	hl-station void "$event" --reason 录入错误
	[ -z "$(hl-station list)" ]
	refuses 3 hl-station show HTBC
	refuses 7 station
	hl-station add --code HT --street 花亭路街道 --community 花亭北村社区 --head 王朝东
	event=$(hl-report journal --command add -f ids | tail -1)
	hl-station member add --station HT --name 张三 --category 网格长
	refuses 7 hl-station void "$event" --reason 录入错误
	hl-station void "$(hl-report journal --command 'member add' -f ids)" --reason 录入错误
	hl-station void "$event" --reason 录入错误
	[ -z "$(hl-station list)" ]
}

@test "department add, list, show; names and codes find it, the code first" {
	station
	[ "$(hl-station department add --code CGJ --name 区城管局 --level 区直 --principal 张一 --stationed HTBC)" = CGJ ]
	hl-station department add --code ZJ --name CGJ --level city
	[ "$(one hl-station department list | head -1)" = CGJ,区城管局,district,张一,HTBC,yes ]
	[ "$(one hl-station department list --level 市直 -F code)" = ZJ ]
	[ "$(hl-station department show 区城管局 -f csv | sed -n 2p)" = code,CGJ,, ]
	[ "$(hl-station department show CGJ -f csv | sed -n 2p)" = code,CGJ,, ]
	hl-station show HTBC -f csv | grep -q '^department,CGJ 区城管局,'
	refuses 3 hl-station department show 城管局
	[[ $err == *CGJ* ]]
	refuses 7 hl-station department add --code CGJ --name 别的局 --level district
	refuses 7 hl-station department add --code CG --name 区城管局 --level district
	refuses 2 hl-station department add --code CG --name 别的局 --level 省直
	refuses 3 hl-station department add --code CG --name 别的局 --level district --stationed XX
}

@test "a department is active from and to the days given" {
	hl-station department add --code A --name 甲局 --level district --from 2026-01-01 --to 2026-06-30
	[ "$(one hl-station department list --as-of 2025-12-31 -F code,active)" = A, ]
	[ "$(one hl-station department list --as-of 2026-01-01 -F code,active)" = A,yes ]
	[ "$(one hl-station department list --as-of 2026-06-30 -F code,active)" = A,yes ]
	[ "$(one hl-station department list --as-of 2026-07-01 -F code,active)" = A, ]
	refuses 7 hl-station department set A --to 2025-01-01
	refuses 7 hl-station department add --code B --name 乙局 --level district --from 2026-02-01 --to 2026-01-01
}

@test "department set: principals keep history, fields can be emptied" {
	station
	hl-station department add --code CGJ --name 区城管局 --level district --principal 张一 --stationed HTBC
	hl-station department set CGJ --principal 李四 --at 2026-03-01 --reason 任免
	run hl-station department show CGJ -f csv
	[[ $output == *"principal,张一,,2026-03-01T17:00:00+08:00"* ]]
	[[ $output == *"principal,李四,2026-03-01T17:00:00+08:00,"* ]]
	[ "$(one hl-station department list --as-of 2026-02-28 -F principal)" = 张一 ]
	refuses 7 hl-station department set CGJ --principal 王五 --at 2026-02-01 --reason 任免
	hl-station department set CGJ --clear stationed,principal --name 区城市管理局
	[ "$(one hl-station department list)" = CGJ,区城市管理局,district,,,yes ]
	refuses 2 hl-station department set CGJ --clear name
	refuses 2 hl-station department set CGJ --clear from --from 2026-01-01
}

@test "department import: free codes, levels in words, what is there is skipped" {
	hl-station import "$DATA/annex3.csv"
	hl-station department add --code D001 --name 区城管局 --level district
	printf '单位名称,级别,负责人,驻点社区\n区住建局,区直,李 二,玉琳路街道滨江苑社区\n市住建局,市直,,\n区城管局,,,\n' >d.csv
	run hl-station department import d.csv -f csv
	[ "${lines[1]}" = 2,1 ]
	[ "$(one hl-station department list | sed -n 2p)" = D002,区住建局,district,李二,S001,yes ]
	printf 'name,level\n某局,省直\n' >d.csv
	refuses 4 hl-station department import d.csv
	[[ $err == *d.csv:2:* ]]
}

@test "R51 a department is voided while nothing rests on it" {
	hl-station department add --code CGJ --name 区城管局 --level district --principal 张一
	event=$(hl-report journal --command 'department add' -f ids)
	hl-station department set CGJ --principal 李四
	refuses 7 hl-station void "$event" --reason 录入错误
	hl-station department add --code ZJJ --name 区住建局 --level district
	event=$(hl-report journal --command 'department add' -f ids | tail -1)
	hl-station void "$event" --reason 录入错误
	[ "$(one hl-station department list -F code)" = CGJ ]
	hl-station department add --code ZJ --name 区住建局 --level district
}

@test "R3 a member has a category of the list and may belong to a department" {
	district
	refuses 2 hl-station member add --station HTBC --name 张三 --category 居民
	[[ $err == *网格长* ]]
	hl-station member add --station HTBC --name '张 三' --category 网格长 --department CGJ --from 2026-03-01
	hl-station member add --station 马山社区 --name 张三 --category 单元长
	refuses 7 hl-station member add --station HTBC --name 张三 --category 单元长
	[ "$(one hl-station member list --station HTBC -F station,name,category,department,since)" = \
		HTBC,张三,网格长,CGJ,2026-03-01T00:00:00+08:00 ]
	[ "$(one hl-station list -F code,members | tr '\n' ' ')" = "HTBC,1 MS,1 " ]
	[ "$(one hl-station list --as-of 2026-02-28 -F members | head -1)" = 0 ]
	[ "$(one hl-station member list --department 区城管局 -F name)" = 张三 ]
}

@test "R3 member import: Chinese headings, what list prints; who has left is ended, who is there is skipped" {
	district
	cat >in.csv <<-END
	站点,姓名,成员类别,所在单位,加入日期,退出日期
	花亭北村社区,张 三,网格长,区城管局,2026-03-01,
	MS,李四,单元长,,2026年3月1日,2026-03-31
	END
	hl-station member import in.csv -f csv | tail -1 | grep -qx 2,0
	[ "$(one hl-station member list --as-of 2026-03-15 -F station,name,department,since,until)" = \
	    "HTBC,张三,CGJ,2026-03-01T00:00:00+08:00,
MS,李四,,2026-03-01T00:00:00+08:00,2026-03-31T23:59:59+08:00" ]
	hl-station member list --all -f csv >all.csv
	hl-station member import all.csv -f csv | tail -1 | grep -qx 0,2
	hl-station member import in.csv -f csv | tail -1 | grep -qx 0,2
	sed -i '2s/$/2026-04-30/' in.csv
	hl-station member import in.csv -f csv | tail -1 | grep -qx 1,1
	[ "$(one hl-station member list --station HTBC --all -F until)" = 2026-04-30T23:59:59+08:00 ]
	[ "$(hl-report journal --command 'member end' -f ids | wc -l)" -eq 1 ]
	[ "$(one hl-station member list --month 2026-04 -F name)" = 张三 ]
	[ -z "$(one hl-station member list --since 2026-05-01)" ]
	refuses 7 hl-station void "$(hl-report journal --command 'member import' -f ids | head -1)" --reason 错录
	hl-station member show "$(hl-station member list --all --station MS -f ids)" -f csv >show.csv
	grep -qx name,李四 show.csv && grep -qx category,单元长 show.csv && grep -q ^recorded_at, show.csv
	refuses 3 hl-station member show 1
	refuses 2 hl-station member show x
	hl-report export >journal
	hl-station init -d 2.db
	hl-station batch -q -d 2.db journal
	diff <(sqlite3 hl.db .dump) <(sqlite3 2.db .dump)
}

@test "R3 member import: a bad row is named, and nothing of the file is stored" {
	district
	for row in 'XX,王五,网格长,,2026-03-01,' 'HTBC,,网格长,,2026-03-01,' 'HTBC,王五,居民,,2026-03-01,' 'HTBC,王五,网格长,NN,2026-03-01,' \
	    'HTBC,王五,网格长,,2026-02-30,' 'HTBC,王五,网格长,,2026-03-01,2026-02-01' 'HTBC,王五,网格长,,2199-03-01,' 'HTBC,张三,单元长,,2026-03-02,'; do
		printf 'station,name,category,department,since,until\nHTBC,张三,网格长,,2026-03-01,\n%s\n' "$row" >in.csv
		refuses 4 hl-station member import in.csv
		[[ $err == *in.csv:3:* ]] || { echo "$row: $err"; return 1; }
		[ -z "$(hl-station member list --all -f ids)" ]
	done
	hl-station member import in.csv --keep-going --rejects rej.csv -q || [ $? -eq 4 ]
	[ "$(one hl-station member list -F name)" = 张三 ]
	[ "$(wc -l <rej.csv)" -eq 2 ]
	echo station,nickname >in.csv
	refuses 4 hl-station member import in.csv
	refuses 3 hl-station member import none.csv
}

@test "R3 a former membership is put on record with --to; two at a time are refused" {
	district
	hl-station member add --station HTBC --name 张三 --category 网格长 --from 2026-03-01 --to 2026-03-31
	refuses 7 hl-station member add --station HTBC --name 张三 --category 网格长 --from 2026-03-31
	hl-station member add --station HTBC --name 张三 --category 单元长 --from 2026-04-01
	hl-station member add --station HTBC --name 张三 --category 网格长 --from 2026-02-01 --to 2026-02-28
	refuses 7 hl-station member add --station HTBC --name 张三 --category 网格长 --from 2026-02-01 --to 2026-01-31
	refuses 7 hl-station member add --station MS --name 张三 --category 网格长 --from 2026-02-01 --to 2199-01-31
	[ "$(one hl-station member list --all -F category,until | tr '\n' ' ')" = \
	    "网格长,2026-02-28T23:59:59+08:00 网格长,2026-03-31T23:59:59+08:00 单元长, " ]
	# an earlier T still sees a voided one (R51)
	hl-station void "$(hl-station member list -f ids)" --reason 错录
	[ -z "$(one hl-station member list)" ]
	[ "$(one hl-station member list --as-of 2026-04-30 -F category)" = 单元长 ]
}

@test "R3 a membership ends; former members are listed when asked for" {
	district
	hl-station member add --station HTBC --name 张三 --category 网格长 --from 2026-03-01
	refuses 7 hl-station member end --station HTBC --name 张三 --to 2026-02-01
	refuses 7 hl-station member end --station HTBC --name 张三 --to 2199-01-01
	hl-station member end --station HTBC --name 张三 --to 2026-03-31
	refuses 3 hl-station member end --station HTBC --name 张三
	[ -z "$(one hl-station member list)" ]
	[ "$(one hl-station member list --all -F until)" = 2026-03-31T23:59:59+08:00 ]
	[ "$(one hl-station member list --as-of 2026-03-15 -F name)" = 张三 ]
}

@test "R51 replaying the journal gives the same registers" {
	hl-station import "$DATA/annex3.csv"
	hl-station set S001 --head 李明 --deputy 王书记
	hl-station department add --code CGJ --name 区城管局 --level district --principal 张一 --stationed S001
	hl-station department set CGJ --principal 李四 --clear stationed
	hl-station member add --station S001 --name 张三 --category 网格长 --department CGJ
	printf '2027-01-01\tholiday\t元旦\n' >c.tsv
	hl-station calendar import c.tsv
	hl-station add --code X --street 甲街道 --community 乙社区
	hl-station void "$(hl-report journal --command add -f ids | tail -1)" --reason 录入错误
	hl-report export >journal.jsonl
	hl-station init -d again.db
	hl-station batch -q -d again.db journal.jsonl
	hl-report export -d again.db | cmp - journal.jsonl
	for what in list 'department list' 'member list' 'calendar list'; do
		# shellcheck disable=SC2086
		diff <(hl-station $what -f csv) <(hl-station $what -d again.db -f csv)
	done
}

@test "a request made twice gives the first answer again" {
	[ "$(station --request-id r1)" = HTBC ]
	[ "$(station --request-id r1)" = HTBC ]
	refuses 7 hl-station add --code HTBD --street 花亭路街道 --community 花亭南村社区 --request-id r1
	[ "$(hl-station list -f ids)" = HTBC ]
}

@test "policy puts the rules of the configuration on record, whatever it is told" {
	station
	hl-station policy --rules score.late=-9.0
	[ "$(hl-report export | grep -c score.late=-9.0)" -eq 0 ]
}
