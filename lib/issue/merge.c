/*
 * merge.c: departments that are merged or dissolved. What they did stays theirs; from the
 * moment on their work is the successor's: live assignments with what they owe, and what is
 * recorded for them later.
 */
#include <stdlib.h>
#include <string.h>

#include "issue/issue.h"

/* --- the fact, on one issue --- */

static int
find_code(struct hl *hl, const char *code, int64_t *id)
{
	int n = db_int(hl, id, "SELECT id FROM department WHERE code = ?1 AND gone = 253402300799",
	    "s", code != NULL ? code : "");

	return n > 0   ? HL_OK
	       : n < 0 ? HL_EFAIL
		       : hl_fail(hl, HL_ENOENT, _("no department '%s'%s"), code, "");
}

int
issue_do_succeed(struct machine *m, struct hl_args *args, struct hl_rows **rows)
{
	const struct hl_arg *a = hl_args_find(args, "department");
	int64_t id, into;
	size_t i;
	int rc;

	(void)rows;
	if ((rc = find_code(m->hl, hl_args_get(args, "into"), &into)) != HL_OK)
		return rc;
	for (i = 0; a != NULL && i < a->n; i++) {
		if ((rc = find_code(m->hl, a->v[i], &id)) != HL_OK)
			return rc;
		m_succeed(m, id, into);
	}
	return HL_OK;
}

/* --- the command --- */

struct ended {
	int64_t id, to;
	char code[20];
}; /* id goes into to */

/* A department by what the user typed, which becomes its code in *code. */
static int
look_up(struct hl *hl, const char *what, int64_t *id, char code[20])
{
	char *text = NULL;
	int rc;

	if ((rc = department_find(hl, what, id)) != HL_OK)
		return rc;
	if (db_text(hl, &text, "SELECT code FROM department WHERE id = ?1", "i", *id) != 1)
		return HL_EFAIL;
	snprintf(code, 20, "%s", text);
	free(text);
	return HL_OK;
}

/* The last that is on record of a department, whatever it is. */
static int
check_last(struct hl *hl, const struct ended *e)
{
	static const char sql[] =
	    "SELECT max(t) FROM ("
	    "SELECT max(since) AS t FROM assignment WHERE department_id = ?1 AND gone = "
	    "253402300799"
	    " UNION ALL SELECT max(until) FROM assignment WHERE department_id = ?1 AND gone = "
	    "253402300799 AND until < 253402300799"
	    " UNION ALL SELECT max(f.at) FROM assignment a JOIN feedback f ON f.issue_id = "
	    "a.issue_id"
	    "  AND f.department_id = a.department_id WHERE a.department_id = ?1 AND a.until = "
	    "253402300799 AND f.gone = 253402300799"
	    " UNION ALL SELECT max(m.at) FROM attendance a JOIN meeting m ON m.id = a.meeting_id"
	    "  WHERE a.department_id = ?1 AND a.gone = 253402300799 AND m.state = 'held' AND "
	    "m.gone = 253402300799"
	    " UNION ALL SELECT max(at) FROM decision WHERE department_id = ?1 AND gone = "
	    "253402300799"
	    " UNION ALL SELECT max(filed) FROM appeal WHERE department_id = ?1 AND gone = "
	    "253402300799"
	    " UNION ALL SELECT max(at) FROM adjustment WHERE department_id = ?1 AND gone = "
	    "253402300799"
	    " UNION ALL SELECT max(at) FROM talk WHERE department_id = ?1 AND gone = 253402300799"
	    " UNION ALL SELECT max(max(since, iif(until < 253402300799, until, since))) FROM "
	    "principal WHERE department_id = ?1"
	    " UNION ALL SELECT max(at) FROM succession WHERE into_id = ?1 AND gone = 253402300799)";
	char last[32], at[32];
	int64_t t;

	if (db_int(hl, &t, sql, "i", e->id) < 0)
		return HL_EFAIL;
	if (hl->ev->at >= t)
		return HL_OK;
	return hl_fail(hl, HL_EREFUSED, _("'%s' cannot end at %s: there is a fact of it at %s"),
	    e->code, hl_time_long(hl->ev->at, at), hl_time_long(t, last));
}

static int
check_into(struct hl *hl, int64_t into, const char *code)
{
	char day[16];
	int64_t active;
	int rc;

	if ((rc = department_check_stands(hl, into)) != HL_OK)
		return rc;
	day_iso(time_day(hl->ev->at), day);
	if (db_int(hl, &active,
		"SELECT ifnull(active_from, '') <= ?2 AND ifnull(active_to, '9999') >= ?2 FROM "
		"department WHERE id = ?1",
		"is", into, day) < 0)
		return HL_EFAIL;
	return active
		   ? HL_OK
		   : hl_fail(hl, HL_EREFUSED, _("department '%s' is not active on %s"), code, day);
}

static int
check_pair(struct hl *hl, const struct ended *e, const char *into)
{
	char *level[2] = { NULL, NULL };
	int rc = HL_OK;

	if (e->id == e->to)
		return hl_fail(hl, HL_EREFUSED, _("'%s' cannot be its own successor"), e->code);
	if (db_text(hl, &level[0], "SELECT level FROM department WHERE id = ?1", "i", e->id) < 0 ||
	    db_text(hl, &level[1], "SELECT level FROM department WHERE id = ?1", "i", e->to) < 0)
		rc = HL_EFAIL;
	else if (strcmp(level[0], level[1]) != 0)
		rc = hl_fail(hl, HL_EREFUSED,
		    _("'%s' is a %s department and '%s' a %s one: the successor is of the same "
		      "level"),
		    e->code, level[0], into, level[1]);
	free(level[0]);
	free(level[1]);
	return rc == HL_OK && (rc = department_check_stands(hl, e->id)) == HL_OK ? check_last(hl, e)
										 : rc;
}

/* The department's own row, its head and the record of what stood there. */
static int
end_department(struct hl *hl, const struct ended *e)
{
	int64_t at = hl->ev->at, principal;
	char day[16];

	day_iso(time_day(at), day);
	if (db_int(hl, &principal,
		"SELECT id FROM principal WHERE department_id = ?1 AND until = 253402300799", "i",
		e->id) < 0 ||
	    db_run(hl,
		"INSERT INTO succession (department_id, into_id, at, active_to, principal_id, "
		"event)"
		" SELECT id, ?2, ?3, active_to, ?4, ?5 FROM department WHERE id = ?1",
		"iiini", e->id, e->to, at, principal, hl->ev->seq) != HL_OK ||
	    db_run(hl, "UPDATE principal SET until = ?2 WHERE id = ?1", "ii", principal, at) !=
		HL_OK)
		return HL_EFAIL;
	return db_run(hl,
	    "UPDATE department SET active_to = min(ifnull(active_to, '9999'), ?2) WHERE id = ?1",
	    "is", e->id, day);
}

/* The live work of all of them, an issue a step. */
static int
move_issues(struct hl *hl, struct hl_args *args)
{
	static const char sql[] = "SELECT DISTINCT a.issue_id FROM succession x JOIN assignment a "
				  "ON a.department_id = x.department_id"
				  " WHERE x.event = ?1 AND a.until = 253402300799 AND a.gone = "
				  "253402300799 ORDER BY a.issue_id";
	struct machine *m = hl_machine(hl);
	struct hl_rows *none = NULL;
	struct ids ids = { 0 };
	size_t i;
	sqlite3_stmt *st;
	int rc;

	if ((st = db_bind(hl, sql, "i", hl->ev->seq)) == NULL)
		return HL_EFAIL;
	while ((rc = sqlite3_step(st)) == SQLITE_ROW)
		*vec_add(&ids) = sqlite3_column_int64(st, 0);
	sqlite3_reset(st);
	rc = rc == SQLITE_DONE ? HL_OK : hl_fail_db(hl);
	for (i = 0; i < ids.n && rc == HL_OK; i++)
		if ((rc = machine_load(hl, ids.v[i], m)) == HL_OK &&
		    (rc = issue_do_succeed(m, args, &none)) == HL_OK)
			rc = issue_settle(m, issue_do_succeed, args);
	decide_int(hl, "issues", (int64_t)ids.n);
	vec_free(&ids);
	return rc;
}

/* What a department leaves open at ?2 besides its issues. */
static const struct {
	const char *what, *sql;
} leaves[] = {
	{ N_("decisions"), sql_issue_merge_decisions },
	{ N_("consultations"), "SELECT count(DISTINCT ifnull(c.asking, c.event)) FROM consult c "
			       "WHERE c.department_id = ?1 AND c.gone = " NEVER
			       " AND NOT EXISTS (SELECT 1 FROM consult_decision d WHERE d.consult "
			       "= ifnull(c.asking, c.event) AND d.gone = " NEVER " AND ?2)" },
	{ N_("appeals"), "SELECT count(*) FROM appeal WHERE department_id = ?1 AND ruling IS NULL "
			 "AND gone = " NEVER " AND ?2" },
	{ N_("members"), "SELECT count(*) FROM member WHERE department_id = ?1 AND until > ?2 AND "
			 "gone = " NEVER },
	{ N_("stationed directors"), "SELECT count(*) FROM director WHERE department_id = ?1 AND "
				     "ifnull(\"to\", '9999') > date(?2, 'unixepoch')"
				     " AND gone = " NEVER },
};

/* Told, not refused: it stays under its name, and is seen under the successor's. */
static int
warn_open(struct hl *hl, const struct ended *e)
{
	struct buf b = { 0 };
	int64_t n;
	size_t i;

	for (i = 0; i < LEN(leaves) && !hl->replay; i++) {
		if (db_int(hl, &n, leaves[i].sql, "ii", e->id, hl->ev->at) < 0) {
			buf_free(&b);
			return HL_EFAIL;
		}
		if (n > 0)
			buf_fmt(&b, "%s%s (%lld)", b.n > 0 ? ", " : "", _(leaves[i].what),
			    (long long)n);
	}
	if (b.n > 0)
		hl_warn(hl, _("'%s' leaves open: %s"), e->code, b.s);
	buf_free(&b);
	return HL_OK;
}

/* What the successor got, a line a span and what is owed on it. */
static int
answer(struct hl *hl, struct hl_rows **rows)
{
	sqlite3_stmt *st = db_bind(hl,
	    "SELECT " ISSUE_NUMBER(
		"s", "i") ", d.code, p.code, a.role, o.kind, o.due"
			  " FROM succession x JOIN department d ON d.id = x.department_id JOIN "
			  "department p ON p.id = x.into_id"
			  " JOIN assignment a ON a.department_id = x.department_id AND "
			  "a.until_event = ?1 JOIN issue i ON i.id = a.issue_id"
			  " JOIN station s ON s.id = i.station_id LEFT JOIN deadline o ON "
			  "o.issue_id = i.id AND o.department_id = x.into_id"
			  " AND o.event = ?1 WHERE x.event = ?1 AND a.gone = 253402300799 ORDER BY "
			  "d.code, s.code, i.year, i.serial, o.due",
	    "i", hl->ev->seq);
	int rc;

	if (st == NULL)
		return HL_EFAIL;
	*rows = rows_new("number,department,successor,role,kind,due");
	while ((rc = sqlite3_step(st)) == SQLITE_ROW)
		rows_add(*rows, "ssssst", sqlite3_column_text(st, 0), sqlite3_column_text(st, 1),
		    sqlite3_column_text(st, 2), sqlite3_column_text(st, 3),
		    sqlite3_column_text(st, 4), sqlite3_column_int64(st, 5));
	sqlite3_reset(st);
	return rc == SQLITE_DONE ? HL_OK : hl_fail_db(hl);
}

static int
department_merge(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	const struct hl_arg *a = hl_args_find(args, "department");
	struct ended e = { 0 };
	char into[20];
	size_t i;
	int rc;

	if (hl->reason == NULL)
		return hl_fail(hl, HL_EUSAGE, _("--reason is missing"));
	if ((rc = event_check_at(hl, 'f')) != HL_OK ||
	    (rc = look_up(hl, hl_args_get(args, "into"), &e.to, into)) != HL_OK ||
	    (rc = check_into(hl, e.to, into)) != HL_OK)
		return rc;
	hl_args_set(args, "into", into);
	for (i = 0; a != NULL && i < a->n; i++) {
		if ((rc = look_up(hl, a->v[i], &e.id, e.code)) != HL_OK ||
		    (rc = check_pair(hl, &e, into)) != HL_OK ||
		    (rc = end_department(hl, &e)) != HL_OK || (rc = warn_open(hl, &e)) != HL_OK)
			return rc;
		free(a->v[i]);
		a->v[i] = xstrdup(e.code);
	}
	if ((rc = move_issues(hl, args)) != HL_OK)
		return rc;
	return answer(hl, rows);
}

/* --- void (R51) --- */

static int
give_back(struct hl *hl, int64_t event, int64_t at)
{
	if (db_run(hl,
		"UPDATE principal SET until = 253402300799 WHERE id IN (SELECT principal_id FROM "
		"succession WHERE event = ?1)",
		"i", event) != HL_OK ||
	    db_run(hl,
		"UPDATE department SET active_to = x.active_to FROM succession x WHERE x.event = "
		"?1 AND department.id = x.department_id",
		"i", event) != HL_OK)
		return HL_EFAIL;
	return db_run(hl, "UPDATE succession SET gone = ?2 WHERE event = ?1", "ii", event, at);
}

static int
department_unmerge(struct hl *hl, const struct hl_act *act, int64_t event)
{
	/* those it moved, and those their successor has dealt with since where they had been */
	static const char sql[] =
	    "SELECT DISTINCT a.issue_id FROM succession x JOIN assignment a ON a.department_id = "
	    "x.department_id"
	    " WHERE x.event = ?1 AND (a.until_event = ?1 OR EXISTS (SELECT 1 FROM assignment b "
	    "WHERE b.issue_id = a.issue_id"
	    " AND b.department_id = x.into_id AND b.since >= x.at)) ORDER BY a.issue_id";
	struct ids ids = { 0 };
	int64_t there;
	size_t i;
	sqlite3_stmt *st;
	int rc;

	(void)act;
	if (db_int(hl, &there, "SELECT 1 FROM succession WHERE event = ?1 AND gone = 253402300799",
		"i", event) != 1)
		return hl_fail(hl, HL_EREFUSED, _("event %lld cannot be voided"), (long long)event);
	if ((st = db_bind(hl, sql, "i", event)) == NULL)
		return HL_EFAIL;
	while ((rc = sqlite3_step(st)) == SQLITE_ROW)
		*vec_add(&ids) = sqlite3_column_int64(st, 0);
	sqlite3_reset(st);
	rc = rc == SQLITE_DONE ? give_back(hl, event, hl->ev->at) : hl_fail_db(hl);
	for (i = 0; i < ids.n && rc == HL_OK; i++)
		rc = issue_refold(hl, ids.v[i]);
	vec_free(&ids);
	return rc;
}

/* --- the acts --- */

static const struct hl_param department_merge_params[] = {
	{ "department", HL_P_DEPARTMENT, HL_OPERAND | HL_MULTI | HL_NEED, NULL,
	    N_("department that ends, by code or name") },
	{ "into", HL_P_DEPARTMENT, HL_NEED, NULL, N_("its successor, of the same level") },
	{ 0 },
};

static const struct hl_param department_dissolve_params[] = {
	{ "department", HL_P_DEPARTMENT, HL_OPERAND | HL_NEED, NULL,
	    N_("department that ends, by code or name") },
	{ "into", HL_P_DEPARTMENT, HL_NEED, NULL, N_("its successor, of the same level") },
	{ 0 },
};

const struct hl_act succession_acts[] = {
	{ "hl-station", "department merge", department_merge_params,
	    N_("end departments: from --at on their work is that of another"),
	    "hl-station department merge SWJ JTJ --into ZJJ --reason 机构改革", HL_WRITE,
	    HL_ACT_EVENING | HL_ACT_UNDATED, department_merge, .fact = issue_do_succeed,
	    .undo = department_unmerge },
	{ "hl-station", "department dissolve", department_dissolve_params,
	    N_("end a department: from --at on its work is that of another"),
	    "hl-station department dissolve SWJ --into ZJJ --reason 机构改革", HL_WRITE,
	    HL_ACT_EVENING | HL_ACT_UNDATED, department_merge, .fact = issue_do_succeed,
	    .undo = department_unmerge },
	{ 0 },
};
