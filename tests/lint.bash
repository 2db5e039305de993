# lint.bash: what the programs say of themselves and what the manual says, as lines that can be compared.

# own PROG: a line COMMAND <TAB> --option for each option of a command that is not common to all; COMMAND <TAB> alone for each command.
own() {
	"$1" --completion bash | awk -v commons=" $(commons "$1" | cut -f1 | tr '\n' ' ')" '
		match($0, /^\t"[a-z -]+"\*?\) opts=" --/) {
			split($0, part, "\"")
			sub(/ $/, "", part[2])
			print part[2] "\t"
			n = split(part[4], option, " ")
			for (i = 1; i <= n; i++)
				if (!index(commons, " " option[i] " "))
					print part[2] "\t" option[i]
		}'
}

# reads PROG: its commands that change nothing.
reads() {
	"$1" --completion bash | sed -n 's/^\t"\([a-z -]*[a-z]\) *"\*\{0,1\}) opts=".* --as-of .*/\1/p'
}

# commons PROG: --option <TAB> letter of each option common to all.
commons() {
	"$1" --completion fish | sed -n "s/^complete -c [a-z-]* -l \([a-z-]*\)\( -s \(.\)\)\{0,1\} .*/--\1\t\3/p"
}

# said PROG WHAT: COMMAND <TAB> WORD of the page of a program; what "the options (or fields) are those of" brings is added.
said() {
	awk -v want=COMMANDS -f "$TOP/tests/manual.awk" "$TOP/man/$1.1" | awk -F '\t' -v what="$2" '
		$2 == what { print $1 "\t" $3; of[$1] = of[$1] "\n" $3 }
		$2 == (what == "field" ? "fields-as" : "as") { as[$1] = as[$1] " " $3 }
		END {
			for (c in as) {
				n = split(as[c], from, " ")
				for (i = 1; i <= n; i++) {
					m = split(substr(of[from[i]], 2), word, "\n")
					for (k = 1; k <= m; k++)
						print c "\t" word[k]
				}
			}
		}' | sort -u
}

# heads PAGE SECTION: the words at the head of each item of a section, a line each.
heads() {
	awk -v want="$2" '/^\.Sh / { on = substr($0, 5) == want } on && /^\.It / { sub(/^\.It (Cm |Fl )?/, ""); print }' "$TOP/man/$1"
}

# only A B: the lines of file A that are not in file B, if there are any (then it fails).
only() {
	! comm -23 <(sort -u "$1") <(sort -u "$2") | grep .
}

# none: passes nothing on; a line on standard input fails (after a pipe ! is not seen by bats).
none() {
	! grep .
}

# console README: the commands that stand there and what they print: its blocks marked console, each ended by ```.
console() {
	awk '/^```console$/ { on = 1; next } on; /^```$/ { on = 0 }' "$1"
}

# replay: the commands of such a text run again, in one shell, with what they print.
replay() {
	awk '
		function run() {
			if (text != "")
				printf "cat <<\\~~~\n%s\n~~~\n%s\n", text, command
			text = ""
		}
		/^\$ / { run(); text = $0; command = substr($0, 3); next }
		/^> / { text = text "\n" $0; command = command "\n" substr($0, 3); next }
		{ run() }
		/^```$/ { print "echo '\''```'\''" }' >"$BATS_TEST_TMPDIR/replay.sh"
	bash "$BATS_TEST_TMPDIR/replay.sh" 2>&1
}

# renew README TEXT: the README with such a text in its console blocks.
renew() {
	awk -v text="$2" '
		skip && !/^```$/ { next }
		skip { skip = 0; while ((getline line <text) > 0) { print line; if (line == "```") break }; next }
		{ print }
		/^```console$/ { skip = 1 }' "$1"
}

# script README: the script that stands there, marked sh, from its first line #!/bin/sh on.
script() {
	awk '/^```$/ { on = 0 } /^#!\/bin\/sh$/ { on = 1 } on' "$1"
}
