# shellcheck disable=SC2154 # err is set by refuses
load lib.bash
load issue.bash

# The head of the journal, and whether the database is what was recorded (R40, R51). Tampering is done with the plain sqlite3 shell.

# A year with a bit of everything, settled twice; made once, copied for each test.
setup_file() {
	cd "$BATS_FILE_TMPDIR" || return
	export HL_CONFIG=$BATS_FILE_TMPDIR/config.yaml
	printf 'lang: en\n' >config.yaml
	hl-station init -q
	district
	hl-issue batch -q --reason test <<-'END'
	{"do":"add","station":"HTBC","title":"a","category":"民生改善","ref":"R1","at":"2025-03-03T09:00","contact":"王女士 13900000000"}
	{"do":"add","station":"HTBC","title":"b","category":"民生改善","ref":"R2","at":"2025-03-03T09:00"}
	{"do":"add","station":"MS","title":"c","category":"民生改善","ref":"R3","at":"2025-03-03T09:00"}
	{"do":"add","station":"MS","title":"d","category":"民生改善","ref":"R4","at":"2025-11-03T09:00","contact":"李"}
	{"do":"add","station":"MS","title":"e","category":"民生改善","ref":"R5","at":"2025-11-03T09:00"}
	{"do":"add","station":"MS","title":"f","category":"民生改善","ref":"R6","at":"2025-11-03T09:00"}
	{"do":"dispatch","issue":"ref:R1","list":"solo","to":["CGJ"],"task":"t","responsible":"r","standard":"s","at":"2025-03-03T10:00"}
	{"do":"dispatch","issue":"ref:R2","list":"solo","to":["CGJ"],"task":"t","responsible":"r","standard":"s","at":"2025-03-03T10:00"}
	{"do":"dispatch","issue":"ref:R3","list":"joint","to":["ZJJ","SWJ"],"task":"t","responsible":"r","standard":"s","at":"2025-03-03T10:00"}
	{"do":"dispatch","issue":"ref:R4","list":"solo","to":["CGJ"],"task":"t","responsible":"r","standard":"s","at":"2025-11-03T10:00"}
	{"do":"feedback","issue":"ref:R1","department":"CGJ","kind":"done","at":"2025-03-04T10:00"}
	{"do":"feedback","issue":"ref:R2","department":"CGJ","kind":"done","at":"2025-03-20T10:00"}
	{"do":"feedback","issue":"ref:R3","department":"ZJJ","kind":"done","at":"2025-03-04T10:00"}
	{"do":"feedback","issue":"ref:R3","department":"SWJ","kind":"done","at":"2025-03-12T10:00"}
	{"do":"hl-score appeal file","issue":"ref:R3","department":"SWJ","at":"2025-03-13T10:00"}
	{"do":"hl-score appeal uphold","issue":"ref:R3","department":"SWJ","at":"2025-03-14T10:00"}
	{"do":"result","issue":"ref:R3","text":"ok","at":"2025-03-15T10:00"}
	{"do":"close","issue":"ref:R1","at":"2025-03-05T10:00"}
	{"do":"close","issue":"ref:R2","at":"2025-03-21T10:00"}
	{"do":"close","issue":"ref:R3","at":"2025-03-16T11:00"}
	{"do":"hl-score adjust","department":"ZJJ","year":"2025","points":"1.5","at":"2025-06-03T10:00"}
	{"do":"hl-score adjust","department":"JTJ","year":"2025","points":"-1","at":"2025-06-03T10:00"}
	{"do":"duplicate","issue":"ref:R6","of":"ref:R4","at":"2025-11-05T10:00"}
	{"do":"split","issue":"ref:R5","part":["甲","乙"],"at":"2025-11-05T10:00"}
	{"do":"contact erase","issue":"ref:R4"}
	{"do":"set","issue":"ref:R1","title":"aa"}
	{"do":"hl-meeting hold","station":"HTBC","kind":"special","event":"防汛","plan":"三步走","chair":"王朝东","present":["ZJJ"],"at":"2025-11-06T10:00"}
	{"do":"hl-station visit add","station":"HTBC","members":["李四"],"area":"基层治理","text":"杂物","at":"2025-12-02"}
	{"do":"hl-station power add","station":"HTBC","department":"CGJ","kind":"power","title":"停车位管理"}
	{"do":"hl-station director add","department":"CGJ","person":"张一","station":"HTBC","from":"2025-01-01"}
	{"do":"hl-station consult ask","department":"CGJ","matter":"award"}
	{"do":"hl-station department merge","department":["JTJ"],"into":"SWJ"}
	END
	hl-issue void "$(sqlite3 hl.db "SELECT seq FROM event WHERE command = 'adjust' ORDER BY seq DESC LIMIT 1")" --reason 录错
	hl-station visit raise "$(sqlite3 hl.db 'SELECT event FROM visit')" --title 堆物 --category 民生改善 --at 2025-12-02 --reason x -q
	printf 'ref,station,title,raised,departments,done,closed\nK1,HTBC,路灯,2025-02-03,CGJ,2025-02-05,2025-02-06\n' >cases.csv
	hl-issue import -q cases.csv --reason 补录
	hl-issue flag -q --now 2025-12-30 >flagged || [ $? -eq 10 ]
	hl-score settle -q --year 2025 --force --reason x
	hl-score adjust --department SWJ --year 2025 --points 2 --at 2025-07-01 --reason 补
	hl-score settle -q --year 2025 --reissue --force --reason 补
	hl-report head >kept
}

setup() {
	cd "$BATS_TEST_TMPDIR" || return
	export HOME=$BATS_TEST_TMPDIR HL_CONFIG=$BATS_FILE_TMPDIR/config.yaml
	cp "$BATS_FILE_TMPDIR/hl.db" "$BATS_FILE_TMPDIR/kept" .
}

sql() { sqlite3 -bail hl.db "$1"; }

# seq WHERE: the number of the last event
seq_of() { sql "SELECT max(seq) FROM event WHERE $1"; }

# verify CODE [OPTION...]: what it lists, csv without heading, in found
verify() {
	local want=$1 rc=0
	shift
	hl-report verify -f csv --no-header "$@" >found 2>err.txt || rc=$?
	[ "$rc" -eq "$want" ] || { echo "exit $rc, wanted $want"; cat found err.txt; return 1; }
	[ "$rc" -eq 0 ] || [ "$(wc -l <err.txt)" -eq 1 ] || { cat err.txt; return 1; }
}

# tampered SQL ROW...: without a head, each of the rows is found
tampered() {
	local row
	sql "$1"
	shift
	verify 1
	for row; do
		grep -qE "$row" found || { echo "not found: $row"; cat found; return 1; }
	done
}

# --- what is clean ---

@test "R51: a database in which everything was done verifies clean, with its head too, and writes nothing" {
	verify 3
	[ ! -s found ]
	grep -q 'nothing differs; .*--head' err.txt
	verify 0 --head kept
	[ ! -s found ] && [ ! -s err.txt ]
	verify 0 --head kept --fast
	# nothing is left behind, and nothing was written
	cmp hl.db "$BATS_FILE_TMPDIR/hl.db"
	[ "$(find . -newer kept -type f ! -name 'found' ! -name 'err.txt' ! -name hl.db | wc -l)" -eq 0 ]
}

@test "R51: contact data that was erased, answers kept for retries and a migrated database are no difference" {
	hl-issue add -q --station HTBC --title x --contact '13700000000 王' --ref C1 --request-id q1
	hl-issue contact erase ref:C1 --reason 到期
	hl-issue contact erase ref:R1 --reason 到期
	hl-station init -q
	verify 0 --head kept
	sql "DELETE FROM request; ANALYZE; VACUUM"
	verify 0 --head kept
}

@test "R51: a database of the former version, migrated, is what its journal makes" {
	steps=("$TOP"/lib/sql/schema/*.sql)
	v=$((${#steps[@]} - 1))
	cat "${steps[@]:0:v}" | sqlite3 -bail old.db
	# what was settled by rules is columns there
	local rule columns=
	for rule in base solo joint transfer assist late adjust; do
		columns+="ifnull((SELECT u.n FROM new.settled_rule u WHERE u.settlement = r.settlement AND u.department_id = r.department_id
			AND u.rule = '$rule'), 0), "
	done
	sqlite3 -bail old.db <<-END >copy.sql
		SELECT 'PRAGMA application_id = 0x686c3031; PRAGMA user_version = $v; ATTACH ''hl.db'' AS new; BEGIN;';
		SELECT 'DELETE FROM ' || t.name || '; INSERT INTO ' || t.name || ' (' || group_concat('"' || c.name || '"') || ') SELECT '
			|| group_concat('"' || c.name || '"') || ' FROM new.' || t.name || ';'
		FROM sqlite_schema t, pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%'
			AND t.name <> 'settled_rank' GROUP BY t.name;
	END
	echo "INSERT INTO settled_rank SELECT settlement, n, place, department_id, name, $columns total, no_load, mark
		FROM new.settled_rank r; COMMIT;" >>copy.sql
	sqlite3 -bail old.db '.read copy.sql'
	refuses 1 hl-issue list -d old.db
	hl-station init -q -d old.db
	diff <(sqlite3 hl.db 'SELECT * FROM deadline') <(sqlite3 old.db 'SELECT * FROM deadline')
	[ "$(sqlite3 old.db 'SELECT count(*) FROM deadline')" -gt 3 ]
	hl-report verify -d old.db --head kept
}

@test "R51: an empty journal has a head and verifies" {
	rm hl.db
	hl-station init -q
	[ "$(hl-report head -f csv --no-header -F events,last,head)" = "0,0,$(printf '%064d' 0)" ]
	hl-report head >kept
	verify 3
	district
	verify 0 --head kept
}

@test "R41: verify reads and writes nothing of the configuration: another one, another time zone and a later clock are all the same" {
	printf 'lang: en\ntimezone: America/New_York\nscore:\n  late: -1\n' >other.yaml
	[ "$(hl-report head -f csv --no-header -F head)" = "$(hl-report head -c other.yaml -f csv --no-header -F head)" ]
	HL_CONFIG=other.yaml verify 0 --head kept
	HL_NOW=2030-01-01 verify 0 --head kept
}

# --- the head ---

# chain: the head, worked out by other means
chain() {
	local h line net='' c
	for c in seq recorded_at at actor program command args decided reason now; do
		net="$net || ifnull(length(CAST($c AS BLOB)) || ':' || $c || ',', '-')"
	done
	h=$(printf '%064d' 0)
	while IFS= read -r line; do
		h=$(printf '%s%s' "$h" "$line" | sha256sum | cut -c 1-64)
	done < <(sql "SELECT ${net# || } FROM event ORDER BY seq")
	echo "$h"
}

@test "R51: the head is the chain of SHA-256 over every field of every event, as the manual says" {
	run hl-report head -f csv
	[ "${lines[0]}" = events,last,recorded_at,head ]
	[ "${lines[1]}" = "$(sql 'SELECT count(*), max(seq) FROM event' | tr '|' ,),$(hl-report journal -f csv --no-header -F recorded_at | tail -1),$(chain)" ]
}

@test "R51: any form of what head printed is taken; the journal goes on and the head of before stays good, a voiding after it too" {
	local f
	for f in table csv tsv json jsonl md html; do
		hl-report head -f $f >"head.$f"
		hl-report head -f $f --lang zh_CN >"head.zh.$f"
		hl-report head -f $f --no-header >"head.bare.$f"
	done
	hl-report head -f csv --no-header -F head >head.hash
	hl-report head -f csv --excel >head.excel
	tr 'a-f' 'A-F' <head.hash >head.upper
	hl-issue add -q --station HTBC --title later
	hl-issue void "$(seq_of "command = 'adjust'")" --reason 录错
	for f in head.*; do
		verify 0 --fast --head "$f" || { echo "$f"; return 1; }
	done
	verify 0 --head - <head.md
}

@test "R51: heads of several moments in one file tell between which the journal was changed" {
	local first
	first=$(seq_of 1)
	hl-report head --no-header >>heads
	hl-issue add -q --station HTBC --title one
	hl-report head --no-header >>heads
	hl-issue add -q --station HTBC --title two
	hl-report head --no-header >>heads
	verify 0 --head heads
	sql "UPDATE event SET actor = 'someone' WHERE seq = $first + 1"
	verify 1 --head heads
	grep -q "^event,$((first + 1))-$((first + 1)),head,[0-9a-f]*,[0-9a-f]*$" found
	grep -q "^event,$((first + 1))-$((first + 2)),head," found
	[ "$(wc -l <found)" -eq 2 ]
}

@test "R51: what is no head is refused, one that is not there not found" {
	refuses 3 hl-report verify --head nowhere
	[[ $err == *nowhere* ]]
	echo 'the head is 12' >nonsense
	refuses 4 hl-report verify --head nonsense
	[[ $err == *"hl-report head"* ]]
	: >empty
	refuses 4 hl-report verify --head empty
	head -c 5000 "$BIN/hl-report" >binary
	refuses 4 hl-report verify --head binary
	cut -c 1-60 kept >short
	refuses 4 hl-report verify --head short
	refuses 3 hl-report verify -d none.db
	refuses 1 hl-report verify -d kept
	refuses 2 hl-report verify stray
}

# --- the journal changed ---

@test "R51: an event cut off the end with all it did is found with the head only" {
	hl-issue note ref:R4 --text y --reason x
	hl-report head >kept2
	sql "DELETE FROM note WHERE event = (SELECT max(seq) FROM event); DELETE FROM event WHERE seq = (SELECT max(seq) FROM event);"
	verify 3
	verify 0 --head kept
	verify 1 --head kept2
	grep -q "^event,$(($(seq_of 1) + 1)),head,,[0-9a-f]*$" found
}

@test "R51: an event cut off the end is found by what it did" {
	tampered "DELETE FROM event WHERE command = 'settle' AND seq = (SELECT max(seq) FROM event)" '^settlement,event [0-9]*,,.*version=2.*,$'
}

@test "R51: an event taken from the middle is a gap" {
	n=$(seq_of "command = 'feedback'")
	tampered "DELETE FROM event WHERE seq = $n" "^event,$n,seq,,an event" "^feedback,MS-2025-0001 SWJ done event $n,,.*kind=done"
	sql "DELETE FROM event WHERE seq = $n - 1"
	verify 1 --fast
	grep -q "^event,$((n - 1))-$n,seq," found
}

@test "R51: an event put in is found" {
	tampered "INSERT INTO event (seq, recorded_at, at, actor, program, command, args, reason) SELECT max(seq) + 1, recorded_at, at, actor, 'hl-score',
	    'adjust', '{\"department\":\"CGJ\",\"year\":\"2025\",\"points\":\"9\"}', 'x' FROM event" '^adjustment,CGJ event [0-9]*,,,.*points=90'
}

@test "R51: an event's arguments changed, and what was decided, are found" {
	local n
	n=$(seq_of "command = 'adjust'")
	tampered "UPDATE event SET args = replace(args, '2.0', '5.0') WHERE seq = $n" "^adjustment,SWJ event $n,points,20,50$"
	n=$(seq_of "command = 'add' AND program = 'hl-issue'")
	tampered "UPDATE event SET decided = NULL WHERE seq = $n" "^event,HTBC-2025-0003 $n,decided,,"
}

@test "R51: an event's time changed is found in what it did" {
	n=$(seq_of "command = 'feedback' AND args LIKE '%CGJ%'")
	tampered "UPDATE event SET at = at - 86400 * 15 WHERE seq = $n" \
	    '^deadline,HTBC-2025-0002 CGJ dispatch event [0-9]*,met,2025-03-20T10:00:00\+08:00,2025-03-05T10:00:00\+08:00$' \
	    "^feedback,HTBC-2025-0002 CGJ done event $n,at,"
}

@test "R51: an event's actor, reason and recording time changed are found with the head" {
	local set
	for set in "actor = '别人'" "reason = '别的'" "recorded_at = recorded_at - 1" "now = 1"; do
		setup
		sql "UPDATE event SET $set WHERE seq = (SELECT max(seq) - 3 FROM event)"
		verify 1 --fast --head kept
		grep -q '^event,1-[0-9]*,head,' found
	done
	setup
	sql "UPDATE event SET recorded_at = recorded_at - 1 WHERE seq = 20"
	verify 1 --fast
	grep -qE '^event,20,recorded_at,[^,]*,>= ' found
}

@test "R51: an event that cannot be done again, or is no JSON, is named" {
	n=$(seq_of "command = 'close'")
	tampered "UPDATE event SET args = '{\"issue\":[\"HTBC-2025-0999\"]}' WHERE seq = $n" "^event,$n,command,hl-issue close,.*0999"
	sql "UPDATE event SET args = '{' WHERE seq = $n"
	verify 1
	grep -q "^event,$n,command,hl-issue close," found
}

@test "R51: a voiding that is not marked, and a mark without a voiding, are found" {
	n=$(sql "SELECT seq FROM event WHERE voided IS NOT NULL")
	v=$(seq_of "command = 'void'")
	sql "UPDATE event SET voided = NULL WHERE seq = $n"
	verify 1 --fast
	[ "$(cat found)" = "event,$n,voided,,$v" ]
	sql "UPDATE event SET voided = $v WHERE seq IN ($n, 20)"
	verify 1 --fast
	[ "$(cat found)" = "event,20,voided,$v," ]
}

@test "R51: a clock that was put back, and a writer that waited for another, do not write before what is written" {
	sql "UPDATE event SET recorded_at = recorded_at + 7200 WHERE seq = (SELECT max(seq) FROM event)"
	hl-issue add -q --station HTBC --title x
	[ "$(sql 'SELECT count(DISTINCT recorded_at) FROM (SELECT recorded_at FROM event ORDER BY seq DESC LIMIT 2)')" -eq 1 ]
	verify 3
	sql "UPDATE event SET recorded_at = recorded_at - 7200 WHERE seq = (SELECT max(seq) FROM event)"
	verify 1
}

# --- the tables changed ---

@test "R40: a change of a deadline is found: due, met, waived" {
	tampered "UPDATE deadline SET due = due + 864000 WHERE issue_id = 2" \
	    '^deadline,HTBC-2025-0002 CGJ dispatch event [0-9]*,due,2025-03-16T23:59:59\+08:00,2025-03-06T23:59:59\+08:00$'
	tampered "UPDATE deadline SET met = due WHERE issue_id = 2" '^deadline,HTBC-2025-0002 CGJ dispatch event [0-9]*,met,2025-03-'
	tampered "UPDATE deadline SET waived = 253402300799 WHERE waived < 253402300799" '^deadline,MS-2025-0001 SWJ dispatch event [0-9]*,waived,never,2025-03-14'
	tampered "DELETE FROM deadline WHERE issue_id = 2" '^deadline,HTBC-2025-0002 CGJ dispatch event [0-9]*,,,.*due='
}

@test "R40: a credit, an adjustment, an issue, an attendance, an appeal, a post changed are found" {
	tampered "DELETE FROM credit WHERE issue_id = 1" '^credit,HTBC-2025-0001 CGJ solo event [0-9]*,,,.*rule=solo'
	tampered "UPDATE adjustment SET points = -100 WHERE points = 15" '^adjustment,ZJJ event [0-9]*,points,-100,15$'
	tampered "UPDATE issue SET state = 'cancelled' WHERE ref = 'R4'" '^issue,MS-2025-0002 .*,state,cancelled,dispatched$'
	tampered "UPDATE attendance SET status = 'absent' WHERE who = 'ZJJ'" '^attendance,HTBC-2025-M001 ZJJ .*,status,absent,present$'
	tampered "UPDATE appeal SET ruling = 'rejected'" '^appeal,MS-2025-0001 SWJ event [0-9]*,ruling,rejected,upheld$'
	tampered "UPDATE post SET name = '某' WHERE role = 'head' AND station_id = 1" '^post,HTBC head event [0-9]*,name,某,王朝东$'
	tampered "UPDATE power SET title = '全部'" '^power,HTBC CGJ event [0-9]*,title,全部,停车位管理$'
	tampered "UPDATE calendar SET kind = 'workday' WHERE day = '2026-10-01'" '^calendar,2026-10-01,kind,workday,holiday$'
	tampered "UPDATE meta SET value = 'x' WHERE key = 'policy'" '^meta,policy,value,x,[0-9a-f]*$'
	tampered "UPDATE contact SET hash = 'x' WHERE id = 1" '^contact,1,hash,x,sha256:[0-9a-f]*$'
	verify 1 --limit 3
	[ "$(wc -l <found)" -eq 3 ]
}

@test "R40: a settlement written over with its triggers dropped is found; so are the triggers" {
	tampered "DROP TRIGGER settled_rank_update; UPDATE settled_rank SET total = 900 WHERE n = 1" \
	    '^sqlite_schema,settled_rank_update,trigger settled_rank,,"?CREATE TRIGGER' \
	    '^settlement,2025-1,sha256,[0-9a-f]*,[0-9a-f]*$' '^settled_rank,2025-1 [A-Z]* *.*,total,900,'
	verify 1 --fast
	grep -q '^settlement,2025-2,sha256' found
}

@test "R40: a settlement written over with its checksum, and a page of its entries, are found" {
	tampered "DROP TRIGGER settlement_update; UPDATE settlement SET reason = 'y' WHERE version = 2;
	    CREATE TRIGGER settlement_update BEFORE UPDATE ON settlement BEGIN SELECT RAISE(ABORT, 'a settlement never changes'); END" \
	    '^settlement,event [0-9]*,reason,y,补$'
	[ "$(wc -l <found)" -eq 1 ]
	tampered "DROP TRIGGER settled_page_update; UPDATE settled_page SET data = zeroblob(length(data)) WHERE settlement = (SELECT min(event) FROM settlement)" \
	    '^settlement,2025-1,sha256' '^settled_page,2025-1 CGJ,data,[0-9]* bytes'
}

@test "R40: an index or trigger taken, changed or put in is found, a reference that leads nowhere and a damaged file" {
	sql "DROP INDEX credit_rank; CREATE TRIGGER mine AFTER INSERT ON event BEGIN DELETE FROM credit; END"
	verify 1 --fast
	grep -q '^sqlite_schema,credit_rank,index credit,,' found
	grep -q '^sqlite_schema,mine,trigger event,' found
	[ "$(wc -l <found)" -eq 2 ]
	setup
	sql "PRAGMA foreign_keys = OFF; UPDATE feedback SET department_id = 99 WHERE id = 1"
	verify 1 --fast
	grep -q '^feedback,rowid 1,reference,department' found
	setup
	# an index that has lost an entry
	sql "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = sql || ' WHERE issue_id <> 1' WHERE name = 'note_issue'; PRAGMA writable_schema = RESET;
	    INSERT INTO note (issue_id, kind, at, text, event) VALUES (1, 'note', 1, 'x', 1)"
	verify 1
	[ -s found ]
}

@test "verify of a damaged file tells of the damage" {
	head -c 4096 "$BIN/hl-report" | dd of=hl.db bs=4096 seek="$(sql "SELECT rootpage - 1 FROM sqlite_schema WHERE name = 'deadline'")" conv=notrunc status=none
	verify 1
	grep -q '^,,integrity,' found
}

@test "verify of a journal of which nothing can be done again still ends, and tells of each event once" {
	sql "UPDATE event SET command = 'nonsense'"
	verify 1
	[ "$(grep -c '^event,[0-9]*,command,' found)" -eq "$(sql 'SELECT count(*) FROM event')" ]
}

@test "writers do not wait for a verify: it looks at a copy" {
	mkfifo pipe
	hl-report verify -f csv >pipe 2>/dev/null &
	timeout 10 hl-issue add -q --station HTBC --title x
	cat pipe >/dev/null
	wait || true
	verify 0 --head kept
}
