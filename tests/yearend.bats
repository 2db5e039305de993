# The year-end view of departments (R42) and the appraisal of stations (R43).
load lib.bash
load facts.bash

# yearend TIME FIELDS [OPTION...]: of 2025
yearend() {
	local time=$1 fields=$2
	shift 2
	hl-score yearend --year 2025 --as-of "$time" -f csv --no-header -F "$fields" "$@"
}

# stations TIME FIELDS [OPTION...]: of 2025
stations() {
	local time=$1 fields=$2
	shift 2
	hl-score stations --year 2025 --as-of "$time" -f csv --no-header -F "$fields" "$@"
}

# at_ms TIME: an issue of MS raised then
at_ms() { hl-issue add --station MS --title 路灯 --category 民生改善 --at "$1" --reason test; }

# survey STATION ROUND AT ANSWERED AWARE SATISFIED
survey() {
	hl-score survey add -q --station "$1" --round "$2" --at "$3" --asked "$4" --aware "$5" --satisfied "$6" --reason 补录
}

# --- departments (R42) ---

@test "R42 yearend: the points of the ranking, beside them all other appraisals, never in their sum" {
	district
	credit CGJ solo 1 '2025-03-04 10:00:00'
	before=$(rank 2025 2026-02-01 -F rank,department,name,total)
	hl-score grade add -q --department CGJ --year 2025 --score 88.5 --at '2026-01-05 10:00' --reason 补录
	hl-score rate add -q --station HTBC --department CGJ --year 2025 --score 90 --at '2026-01-06 10:00' --reason 补录
	hl-score rate add -q --station MS --department CGJ --year 2025 --score 95 --at '2026-01-07 10:00' --reason 补录
	[ "$(yearend 2026-02-01 rank,department,name,total)" = "$before" ]
	f=department,total,party,director,director_score,rating,raters
	[ "$(yearend 2026-02-01 $f --department CGJ)" = CGJ,61.0,1.0,3.0,88.5,92.5,2 ]
	[ "$(yearend 2026-01-06T10:00:00 $f --department CGJ)" = CGJ,61.0,1.0,3.0,88.5,90.0,1 ]
	[ "$(yearend 2026-01-05T09:59:59 $f --department CGJ)" = CGJ,61.0,1.0,3.0,,,0 ]
	[ "$(hl-score yearend --year 2024 -f csv --no-header -F director_score,raters --department CGJ)" = ,0 ]
	printf 'rank:\n  top: 1\n' >config.yaml
	[ "$(yearend 2026-02-01 party,director --department ZJJ)" = 0.0,0.0 ]
	# as bonus has it
	diff <(yearend 2026-02-01 department,party,director | grep -v ',0.0$') <(hl-score bonus --year 2025 --as-of 2026-02-01 -f csv --no-header -F department,party,director)
}

@test "R42 yearend: surveys of the stations where the director or members are stationed, rounds added up" {
	district
	hl-station department set CGJ --stationed HTBC
	hl-station member add --station MS --name 张三 --category 其他党员 --department CGJ --from 2025-03-01 --reason test
	hl-station member add --station MS --name 李四 --category 其他党员 --department CGJ --from 2025-04-01 --reason test
	hl-station member add --station HTBC --name 王五 --category 其他党员 --department ZJJ --from 2026-02-01 --reason test
	survey HTBC 一 '2025-03-01 10:00' 100 90 80
	survey HTBC 二 '2025-06-01 10:00' 300 60 30
	survey MS 一 '2025-06-01 10:00' 100 10 10
	survey MS 零 '2024-12-31 23:59' 100 100 100
	# 160 and 120 of 500: not the mean of the rates, MS once although two members are there
	[ "$(yearend 2026-03-01 answered,awareness,satisfaction --department CGJ)" = 500,32.0,24.0 ]
	[ "$(yearend 2025-03-01T10:00:00 answered,awareness,satisfaction --department CGJ)" = 100,90.0,80.0 ]
	[ "$(yearend 2025-03-01T09:59:59 answered,awareness,satisfaction --department CGJ)" = 0,, ]
	[ "$(yearend 2026-03-01 answered,awareness,satisfaction --department ZJJ)" = 0,, ]
	printf 'survey:\n  min_n: 501\n' >config.yaml
	[ "$(yearend 2026-03-01 answered,awareness,satisfaction --department CGJ)" = 500,, ]
}

@test "R42 yearend: talks due and held, commendations awarded" {
	district
	hl-score talk propose -q --department CGJ --year 2025 --reason 年终 --at '2026-01-02 10:00'
	deadline ZJJ 1 '2025-03-04 23:59:59'
	deadline ZJJ 2 '2025-03-05 23:59:59'
	a=$(hl-score commend propose --department SWJ --year 2025 --text 好 --at '2026-01-02 10:00' --reason 补录)
	f=department,talks_due,talks_held,commendations
	[ "$(yearend 2026-01-10 $f --sort department | paste -sd' ')" = "CGJ,1,0,0 JTJ,0,0,0 SWJ,0,0,0 ZJJ,2,0,0" ]
	hl-score talk hold -q --department CGJ --year 2025 --ground appraisal --by 王 --at '2026-01-12 10:00' --reason 补录
	hl-score talk dismiss -q --department ZJJ --year 2025 --ground last --at '2026-01-12 10:00' --reason 补录
	b=$(hl-score commend award "$a" --by 王 --at '2026-01-12 10:00' --reason 补录)
	[ "$(yearend 2026-01-12T10:00:00 $f --sort department | paste -sd' ')" = "CGJ,0,1,0 JTJ,0,0,0 SWJ,0,0,1 ZJJ,1,0,0" ]
	[ "$(yearend 2026-01-12T09:59:59 $f --department CGJ)" = CGJ,1,0,0 ]
	hl-score void "$b" --at '2026-01-20 10:00' --reason 错录
	[ "$(yearend 2026-01-20T10:00:00 $f --department SWJ)" = SWJ,0,0,0 ]
	refuses 2 hl-score yearend
	refuses 3 hl-score yearend --year 2025 --department XX
}

# --- stations (R43) ---

@test "R43 stations: registered, dispatched, closed, at once, to the second" {
	district
	a=$(raise '2025-03-03 09:00')
	b=$(raise '2025-03-04 09:00')
	raise '2025-12-31 23:59:59'
	raise '2026-01-01 00:00:00'
	solo "$a" CGJ '2025-03-03 10:00'
	solo "$b" ZJJ '2025-03-04 10:00'
	feed "$a" CGJ done '2025-03-05 10:00'
	feed "$b" ZJJ done '2025-03-05 10:00'
	hl-issue reject "$b" --reason 未办好 --at '2025-03-05 11:00'
	feed "$b" ZJJ done '2025-03-06 10:00'
	hl-issue close "$a" --at '2025-03-06 10:00' --reason test
	hl-issue close "$b" --at '2025-03-07 10:00' --reason test
	f=station,registered,whistles,closed_off,closed_rate,closed_once,once_rate
	[ "$(stations 2026-06-01 $f)" = "HTBC,3,2,2,66.7,1,50.0
MS,0,0,0,,0," ]
	[ "$(stations '2025-03-03 08:59:59' $f --station HTBC)" = HTBC,0,0,0,,0, ]
	[ "$(stations '2025-03-03 09:00:00' $f --station HTBC)" = HTBC,1,0,0,0.0,0, ]
	[ "$(stations '2025-03-03 10:00:00' $f --station HTBC)" = HTBC,1,1,0,0.0,0, ]
	[ "$(stations '2025-03-06 09:59:59' $f --station HTBC)" = HTBC,2,2,0,0.0,0, ]
	[ "$(stations '2025-03-06 10:00:00' $f --station HTBC)" = HTBC,2,2,1,50.0,1,100.0 ]
	[ "$(stations '2025-03-07 10:00:00' $f --station HTBC)" = HTBC,2,2,2,100.0,1,50.0 ]
	hl-issue reopen "$a" --reason 复发 --at '2025-04-01 10:00'
	[ "$(stations '2025-04-01 09:59:59' $f --station HTBC)" = HTBC,2,2,2,100.0,1,50.0 ]
	[ "$(stations '2025-04-01 10:00:00' $f --station HTBC)" = HTBC,2,2,1,50.0,0,0.0 ]
	e=$(hl-report journal --issue "$b" --command close -f ids)
	hl-issue void "$e" --at '2025-05-01 10:00' --reason 错录
	[ "$(stations '2025-05-01 09:59:59' $f --station HTBC)" = HTBC,2,2,1,50.0,0,0.0 ]
	[ "$(stations '2025-05-01 10:00:00' $f --station HTBC)" = HTBC,2,2,0,0.0,0, ]
	refuses 2 hl-score stations
	refuses 3 hl-score stations --year 2025 --station XX
}

@test "R43 R19 stations: the median time to the first reply" {
	district
	a=$(raise '2025-03-03 09:00')
	b=$(raise '2025-03-03 09:00')
	c=$(raise '2025-03-03 09:00')
	f=replied,reply_hours
	[ "$(stations 2026-06-01 $f --station HTBC)" = 0, ]
	hl-issue reply "$a" --text 已告知 --at '2025-03-03 10:00' --reason test
	hl-issue reply "$a" --text 再告知 --at '2025-03-05 10:00' --reason test
	hl-issue reply "$b" --text 已告知 --at '2025-03-03 11:30' --reason test
	[ "$(stations 2026-06-01 $f --station HTBC)" = 2,1.8 ]	# 1.75, half up
	hl-issue reply "$c" --text 已告知 --at '2025-03-23 09:00' --reason test
	[ "$(stations 2026-06-01 $f --station HTBC)" = 3,2.5 ]
	[ "$(stations '2025-03-03 11:29:59' $f --station HTBC)" = 1,1.0 ]
	hl-issue void "$(hl-report journal --issue "$a" --command reply -f ids --limit 1)" --at '2025-06-01 10:00' --reason 错录
	[ "$(stations '2025-06-01 09:59:59' $f --station HTBC)" = 3,2.5 ]
	[ "$(stations '2025-06-01 10:00:00' $f --station HTBC)" = 3,49.0 ]
}

@test "R43 stations: rounds of the survey added up, with the sample" {
	district
	survey HTBC 一 '2025-03-01 10:00' 10 10 0
	survey HTBC 二 '2025-06-01 10:00' 90 0 45
	f=answered,awareness,satisfaction
	[ "$(stations 2026-06-01 $f --station HTBC)" = 100,10.0,45.0 ]
	[ "$(stations '2025-06-01 09:59:59' $f --station HTBC)" = 10,, ]
	printf 'survey:\n  min_n: 10\n' >config.yaml
	[ "$(stations '2025-06-01 09:59:59' $f --station HTBC)" = 10,100.0,0.0 ]
}

@test "R43 stations: imported cases count by their own times" {
	district
	printf 'ref,station,title,raised,departments,done,closed\nK1,HTBC,路灯,2025-02-03,CGJ,2025-02-05,2025-02-06\nK2,MS,井盖,2025-02-03,,,\nK3,HTBC,树,2025-02-03,CGJ,2025-02-05,2025-02-06\n' >cases.csv
	hl-issue import -q cases.csv --reason 补录
	f=station,registered,whistles,closed_off,closed_once
	[ "$(stations 2026-06-01 $f | paste -sd' ')" = "HTBC,2,2,2,2 MS,1,0,0,0" ]
	[ "$(stations '2025-02-06 16:59:59' $f --station HTBC)" = HTBC,2,2,0,0 ]
	[ "$(stations '2025-02-06 17:00:00' $f --station HTBC)" = HTBC,2,2,2,2 ]
	hl-issue reopen ref:K1 --reason 复发 --at '2025-04-01 10:00'
	[ "$(stations '2025-04-01 09:59:59' $f --station HTBC)" = HTBC,2,2,2,2 ]
	[ "$(stations '2025-04-01 10:00:00' $f --station HTBC)" = HTBC,2,2,1,1 ]
	[ "$(stations '2025-02-06 16:59:59' $f --station HTBC)" = HTBC,2,2,0,0 ]
}

@test "R43 property: stations as of T is what the journal up to T, replayed, says" {
	for seed in 1 2; do
		rm -f hl.db*
		awk -v seed=$seed -v len=300 -f "$TOP/tests/property/history.awk" >history.jsonl
		hl-station -q init
		hl-station batch -q --keep-going --rejects rejects.jsonl history.jsonl 2>err.txt || true
		hl-report export >journal.jsonl
		for T in 2025-03-15T12:00:00 2025-07-01T00:00:00 2025-11-01T10:00:00 2026-03-01T00:00:00; do
			jq -c --arg t "$T+08:00" 'select((.do | startswith("hl-station")) or .at <= $t)' journal.jsonl >cut.jsonl
			hl-station -q -d 2.db init
			hl-station batch -q -d 2.db --keep-going --rejects rejects.jsonl cut.jsonl || true
			for y in 2025 2026; do
				diff <(hl-score stations --year $y --as-of $T -f csv) <(hl-score stations -d 2.db --year $y --as-of $T -f csv)
			done
			rm -f 2.db*
		done
		[ "$(hl-score stations --year 2025 -f csv --no-header -F closed_off | awk '{ n += $1 } END { print n }')" -gt 0 ]
	done
}

# --- weights (R43) ---

@test "R43 station.weights: none by default, then neither score nor place" {
	district
	survey HTBC 一 '2025-03-01 10:00' 100 90 80
	[ "$(stations 2026-06-01 rank,station,score)" = ",HTBC,
,MS," ]
}

@test "R43 station.weights: the weighted mean of the figures that are there, and places" {
	district
	hl-station add --code XS --street 菱湖街道 --community 菱湖社区 --reason test
	survey HTBC 一 '2025-03-01 10:00' 100 90 80
	survey MS 一 '2025-03-01 10:00' 100 60 100
	printf 'station:\n  weights: [awareness=2, satisfaction=1]\n' >config.yaml
	# (2 * 0.9 + 0.8) / 3 = 0.86667, (2 * 0.6 + 1) / 3 = 0.73333; XS has neither
	[ "$(stations 2026-06-01 rank,station,score)" = "1,HTBC,86.7
2,MS,73.3
,XS," ]
	# a figure that is not there is left out with its weight: nobody has closed anything
	printf 'station:\n  weights: [awareness=2, satisfaction=1, closed=50]\n' >config.yaml
	[ "$(stations 2026-06-01 score --station MS)" = 73.3 ]
	n=$(at_ms '2025-03-03 09:00')
	[ "$(stations 2026-06-01 score --station MS)" = 4.2 ]	# 2.2 / 53
	hl-issue close "$n" --text 自办 --at 2025-03-05 --reason test
	[ "$(stations 2026-06-01 score --station MS)" = 98.5 ]	# 52.2 / 53
	# equal scores share a place
	printf 'station:\n  weights: [awareness=1]\n' >config.yaml
	survey XS 一 '2025-03-01 10:00' 50 45 0
	[ "$(stations 2026-06-01 rank,station | paste -sd' ')" = "1,HTBC 1,XS 3,MS" ]
}

@test "R43 station.weights: counts are a share of the largest, a lag as much as the shortest is of it" {
	district
	a=$(raise '2025-03-03 09:00')
	raise '2025-03-03 09:00'
	b=$(at_ms '2025-03-03 09:00')
	hl-issue reply "$a" --text 已告知 --at '2025-03-03 10:00' --reason test
	hl-issue reply "$b" --text 已告知 --at '2025-03-03 13:00' --reason test
	printf 'station:\n  weights: [registered=1]\n' >config.yaml
	[ "$(stations 2026-06-01 station,score | paste -sd' ')" = "HTBC,100.0 MS,50.0" ]
	printf 'station:\n  weights: [reply=3]\n' >config.yaml
	[ "$(stations 2026-06-01 station,score | paste -sd' ')" = "HTBC,100.0 MS,25.0" ]	# 3601 / 14401
}

@test "R43 station.weights that are none are refused, by file and line" {
	for bad in closed closed=0 closed=1001 closed=-1 closed=x shut=3 'closed=1, closed=2' closed=1.5; do
		printf 'station:\n  weights: [%s]\n' "$bad" >config.yaml
		refuses 5 hl-score stations --year 2025
		[[ $err == *"config.yaml:2: station.weights"* ]]
	done
}

@test "R43 R49 stations: meetings held of those owed, and visits, as the grid and the list of visits tell them" {
	district
	for day in 2025-01-20 2025-02-27 2025-03-03 2025-03-20 2025-11-11; do
		hl-meeting hold -q --station HTBC --kind dispatch --chair 王朝东 --at "$day" --reason x
	done >/dev/null
	hl-meeting hold -q --station MS --kind joint --chair 吴爱德 --at 2025-05-05 --reason x >/dev/null
	for day in 2024-12-31 2025-01-01 2025-12-31 2026-01-01; do
		hl-station visit add --station HTBC --members 李四 --area 基层治理 --text 路灯 --at "$day" --reason x
	done >events
	for T in 2025-03-31 2025-04-01T00:00 2025-11-15 2026-01-01T00:00; do
		hl-score stations --year 2025 --as-of $T -f csv --no-header -F station,meetings,meetings_owed >is
		# a second way: the long grid, less the periods not yet over
		hl-meeting regularity --year 2025 --long --now $T -f csv --no-header -F station,period,status | awk -F , -v t="$T" '
			{ n = substr($2, 6); m = n ~ /Q/ ? substr(n, 2) * 3 : n + 0
			  end = m == 12 ? "2026-01-01" : sprintf("2025-%02d-01", m + 1)
			  if (end > substr(t, 1, 10)) next
			  owed[$1]++; held[$1] += $3 == "held" }
			END { for (s in owed) print s "," held[s] + 0 "," owed[s] }' | sort >says
		diff is says
	done
	[ "$(hl-score stations --year 2025 --as-of 2026-01-01T00:00 -f csv --no-header -F station,meetings,meetings_owed,visits)" = $'HTBC,4,16,2\nMS,1,16,0' ]
	printf 'station:\n  weights: [meetings=1, visits=1]\n' >w.yaml
	[ "$(hl-score stations -c w.yaml -d hl.db --year 2025 --as-of 2026-01-01T00:00 -f csv --no-header -F rank,station,score)" = $'1,HTBC,62.5\n2,MS,3.1' ]
	hl-station void "$(sed -n 2p events)" --reason x
	[ "$(hl-score stations --year 2025 --station HTBC -f csv --no-header -F visits)" = 1 ]
}
