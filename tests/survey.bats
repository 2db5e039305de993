# What others say: the resident survey (R43), reverse appraisal by stations, the stationed-director appraisal (R42).
load lib.bash
load facts.bash

# survey STATION ROUND AT ASKED ANSWERED AWARE SATISFIED: records a round; ANSWERED - is not given
survey() {
	local answered=()
	[ "$5" = - ] || answered=(--answered "$5")
	hl-score survey add --station "$1" --round "$2" --at "$3" --asked "$4" "${answered[@]}" --aware "$6" --satisfied "$7" --reason 补录
}

# listed TIME FIELDS [OPTION...]
listed() {
	local time=$1 fields=$2
	shift 2
	hl-score survey list --as-of "$time" -f csv --no-header -F "$fields" "$@"
}

# --- the resident survey (R43) ---

@test "R43 survey: rates are of those who answered, with the sample beside" {
	district
	survey HTBC 一 '2025-03-01 10:00' 120 100 80 75
	survey MS 一 '2025-03-02 10:00' 40 - 13 27
	[ "$(listed 2026-01-01 station,round,asked,answered,aware,satisfied,awareness,satisfaction)" = "HTBC,一,120,100,80,75,80.0,75.0
MS,一,40,40,13,27,32.5,67.5" ]
}

@test "R43 survey: rates are rounded to a tenth of a per cent, half up" {
	district
	for n in 0:0.0 1:0.1 2:0.3 3:0.4 399:49.9 400:50.0 799:99.9 800:100.0; do
		survey HTBC "$n" '2025-03-01 10:00' 800 800 "${n%:*}" 0
	done
	survey HTBC 一 '2025-03-01 10:00' 3000 2000 1 1999	# 0.05 and 99.95
	listed 2026-01-01 round,awareness,satisfaction | while IFS=, read -r round a b; do
		case $round in
		一) [ "$a $b" = '0.1 100.0' ] ;;
		*) [ "$a" = "${round#*:}" ] && [ "$b" = 0.0 ] ;;
		esac
	done
	# and against awk
	listed 2026-01-01 aware,answered,awareness | awk -F, '{ r = int(1000 * $1 / $2 + 0.5 + 1e-9) / 10; if (sprintf("%.1f", r) != $3) { print; exit 1 } }'
}

@test "R43 survey: below survey.min_n no rate is given, the counts are" {
	district
	survey HTBC 一 '2025-03-01 10:00' 40 29 20 20
	survey HTBC 二 '2025-06-01 10:00' 40 30 20 20
	[ "$(listed 2026-01-01 answered,awareness,satisfaction)" = "29,,
30,66.7,66.7" ]
	printf 'survey:\n  min_n: 31\n' >config.yaml
	[ "$(listed 2026-01-01 awareness | sort -u)" = '""' ]
	printf 'survey:\n  min_n: 1\n' >config.yaml
	[ "$(listed 2026-01-01 awareness | head -n 1)" = 69.0 ]
	printf 'survey:\n  min_n: 0\n' >config.yaml
	refuses 5 hl-score survey list
}

@test "R43 survey: counts that do not add up are refused, each with one clear line" {
	district
	refuses 7 survey HTBC 一 '2025-03-01 10:00' 100 101 50 50
	[[ $err == *"answered 101 is more than asked 100"* ]]
	refuses 7 survey HTBC 一 '2025-03-01 10:00' 100 80 81 50
	[[ $err == *"aware 81 is more than answered 80"* ]]
	refuses 7 survey HTBC 一 '2025-03-01 10:00' 100 80 50 81
	[[ $err == *"satisfied 81 is more than answered 80"* ]]
	refuses 7 survey HTBC 一 '2025-03-01 10:00' 100 - 101 50
	refuses 7 survey HTBC 一 '2025-03-01 10:00' 0 0 0 0
	[[ $err == *"at least one"* ]]
	for bad in -1 1.5 十 '' 99999999999999999999; do
		refuses 2 survey HTBC 一 '2025-03-01 10:00' 100 80 "$bad" 50
	done
	refuses 2 hl-score survey add --station HTBC --round 一 --asked 100 --aware 50
	refuses 2 hl-score survey add --station HTBC --asked 100 --aware 50 --satisfied 50
	refuses 3 survey XX 一 '2025-03-01 10:00' 100 80 50 50
	refuses 7 survey HTBC 一 '2999-03-01 10:00' 100 80 50 50
	[ "$(sqlite3 hl.db 'SELECT count(*) FROM survey')" -eq 0 ]
	# in a file: the line is named, nothing stored
	printf 'station,round,asked,answered,aware,satisfied\nHTBC,一,100,80,70,60\nMS,一,100,80,90,60\n' >bad.csv
	refuses 4 hl-score survey import bad.csv
	[[ $err == *"bad.csv:3:"* && $err == *"aware 90 is more than answered 80"* ]]
	[ "$(sqlite3 hl.db 'SELECT count(*) FROM survey')" -eq 0 ]
}

@test "R43 survey: a round of a station once; another after it was taken back" {
	district
	e=$(survey HTBC 一 '2025-03-01 10:00' 100 80 70 60)
	refuses 7 survey HTBC 一 '2025-03-02 10:00' 100 80 70 60
	[[ $err == *"event $e"* ]]
	survey MS 一 '2025-03-02 10:00' 100 80 70 60
	survey HTBC 二 '2025-03-02 10:00' 100 80 70 60
	hl-score void "$e" --at '2025-04-01 10:00' --reason 错录
	[ "$(listed '2025-04-01 09:59:59' round --station HTBC | paste -sd' ')" = "一 二" ]
	[ "$(listed '2025-04-01 10:00:00' round --station HTBC | paste -sd' ')" = "二" ]
	survey HTBC 一 '2025-04-02 10:00' 100 90 70 60
	[ "$(listed 2025-05-01 answered --round 一 --station HTBC)" = 90 ]
}

@test "R43 survey: Chinese headings, and what list prints can be imported" {
	district
	printf '站点,轮次,调查人数,有效人数,知晓人数,满意人数,方式,日期\n花亭北村社区,一,１２０,100,80,75,入户,2025年3月1日\n' >s.csv
	[ "$(hl-score survey import s.csv --reason 补录 -f csv --no-header)" = 1,0 ]
	[ "$(listed 2026-01-01 at,station,asked,awareness)" = 2025-03-01T09:00:00+08:00,HTBC,120,80.0 ]
	[ "$(hl-score survey import s.csv --reason 补录 -f csv --no-header)" = 0,1 ]
	hl-score survey list -f csv >out.csv
	export HL_CONFIG=$PWD/2.yaml
	echo 'database: 2.db' >2.yaml
	hl-station init
	district
	[ "$(hl-score survey import out.csv --reason 补录 -f csv --no-header)" = 1,0 ]
	diff <(cut -d, -f2- out.csv) <(hl-score survey list -f csv | cut -d, -f2-)
}

@test "R43 survey: filters and periods" {
	district
	survey HTBC 一 '2025-03-31 23:59' 100 80 70 60
	survey MS 一 '2025-04-01 00:00' 100 80 70 60
	[ "$(listed 2026-01-01 station --month 2025-03)" = HTBC ]
	[ "$(listed 2026-01-01 station --since 2025-04-01)" = MS ]
	[ "$(listed 2026-01-01 station --year 2025 | wc -l)" -eq 2 ]
	[ -z "$(listed 2026-01-01 station --year 2024)" ]
	[ "$(listed 2026-01-01 round --station MS)" = 一 ]
}

# --- reverse appraisal (R42) ---

# rated STATION DEPARTMENT SCORE AT
rated() { hl-score rate add --station "$1" --department "$2" --year 2025 --score "$3" --at "$4" --reason 补录; }
rates() { hl-score rates --year 2025 --as-of "$1" -f csv --no-header -F "${2:-department,count,sum,mean,lowest,highest}"; }

@test "R42 rates: count, exact sum, mean half up, lowest and highest, as of T" {
	district
	rated HTBC CGJ 90 '2025-12-01 10:00'
	rated MS CGJ 90.1 '2025-12-02 10:00'
	rated MS ZJJ 0 '2025-12-02 10:00'
	rated MS SZJ 100 '2025-12-02 10:00'
	[ "$(rates 2026-02-01)" = "CGJ,2,180.1,90.1,90.0,90.1
SZJ,1,100.0,100.0,100.0,100.0
ZJJ,1,0.0,0.0,0.0,0.0" ]
	[ "$(rates 2025-12-02T09:59:59)" = CGJ,1,90.0,90.0,90.0,90.0 ]
	[ -z "$(rates 2025-12-01T09:59:59)" ]
	[ -z "$(hl-score rates --year 2024 -f csv --no-header)" ]
	[ "$(hl-score rates --year 2025 --department ZJJ -f csv --no-header -F name)" = 区住建局 ]
	rates 2026-02-01 department,count,sum,mean | while IFS=, read -r d n sum mean; do
		[ "$mean" = "$(sqlite3 hl.db "SELECT printf('%.1f', round(avg(score) / 10.0 + 1e-9, 1)) FROM rate WHERE department_id = $(d "$d")")" ]
	done
}

@test "R42 a station rates a department once a year; replaced by taking it back" {
	district
	e=$(rated HTBC CGJ 90 '2025-12-01 10:00')
	refuses 7 rated HTBC CGJ 95 '2025-12-02 10:00'
	[[ $err == *"event $e"* ]]
	hl-score void "$e" --at '2025-12-03 10:00' --reason 错录
	[ -z "$(rates 2025-12-03T10:00:00)" ]
	rated 花亭北村社区 区城管局 95 '2025-12-04 10:00'
	[ "$(rates 2025-12-05 mean)" = 95.0 ]
	[ "$(rates 2025-12-02 mean)" = 90.0 ]
	hl-score rate add --station HTBC --department CGJ --year 2024 --score 80 --reason 补录
}

@test "R42 scores out of 0 to 100, or no numbers, and years that have not begun are refused" {
	district
	for bad in -0.1 100.1 101; do
		refuses 7 hl-score rate add --station HTBC --department CGJ --year 2025 --score "$bad"
		[[ $err == *"from 0 to 100"* ]]
	done
	for bad in 9.55 好 ''; do
		refuses 2 hl-score rate add --station HTBC --department CGJ --year 2025 --score "$bad"
	done
	refuses 7 hl-score rate add --station HTBC --department CGJ --year 2999 --score 90
	refuses 7 hl-score rate add --station HTBC --department CGJ --year 2026 --score 90 --at '2025-12-31 23:59:59' --reason 补录
	hl-score rate add --station HTBC --department CGJ --year 2026 --score 90 --at '2026-01-01 00:00:00' --reason 补录
	refuses 2 hl-score rate add --station HTBC --department CGJ --year 25 --score 90
	refuses 3 hl-score rate add --station XX --department CGJ --year 2025 --score 90
	refuses 3 hl-score rate add --station HTBC --department XX --year 2025 --score 90
	refuses 2 hl-score rate add --station HTBC --department CGJ --score 90
	refuses 3 hl-score rates --year 2025 --department XX
	refuses 2 hl-score rates
}

# --- the stationed-director appraisal (R42) ---

@test "R42 the stationed-director appraisal: one a department and year" {
	district
	e=$(hl-score grade add --department CGJ --year 2025 --score 88.5 --at '2025-12-20 10:00' --reason 补录)
	refuses 7 hl-score grade add --department CGJ --year 2025 --score 90
	refuses 7 hl-score grade add --department ZJJ --year 2025 --score 100.5
	refuses 7 hl-score grade add --department ZJJ --year 2999 --score 100
	[ "$(hl-score grade list -f csv --no-header -F department,year,score)" = CGJ,2025,88.5 ]
	[ "$(hl-score grade show "$e" -f csv | grep -c .)" -gt 3 ]
	hl-score void "$e" --at '2026-01-02 10:00' --reason 错录
	[ -z "$(hl-score grade list -f csv --no-header)" ]
	hl-score grade add --department CGJ --year 2025 --score 90
}

@test "R51 surveys and scores replayed from their journal give the same tables" {
	district
	e=$(survey 马山社区 一 '2025-03-01 10:00' 100 - 70 60)
	rated MS 区城管局 95.0 '2025-12-04 10:00'
	hl-score grade add --department 区城管局 --year 2025 --score 88 --at '2025-12-20 10:00' --reason 补录
	hl-score void "$e" --reason 错录
	hl-report export >journal
	hl-station init -d 2.db
	hl-station batch -q -d 2.db journal
	diff <(sqlite3 hl.db .dump) <(sqlite3 2.db .dump)
}
