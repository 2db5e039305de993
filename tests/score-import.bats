# score-import.bats: appeals and talks from csv files, as their lists print them.
load lib.bash

hl-score() { command hl-score "$@" --lang en; }

# scene: CGJ misses three in a row, ZJJ one; kept as scene.db before anything is ruled.
scene() {
	local i
	district
	for i in 1 2 3; do
		raise 2025-03-0$((i + 2)) --ref "R$i" >/dev/null
		solo "ref:R$i" CGJ 2025-03-0$((i + 2)) >/dev/null
	done
	raise 2025-04-01 --ref R4 >/dev/null
	solo ref:R4 ZJJ 2025-04-01 >/dev/null
	cp hl.db scene.db
}

# again: the database as it was when nothing was ruled.
again() { cp scene.db hl.db; }

# counts FILE...: imported,skipped
counts() { hl-score "$@" --reason 补录 -f csv --no-header; }

@test "R34 appeal import: what list prints, with its rulings; again it is skipped; the journal replays it" {
	scene
	hl-score appeal file --issue ref:R1 --department CGJ --at '2025-03-11 10:00' --reason '已反馈, "电话"'
	hl-score appeal reject --issue ref:R1 --department CGJ --at '2025-03-12 10:00' --reason 无记录
	hl-score appeal file --issue ref:R2 --department CGJ --at '2025-03-12 11:00' --reason '系统故障, 见附件'
	hl-score appeal uphold --issue ref:R2 --department CGJ --at '2025-03-13 10:00' --reason 属实
	hl-score appeal file --issue ref:R4 --department ZJJ --at '2025-04-10 10:00' --reason 待查
	hl-score appeal list -f csv >all.csv
	hl-score rank --year 2025 --as-of 2025-12-31 -f csv >rank.csv
	again
	[ "$(counts appeal import all.csv)" = 3,0 ]
	cut -d, -f2- <(hl-score appeal list -f csv) | diff - <(cut -d, -f2- all.csv)
	hl-score rank --year 2025 --as-of 2025-12-31 -f csv | diff rank.csv -
	[ "$(counts appeal import all.csv)" = 0,3 ]
	[ "$(hl-report journal --command 'appeal uphold' -f csv --no-header -F reason)" = 属实 ]
	refuses 7 hl-score void "$(hl-report journal --command 'appeal import' -f ids | head -1)" --reason 错录
	# it was dated back: only the import is an act of today
	[ "$(hl-score appeal list --since 2025-03-12 --until 2025-03-12 -f csv --no-header -F ref)" = R2 ]
	hl-report export >journal
	hl-station init -q -d 2.db
	hl-station batch -q -d 2.db journal
	diff <(sqlite3 hl.db .dump) <(sqlite3 2.db .dump)
}

@test "R34 appeal import: Chinese headings, an issue by its number; what was filed here is ruled on as the file says" {
	scene
	n=$(hl-issue list -f csv --no-header -F number,ref | sed -n 's/,R1$//p')
	hl-score appeal file --issue "$n" --department CGJ --at '2025-03-11 10:00' --reason 已反馈
	printf '问题,单位,申诉时间,申诉理由,裁定,裁定时间,裁定理由\n%s,区城管局,2025-03-11 10:00,已反馈,成立,2025年3月12日,属实\n' "$n" >in.csv
	[ "$(counts appeal import in.csv)" = 1,0 ]
	[ "$(hl-score appeal list -f csv --no-header -F issue,ruling,ruled)" = "$n,upheld,2025-03-12T17:00:00+08:00" ]
	[ "$(hl-report journal --command 'appeal file' -f ids | wc -l)" -eq 1 ]
}

@test "R34 appeal import: a bad row is named, and nothing of the file is stored" {
	scene
	head=issue,ref,department,filed,reason,ruling,ruled,ruled_reason
	# the last: too late, no miss of that department, ruled on before it was filed
	for row in ',,CGJ,2025-03-11,x,,,' ',R9,CGJ,2025-03-11,x,,,' ',R1,,2025-03-11,x,,,' ',R1,NN,2025-03-11,x,,,' ',R1,CGJ,,x,,,' \
	    ',R1,CGJ,2025-02-30,x,,,' ',R1,CGJ,2025-03-11,,,,' ',R1,CGJ,2025-03-11,x,对,,' ',R1,CGJ,2025-03-11,x,upheld,,属实' \
	    ',R1,CGJ,2025-03-11,x,upheld,2025-03-12,' ',R1,CGJ,2025-06-11,x,,,' ',R1,ZJJ,2025-03-11,x,,,' \
	    ',R1,CGJ,2025-03-11,x,upheld,2025-03-10,属实'; do
		printf '%s\n,R2,CGJ,2025-03-12,x,,,\n%s\n' $head "$row" >in.csv
		refuses 4 hl-score appeal import in.csv --reason 补录
		[[ $err == *in.csv:3:* ]] || { echo "$row: $err"; return 1; }
		[ -z "$(hl-score appeal list -f ids)" ]
	done
	hl-score appeal import in.csv --keep-going --rejects rej.csv -q --reason 补录 || [ $? -eq 4 ]
	[ "$(hl-score appeal list -f csv --no-header -F ref)" = R2 ]
	[ "$(wc -l <rej.csv)" -eq 2 ]
}

@test "R39 talk import: what talks prints, dealt with at its own time; again it is skipped; the journal replays it" {
	scene
	hl-score talk hold --department CGJ --year 2025 --ground consecutive --first ref:R1 --by 王部长 --outcome admonish --text $'限期\n"整改"' \
		--at '2025-03-20 10:00' --reason 补录
	hl-score talk dismiss --department CGJ --year 2025 --ground last --at '2026-01-05 10:00' --reason 补录
	hl-score talk propose --department ZJJ --year 2025 --text 考评较差 --at '2025-06-02 10:00' --reason 补录
	e=$(hl-score talk propose --department SWJ --year 2025 --text 考评差 --at '2025-06-01 10:00' --reason 补录)
	hl-score talk hold --department SWJ --year 2025 --ground appraisal --by 李部长 --person 钱五 --at '2025-06-09 10:00' --reason 补录
	fields=department,ground,first,first_ref,last,length,status,at,by,person,outcome,text
	hl-score talks --year 2025 --as-of 2026-02-01 -f csv -F $fields >all.csv
	[ "$(wc -l <all.csv)" -eq 6 ]
	hl-score talk show "$e" -f csv | grep -qx status,proposed
	again
	refuses 4 hl-score talk import all.csv --reason 补录
	[[ $err == *all.csv:2:*year* ]]
	[ "$(counts talk import all.csv --year 2025)" = 4,0 ]
	hl-score talks --year 2025 --as-of 2026-02-01 -f csv -F $fields | diff all.csv -
	[ "$(counts talk import all.csv --year 2025)" = 0,4 ]
	held=$(hl-report journal --command 'talk hold' -f ids | head -1)
	hl-score talk show "$held" -f csv >show.csv
	grep -qx first_ref,R1 show.csv && grep -qx outcome,admonish show.csv && grep -qx by,王部长 show.csv
	refuses 3 hl-score talk show 1
	refuses 7 hl-score void "$(hl-report journal --command 'talk import' -f ids | head -1)" --reason 错录
	hl-report export >journal
	hl-station init -q -d 2.db
	hl-station batch -q -d 2.db journal
	diff <(sqlite3 hl.db .dump) <(sqlite3 2.db .dump)
}

@test "R39 talk import: a bad row is named, and nothing of the file is stored" {
	scene
	head=department,year,ground,first_ref,status,at,by,outcome
	# the last: not proposed at that time, of a run that begins with another issue, nobody is on the last place yet
	for row in ',2025,consecutive,R1,,2025-03-20,王,' 'NN,2025,consecutive,R1,,2025-03-20,王,' 'CGJ,,consecutive,R1,,2025-03-20,王,' \
	    'CGJ,x,consecutive,R1,,2025-03-20,王,' 'CGJ,2025,,R1,,2025-03-20,王,' 'CGJ,2025,迟到,R1,,2025-03-20,王,' \
	    'CGJ,2025,consecutive,R9,,2025-03-20,王,' 'CGJ,2025,consecutive,R1,开过,2025-03-20,王,' 'CGJ,2025,consecutive,R1,,,王,' \
	    'CGJ,2025,consecutive,R1,,2025-02-30,王,' 'CGJ,2025,consecutive,R1,,2025-03-20,,' 'CGJ,2025,consecutive,R1,,2025-03-20,王,骂' \
	    'CGJ,2025,consecutive,R1,,2025-03-05,王,' 'CGJ,2025,consecutive,R2,,2025-03-20,王,' 'CGJ,2025,last,,,2025-12-20,王,'; do
		printf '%s\nCGJ,2025,consecutive,R1,held,2025-03-19,王,\n%s\n' $head "$row" >in.csv
		refuses 4 hl-score talk import in.csv --reason 补录
		[[ $err == *in.csv:3:* ]] || { echo "$row: $err"; return 1; }
		[ -z "$(hl-report journal --command 'talk hold' -f ids)" ]
	done
	# a status of its own is optional, Chinese words serve
	printf '单位,年度,事由,首件外部编号,时间,约谈人,结果\n区城管局,2025,连续两次,R1,2025-03-19,王,诫勉\n' >in.csv
	[ "$(counts talk import in.csv)" = 1,0 ]
}
