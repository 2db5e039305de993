/*
 * list.c: issues as listings (contract 3). Other listings than overdue print the record as
 * it is; due and late are judged at T.
 */
#include <stdlib.h>
#include <string.h>

#include "issue/issue.h"

#define COLUMNS \
	"SELECT " ISSUE_NUMBER( \
	    "s", "i") " AS number, i.ref, s.code AS station, i.state, i.list, i.category, " \
		      "i.title, " ISSUE_DEPARTMENTS " AS departments," \
		      " i.raised, i.dispatched, i.closed," \
		      " (SELECT min(due) FROM deadline d WHERE d.issue_id = i.id AND d.ended > " \
		      "?1 AND d.known <= ?1 AND d.gone > ?1) AS due," \
		      " (SELECT count(DISTINCT department_id) FROM deadline d WHERE d.issue_id = " \
		      "i.id AND d.met > d.due AND d.due < ?1 AND d.void > ?1" \
		      " AND d.waived > ?1 AND d.known <= ?1 AND d.gone > ?1) AS late," \
		      " i.close_by AS \"+close_by\", i.moves AS moves, " ISSUE_NUMBER_OF( \
			  "i.duplicate_of") " AS duplicate_of," \
					    " " ISSUE_NUMBER_OF( \
						"i.part_of") " AS part_of, i.grid AS grid"

/* Whether issue i lies in grid ?13, by code or name, or in a cell of it. */
#define IN_GRID \
	"(i.grid = ?13 OR EXISTS (SELECT 1 FROM grid x WHERE x.station_id = i.station_id AND " \
	"x.gone = 253402300799 AND i.grid IN (x.code, x.name)" \
	" AND (?13 IN (x.code, x.name) OR EXISTS (SELECT 1 FROM grid g WHERE g.code = x.parent " \
	"AND g.gone = 253402300799" \
	" AND ?13 IN (g.code, g.name)))))"

#define SAYS(word) \
	"i.title LIKE " word " ESCAPE '\\' OR i.detail LIKE " word \
	" ESCAPE '\\' OR i.ref LIKE " word " ESCAPE '\\'"

/*
 * ?2 state, ?3 station, ?4 department, ?5 list, ?6 category, ?7 since, ?8 until, ?9 the first
 * word, ?14 the others as a JSON array, ?10 the issue split, ?13 grid; ?11 and ?12 as in
 * supervise.h
 */
#define WHERE \
	" WHERE i.gone = 253402300799 AND (?2 IS NULL OR i.state = ?2) AND (?3 IS NULL OR s.id = " \
	"?3)" \
	" AND (?10 IS NULL OR i.part_of = ?10) AND ?11 > 0 AND ?12 > 0 AND (?5 IS NULL OR i.list " \
	"= ?5) AND (?6 IS NULL OR i.category = ?6) AND i.raised >= ?7 AND i.raised <= ?8" \
	" AND (?9 IS NULL OR " SAYS( \
	    "?9") ")" \
		  " AND (?14 IS NULL OR NOT EXISTS (SELECT 1 FROM json_each(?14) w WHERE (" SAYS( \
		      "w.value") ") IS NOT TRUE))" \
				 " AND (?4 IS NULL OR EXISTS (SELECT 1 FROM assignment a WHERE " \
				 "a.issue_id = i.id AND a.department_id = ?4" \
				 " AND a.gone = 253402300799)) AND (?13 IS NULL OR " IN_GRID ")"
#define ORDER " ORDER BY s.code, i.year, i.serial"

/*
 * One listing, several ways to it: by number, from the few of a state, of a department, of a
 * list of supervision, from the parts of one.
 */
static const char by_number[] = COLUMNS
    " FROM station s CROSS JOIN issue i ON i.station_id = s.id" WHERE ORDER;
static const char by_state[] = COLUMNS
    " FROM issue i INDEXED BY issue_state CROSS JOIN station s ON s.id = i.station_id" WHERE
    " AND i.state = ?2" ORDER;
static const char by_department[] = COLUMNS
    " FROM (SELECT DISTINCT issue_id FROM assignment WHERE department_id = ?4"
    " AND gone = 253402300799) x CROSS JOIN issue i ON i.id = x.issue_id CROSS JOIN station s ON "
    "s.id = i.station_id" WHERE ORDER;
static const char by_whole[] = COLUMNS
    " FROM issue i INDEXED BY issue_part CROSS JOIN station s ON s.id = i.station_id" WHERE
    " AND i.part_of = ?10" ORDER;
#define OF " x CROSS JOIN issue i ON i.id = x.id CROSS JOIN station s ON s.id = i.station_id" WHERE
static const struct {
	const char *option, *sql;
} specials[] = {
	{ "unsupervised", "WITH " LIVE ", " WAS ", " WATCHED " " COLUMNS " FROM watched" OF
			  " AND " UNNOTED ORDER },
	{ "unreported", "WITH " LIVE ", " WAS ", " WATCHED " " COLUMNS " FROM watched" OF
			" AND " UNREPORTED ORDER },
	{ "untabled", "WITH " LIVE ", " WAS ", " UNTABLED " " COLUMNS " FROM untabled" OF
		      " AND x.missed > 0" ORDER },
	{ "expired",
	    "WITH " LIVE ", " LIMITED " " COLUMNS " FROM limited" OF " AND x.close_by < ?1" ORDER },
};

/* A word as a LIKE pattern; its own wildcards are literal. */
static void
pattern(struct buf *b, const char *word)
{
	buf_chr(b, '%');
	for (; *word != '\0'; word++) {
		if (*word == '%' || *word == '_' || *word == '\\')
			buf_chr(b, '\\');
		buf_chr(b, *word);
	}
	buf_chr(b, '%');
}

/*
 * The patterns of the words: the first, and the others as a JSON array; NULL where there is
 * none.
 */
static void
patterns(struct hl *hl, const char *words, const char **first, const char **others)
{
	struct buf b = { 0 }, more = { 0 };
	char *s, *word, *save, *wide;

	*first = *others = NULL;
	if (words == NULL)
		return;
	s = xstrdup(words);
	while ((wide = strstr(s, "\xe3\x80\x80")) != NULL) /* the space of Chinese text */
		memset(wide, ' ', 3);
	for (word = strtok_r(s, " \t", &save); word != NULL; word = strtok_r(NULL, " \t", &save)) {
		buf_clear(&b);
		pattern(&b, word);
		if (*first == NULL) {
			*first = hl_keep(hl, xstrdup(b.s));
			continue;
		}
		buf_chr(&more, more.n > 0 ? ',' : '[');
		json_str(&more, b.s);
	}
	if (more.n > 0) {
		buf_chr(&more, ']');
		*others = hl_keep(hl, more.s);
	}
	buf_free(&b);
	free(s);
}

/* The statement for what is asked. */
static const char *
list_sql(const struct hl_args *args, bool whole)
{
	size_t i;

	if (whole)
		return by_whole;
	for (i = 0; i < LEN(specials); i++)
		if (hl_args_get(args, specials[i].option) != NULL)
			return specials[i].sql;
	if (hl_args_get(args, "department") != NULL)
		return by_department;
	return hl_args_get(args, "state") != NULL && hl_args_get(args, "station") == NULL
		   ? by_state
		   : by_number;
}

static int
list_of(struct hl *hl, struct hl_args *args, int64_t whole, struct hl_rows **rows)
{
	const char *station = hl_args_get(args, "station"), *code = hl_args_get(args, "department"),
		   *word, *words;
	int64_t s = 0, d = 0;
	struct period p;
	int rc;

	patterns(hl, hl_args_get(args, "text"), &word, &words);
	if ((station != NULL && (rc = station_find(hl, station, &s)) != HL_OK) ||
	    (code != NULL && (rc = department_find(hl, code, &d)) != HL_OK) ||
	    (rc = period_read(hl, args, &p)) != HL_OK)
		return rc;
	return rows_sql(hl, rows, list_sql(args, whole != 0), "isnnssiisniiss", hl->now,
	    hl_args_get(args, "state"), s, d, hl_args_get(args, "list"),
	    hl_args_get(args, "category"), p.since, p.until, word, whole,
	    hl->cfg->note_days * 86400, hl->cfg->untabled_days * 86400, hl_args_get(args, "grid"),
	    words);
}

static int
issue_list(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	return list_of(hl, args, 0, rows);
}

/* The parts of an issue that was split. */
static int
issue_parts(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	struct hl_args none = { 0 };
	int64_t id;
	int rc = issue_find(hl, hl_args_get(args, "issue"), &id);

	return rc != HL_OK ? rc : list_of(hl, &none, id, rows);
}

/* --- show --- */

static void
add_text(struct hl_rows *rows, const char *field, const char *value)
{
	if (value != NULL && *value != '\0')
		rows_add(rows, "ss", field, value);
}

static int
show_issue(struct hl *hl, int64_t id, bool contact, struct hl_rows *rows)
{
	static const char sql[] = "SELECT " ISSUE_NUMBER("s",
	    "i") " AS number, i.ref, s.code AS station, i.state, i.list, i.category, i.title, "
		 "i.detail,"
		 " i.source, i.grid, i.nature, i.difficulty, i.promise, i.agent, " ISSUE_DEPARTMENTS
		 " AS departments, i.task, i.responsible,"
		 " i.standard, i.raised, i.dispatched, i.closed, i.close_by, c.data AS contact,"
		 " " ISSUE_NUMBER_OF("i.duplicate_of") " AS duplicate_of, " ISSUE_NUMBER_OF(
		     "i.part_of") " AS part_of, i.unable, nullif(i.moves, 0) AS moves, "
				  "iif(i.imported, 'yes', NULL) AS imported_case,"
				  " i.visit"
				  " FROM issue i JOIN station s ON s.id = i.station_id LEFT JOIN "
				  "contact c ON c.id = i.contact_id WHERE i.id = ?1";
	sqlite3_stmt *st = db_bind(hl, sql, "i", id);
	const struct hl_column *col;
	int i;

	if (st == NULL || sqlite3_step(st) != SQLITE_ROW)
		return hl_fail_db(hl);
	for (i = 0; i < sqlite3_column_count(st); i++) {
		const char *name = sqlite3_column_name(st, i);

		if (sqlite3_column_type(st, i) == SQLITE_NULL ||
		    (strcmp(name, "contact") == 0 && !contact))
			continue;
		col = hl_column(name);
		if (strcmp(name, "unable") == 0 || (col != NULL && col->type == HL_TIME))
			rows_add(rows, "st", name, sqlite3_column_int64(st, i));
		else
			add_text(rows, name, sql_column(st, i));
	}
	sqlite3_reset(st);
	return HL_OK;
}

/* One line of text a row of sql's single column, under the field. */
static int
show_each(struct hl *hl, struct hl_rows *rows, const char *field, const char *sql, int64_t id)
{
	sqlite3_stmt *st = db_bind(hl, sql, "ii", id, hl->now);
	int rc;

	if (st == NULL)
		return HL_EFAIL;
	while ((rc = sqlite3_step(st)) == SQLITE_ROW)
		add_text(rows, field, sql_column(st, 0));
	sqlite3_reset(st);
	return rc == SQLITE_DONE ? HL_OK : hl_fail_db(hl);
}

static int
issue_show(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	static const struct {
		const char *field, *sql;
	} parts[] = {
		{ "assignment",
		    "SELECT p.code || ' ' || p.name || ' ' || a.role || ' ' || "
		    "ifnull(a.responsible || ' ', '') || civil_text(a.since)"
		    " || CASE WHEN a.until < 253402300799 THEN ' .. ' || civil_text(a.until) ELSE "
		    "'' END FROM assignment a JOIN department p"
		    " ON p.id = a.department_id WHERE a.issue_id = ?1 AND a.gone = 253402300799 "
		    "AND ?2 ORDER BY a.id" },
		{ "deadline",
		    "SELECT p.code || ' ' || d.kind || ' ' || civil_text(d.opened) || ' .. ' || "
		    "civil_text(d.due) || CASE"
		    " WHEN d.void < 253402300799 THEN ' void ' || civil_text(d.void)"
		    " WHEN d.waived < 253402300799 THEN ' waived ' || civil_text(d.waived)"
		    " WHEN d.met <= d.due THEN ' met ' || civil_text(d.met) WHEN d.met < "
		    "253402300799 THEN ' missed, met ' || civil_text(d.met)"
		    " WHEN d.due < ?2 THEN ' missed' ELSE ' running' END FROM deadline d JOIN "
		    "department p ON p.id = d.department_id"
		    " WHERE d.issue_id = ?1 AND d.gone = 253402300799 ORDER BY d.opened, d.id" },
		{ "feedback", "SELECT civil_text(f.at) || ' ' || p.code || ' ' || f.kind || "
			      "ifnull(' (' || f.ruling || ')', '') || ifnull(': ' || f.text, '')"
			      " FROM feedback f JOIN department p ON p.id = f.department_id WHERE "
			      "f.issue_id = ?1 AND f.gone = 253402300799 AND ?2"
			      " ORDER BY f.at, f.id" },
		{ "note", "SELECT civil_text(at) || ' ' || kind || ': ' || text FROM note WHERE "
			  "issue_id = ?1 AND gone = 253402300799 AND ?2"
			  " ORDER BY at, id" },
		{ "move",
		    "SELECT civil_text(v.at) || ' ' || ifnull(v.was, '-') || ' > ' || "
		    "ifnull(v.list, '-') FROM move v WHERE v.issue_id = ?1"
		    " AND (v.n IS NOT NULL OR v.was <> v.list) AND ?2 ORDER BY v.at, v.event" },
		{ "limit", "SELECT civil_text(e.at) || ' ' || ifnull(civil_text(v.was_by), '-') || "
			   "' > ' || civil_text(v.close_by) || ifnull(' ' ||"
			   " json_extract(e.args, '$.approver'), '') || ifnull(': ' || e.reason, "
			   "'') FROM move v JOIN event e ON e.seq = v.event"
			   " WHERE v.issue_id = ?1 AND v.was_by IS NOT v.close_by AND ?2 ORDER BY "
			   "v.at, v.event" },
		{ "part",
		    "SELECT " ISSUE_NUMBER("s", "i") " || ' ' || i.state || ' ' || i.title FROM "
						     "issue i JOIN station s ON s.id = i.station_id"
						     " WHERE i.part_of = ?1 AND i.gone = "
						     "253402300799 AND ?2 ORDER BY i.id" },
		{ "copy",
		    "SELECT " ISSUE_NUMBER("s",
			"i") " || ' ' || i.title FROM issue i JOIN station s ON s.id = i.station_id"
			     " WHERE i.duplicate_of = ?1 AND i.state = 'duplicate' AND i.gone = "
			     "253402300799 AND ?2 ORDER BY i.id" },
		{ "case", "SELECT title || ifnull(' ' || published, '') FROM model WHERE issue_id "
			  "= ?1 AND gone = 253402300799 AND ?2"
			  " ORDER BY at, event" },
		{ "decision", "SELECT s.code || '-' || m.year || '-M' || printf('%03d', m.serial) "
			      "|| ' ' || civil_text(d.at) || ': ' || d.text"
			      " FROM decision d JOIN meeting m ON m.id = d.meeting_id JOIN station "
			      "s ON s.id = m.station_id"
			      " WHERE d.issue_id = ?1 AND d.gone = 253402300799 AND ?2 ORDER BY "
			      "d.at, d.event" },
		{ "meeting",
		    "SELECT s.code || '-' || m.year || '-M' || printf('%03d', m.serial) || ' ' || "
		    "m.kind || ' ' || civil_text(m.at)"
		    " FROM meeting_issue x JOIN meeting m ON m.id = x.meeting_id JOIN station s ON "
		    "s.id = m.station_id"
		    " WHERE x.issue_id = ?1 AND m.gone = 253402300799 AND ?2 ORDER BY m.at, m.id" },
	};
	int64_t id;
	size_t i;
	int rc;

	if ((rc = issue_find(hl, hl_args_get(args, "issue"), &id)) != HL_OK)
		return rc;
	*rows = rows_new("field,value");
	if ((rc = show_issue(hl, id, hl_args_get(args, "contact") != NULL, *rows)) != HL_OK)
		return rc;
	for (i = 0; i < LEN(parts); i++)
		if ((rc = show_each(hl, *rows, parts[i].field, parts[i].sql, id)) != HL_OK)
			return rc;
	return HL_OK;
}

/* --- history, replies --- */

static int
issue_history(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	int64_t id;
	int rc;

	if ((rc = issue_find(hl, hl_args_get(args, "issue"), &id)) != HL_OK)
		return rc;
	return rows_sql(hl, rows,
	    "WITH seqs AS (SELECT seq FROM event WHERE issue_id = ?1 UNION SELECT m.event FROM "
	    "meeting_issue x"
	    " JOIN meeting m ON m.id = x.meeting_id WHERE x.issue_id = ?1 UNION SELECT flagged "
	    "FROM deadline WHERE issue_id = ?1"
	    " AND flagged IS NOT NULL UNION SELECT v.seq FROM event e JOIN event v ON v.seq = "
	    "e.voided WHERE e.issue_id = ?1)"
	    " SELECT seq AS event, at, recorded_at, actor, program, command, args, decided, "
	    "reason, voided FROM seqs JOIN event USING (seq)"
	    " ORDER BY seq",
	    "i", id);
}

/* --- the acts --- */

static const struct hl_param list_params[] = {
	{ "state", HL_P_WORD, 0, "state", N_("only those in this state") },
	{ "station", HL_P_STATION, 0, NULL, N_("only those of this station") },
	{ "department", HL_P_DEPARTMENT, 0, NULL, N_("only those of this department") },
	{ "list", HL_P_WORD, 0, "list", N_("only those of this list") },
	{ "category", HL_P_WORD, 0, "category", N_("only those of this category") },
	{ "grid", HL_P_NAME, 0, "GRID",
	    N_("only those in this grid and its cells, by code or name") },
	{ "since", HL_P_SINCE, 0, NULL, N_("only those raised from then on") },
	{ "until", HL_P_UNTIL, 0, NULL, N_("only those raised up to then") },
	{ "text", HL_P_TEXT, 0, "WORDS",
	    N_("only those with these words in title, detail or reference") },
	{ "expired", HL_P_FLAG, 0, NULL, N_("only those past their completion limit (R17)") },
	{ "unsupervised", HL_P_FLAG, 0, NULL,
	    N_("joint and transfer issues without a recent note (R15)") },
	{ "unreported", HL_P_FLAG, 0, NULL,
	    N_("transfers never reported to the city department (R15)") },
	{ "untabled", HL_P_FLAG, 0, NULL,
	    N_("those a dispatch meeting should have dealt with (R18)") },
	{ 0 },
};

static const struct hl_param show_params[] = {
	{ "issue", HL_P_ISSUE, HL_OPERAND | HL_NEED, NULL, N_("an issue's number, or ref:X") },
	{ "contact", HL_P_FLAG, 0, NULL, N_("with the resident's contact data") },
	{ 0 },
};

static const struct hl_param issue_params[] = {
	{ "issue", HL_P_ISSUE, HL_OPERAND | HL_NEED, NULL, N_("an issue's number, or ref:X") },
	{ 0 },
};

const struct hl_act issue_list_acts[] = {
	{ "hl-issue", "list", list_params, N_("list issues"),
	    "hl-issue list --state dispatched --station HTBC", HL_READ, 0, issue_list },
	{ "hl-issue", "show", show_params,
	    N_("show an issue with its assignments, deadlines and notes"),
	    "hl-issue show HTBC-2026-0001", HL_READ, 0, issue_show },
	{ "hl-issue", "history", issue_params, N_("show every event of an issue"),
	    "hl-issue history HTBC-2026-0001", HL_READ, 0, issue_history },
	{ 0 },
};

const struct hl_act issue_parts_acts[] = {
	{ "hl-issue", "parts", issue_params, N_("list the parts of an issue that was split"),
	    "hl-issue parts HTBC-2026-0003", HL_READ, 0, issue_parts },
	{ 0 },
};
