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
	int n = sql_int(hl, id, sql_record_department_by_code, BIND(":code", code));

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

struct ended { /* id goes into to */
	int64_t id, to;
	const char *code, *into;
};

/* A department by what the user typed, and its code. */
static int
look_up(struct hl *hl, const char *what, int64_t *id, const char **code)
{
	int rc = department_find(hl, what, id);

	if (rc != HL_OK)
		return rc;
	return (*code = department_code(hl, *id)) != NULL ? HL_OK : HL_EFAIL;
}

/* The last that is on record of a department, whatever it is. */
static int
check_last(struct hl *hl, const struct ended *e)
{
	char last[32], at[32];
	int64_t t;

	if (sql_int(hl, &t, sql_issue_merge_last, BIND(":id", e->id)) < 0)
		return HL_EFAIL;
	if (hl->at >= t)
		return HL_OK;
	return hl_fail(hl, HL_EREFUSED, _("'%s' cannot end at %s: there is a fact of it at %s"),
	    e->code, hl_time_long(hl->at, at), hl_time_long(t, last));
}

static int
check_into(struct hl *hl, const struct ended *e)
{
	const char *day = day_text(hl, hl->at);
	int64_t active;
	int rc;

	if ((rc = department_check_stands(hl, e->to)) != HL_OK)
		return rc;
	if (sql_int(hl, &active, sql_issue_merge_active, BIND(":id", e->to), BIND(":day", day)) < 0)
		return HL_EFAIL;
	return active ? HL_OK
		      : hl_fail(hl, HL_EREFUSED, _("department '%s' is not active on %s"), e->into,
			    day);
}

static int
check_pair(struct hl *hl, const struct ended *e)
{
	static const char sql[] = "SELECT level FROM department WHERE id = :id";
	char *level[2] = { NULL, NULL };
	int rc = HL_OK;

	if (e->id == e->to)
		return hl_fail(hl, HL_EREFUSED, _("'%s' cannot be its own successor"), e->code);
	if (sql_text(hl, &level[0], sql, BIND(":id", e->id)) < 0 ||
	    sql_text(hl, &level[1], sql, BIND(":id", e->to)) < 0)
		rc = HL_EFAIL;
	else if (strcmp(level[0], level[1]) != 0)
		rc = hl_fail(hl, HL_EREFUSED,
		    _("'%s' is a %s department and '%s' a %s one: the successor is of the same "
		      "level"),
		    e->code, level[0], e->into, level[1]);
	free(level[0]);
	free(level[1]);
	return rc == HL_OK && (rc = department_check_stands(hl, e->id)) == HL_OK ? check_last(hl, e)
										 : rc;
}

/* The department's own row, its head and the record of what stood there. */
static int
end_department(struct hl *hl, const struct ended *e)
{
	int64_t at = hl->at, principal;

	if (sql_int(hl, &principal, sql_issue_merge_principal, BIND(":department", e->id)) < 0 ||
	    sql_run(hl, sql_issue_merge_insert, BIND(":id", e->id), BIND(":into", e->to),
		BIND(":at", at), BIND_ID(":principal", principal),
		BIND(":event", hl->ev->seq)) != HL_OK ||
	    sql_run(hl, "UPDATE principal SET until = :at WHERE id = :id", BIND(":id", principal),
		BIND(":at", at)) != HL_OK)
		return HL_EFAIL;
	return sql_run(hl,
	    "UPDATE department SET active_to = min(ifnull(active_to, '9999'), :day) WHERE id = :id",
	    BIND(":id", e->id), BIND(":day", day_text(hl, at)));
}

/* The live work of all of them, an issue a step. */
static int
move_issues(struct hl *hl, struct hl_args *args)
{
	struct machine *m = hl_machine(hl);
	struct hl_rows *none = NULL;
	struct ids ids;
	size_t i;
	int rc = sql_ids(hl, &ids, sql_bind(hl, sql_issue_merge_live, BIND(":event", hl->ev->seq)));

	for (i = 0; i < ids.n && rc == HL_OK; i++)
		if ((rc = machine_load(hl, ids.v[i], m)) == HL_OK &&
		    (rc = issue_do_succeed(m, args, &none)) == HL_OK)
			rc = issue_settle(m, issue_do_succeed, args);
	decide_int(hl, "issues", (int64_t)ids.n);
	vec_free(&ids);
	return rc;
}

/* Told, not refused: it stays under its name, and is seen under the successor's. */
static int
warn_open(struct hl *hl, const struct ended *e)
{
	static const char *const leaves[] = { N_("decisions"), N_("consultations"), N_("appeals"),
		N_("members"), N_("stationed directors") };
	sqlite3_stmt *st;
	struct buf b = { 0 };
	int64_t n;
	int i, rc;

	if (hl->replay)
		return HL_OK;
	st = sql_bind(hl, sql_issue_merge_open, BIND(":id", e->id), BIND(":t", hl->at));
	while (sql_next(hl, st, &rc))
		for (i = 0; i < (int)LEN(leaves); i++)
			if ((n = sqlite3_column_int64(st, i)) > 0)
				buf_fmt(&b, "%s%s (%lld)", b.n > 0 ? ", " : "", _(leaves[i]),
				    (long long)n);
	if (b.n > 0)
		hl_warn(hl, _("'%s' leaves open: %s"), e->code, b.s);
	buf_free(&b);
	return rc;
}

static int
department_merge(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	const struct hl_arg *a = hl_args_find(args, "department");
	struct ended e = { 0 };
	size_t i;
	int rc;

	if (hl->reason == NULL)
		return hl_fail(hl, HL_EUSAGE, _("--reason is missing"));
	if ((rc = event_check_at(hl, 'f')) != HL_OK ||
	    (rc = look_up(hl, hl_args_get(args, "into"), &e.to, &e.into)) != HL_OK ||
	    (rc = check_into(hl, &e)) != HL_OK)
		return rc;
	hl_args_set(args, "into", e.into);
	for (i = 0; a != NULL && i < a->n; i++) {
		if ((rc = look_up(hl, a->v[i], &e.id, &e.code)) != HL_OK ||
		    (rc = check_pair(hl, &e)) != HL_OK || (rc = end_department(hl, &e)) != HL_OK ||
		    (rc = warn_open(hl, &e)) != HL_OK)
			return rc;
		free(a->v[i]);
		a->v[i] = xstrdup(e.code);
	}
	if ((rc = move_issues(hl, args)) != HL_OK)
		return rc;
	*rows = rows_new("number,department,successor,role,kind,due");
	return rows_fill(
	    hl, *rows, sql_bind(hl, sql_issue_merge_answer, BIND(":event", hl->ev->seq)));
}

/* --- void (R51) --- */

static int
give_back(struct hl *hl, int64_t event)
{
	if (sql_run(hl, sql_issue_merge_principals_back, BIND(":event", event)) != HL_OK ||
	    sql_run(hl, sql_issue_merge_days_back, BIND(":event", event)) != HL_OK)
		return HL_EFAIL;
	return sql_run(hl, "UPDATE succession SET gone = :at WHERE event = :event",
	    BIND(":event", event), BIND(":at", hl->at));
}

static int
department_unmerge(struct hl *hl, const struct hl_act *act, int64_t event)
{
	struct ids ids;
	int64_t there;
	size_t i;
	int rc;

	(void)act;
	if (sql_int(hl, &there, sql_issue_merge_stands, BIND(":event", event)) != 1)
		return hl_fail(hl, HL_EREFUSED, _("event %lld cannot be voided"), (long long)event);
	if ((rc = sql_ids(hl, &ids, sql_bind(hl, sql_issue_merge_moved, BIND(":event", event)))) !=
	    HL_OK)
		return rc;
	rc = give_back(hl, event);
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
