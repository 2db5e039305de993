#!/usr/bin/env bats
# The configuration file as the programs see it: where it is looked for, what is refused, what the keys do.
# shellcheck disable=SC2154	# err is set by refuses
load lib

# value KEY: the value in force and its origin, tab separated.
value() {
	hl-station config -f tsv --no-header --fields key,value,origin "${@:2}" | sed -n "s/^$1	//p"
}

@test "without a file the built-in defaults hold" {
	[ "$(value dispatch.days)" = "3	default" ]
	[ "$(value lang)" = "zh_CN	default" ]
}

@test "the shipped config.yaml equals the defaults and lists every key" {
	hl-station config -f csv --fields key,value -c "$TOP/config.yaml" | grep -v '^database,' >file.csv
	hl-station config -f csv --fields key,value | grep -v '^database,' >built-in.csv
	diff built-in.csv file.csv
	hl-station config -f tsv --fields key,origin -c "$TOP/config.yaml" >origins.tsv
	[ "$(grep -c "	default$" origins.tsv)" -eq 0 ]
}

@test "a value names its file and line" {
	printf 'lang: en\ndispatch:\n  days: 5\n' >config.yaml
	[[ "$(value dispatch.days)" == "5	"*config.yaml:3 ]]
	[ "$(value coordination.days)" = "3	default" ]
}

@test "--config goes before HL_CONFIG, then ./config.yaml, then XDG_CONFIG_HOME" {
	mkdir -p xdg/hl
	printf 'backdate: {days: 1}\n' >xdg/hl/config.yaml
	export XDG_CONFIG_HOME=$PWD/xdg
	[[ "$(value backdate.days)" == "1	"* ]]
	printf 'backdate: {days: 2}\n' >config.yaml
	[[ "$(value backdate.days)" == "2	"* ]]
	printf 'backdate: {days: 3}\n' >three.yaml
	export HL_CONFIG=three.yaml
	[[ "$(value backdate.days)" == "3	"* ]]
	printf 'backdate: {days: 4}\n' >four.yaml
	[[ "$(value backdate.days -c four.yaml)" == "4	"* ]]
}

@test "a database in the file is relative to the file, --database to the working directory" {
	mkdir sub
	printf 'database: of-file.db\n' >sub/c.yaml
	hl-station init -c sub/c.yaml
	[ -f sub/of-file.db ]
	hl-station init -c sub/c.yaml -d here.db
	[ -f here.db ]
	rm hl.db
	echo 'lang: en' >sub/d.yaml
	hl-station init -c sub/d.yaml
	[ -f hl.db ]
}

@test "a bad file is exit 5 with file and line, for every program" {
	printf 'lang: en\ndispach: {days: 5}\n' >bad.yaml
	for command in "hl-station list" "hl-issue list" "hl-meeting list" "hl-score rank --year 2020"; do
		# shellcheck disable=SC2086
		refuses 5 $command -c bad.yaml --lang en
		[[ "$err" == *"bad.yaml:2: "*"'dispach'"*"'dispatch'"* ]]
	done
	refuses 5 hl-station list -c missing.yaml
	[[ "$err" == *missing.yaml* ]]
}

@test "tab, duplicate key, depth bomb, range, type and set are refused" {
	printf 'dispatch:\n\tdays: 5\n' >1.yaml
	printf 'dispatch:\n  days: 5\n  days: 6\n' >2.yaml
	{ printf 'lang: '; head -c 80000 /dev/zero | tr '\0' '['; } >3.yaml
	printf 'dispatch:\n  count: working\n  days: 0\n' >4.yaml
	printf 'feedback:\n  counts: done\n' >5.yaml
	printf 'score:\n  levels: [village]\n' >6.yaml
	for case in 1:2 2:3 3:1 4:3 5:2 6:2; do
		refuses 5 timeout 5 hl-station list -c "${case%:*}.yaml"
		[[ "$err" == *"${case%:*}.yaml:${case#*:}: "* ]]
	done
}

@test "R20: dispatch.days, count, roll and closing move the deadline" {
	due() { hl-issue due --from '2020-04-24 10:00' --kind dispatch -f csv --no-header --fields due -c c.yaml; }
	printf '{}\n' >c.yaml
	[[ "$(due)" == 2020-04-27T23:59:59* ]]
	printf 'dispatch: {count: working}\n' >c.yaml
	[[ "$(due)" == 2020-04-28T23:59:59* ]]
	printf 'dispatch: {count: hours}\n' >c.yaml
	[[ "$(due)" == 2020-04-27T10:00:00* ]]
	printf 'dispatch: {days: 1, roll: false}\n' >c.yaml
	[[ "$(due)" == 2020-04-25T23:59:59* ]]
	printf 'dispatch: {closing: "17:30"}\n' >c.yaml
	[[ "$(due)" == 2020-04-27T17:30:00* ]]
}
