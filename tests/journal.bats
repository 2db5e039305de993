# journal.bats: R51: every change is one event, and the events are all there is: replayed, they give the same tables.
# shellcheck disable=SC2154 # err is set by refuses
load lib.bash
export HL_CONFIG=$BATS_FILE_TMPDIR/en.yaml

setup_file() {
	echo 'lang: en' >"$HL_CONFIG"
}

# events: how many there are.
events() {
	hl-report journal -f ids | wc -l
}

# tables DB: every table but what the journal does not hold: contact data and the memory of requests.
tables() {
	local t
	for t in $(sqlite3 -readonly "$1" "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('contact', 'request') ORDER BY name"); do
		echo "-- $t"
		sqlite3 -readonly "$1" "SELECT * FROM $t ORDER BY rowid" 2>/dev/null || sqlite3 -readonly "$1" "SELECT * FROM $t ORDER BY 1, 2"
	done
}

# replayed: the journal of hl.db, run into an empty database, gives the same tables and the same journal.
replayed() {
	hl-report export >one.jsonl
	rm -f two.db
	hl-station init -d two.db --quiet
	hl-station batch -q -d two.db one.jsonl || return
	tables hl.db >one.txt
	tables two.db >two.txt
	diff one.txt two.txt >differ.txt || { head -20 differ.txt; return 1; }
	hl-report export -d two.db | cmp - one.jsonl
}

# history SEED N: lines of a batch of random acts, many of which the rules will refuse.
history() {
	awk -v seed="$1" -v n="$2" '
	function pick(list, a, k) { k = split(list, a, " "); return a[1 + int(rand() * k)] }
	function some(list, a, k, i, s) { k = split(list, a, " "); for (i = 1; i <= k; i++) if (rand() < 0.5) s = s (s == "" ? "" : ",") a[i]; return s == "" ? a[1] : s }
	function line(what, more) {
		printf "{\"do\":\"%s\",\"at\":\"%s\",\"reason\":\"r%d\",\"actor\":\"%s\"%s}\n", what, day(t - (rand() < 0.1 ? int(rand() * 400000) : 0)), ++lines, pick("甲 乙 丙"), more
	}
	# civil time of second s of 2025, without strftime, which not every awk has
	function day(s, d, m, len) {
		d = int(s / 86400)
		split("31 28 31 30 31 30 31 31 30 31 30 31", len, " ")
		for (m = 1; d >= len[m]; m++) d -= len[m]
		return sprintf("2025-%02d-%02dT%02d:%02d:%02d", m, d + 1, int(s % 86400 / 3600), int(s % 3600 / 60), s % 60)
	}
	function issue() { return "\"" pick("HTBC MS") "-2025-" sprintf("%04d", 1 + int(rand() * rand() * (lines / 14 + 1))) "\"" }
	# remembers who was given what, and mostly comes back to one of the last pairs
	function given(i, d, k, a) { k = split(d, a, ","); while (k) { pi[++pairs] = i; pd[pairs] = a[k--] } }
	function pair(k) {
		k = pairs - int(rand() * 8)
		if (k < 1 || rand() < 0.2) { i = ",\"issue\":" issue(); d = ",\"department\":\"" pick(district) "\""; return }
		i = pi[k]; d = ",\"department\":\"" pd[k] "\""
	}
	BEGIN {
		srand(seed)
		district = "CGJ ZJJ SWJ JTJ"
		while (lines < n) {
			t += int(rand() * rand() * 31000000 / n * 4)
			if (t > 31000000) t = 31000000
			p = rand()
			four = ",\"task\":\"任务\",\"responsible\":\"张工\",\"standard\":\"标准\""
			i = ",\"issue\":" issue()
			d = ",\"department\":\"" pick(district) "\""
			to = p >= 0.18 && p < 0.25 || p >= 0.33 && p < 0.35 ? some(district) : pick(district)
			if (p >= 0.09 && p < 0.29 || p >= 0.31 && p < 0.35) given(i, to)
			if (p >= 0.35 && p < 0.66 || p >= 0.90 && p < 0.92) pair()
			if (p >= 0.66 && p < 0.80 && rand() < 0.6 && pairs) i = pi[pairs - int(rand() * (pairs < 6 ? pairs : 6))]
			if (p < 0.09) line("hl-issue add", ",\"station\":\"" pick("HTBC MS") "\",\"title\":\"第" lines "件\",\"category\":\"" pick("民生改善 城市管理 其他") "\"" (rand() < 0.3 ? ",\"contact\":\"1380000\"" : "") (rand() < 0.3 ? ",\"ref\":\"R" lines "\"" : ""))
			else if (p < 0.18) line("hl-issue dispatch", i ",\"list\":\"solo\",\"to\":\"" to "\"" four)
			else if (p < 0.25) line("hl-issue dispatch", i ",\"list\":\"joint\",\"to\":\"" to "\"" four)
			else if (p < 0.29) line("hl-issue dispatch", i ",\"list\":\"transfer\",\"to\":\"" to "\",\"city\":\"SZJ\"" four)
			else if (p < 0.31) line("hl-issue dispatch", i ",\"list\":\"local\"" four)
			else if (p < 0.35) line("hl-issue redispatch", i ",\"list\":\"" (p < 0.33 ? "solo" : "joint") "\",\"to\":\"" to "\"")
			else if (p < 0.62) line("hl-issue feedback", i d ",\"kind\":\"" pick("receipt progress done done done return") "\",\"text\":\"文字\"")
			else if (p < 0.66) line("hl-issue return " pick("accept refuse"), i d)
			else if (p < 0.69) line("hl-issue result", i ",\"text\":\"结果\"")
			else if (p < 0.71) line("hl-issue " pick("note report answer reply"), i ",\"text\":\"说明\"")
			else if (p < 0.80) line("hl-issue close", i)
			else if (p < 0.83) line("hl-issue reject", i)
			else if (p < 0.85) line("hl-issue reopen", i)
			else if (p < 0.86) line("hl-issue cancel", i)
			else if (p < 0.87) line("hl-issue duplicate", i ",\"of\":" issue())
			else if (p < 0.88) line("hl-issue extend", i ",\"close-by\":\"2026-02-01\",\"approver\":\"王朝东\"")
			else if (p < 0.90) line("hl-meeting hold", ",\"station\":\"HTBC\",\"kind\":\"coordination\",\"chair\":\"" pick("王朝东 李书记 李明") "\",\"issues\":" issue())
			else if (p < 0.92) line("hl-score appeal " pick("file uphold reject"), i d)
			else if (p < 0.93) line("hl-score adjust", d ",\"year\":2025,\"points\":\"" pick("-1.5 2 0.5") "\"")
			else if (p < 0.94) line("hl-station department set", ",\"department\":\"" pick(district) "\",\"principal\":\"" pick("赵一 钱二 孙三") "\"")
			else if (p < 0.95) line("hl-station set", ",\"station\":\"HTBC\",\"head\":\"" pick("王朝东 李明") "\"")
			else if (p < 0.96) line("hl-issue case", ",\"station\":\"MS\",\"title\":\"案" lines "\",\"raised\":\"" day(t) "\",\"departments\":\"" pick(district) "\",\"closed\":\"" day(t + 200000) "\"")
			else if (p < 0.98) line("hl-issue flag", "")
			else line("hl-issue void", ",\"event\":" 10 + int(rand() * lines))
		}
	}' </dev/null
}

@test "R51 replaying the journal of random histories gives equal tables" {
	for seed in ${SEEDS:-1 2 3 4}; do
		rm -f hl.db
		hl-station init --quiet
		district
		rc=0
		history "$seed" 600 >in.jsonl
		hl-issue batch -q --keep-going --rejects bad.jsonl in.jsonl 2>err.txt || rc=$?
		[ "$rc" -eq 4 ]
		[ "$(events)" -gt 100 ] || { echo "seed $seed: only $(events) events"; head -3 bad.jsonl; false; }
		replayed || { echo "seed $seed"; false; }
		for cmd in 'hl-score rank --year 2025' 'hl-score explain --year 2025' 'hl-score talks --year 2025' 'hl-issue list' 'hl-issue overdue' \
		    'hl-report lists' 'hl-meeting list'; do
			for now in 2025-06-30 2026-02-01; do
				# shellcheck disable=SC2086
				cmp <($cmd --now $now -f csv) <($cmd --now $now -f csv -d two.db) || { echo "seed $seed: $cmd --now $now"; false; }
			done
		done
	done
}

@test "R51 rank at a past moment is what it was then, whatever was recorded since" {
	for seed in 7 8; do
		rm -f hl.db
		hl-station init --quiet
		district
		history "$seed" 300 >in.jsonl
		grep -v '"hl-issue void"' in.jsonl | head -200 | hl-issue batch -q --keep-going 2>/dev/null || true
		last=$(sqlite3 -readonly hl.db "SELECT datetime(max(at), 'unixepoch', '+8 hours') FROM event WHERE at < strftime('%s', '2026-01-01')")
		hl-score rank --year 2025 --as-of "$last" -f csv >then.csv
		hl-score explain --year 2025 --as-of "$last" -f csv -F department,rule,issue,points >then.explain
		# later facts only: dated after that moment
		tail -n +201 in.jsonl | jq -c --arg last "${last/ /T}" 'select(.at > $last and .do != "hl-issue case" and .do != "hl-issue void")' |
			hl-issue batch -q --keep-going 2>/dev/null || true
		hl-score rank --year 2025 --as-of "$last" -f csv | diff then.csv -
		hl-score explain --year 2025 --as-of "$last" -f csv -F department,rule,issue,points | diff then.explain -
	done
}

@test "R51 every change is one event that says who, when, what and why" {
	district
	before=$(events)
	a=$(raise 2026-03-02 --actor 张干事 --detail 路口)
	solo "$a" CGJ 2026-03-02
	[ "$(events)" -eq $((before + 2)) ]
	hl-report journal --issue "$a" -f json >j.json
	jq -e '.[0].actor == "张干事" and .[0].command == "add" and .[0].program == "hl-issue" and .[0].reason == "test"' j.json
	jq -e '.[0].at == "2026-03-02T09:00:00+08:00"' j.json
	jq -e '.[0].args | fromjson | .station == "HTBC" and .detail == "路口"' j.json
	jq -e '.[1].args | fromjson | .to == "CGJ" or .to == ["CGJ"]' j.json
	jq -e '.[1].decided | tostring | contains("2026-03-05")' j.json	# the due time it was given
	hl-issue set "$a" --title 新题目 --reason 更正
	hl-report journal --issue "$a" -f json | jq -e '.[2].decided | tostring | contains("路灯不亮")'	# what it was before
	[ "$(hl-issue history "$a" -f ids | wc -l)" -eq 3 ]
	# what is refused, what only reads and what is rolled back leaves none
	before=$(events)
	hl-issue reopen "$a" --reason x 2>/dev/null || true
	hl-issue list >/dev/null
	hl-score rank --year 2026 >/dev/null
	hl-issue note "$a" --text x --dry-run
	echo '{"do":"nope"}' | hl-issue batch 2>/dev/null || true
	[ "$(events)" -eq "$before" ]
}

@test "R51 --now is journalled when it is given, and only then" {
	district
	raise 2026-03-02
	HL_NOW=2026-03-04 solo HTBC-2026-0001 CGJ 2026-03-02
	hl-issue flag --now 2026-03-20T08:00 || true
	hl-report export | tail -3 >last.jsonl
	[ "$(sed -n 1p last.jsonl | jq .now)" = null ]
	[ "$(sed -n 2p last.jsonl | jq -r .now)" = 2026-03-04T23:59:59+08:00 ]
	[ "$(sed -n 3p last.jsonl | jq -r .now)" = 2026-03-20T08:00:00+08:00 ]
	replayed
}

@test "R8 contact data is not in the journal; it is erased and the journal still replays" {
	district
	a=$(raise 2026-03-02 --contact 'Mr Li 13812345678')
	hl-issue show "$a" --contact | grep -q 13812345678
	hl-issue show "$a" | grep -q 13812345678 && return 1
	hl-report export | grep -q 13812345678 && return 1
	hl-issue history "$a" -f json | grep -q 13812345678 && return 1
	hl-issue contact erase "$a" --reason 到期
	hl-issue show "$a" --contact | grep -q 13812345678 && return 1
	sqlite3 hl.db .dump | grep -q 13812345678 && return 1
	replayed
}

@test "R51 a replayed line is believed only as a journal line: it needs its number and its time" {
	district
	a=$(raise 2026-03-02)
	hl-report export | tail -1 >line.jsonl
	refuses 4 hl-station batch line.jsonl	# it is recorded already
	jq -c 'del(.seq) | .title = "x"' line.jsonl >other.jsonl
	refuses 4 hl-station batch other.jsonl
	[[ $err == *recorded-at* ]]
}

@test "--request-id: a retry gives the first answer, other content is refused, the batch too" {
	district
	a=$(raise 2026-03-02 --request-id q-1)
	n=$(events)
	[ "$(raise 2026-03-02 --request-id q-1)" = "$a" ]
	[ "$(events)" -eq "$n" ]
	refuses 7 hl-issue add --station HTBC --title 别的 --request-id q-1
	echo '{"do":"add","station":"HTBC","title":"x","request-id":"q-2"}' >in.jsonl
	[ "$(hl-issue batch in.jsonl -f ids)" = "$(hl-issue batch in.jsonl -f ids)" ]
	[ "$(events)" -eq $((n + 1)) ]
	solo "$a" CGJ 2026-03-02 >/dev/null
	hl-issue feedback "$a" --department CGJ --kind 'done' --at 2026-03-03 --reason x --request-id q-3
	hl-issue feedback "$a" --department CGJ --kind 'done' --at 2026-03-03 --reason x --request-id q-3
	[ "$(hl-report journal --command feedback -f ids | wc -l)" -eq 1 ]
}
