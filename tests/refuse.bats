# refuse.bats: what must be refused: one clear line, the right exit code, nothing printed, nothing stored.
# shellcheck disable=SC2154 # err is set by refuses
load lib.bash
export HL_CONFIG=$BATS_FILE_TMPDIR/en.yaml

setup_file() {
	echo 'lang: en' >"$HL_CONFIG"
}

# refuse CODE PATTERN COMMAND...: refused with that code and a line like PATTERN; the database stays byte for byte.
refuse() {
	local code=$1 pattern=$2
	shift 2
	cp hl.db before.db
	refuses "$code" "$@" || return
	# shellcheck disable=SC2053
	[[ $err == $pattern ]] || { echo "wanted $pattern, got: $err"; return 1; }
	cmp hl.db before.db || { echo "stored something: $*"; return 1; }
}

# rejected PATTERN FILE [OPTION...]: a batch of hl-station of that file is rejected.
rejected() {
	local pattern=$1
	shift
	refuse 4 "$pattern" hl-station batch "$@"
}

four=(--task 修复 --responsible 张工 --standard 恢复照明)

@test "3: an unknown station, department or issue, with what is near" {
	district
	a=$(raise 2026-03-02 --ref R-10)
	refuse 3 "hl-issue: no station 'HTBB'; did you mean 'HTBC *'?" hl-issue add --station HTBB --title x
	refuse 3 "*no station '花亭北村'; did you mean 'HTBC *'?" hl-issue add --station 花亭北村 --title x
	refuse 3 "*no station 'ZZZZ'" hl-issue add --station ZZZZ --title x
	refuse 3 "*no station 'HTBX'; did you mean*" hl-station show HTBX
	refuse 3 "*no station 'HTBX'; did you mean*" hl-issue list --station HTBX
	refuse 3 "*no station 'HTBX'; did you mean*" hl-meeting hold --station HTBX --kind joint --chair 王朝东
	refuse 3 "*no station 'HTBX'; did you mean*" hl-station department add --code N --name 新 --level district --stationed HTBX
	refuse 3 "*no department 'CJG'; did you mean 'CGJ 区城管局'?" hl-issue dispatch "$a" --list solo --to CJG "${four[@]}"
	refuse 3 "*no department '区城管'; did you mean 'CGJ 区城管局'?" hl-issue overdue --department 区城管
	refuse 3 "*no department 'CJG'; did you mean*" hl-score explain --year 2026 --department CJG
	refuse 3 "*no department 'CJG'; did you mean*" hl-score adjust --year 2026 --department CJG --points 1 --reason x
	refuse 3 "*no department 'CJG'; did you mean*" hl-station department set CJG --name 新
	refuse 3 "*no issue 'HTBC-2026-0002'; the last of HTBC in 2026 is HTBC-2026-0001" hl-issue show HTBC-2026-0002
	refuse 3 "*no issue with reference 'R-11'; did you mean 'R-10'?" hl-issue close ref:R-11
	refuse 3 "*no issue*: a number looks like*ref:X" hl-issue history R-10
	refuse 3 "*no issue*" hl-issue duplicate "$a" --of MS-2026-0001
	refuse 3 "*no issue*" hl-meeting hold --station HTBC --kind coordination --chair 王朝东 --issues HTBC-2026-0009
	refuse 3 "*no meeting*" hl-meeting show HTBC-2026-M009
	refuse 3 "*no event*" hl-issue void 999 --reason x
	refuse 3 "*no profile*" hl-issue import "$DATA/annex3.csv" --profile nope
	refuse 3 "*no key 'score.lat', did you mean 'score.late'?" hl-station config score.lat
	refuse 3 "*nowhere.jsonl*" hl-issue batch nowhere.jsonl
	refuse 3 "*nowhere.csv*" hl-issue import nowhere.csv
	refuse 3 "*nowhere.csv*" hl-station import nowhere.csv
	refuse 3 "*nowhere.csv*" hl-station department import nowhere.csv
	refuse 3 "*nowhere.tsv*" hl-station calendar import nowhere.tsv
}

@test "R9 7: an illegal move names the state, for every act and state" {
	district
	a=$(raise 2026-03-02)
	b=$(raise 2026-03-02)
	refuse 7 "*cannot record feedback on $a: it is open" hl-issue feedback "$a" --department CGJ --kind 'done'
	refuse 7 "*cannot reject $a: it is open" hl-issue reject "$a" --reason x
	refuse 7 "*cannot reopen $a: it is open" hl-issue reopen "$a" --reason x
	refuse 7 "*$a: it is open" hl-issue redispatch "$a" --list solo --to ZJJ --reason x
	solo "$a" CGJ 2026-03-02
	refuse 7 "*cannot dispatch $a: it is dispatched*" hl-issue dispatch "$a" --list solo --to CGJ "${four[@]}"
	refuse 7 "*cannot close off $a: it is dispatched" hl-issue close "$a" --reason x
	refuse 7 "*cannot reject $a: it is dispatched" hl-issue reject "$a" --reason x
	feed "$a" CGJ 'done' 2026-03-03
	refuse 7 "*cannot reopen $a: it is resolved" hl-issue reopen "$a" --reason x
	refuse 7 "*cannot dispatch $a: it is resolved*" hl-issue dispatch "$a" --list solo --to CGJ "${four[@]}"
	hl-issue close "$a" --at 2026-03-04 --reason x
	for act in close reject cancel; do
		refuse 7 "*$a: it is closed" hl-issue $act "$a" --reason x
	done
	refuse 7 "*cannot dispatch $a: it is closed" hl-issue dispatch "$a" --list solo --to CGJ "${four[@]}"
	refuse 7 "*$a: it is closed" hl-issue redispatch "$a" --list solo --to ZJJ --reason x
	refuse 7 "*$a: it is closed" hl-issue feedback "$a" --department CGJ --kind progress
	refuse 7 "*$a: it is closed" hl-issue duplicate "$a" --of "$b"
	hl-issue cancel "$b" --reason x --at 2026-03-04
	for act in close reject reopen cancel; do
		refuse 7 "*$b: it is cancelled" hl-issue $act "$b" --reason x
	done
	refuse 7 "*$b: it is cancelled" hl-issue dispatch "$b" --list solo --to CGJ "${four[@]}"
	c=$(raise 2026-03-02)
	hl-issue duplicate "$c" --of "$a" --reason x --at 2026-03-05
	for act in close reject reopen cancel; do
		refuse 7 "*$c: it is *duplicate*" hl-issue $act "$c" --reason x
	done
	refuse 7 '*' hl-issue return accept "$a" --department CGJ --reason x
	refuse 7 '*' hl-issue return refuse "$a" --department CGJ --reason x
}

@test "R9 several issues in one command: one that is refused stores none" {
	district
	a=$(raise 2026-03-02)
	b=$(raise 2026-03-02)
	refuse 3 "*no issue*" hl-issue cancel "$a" "$b" HTBC-2026-0077 --reason x
	refuse 7 "*cannot cancel $a: it is cancelled" hl-issue cancel "$a" "$b" "$a" --reason x
	[ "$(hl-issue list --state open -f ids | wc -l)" -eq 2 ]
}

@test "R10 R11 R12 7: a dispatch without task, person or standard, or with the wrong departments" {
	district
	a=$(raise 2026-03-02)
	refuse 7 '*--task*R10*' hl-issue dispatch "$a" --list solo --to CGJ --responsible 张工 --standard 亮
	refuse 7 '*--responsible*R10*' hl-issue dispatch "$a" --list solo --to CGJ --task 修 --standard 亮
	refuse 7 '*--standard*R10*' hl-issue dispatch "$a" --list solo --to CGJ --task 修 --responsible 张工
	refuse 7 '*--list*R10*' hl-issue dispatch "$a" --to CGJ "${four[@]}"
	refuse 7 '*solo*' hl-issue dispatch "$a" --list solo "${four[@]}"
	refuse 7 '*exactly one district department, not 2' hl-issue dispatch "$a" --list solo --to CGJ,ZJJ "${four[@]}"
	refuse 7 "*'SZJ' is a city department*" hl-issue dispatch "$a" --list solo --to SZJ "${four[@]}"
	refuse 7 "*'JD' is a street department*" hl-issue dispatch "$a" --list solo --to JD "${four[@]}"
	refuse 7 '*two or more district departments*' hl-issue dispatch "$a" --list joint --to CGJ "${four[@]}"
	refuse 7 '*city department*' hl-issue dispatch "$a" --list transfer --to CGJ "${four[@]}"
	refuse 7 '*' hl-issue dispatch "$a" --list transfer --to CGJ,ZJJ --city SZJ "${four[@]}"
	refuse 7 '*' hl-issue dispatch "$a" --list transfer --city SZJ "${four[@]}"
	refuse 7 '*' hl-issue dispatch "$a" --list local --to CGJ "${four[@]}"
	refuse 7 '*' hl-issue dispatch "$a" --list joint --to CGJ,CGJ "${four[@]}"
	b=$(hl-issue add --station HTBC --title 占道 --category 城市管理 --at 2026-03-02 --reason x)
	refuse 7 '*R12*' hl-issue dispatch "$b" --list local "${four[@]}"
}

@test "R15 7: a joint issue is not closed off without the deputy's report" {
	district
	a=$(raise 2026-03-02)
	hl-issue dispatch "$a" --list joint --to CGJ,ZJJ "${four[@]}" --at 2026-03-02 --reason x
	feed "$a" CGJ 'done' 2026-03-03
	feed "$a" ZJJ 'done' 2026-03-03
	refuse 7 "*cannot close off $a*R15*" hl-issue close "$a"
}

@test "R46 7: a chair who is neither head nor deputy of the day" {
	district
	refuse 7 "*'张三' cannot chair (R46)*王朝东*李书记*" hl-meeting hold --station HTBC --kind joint --chair 张三
	refuse 7 "*R46*" hl-meeting schedule --station HTBC --kind joint --chair 张三 --on 2098-01-05
	refuse 7 "*R46*" hl-meeting hold --station MS --kind joint --chair 王朝东
}

@test "2: a required option that is missing" {
	district
	a=$(raise 2026-03-02)
	refuse 2 '*add needs --station' hl-issue add --title x
	refuse 2 '*add needs --title' hl-issue add --station HTBC
	refuse 2 '*feedback needs --kind' hl-issue feedback "$a" --department CGJ
	refuse 2 '*feedback needs --department' hl-issue feedback "$a" --kind 'done'
	refuse 2 '*--reason*' hl-issue redispatch "$a" --list solo --to ZJJ
	refuse 2 '*needs --text' hl-issue note "$a"
	refuse 2 '*needs --text' hl-issue result "$a"
	refuse 2 '*needs --of' hl-issue duplicate "$a"
	refuse 2 '*needs --approver' hl-issue extend "$a" --close-by 2098-01-01 --reason x
	refuse 2 '*--reason*' hl-issue extend "$a" --close-by 2098-01-01 --approver 王朝东
	refuse 2 '*needs --from' hl-issue due
	refuse 2 '*needs --code' hl-station add --street a --community b
	refuse 2 '*needs --community' hl-station add --code N --street a
	refuse 2 '*needs --level' hl-station department add --code N --name a
	refuse 2 '*needs --year' hl-score rank
	refuse 2 '*needs --year' hl-score talks
	refuse 2 '*--reason*' hl-score adjust --department CGJ --year 2026 --points 1
	refuse 2 '*--reason*' hl-issue void 1
	refuse 2 '*--chair*' hl-meeting hold --station HTBC --kind joint
	refuse 2 '*--kind*' hl-meeting hold --station HTBC --chair 王朝东
	refuse 2 '*--station*' hl-meeting hold --kind joint --chair 王朝东
	refuse 2 '*--reason*' hl-score appeal file --issue "$a" --department CGJ
	solo "$a" CGJ 2026-03-02
	refuse 2 '*--text*' hl-issue feedback "$a" --department CGJ --kind return
}

@test "2 and 4: a date that does not exist, on the command line and in a file" {
	district
	for d in 2026-02-30 2026-02-29 2026-13-01 2026-00-10 2026-1-32 2026/2/30 2026年2月30日 '2026-03-01 24:30' 2026-03-01T12:60 \
	    20260301 1.3.2026 gestern +3x 2026-03-01T10:00+25:00 ''; do
		refuse 2 '*--at: *' hl-issue add --station HTBC --title x --at "$d"
		refuse 2 '*--since: *' hl-issue list --since "$d"
		refuse 2 '*--now: *' hl-issue list --now "$d"
		printf '{"do":"hl-issue add","station":"HTBC","title":"x","at":"%s"}\n' "$d" >in.jsonl
		rejected 'hl-station: in.jsonl:1: at: *' in.jsonl
	done
	HL_NOW=2026-02-30 refuse 2 '*--now: *2026-02-30*' hl-issue list
	refuse 2 "*'2026-02-30'" hl-station calendar workday 2026-02-30
	refuse 2 "*'2026-02-30'" hl-station add --code N --street a --community b --founded 2026-02-30
	printf 'ref,station,title,raised\nA,HTBC,x,2026-02-30\n' >cases.csv
	refuse 4 'hl-issue: cases.csv:2: *2026-02-30*' hl-issue import cases.csv
	printf 'code,street,community,founded\nN,a,b,2026-02-30\n' >stations.csv
	refuse 4 'hl-station: stations.csv:2: *2026-02-30*' hl-station import stations.csv
}

@test "R50 7: the future; back-dating past the limit without a reason, 0 with one" {
	district
	a=$(raise 2026-03-02)
	refuse 7 '*lies in the future' hl-issue add --station HTBC --title x --at 2098-01-01
	refuse 7 '*lies in the future' hl-issue add --station HTBC --title x --now 2098-01-02 --at 2098-01-01
	refuse 7 '*lies in the future' hl-issue dispatch "$a" --list solo --to CGJ "${four[@]}" --at 2098-01-01
	refuse 7 '*lies in the future' hl-meeting hold --station HTBC --kind joint --chair 王朝东 --at 2098-01-01 --reason x
	refuse 7 '*lies in the future' hl-station set HTBC --head 李明 --at 2098-01-01
	refuse 7 '*lies in the future' hl-score adjust --department CGJ --year 2026 --points 1 --reason x --at 2098-01-01
	refuse 7 '*7 days back*--reason' hl-issue add --station HTBC --title x --at -8d
	refuse 7 '*7 days back*--reason' hl-issue dispatch "$a" --list solo --to CGJ "${four[@]}" --at 2026-03-02
	[ "$(hl-issue add --station HTBC --title x --at -8d --reason 补录)" != "" ]
	[ "$(hl-issue add --station HTBC --title x --at -6d)" != "" ]
	solo "$a" CGJ 2026-03-02
	refuse 7 '*' hl-issue cancel "$a" --at 2026-03-01 --reason x	# before its last change of state
	refuse 7 '*' hl-issue feedback "$a" --department CGJ --kind progress --at 2026-03-01 --reason x
	refuse 7 '*' hl-issue feedback "$a" --department CGJ --kind progress --at 2026-03-03	# meets a deadline already past
	echo '{"do":"add","station":"HTBC","title":"x","at":"2098-01-01"}' >in.jsonl
	refuse 4 'hl-issue: in.jsonl:1: *lies in the future' hl-issue batch in.jsonl
	echo '{"do":"add","station":"HTBC","title":"x","at":"2026-03-02"}' >in.jsonl
	refuse 4 'hl-issue: in.jsonl:1: *7 days back*' hl-issue batch in.jsonl
	hl-issue batch -q --reason 补录 in.jsonl
}

@test "2 and 4: a value outside a closed set; the message names the set" {
	district
	a=$(raise 2026-03-02)
	refuse 2 "*--list: *'foo' (one of: local, solo, joint, transfer)" hl-issue dispatch "$a" --list foo --to CGJ "${four[@]}"
	refuse 2 "*'foo' (one of: *receipt, progress, done, return)" hl-issue feedback "$a" --department CGJ --kind foo
	refuse 2 "*'foo' (one of: *民生改善*其他)" hl-issue add --station HTBC --title x --category foo
	refuse 2 "*'foo' (one of: visit, resident, squad, hotline, meeting, patrol, other)" hl-issue add --station HTBC --title x --source foo
	refuse 2 "*'foo' (one of: open, dispatched, resolved, closed, cancelled, duplicate)" hl-issue list --state foo
	refuse 2 "*'foo' (one of: *dispatch, coordination, progress*)" hl-issue due --from 2026-03-02 --kind foo
	refuse 2 "*'foo' (one of: joint, dispatch, special, coordination)" hl-meeting hold --station HTBC --kind foo --chair 王朝东
	refuse 2 "*'foo' (one of: district, city, street, member)" hl-station department add --code N --name 新 --level foo
	refuse 2 "*'foo' (one of: *base*other*)" hl-score adjust --department CGJ --year 2026 --points 1 --kind foo --reason x
	refuse 2 "*'foo' (one of: *)" hl-station member add --station HTBC --name 张三 --category foo
	refuse 2 "*auto, always or never: 'foo'" hl-issue list --color foo
	refuse 2 '*zh_CN*en*fr*' hl-issue list --lang fr
	printf '{"do":"hl-issue add","station":"HTBC","title":"x","category":"foo"}\n' >in.jsonl
	rejected "hl-station: in.jsonl:1: category: *'foo' (one of: *" in.jsonl
	printf 'ref,station,title,raised,list\nA,HTBC,x,2026-03-02,foo\n' >cases.csv
	refuse 4 "hl-issue: cases.csv:2: *'foo' (one of: *" hl-issue import cases.csv
	printf 'code,name,level\nN,新,foo\n' >departments.csv
	refuse 4 "hl-station: departments.csv:2: *'foo' (one of: *" hl-station department import departments.csv
}

@test "7: a code, a name or a ref that exists already" {
	district
	a=$(raise 2026-03-02 --ref R-1)
	refuse 7 "*'R-1' is there already*$a*" hl-issue add --station MS --title x --ref R-1
	b=$(raise 2026-03-02)
	refuse 7 "*'R-1' is there already*" hl-issue set "$b" --ref R-1 --reason x
	refuse 7 "*'HTBC' is taken*" hl-station add --code HTBC --street a --community b
	refuse 7 "*花亭北村社区*" hl-station add --code N --street 花亭路街道 --community 花亭北村社区
	refuse 7 "*'CGJ' is taken*" hl-station department add --code CGJ --name 新 --level district
	refuse 7 "*'区城管局' is there already*" hl-station department add --code N --name 区城管局 --level district
	refuse 7 "*" hl-station department set ZJJ --name 区城管局
	hl-issue add --station HTBC --title x --request-id q1
	refuse 7 "*q1*" hl-issue add --station HTBC --title y --request-id q1
}

@test "2 and 4: control characters, bidi marks, invalid UTF-8, what is empty or far too long" {
	district
	a=$(raise 2026-03-02)
	for bad in $'a\tb' $'a\nb' $'a\rb' $'a\x01b' $'a\x1bb' $'a\x7fb' $'a\u0085b' $'a\u202eb' $'a\u2066b' $'a\u200fb' \
	    $'a\xffb' $'a\xc0\xafb' $'a\xed\xa0\x80b' $'a\xe2\x80'; do
		refuse 2 '*--title: *' hl-issue add --station HTBC --title "$bad"
		refuse 2 '*--reason: *' hl-issue cancel "$a" --reason "$bad"
		refuse 2 '*--actor: *' hl-issue cancel "$a" --actor "$bad"
		refuse 2 '*--ref: *' hl-issue add --station HTBC --title x --ref "$bad"
		refuse 2 '*' hl-issue show "$bad"
	done
	for bad in $'a\x01b' $'a\x1bb' $'a\rb' $'a\x7fb' $'a\u009bb' $'a\u202eb' $'a\xffb'; do
		refuse 2 '*--detail: *' hl-issue add --station HTBC --title x --detail "$bad"
		refuse 2 '*--text: *' hl-issue note "$a" --text "$bad"
	done
	b=$(hl-issue add --station HTBC --title x --detail $'a\n\tb')
	[ "$(hl-issue show "$b" -f json | jq -r '.[] | select(.field == "detail").value')" = $'a\n\tb' ]
	refuse 2 '*--title: is empty' hl-issue add --station HTBC --title ''
	refuse 2 '*--title: is empty' hl-issue add --station HTBC --title ' 　'
	refuse 2 '*--reason: is empty' hl-issue cancel "$a" --reason ''
	printf '{"do":"add","station":"HTBC","title":"a\\u202eb"}\n' >in.jsonl
	refuse 4 'hl-issue: in.jsonl:1: title: *' hl-issue batch in.jsonl
	printf '{"do":"add","station":"HTBC","title":"a\\u0000b"}\n' >in.jsonl
	refuse 4 'hl-issue: in.jsonl:1: *' hl-issue batch in.jsonl
	printf '{"do":"add","station":"HTBC","title":"a\xff"}\n' >in.jsonl
	refuse 4 'hl-issue: in.jsonl:1: *' hl-issue batch in.jsonl
	for bad in 'a b' a/b 'ab;c' 12345678901234567 东 ''; do
		refuse 2 '*code*' hl-station add --code "$bad" --street a --community b
	done
}

@test "2: operands, options and commands that are none" {
	district
	a=$(raise 2026-03-02)
	refuse 2 '*show needs *issue*' hl-issue show
	refuse 2 '*too many operands: x' hl-issue show "$a" x
	refuse 2 '*too many operands: x' hl-issue list x
	refuse 2 '*too many operands: -f' hl-issue show -- "$a" -f csv
	refuse 2 "*unknown command 'lst', did you mean 'list'?" hl-issue lst
	refuse 2 "*unknown command 'xyzzy'" hl-issue xyzzy
	refuse 2 "*'department'*add, import, list*" hl-station department
	refuse 2 "*'department'*" hl-station department addd
	refuse 2 '*unknown option --sttion, did you mean --station?' hl-issue list --sttion HTBC
	refuse 2 '*unknown option --xyzzy' hl-issue list --xyzzy
	refuse 2 '*unknown option -X' hl-issue list -X
	refuse 2 '*option --limit needs a value' hl-issue list --limit
	refuse 2 '*option -f needs a value' hl-issue list -f
	refuse 2 '*option --no-header takes no value' hl-issue list --no-header=x
	refuse 2 '*--title is given twice' hl-issue add --station HTBC --title a --title b
	refuse 2 '*not a whole number*' hl-issue list --limit x
	refuse 2 '*not a whole number*' hl-issue list --limit -1
	refuse 2 '*not a whole number*' hl-score rank --year x
	refuse 2 '*year*99999*' hl-score rank --year 99999
	refuse 2 '*points*' hl-score adjust --department CGJ --year 2026 --points 1.25 --reason x
	refuse 2 '*points*' hl-score adjust --department CGJ --year 2026 --points many --reason x
	refuse 2 '*not a whole number*' hl-issue void x --reason x
	hl-issue list >/dev/null
	! hl-issue 2>/dev/null
}

@test "2: a format that is not built in names those that are; fields, --sort, -z, --excel, -o" {
	district
	names='table, csv, tsv, json, jsonl, md, html, ids'
	refuse 2 "*'xlsx'*$names*" hl-issue list -f xlsx
	refuse 2 "*'jsn'*did you mean json*$names*" hl-issue list -f jsn
	refuse 2 "*xlsx*$names*" hl-issue list -o out.xlsx
	[ ! -e out.xlsx ]
	refuse 2 '*--fields: no field *numbr*did you mean number*ref, station*' hl-issue list -F numbr
	refuse 2 '*--fields: *' hl-issue list -F ''
	refuse 2 '*--fields: *' hl-issue list -F number,
	refuse 2 '*--sort: no field *xyz*number, ref*' hl-issue list --sort xyz
	refuse 2 '*--sort: *' hl-issue list --sort number:up
	refuse 2 '*--null*' hl-issue list -z
	refuse 2 '*--null*' hl-issue list -z -f json
	refuse 2 '*--excel*' hl-issue list --excel -f json
	refuse 2 '*format*out*' hl-issue list -o out
	refuse 3 '*none/out.csv*' hl-issue list -o none/out.csv
	refuse 2 '*--fields*' hl-issue add --station HTBC --title x -F nope
	refuse 2 '*a batch cannot answer in format html' hl-issue batch -f html </dev/null
}

@test "-f json: an error is one JSON object on standard error, for every exit code" {
	district
	a=$(raise 2026-03-02)
	is_json() { # CODE COMMAND...
		local code=$1
		refuse "$code" '{"error":*' "${@:2}" || return
		jq -e ".error.code == $code and (.error.message | length > 0)" err.txt >/dev/null
	}
	is_json 2 hl-issue list -f json --limit x
	is_json 2 hl-issue -f json lst
	is_json 2 hl-issue -f json
	is_json 2 hl-issue list -f json -F nope
	is_json 3 hl-issue show -f json $'HTBC-2026-0099'
	is_json 3 hl-issue show -f jsonl 'a"b\c'
	is_json 7 hl-issue -f json reopen "$a"
	echo '{"do":' >in.jsonl
	is_json 4 hl-issue batch in.jsonl -f json
	is_json 5 hl-issue list -f json -c none.yaml
	is_json 3 hl-issue list -f json -d none.db
	echo text >text.db
	is_json 1 hl-issue list -f json -d text.db
}

@test "4: batch lines that are none, named by file and line; nothing of the file is stored" {
	district
	good='{"do":"add","code":"N","street":"a","community":"b"}'
	n=0
	while IFS= read -r line; do
		printf '%s\n%s\n' "$good" "$line" >in.jsonl
		rejected 'hl-station: in.jsonl:2: *' in.jsonl || { echo "line: $line"; false; }
		n=$((n + 1))
	done <<'END'
nonsense
{"do":
{"do":"add"} x
["do","add"]
"add"
{}
{"do":""}
{"do":"list"}
{"do":"batch"}
{"do":"init"}
{"do":"ad","code":"M"}
{"do":"hl-nothing add"}
{"do":"add","code":"M","street":"a"}
{"do":"add","code":"M","street":"a","community":"c","colour":"red"}
{"do":"add","code":"M","code":"M2","street":"a","community":"c"}
{"do":"add","code":["M","M2"],"street":"a","community":"c"}
{"do":"add","code":{"a":1},"street":"a","community":"c"}
{"do":"add","code":"N","street":"a","community":"c"}
{"do":"hl-issue show","issue":"HTBC-2026-0001"}
{"do":"hl-issue cancel","issue":"HTBC-2026-0001"}
{"do":"hl-issue add","station":"QQQQ","title":"x"}
{"do":"department add","code":"M","name":"m","level":"royal"}
{"do":"set","station":"HTBC","founded":"2026-02-30"}
END
	[ "$n" -eq 23 ]
	printf '%s\n%s' "$good" '{"do":"add"' | refuse 4 'hl-station: *:2: *' hl-station batch -
	printf '%s\r\n\r\n%s\n' "$good" '{"do":"add"}' >in.jsonl
	rejected 'hl-station: in.jsonl:3: *' in.jsonl
	printf '[%.0s' {1..5000} >in.jsonl
	rejected 'hl-station: in.jsonl:1: *' in.jsonl
	rejected 'hl-station: in.jsonl:1: *' in.jsonl --rejects r --keep-going || [ -s r ]
	refuse 2 '*--keep-going*' hl-station batch in.jsonl --rejects r2
	refuse 1 '*' hl-station batch .
}

@test "4: csv rows that are none, named by file and line; nothing of the file is stored" {
	district
	head=ref,station,title,raised,departments,done,closed
	csv() { # ROW: a file with one good row before it
		printf '%s\nG,HTBC,x,2026-03-02,CGJ,2026-03-03,\n%s\n' $head "$1" >cases.csv
	}
	for row in 'A,ZZZZ,x,2026-03-02,CGJ,,' 'A,HTBC,x,2026-03-02,NONE,,' 'A,HTBC,,2026-03-02,CGJ,,' 'A,HTBC,x,,CGJ,,' \
	    'A,HTBC,x,2026-03-02,CGJ,2026-03-01,' 'A,HTBC,x,2026-03-02,CGJ,2098-01-01,' 'A,HTBC,x,2026-03-02,CGJ,2026-03-03,2026-03-02' \
	    'A,HTBC,"x' 'A,HTBC,x,2026-03-02,CGJ,,,,extra' $'A,HTBC,x\x01,2026-03-02,CGJ,,'; do
		csv "$row"
		refuse 4 'hl-issue: cases.csv:3: *' hl-issue import cases.csv || { echo "row: $row"; false; }
	done
	printf 'title,raised\nx,2026-03-02\n' >cases.csv
	refuse 4 "hl-issue: cases.csv:2: field 'station' is empty" hl-issue import cases.csv
	printf 'ref,ref,station,title,raised\n' >cases.csv
	refuse 4 'hl-issue: cases.csv:1: *ref*' hl-issue import cases.csv
	: >cases.csv
	refuse 4 'hl-issue: cases.csv*' hl-issue import cases.csv
	refuse 1 '*' hl-issue import .
	refuse 2 '*--map*' hl-issue import cases.csv --map nonsense
}
