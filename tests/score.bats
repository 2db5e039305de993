load lib.bash
load facts.bash

END=2026-01-01T00:00:00

# total DEPT TIME [YEAR]
total() { rank "${3:-2025}" "$2" -F department,total | sed -n "s/^$1,//p"; }

# late DEPT TIME [YEAR]
late() { rank "${3:-2025}" "$2" -F department,late | sed -n "s/^$1,//p"; }

# entries TIME [OPTION...]: explain without the base rows
entries() {
	local time=$1
	shift
	hl-score explain --year 2025 --as-of "$time" -f csv --no-header "$@" | grep -v ',base,附件5第1条,,,60.0,'
}

# --- R33 ---

@test "R33 annex 5: 60 + 3 x 1 + 2 x 0.5 + 1 x 1.5 + 0 for helping - 2 x 3" {
	district
	for i in 1 2 3; do credit CGJ solo $i '2025-03-05 10:00:00'; done
	for i in 4 5; do credit CGJ joint $i '2025-04-05 10:00:00'; done
	credit CGJ transfer 6 '2025-05-05 10:00:00'
	credit CGJ assist 7 '2025-05-06 10:00:00'
	deadline CGJ 1 '2025-03-04 23:59:59' '2025-03-05 09:00:00'
	deadline CGJ 8 '2025-06-03 23:59:59'
	run rank 2025 $END
	[ "${lines[3]}" = "4,CGJ,区城管局,60.0,3,2,1,1,2,0.0,59.5,yes,last" ]
	[ "${lines[0]}" = "1,JTJ,区交通局,60.0,0,0,0,0,0,0.0,60.0,yes,top" ]
	[ "${#lines[@]}" -eq 4 ]
}

@test "R33 rank names its fields" {
	district
	run hl-score rank --year 2025 -f csv
	# in this order, whatever other columns stand between them
	grep -qE "^${RANKED//,/,(.*,)?}\$" <<<"${lines[0]}"
}

@test "R33 both credit and deduction stand; late.forfeits_credit takes the credit away" {
	district
	credit CGJ solo 1 '2025-03-05 10:00:00'
	credit CGJ solo 2 '2025-03-05 10:00:00'
	deadline CGJ 1 '2025-03-04 23:59:59' '2025-03-05 09:00:00'
	[ "$(total CGJ $END)" = 59.0 ]
	printf 'late:\n  forfeits_credit: true\n' >config.yaml
	[ "$(total CGJ $END)" = 58.0 ]
	[ "$(rank 2025 $END -F department,solo | grep CGJ)" = CGJ,1 ]
	[ "$(total CGJ 2025-03-04T20:00:00)" = 60.0 ]
	run entries $END --department CGJ
	[ "${lines[1]}" = '2025-03-05T10:00:00+08:00,CGJ,solo,附件5第2条,HTBC-2025-0001,R1,0.0,"closed off 2025-03-05 10:00:00; list solo; forfeited, feedback was late"' ]
}

@test "R33 points are those of the config" {
	district
	credit CGJ solo 1 '2025-03-05 10:00:00'
	credit CGJ assist 2 '2025-03-05 10:00:00'
	deadline CGJ 3 '2025-03-04 23:59:59'
	printf 'score:\n  base: 50\n  solo: 2.5\n  assist: 0.5\n  late: -1\n' >config.yaml
	[ "$(total CGJ $END)" = 52.0 ]
	[ "$(hl-score rules -f csv | sed -n 's/^late,//p')" = "附件5第5条,-1.0,score.late,\"an issue on which feedback was not given in time, once\"" ]
}

@test "R33 late: one a pair, however many deadlines were missed" {
	district
	deadline CGJ 1 '2025-03-04 23:59:59'
	deadline CGJ 1 '2025-03-10 23:59:59' - coordination
	deadline CGJ 1 '2025-03-12 23:59:59' '2025-03-13 00:00:00' progress
	deadline ZJJ 1 '2025-03-04 23:59:59'
	[ "$(late CGJ $END)" = 1 ]
	[ "$(late ZJJ $END)" = 1 ]
	[ "$(hl-score explain --year 2025 --as-of $END -f csv | grep -c ,late,)" -eq 2 ]
}

@test "R33 late.kinds: kinds that cost nothing" {
	district
	deadline CGJ 1 '2025-03-04 23:59:59' - coordination
	deadline CGJ 2 '2025-03-04 23:59:59'
	printf 'late:\n  kinds: [dispatch]\n' >config.yaml
	[ "$(late CGJ $END)" = 1 ]
	[ "$(total CGJ $END)" = 57.0 ]
	run entries $END
	[ "${#lines[@]}" -eq 1 ]
}

@test "R24 R33 a deadline is missed from the second after its due" {
	district
	deadline CGJ 1 '2025-03-04 23:59:59'
	[ "$(late CGJ 2025-03-04T23:59:59)" = 0 ]
	[ "$(late CGJ 2025-03-05T00:00:00)" = 1 ]
}

@test "R33 late: that second is still on time, the next is not" {
	district
	deadline CGJ 1 '2025-03-04 23:59:59' '2025-03-04 23:59:59'
	deadline ZJJ 2 '2025-03-04 23:59:59' '2025-03-05 00:00:00'
	[ "$(late CGJ $END)" = 0 ]
	[ "$(late ZJJ $END)" = 1 ]
}

@test "R33 late: counts in the year its first miss fell due, once for all years" {
	district
	deadline CGJ 1 '2024-12-31 23:59:59'
	deadline CGJ 1 '2025-02-05 23:59:59' - coordination
	[ "$(late CGJ 2025-06-01 2024)" = 1 ]
	[ "$(late CGJ 2025-06-01 2025)" = 0 ]
	[ "$(total CGJ 2025-06-01 2025)" = 60.0 ]
	run entries 2025-06-01
	[ "${#lines[@]}" -eq 0 ]
}

@test "R33 late: the last second of the year" {
	district
	deadline CGJ 1 '2025-12-31 23:59:59'
	deadline CGJ 2 '2026-01-01 23:59:59'
	[ "$(late CGJ 2025-12-31T23:59:59)" = 0 ]
	[ "$(late CGJ $END)" = 1 ]
	[ "$(late CGJ 2026-02-01)" = 1 ]
	[ "$(late CGJ 2026-02-01 2026)" = 1 ]
}

@test "R33 R34 late: a waived miss gives way to the next one, even of another year" {
	district
	deadline CGJ 1 '2024-12-31 23:59:59'
	deadline CGJ 1 '2025-02-05 23:59:59' - coordination
	facts <<<"UPDATE deadline SET waived = @2025-03-01 10:00:00@ WHERE kind = 'dispatch'"
	[ "$(late CGJ 2025-03-01T09:59:59 2024)" = 1 ]
	[ "$(late CGJ 2025-03-01T09:59:59 2025)" = 0 ]
	[ "$(late CGJ 2025-03-01T10:00:00 2024)" = 0 ]
	[ "$(late CGJ 2025-03-01T10:00:00 2025)" = 1 ]
	run entries 2025-04-01
	[ "${lines[0]}" = '2025-02-05T23:59:59+08:00,CGJ,late,附件5第5条,HTBC-2025-0001,R1,-3.0,"coordination due 2025-02-05 23:59:59, not fed back"' ]
}

@test "R13 R33 late: a void deadline counts until it was voided" {
	district
	deadline CGJ 1 '2025-03-04 23:59:59'
	facts <<<"UPDATE deadline SET void = @2025-03-09 10:00:00@"
	[ "$(late CGJ 2025-03-09T09:59:59)" = 1 ]
	[ "$(late CGJ 2025-03-09T10:00:00)" = 0 ]
}

@test "R51 R33 late: an earlier T still sees what was voided later" {
	district
	deadline CGJ 1 '2025-03-04 23:59:59'
	facts <<-'END'
	UPDATE deadline SET gone = @2025-04-01 10:00:00@;
	INSERT INTO deadline (issue_id, department_id, kind, opened, due, met, event, known)
	SELECT issue_id, department_id, kind, opened, due, due - 60, event, gone FROM deadline;
	END
	[ "$(late CGJ 2025-04-01T09:59:59)" = 1 ]
	[ "$(late CGJ 2025-04-01T10:00:00)" = 0 ]
}

@test "R33 as of: a close-off counts from its second, until it is revoked" {
	district
	credit CGJ solo 1 '2025-03-05 10:00:00' '2025-05-05 10:00:00'
	[ "$(total CGJ 2025-03-05T09:59:59)" = 60.0 ]
	[ "$(total CGJ 2025-03-05T10:00:00)" = 61.0 ]
	[ "$(total CGJ 2025-05-05T09:59:59)" = 61.0 ]
	[ "$(total CGJ 2025-05-05T10:00:00)" = 60.0 ]
	[ -z "$(entries 2025-05-05T10:00:00)" ]
}

@test "R33 year edges: 12-31 23:59:59 and 01-01 00:00:00 are different years" {
	district
	credit CGJ solo 1 '2024-12-31 23:59:59'
	credit CGJ solo 2 '2025-01-01 00:00:00'
	credit CGJ joint 3 '2025-12-31 23:59:59'
	[ "$(total CGJ $END 2024)" = 61.0 ]
	[ "$(total CGJ $END 2025)" = 61.5 ]
	[ "$(total CGJ $END 2026)" = 60.0 ]
}

@test "R9 R33 by the programs: closed, reopened, closed again in the next year" {
	district
	A=$(raise 2024-12-02)
	solo "$A" CGJ 2024-12-02
	feed "$A" CGJ done 2024-12-03
	hl-issue close "$A" --at '2024-12-31 23:59:59' --reason test
	[ "$(total CGJ 2024-12-31T23:59:58 2024)" = 60.0 ]
	[ "$(total CGJ 2024-12-31T23:59:59 2024)" = 61.0 ]
	hl-issue reopen "$A" --at '2025-01-06 10:00' --reason 复发
	[ "$(total CGJ 2025-01-06T09:59:59 2024)" = 61.0 ]
	[ "$(total CGJ 2025-01-06T10:00:00 2024)" = 60.0 ]
	feed "$A" CGJ done '2025-01-07 10:00'
	hl-issue close "$A" --at '2025-01-08 10:00' --reason test
	[ "$(total CGJ 2025-02-01 2024)" = 60.0 ]
	[ "$(total CGJ 2025-02-01 2025)" = 61.0 ]
}

@test "R25 R33 by the programs: in a joint issue only the late one loses" {
	district
	A=$(raise '2025-03-03 09:00')
	hl-issue dispatch "$A" --list joint --to CGJ,ZJJ --task 修复 --responsible 张工 --standard 完好 --at '2025-03-03 10:00' --reason test
	feed "$A" CGJ done '2025-03-06 23:59:59'
	feed "$A" ZJJ done '2025-03-07 00:00:00'
	hl-issue result "$A" --text 已办 --at '2025-03-07 10:00' --reason test
	hl-issue close "$A" --at '2025-03-07 11:00' --reason test
	run rank 2025 2025-04-01
	[ "${lines[0]}" = "1,CGJ,区城管局,60.0,0,1,0,0,0,0.0,60.5,,top" ]
	[ "${lines[3]}" = "4,ZJJ,区住建局,60.0,0,1,0,0,1,0.0,57.5,,last" ]
}

@test "R33 only levels of the config are scored" {
	district
	[ "$(rank 2025 $END -F department | paste -sd,)" = CGJ,JTJ,SWJ,ZJJ ]
	printf 'score:\n  levels: [city, street]\n' >config.yaml
	[ "$(rank 2025 $END -F department | paste -sd,)" = JD,SZJ ]
}

@test "R33 a department inactive for the whole year is left out, one active on a day is not" {
	district
	facts <<-'END'
	UPDATE department SET active_to = '2024-12-31' WHERE code = 'CGJ';
	UPDATE department SET active_to = '2025-01-01' WHERE code = 'ZJJ';
	UPDATE department SET active_from = '2025-12-31' WHERE code = 'SWJ';
	UPDATE department SET active_from = '2026-01-01' WHERE code = 'JTJ';
	END
	[ "$(rank 2025 $END -F department | paste -sd,)" = SWJ,ZJJ ]
	[ "$(hl-score explain --year 2025 --as-of $END -f csv --no-header | wc -l)" -eq 2 ]
}

@test "R33 an adjustment counts from its time, within base or beside it" {
	district
	hl-score adjust --department CGJ --year 2025 --points -2.5 --at '2025-06-01 10:00' --reason 通报
	hl-score adjust --department 区城管局 --year 2025 --points +1 --kind base --at '2025-07-01 10:00' --reason 补正
	hl-score adjust --department CGJ --year 2024 --points 9 --at '2025-07-01 10:00' --reason 上年
	[ "$(total CGJ 2025-06-01T09:59:59)" = 60.0 ]
	[ "$(total CGJ 2025-06-01T10:00:00)" = 57.5 ]
	run rank 2025 $END
	[ "${lines[3]}" = "4,CGJ,区城管局,61.0,0,0,0,0,0,-2.5,58.5,yes,last" ]
	facts <<<"UPDATE event SET recorded_at = at"
	run entries $END
	[ "${lines[0]}" = "2025-06-01T10:00:00+08:00,CGJ,adjust,附件5第6条,,,-2.5,通报" ]
	[ "${lines[1]}" = "2025-07-01T10:00:00+08:00,CGJ,base,附件5第1条,,,1.0,补正" ]
	[ "$(total CGJ $END 2024)" = 69.0 ]
}

@test "hl-score adjust prints its event; adjustments lists them" {
	district
	e=$(hl-score adjust --department CGJ --year 2025 --points -2.5 --at '2025-06-01 10:00' --reason 通报)
	[ "$(hl-score adjustments --year 2025 -f csv --no-header)" = "$e,2025-06-01T10:00:00+08:00,CGJ,other,-2.5,通报" ]
	[ -z "$(hl-score adjustments --year 2025 --as-of 2025-05-01 -f csv --no-header)" ]
	[ -z "$(hl-score adjustments --year 2024 -f csv --no-header)" ]
	f=$(hl-score adjust --department ZJJ --year 2024 --points 1 --at '2025-06-02 10:00' --reason 补正)
	[ "$(hl-score adjustments -f csv --no-header | cut -d, -f1,3,7)" = "$e,CGJ,2025"$'\n'"$f,ZJJ,2024" ]
	[ "$(hl-score adjustments --department 区住建局 -f ids)" = "$f" ]
	[ -z "$(hl-score adjustments --department ZJJ --year 2025 -f ids)" ]
	[ "$(hl-score adjustments --until 2025-06-01 -f ids)" = "$e" ]
}

@test "R33 adjust import: what adjustments prints; again it is skipped; the journal replays it" {
	district
	hl-score adjust --department CGJ --year 2025 --points -2.5 --at '2025-06-01 10:00' --reason '通报, "批评"'
	hl-score adjust --department ZJJ --year 2025 --points 1 --kind base --at '2026-01-10 09:00' --reason 补正
	hl-score adjust --department ZJJ --year 2025 --points 1 --kind base --at '2026-01-10 09:00' --reason 补正
	hl-score adjustments --year 2025 -f csv >all.csv
	hl-score adjustments --year 2025 -f csv -F department,at,points,kind,reason,year >own.csv
	hl-station init -d 2.db
	rm hl.db && hl-station init && district
	hl-score adjust import all.csv --year 2025 -f csv | tail -1 | grep -qx 3,0
	cut -d, -f2- <(hl-score adjustments --year 2025 -f csv) | diff - <(cut -d, -f2- all.csv)
	hl-score adjust import all.csv --year 2025 -f csv | tail -1 | grep -qx 0,3
	hl-score adjust import own.csv -f csv | tail -1 | grep -qx 0,3
	[ "$(hl-report journal --command adjust --program hl-score -f ids | wc -l)" -eq 3 ]
	[ "$(hl-score adjustments --year 2025 --month 2026-01 -f ids | wc -l)" -eq 2 ]
	[ "$(hl-score adjustments --year 2025 --until 2025-12-31 -f csv --no-header -F department,year)" = CGJ,2025 ]
	refuses 7 hl-score void "$(hl-report journal --command 'adjust import' -f ids | head -1)" --reason 错录
	hl-report export >journal
	hl-station batch -q -d 2.db journal
	diff <(sqlite3 hl.db .dump) <(sqlite3 2.db .dump)
}

@test "R33 adjust import: Chinese headings; a bad row is named, and nothing of the file is stored" {
	district
	for row in 'CGJ,2025,,其他,-1,' 'NN,2025,2025-06-01,其他,-1,x' 'SZJ,2025,2025-06-01,其他,-1,x' 'CGJ,x,2025-06-01,其他,-1,x' \
	    'CGJ,2025,2025-02-30,其他,-1,x' 'CGJ,2025,2025-06-01,奖金,-1,x' 'CGJ,2025,2025-06-01,其他,1.25,x' \
	    'CGJ,2025,2025-06-01,其他,,x' ',2025,2025-06-01,其他,-1,x' 'CGJ,2025,2199-06-01,其他,-1,x'; do
		printf '单位,年度,时间,类别,分值,理由\n区住建局,2025,2025-06-01,基础分,-1.5,缺席\n%s\n' "$row" >in.csv
		refuses 4 hl-score adjust import in.csv
		[[ $err == *in.csv:3:* ]] || { echo "$row: $err"; return 1; }
		[ -z "$(hl-score adjustments --year 2025 -f ids)" ]
	done
	code=0
	hl-score adjust import in.csv --keep-going --rejects rej.csv -q || code=$?
	[ $code -eq 4 ]
	grep -q '^CGJ,2025,2199' rej.csv
	[ "$(hl-score adjustments --year 2025 -f csv --no-header -F at,department,kind,points,reason)" = \
	    "2025-06-01T17:00:00+08:00,ZJJ,base,-1.5,缺席" ]
	hl-score adjust show "$(hl-score adjustments --year 2025 -f ids)" -f csv >show.csv
	grep -qx department,ZJJ show.csv && grep -qx year,2025 show.csv && grep -qx points,-1.5 show.csv
	refuses 3 hl-score adjust show 1
	refuses 2 hl-score adjust show x
	refuses 2 hl-score adjust import in.csv --year 99
	refuses 2 hl-score adjustments --year 2025 --month 2025-13
}

@test "R51 an adjustment taken back counts until then" {
	district
	e=$(hl-score adjust --department CGJ --year 2025 --points -2.5 --at '2025-06-01 10:00' --reason 通报)
	hl-score void "$e" --at '2025-08-01 10:00' --reason 录入错误
	[ "$(total CGJ 2025-08-01T09:59:59)" = 57.5 ]
	[ "$(total CGJ 2025-08-01T10:00:00)" = 60.0 ]
	[ -z "$(hl-score adjustments --year 2025 -f csv --no-header)" ]
	refuses 7 hl-score void "$e" --reason 再次
}

@test "hl-score adjust refuses what is no adjustment" {
	district
	refuses 7 hl-score adjust --department CGJ --year 2025 --points 1 --at 2025-06-01
	[[ $err == *--reason* ]]
	refuses 2 hl-score adjust --department CGJ --year 2025 --points 1.25 --reason r
	refuses 2 hl-score adjust --department CGJ --year 2025 --points 0 --reason r
	refuses 2 hl-score adjust --department CGJ --year 2025 --reason r
	refuses 2 hl-score adjust --department CGJ --year 25 --points 1 --reason r
	refuses 2 hl-score adjust --department CGJ --year 2025 --points 1 --kind bonus --reason r
	[[ $err == *base* ]]
	refuses 3 hl-score adjust --department XX --year 2025 --points 1 --reason r
	refuses 7 hl-score adjust --department SZJ --year 2025 --points 1 --reason r
	refuses 7 hl-score adjust --department CGJ --year 2025 --points 1 --at 2999-01-01 --reason r
	[ -z "$(hl-score adjustments --year 2025 -f csv --no-header)" ]
}

@test "R33 base.min_attendance: base for those who came, and for those never asked" {
	district
	facts <<-END
	INSERT INTO meeting (id, station_id, year, serial, kind, state, at, event) VALUES
	(1, 1, 2025, 1, 'coordination', 'held', @2025-03-01 10:00:00@, 1), (2, 1, 2025, 2, 'coordination', 'held', @2025-04-01 10:00:00@, 1),
	(3, 1, 2025, 3, 'coordination', 'scheduled', @2025-05-01 10:00:00@, 1), (4, 1, 2024, 1, 'joint', 'held', @2024-05-01 10:00:00@, 1);
	INSERT INTO attendance (meeting_id, status, who, department_id) VALUES
	(1, 'present', 'CGJ', $(d CGJ)), (2, 'absent', 'CGJ', $(d CGJ)), (3, 'invited', 'CGJ', $(d CGJ)), (4, 'absent', 'CGJ', $(d CGJ)),
	(1, 'proxy', 'ZJJ', $(d ZJJ)), (2, 'present', 'ZJJ', $(d ZJJ)), (1, 'leave', 'SWJ', $(d SWJ));
	END
	[ "$(total CGJ $END)" = 60.0 ]
	printf 'base:\n  min_attendance: 50\n' >config.yaml
	[ "$(rank 2025 $END -F department,base | paste -sd' ')" = "CGJ,60.0 JTJ,60.0 ZJJ,60.0 SWJ,0.0" ]
	printf 'base:\n  min_attendance: 51\n' >config.yaml
	[ "$(rank 2025 $END -F department,base | paste -sd' ')" = "JTJ,60.0 ZJJ,60.0 CGJ,0.0 SWJ,0.0" ]
	[ "$(total CGJ 2025-03-31)" = 60.0 ]
	printf 'base:\n  min_attendance: 51\nmeeting:\n  proxy_counts: false\n' >config.yaml
	[ "$(rank 2025 $END -F department,base | paste -sd' ')" = "JTJ,60.0 CGJ,0.0 SWJ,0.0 ZJJ,0.0" ]
	run hl-score explain --year 2025 --as-of $END --department CGJ -f csv --no-header
	[ "$output" = '2025-01-01T00:00:00+08:00,CGJ,base,附件5第1条,,,0.0,"attended 1 of 2 meetings; under 51 per cent, not granted"' ]
}

# --- R34 ---

@test "R34 an appeal upheld waives the misses there were when it was filed, from the ruling on" {
	district
	A=$(raise 2025-03-03)
	solo "$A" CGJ 2025-03-03
	feed "$A" CGJ done '2025-03-10 10:00'
	hl-score appeal file --issue "$A" --department CGJ --at '2025-03-11 10:00' --reason 已电话反馈
	[ "$(late CGJ 2025-03-12)" = 1 ]
	hl-score appeal uphold --issue "$A" --department CGJ --at '2025-03-13 10:00' --reason 属实
	[ "$(late CGJ 2025-03-13T09:59:59)" = 1 ]
	[ "$(late CGJ 2025-03-13T10:00:00)" = 0 ]
	[ -z "$(entries $END --department CGJ)" ]
	[ "$(hl-score appeal list -f csv --no-header -F issue,department,reason,ruling,ruled_reason)" = "$A,CGJ,已电话反馈,upheld,属实" ]
}

@test "R34 an appeal rejected leaves the deduction" {
	district
	A=$(raise 2025-03-03)
	solo "$A" CGJ 2025-03-03
	refuses 2 hl-score appeal file --issue "$A" --reason 已电话反馈
	refuses 7 hl-score appeal file --issue "$A" --department CGJ --at '2025-03-06 23:59:59' --reason 未到期
	refuses 7 hl-score appeal uphold --issue "$A" --department CGJ --at '2025-03-11 10:00' --reason 属实
	hl-score appeal file --issue "$A" --department CGJ --at '2025-03-11 10:00' --reason 已电话反馈
	refuses 7 hl-score appeal file --issue "$A" --department CGJ --at '2025-03-12 10:00' --reason 再次
	hl-score appeal reject --issue "$A" --department CGJ --at '2025-03-13 10:00' --reason 无依据
	refuses 7 hl-score appeal file --issue "$A" --department CGJ --at '2025-03-14 10:00' --reason 再次
	[ "$(late CGJ $END)" = 1 ]
}

# working N DAY: the Nth working day after DAY, counted a day at a time.
working() {
	local n=$1 day=$2 rc
	while [ "$n" -gt 0 ]; do
		day=$(date -u -d "$day + 1 day" +%F)
		rc=0
		hl-station calendar workday "$day" >/dev/null || rc=$?
		[ $rc -eq 0 ] || [ $rc -eq 10 ] || return
		[ $rc -eq 10 ] || n=$((n - 1))
	done
	echo "$day"
}

# limit DISPATCHED DAYS: an appeal against the miss of an issue dispatched then is in time up to the last second of that working day.
limit() {
	local a=$1 due last
	a=$(raise "$1")
	due=$(solo "$a" CGJ "$1" | awk '{ print $3 }')
	last=$(working "$2" "$due")
	refuses 7 hl-score appeal file -n --issue "$a" --department CGJ --reason 已反馈 --at "$due 23:59:59" || return
	hl-score appeal file -n --issue "$a" --department CGJ --reason 已反馈 --at "$(date -u -d "$due + 1 day" +%F) 00:00:00" || return
	refuses 7 hl-score appeal file --issue "$a" --department CGJ --reason 已反馈 --at "$(date -u -d "$last + 1 day" +%F) 00:00:00" || return
	[[ $err == *"$last 23:59:59"* ]] || return
	hl-score appeal file --issue "$a" --department CGJ --reason 已反馈 --at "$last 23:59:59" || return
	[ "$(hl-score appeal list --issue "$a" -f csv --no-header -F appeal_by)" = "${last}T23:59:59+08:00" ] || return
	echo "$due $last" >>limits
}

@test "R34 the last second of the 10th working day after the due day is in time, the next is refused: 2026's holidays" {
	district
	# the spring festival (02-15 to 02-23) with its make-up days 02-14 and 02-28, the last due day before it and days in it
	for day in 2026-02-05 2026-02-09 2026-02-11 2026-02-12 2026-02-20 2026-04-01 2026-04-28 2026-06-15 2026-09-22; do
		limit $day 10
	done
	grep -qx '2026-02-12 2026-03-04' limits
	[ "$(sort -u limits | wc -l)" -ge 7 ]
}

@test "R34 appeal.days changed: the limit follows, by the rules in force when it is filed" {
	district
	printf 'appeal:\n  days: 1\n' >config.yaml
	limit 2026-02-09 1
	printf 'appeal:\n  days: 30\n' >config.yaml
	limit 2026-02-10 30
	# the first keeps what it could be filed by
	printf 'appeal:\n  days: 10\npolicies:\n  - from: 2026-03-01\n    appeal.days: 5\n' >config.yaml
	limit 2026-01-19 10
	limit 2026-03-09 5
	refuses 5 hl-score appeal list -c <(printf 'appeal:\n  days: 0\n')
}

@test "R34 appeal list and show: open ones, of a station, a department, a time" {
	district
	A=$(raise 2025-03-03) B=$(raise 2025-03-03) C=$(hl-issue add --reason test --station MS --title 积水 --category 民生改善 --at 2025-12-22)
	solo "$A" CGJ 2025-03-03
	solo "$B" ZJJ 2025-03-03
	solo "$C" CGJ 2025-12-22
	feed "$A" CGJ done '2025-03-10 10:00'
	a=$(hl-score appeal file --issue "$A" --department CGJ --at '2025-03-11 10:00' --reason 已反馈)
	b=$(hl-score appeal file --issue "$B" --department ZJJ --at '2025-03-12 10:00' --reason 系统故障)
	c=$(hl-score appeal file --issue "$C" --department CGJ --at '2026-01-02 10:00' --reason 已反馈)
	hl-score appeal uphold --issue "$A" --department CGJ --at '2025-03-13 10:00' --reason 属实
	list() { hl-score appeal list -f ids "$@" | paste -sd' '; }
	[ "$(list)" = "$a $b $c" ]
	[ "$(list --open)" = "$b $c" ]
	[ "$(list --open --department 区城管局)" = "$c" ]
	[ "$(list --station MS)" = "$c" ]
	[ "$(list --year 2025)" = "$a $b" ]
	[ "$(list --year 2026)" = "$c" ]
	[ "$(list --month 2026-01)" = "$c" ]
	[ "$(list --since 2025-03-12 --until '2025-03-12 10:00')" = "$b" ]
	[ -z "$(list --since '2025-03-12 10:00:01' --until 2025-12-31)" ]
	refuses 3 hl-score appeal list --station XX
	refuses 3 hl-score appeal list --department XX
	refuses 3 hl-score appeal list --issue HTBC-2025-0099
	refuses 2 hl-score appeal list --year x
	refuses 2 hl-score appeal list --since 2025-02-30
	hl-score appeal show "$a" -f csv --no-header >show.csv
	grep -qx 'missed,dispatch 2025-03-06 23:59:59 2025-03-10 10:00:00' show.csv
	grep -qx 'ruling,upheld' show.csv
	grep -qx 'appeal_by,2025-03-20 23:59' show.csv
	hl-score appeal show "$b" -f csv --no-header | grep -qx 'missed,dispatch 2025-03-06 23:59:59'
	refuses 3 hl-score appeal show 1
	refuses 3 hl-score appeal show 9999
	refuses 2 hl-score appeal show x
	refuses 2 hl-score appeal show
}

# --- R35-R37 ---

@test "R35 equal totals share a place: 1, 2, 2, 4, listed by code bytewise" {
	district
	credit SWJ solo 1 '2025-03-05 10:00:00'
	credit SWJ solo 2 '2025-03-05 10:00:00'
	credit ZJJ solo 3 '2025-03-05 10:00:00'
	credit CGJ joint 4 '2025-03-05 10:00:00'
	credit CGJ joint 5 '2025-03-05 10:00:00'
	[ "$(rank 2025 $END -F rank,department | paste -sd' ')" = "1,SWJ 2,CGJ 2,ZJJ 4,JTJ" ]
}

@test "R35 codes are compared bytewise" {
	for c in b B a_ a-; do hl-station department add --code $c --name "局$c" --level district; done
	[ "$(rank 2025 $END -F department | paste -sd' ')" = "B a- a_ b" ]
}

@test "R35 no load: no assignment live at any time of the year" {
	district
	work CGJ 1 '2024-11-01 10:00:00' '2025-01-01 00:00:01'
	work ZJJ 2 '2024-11-01 10:00:00' '2024-12-31 23:59:59'
	work SWJ 3 '2025-12-31 23:59:59'
	work JTJ 4 '2026-01-01 00:00:00'
	[ "$(rank 2025 2026-06-01 -F department,no_load | paste -sd' ')" = "CGJ, JTJ,yes SWJ, ZJJ,yes" ]
	[ "$(rank 2025 2025-12-01 -F department,no_load | paste -sd' ')" = "CGJ, JTJ,yes SWJ,yes ZJJ,yes" ]
	[ "$(hl-score rank --year 2025 --as-of 2026-06-01 -f json | jq -c '[.[].no_load]')" = "[false,true,false,true]" ]
}

@test "R35 rank.no_load separate: listed apart, without place or mark" {
	district
	credit CGJ solo 1 '2025-03-05 10:00:00'
	work CGJ 1 '2025-03-01 10:00:00'
	work SWJ 2 '2025-03-01 10:00:00'
	deadline SWJ 2 '2025-03-04 23:59:59'
	hl-score adjust --department ZJJ --year 2025 --points -9 --at 2025-06-01 --reason 通报
	printf 'rank:\n  no_load: separate\n  top: 1\n' >config.yaml
	[ "$(rank 2025 $END -F rank,department,total,mark | paste -sd' ')" = "1,CGJ,61.0,top 2,SWJ,57.0,last ,JTJ,60.0, ,ZJJ,51.0," ]
	[ "$(hl-score rank --year 2025 --as-of $END -f json | jq -c '[.[].rank]')" = "[1,2,null,null]" ]
}

@test "R36 every department placed in the first three is top; rank.top" {
	district
	credit SWJ solo 1 '2025-03-05 10:00:00'
	credit ZJJ joint 2 '2025-03-05 10:00:00'
	[ "$(rank 2025 $END -F department,mark | paste -sd' ')" = "SWJ,top ZJJ,top CGJ,top JTJ,top" ]
	printf 'rank:\n  top: 1\n' >config.yaml
	[ "$(rank 2025 $END -F department,mark | paste -sd' ')" = "SWJ,top ZJJ, CGJ,last JTJ,last" ]
	printf 'rank:\n  top: 0\n' >config.yaml
	[ "$(rank 2025 $END -F department,mark | paste -sd' ')" = "SWJ, ZJJ, CGJ,last JTJ,last" ]
}

@test "R37 nobody is last when all totals are equal, whatever rank.top" {
	district
	[ "$(rank 2025 $END -F mark | sort -u)" = top ]
	printf 'rank:\n  top: 0\n' >config.yaml
	[ -z "$(rank 2025 $END -F mark | tr -d '\n\"')" ]
	[ -z "$(hl-score talks --year 2025 --as-of $END -f csv --no-header)" ]
}

@test "R37 every department on the lowest total is last, unless its place is top" {
	district
	credit CGJ solo 1 '2025-03-05 10:00:00'
	credit JTJ solo 2 '2025-03-05 10:00:00'
	credit SWJ solo 3 '2025-03-05 10:00:00'
	[ "$(rank 2025 $END -F department,mark | paste -sd' ')" = "CGJ,top JTJ,top SWJ,top ZJJ,last" ]
	facts <<<"DELETE FROM credit WHERE issue_id = 3"
	[ "$(rank 2025 $END -F rank,department,mark | paste -sd' ')" = "1,CGJ,top 1,JTJ,top 3,SWJ,top 3,ZJJ,top" ]
}

# --- explain ---

@test "R33 explain: one row an entry, in order of department, time, rule, issue" {
	district
	credit CGJ solo 10 '2025-03-05 10:00:00'
	credit CGJ solo 9 '2025-03-05 10:00:00'
	credit CGJ joint 1 '2025-03-05 10:00:00'
	credit CGJ assist 2 '2025-02-05 10:00:00'
	credit CGJ transfer 3 '2025-02-04 10:00:00'
	deadline CGJ 4 '2025-03-05 23:59:59' '2025-03-07 10:00:00'
	hl-score explain --year 2025 --as-of $END --department CGJ -f csv >got
	diff got - <<-'END'
	at,department,rule,clause,issue,ref,points,evidence
	2025-01-01T00:00:00+08:00,CGJ,base,附件5第1条,,,60.0,asked to no meeting
	2025-02-04T10:00:00+08:00,CGJ,transfer,附件5第4条,HTBC-2025-0003,R3,1.5,"closed off 2025-02-04 10:00:00; list transfer, as lead"
	2025-02-05T10:00:00+08:00,CGJ,assist,附件5第4条,HTBC-2025-0002,R2,0.0,"closed off 2025-02-05 10:00:00; list transfer, as helper"
	2025-03-05T10:00:00+08:00,CGJ,solo,附件5第2条,HTBC-2025-0009,R9,1.0,closed off 2025-03-05 10:00:00; list solo
	2025-03-05T10:00:00+08:00,CGJ,solo,附件5第2条,HTBC-2025-0010,R10,1.0,closed off 2025-03-05 10:00:00; list solo
	2025-03-05T10:00:00+08:00,CGJ,joint,附件5第3条,HTBC-2025-0001,R1,0.5,closed off 2025-03-05 10:00:00; list joint
	2025-03-05T23:59:59+08:00,CGJ,late,附件5第5条,HTBC-2025-0004,R4,-3.0,"dispatch due 2025-03-05 23:59:59, fed back 2025-03-07 10:00:00"
	END
	[ "$(hl-score explain --year 2025 --as-of 2025-03-06 --department CGJ -f csv | tail -n 1 | cut -d, -f8-)" = '"dispatch due 2025-03-05 23:59:59, not fed back"' ]
	[ "$(hl-score explain --year 2025 --as-of $END -f csv --no-header | cut -d, -f2 | uniq | paste -sd' ')" = "CGJ JTJ SWJ ZJJ" ]
	[ -z "$(hl-score explain --year 2025 --department SZJ -f csv --no-header)" ]
	refuses 3 hl-score explain --year 2025 --department XX
}

# Totals and counts of rank beside the sums of explain, for every department.
agree() {
	hl-score rank --year "$1" --as-of "$2" -f json |
	    jq -r '.[] | "\(.department) \(.solo) \(.joint) \(.transfer) \(.late) \(.total * 10 | round)"' | sort >rank.txt
	hl-score explain --year "$1" --as-of "$2" -f json | jq -r 'group_by(.department)[] | . as $e |
	    def n(r): [$e[] | select(.rule == r)] | length;
	    "\($e[0].department) \(n("solo")) \(n("joint")) \(n("transfer")) \(n("late")) \([$e[].points * 10 | round] | add)"' |
	    sort >explain.txt
	diff rank.txt explain.txt
}

@test "R33 property: the points of explain add up to rank's total, at any moment of random years" {
	district
	sqlite3 hl.db <<-'END'
	WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 30)
	INSERT INTO department (code, name, level, event) SELECT 'R' || i, '局' || i, 'district', 1 FROM n;
	CREATE TEMP TABLE x AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 900)
	SELECT i, 1704067200 + abs(random()) % (2 * 366 * 86400) AS t, abs(random()) % 30 + 5 AS d, abs(random()) % 1000 AS a,
	abs(random()) % 1000 AS b FROM n;
	INSERT INTO issue (id, station_id, year, serial, title, raised, state, last, event) SELECT i, 1 + i % 2, 2025, i, 't', t, 'closed', t, 1 FROM x;
	INSERT INTO deadline (issue_id, department_id, kind, opened, due, met, void, waived, event)
	SELECT i, d, CASE a % 3 WHEN 0 THEN 'dispatch' WHEN 1 THEN 'coordination' ELSE 'progress' END, t, t + 300000, iif(a % 7 = 0, 253402300799, t + a * 600),
	iif(b % 11 = 0, t + 500000, 253402300799), iif(b % 13 = 0, t + 900000, 253402300799), 1 FROM x
	UNION ALL SELECT i, d, 'dispatch', t + 86400 * 9, t + 86400 * 12, iif(a % 2, 253402300799, t + 86400 * 11), 253402300799, 253402300799, 1 FROM x WHERE b % 3 = 0;
	INSERT INTO credit (year, department_id, rule, at, known, revoked, issue_id, event)
	SELECT strftime('%Y', t + 700000, 'unixepoch', '+8 hours') + 0, d, CASE a % 4 WHEN 0 THEN 'joint' WHEN 1 THEN 'transfer' WHEN 2 THEN 'assist' ELSE 'solo' END,
	t + 700000, t + 700000, iif(b % 5 = 0, t + 2000000, 253402300799), i, 1 FROM x WHERE b % 4;
	INSERT INTO adjustment (event, department_id, year, kind, points, at, reason)
	SELECT 1000 + i, d, 2024 + i % 2, iif(a % 2, 'base', 'other'), a % 91 - 45, t, 'r' FROM x WHERE i <= 40;
	END
	for t in 2024-03-01 2024-12-31 2025-01-15 2025-07-01 2026-03-01; do
		agree 2024 $t
		agree 2025 $t
	done
	printf 'late:\n  forfeits_credit: true\n  kinds: [dispatch, progress]\nscore:\n  assist: 0.5\n' >config.yaml
	hl-score rank --year 2025 --as-of 2026-03-01 -f json | jq -c 'sort_by(.department) | [.[] | .total * 10 | round]' >a
	hl-score explain --year 2025 --as-of 2026-03-01 -f json | jq -c '[group_by(.department)[] | [.[].points * 10 | round] | add]' >b
	diff a b
}

@test "R50 explain marks a close-off, a feedback and an adjustment put on record too late" {
	district
	A=$(raise 2025-03-03)
	solo "$A" CGJ 2025-03-03
	hl-issue feedback "$A" --department CGJ --kind done --at 2025-03-04 --reason 纸质台账
	hl-issue close "$A" --at 2025-03-05 --reason 补录销号
	hl-score adjust --department CGJ --year 2025 --points 1 --at 2025-06-01 --reason 表彰
	# as if it had been done on these days
	facts <<-'END'
	UPDATE event SET recorded_at = @2026-05-01 10:00:00@ WHERE command IN ('close', 'adjust');
	UPDATE event SET recorded_at = @2025-03-20 10:00:00@ WHERE command = 'feedback';
	END
	hl-score explain --year 2025 --as-of 2026-06-01 --department CGJ -f csv --no-header -F rule,evidence >got
	diff got - <<-'END'
	base,asked to no meeting
	solo,"closed off 2025-03-05 17:00:00; list solo; recorded 2026-05-01 (back-dated: 补录销号); fed back 2025-03-04 17:00:00, recorded 2025-03-20 (back-dated: 纸质台账)"
	adjust,表彰; recorded 2026-05-01 (back-dated: 表彰)
	END
	facts <<<"UPDATE event SET recorded_at = at"
	[ "$(hl-score explain --year 2025 --as-of 2026-06-01 -f csv | grep -c back-dated)" -eq 0 ]
}

@test "R41 the same facts give the same bytes" {
	district
	credit CGJ solo 1 '2025-03-05 10:00:00'
	deadline ZJJ 1 '2025-03-04 23:59:59'
	for c in rank explain talks; do
		hl-score $c --year 2025 --as-of $END -f csv >a
		hl-score $c --year 2025 --as-of $END -f csv >b
		cmp a b
	done
}

@test "hl-score asks for a year it can count with" {
	district
	for c in rank explain talks adjustments; do
		[ $c = adjustments ] || refuses 2 hl-score $c
		refuses 2 hl-score $c --year 99
		refuses 2 hl-score $c --year 1969
		refuses 2 hl-score $c --year 9999
		refuses 2 hl-score $c --year 2025x
	done
	[ "$(hl-score rank --year 1970 -f ids | wc -l)" -eq 4 ]
	[ "$(hl-score rank --year 9998 -f ids | wc -l)" -eq 4 ]
}

@test "rank of a district without departments is empty" {
	[ -z "$(hl-score rank --year 2025)" ]
	[ "$(hl-score rank --year 2025 -f json)" = "[]" ]
}

@test "hl-score rules lists the rules of annex 5" {
	[ "$(hl-score rules -f csv --no-header -F rule,points,key | paste -sd' ')" = \
	    "base,60.0,score.base solo,1.0,score.solo joint,0.5,score.joint transfer,1.5,score.transfer assist,0.0,score.assist late,-3.0,score.late adjust,," ]
}

@test "hl-score batch: rulings in one transaction" {
	district
	hl-score batch -q --reason 核定 <<-'END'
	{"do":"adjust","department":"CGJ","year":2025,"points":"-2.5","at":"2025-06-01"}
	{"do":"adjust","department":"ZJJ","year":"2025","points":1,"kind":"base","at":"2025-06-01"}
	END
	[ "$(total CGJ $END) $(total ZJJ $END)" = "57.5 61.0" ]
	printf '%s\n' '{"do":"adjust","department":"SWJ","year":2025,"points":1}' '{"do":"adjust","department":"XX","year":2025,"points":1}' >f
	refuses 4 hl-score batch -q --reason 核定 f
	[ "$(total SWJ $END)" = 60.0 ]
}

@test "rank reads the facts through their indexes" {
	district
	credit CGJ solo 1 '2025-03-05 10:00:00'
	# the bench's single SQL is the same table
	S=$(date -d 2025-01-01T00:00:00+08:00 +%s) E=$(date -d 2026-01-01T00:00:00+08:00 +%s)
	deadline ZJJ 1 '2025-03-04 23:59:59'
	sed "s/@Y@/2025/g; s/@S@/$S/g; s/@E@/$E/g; s/@T@/$E/g" "$TOP/tests/bench/rank.sql" >rank.sql
	sqlite3 hl.db <rank.sql >a
	rank 2025 $END >b
	diff a b
	{ echo .eqp on; cat rank.sql; } | sqlite3 hl.db | grep -E '(SCAN|SEARCH) ' >plan
	grep -q 'SEARCH credit USING COVERING INDEX credit_rank (year=?)' plan
	grep -q 'deadline USING COVERING INDEX deadline_missed' plan
	[ -z "$(grep -E 'SCAN (issue|assignment|credit|deadline)$' plan)" ]
}
