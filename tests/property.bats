load lib.bash

# Random histories judged twice: by the programs and by property/model.awk, which is written from the rules alone. SEEDS=N for more of them.

P=$TOP/tests/property

@test "R33 R41 rank, explain, talks, overdue, list and flag of random histories are those of the plain model at every T" {
	SEEDS=${SEEDS:-4} run "$P/run"
	[ "$status" -eq 0 ] || { echo "$output"; return 1; }
}

@test "a model that counts one day more does not agree" {
	mkdir tests lib
	cp -r "$P" tests/
	cp "$TOP/lib/calendar-cn.tsv" lib/
	sed -i 's/n += left$/n += left + 1/' tests/property/model.awk
	LEN=80 run tests/property/run 2
	[ "$status" -eq 1 ]
	[[ $output == *"seed 2: "*"1 histories, 1 differ" ]]
}

@test "a seed gives the same history under every awk there is" {
	local awk
	mawk -v seed=7 -v len=60 -f "$P/history.awk" >one || awk -v seed=7 -v len=60 -f "$P/history.awk" >one
	for awk in awk mawk gawk; do
		command -v $awk >/dev/null || continue
		$awk -v seed=7 -v len=60 -f "$P/history.awk" | cmp - one
	done
}
