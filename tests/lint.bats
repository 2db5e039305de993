# The manual, the README and the tables say the same; the layers are kept.
load lib.bash
load lint.bash

PROGRAMS="hl-station hl-issue hl-meeting hl-score hl-report"

# The objects that belong to BIN.
if [ -f "$BIN/libhl.a" ]; then OBJ=$BIN; else OBJ=$BIN/.o; fi

setup_file() {
	local p
	for p in $PROGRAMS; do
		own "$p" >"$BATS_FILE_TMPDIR/$p.own"
		commons "$p" | cut -f1 >"$BATS_FILE_TMPDIR/$p.commons"
	done
}

# A row of each register of facts.
examples_registers() {
	hl-station batch -q --reason test <<-'END'
	{"do":"member add","station":"HTBC","name":"张三","category":"网格长"}
	{"do":"leading add","role":"leader","person":"张书记","from":"2026-01-01"}
	{"do":"power add","station":"HTBC","department":"CGJ","kind":"power","title":"停车位管理"}
	{"do":"squad add","station":"HTBC","name":"平安小分队"}
	{"do":"grid add","station":"HTBC","code":"HTBC-G1","name":"一网格"}
	{"do":"party add","station":"HTBC","code":"HTBC-DW","name":"社区党委","level":"community"}
	{"do":"director add","department":"CGJ","person":"张一","station":"HTBC"}
	{"do":"wechat add","station":"HTBC","state":"yes"}
	{"do":"visit add","station":"HTBC","members":["李四"],"area":"基层治理","text":"楼道堆放杂物","at":"2026-03-02"}
	{"do":"fund add","station":"HTBC","department":"CGJ","title":"门前三包巡查"}
	{"do":"activity add","station":"HTBC","kind":"党课","title":"清洁家园"}
	{"do":"inspection add","station":"HTBC","finding":"台账不全"}
	{"do":"model add","station":"HTBC","title":"一盏路灯"}
	{"do":"cycle add","code":"WY2026","kind":"rating","title":"2026年物业评价","subjects":["安居物业"]}
	{"do":"consult ask","department":"CGJ","matter":"award"}
	{"do":"recommend add","station":"HTBC","cycle":"WY2026","subject":"安居物业","opinion":"support"}
	END
}

# An issue of each kind, a meeting and a calendar, so that the example of every command finds what it names.
examples() {
	district
	solo "$(raise 2026-03-02)" CGJ 2026-03-02
	raise 2026-03-02
	raise 2026-03-02
	hl-meeting hold --station HTBC --kind special --chair 王朝东 --event 防汛 --plan 三步走 --at 2026-03-03 --reason test
	hl-meeting decide -q HTBC-2026-M001 --text 清理河道 --at 2026-03-03 --reason test
	hl-score survey add -q --station HTBC --round 2026H1 --asked 120 --answered 100 --aware 80 --satisfied 75 --at 2026-03-04 --reason test
	hl-score rate add -q --station HTBC --department CGJ --year 2026 --score 92.5 --at 2026-03-04 --reason test
	hl-score grade add -q --department CGJ --year 2026 --score 88 --at 2026-03-04 --reason test
	printf '2027-01-01\tholiday\t元旦\n' >2027.tsv
	hl-score appeal file -q --issue HTBC-2026-0001 --department CGJ --at 2026-03-09 --reason test
	hl-score commend propose -q --department CGJ --year 2026 --text 好 --at 2026-03-04 --reason test
	hl-score adjust --department CGJ --year 2026 --points 1 --reason test --at 2026-03-10
	hl-score talk propose -q --department CGJ --year 2026 --text 差 --reason test --at 2026-03-10
	examples_registers
	hl-score settle -q --year 2025 >/dev/null
	hl-report head -f csv --no-header >heads.csv
	echo 'score: {late: -2}' >draft.yaml
}

# fields PROG COMMAND: COMMAND <TAB> FIELD of a listing, asked for by the example of its help.
fields() {
	local help line
	# shellcheck disable=SC2086
	help=$("$1" $2 --help)
	line=${help##*$'\n'}
	[[ ! $line =~ \ --output\ [^\ ]* ]] || line=${line/"${BASH_REMATCH[0]}"/}
	mapfile -t lines < <(eval "${line%% >*} --fields help" </dev/null)
	[ ${#lines[@]} -gt 0 ] || { echo "$1 $2: no fields"; return 1; }
	for line in "${lines[@]}"; do printf '%s\t%s\n' "$2" "${line%% *}"; done
}

@test "every command stands in the manual, and no other" {
	for p in $PROGRAMS; do
		cut -f1 "$BATS_FILE_TMPDIR/$p.own" | sort -u >is
		said "$p" command | cut -f1 | sort -u >says
		[ -s is ]
		diff is says
	done
}

@test "every option of every command stands in the manual at its command" {
	for p in $PROGRAMS; do
		grep -v '	$' "$BATS_FILE_TMPDIR/$p.own" >is || true
		{ said "$p" head; said "$p" name; } >says
		only is says
	done
}

@test "the manual describes no option that a command does not have, and mentions none that no command has" {
	for p in $PROGRAMS; do
		# common options may be shown where they are needed
		{ cat "$BATS_FILE_TMPDIR/$p.own"
		cut -f1 "$BATS_FILE_TMPDIR/$p.own" | sort -u | while IFS= read -r command; do
			sed "s|^|$command	|" "$BATS_FILE_TMPDIR/$p.commons"
		done; } >may
		awk -v want=COMMANDS -f "$TOP/tests/manual.awk" "$TOP/man/$p.1" | awk -F '\t' '$2 == "head" { print $1 "\t" $3 }' >says
		only says may
		cut -f2 may >words
		said "$p" name | cut -f2 >named
		only named words
	done
}

@test "every operand stands in the head of its command" {
	for p in $PROGRAMS; do
		cut -f1 "$BATS_FILE_TMPDIR/$p.own" | sort -u | while IFS= read -r command; do
			printf 'of %s\n' "$command"
			# shellcheck disable=SC2086
			"$p" $command --lang en --help
		done | awk '
			/^of / { command = substr($0, 4); first = NR + 1 }
			NR == first && sub(/.*\[options\]/, "") {
				gsub(/[][.]/, "")
				for (i = 1; i <= NF; i++)
					print command "\t" $i
			}' >is
		said "$p" operand >says
		only is says
	done
}

@test "every field of every listing stands in the manual, and no other" {
	examples
	for p in $PROGRAMS; do
		{ reads "$p"; [ "$p" != hl-issue ] || echo flag; [ "$p" != hl-station ] || echo calendar import; } >commands
		while IFS= read -r command; do
			fields "$p" "$command"
		done <commands >is
		cut -f1 is | sort -u | diff - <(sort -u commands)
		said "$p" field >says
		only is says || { echo "$p: not in the manual"; false; }
		cut -f1 says | sort -u >told
		only told commands
		only says is || { echo "$p: only in the manual"; false; }
	done
}

@test "the common options stand in hl(7) with their letters, and no other" {
	for p in $PROGRAMS; do
		commons "$p" | awk -F '\t' '{ print $1 ($2 != "" ? " -" $2 : "") }'
	done | sort -u >is
	heads hl.7 'COMMON OPTIONS' | awk '{ letter = $1 ~ /^[a-zA-Z]$/ ? " -" $1 : ""; print "-" (letter != "" ? $3 : $1) letter }' |
	    sort -u >says
	diff is says
}

@test "every format stands in hl(7), and no other" {
	refuses 2 hl-report lists --lang en -f nonsense
	sed 's/.*: //; s/, /\n/g' <<<"$err" | sort >is
	heads hl.7 FORMATS | sort >says
	diff is says
}

@test "every exit code stands in hl(7), and no other" {
	hl-issue --lang en --help | sed -n '/^Exit codes:/,/^$/s/^  \([0-9]*\) .*/\1/p' >is
	[ "$(wc -l <is)" -eq 9 ]
	heads hl.7 'EXIT STATUS' >says
	diff is says
}

@test "every rule of the score stands in hl-score(1), and no other" {
	hl-score rules -f ids >is
	awk '/^The rules, each/ { on = 1 } /^\.El/ { on = 0 } on && /^\.It Cm / { print $3 }' "$TOP/man/hl-score.1" >says
	diff is says
	hl-score rules -f tsv --no-header -F key | grep . | while read -r key; do
		grep -q "^\.Pq Cm $key\$" "$TOP/man/hl-score.1" || { echo "$key"; false; }
	done
}

@test "every key of the configuration stands in hl-config(5) with its default, and no other" {
	hl-station config -f ids | sort >is
	heads hl-config.5 KEYS | sed 's/ Pq .*//' | sort >says
	diff is says
	hl-station config -f tsv --no-header -F key,default | grep -v '^import.profiles' | sed 's/,/, /g' >is
	awk -F '\t' '
		function done() { if (key != "") print key "\t" text; key = text = "" }
		/^\.Sh / { done() }
		/^\.It Cm [a-z_]*\.?[a-z_]* Pq/ { done(); split($0, w, " "); key = w[3] }
		key != "" && /^Default: / { text = substr($0, 10); sub(/\.$/, "", text) }
		END { done() }' "$TOP/man/hl-config.5" | grep -v '^import.profiles' >says
	sed -i 's/	empty$/	/' says
	diff <(sed 's/, */,/g' is) <(sed 's/, */,/g' says)
}

@test "config.yaml equals the built-in defaults" {
	hl-station config -f csv -F key,value,default >built-in
	hl-station config -c "$TOP/config.yaml" -f csv -F key,value,default >shipped
	diff <(grep -v '^database,' built-in) <(grep -v '^database,' shipped)
	hl-station config -c "$TOP/config.yaml" -f tsv --no-header -F key,origin | awk -F '\t' '$2 == "default" { print; bad = 1 } END { exit bad }'
}

@test "mandoc has no complaint" {
	mandoc -T lint -W warning "$TOP"/man/*.[1-8]
}

@test "lib never prints or exits, reads no arguments and no environment" {
	nm -u "$OBJ/libhl.a" | awk '{ sub(/@.*/, "", $2); print $2 }' | sort -u >symbols
	[ -s symbols ]
	grep -xE '(__)?v?printf(_chk)?|puts|putchar|perror|_?exit|_Exit|(secure_)?getenv|environ|stdout|stderr|getopt(_long)?|optarg' symbols | none
}

@test "only its layer sees SQLite and libyaml; src/cli knows no noun" {
	cd "$TOP"
	grep -rnE '^#include.*(sqlite3|(config|record|register|station|issue|meeting|score|report)/)' src | none
	# version.c asks libyaml for its version
	[ "$(grep -rlE '^#include <yaml\.h>' lib src | grep -vx lib/record/version.c)" = lib/config/yaml.c ]
	grep -nE '\bhl_(station|member|department|issue|meeting|score|appeal|talk)_' src/cli/*.[ch] | none
	grep -rnE '\b(FROM|INTO|UPDATE|JOIN) +[a-z_]+' src | none
}

@test "the rooms of lib call only those left of them" {
	sh "$TOP/tests/rooms" "$OBJ" >figures || { cat figures; false; }
	sed 's/^/# /' figures >&3
}

@test "only context.c writes what a fact is recorded as" {
	cd "$TOP"
	fields=$(sed -n '/^#define CONTEXT/,/^$/p' lib/record/record.h | sed 's|/\*.*\*/||' | grep -o '[a-z_]*[,;]' | tr -d ',;' | paste -sd'|')
	[[ $fields == *now* && $fields == *replay* ]]
	grep -rnE "(->|\.)context(\.[a-z_]+)? *=[^=]|\bhl->($fields) *=[^=]" lib --include=*.c | grep -v '^lib/record/context.c:' | none
}

@test "the schema loads by itself" {
	for f in "$TOP"/lib/sql/schema/*.sql; do
		cat "$f"
	done | sqlite3 -bail :memory:
}

@test "the catalogue of columns is in the order it is searched by" {
	sed -n '/hl_column columns\[\]/,/^};/s/^\t{ "\([a-z0-9_]*\)", HL_.*/\1/p' "$TOP/lib/record/columns.c" >names
	[ "$(wc -l <names)" -gt 200 ]
	LC_ALL=C sort -cu names
}

@test "no source file is over 600 lines" {
	cd "$TOP"
	find lib src -name '*.[ch]' -exec wc -l {} + | awk '$2 != "total" && $1 > 600' | none
}

@test "shellcheck has no complaint" {
	cd "$TOP"
	{ grep -rlE -m1 '^#!.*[/ ](ba|da)?sh$' tests .ci 2>/dev/null || true
	find tests -name '*.bash' -o -name '*.bats'; } | sort -u >"$BATS_TEST_TMPDIR/scripts"
	# SC1091 SC2034 SC2154 what is sourced and what it needs and sets, SC2030 SC2031 subshells of bats, SC1010 a feedback done
	xargs shellcheck -S warning -e SC1091,SC2034,SC2154,SC2030,SC2031,SC1010 <"$BATS_TEST_TMPDIR/scripts"
}

@test "every C file is as clang-format leaves it" {
	command -v clang-format >/dev/null || skip 'no clang-format: the layout of the C files is not checked'
	cd "$TOP"
	find lib src tests -name '*.[ch]' -exec clang-format --dry-run -Werror {} + 2>&1 | none
}

@test "every rule that is kept has a test of its name" {
	cd "$TOP"
	local r bad=0
	for r in $(seq 1 43) 45 46 47 48 49 50 51 52; do
		grep -qE "@test \"([^\"]*[^A-Za-z0-9])?R${r}[^0-9]" tests/*.bats || grep -rqE "\bR$r\b" tests/unit || { echo "no test of R$r"; bad=1; }
	done
	[ $bad -eq 0 ]
}

@test "the translation has no error" {
	msgfmt -c -o /dev/null "$TOP/po/zh_CN.po"
}

@test "every message is translated" {
	cd "$TOP"
	find lib src -name '*.[ch]' | sort |
	    xgettext --from-code=UTF-8 --language=C --keyword=_ --keyword=N_ -o "$BATS_TEST_TMPDIR/hl.pot" -f -
	msgmerge -q --no-fuzzy-matching -o "$BATS_TEST_TMPDIR/new.po" po/zh_CN.po "$BATS_TEST_TMPDIR/hl.pot"
	msgattrib --untranslated --no-obsolete --no-wrap "$BATS_TEST_TMPDIR/new.po" | sed -n '/^msgid "[^"]/p' | none
	msgattrib --only-fuzzy --no-obsolete --no-wrap "$BATS_TEST_TMPDIR/new.po" | sed -n '/^msgid "[^"]/p' | none
}

# tour README: what its commands print now; with REGEN=1 the README is written anew.
tour() {
	rm hl.db
	ln -s "$BIN" bin
	console "$TOP/$1" >says
	replay <says >prints
	if [ -n "${REGEN:-}" ]; then
		renew "$TOP/$1" prints >new
		cat new >"$TOP/$1"
		return
	fi
	diff says prints
}

@test "the tour of README.md prints what stands there" {
	tour README.md
}

@test "the tour of README.zh-CN.md prints what stands there" {
	tour README.zh-CN.md
}

@test "both READMEs have the same commands" {
	commands() { sed -n 's/^    \(sudo .*\|make .*\|sqlite3 .*\|HL_CONFIG.*\|.* flag\)$/\1/p' "$TOP/$1"; script "$TOP/$1"; }
	diff <(commands README.md) <(commands README.zh-CN.md)
	[ "$(commands README.md | wc -l)" -gt 15 ]
}

@test "the script for December runs" {
	examples
	script "$TOP/README.md" >december.sh
	shellcheck december.sh
	sh december.sh 2026
	[ "$(head -c 3 2026/rank.csv | od -An -tx1)" = " ef bb bf" ]
	grep -q '^| ' 2026/rank.md
	grep -q '^at,department,rule' 2026/explain-CGJ.csv
	[ "$(find 2026 -name 'explain-*' | wc -l)" -eq 4 ]
	grep -q '</html>' 2026/lists.html
	[ -f 2026/talks.md ]
}

@test "what the README names to be installed is what is used" {
	local all
	all=$(grep -m1 'bats libcmocka-dev' "$TOP/README.md")
	for p in gcc make pkg-config libsqlite3-dev libyaml-dev gettext sqlite3 bats libcmocka-dev mandoc shellcheck clang-format jq; do
		[[ $all == *" $p "* ]]
	done
	# the first command's packages are among the second's
	grep -m1 'make demo$' "$TOP/README.md" | sed 's/.*install -y *//; s/ *&&.*//; s/ /\n/g' >demo
	sed 's/.*install -y *//; s/ *&&.*//; s/ /\n/g' <<<"$all" >check
	only demo check
}
