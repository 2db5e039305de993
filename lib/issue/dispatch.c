/* dispatch.c: the arguments of a dispatch (R10, R11). */
#include <stdlib.h>
#include <string.h>

#include "issue/issue.h"

/* --- dispatch --- */

int
issue_department(struct hl *hl, const char *what, struct m_to *to)
{
	sqlite3_stmt *st;
	char day[16];
	bool active;
	int n, rc;

	day_iso(time_day(hl->at), day);
	if ((n = sql_int(hl, &to->department, sql_record_department_by_code, BIND(":code", what))) <
	    0)
		return HL_EFAIL;
	if (n == 0 && (rc = department_find(hl, what, &to->department)) != HL_OK)
		return rc;
	if ((rc = department_heir(hl, &to->department, hl->at)) != HL_OK)
		return rc;
	st = sql_bind(hl, sql_issue_department_on, BIND(":id", to->department), BIND(":day", day));
	if (!sql_next(hl, st, &rc))
		return rc != HL_OK ? rc : hl_fail_db(hl);
	to->code = hl_keep(hl, xstrdup(sql_string(st, 0)));
	to->level = hl_keep(hl, xstrdup(sql_string(st, 1)));
	active = sqlite3_column_int(st, 2);
	sqlite3_reset(st);
	return active || hl->imported
		   ? HL_OK
		   : hl_fail(
			 hl, HL_EREFUSED, _("department '%s' is not active on %s"), to->code, day);
}

static int
add_to(struct hl *hl, struct m_dispatch *d, const char *what, enum m_role role)
{
	int rc;

	if (d->n == LEN(d->to))
		return hl_fail(hl, HL_EREFUSED, _("more than %zu departments"), LEN(d->to));
	if ((rc = issue_department(hl, what, &d->to[d->n])) != HL_OK)
		return rc;
	d->to[d->n++].role = role;
	return HL_OK;
}

/* Values of one option, which become codes in the journal. */
static int
add_all(
    struct hl *hl, struct m_dispatch *d, struct hl_args *args, const char *name, enum m_role role)
{
	const struct hl_arg *arg = hl_args_find(args, name);
	size_t i, first = d->n;
	int rc;

	for (i = 0; arg != NULL && i < arg->n; i++)
		if ((rc = add_to(hl, d, arg->v[i], role)) != HL_OK)
			return rc;
	if (arg != NULL)
		hl_args_set(args, name, NULL);
	for (i = first; i < d->n; i++)
		hl_args_add(args, name, d->to[i].code);
	return HL_OK;
}

/* --lead marks one of a joint list, or names the lead of a transfer beside --to. */
static int
add_lead(struct hl *hl, struct m_dispatch *d, struct hl_args *args)
{
	const char *lead = hl_args_get(args, "lead");
	int64_t id;
	size_t i;
	int rc;

	if (lead == NULL)
		return HL_OK;
	if (d->list != L_JOINT && d->list != L_TRANSFER)
		return hl_fail(hl, HL_EREFUSED, _("--lead goes with list joint or transfer"));
	if ((rc = department_find(hl, lead, &id)) != HL_OK ||
	    (rc = department_heir(hl, &id, hl->at)) != HL_OK)
		return rc;
	for (i = 0; i < d->n && d->to[i].department != id; i++)
		;
	if (i < d->n) {
		if (d->to[i].role == R_CITY)
			return hl_fail(hl, HL_EREFUSED,
			    _("'%s' is a city department and cannot lead"), d->to[i].code);
		d->to[i].role = R_LEAD;
		hl_args_set(args, "lead", d->to[i].code);
		return HL_OK;
	}
	return add_all(hl, d, args, "lead", R_LEAD);
}

/* Nothing said of departments: those of now, in the roles the list gives them. */
static int
keep_departments(struct machine *m, struct m_dispatch *d)
{
	size_t i;
	const char *text;
	int rc;

	for (i = 0; i < m->a.n; i++) {
		enum m_role role = m->a.v[i].role;

		if (m->a.v[i].until != HL_NEVER)
			continue;
		if (d->list != m->list && role != R_CITY)
			role = d->list == L_SOLO    ? R_SOLE
			       : d->list == L_LOCAL ? R_LOCAL
			       : d->list == L_JOINT ? R_ASSIST
			       : d->n == 0          ? R_LEAD
						    : R_ASSIST;
		if ((text = department_code(m->hl, m->a.v[i].department)) == NULL)
			return HL_EFAIL;
		rc = add_to(m->hl, d, text, role);
		if (rc != HL_OK)
			return rc;
	}
	return HL_OK;
}

/* --responsible NAME for all, DEPT=NAME for one. */
static int
add_responsible(struct machine *m, struct m_dispatch *d, const struct hl_args *args)
{
	const struct hl_arg *arg = hl_args_find(args, "responsible");
	struct buf general = { 0 };
	struct hl *hl = m->hl;
	size_t i, j;
	int64_t id;
	int rc;

	for (i = 0; arg != NULL && i < arg->n; i++) {
		const char *eq = strchr(arg->v[i], '=');
		char *dept;

		if (eq == NULL) {
			buf_fmt(&general, "%s%s", general.n > 0 ? ";" : "", arg->v[i]);
			continue;
		}
		dept = strndup(arg->v[i], (size_t)(eq - arg->v[i]));
		rc = department_find(hl, dept, &id);
		for (j = 0; rc == HL_OK && j < d->n && d->to[j].department != id; j++)
			;
		if (rc == HL_OK && j == d->n)
			rc = hl_fail(hl, HL_EREFUSED,
			    _("--responsible names '%s', which the issue is not dispatched to"),
			    dept);
		else if (rc == HL_OK && eq[1] == '\0')
			rc = hl_fail(hl, HL_EREFUSED, _("--responsible: no name for '%s'"), dept);
		free(dept);
		if (rc != HL_OK) {
			buf_free(&general);
			return rc;
		}
		d->to[j].responsible = eq + 1;
	}
	d->responsible = general.s != NULL ? hl_keep(hl, general.s) : NULL;
	for (j = 0; j < d->n; j++)
		if (d->to[j].responsible == NULL)
			d->to[j].responsible = d->responsible;
	return HL_OK;
}

static int
read_dispatch(struct machine *m, struct hl_args *args, struct m_dispatch *d)
{
	const char *list = hl_args_get(args, "list"), *given[] = { "to", "assist", "city", "lead" };
	struct hl *hl = m->hl;
	bool any = false;
	enum m_role role;
	size_t i;
	int rc;

	if (list == NULL && m->list == L_NONE)
		return hl_fail(hl, HL_EREFUSED,
		    _("cannot dispatch %s: --list is missing, one of %s (R10)"), m->number,
		    hl_words(hl, "list"));
	if (list != NULL && m_list_of(list) < 0) /* a fact of the journal, told anew */
		return db_damaged(hl, m->number);
	d->list = list != NULL ? (enum m_list)m_list_of(list) : m->list;
	for (i = 0; i < LEN(given); i++)
		any = any || hl_args_get(args, given[i]) != NULL;
	role = d->list == L_SOLO       ? R_SOLE
	       : d->list == L_JOINT    ? R_ASSIST
	       : d->list == L_TRANSFER ? R_LEAD
				       : R_LOCAL;
	if (d->list == L_TRANSFER && hl_args_get(args, "lead") != NULL)
		role = R_ASSIST;
	/* local without a department is the station */
	any = any || (list != NULL && d->list == L_LOCAL);
	if (!any && m->dispatched != 0 && (rc = keep_departments(m, d)) != HL_OK)
		return rc;
	if ((rc = add_all(hl, d, args, "to", role)) != HL_OK ||
	    (rc = add_all(hl, d, args, "assist", d->list == L_LOCAL ? R_LOCAL : R_ASSIST)) !=
		HL_OK ||
	    (rc = add_all(hl, d, args, "city", R_CITY)) != HL_OK ||
	    (rc = add_lead(hl, d, args)) != HL_OK)
		return rc;
	d->task = hl_args_get(args, "task");
	d->standard = hl_args_get(args, "standard");
	if ((rc = add_responsible(m, d, args)) != HL_OK)
		return rc;
	return issue_time_arg(hl, args, "close-by", HL_BARE_END, &d->close_by);
}

/* The deadlines the current event opened: department, kind, due. */
static int
answer_deadlines(struct machine *m, struct hl_rows **rows)
{
	const char *code;
	char iso[40];
	struct buf dues = { 0 };
	size_t i;

	if (m->was != NULL)
		return HL_OK;
	*rows = rows_new("department,kind,due");
	for (i = 0; i < m->d.n; i++) {
		if (m->d.v[i].event != m->hl->ev->seq)
			continue;
		if ((code = department_code(m->hl, m->d.v[i].department)) == NULL)
			return HL_EFAIL;
		rows_put(*rows, CELL(code), CELL(m_kind_name(m->d.v[i].kind)), CELL(m->d.v[i].due));
		buf_fmt(&dues, "%s[\"%s\",\"%s\",\"%s\"]", dues.n > 0 ? "," : "[", code,
		    m_kind_name(m->d.v[i].kind), hl_time_iso(m->d.v[i].due, iso));
	}
	if (dues.n > 0) {
		buf_chr(&dues, ']');
		decide_raw(m->hl, "dues", dues.s);
	}
	buf_free(&dues);
	return HL_OK;
}

static int
dispatch_as(struct machine *m, struct hl_args *args, struct hl_rows **rows, enum m_act act)
{
	struct m_dispatch *d = hl_keep(m->hl, xcalloc(1, sizeof(*d)));
	int rc;

	if ((rc = m_allowed(m, act)) !=
	    HL_OK) /* before anything else: that is what the user must know */
		return rc;
	if ((rc = read_dispatch(m, args, d)) != HL_OK || (rc = m_dispatch(m, act, d)) != HL_OK)
		return rc;
	return answer_deadlines(m, rows);
}

int
issue_do_dispatch(struct machine *m, struct hl_args *args, struct hl_rows **rows)
{
	return dispatch_as(m, args, rows, A_DISPATCH);
}

int
issue_do_redispatch(struct machine *m, struct hl_args *args, struct hl_rows **rows)
{
	int rc = issue_need_reason(m->hl);

	return rc != HL_OK ? rc : dispatch_as(m, args, rows, A_REDISPATCH);
}
