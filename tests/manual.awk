# manual.awk: what a page of the manual says of each command: COMMAND <TAB> WHAT <TAB> WORD.
# WHAT: command, head an option described as one of the command, name one that is mentioned, operand, field, as, fields-as (its options, its fields are those of WORD).
function put(what, word) { if (command != "") print command "\t" what "\t" word }
function begin(name) { command = name; put("command", "") }
# The macros and words of one line; a head has the command's name in its first Cm.
function words(line, head,    w, n, i, macro, name) {
	gsub(/"[^"]*"/, "", line)
	gsub(/\\&/, "", line)
	n = split(line, w, " ")
	for (i = 1; i <= n; i++) {
		sub(/^\./, "", w[i])
		if (w[i] ~ /^(Ar|Ap|Cm|Em|Ev|Fl|It|Li|No|Ns|Oc|Oo|Op|Pa|Pq|Ql|Sx|Ta|Xc|Xo|Xr)$/) {
			if (macro == "Cm" && w[i] != "Cm" && head == "command" && command == "" && name != "")
				begin(name)
			macro = w[i]
			continue
		}
		if (macro == "Cm" && head == "command" && command == "")
			name = name (name == "" ? "" : " ") w[i]
		else if (macro == "Fl" && w[i] ~ /^-[a-z]/)
			put(head == "" ? "name" : "head", "-" w[i])
		else if (macro == "Fl" && w[i] ~ /^[a-zA-Z]$/)
			put("letter", "-" w[i])
		else if (macro == "Ar" && head == "command" && w[i] ~ /^[A-Z]+$/)
			put("operand", w[i])
		else if (macro == "Cm" && as && w[i] ~ /^[a-z-]+$/)
			put(as, w[i])
		else if (macro == "Cm" && fields && line ~ /^\.Cm/ && w[i] ~ /^[a-z][a-z0-9_]*$/)
			put("field", w[i])
	}
	if (head == "command" && command == "" && name != "")
		begin(name)
}
/^\.Sh / { section = substr($0, 5); command = ""; next }
section != want { next }
/^\.Ss / { command = ""; next }
/^\.Bl / { depth++; next }
/^\.El/ { depth--; fields = 0; as = ""; next }
/^\.Bd / { literal = 1 }
/^\.Ed/ { literal = 0 }
literal { next }
/^\.It / && depth == 1 { command = ""; fields = 0; as = ""; open = /Xo/; words($0, "command"); next }
/^\.It / { fields = 0; as = ""; words($0, "option"); next }
/^\.Xc/ { open = 0; next }
open { words($0, "command"); next }
/^\.(Pp|D1|Dl)/ { fields = 0; as = ""; next }
/Fields?:$/ { fields = 1; next }
/fields are those of$/ { as = "fields-as"; next }
/[Oo]ptions are those of$/ || /^Besides those of$/ { as = "as"; next }
/^\./ { words($0, ""); as = ""; next }
!/^\(/ && !/^and$/ { fields = 0; as = "" }
