# import.bats: cases from another system, a row a whole case (contract 4).
load lib.bash
load issue.bash

# cases: csv from standard input as cases.csv.
cases() { cat >cases.csv; }

# brings IMPORTED SKIPPED [OPTION...]: what an import of cases.csv counts; its notes are in err.txt.
brings() { said "$1,$2" hl-issue import cases.csv "${@:3}" -f csv --no-header 2>err.txt; }

# turned FILE:LINE PATTERN [OPTION...]: cases.csv is rejected there, nothing is stored.
turned() {
	refuses 4 hl-issue import cases.csv "${@:3}" || return
	# shellcheck disable=SC2053
	[[ $err == "hl-issue: $1: "$2 ]] || { echo "wanted $1: $2, got: $err"; return 1; }
	[ -z "$(hl-issue list -f ids)" ]
}

@test "import: every field of a case" {
	cases <<-'END'
	ref,station,title,detail,category,source,raised,list,departments,city,dispatched,feedback,done,closed,task,responsible,standard
	A1,HTBC,路灯不亮,"三号楼,二单元",民生改善,hotline,2026-03-02 08:30,transfer,CGJ;ZJJ,SZJ,2026-03-02 10:00,2026-03-04,2026-03-09 11:00,2026-03-10 12:00,修复,张工,亮
	END
	brings 1 0
	is A1 number HTBC-2026-0001
	is A1 title 路灯不亮
	is A1 detail 三号楼,二单元
	is A1 category 民生改善
	is A1 source hotline
	is A1 state closed
	is A1 list transfer
	is A1 departments 'CGJ;ZJJ;SZJ'
	is A1 raised 2026-03-02T08:30:00+08:00
	is A1 dispatched 2026-03-02T10:00:00+08:00
	is A1 closed 2026-03-10T12:00:00+08:00
	is A1 task 修复
	is A1 responsible 张工
	is A1 standard 亮
	deadlines A1 'CGJ dispatch 03-02 10:00 .. 03-05 23:59:59 met 03-04 17:00' 'ZJJ dispatch 03-02 10:00 .. 03-05 23:59:59 met 03-04 17:00'
	said 'CGJ 1' scores 2026-03-20 transfer
	said 'ZJJ 1' scores 2026-03-20 assist
}

@test "import: the defaults of what a row does not say" {
	cases <<-'END'
	ref,station,title,raised,departments,city,dispatched,feedback,done,closed
	bare,HTBC,x,2026-03-02,,,,,,
	self,HTBC,x,2026-03-02,,,,,,2026-03-04
	sent,HTBC,x,2026-03-02,CGJ,,,,,
	fed,HTBC,x,2026-03-02,CGJ,,,2026-03-04,,
	done,HTBC,x,2026-03-02,CGJ,,,,2026-03-04,
	shut,HTBC,x,2026-03-02,CGJ;ZJJ,,2026-03-03,,,2026-03-05
	city,HTBC,x,2026-03-02,CGJ,SZJ,,,,
	END
	brings 7 0
	said 'bare,open,,,2026-03-02T09:00:00+08:00,,
self,closed,local,,2026-03-02T09:00:00+08:00,,2026-03-04T17:00:00+08:00
sent,dispatched,solo,CGJ,2026-03-02T09:00:00+08:00,2026-03-02T09:00:00+08:00,
fed,dispatched,solo,CGJ,2026-03-02T09:00:00+08:00,2026-03-02T09:00:00+08:00,
done,resolved,solo,CGJ,2026-03-02T09:00:00+08:00,2026-03-02T09:00:00+08:00,
shut,closed,joint,CGJ;ZJJ,2026-03-02T09:00:00+08:00,2026-03-03T09:00:00+08:00,2026-03-05T17:00:00+08:00
city,dispatched,transfer,CGJ;SZJ,2026-03-02T09:00:00+08:00,2026-03-02T09:00:00+08:00,' \
	    hl-issue list -f csv --no-header --fields ref,state,list,departments,raised,dispatched,closed
	deadlines fed 'CGJ dispatch 03-02 09:00 .. 03-05 23:59:59 met 03-04 17:00'
	deadlines 'done' 'CGJ dispatch 03-02 09:00 .. 03-05 23:59:59 met 03-04 17:00'
	deadlines shut 'CGJ dispatch 03-03 09:00 .. 03-06 23:59:59 met 03-05 17:00' 'ZJJ dispatch 03-03 09:00 .. 03-06 23:59:59 met 03-05 17:00'
	said 'CGJ 1, ZJJ 1' scores 2026-03-20 joint
}

@test "import: the hours of dates without a time are config" {
	policy 'import: {raised_time: "08:00", done_time: "12:30"}'
	cases <<-'END'
	ref,station,title,raised,departments,dispatched,feedback,closed
	a,HTBC,x,2026-03-02,CGJ,2026-03-03,2026-03-04,2026-03-05
	END
	brings 1 0
	said 2026-03-02T08:00:00+08:00,2026-03-03T08:00:00+08:00,2026-03-05T12:30:00+08:00 hl-issue list -f csv --no-header \
	    --fields raised,dispatched,closed
	[[ $(field a feedback) == *'2026-03-04 12:30:00 CGJ progress'*'2026-03-05 12:30:00 CGJ done'* ]]
}

@test "import: exempt from R10, R15 and the limits of R50" {
	cases <<-'END'
	ref,station,title,category,raised,departments,done,closed
	old,HTBC,x,民生改善,2019-03-04,CGJ;ZJJ,2019-03-05,2019-03-06
	own,HTBC,x,城市管理,2024-03-04,,,2024-03-06
	END
	brings 2 0
	is old imported_case yes
	said 'CGJ 1, ZJJ 1' scores 2019-12-31 joint 2019
}

@test "import: late and never answered cases cost as any other, and flag tells of them" {
	cases <<-'END'
	ref,station,title,raised,departments,feedback,closed
	late,HTBC,x,2026-03-02,CGJ,2026-03-06,2026-03-09
	never,HTBC,x,2026-03-02,ZJJ,,
	good,HTBC,x,2026-03-02,SWJ,2026-03-05 23:59:59,2026-03-09
	END
	brings 3 0
	said 'CGJ 1, ZJJ 1' scores 2026-04-01 late
	said never overdue ref --as-of 2026-04-01
	code=10 said $'late\nnever' hl-issue flag -f csv --no-header --fields ref
}

@test "import: feedback in the second of the dispatch meets the deadline" {
	cases <<-'END'
	ref,station,title,raised,departments,closed
	a,HTBC,x,2026-03-02T09:00:00,CGJ,2026-03-02T09:00:00
	END
	brings 1 0
	deadlines a 'CGJ dispatch 03-02 09:00 .. 03-05 23:59:59 met 03-02 09:00'
}

@test "import: idempotent by ref; refs known otherwise are skipped too, and within one file" {
	one add known 03-02
	cases <<-'END'
	ref,station,title,raised
	known,HTBC,x,2026-03-02
	A,HTBC,x,2026-03-02
	A,HTBC,y,2026-03-03
	B,HTBC,x,2026-03-02
	END
	brings 2 2
	brings 0 4
	said $'known\nA\nB' hl-issue list -f csv --no-header --fields ref
	is A title x
}

@test "import: an unknown station or department is a bad row, near ones are named" {
	cases <<<$'ref,station,title,raised,departments\nA,HTBC,x,2026-03-02,CGJ\nB,HTBB,x,2026-03-02,CGJ'
	turned cases.csv:3 "*HTBB*HTBC*"
	cases <<<$'ref,station,title,raised,departments\nA,HTBC,x,2026-03-02,CGK'
	turned cases.csv:2 "*CGK*CGJ*"
}

@test "import --create-missing: a valid code is code and name, any other name gets the next free code" {
	cases <<-'END'
	ref,station,title,raised,departments
	A,MANHATTAN-01,x,2026-03-02,HEAT
	B,  West  Park ,x,2026-03-02, HEAT/HOT  WATER ;区文旅局
	C,West Park,x,2026-03-02,HEAT/HOT WATER;HEAT;CGJ
	D,花亭北村社区,x,2026-03-02,区城管局
	END
	brings 4 0 --create-missing
	said 'HTBC,花亭北村社区
MANHATTAN-01,MANHATTAN-01
MS,马山社区
S001,West Park' hl-station list -f csv --no-header --fields code,community
	said $'D001,HEAT/HOT WATER,district\nD002,区文旅局,district\nHEAT,HEAT,district' sh -c \
	    "hl-station department list -f csv --no-header --fields code,name,level | grep -E '^(D0|HEAT)'"
	said $'A,HEAT\nB,D001;D002\nC,D001;HEAT;CGJ\nD,CGJ' sh -c \
	    'hl-issue list -f csv --no-header --fields ref,departments | LC_ALL=C sort'
	brings 0 4 --create-missing
}

@test "import: Chinese headings" {
	cases <<-'END'
	编号,社区,问题,内容,问题类别,问题来源,登记时间,清单,责任单位,派单时间,反馈时间,办结时间,销号时间
	A,花亭北村社区,路灯,坏了,民生改善,热线,2026年3月2日,协办,区城管局;区住建局,2026/3/3,2026-3-4,,2026年3月5日
	END
	brings 1 0
	is A source hotline
	is A list joint
	is A departments 'CGJ;ZJJ'
	is A closed 2026-03-05T17:00:00+08:00
	is A detail 坏了
}

@test "import: BOM, CRLF, GB18030, quoted line breaks, standard input, full-width semicolon" {
	printf '\357\273\277ref,station,title,raised,departments\r\nA,HTBC,"路灯, ""三号""",2026-03-02,CGJ\r\n' >cases.csv
	brings 1 0
	is A title '路灯, 三号'
	printf 'ref,station,title,raised,departments\nB,花亭北村社区,井盖,2026-03-02,区城管局；区住建局\n' | iconv -t GB18030 >cases.csv
	brings 1 0
	is B title 井盖
	is B departments 'CGJ;ZJJ'
	printf 'ref,station,title,detail,raised\nC,HTBC,x,"一\n二",2026-03-02\n' >cases.csv
	brings 1 0
	said 1,0 hl-issue import - -f csv --no-header <<<$'ref,station,title,raised\nD,HTBC,x,2026-03-02'
	is D title x
}

@test "import --map: the first that is not empty, constants; only the headings it names" {
	cases <<-'END'
	key,place,what,kind,open,title,closed
	1,HTBC,路灯,灯,2026-03-02,nope,2026-03-09
	2,HTBC,,井盖,2026-03-02,nope,2026-03-09
	3,HTBC,,,2026-03-02,nope,2026-03-09
	END
	brings 3 0 --map ref=key --map station=place --map 'title=what|kind|=无题' --map raised=open --map departments==CGJ
	said $'1,路灯,dispatched,CGJ\n2,井盖,dispatched,CGJ\n3,无题,dispatched,CGJ' hl-issue list -f csv --no-header \
	    --fields ref,title,state,departments
	refuses 2 hl-issue import cases.csv --map ref
	refuses 2 hl-issue import cases.csv --map ref=key --profile nyc-casework
	rc=0
	hl-issue import cases.csv --map reff=key --map station=place --map title=what --map raised=open 2>err.txt || rc=$?
	[ "$rc" -ne 0 ]
	rc=0
	hl-issue import cases.csv --map station=place --map title=wat --map raised=open 2>err.txt || rc=$?
	[ "$rc" -ne 0 ]
	grep -q wat err.txt
}

@test "import --profile: of the config, the real one first" {
	cases <<-'END'
	unique_key,account,descriptor,complaint_type,opendate,closedate
	101,NYPD-01,,Noise,2026-03-02T08:00:00,2026-03-04T10:00:00
	102,NYPD-01,Loud Music,Noise,2026-03-02T08:00:00,
	103,DOT-2,,,2026-03-02T08:00:00,2026-03-10T10:00:00
	END
	brings 3 0 --profile nyc-casework --create-missing
	said '101,NYPD-01,Noise,closed,solo,Noise
102,NYPD-01,Loud Music,dispatched,solo,Noise
103,DOT-2,casework,closed,local,' sh -c 'hl-issue list -f csv --no-header --fields ref,station,title,state,list,departments | sort'
	deadlines 101 'Noise dispatch 03-02 08:00 .. 03-05 23:59:59 met 03-04 10:00'
	refuses 3 hl-issue import cases.csv --profile other
	[[ $err == *nyc-casework* ]]
	policy 'import: {profiles: {mine: {ref: unique_key, station: "=HTBC", title: "=x", raised: opendate}}}'
	sed -i 's/^10/20/' cases.csv
	brings 3 0 --profile mine
	is 203 state open
}

@test "import: a bad row is named by file and line, nothing is stored" {
	head=ref,station,title,category,source,raised,list,departments,city,dispatched,feedback,done,closed
	while read -r row pattern; do
		printf '%s\nG,HTBC,x,,,2026-03-02,,,,,,,\n%s\n' "$head" "$row" >cases.csv
		turned cases.csv:3 "$pattern" || { echo "row: $row"; false; }
	done <<-'END'
	A,,x,,,2026-03-02,,,,,,, *station*
	A,HTBC,,,,2026-03-02,,,,,,, *title*
	A,HTBC,x,,,,,,,,,, *raised*
	A,HTBC,x,,,2026-02-30,,,,,,, *raised*2026-02-30*
	A,HTBC,x,吃饭,,2026-03-02,,,,,,, *吃饭*
	A,HTBC,x,,radio,2026-03-02,,,,,,, *radio*
	A,HTBC,x,,,2026-03-02,many,CGJ,,,,, *many*
	A,HTBC,x,,,2026-03-02,solo,CGJ;ZJJ,,,,, *solo*
	A,HTBC,x,,,2026-03-02,joint,CGJ,,,,, *joint*
	A,HTBC,x,,,2026-03-02,transfer,CGJ,,,,, *transfer*
	A,HTBC,x,,,2026-03-02,transfer,,SZJ,,,, *transfer*
	A,HTBC,x,,,2026-03-02,,CGJ;CGJ,,,,, *CGJ*
	A,HTBC,x,,,2026-03-02,,CGJ,,2026-03-01,,, *dispatched*raised*
	A,HTBC,x,,,2026-03-02,,CGJ,,,2026-03-01,, *feedback*
	A,HTBC,x,,,2026-03-02,,CGJ,,,,2026-03-01, *done*
	A,HTBC,x,,,2026-03-02,,CGJ,,,,2026-03-04,2026-03-03 *closed*
	A,HTBC,x,,,2099-03-02,,,,,,, *2099*
	A,HTBC,x,,,2026-03-02,,CGJ,,,2099-03-02,, *2099*
	A,HTBC,x *
	END
	printf 'ref,station,title,detail,raised\nA,HTBC,x,,2026-03-02\nB,HTBC,x,"y\nz",2026-03-02\nC,NONE,x,,2026-03-02\n' >cases.csv
	turned cases.csv:5 '*NONE*'
	printf 'ref,station,title,raised\nA,HTBC,"x\ny",2026-03-02\n' >cases.csv
	turned cases.csv:2 '*title*control character*'
}

@test "import --keep-going: good rows are stored, bad ones go to --rejects with an error, exit 4" {
	cases <<-'END'
	ref,station,title,raised,departments
	A,HTBC,x,2026-03-02,CGJ
	B,NONE,x,2026-03-02,CGJ
	C,HTBC,"a,b",2026-02-30,CGJ
	D,HTBC,x,2026-03-02,ZJJ
	E,HTBC,x,2026-03-02,NEW;NONE2
	END
	code=4 brings 2 0 --keep-going --rejects bad.csv -n
	[ -z "$(hl-issue list -f ids)" ]
	code=4 brings 2 0 --keep-going --rejects bad.csv
	said $'A\nD' hl-issue list -f csv --no-header --fields ref
	said ref,station,title,raised,departments,error head -1 bad.csv
	[ "$(wc -l <bad.csv)" -eq 4 ]
	grep -q '^B,NONE,x,2026-03-02,CGJ,.*cases.csv:3: .*NONE' bad.csv
	grep -q '^C,HTBC,"a,b",2026-02-30,CGJ,.*cases.csv:4: .*2026-02-30' bad.csv
	sed -i 's/NONE2\?/HTBC/; s/-02-30/-03-03/; s/NEW;HTBC/SWJ/' bad.csv
	mv bad.csv cases.csv
	brings 3 0
	[ "$(hl-issue list -f ids | wc -l)" -eq 5 ]
	refuses 2 hl-issue import cases.csv --rejects bad.csv
}

@test "import --keep-going --create-missing: what only a bad row named is not registered" {
	cases <<-'END'
	ref,station,title,raised,departments
	A,HTBC,x,2026-02-30,区新局
	B,HTBC,x,2026-03-02,区旧局
	END
	code=4 brings 1 0 --keep-going --create-missing --rejects bad.csv
	said D001,区旧局 sh -c "hl-station department list -f csv --no-header --fields code,name | grep ^D"
}

@test "import is one journalled act with the file's name and checksum; a dry run stores nothing" {
	cases <<<$'ref,station,title,raised\nA,HTBC,x,2026-03-02'
	brings 1 0 -n
	[ -z "$(hl-issue list -f ids)" ]
	brings 1 0
	hl-report journal --command import -f csv | grep -q "cases.csv.*$(sha256sum <cases.csv | cut -d' ' -f1)"
	[ "$(hl-issue history ref:A -f csv --no-header --fields command)" = case ]
}

@test "case registers one whole past case, in a batch too" {
	said HTBC-2025-0001 hl-issue case --station HTBC --title x --ref a --raised 2025-03-03 --departments CGJ,ZJJ --closed 2025-03-05
	said 'CGJ 1, ZJJ 1' scores 2025-12-31 joint 2025
	refuses 7 hl-issue case --station HTBC --title x --ref a --raised 2025-03-03
	hl-issue batch -q <<<'{"do":"case","station":"HTBC","title":"x","ref":"b","raised":"2025-03-03","departments":["CGJ"],"closed":"2025-03-05"}'
	said 'CGJ 1' scores 2025-12-31 solo 2025
}
