# lib.bash: what every test file loads. BIN is the directory of the programs (make check sets it).
TOP=$(cd "${BASH_SOURCE[0]%/*}/.." && pwd)
BIN=${BIN:-$TOP/bin}
DATA=$TOP/tests/data
PATH=$BIN:$PATH
unset HL_CONFIG HL_NOW XDG_CONFIG_HOME NO_COLOR LANGUAGE LC_ALL
export LANG=C.UTF-8

# Each test runs in an empty directory of its own with an empty database.
setup() {
	cd "$BATS_TEST_TMPDIR" || return
	export HOME=$BATS_TEST_TMPDIR
	hl-station init
}

# refuses CODE COMMAND...: the command exits with CODE, prints nothing on standard output and
# exactly one line on standard error, left in $err.
refuses() {
	local want=$1 out rc=0
	shift
	out=$("$@" 2>err.txt) || rc=$?
	err=$(<err.txt)
	[ "$rc" -eq "$want" ] || { echo "exit $rc, wanted $want: $* -> $err"; return 1; }
	[ -z "$out" ] || { echo "printed: $out"; return 1; }
	[[ -n $err && $err != *$'\n'* ]] || { echo "not one line: $err"; return 1; }
}

# district: two stations (HTBC, MS), four district departments (CGJ, ZJJ, SWJ, JTJ), one city (SZJ), one street (JD).
district() {
	hl-station batch -q --reason test <<-'END'
	{"do":"add","code":"HTBC","street":"花亭路街道","community":"花亭北村社区","head":"王朝东","deputy":"李书记"}
	{"do":"add","code":"MS","street":"德宽路街道","community":"马山社区","head":"吴爱德"}
	{"do":"department add","code":"CGJ","name":"区城管局","level":"district","principal":"张一"}
	{"do":"department add","code":"ZJJ","name":"区住建局","level":"district","principal":"李二"}
	{"do":"department add","code":"SWJ","name":"区水务局","level":"district"}
	{"do":"department add","code":"JTJ","name":"区交通局","level":"district"}
	{"do":"department add","code":"SZJ","name":"市住建局","level":"city"}
	{"do":"department add","code":"JD","name":"花亭路街道办","level":"street"}
	END
}

# tick: waits until the clock shows another second, which is as fine as the record's times are.
tick() {
	local wait
	printf -v wait '0.%06d' $((1000000 - 10#${EPOCHREALTIME#*[.,]}))
	sleep "$wait" 0.01
}

# raise DATE [OPTION...]: an issue of HTBC raised at DATE; prints its number.
raise() {
	local at=$1
	shift
	hl-issue add --reason test --station HTBC --title 路灯不亮 --category 民生改善 --at "$at" "$@"
}

# solo ISSUE DEPARTMENT DATE: dispatches it.
solo() {
	hl-issue dispatch "$1" --list solo --to "$2" --task 修复 --responsible 张工 --standard 恢复照明 --at "$3" --reason test
}

# feed ISSUE DEPARTMENT KIND DATE: a feedback.
feed() {
	hl-issue feedback "$1" --department "$2" --kind "$3" --at "$4" --reason test
}
