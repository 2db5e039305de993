# flatten.jq: a journal (hl-report export) as tab-separated lines for model.awk.
def text: if type == "array" then map(tostring) | join(";") elif . == null then "" else tostring end;
def set: text | gsub(" *, *"; ";");
if .do == "hl-station policy" then .seq as $s | .rules[] | ["rule", $s, (. / "=" | .[0]), (. / "=" | .[1:] | join("="))]
elif .do == "hl-station calendar import" then empty
else [.do, .seq, .at, .issue, .department, .kind, .list, (.to | set), (.assist | set), (.city | set), .lead, .of, .event,
	.year, .points, .station, .code, .name, .level, (.principal | text), .from, (.issues | set), .decided.number, .title,
	.ref, .category, (.present | set), (.meeting | text), .ground, .first, .now, .since, ."part-of", ."as-of", .decided.version]
end | map(text) | @tsv
