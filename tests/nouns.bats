# The table-driven test: every noun has add, list, show, void, batch, csv round trip, a period, a place in the manual (nouns.tsv).
load lib.bash

# Commands that register something under another name than add.
OTHER="hl-station consult ask|hl-meeting hold|hl-meeting decide|hl-score adjust|hl-score commend propose"

# What the nouns of nouns.tsv refer to, made once and copied for each test.
setup_file() {
	cd "$BATS_FILE_TMPDIR" || return
	hl-station init -q
	district
	solo "$(raise 2026-03-02)" CGJ 2026-03-02
	solo "$(raise 2026-03-02)" ZJJ 2026-03-02
	hl-station batch -q --reason test <<-'END'
	{"do":"member add","station":"HTBC","name":"陈三","category":"网格长","department":"CGJ","from":"2026-01-01"}
	{"do":"grid add","station":"HTBC","code":"G1","name":"一网格","from":"2024-01-01","to":"2024-12-31"}
	{"do":"party add","station":"HTBC","code":"DW","name":"社区党委","level":"community","from":"2024-01-01","to":"2024-12-31"}
	{"do":"cycle add","code":"PJ","kind":"rating","title":"公共服务评价","subjects":["供水公司"],"from":"2024-01-01","to":"2024-12-31"}
	END
	hl-meeting hold -q --station HTBC --kind special --chair 王朝东 --event 防汛 --plan 三步走 --at 2026-03-02 --reason test
} >/dev/null

setup() {
	cd "$BATS_TEST_TMPDIR" || return
	export HOME=$BATS_TEST_TMPDIR
}

# base DATABASE: such a database, and its configuration.
base() {
	cp "$BATS_FILE_TMPDIR/hl.db" "$1.db"
	echo "database: $1.db" >"$1.yaml"
	use "$1"
}

# use DATABASE: from now on.
use() {
	export HL_CONFIG=$BATS_TEST_TMPDIR/$1.yaml
}

# each FUNCTION: calls it for each line, with program, add, list, show, import, void, period, options and why set.
each() {
	local program add list show import void period options why n=0
	while IFS=$'\t' read -r program add list show import void period options why; do
		[[ $program == hl-* ]] || continue
		n=$((n + 1))
		"$1" </dev/null || { echo "$program $add: $1"; return 1; }
	done <"$TOP/tests/nouns.tsv"
	[ $n -gt 5 ]
}

# register [OPTION...]: adds the noun of the line; prints what it answers.
register() {
	eval "$program $add $options"' --at 2026-03-02 --reason test "$@"'
}

# listed: the whole list as csv, without the event's number.
listed() {
	local all=
	[ "$period" = - ] || all=$($program $list --help --lang en | sed -n 's/^.*--all .*/--all/p')
	# shellcheck disable=SC2086
	$program $list $all -f csv >rows.csv || return
	awk -F , -v OFS=, 'NR == 1 { event = $1 == "event" } event { sub(/^[^,"]*,/, "") } { print }' rows.csv
}

# last: the number of the last event.
last() {
	sqlite3 hl.db 'SELECT max(seq) FROM event'
}

@test "every command that registers something has a line, and a missing command its reason" {
	for p in hl-station hl-issue hl-meeting hl-score hl-report; do
		"$p" --completion bash | sed -n "s/^\t\"\([a-z -]*[a-z]\) *\"\*\{0,1\}) opts=.*/$p \1/p" | grep -E " add\$|^($OTHER)\$" || true
	done | sort >is
	grep '^hl-' "$TOP/tests/nouns.tsv" | cut -f1,2 | tr '\t' ' ' | sort >says
	diff is says
	reasoned() { [[ "$list$show$import$void$period" != *-* || -n $why ]] || [[ $list != - && $show != - && $import != - && $void != - && $period != - ]]; }
	each reasoned
}

@test "each noun: add prints one line, list has one row more, show shows it" {
	base hl
	added() {
		local id before
		before=$(listed | wc -l)
		id=$(register)
		[ "$(wc -l <<<"$id")" -eq 1 ] && [ -n "$id" ] || return
		[ "$(listed | wc -l)" -gt "$before" ] || return
		[ "$show" = - ] || [ "$($program $show "$id" -f csv | wc -l)" -gt 2 ]
	}
	each added
}

@test "each noun: --dry-run registers nothing, a missing option is 2, and 4 in a batch" {
	base hl
	nothing() {
		local before
		before=$(last)
		register -n >/dev/null || return
		[ "$(last)" -eq "$before" ] || return
		# shellcheck disable=SC2086
		refuses 2 $program $add || return
		refuses 4 $program batch -q <<<"{\"do\":\"$add\"}" || return
		[ "$(last)" -eq "$before" ]
	}
	each nothing
}

@test "each noun: the same by batch" {
	base hl
	base two
	same() {
		use hl
		register >/dev/null || return
		listed >one
		# the last line of the journal is one that was typed
		hl-report export | tail -n 1 | jq -c 'del(.seq, ."recorded-at", .decided, .actor)' >line
		use two
		"$program" batch -q line || return
		listed | diff one - || return
	}
	each same
}

@test "each noun: what list -f csv prints, imported into another database, is listed the same; imported again, is skipped" {
	base hl
	base two
	trip() {
		[ "$import" != - ] || return 0
		use hl
		register >/dev/null || return
		$program $list -f csv >all.csv
		[ "$period" = - ] || $program $list --year 2026 -f csv >all.csv
		listed >one
		use two
		# shellcheck disable=SC2086
		$program $import all.csv >counts || return
		listed | diff one - || return
		$program $import all.csv -f csv | tail -1 | grep -q '^0,' || return
		listed | diff one -
	}
	each trip
}

@test "each noun: void takes it from the list, once, and needs a reason; the journal keeps it" {
	base hl
	voided() {
		local event rows
		[ "$void" != - ] || return 0
		listed >one
		register >/dev/null || return
		event=$(last)
		refuses 2 "$program" void "$event" || return
		"$program" void "$event" --reason 录入错误 || return
		listed | diff one - || return
		refuses 7 "$program" void "$event" --reason 录入错误 || return
		rows=$(sqlite3 hl.db "SELECT count(*) FROM event WHERE seq = $event AND voided > 0")
		[ "$rows" -eq 1 ]
	}
	each voided
}

@test "each register: set corrects a field; taken back it is listed as it was, and the journal replays it" {
	base hl
	corrected() {
		local field noun=${add% add} event
		[[ $add == *' add' && $noun != department && $noun != member ]] || return 0
		"$program" "$noun" set --help >help 2>/dev/null || return 0	# no register of facts
		register >/dev/null || return
		event=$(last)
		listed >one
		for field in detail leader secretary place text title way person; do
			! grep -q -- "--$field " help || break
		done
		refuses 2 "$program" "$noun" set "$event" "--$field" 更正 || return
		"$program" "$noun" set "$event" "--$field" 更正 --reason 更正 || return
		! listed | diff -q one - || return
		[ "$(listed | grep -c 更正)" -eq 1 ] || return
		"$program" void "$(last)" --reason 录入错误 || return
		listed | diff one - || return
		"$program" "$noun" set "$event" "--$field" 又 --reason 更正 || return
		echo "$noun" >>corrected
	}
	each corrected
	[ "$(wc -l <corrected)" -eq 17 ]
	hl-report export >journal
	hl-station init -d 2.db
	hl-station batch -q -d 2.db journal
	diff <(sqlite3 hl.db .dump) <(sqlite3 2.db .dump)
}

@test "each noun: --year, --month, --since and --until choose by its date" {
	base hl
	dated() {
		local n old
		[ "$period" != - ] || return 0
		old=$($program $list --until 2026-03-01 -f ids)
		register >/dev/null || return
		n=$($program $list --year 2026 -f ids | wc -l)
		[ "$n" -gt 0 ] || return
		[ "$($program $list --month 2026-03 -f ids | wc -l)" -eq "$n" ] || return
		[ "$($program $list --since 2026-03-02 --until 2026-03-02 -f ids | wc -l)" -eq "$n" ] || return
		[ -z "$($program $list --year 2025 -f ids)" ] || return
		[ -z "$($program $list --month 2026-02 -f ids)" ] || return
		[ "$($program $list --until 2026-03-01 -f ids)" = "$old" ] || return
		[ -z "$($program $list --since 2026-04-01 -f ids)" ]
	}
	each dated
}

@test "each noun: the journal of all of them replays to the same tables" {
	base hl
	both() {
		register >/dev/null || return
		[ "$void" = - ] || "$program" void "$(last)" --reason 录入错误 || return
		[ "$void" = - ] || [[ $options == *--code* ]] || register >/dev/null
	}
	each both
	hl-report export >journal
	hl-station init -d 2.db
	hl-station batch -q -d 2.db journal
	diff <(sqlite3 hl.db .dump) <(sqlite3 2.db .dump)
}

@test "each noun stands in the manual" {
	stands() {
		local c
		for c in "$add" "${list%% [-A-Z]*}" "$show" "$import"; do
			[ "$c" = - ] || grep -qE "^(\.It |\.)Cm $c( |\$)" "$TOP/man/$program.1" || { echo "$c"; return 1; }
		done
	}
	each stands
}
