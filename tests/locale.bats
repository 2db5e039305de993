# locale.bats: Chinese and English, right whatever the environment says, and the help in both.
load lib.bash

# hanzi FILE: its first line, of headings or a message, is not in English.
hanzi() {
	head -1 "$1" | LC_ALL=C grep -q '[^ -~]' || { echo "not Chinese: $(head -1 "$1")"; return 1; }
}

# bare NAME=VALUE... COMMAND: in an environment that holds nothing else, as under cron.
bare() {
	env -i PATH="$PATH" HOME="$HOME" "$@"
}

# everywhere FILE COMMAND...: prints the same in every locale.
everywhere() {
	local want=$1 i=0
	shift
	for l in '' LANG=C LANG=POSIX LC_ALL=C LANG=C.UTF-8 LC_ALL=zh_CN.UTF-8 LANG=zh_CN.UTF-8 LANG=zh_CN.GB18030 LANG=xx_YY.nonsense \
	    LC_ALL=en_US.UTF-8 LANGUAGE=de 'LC_CTYPE=C' LANGUAGE=en; do
		bare ${l:+"$l"} "$@" >got.$i 2>&1 || true
		cmp "got.$i" "$want" || { echo "$l: $*"; cat "got.$i"; return 1; }
		i=$((i + 1))
	done
}

@test "Chinese is right under LANG unset, C, C.UTF-8, zh_CN.UTF-8 and nonsense" {
	district
	raise 2026-03-02
	solo HTBC-2026-0001 CGJ 2026-03-02
	hl-issue list >want
	hanzi want
	grep -q '路灯不亮' want
	everywhere want hl-issue list
	hl-score rank --year 2026 >want
	everywhere want hl-score rank --year 2026
	hl-issue show HTBC-2026-0099 2>want || true
	grep -q '^hl-issue: .*HTBC-2026-0099' want
	hanzi want
	everywhere want hl-issue show HTBC-2026-0099
	hl-issue --help >want
	everywhere want hl-issue --help
	[ "$(bare LC_ALL=C hl-issue add --station 花亭北村社区 --title 井盖 --category 民生改善 --now 2025-03-04 --reason 补录)" = HTBC-2025-0001 ]
}

@test "English by --lang, by the configuration and by nothing else" {
	district
	raise 2026-03-02
	hl-issue list --lang en >want
	grep -q '^number' want
	everywhere want hl-issue list --lang en
	echo 'lang: en' >config.yaml
	everywhere want hl-issue list
	hl-issue list --lang zh_CN >zh
	hanzi zh
	hl-issue show nope --lang en 2>want || true
	grep -q "^hl-issue: no issue 'nope'" want
	everywhere want hl-issue show nope
	hl-issue list --lang zh_CN --nope 2>err.txt || true
	hanzi err.txt
	rm config.yaml
	LANG=en_US.UTF-8 LANGUAGE=en hl-issue list >zh
	hanzi zh
}

@test "English messages hold no Chinese but data; Chinese ones no English sentence" {
	district
	raise 2026-03-02
	for cmd in 'hl-issue reopen HTBC-2026-0001' 'hl-issue list --since 2026-02-30' 'hl-issue nope' 'hl-issue list --nope' 'hl-issue list -f xlsx' \
	    'hl-issue list -F nope' 'hl-issue add' 'hl-issue show nope' 'hl-station show nope' 'hl-issue add --station HTBC --title x --at 2098-01-01' \
	    'hl-score rank' 'hl-score rank --year x' 'hl-meeting show nope' 'hl-issue list -c none.yaml' 'hl-issue list -d none.db' 'hl-issue void 99' \
	    'hl-station department nope'; do
		# shellcheck disable=SC2086
		$cmd --lang en 2>en.txt && return 1
		LC_ALL=C grep '[^ -~]' en.txt && { echo "not English: $cmd"; return 1; }
		# shellcheck disable=SC2086
		$cmd 2>zh.txt && return 1
		hanzi zh.txt
	done
}

# commands PROGRAM: the names of its commands.
commands() {
	"$1" --help --lang en | sed -n 's/^  \([a-z][a-z-]*\( [a-z][a-z]*\)\{0,1\}\)   *.*/\1/p'
}

@test "--help of every command: standard output, exit 0, an example, no line too wide, in both languages" {
	n=0
	for p in hl-station hl-issue hl-meeting hl-score hl-report; do
		[ "$(commands $p | wc -l)" -ge 4 ]
		for lang in en zh_CN; do
			$p --help --lang $lang >out 2>err.txt
			[ -s out ] && [ ! -s err.txt ]
			while read -r cmd; do
				# shellcheck disable=SC2086
				$p $cmd --help --lang $lang >out 2>err.txt
				[ -s out ] && [ ! -s err.txt ]
				grep -q "^  $p $cmd\( \|$\)" out || { echo "no example: $p $cmd"; false; }
				cmp out <($p help $cmd --lang $lang) || { echo "help $cmd"; false; }
				grep -v "^  $p $cmd" out >rest	# the example is one line to be copied
				[ "$(LC_ALL=C.UTF-8 wc -L <rest)" -le 100 ] || { echo "wide: $p $cmd"; false; }
				grep -n ' $' out && { echo "blank at the end: $p $cmd"; false; }
				[ $lang = zh_CN ] || [ "$(grep -c '^Example' out)" -eq 1 ]
				[ $lang = en ] || LC_ALL=C grep -q '[^ -~]' out
				n=$((n + 1))
			done < <(commands $p)
		done
	done
	[ "$n" -ge 120 ]
}

@test "-h, help, --help before and after the command, with whatever else is wrong" {
	hl-issue add --help >want
	for args in 'add -h' '--help add' 'help add' '-h add' 'add --title x --help' 'add --help --nope' '-f csv add -h'; do
		# shellcheck disable=SC2086
		hl-issue $args 2>/dev/null | cmp - want || { echo "$args"; false; }
	done
	hl-issue --help | cmp - <(hl-issue -h)
	rc=0
	hl-issue >out 2>err.txt || rc=$?
	[ "$rc" -eq 2 ] && [ ! -s out ] && [ -s err.txt ]
}

@test "--version names the program, SQLite, libyaml, the schema and what the calendar covers" {
	for p in hl-station hl-issue hl-meeting hl-score hl-report; do
		$p --version --lang en >out 2>err.txt
		[ ! -s err.txt ]
		grep -qE "^$p .*[0-9]+\.[0-9]+" out
		grep -qE 'SQLite 3\.[0-9]+' out
		grep -qE 'libyaml 0\.[0-9]+' out
		grep -qE "schema $(sqlite3 hl.db 'PRAGMA user_version')" out
		grep -qE 'calendar 2020-2026' out
		[ "$($p -V --lang en)" = "$(cat out)" ]
	done
	hl-issue --version | grep -q SQLite
}
