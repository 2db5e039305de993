# The structure drawn (annex 2): every way shows every station and person, and is well formed whatever the names hold.
load lib.bash

# filled: annex 3, a leading group, departments, and a station that has all.
filled() {
	hl-station import -q "$DATA/annex3.csv"
	hl-station department add --code CGJ --name '区<城管>&"局"' --level district --principal 张一 --stationed S001
	hl-station department add --code SZJ --name 市住建局 --level city
	hl-station set S001 --deputy 李书记
	hl-station member add --station S001 --name '成员#一;' --category 网格长
	hl-station leading add --role leader --person 组长甲 --from 2020-04-20 --reason t
	hl-station leading add --role director --person 主任乙 --from 2020-04-20 --reason t
	hl-station squad add --station S001 --name 先锋队 --leader 队长丙 --from 2020-05-01 --reason t
	hl-station grid add --station S001 --code G1 --name 一网格 --leader 网格长丁 --from 2020-05-01 --reason t
	hl-station grid add --station S001 --code G1A --name 一单元 --parent G1 --leader 单元长戊 --from 2020-05-01 --reason t
} >/dev/null

# names: what the district's chart has to show.
names() {
	hl-station list -f csv --no-header -F community,head | tr , '\n'
	printf '%s\n' 组长甲 主任乙 李书记 先锋队 队长丙 一网格 网格长丁 一单元 单元长戊 玉琳路街道 菱湖街道
}

@test "R4 R5 every way of the district's chart shows every station, head, squad, grid and cell" {
	filled
	for as in tree dot mermaid svg; do
		hl-station chart --as $as >chart
		names | while read -r name; do
			grep -qF "$name" chart || { echo "$as: $name"; false; }
		done
		[ "$(grep -c 市住建局 chart)" -eq 0 ]
		grep -q 吹哨 chart
		grep -q 反馈 chart
	done
}

@test "the svg is well formed XML, with names escaped" {
	filled
	hl-station chart -o d.svg
	hl-station chart --station S001 -o s.svg
	for f in d.svg s.svg; do
		python3 -c 'import sys, xml.dom.minidom as x; d = x.parse(sys.argv[1]); t = [n.firstChild.data for n in d.getElementsByTagName("text")]; print("\n".join(t))' $f >text
		grep -qF '区<城管>&"局"' text
		# nothing lies outside the picture, nor has no size
		python3 - $f <<-'END'
		import sys, xml.dom.minidom as x
		s = x.parse(sys.argv[1]).documentElement
		w, h = int(s.getAttribute("width")), int(s.getAttribute("height"))
		for r in s.getElementsByTagName("rect"):
		    a = {k: int(r.getAttribute(k)) for k in ("x", "y", "width", "height")}
		    assert a["width"] > 0 and a["height"] > 0 and a["x"] >= 0 and a["y"] >= 0, a
		    assert a["x"] + a["width"] <= w and a["y"] + a["height"] <= h, a
		END
	done
	grep -q '成员#一;' text
}

@test "dot is taken by Graphviz, mermaid has no quote or bracket of a name in it" {
	filled
	hl-station chart -o d.gv
	grep -qF '区<城管>&\"局\"' d.gv
	hl-station chart --as mermaid >m
	grep -qF '区#60;城管#62;#38;#34;局#34;' m
	[ "$(grep -c '"]$' m)" -eq "$(grep -c ' \[label="' <(hl-station chart --as dot | grep -v -- '->'))" ]
	command -v dot >/dev/null || skip "no Graphviz"
	dot -Tsvg d.gv >x.svg
	hl-station chart --station S001 --as dot | dot -Tsvg >y.svg
}

@test "a station's chart shows its members, notes in one column; its tree is as deep as its grids" {
	filled
	hl-station chart --station S001 >tree
	grep -q '成员#一;  网格长' tree
	grep -q '^│   *├── 一网格 \|^ *└── 一网格\|── 一网格  网格长丁' tree
	grep -q '^    *│* *└── 一单元\|^│       └── 一单元\|└── 一单元  单元长戊' tree
	hl-station chart --as tree | grep -A1 '滨江苑社区' | grep -q '│   │   ├── 陆应平'
}

@test "the chart is as of the moment: a former head, a department that ended" {
	filled
	hl-station set S001 --head 新站长 --at 2026-03-01 --reason 调整
	hl-station chart | grep -q 新站长
	[ "$(hl-station chart --as-of 2026-02-28 | grep -c 新站长)" -eq 0 ]
	hl-station chart --as-of 2026-02-28 | grep -q 陆应平
	hl-station department set CGJ --to 2026-02-28
	[ "$(hl-station chart --as-of 2026-03-01 | grep -c 城管)" -eq 0 ]
	hl-station chart --as-of 2026-02-28 | grep -q 城管
}

@test "without --as the ending of the file decides; with it that" {
	filled
	hl-station chart -o a.svg
	head -1 a.svg | grep -q '^<?xml'
	hl-station chart -o a.mmd
	head -1 a.mmd | grep -q '^flowchart'
	hl-station chart -o a.txt
	grep -q '├── ' a.txt
	hl-station chart --as dot -o b.svg
	head -1 b.svg | grep -q ^digraph
	refuses 2 hl-station chart --as png
	refuses 3 hl-station chart --station XX
}

@test "an empty database has a chart of its name alone" {
	hl-station chart --as svg >e.svg
	python3 -c 'import xml.dom.minidom as x; x.parse("e.svg")'
	[ "$(hl-station chart --lang en)" = "大观区: Red Leader work stations" ]
}
