# embed.awk: the statements and the schema of lib/sql and the tables (.tsv) as C, on standard
# output. README tells how statements are written.
#
#	awk -v out=DIR -v rooms='record issue' -f lib/sql/embed.awk FILE ...
#
# Declarations go into DIR/sql/ROOM.h.new, each statement with its shared parts into
# DIR/sql/ROOM/NAME.sql.

FNR == 1 { files[++nfiles] = FILENAME }
{ text[FILENAME] = text[FILENAME] $0 "\n" }

function fail(file, line, what) {
	printf "%s:%d: %s\n", file, line, what >"/dev/stderr"
	failed = 1
}

# lib/sql/issue/by-number.sql: room issue, name by_number
function room_of(file, part) { split(file, part, "/"); return part[3] }
function name_of(file) {
	sub(/.*\//, "", file)
	sub(/\.[a-z]*$/, "", file)
	gsub(/-/, "_", file)
	return file
}

function lines_in(s) { return gsub(/\n/, "", s) }
function trim(s) { gsub(/^[ \t\n]+|[ \t\n]+$/, "", s); return s }

# "(a, f(b, c)) rest": the arguments a and f(b, c); returns the length up to the last ")", or 0.
function arguments(s, arg,   i, c, depth, n, quote) {
	n = 1
	arg[1] = ""
	for (i = 1; i <= length(s); i++) {
		c = substr(s, i, 1)
		if (quote != "")
			quote = c == quote ? "" : quote
		else if (c == "'" || c == "\"")
			quote = c
		else if (c == "(" && depth++ == 0)
			continue
		else if (c == ")" && --depth == 0) {
			arg[0] = n
			return i
		} else if (c == "," && depth == 1) {
			arg[++n] = ""
			continue
		}
		arg[n] = arg[n] c
	}
	return 0
}

# "-- missed(d, t): what it means" heads the shared file; without parentheses it takes nothing.
function declare(file,   name, head, param, n, i) {
	name = name_of(file)
	head = text[file]
	if (index(head, "-- " name ":") != 1 && index(head, "-- " name "(") != 1) {
		fail(file, 1, "the first line must be \"-- " name ": ...\" or \"-- " name "(...): ...\"")
		return
	}
	shared[name] = file
	sub("^-- " name, "", head)
	if (substr(head, 1, 1) != "(")
		return
	arguments(head, param)
	n = params[name] = param[0]
	for (i = 1; i <= n; i++)
		params[name, i] = trim(param[i])
}

# The text with {name} replaced.
function put(s, name, value,   done, at) {
	name = "{" name "}"
	while ((at = index(s, name)) > 0) {
		done = done substr(s, 1, at - 1) value
		s = substr(s, at + length(name))
	}
	return done s
}

# What @name(arg, ...) stands for.
function call(file, line, name, arg,   i, s) {
	if (!(name in shared)) {
		fail(file, line, "there is no shared part @" name)
		return ""
	}
	if (!(name in body)) {
		body[name] = "" # as long as this lasts
		body[name] = trim(expand(shared[name], text[shared[name]]))
	} else if (body[name] == "")
		fail(file, line, "@" name " uses itself")
	used[name] = 1
	s = body[name]
	if (arg[0] != params[name] + 0) {
		fail(file, line, "@" name " takes " (params[name] + 0) " arguments, not " arg[0])
		return s
	}
	for (i = 1; i <= arg[0]; i++)
		s = put(s, params[name, i], expand(file, trim(arg[i])))
	return s
}

# The text with every @name replaced; strings stay, comments go.
function expand(file, s,   done, line, word, name, n, arg) {
	line = 1
	while (match(s, /'[^']*'|"[^"]*"|--[^\n]*|@[a-z][a-z0-9_]*/)) {
		word = substr(s, RSTART, RLENGTH)
		line += lines_in(substr(s, 1, RSTART - 1))
		done = done substr(s, 1, RSTART - 1)
		s = substr(s, RSTART + RLENGTH)
		if (word ~ /^--/)
			continue
		if (word !~ /^@/) {
			done = done word
			line += lines_in(word)
			continue
		}
		name = substr(word, 2)
		n = arg[0] = 0
		if (params[name] > 0 && substr(s, 1, 1) == "(" && (n = arguments(s, arg)) == 0)
			fail(file, line, "@" name ": a ) is missing")
		done = done call(file, line, name, arg)
		line += lines_in(substr(s, 1, n))
		s = substr(s, n + 1)
	}
	return done s
}

# A C string literal, a line of text each.
function quoted(s, indented,   row, n, i, c) {
	n = split(s, row, "\n")
	for (i = 1; i <= n; i++) {
		if (!indented)
			row[i] = trim(row[i])
		if (row[i] == "" && (!indented || i == n))
			continue
		gsub(/[\\"?]/, "\\\\&", row[i])
		c = c "\n\t\"" row[i] "\\n\""
	}
	return c == "" ? "\"\"" : c
}

function statement(file,   room, name, sql, path) {
	room = room_of(file)
	name = "sql_" room "_" name_of(file)
	sql = expand(file, text[file])
	if (sql !~ /;[ \t\n]*$/)
		fail(file, lines_in(text[file]), "a statement ends with ;")
	path = file
	sub(/^lib/, out, path)
	gsub(/\n[ \t\n]*\n/, "\n", sql)
	sub(/^[ \t\n]+/, "", sql)
	printf "%s", sql >path
	close(path)
	declared[room] = declared[room] "extern const char " name "[];\n"
	print "const char " name "[] =" quoted(sql, 0) ";"
	sub(/^lib\/sql\//, "", file)
	all = all "\t{ \"" file "\", " name ", " walks(text["lib/sql/" file]) " },\n"
}

# "-- walks event: ..." tells that all of that table is read, and why.
function walks(s) {
	return match(s, /-- walks [a-z_]+/) ? "\"" substr(s, RSTART + 9, RLENGTH - 9) "\"" : "NULL"
}

function headers(   room, n, i, path) {
	n = split(rooms, room, " ")
	for (i = 1; i <= n; i++) {
		path = out "/sql/" room[i] ".h.new"
		print "/* The statements of lib/sql/" room[i] ". */" >path
		printf "%s", declared[room[i]] >path
		close(path)
		print "#include \"sql/" room[i] ".h\""
	}
}

function step(file,   name) {
	name = file
	sub(/.*\//, "", name)
	sub(/\.sql$/, "", name)
	sub(/^[0-9]*-/, "", name)
	sub(/.*\//, "", file)
	return "{ " file + 0 ", \"" name "\", "
}

END {
	for (i = 1; i <= nfiles; i++)
		if (files[i] ~ /^lib\/sql\/shared\//)
			declare(files[i])
	print "#include \"record/record.h\""
	for (i = 1; i <= nfiles; i++)
		if (files[i] ~ /^lib\/sql\/[a-z]*\/.*\.sql$/ && files[i] !~ /^lib\/sql\/(shared|schema)\//)
			statement(files[i])
	headers()
	print "const struct sql_file sql_files[] = {\n" all "\t{ NULL, NULL, NULL } };"
	for (i = 1; i <= nfiles; i++)
		if (files[i] ~ /\.tsv$/)
			print "extern const char embed_" name_of(files[i]) "[];\n" \
			    "const char embed_" name_of(files[i]) "[] =" quoted(text[files[i]], 1) ";"
	print "const struct schema_step schema_steps[] = {"
	for (i = 1; i <= nfiles; i++)
		if (files[i] ~ /^lib\/sql\/schema\//)
			print step(files[i]) quoted(text[files[i]], 1) " },"
	print "{ 0, NULL, NULL } };"
	exit failed
}
