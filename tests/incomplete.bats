# Who must be at a coordination meeting and what it must put on record (R45): told, never refused.
# shellcheck disable=SC2154 # err is set by refuses
load lib.bash
export HL_CONFIG=$BATS_FILE_TMPDIR/en.yaml

setup_file() {
	echo 'lang: en' >"$HL_CONFIG"
}

# issues: two of CGJ, of ZJJ; JD is the street's office.
issues() {
	district
	solo "$(raise 2026-03-02)" CGJ 2026-03-02
	solo "$(raise 2026-03-02)" ZJJ 2026-03-02
} >/dev/null

# hold [OPTION...]: a coordination meeting on both; CHAIR, ISSUES and AT say otherwise.
hold() {
	hl-meeting hold --reason test --station HTBC --kind coordination --chair "${CHAIR:-王朝东}" \
	    --issues "${ISSUES:-HTBC-2026-0001,HTBC-2026-0002}" --at "${AT:-2026-03-03}" "$@" 2>/dev/null
}

WORDS='--way 现场 --method 分工 --guarantee 经费'

# lacks [OPTION...]: what each meeting lacks, and which departments did not come.
lacks() {
	hl-meeting incomplete -f csv --no-header -F lacks,departments "$@"
}

@test "R45 a coordination meeting lacks the departments of its issues, street and community, way, method and guarantee" {
	issues
	hold
	[ "$(lacks)" = 'departments;street;community;way;method;guarantee,CGJ;ZJJ' ]
	run hl-meeting incomplete -e
	[ "$status" -eq 10 ]
	[ "$(hl-meeting show HTBC-2026-M001 -f csv --no-header | tail -1)" = 'lacks,departments;street;community;way;method;guarantee (CGJ;ZJJ)' ]
	# each of it alone
	hl-meeting set HTBC-2026-M001 --way 现场 --guarantee 经费 --reason x
	[ "$(lacks)" = 'departments;street;community;method,CGJ;ZJJ' ]
	hl-meeting attend HTBC-2026-M001 --present CGJ,JD --leave ZJJ --at '2026-03-04 10:00:00' --reason x
	[ "$(lacks)" = 'departments;community;method,ZJJ' ]
	[ "$(hl-meeting incomplete --department ZJJ -f ids)" = HTBC-2026-M001 ]
	[ -z "$(hl-meeting incomplete --department CGJ -f ids)" ]
	# as of an earlier moment it was not known who came
	[ "$(lacks --as-of '2026-03-04 09:59:59')" = 'departments;street;community;method,CGJ;ZJJ' ]
	[ -z "$(lacks --as-of '2026-03-02 23:59:59')" ]
	hl-meeting attend HTBC-2026-M001 --present 李书记 --proxy ZJJ --at '2026-03-05' --reason x
	hl-meeting set HTBC-2026-M001 --method 分工 --reason x
	run hl-meeting incomplete -e
	[ "$status" -eq 0 ]
	[ -z "$output" ]
	hl-meeting show HTBC-2026-M001 -f csv | grep lacks && false
	# a proxy counts unless the configuration says no
	printf 'lang: en\nmeeting:\n  proxy_counts: false\n' >c.yaml
	[ "$(lacks -c c.yaml)" = departments,ZJJ ]
}

@test "R45 the community is there by its deputy head, by a member of its body or by name; the street likewise" {
	issues
	both='--present CGJ,ZJJ'
	# shellcheck disable=SC2086
	each() {
		AT=2026-03-$1 hold $both $WORDS "${@:2}" >/dev/null
		lacks --since "2026-03-$1" --until "2026-03-$1"
	}
	[ "$(each 03)" = 'street;community,' ]
	# the deputy head of that day, as chair or among those who came
	[ "$(CHAIR=李书记 each 04)" = street, ]
	[ "$(each 05 --present 李书记)" = street, ]
	[ "$(each 06 --leave 李书记)" = 'street;community,' ]
	# members by their category, while they are
	hl-station batch -q --reason x <<-'END'
	{"do":"member add","station":"HTBC","name":"陈一","category":"社区党委班子","from":"2026-03-07","to":"2026-03-31"}
	{"do":"member add","station":"HTBC","name":"陈二","category":"街道班子成员","from":"2026-01-01"}
	{"do":"member add","station":"HTBC","name":"陈三","category":"网格长","from":"2026-01-01"}
	{"do":"member add","station":"MS","name":"陈四","category":"街道班子成员","from":"2026-01-01"}
	END
	[ "$(each 07 --present 陈一,陈二)" = '' ]
	[ "$(each 06 --present 陈一,陈二)" = $'street;community,\ncommunity,' ]
	[ "$(each 08 --present 陈三,陈四)" = 'street;community,' ]
	# by name
	[ "$(each 09 --present 花亭路街道张主任,花亭北村社区王主任)" = '' ]
	# the street's own office; that of another is none
	hl-station department add -q --code JD2 --name 德宽路街道办 --level street
	[ "$(each 10 --present JD2)" = 'street;community,' ]
	[ "$(each 11 --present JD)" = community, ]
	[ "$(each 12 --proxy JD)" = community, ]
	[ "$(each 13 --absent JD)" = 'street;community,' ]
}

@test "R45 only district departments that had the issues at that moment are asked for; other kinds of meetings are not" {
	issues
	hl-issue dispatch "$(raise 2026-03-02)" --list transfer --to SWJ --city SZJ --task t --responsible r --standard s --at 2026-03-02 --reason t >/dev/null
	feed HTBC-2026-0001 CGJ 'done' 2026-03-03
	# shellcheck disable=SC2086
	CHAIR=李书记 ISSUES=HTBC-2026-0001,HTBC-2026-0003 AT='2026-03-04 09:59:59' hold --present JD $WORDS >/dev/null
	hl-issue close HTBC-2026-0001 --at '2026-03-04 10:00:00' --reason x
	[ "$(lacks)" = 'departments,CGJ;SWJ' ]
	hl-meeting hold -q --station HTBC --kind joint --chair 王朝东 --at 2026-03-05 --reason x >/dev/null
	hl-meeting hold -q --station MS --kind dispatch --chair 吴爱德 --at 2026-03-05 --reason x >/dev/null
	hl-meeting schedule -q --station HTBC --kind coordination --on +5d --issues HTBC-2026-0002 >/dev/null
	[ "$(hl-meeting incomplete -f ids)" = HTBC-2026-M001 ]
	[ -z "$(hl-meeting incomplete --station MS -f ids)" ]
	[ "$(hl-meeting incomplete --month 2026-03 -f ids)" = HTBC-2026-M001 ]
	[ -z "$(hl-meeting incomplete --month 2026-04 -f ids)" ]
	[ -z "$(hl-meeting incomplete --meeting HTBC-2026-M002 -f ids)" ]
	refuses 3 hl-meeting incomplete --department NEMO
	refuses 3 hl-meeting incomplete --meeting HTBC-2026-M999
	refuses 2 hl-meeting incomplete --month 2026-13
	hl-meeting void "$(hl-report journal --command hold -f ids | head -1)" --reason x
	[ -z "$(lacks)" ]
}

@test "R45 the listing finds who was at a meeting by the meeting" {
	sqlite3 hl.db "EXPLAIN QUERY PLAN SELECT 1 FROM attendance a WHERE a.meeting_id = 5 AND a.known <= 9 AND a.gone > 9 AND +a.department_id = 3" >plan
	grep -q 'attendance_meeting (meeting_id=?)' plan
}
