# issue.bash: whole histories in a few words, for the tests of the issue line. Load after lib.bash.

# A district in English messages, made once a file and copied for each test.
setup_file() {
	cd "$BATS_FILE_TMPDIR" || return
	echo 'lang: en' >config.yaml
	hl-station init -q
	district
}

setup() {
	cd "$BATS_TEST_TMPDIR" || return
	export HOME=$BATS_TEST_TMPDIR
	cp "$BATS_FILE_TMPDIR/hl.db" "$BATS_FILE_TMPDIR/config.yaml" .
}

# policy YAML...: a line each, over the defaults.
policy() { printf '%s\n' 'lang: en' "$@" >config.yaml; }

# lines: facts of standard input as JSON Lines. A fact is ACT REF TIME [KEY=VALUE...]; a month stands in 2026 (03-02, 03-02T10:00),
# "return accept" is written return-accept, departments are parted by commas. An add has station, title and category, a dispatch
# its four lists, unless KEY= takes them away. A hold is of hl-meeting, its REF are its issues; REF - is none.
lines() {
	awk '
	function put(k, v) { if (!(k in value)) key[++n] = k; value[k] = v }
	function time(t) { return t ~ /^[0-9][0-9]-/ ? "2026-" t : t }
	NF == 0 || /^[ \t]*#/ { next }
	{
		n = 0; split("", value)
		act = $1; gsub(/-/, " ", act)
		if (act == "hold") { act = "hl-meeting hold"; put("station", "HTBC"); put("chair", "王朝东") }
		if (act == "add") { put("station", "HTBC"); put("title", "路灯不亮"); put("category", "民生改善"); put("ref", $2) }
		else if ($1 == "hold") { s = $2; gsub(/[^,]+/, "ref:&", s); put("issues", s) }
		else if ($2 != "-") put("issue", "ref:" $2)
		if (act == "dispatch") { put("task", "修复"); put("responsible", "张工"); put("standard", "恢复照明") }
		if ($3 != "-") put("at", time($3))
		for (i = 4; i <= NF; i++) {
			p = index($i, "=")
			put(substr($i, 1, p - 1), substr($i, p + 1))
		}
		printf "{\"do\":\"%s\"", act
		for (i = 1; i <= n; i++) {
			v = value[key[i]]
			if (v == "") continue
			if (key[i] ~ /^(to|assist|city|issues|present|departments)$/) { gsub(/,/, "\",\"", v); v = "[\"" v "\"]" }
			else v = "\"" v "\""
			printf ",\"%s\":%s", key[i], v
		}
		print "}"
	}'
}

# play: those facts done in one batch.
play() { lines | hl-issue batch -q --reason test; }

# one FACT...: a single fact, done by a batch; refused facts show their message.
one() { echo "$*" | play; }

# denied PATTERN FACT...: the rules refuse that one fact with a message like PATTERN; nothing is stored.
denied() {
	local pattern=$1
	shift
	echo "$*" | lines >denied.jsonl
	refuses 4 hl-issue batch denied.jsonl --reason test || return
	# shellcheck disable=SC2053,SC2154 # err is set by refuses
	[[ $err == hl-issue:\ denied.jsonl:1:\ $pattern ]] || { echo "wanted $pattern, got: $err"; return 1; }
}

# pick REF NAME [OPTION...]: what show says of it in $got, a line each.
pick() {
	local all line
	all=$(hl-issue show "ref:$1" -f csv --no-header "${@:3}") || return
	got=
	while IFS= read -r line; do
		[[ $line != "$2",* ]] || got+=${got:+$'\n'}${line#*,}
	done <<<"$all"
	got=${got//\"/}
}

# field REF NAME [OPTION...]: prints that.
field() {
	local got
	pick "$@" && printf '%s\n' "$got"
}

# is REF NAME TEXT [OPTION...]: compares.
is() {
	local got
	pick "$1" "$2" "${@:4}"
	[ "$got" = "$3" ] || { printf '%s of %s\nwanted: %s\ngot:    %s\n' "$2" "$1" "$3" "$got"; return 1; }
}

# deadlines REF LINE... [-- OPTION...]: its deadlines, "DEPARTMENT KIND OPENED .. DUE OUTCOME" each, times without 2026- and :00.
deadlines() {
	local ref=$1 want='' got
	shift
	while [ $# -gt 0 ] && [ "$1" != -- ]; do
		want+=${want:+$'\n'}$1
		shift
	done
	pick "$ref" deadline "${@:2}"
	got=$(sed -E 's/2026-([0-9]{2}-)/\1/g; s/([0-9]{2}:[0-9]{2}):00/\1/g' <<<"$got")
	[ "$got" = "$want" ] || { printf 'deadlines of %s\nwanted:\n%s\ngot:\n%s\n' "$ref" "$want" "$got"; return 1; }
}

# said TEXT COMMAND...: the command prints just that.
said() {
	local got rc=0 want=$1
	shift
	got=$("$@") || rc=$?
	[ "$got" = "$want" ] || { printf '%s\nwanted: %s\ngot:    %s\n' "$*" "$want" "$got"; return 1; }
	[ "$rc" -eq "${code:-0}" ] || { echo "exit $rc: $*"; return 1; }
}

# overdue FIELDS [OPTION...]: the listing without heading.
overdue() {
	local fields=$1
	shift
	hl-issue overdue -f csv --no-header --fields "$fields" "$@"
}

# scores TIME FIELD [YEAR]: "DEPARTMENT NUMBER" of rank where the number is not 0, in one line.
scores() {
	hl-score rank --year "${3:-2026}" --as-of "$1" -f csv --no-header --fields "department,$2" --sort department |
	    awk -F, '$2 != 0 { printf "%s%s %s", sep, $1, $2; sep = ", " }'
}

# event REF COMMAND [N]: the number of the Nth (default last) event of that command on the issue.
event() {
	hl-issue history "ref:$1" -f csv --no-header --fields command,event | awk -F, -v c="$2" -v n="${3:-0}" \
	    '$1 == c { e[++k] = $2 } END { print e[n ? n : k] }'
}
