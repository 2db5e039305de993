# areas.bats: issues and the party line rolled up (R4).
# shellcheck disable=SC2154 # err is set by refuses
load lib.bash

# grids: grid G1 with cells G1-1 and G1-2, grid G2 with none; MS has no grids.
grids() {
	district
	hl-station batch -q --reason test <<-'END'
	{"do":"grid add","station":"HTBC","code":"G1","name":"一网格","leader":"赵六","from":"2026-01-01"}
	{"do":"grid add","station":"HTBC","code":"G1-1","name":"一单元","parent":"G1","leader":"钱七","from":"2026-01-01"}
	{"do":"grid add","station":"HTBC","code":"G1-2","name":"二单元","parent":"G1","from":"2026-01-01"}
	{"do":"grid add","station":"HTBC","code":"G2","name":"二网格","from":"2026-01-01"}
	{"do":"grid add","station":"HTBC","code":"G0","name":"旧网格","from":"2024-01-01","to":"2025-12-31"}
	END
}

areas() {
	hl-report areas -f csv --no-header -F level,code,registered,whistles,closed_off,unsolved,late "$@"
}

@test "R4 issues are rolled up from cells over grids, communities and streets to the district" {
	grids
	a=$(raise 2026-03-02 --grid G1-1)
	raise 2026-03-02 --grid 一单元 >/dev/null
	raise 2026-03-02 --grid G1 >/dev/null
	raise 2026-03-02 --grid G2 >/dev/null
	b=$(raise 2026-03-02)
	hl-issue add -q --station MS --title x --category 民生改善 --at 2026-03-03 --reason test >/dev/null
	raise 2026-04-01 --grid G2 >/dev/null
	solo "$a" CGJ 2026-03-02 >/dev/null
	feed "$a" CGJ 'done' 2026-03-03
	hl-issue close "$a" --at 2026-03-04 --reason test
	solo "$b" ZJJ 2026-03-02 >/dev/null
	[ "$(areas --month 2026-03 --now 2026-03-31)" = "district,,6,2,1,5,1
street,,1,0,0,1,0
community,,1,0,0,1,0
street,,5,2,1,4,1
community,,5,2,1,4,1
grid,G1,3,1,1,2,0
cell,G1-1,2,1,1,1,0
cell,G1-2,0,0,0,0,0
grid,G2,1,0,0,1,0
none,,1,1,0,1,1" ]
	# late is judged at T, the period is that of raising
	[ "$(areas --month 2026-03 --now '2026-03-05 12:00' | sed -n '/none/s/.*,//p')" = 0 ]
	[ "$(areas --year 2026 | head -1)" = district,,7,2,1,6,1 ]
	[ "$(areas --year 2025 | awk -F, '$3' | wc -l)" -eq 0 ]
	hl-report areas --year 2025 -f csv --no-header -F code | grep -qx G0
	# one station alone has no rows above it
	[ "$(areas --station MS)" = community,,1,0,0,1,0 ]
	[ "$(hl-report areas --station HTBC --month 2026-03 -f csv --no-header -F level,leader,name,closed_rate | head -3)" = "community,王朝东,花亭北村社区,20.0
grid,赵六,一网格,33.3
cell,钱七,一单元,50.0" ]
	refuses 3 hl-report areas --station NN
	refuses 2 hl-report areas --year 20
}

@test "R4 a street is the sum of its communities, the district of its streets, whatever was raised" {
	district
	hl-station import "$DATA/annex3.csv" -q
	hl-station list -f csv --no-header -F code >codes
	awk '{ c[NR] = $1 } END { srand(7); for (i = 1; i <= 200; i++) { s = c[int(rand() * NR) + 1]
		printf "{\"do\":\"add\",\"station\":\"%s\",\"title\":\"t\",\"category\":\"民生改善\",\"ref\":\"R%d\"}\n", s, i
		if (rand() < 0.6) printf "{\"do\":\"close\",\"issue\":\"ref:R%d\"}\n", i } }' codes >in
	hl-issue batch -q in
	hl-issue list -f csv --no-header -F station,state | sort | uniq -c | awk '{ split($2, f, ","); n[f[1]] += $1; if (f[2] == "closed") c[f[1]] += $1 }
		END { for (s in n) print s "," n[s] "," c[s] + 0 }' | sort >want
	hl-report areas -f csv --no-header -F level,station,registered,closed_off >all
	sed -n 's/^community,//p' all | grep -v ',0,0$' | sort | diff want -
	for l in street community; do
		awk -F, -v l=$l '$1 == l { n += $3; c += $4 } $1 == "district" { d = $3 "," $4 } END { print n "," c == d ? "same" : "other" }' all | grep -qx same
	done
}

@test "R4 the members of the party line are rolled up from the groups" {
	district
	hl-station batch -q --reason test <<-'END'
	{"do":"party add","station":"HTBC","code":"DW","name":"社区党委","level":"community","secretary":"李书记","members":3,"from":"2024-01-01"}
	{"do":"party add","station":"HTBC","code":"B1","name":"一支部","level":"branch","parent":"DW","members":10,"from":"2024-01-01"}
	{"do":"party add","station":"HTBC","code":"B2","name":"二支部","level":"branch","parent":"DW","members":20,"from":"2024-01-01"}
	{"do":"party add","station":"HTBC","code":"X1","name":"一小组","level":"group","parent":"B1","members":4,"from":"2024-01-01"}
	{"do":"party add","station":"HTBC","code":"X2","name":"旧小组","level":"group","parent":"B2","members":5,"from":"2024-01-01","to":"2024-12-31"}
	{"do":"party add","station":"MS","code":"MW","name":"马山党委","level":"community","members":7,"from":"2024-01-01"}
	{"do":"party add","station":"MS","code":"MX","name":"未报支部","level":"branch","parent":"MW","from":"2024-01-01"}
	END
	[ "$(hl-report party-line -f csv --no-header -F level,code,members,members_all)" = "district,,,44
street,,,7
community,MW,7,7
branch,MX,,
street,,,37
community,DW,3,37
branch,B1,10,14
group,X1,4,4
branch,B2,20,20" ]
	[ "$(hl-report party-line --station HTBC --now 2024-06-30 -f csv --no-header -F code,members_all)" = "DW,42
B1,14
X1,4
B2,25
X2,5" ]
}
