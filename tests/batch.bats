# batch.bats: JSON Lines in one transaction (contract 2), by hl-issue, and the requests that may be made again.
load lib.bash
load issue.bash

# batch LINE...: those JSON lines as in.jsonl.
batch() { printf '%s\n' "$@" >in.jsonl; }

add='{"do":"add","station":"HTBC","title":"x","at":"2026-03-02"'

@test "batch: the example of the contract, from standard input" {
	hl-issue batch --reason 补录 >out <<-'END'
	{"do":"add","ref":"12345-0001","station":"HTBC","title":"路灯不亮","category":"民生改善","at":"2026-03-02T09:00"}
	{"do":"dispatch","issue":"ref:12345-0001","list":"solo","to":["CGJ"],"task":"修复","responsible":"张工","standard":"恢复照明","at":"2026-03-02T10:00"}
	END
	grep -q HTBC-2026-0001 out
	grep -q '2026-03-05' out
	is 12345-0001 state dispatched
	[ "$(hl-issue history HTBC-2026-0001 -f csv --no-header --fields reason | sort -u)" = 补录 ]
}

@test "batch: -q prints nothing; a file, - and nothing are read alike; json answers are json lines" {
	batch "$add,\"ref\":\"a\"}"
	said '' hl-issue batch -q in.jsonl --reason x
	sed s/\"a\"/\"b\"/ in.jsonl | said HTBC-2026-0002 hl-issue batch - --reason x -f ids
	sed s/\"a\"/\"c\"/ in.jsonl | said HTBC-2026-0003 hl-issue batch --reason x -f ids
	sed s/\"a\"/\"d\"/ in.jsonl | hl-issue batch --reason x -f jsonl | jq -e '.number == "HTBC-2026-0004"'
}

@test "batch: a bad line is named, exit 4, nothing of the file is stored" {
	for bad in '{"do":"dispatch","issue":"ref:none","list":"solo"}' '{"do":"close","issue":"ref:a"' 'x' \
	    '{"do":"close"}' '{"do":"add","station":"HTBC"}' '{"do":"add","station":"HTBC","title":"x","at":"2026-02-30"}' \
	    '{"do":"feedback","issue":"ref:a","department":"CGJ","kind":"maybe"}' '{"do":"cancel","issue":"ref:a","at":"2026-03-01"}' \
	    '{"do":"add","station":"HTBC","title":"x","ref":"a"}' '{"do":"add","station":"HTBC","title":"x\u0001"}' \
	    '{"do":"void","event":"1"}'; do
		batch "$add,\"ref\":\"a\"}" '' "$bad"
		refuses 4 hl-issue batch in.jsonl --reason x
		[[ $err == 'hl-issue: in.jsonl:3: '* ]] || [[ $bad == *void* ]]
		[ -z "$(hl-issue list -f ids)" ]
	done
}

@test "batch: the first bad line ends it, what other programs would refuse with 3 or 7 is 4 here" {
	batch "$add,\"ref\":\"a\"}" '{"do":"close","issue":"HTBC-2026-0099"}' '{"do":"nonsense"}'
	refuses 4 hl-issue batch in.jsonl --reason x
	[[ $err == *in.jsonl:2:*HTBC-2026-0099* ]]
	batch "$add,\"ref\":\"a\"}" '{"do":"reject","issue":"ref:a"}'
	refuses 4 hl-issue batch in.jsonl --reason x
	[[ $err == *in.jsonl:2:*'it is open' ]]
}

@test "batch --keep-going: good lines are stored, bad ones go to --rejects with an error, exit 4" {
	batch "$add,\"ref\":\"a\"}" '{"do":"reject","issue":"ref:a"}' "$add,\"ref\":\"a\"}" 'nonsense' "$add,\"ref\":\"b\"}"
	code=4 said '' hl-issue batch in.jsonl -q --reason x --keep-going --rejects bad.jsonl
	said $'a\nb' hl-issue list -f csv --no-header --fields ref
	[ "$(wc -l <bad.jsonl)" -eq 3 ]
	sed -n 1p bad.jsonl | jq -e '.do == "reject" and .issue == "ref:a" and (.error | test("it is open"))'
	sed -n 2p bad.jsonl | jq -e '.do == "add" and (.error | test("a"))'
	# a corrected file of rejects is a batch again
	sed -n 1p bad.jsonl | sed 's/"reject"/"cancel"/' >again.jsonl
	hl-issue batch -q again.jsonl --reason x
	is a state cancelled
	said '' hl-issue batch -q --keep-going --rejects none.jsonl --reason x <<<"$add}"
	[ ! -s none.jsonl ]
}

@test "batch: numbers given within a line that was rejected are given to the next" {
	batch "$add}" "$add,\"ref\":\"a\"}" "$add,\"ref\":\"a\"}" "$add,\"ref\":\"b\"}"
	code=4 said $'HTBC-2026-0001\nHTBC-2026-0002\nHTBC-2026-0003' hl-issue batch in.jsonl -f ids --reason x --keep-going --rejects r
	is b number HTBC-2026-0003
}

@test "batch: --reason, --at and --actor of the command line are defaults of its lines" {
	batch '{"do":"add","station":"HTBC","title":"x","ref":"a"}' '{"do":"add","station":"HTBC","title":"x","ref":"b","at":"2026-03-03 10:00","reason":"line","actor":"li"}'
	hl-issue batch -q in.jsonl --reason 补录 --at 2026-03-02 --actor zhang
	said 2026-03-02T09:00:00+08:00,zhang,补录 hl-issue history ref:a -f csv --no-header --fields at,actor,reason
	said 2026-03-03T10:00:00+08:00,li,line hl-issue history ref:b -f csv --no-header --fields at,actor,reason
	batch '{"do":"dispatch","issue":"ref:a","list":"solo","to":"CGJ","task":"x","responsible":"y","standard":"z"}' \
	    '{"do":"feedback","issue":"ref:a","department":"CGJ","kind":"done"}'
	hl-issue batch -q in.jsonl --reason x --at 2026-03-04
	deadlines a 'CGJ dispatch 03-04 09:00 .. 03-09 23:59:59 met 03-04 17:00'
}

@test "batch: without the reason a line needs it is a bad line" {
	batch "$add}"
	refuses 4 hl-issue batch in.jsonl
	[[ $err == *in.jsonl:1:*reason* ]]
}

@test "batch: unknown keys and commands are refused, with what is near" {
	batch "$add,\"titel\":\"x\"}"
	refuses 4 hl-issue batch in.jsonl
	[[ $err == *in.jsonl:1:*titel*title* ]]
	batch '{"do":"disptach","issue":"ref:a"}'
	refuses 4 hl-issue batch in.jsonl
	[[ $err == *disptach*dispatch* ]]
	batch "$add,\"format\":\"csv\"}"
	refuses 4 hl-issue batch in.jsonl
	batch '{"station":"HTBC","title":"x"}'
	refuses 4 hl-issue batch in.jsonl
}

@test "batch: values are strings, numbers or, where repeatable, arrays" {
	batch '{"do":"add","station":"HTBC","title":2026,"ref":7,"at":"2026-03-02"}' \
	    '{"do":"dispatch","issue":"ref:7","list":"joint","to":["CGJ","ZJJ"],"assist":"SWJ,JTJ","task":"x","responsible":["CGJ=a","b"],"standard":"z","at":"2026-03-02"}'
	hl-issue batch -q in.jsonl --reason x
	is 7 title 2026
	is 7 departments 'CGJ;ZJJ;SWJ;JTJ'
	for bad in '"title":["a","b"]' '"title":[["a"]]' '"title":null' '"title":""'; do
		batch "{\"do\":\"add\",\"station\":\"HTBC\",$bad}"
		refuses 4 hl-issue batch in.jsonl --reason x || { echo "$bad"; false; }
	done
	batch '{"do":"cancel","issue":["ref:7"],"at":"2026-03-03"}'
	hl-issue batch -q in.jsonl --reason x
	is 7 state cancelled
}

@test "batch: ref:X serves wherever an issue is named, of a line before too" {
	lines >in.jsonl <<-'END'
	add a 03-02
	add b 03-02
	add c 03-02
	dispatch a 03-02 list=joint to=CGJ,ZJJ
	hold a 03-03 kind=coordination
	feedback a 03-04 department=CGJ kind=done
	feedback a 03-04 department=ZJJ kind=return text=不属
	return-refuse a 03-04 department=ZJJ
	feedback a 03-05 department=ZJJ kind=done
	note a 03-05 text=督办
	result a 03-05 text=已修复
	extend a 03-05 close-by=2026-06-01 approver=王
	reject a 03-05T18:00
	redispatch a 03-06 list=solo to=CGJ
	feedback a 03-07 department=CGJ kind=done
	unable a 03-07
	reply a 03-07 text=已告知
	close a 03-08
	reopen a 03-09
	cancel a 03-10
	duplicate b 03-10 of=ref:c
	set c - title=新
	add d 03-02
	dispatch d 03-02 list=solo to=CGJ
	END
	hl-issue batch -q in.jsonl --reason x
	is a state cancelled
	is b duplicate_of HTBC-2026-0003
	is c title 新
	hl-score batch -q --reason x --at 2026-03-06 <<<'{"do":"appeal file","issue":"ref:d","department":"CGJ"}'
	[ "$(event d 'appeal file')" -gt 0 ]
	refuses 3 hl-issue show ref:e
}

@test "batch: do of another program by its full name" {
	batch '{"do":"hl-station department add","code":"N","name":"区新局","level":"district"}' \
	    "$add,\"ref\":\"a\"}" \
	    '{"do":"dispatch","issue":"ref:a","list":"solo","to":"N","task":"x","responsible":"y","standard":"z","at":"2026-03-02"}' \
	    '{"do":"hl-meeting hold","station":"HTBC","kind":"coordination","chair":"王朝东","issues":["ref:a"],"at":"2026-03-03"}' \
	    '{"do":"hl-score adjust","department":"N","year":2026,"points":"1.5","at":"2026-03-04"}'
	hl-issue batch -q in.jsonl --reason x
	said 'N 1.5' scores 2026-03-05 adjustment
	batch '{"do":"department add","code":"M","name":"m","level":"district"}'
	refuses 4 hl-issue batch in.jsonl
	for no in 'hl-issue list' list batch import 'hl-station init' 'hl-score rank'; do
		batch "{\"do\":\"$no\"}"
		refuses 4 hl-issue batch in.jsonl || { echo "$no"; false; }
	done
}

@test "batch: BOM, CRLF and empty lines are taken" {
	printf '\357\273\277%s}\r\n\r\n  \n%s}\r\n' "$add" "$add" >in.jsonl
	said $'HTBC-2026-0001\nHTBC-2026-0002' hl-issue batch in.jsonl -f ids --reason x
	: | said '' hl-issue batch
}

@test "batch -n: everything is done and rolled back" {
	batch "$add,\"ref\":\"a\"}" '{"do":"cancel","issue":"ref:a"}'
	said HTBC-2026-0001 hl-issue batch -n in.jsonl -f ids --reason x
	[ -z "$(hl-issue list -f ids)" ]
	batch "$add,\"ref\":\"a\"}" '{"do":"reject","issue":"ref:a"}'
	refuses 4 hl-issue batch -n in.jsonl --reason x
}

@test "batch: several issues of one line stand or fall together" {
	one add a 03-02
	one add b 03-02
	batch '{"do":"cancel","issue":["ref:a","ref:b","ref:a"],"at":"2026-03-03"}'
	refuses 4 hl-issue batch in.jsonl --reason x
	code=4 said '' hl-issue batch in.jsonl -q --reason x --keep-going --rejects bad.jsonl
	is a state open
	batch '{"do":"cancel","issue":["ref:a","ref:b"],"at":"2026-03-03"}'
	hl-issue batch -q in.jsonl --reason x
	is b state cancelled
}

# --- requests ---

@test "request-id: a retry prints the first answer again and does nothing; other content is refused" {
	new=(hl-issue add --station HTBC --title x --at 2026-03-02 --reason x --request-id)
	said HTBC-2026-0001 "${new[@]}" r1
	said HTBC-2026-0001 "${new[@]}" r1
	said HTBC-2026-0002 "${new[@]}" r2
	refuses 7 hl-issue add --station HTBC --title y --at 2026-03-02 --reason x --request-id r1
	refuses 7 hl-issue add --station HTBC --title x --at 2026-03-03 --reason x --request-id r1
	refuses 7 hl-issue cancel HTBC-2026-0001 --reason x --request-id r1
	said $'HTBC-2026-0001\nHTBC-2026-0002' hl-issue list -f ids
}

@test "request-id: a dispatch prints the same deadlines, a feedback is there once" {
	said HTBC-2026-0001 hl-issue add --station HTBC --title x --ref a --request-id r1
	said HTBC-2026-0001 hl-issue add --station HTBC --title x --ref a --request-id r1
	dispatch=(hl-issue dispatch --list solo --to CGJ --task x --responsible y --standard z --request-id r2 -f csv --no-header)
	first=$("${dispatch[@]}" ref:a)
	[[ $first == CGJ,dispatch,* ]]
	said "$first" "${dispatch[@]}" ref:a
	hl-issue feedback ref:a --department CGJ --kind 'done' --request-id r3
	hl-issue feedback ref:a --department CGJ --kind 'done' --request-id r3
	[ "$(field a feedback | wc -l)" -eq 1 ]
	refuses 7 hl-issue feedback ref:a --department CGJ --kind progress --request-id r3
}

@test "request-id: a refused request is not remembered, nor is a dry run" {
	one add a 03-02
	refuses 7 hl-issue close ref:a --at 2026-03-01 --reason x --request-id r1
	hl-issue cancel ref:a --reason x --request-id r2 -n
	is a state open
	hl-issue cancel ref:a --reason x --request-id r2
	hl-issue cancel ref:a --reason x --request-id r2
	hl-issue reopen ref:a --reason x --request-id r1 && false
	is a state cancelled
}

@test "request-id: of several issues in one command" {
	play <<-'END'
	add a 03-02
	add b 03-02
	END
	hl-issue cancel ref:a ref:b --at 2026-03-03 --reason x --request-id r1
	hl-issue cancel ref:a ref:b --at 2026-03-03 --reason x --request-id r1
	refuses 7 hl-issue cancel ref:b ref:a --at 2026-03-03 --reason x --request-id r1
	[ "$(hl-issue history ref:a -f ids | wc -l)" -eq 2 ]
}

@test "request-id in the lines of a batch: the retried batch answers as before; an altered line is named" {
	batch "$add,\"ref\":\"a\",\"request-id\":\"r1\"}" '{"do":"cancel","issue":"ref:a","at":"2026-03-03","request-id":"r2"}' \
	    "$add,\"request-id\":\"r3\"}"
	said $'HTBC-2026-0001\nHTBC-2026-0002' hl-issue batch in.jsonl -f ids --reason x
	said $'HTBC-2026-0001\nHTBC-2026-0002' hl-issue batch in.jsonl -f ids --reason x
	[ "$(hl-issue list -f ids | wc -l)" -eq 2 ]
	batch "$add,\"ref\":\"b\"}" "$add,\"title\":\"y\",\"request-id\":\"r3\"}"
	sed -i 's/"title":"x",\("at".*"title"\)/\1/' in.jsonl
	refuses 4 hl-issue batch in.jsonl --reason x
	[[ $err == *in.jsonl:2:*r3* ]]
	refuses 3 hl-issue show ref:b
}

@test "request-id: the order of options and keys is no content" {
	said HTBC-2026-0001 hl-issue add --station HTBC --title x --at 2026-03-02 --reason x --request-id r1
	said HTBC-2026-0001 hl-issue add --title x --at 2026-03-02 --request-id r1 --reason x --station HTBC
	batch '{"title":"x","station":"HTBC","at":"2026-03-02","do":"add","request-id":"r1"}'
	said HTBC-2026-0001 hl-issue batch in.jsonl --reason x
	refuses 7 hl-issue add --station MS --title x --at 2026-03-02 --reason x --request-id r1
	said HTBC-2026-0001 hl-issue list -f ids
}

@test "request-id of a file that is read: with other content it is refused, from a pipe too" {
	printf '%s\n' ref,station,title,raised a,HTBC,x,2026-03-02 >one.csv
	said $'imported,skipped\n1,0' hl-issue import one.csv --request-id r1 -f csv
	said $'imported,skipped\n1,0' hl-issue import one.csv --request-id r1 -f csv
	echo b,HTBC,x,2026-03-02 >>one.csv
	refuses 7 hl-issue import one.csv --request-id r1
	cat one.csv | said $'imported,skipped\n1,1' hl-issue import - --request-id r2 -f csv
	cat one.csv | said $'imported,skipped\n1,1' hl-issue import - --request-id r2 -f csv
	said $'imported,skipped\n1,1' hl-issue import - --request-id r2 -f csv <one.csv
	echo c,HTBC,x,2026-03-02 >>one.csv
	tail -n +1 one.csv | refuses 7 hl-issue import - --request-id r2
	said $'a\nb' hl-issue list -f csv --no-header -F ref
}

@test "request-id of a batch: the retry answers each line as before, another file is refused" {
	batch "$add,\"ref\":\"a\"}" '{"do":"cancel","issue":"ref:a","at":"2026-03-03"}' "$add,\"request-id\":\"r2\"}"
	said $'HTBC-2026-0001\nHTBC-2026-0002' hl-issue batch in.jsonl --reason x --request-id r1
	said $'HTBC-2026-0001\nHTBC-2026-0002' hl-issue batch in.jsonl --reason x --request-id r1
	cat in.jsonl | said $'HTBC-2026-0001\nHTBC-2026-0002' hl-issue batch --reason x --request-id r1
	[ "$(hl-issue list -f ids | wc -l)" -eq 2 ]
	batch "$add,\"ref\":\"b\"}"
	refuses 7 hl-issue batch in.jsonl --reason x --request-id r1
	refuses 3 hl-issue show ref:b
	hl-issue batch in.jsonl --reason x --request-id r3 -n
	said HTBC-2026-0003 hl-issue batch in.jsonl --reason x --request-id r3
	# a refused one is not remembered
	batch "$add,\"ref\":\"b\"}"
	refuses 4 hl-issue batch in.jsonl --reason x --request-id r4
	batch "$add,\"ref\":\"c\"}"
	said HTBC-2026-0004 hl-issue batch in.jsonl --reason x --request-id r4
}

@test "R41 --keep-going: the rules in force are recorded though the first line was taken back" {
	printf '%s\n' '{"do":"add","code":"XX"}' '{"do":"add","code":"YY","street":"菱湖街道","community":"新社区","head":"李明"}' >b
	hl-station batch b --keep-going --rejects r >/dev/null 2>&1 || [ $? -eq 4 ]
	[ "$(sqlite3 hl.db "SELECT count(*) FROM event WHERE command = 'policy'")" -eq 1 ]
	hl-station list -f ids | grep -qx YY
}
