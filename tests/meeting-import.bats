load lib.bash

# Meetings from a csv file (R45-R47).

hl-meeting() { command hl-meeting "$@" --lang en; }

# ALL: the fields that tell all there is of a meeting.
ALL=number,station,kind,state,at,chair,issues,agenda,place,duration,reminder,about,plan,way,method,guarantee
ALL+=,who_invited,who_present,who_proxy,who_sent,who_leave,who_absent

meetings() {
	district
	solo "$(raise 2026-03-02)" CGJ 2026-03-02
	solo "$(raise 2026-03-02)" ZJJ 2026-03-02
}

@test "R47 what list prints reads back as it was: kinds, issues, names of those who came, times" {
	meetings
	hl-meeting batch -q --reason test <<-'END'
	{"do":"hold","station":"HTBC","kind":"joint","chair":"王朝东","at":"2026-03-03T14:30","invited":["CGJ","ZJJ","陈三"],"present":["CGJ"],"proxy":["ZJJ"],"sent":"ZJJ=刘副局长","absent":["陈三"],"place":"二楼, \"小\"会议室","duration":90}
	{"do":"hold","station":"HTBC","kind":"coordination","chair":"李书记","at":"2026-03-04T09:00","issues":["HTBC-2026-0001","HTBC-2026-0002"],"present":["CGJ","ZJJ"],"way":"现场","method":"分工","guarantee":"经费"}
	{"do":"hold","station":"HTBC","kind":"special","chair":"王朝东","at":"2026-03-05T09:00","event":"防汛","plan":"三步走","leave":["SWJ"]}
	{"do":"schedule","station":"MS","kind":"dispatch","on":"+30d","invited":["CGJ"],"reminder":60,"agenda":"四清单"}
	{"do":"schedule","station":"MS","kind":"dispatch","on":"+40d"}
	END
	hl-meeting cancel "$(hl-meeting list --state scheduled -f ids | tail -1)" --reason 防汛
	hl-meeting list -F "$ALL" -f csv >all.csv
	grep -v cancelled all.csv >one.csv
	rm hl.db
	hl-station init
	meetings
	run hl-meeting import all.csv --reason 补录 -f csv
	[ "${lines[1]}" = 4,1 ]
	hl-meeting list -F "$ALL" -f csv | diff one.csv -
	# the deadlines after the on-site meeting are there (R21)
	[ "$(sqlite3 hl.db "SELECT count(*) FROM deadline WHERE kind = 'coordination'")" -eq 2 ]
	run hl-meeting import all.csv --reason 补录 -f csv
	[ "${lines[1]}" = 0,5 ]
}

@test "R45 R46 a bad row is named by file and line, and nothing is stored" {
	meetings
	printf '站点,类型,时间,主持人,到会人员\nHTBC,工作调度会,2026-03-03,王朝东,CGJ、ZJJ\nHTBC,联席会议,2026-03-04,路人,CGJ\n' >m.csv
	refuses 4 hl-meeting import m.csv --reason x
	[[ $err == *m.csv:3:*"'路人' cannot chair"* ]]
	[ -z "$(hl-meeting list)" ]
	run hl-meeting import m.csv --reason x --keep-going --rejects bad.csv
	[ "$status" -eq 4 ]
	[ "$(hl-meeting list -f csv --no-header -F kind,present,who_present)" = 'dispatch,2,CGJ;ZJJ' ]
	grep -q 路人 bad.csv
	printf 'station,kind,at,chair\nHTBC,special,2026-03-05,王朝东\n' >m.csv
	refuses 4 hl-meeting import m.csv --reason x
	[[ $err == *m.csv:2:*R45* ]]
	printf 'station,kind,chair\nHTBC,joint,王朝东\n' >m.csv
	refuses 4 hl-meeting import m.csv --reason x
	[[ $err == *"m.csv:2: field 'at' is empty"* ]]
	# an import may date back, but not forward
	printf 'station,kind,at,chair\nHTBC,joint,2026-03-05,王朝东\nHTBC,joint,2096-03-05,王朝东\n' >m.csv
	refuses 4 hl-meeting import m.csv
	[[ $err == *m.csv:3:*'lies in the future'* ]]
}

@test "R47 counts of a listing are no names, and a note says so; a meeting announced is held by its row" {
	meetings
	hl-meeting schedule --station HTBC --kind dispatch --on +1d --chair 王朝东 >/dev/null
	at=$(hl-meeting list -f csv --no-header -F at)
	printf 'station,kind,state,at,chair,present\nHTBC,joint,held,2026-03-05T09:00,王朝东,2\n' >m.csv
	hl-meeting import m.csv --reason x >/dev/null 2>err
	[[ $(<err) == *'tells how many came, not who'* ]]
	[ "$(hl-meeting list --kind joint -f csv --no-header -F present)" = 0 ]
	printf 'station,kind,state,at,chair,who_present\nHTBC,dispatch,scheduled,%s,王朝东,CGJ\n' "$at" >m.csv
	[ "$(hl-meeting import m.csv --reason x -f csv --no-header)" = 0,1 ]
	printf 'station,kind,state,at,chair,who_present\nHTBC,dispatch,held,%s,王朝东,CGJ\n' "$at" >m.csv
	refuses 4 hl-meeting import m.csv --reason x
	[[ $err == *m.csv:2:*'lies in the future'* ]]
}

@test "R51 the rows of an import are events of their own, replayed and voided one by one" {
	meetings
	printf 'station,kind,at,chair,present\nHTBC,joint,2026-03-03,王朝东,CGJ;ZJJ\nMS,joint,2026-03-03,吴爱德,CGJ\n' >m.csv
	hl-meeting import m.csv --reason x >/dev/null
	hl-report export >journal
	hl-station -d 2.db init -q
	hl-station -d 2.db batch -q journal
	diff <(hl-meeting list -F "$ALL" -f csv) <(hl-meeting list -d 2.db -F "$ALL" -f csv)
	hl-report verify -q || [ $? -eq 3 ]
	refuses 7 hl-meeting void "$(sqlite3 hl.db "SELECT seq FROM event WHERE command = 'import'")" --reason x
	hl-meeting void "$(sqlite3 hl.db "SELECT min(seq) FROM event WHERE command = 'hold'")" --reason x
	[ "$(hl-meeting list -f csv --no-header -F station)" = MS ]
}
