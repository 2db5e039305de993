# before.bats: what the version before this layout of the source made of a history that holds every command (before/) is what the
# present programs make of it: replayed from its journal, and in its own database file. before/make has made what is stored there.
load lib.bash

BEFORE=$TOP/tests/before
export BIN

setup() {
	cd "$BATS_TEST_TMPDIR" || return
	export HOME=$BATS_TEST_TMPDIR
	gzip -dc "$BEFORE/journal.jsonl.gz" >journal.jsonl
}

# old: the database file of that version, as old.db
old() { gzip -dc "$BEFORE/old.db.gz" >old.db; }

# answers DATABASE [LEFT-OUT...]: all that it is asked comes out as stored; the names left out are not compared.
answers() {
	HL_DB=$1 "$BEFORE/ask" got || return
	tar -xzf "$BEFORE/expect.tgz"
	[ "$(wc -l <expect/exits)" -gt 400 ]
	# shellcheck disable=SC2086 # a name may be a pattern
	for name in "${@:2}"; do
		rm -f expect/$name got/$name
	done
	diff -r expect got >diff.txt || { head -n 100 diff.txt; return 1; }
}

@test "R51 the journal holds every command that records something" {
	[ "$(wc -l <"$BEFORE/commands")" -gt 100 ]
	jq -r .do journal.jsonl | LC_ALL=C sort -u | LC_ALL=C comm -13 - "$BEFORE/commands" >missing
	[ ! -s missing ] || { cat missing; return 1; }
}

@test "R51 the journal replayed, in another zone: the same answers, the same journal" {
	export TZ=America/New_York
	hl-station init -q -d new.db
	hl-station batch -q -d new.db journal.jsonl
	hl-report export -d new.db | cmp - journal.jsonl
	hl-report verify -d new.db --head "$BEFORE/head.csv"
	answers new.db 'kept-*'	# contact data are not in the journal
}

@test "the database of that version, once migrated: the same answers, the same journal, nothing differs" {
	old
	hl-station init -q -d old.db
	hl-report export -d old.db | cmp - journal.jsonl
	hl-report verify -d old.db --head "$BEFORE/head.csv"
	answers old.db
}

@test "a request that version has answered is answered again, and nothing is done" {
	old
	hl-station init -q -d old.db
	run hl-issue add -d old.db -c "$BEFORE/config.yaml" --station XC --title 三号楼路灯不亮 --detail $'二单元门口\n夜间看不见' --category 民生改善 \
		--source hotline --grid XC-1 --nature 个体 --difficulty 易 --promise 三日内 --agent 陈三 --contact '王女士 13900000000' --ref Q1 \
		--close-by 2026-03-10 --at '2026-02-02 08:30' --request-id r1
	[ "$status" -eq 0 ]
	[ "$output" = XC-2026-0002 ]
	hl-report export -d old.db | cmp - journal.jsonl
}

@test "--dry-run leaves the database as it is, to the byte" {
	old
	hl-station init -q -d old.db
	cp old.db as-was.db
	cp "$BEFORE/config.yaml" config.yaml
	printf '2028-01-01\tholiday\t元旦\n' >2028.tsv
	echo '{"do":"hl-issue add","station":"XC","title":"试","at":"2026-10-20"}' >lines.jsonl
	printf 'code,name,level\nXX,新局,district\n' >departments.csv
	tried() {
		local rc=0
		"$@" -d old.db --dry-run --reason 试 >out 2>err || rc=$?
		[ $rc -eq 0 ] || [ $rc -eq 10 ] || { cat err; return 1; }
		cmp old.db as-was.db || { echo "$*"; return 1; }
	}
	tried hl-station add --code ZZ --street 菱湖街道 --community 试社区
	tried hl-station department import departments.csv
	tried hl-station department merge GAJ --into SFJ
	tried hl-station calendar import 2028.tsv
	tried hl-station visit add --station XC --members 李四 --area 其他 --text 试 --at 2026-10-19
	tried hl-issue add --station XC --title 试 --category 民生改善 --at 2026-10-20
	tried hl-issue dispatch ref:R3 --list solo --to CGJ --task t --responsible r --standard s --at 2026-10-20
	tried hl-issue flag --now 2026-10-21
	tried hl-meeting hold --station XC --kind joint --chair 赵敏 --at 2026-10-20
	tried hl-score adjust --department CGJ --year 2026 --points -1 --at 2026-10-20
	tried hl-score settle --year 2025 --reissue --as-of 2026-02-01
	tried hl-issue void "$(hl-report journal -d old.db -c config.yaml --command add -f ids | tail -n 1)"
	tried hl-station batch lines.jsonl
}
