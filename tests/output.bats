# output.bats: every shape an answer can have. What prints as it did before is compared with tests/expect (make regen).
# shellcheck disable=SC2154 # err is set by refuses
load lib.bash
EXPECT=$TOP/tests/expect

# golden NAME: standard input is what tests/expect/NAME says; REGEN=1 writes it anew.
golden() {
	cat >got || return
	[ -z "${REGEN:-}" ] || cp got "$EXPECT/$1"
	cmp -s got "$EXPECT/$1" || { diff -u "$EXPECT/$1" got; return 1; }
}

titled() {
	hl-issue add --reason test --station HTBC --at 2026-03-02 "$@" >/dev/null
}

# Five issues with all that a format has to think of, seen on 2026-03-10.
five() {
	district 2>/dev/null
	titled --title 路灯不亮 --category 民生改善 --ref 12345-1
	titled --title '含"引号",逗号;分号|竖线' --category 环境整治
	titled --title '=SUM(A1:A9)' --category 其他 --ref -2
	titled --title '<b>&amp; `码` *星* _下_ [链](x) \ ~' --ref @x
	titled --title 'Ｗｉｄｅ　全角 half ｶﾅ ①㎡'
	solo HTBC-2026-0001 CGJ 2026-03-02 >/dev/null
	hl-issue dispatch HTBC-2026-0002 --list joint --to CGJ,ZJJ --task t --responsible r --standard s --at 2026-03-03 --reason test >/dev/null
	feed HTBC-2026-0001 CGJ 'done' '2026-03-06 10:15:30'
	hl-issue close HTBC-2026-0001 --at '2026-03-07 08:05:09' --reason test
	export HL_NOW=2026-03-10T12:00
}

listing() {
	hl-issue list "$@"
}

@test "every format of one listing, in Chinese and in English" {
	five
	for f in table csv tsv json jsonl md html ids; do
		listing -f $f | golden list.$f
		listing -f $f --lang en | golden list.en.$f
	done
	listing --excel | golden list.excel.csv
	for f in csv tsv json jsonl ids; do	# what programs read is the same in every language
		cmp "$EXPECT/list.$f" "$EXPECT/list.en.$f"
	done
}

@test "every format of points, counts and yes or no" {
	five
	for f in table csv json md html; do
		hl-score rank --year 2026 -f $f | golden rank.$f
	done
	hl-score rank --year 2026 --excel | golden rank.excel.csv
	hl-station department list -f csv | golden departments.csv
	hl-station department list -f json | golden departments.json
}

@test "a table is aligned by the width of its text on the screen" {
	five
	for lang in zh_CN en; do
		listing --lang $lang -F number,title,state,late >out
		while IFS= read -r line; do	# the last column is right aligned: every line ends in the same column
			printf '%s\n' "$line" | LC_ALL=C.UTF-8 wc -L
		done <out | sort -u >widths
		[ "$(wc -l <widths)" -eq 1 ]
		[ "$(wc -l <out)" -eq 6 ]
	done
	LC_ALL=C.UTF-8 grep -n '[[:space:]]$' out && return 1
	listing -f md -F title,state,late | while IFS= read -r line; do printf '%s\n' "$line" | LC_ALL=C.UTF-8 wc -L; done | sort -u >widths
	[ "$(wc -l <widths)" -eq 1 ]
}

@test "times: ISO with offset for programs, short for people, long for spreadsheets" {
	five
	one() { listing -F dispatched,closed --limit 1 --no-header "$@"; }
	[ "$(one -f csv)" = 2026-03-02T09:00:00+08:00,2026-03-07T08:05:09+08:00 ]
	[ "$(one -f tsv)" = $'2026-03-02T09:00:00+08:00\t2026-03-07T08:05:09+08:00' ]
	[ "$(one -f jsonl)" = '{"dispatched":"2026-03-02T09:00:00+08:00","closed":"2026-03-07T08:05:09+08:00"}' ]
	[ "$(one -f ids)" = 2026-03-02T09:00:00+08:00 ] || [ "$(one -f ids)" = '2026-03-02 09:00' ]
	[ "$(one)" = '2026-03-02 09:00  2026-03-07 08:05' ]
	one -f md | grep -q '^| 2026-03-02 09:00 *| 2026-03-07 08:05 *|$'
	one -f html | grep -q '<td>2026-03-02 09:00</td><td>2026-03-07 08:05</td>'
	[ "$(one --excel | tr -d '\r\357\273\277')" = '2026-03-02 09:00:00,2026-03-07 08:05:09' ]
	echo 'timezone: UTC' >utc.yaml
	[ "$(one -f csv -c utc.yaml)" = 2026-03-02T01:00:00+00:00,2026-03-07T00:05:09+00:00 ] ||
		[ "$(one -f csv -c utc.yaml)" = 2026-03-02T01:00:00Z,2026-03-07T00:05:09Z ]
}

@test "points, counts, yes and no, nothing: per format" {
	five
	rank() { hl-score rank --year 2026 -F department,base,joint,total,no_load,mark "$@"; }
	[ "$(rank -f csv --no-header | grep ^CGJ)" = CGJ,60.0,0,55.0,,last ]
	[ "$(rank -f csv --no-header | grep ^JTJ)" = JTJ,60.0,0,60.0,yes,top ]
	rank -f json | jq -e '.[] | select(.department == "JTJ") | .total == 60 and .no_load == true and .joint == 0 and .mark == "top"'
	rank -f json | jq -e '.[] | select(.department == "CGJ") | .no_load == false'
	rank -f json | grep -q '"total":60.0'
	listing -f json | jq -e '.[2].ref == "-2" and .[2].closed == null and .[2].list == null and (.[2].late | type) == "number"'
	listing -f csv --no-header -F list,closed,due | sed -n 3p | grep -qx ,,
}

@test "json and jsonl are valid and hold what was said" {
	five
	listing -f json | jq -e 'length == 5' >/dev/null
	[ "$(listing -f json | jq -r '.[].title')" = "$(listing -f jsonl | jq -r .title)" ]
	[ "$(listing -f json | jq -r '.[3].title')" = '<b>&amp; `码` *星* _下_ [链](x) \ ~' ]
	[ "$(listing -f jsonl | wc -l)" -eq 5 ]
	[ "$(listing -f json | jq -r '.[0] | keys_unsorted | join(",")')" = "$(listing -f csv | head -1)" ]
	n=$(hl-issue add --station HTBC --title 引 --detail $'a\n\t"b" \\ c' --reason test --at 2026-03-02)
	hl-issue show "$n" -f json | jq -e '.[] | select(.field == "detail").value == "a\n\t\"b\" \\ c"'
	hl-report journal -f json | jq -e 'length > 10' >/dev/null
	hl-report export | jq -se 'length > 10' >/dev/null
	hl-station config -f json | jq -e 'map(select(.key == "score.late"))[0].value | tonumber == -3'
}

@test "csv: RFC 4180 with LF, no BOM; it reads back as it was" {
	five
	listing -f csv >out.csv
	[ "$(head -c 3 out.csv)" = num ]
	[ "$(tr -d '\n' <out.csv | tr -dc '\r' | wc -c)" -eq 0 ]
	sqlite3 :memory: '.mode csv' '.import out.csv t' '.mode json' 'SELECT number, ref, title, departments FROM t' >back.json
	jq -e --slurpfile b back.json 'map({number, ref: (.ref // ""), title, departments: (.departments // "")}) == $b[0]' <(listing -f json)
	hl-station list -f csv -F code,street,community,head,deputy,founded >stations.csv
	hl-station department list -f csv -F code,name,level,principal,stationed >departments.csv
	hl-station init -d new.db
	hl-station import -d new.db stations.csv --reason test
	hl-station department import -d new.db departments.csv --reason test
	hl-station list -d new.db -f csv -F code,street,community,head,deputy,founded | cmp - stations.csv
	hl-station department list -d new.db -f csv -F code,name,level,principal,stationed | cmp - departments.csv
}

@test "--excel: BOM, CRLF, formula guard; csv without it guards nothing" {
	five
	listing --excel >out
	[ "$(head -c 3 out | od -An -tx1 | tr -d ' \n')" = efbbbf ]
	[ "$(grep -c $'\r$' out)" -eq 6 ]
	[ "$(wc -l <out)" -eq 6 ]
	grep -q "'=SUM(A1:A9)" out
	grep -q ",'-2," out
	grep -q ",'@x," out
	listing -f csv | grep -q ',=SUM(A1:A9),'
	listing --excel -f csv | cmp - out
	listing --excel -o out.csv
	cmp out out.csv
	hl-score rank --year 2026 --excel | grep -q ',-' && return 1
	hl-score adjust --department CGJ --year 2026 --points -1.5 --reason test >/dev/null
	hl-score rank --year 2026 --excel -F department,adjustment | grep -q '^CGJ,-1.5' || hl-score explain --year 2026 --excel -F points | grep -q '^-3.0'
}

@test "-z ends records with NUL; --no-header leaves the headings out" {
	five
	[ "$(listing -f ids -z | tr '\0' '\n')" = "$(listing -f ids)" ]
	[ "$(listing -f csv -z | tr -cd '\0' | wc -c)" -eq 6 ]
	[ "$(listing -f jsonl -z | tr '\0' '\n')" = "$(listing -f jsonl)" ]
	[ "$(listing -f tsv -z --no-header | tr '\0' '\n')" = "$(listing -f tsv | tail -n +2)" ]
	[ "$(listing -f csv --no-header)" = "$(listing -f csv | tail -n +2)" ]
	[ "$(listing --no-header | wc -l)" -eq 5 ]
	listing -f ids -z | xargs -0 -n1 hl-issue show -f ids | grep -c ^number | grep -qx 5
}

@test "--fields, --sort, --limit" {
	five
	[ "$(listing -F title,number -f csv | head -2 | tail -1)" = 路灯不亮,HTBC-2026-0001 ]
	[ "$(listing -F number,number -f csv --limit 1 --no-header)" = HTBC-2026-0001,HTBC-2026-0001 ]
	[ "$(listing -F ref -f ids --no-header | head -1)" = 12345-1 ]
	[ "$(listing --sort number:desc -f ids | head -1)" = HTBC-2026-0005 ]
	[ "$(listing --sort late:desc,number -f ids | tr '\n' ' ')" = 'HTBC-2026-0002 HTBC-2026-0001 HTBC-2026-0003 HTBC-2026-0004 HTBC-2026-0005 ' ]
	[ "$(listing --sort late:desc,number:desc -F number -f ids | tail -1)" = HTBC-2026-0003 ]
	[ "$(listing --limit 2 -f ids | wc -l)" -eq 2 ]
	[ "$(listing --limit 0 -f ids | wc -l)" -eq 5 ]
	[ "$(listing --limit 99 -f ids | wc -l)" -eq 5 ]
	[ "$(listing --limit 1 --sort number:desc -f ids)" = HTBC-2026-0005 ]
	listing --fields help >out
	# those shown only when asked for come last
	all=$(awk '{ print $1 }' out | paste -sd,) shown=$(listing -f csv | head -1)
	[[ $all == "$shown",* ]]
	for field in close_by moves duplicate_of part_of grid; do [[ ,${all#"$shown"}, == *,$field,* ]]; done
	listing --sort title -F title -f ids | LC_ALL=C sort -c
	for i in 1 2 3 4 5 6 7 8; do titled --title "t$i"; done
	[ "$(listing --sort number:desc -f ids | head -1)" = HTBC-2026-0013 ]
}

@test "--sort number goes by the serial as a number, as the listing does without it" {
	district
	titled --title a
	titled --title b
	sqlite3 hl.db 'UPDATE issue SET serial = 9999 WHERE serial = 2'
	titled --title c
	[ "$(listing -f ids | paste -sd' ')" = 'HTBC-2026-0001 HTBC-2026-9999 HTBC-2026-10000' ]
	[ "$(listing -f ids --sort number | paste -sd' ')" = 'HTBC-2026-0001 HTBC-2026-9999 HTBC-2026-10000' ]
	[ "$(listing -f ids --sort station,number:desc | paste -sd' ')" = 'HTBC-2026-10000 HTBC-2026-9999 HTBC-2026-0001' ]
}

@test "an empty listing: nothing in table and md, the headings in csv and tsv, [] in json" {
	district
	[ -z "$(listing)" ]
	[ -z "$(listing -f md)" ]
	[ -z "$(listing -f ids)" ]
	[ -z "$(listing -f jsonl)" ]
	[ "$(listing -f csv)" = number,ref,station,state,list,category,title,departments,raised,dispatched,closed,due,late ]
	[ "$(listing -f tsv | tr '\t' ,)" = "$(listing -f csv)" ]
	[ "$(listing -f json)" = '[]' ]
	listing -f html | grep -q '</html>'
	[ -z "$(listing -f csv --no-header)" ]
	[ "$(listing --excel | tail -c 2 | od -An -tx1 | tr -d ' \n')" = 0d0a ]
	listing -e
	[ "$(listing -e -f csv | wc -l)" -eq 1 ]
	[ "$(hl-issue overdue -f json)" = '[]' ]
	[ "$(hl-score talks --year 2026 -f json)" = '[]' ]
	hl-issue flag
}

@test "10: -e says that a listing had rows" {
	five
	for f in table csv json ids; do
		rc=0
		listing -e -f $f >/dev/null || rc=$?
		[ "$rc" -eq 10 ]
	done
	listing -e --state cancelled
	rc=0
	hl-issue overdue -e >/dev/null || rc=$?
	[ "$rc" -eq 10 ]
	rc=0
	hl-issue flag >/dev/null || rc=$?
	[ "$rc" -eq 10 ]
	hl-issue flag
	n=$(hl-issue add --station HTBC --title x -e --at 2026-03-10 --reason test)	# an answer is no listing
	[ "$n" = HTBC-2026-0006 ]
	rc=0
	hl-station calendar workday 2026-10-01 >/dev/null || rc=$?
	[ "$rc" -eq 10 ]
	hl-station calendar workday 2026-10-08 >/dev/null
}

@test "-o takes the format from the extension" {
	five
	for f in csv tsv json jsonl md html; do
		listing -o out.$f
		cmp out.$f <(listing -f $f)
	done
	listing -o out.txt
	cmp out.txt <(listing)
	listing -o out.json -f csv
	cmp out.json <(listing -f csv)
	listing -o OUT.CSV
	cmp OUT.CSV <(listing -f csv)
	[ -z "$(listing -o out.csv)" ]
}

@test "what is created prints its id alone, in every format that can be read by a script" {
	district
	a=$(raise 2026-03-02)
	[ "$a" = HTBC-2026-0001 ]
	[ "$(raise 2026-03-02 -f ids)" = HTBC-2026-0002 ]
	[ "$(raise 2026-03-02 -f json | jq -r '.[].number')" = HTBC-2026-0003 ]
	[ "$(hl-station add --code N --street a --community b)" = N ]
	[ "$(hl-station department add --code D --name 新局 --level district)" = D ]
	[ "$(hl-meeting hold --station HTBC --kind joint --chair 王朝东 --at 2026-03-02 --reason test)" = HTBC-2026-M001 ]
	[ "$(solo "$a" CGJ 2026-03-02)" = 'CGJ  dispatch  2026-03-05 23:59' ]
	[ "$(hl-issue dispatch HTBC-2026-0002 --list solo --to CGJ --task t --responsible r --standard s --at 2026-03-02 --reason x -f csv | tail -1)" = \
	    CGJ,dispatch,2026-03-05T23:59:59+08:00 ]
}

@test "what would turn a terminal is shown harmless; colour only when asked for" {
	five
	sqlite3 hl.db "UPDATE issue SET title = 'a' || char(27) || '[31m' || char(8238) || char(133) WHERE id = 1"
	listing -F title --limit 1 --no-header >out
	[ "$(cat out)" = 'a\x1b[31m\u{202e}\u{85}' ]
	listing -F title --limit 1 -f json | jq -e '.[0].title == "a\u001b[31m\u202e\u0085"'
	[ "$(listing --color always | grep -c $'\e')" -ge 1 ]
	[ "$(listing --color never | grep -c $'\e')" -eq 0 ]
	[ "$(listing --limit 0 -F number | grep -c $'\e')" -eq 0 ]
	[ "$(listing -f csv --color always -F number | grep -c $'\e')" -eq 0 ]
}
