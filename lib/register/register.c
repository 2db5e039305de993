/*
 * register.c: registers of facts: one mechanism for all of them, see register.h.
 * register-value.c takes their values, register-list.c lists, shows and imports them. Every text
 * of a statement comes from the descriptors; values are only ever bound.
 */
#include <stdlib.h>
#include <string.h>

#include "register/register.h"

/* --- statements of the descriptors --- */

size_t
reg_index(const struct reg *r, const char *name)
{
	size_t i = 0;

	while (strcmp(r->fields[i].name, name) != 0)
		i++;
	return i;
}

bool
reg_is_ref(const struct hl_param *f)
{
	return f->type >= HL_P_STATION && f->type <= HL_P_MEETING;
}

void
reg_column(struct buf *b, const struct hl_param *f)
{
	buf_fmt(b, "\"%s%s\"", f->name, reg_is_ref(f) && !(f->flags & HL_MULTI) ? "_id" : "");
}

int
reg_bind(
    struct hl *hl, const struct buf *sql, const struct reg_cell *v, size_t n, sqlite3_stmt **st)
{
	size_t i;
	int rc = SQLITE_OK;

	if (sqlite3_prepare_v2(hl->db, sql->s, -1, st, NULL) != SQLITE_OK)
		return hl_fail_db(hl);
	for (i = 0; i < n && rc == SQLITE_OK; i++)
		rc = v[i].is_number
			 ? sqlite3_bind_int64(*st, (int)i + 1, v[i].number)
			 : sqlite3_bind_text(*st, (int)i + 1, v[i].text, -1, SQLITE_TRANSIENT);
	if (rc == SQLITE_OK)
		return HL_OK;
	rc = hl_fail_db(hl);
	sqlite3_finalize(*st);
	return rc;
}

int
reg_int(struct hl *hl, const struct buf *sql, const struct reg_cell *v, size_t n, int64_t *out)
{
	sqlite3_stmt *st;
	int rc;

	*out = 0;
	if (reg_bind(hl, sql, v, n, &st) != HL_OK)
		return -1;
	rc = sqlite3_step(st);
	if (rc == SQLITE_ROW)
		*out = sqlite3_column_int64(st, 0);
	else if (rc != SQLITE_DONE)
		hl_fail_db(hl);
	sqlite3_finalize(st);
	return rc == SQLITE_ROW ? 1 : rc == SQLITE_DONE ? 0 : -1;
}

int
reg_run(struct hl *hl, const struct buf *sql, const struct reg_cell *v, size_t n)
{
	int64_t unused;

	return reg_int(hl, sql, v, n, &unused) < 0
		   ? (sqlite3_errcode(hl->db) & 0xff) == SQLITE_CONSTRAINT ? HL_EREFUSED : HL_EFAIL
		   : HL_OK;
}

/* --- add --- */

const char *
reg_period(const struct reg *r)
{
	size_t i;

	for (i = 0; i < r->n; i++)
		if (r->fields[i].type == HL_P_FROM)
			return r->fields[i].name;
	return NULL;
}

static int
check_period(struct hl *hl, const struct reg *r, const struct hl_args *args)
{
	const char *from = hl_args_get(args, "from"), *to = hl_args_get(args, "to");

	if (reg_period(r) == NULL || to == NULL || strcmp(from, to) <= 0)
		return HL_OK;
	return hl_fail(hl, HL_EREFUSED, _("%s from %s to %s: the end lies before the start"),
	    r->noun, from, to);
}

int
reg_overlap(struct hl *hl, const struct reg *r, const struct hl_args *args,
    const struct reg_cell *v, const char *const *keys, int64_t *event)
{
	struct reg_cell bound[REG_MAX];
	struct buf sql = { 0 };
	size_t i, k, n = 0;
	int found;

	buf_fmt(&sql, "SELECT event FROM \"%s\" WHERE gone = " NEVER, r->noun);
	for (i = 0; i < r->n; i++) {
		for (k = 0;
		     keys != NULL && keys[k] != NULL && strcmp(keys[k], r->fields[i].name) != 0;
		     k++)
			;
		if (keys != NULL ? keys[k] == NULL : !(r->fields[i].flags & HL_KEY))
			continue;
		buf_str(&sql, " AND ");
		reg_column(&sql, &r->fields[i]);
		bound[n] = v[i];
		buf_fmt(&sql, " IS ?%d", (int)++n);
	}
	if (n > 0 && reg_period(r) != NULL) {
		bound[n++] = (struct reg_cell){ .text = hl_args_get(args, "from") };
		bound[n++] = (struct reg_cell){ .text = hl_args_get(args, "to") };
		buf_fmt(&sql,
		    " AND ifnull(\"to\", '9999-12-31') >= ?%d AND \"from\" <= ifnull(?%d, "
		    "'9999-12-31')",
		    (int)n - 1, (int)n);
	}
	buf_str(&sql, " LIMIT 1");
	found = n > 0 ? reg_int(hl, &sql, bound, n, event) : 0;
	buf_free(&sql);
	return found;
}

/* What is unique stands once, at a time where there is a period. */
static int
check_key(struct hl *hl, const struct reg *r, const struct hl_args *args, const struct reg_cell *v)
{
	struct buf what = { 0 };
	const char *value;
	int64_t event;
	size_t i;
	int found = reg_overlap(hl, r, args, v, NULL, &event);

	if (found == 0)
		return HL_OK;
	if (found < 0)
		return HL_EFAIL;
	for (i = 0; i < r->n; i++)
		if ((r->fields[i].flags & HL_KEY) &&
		    (value = hl_args_get(args, r->fields[i].name)) != NULL)
			buf_fmt(&what, "%s%s", what.n > 0 ? " " : "", value);
	hl_fail(hl, HL_EREFUSED,
	    reg_period(r) != NULL ? _("%s '%s' is there in that time already, by event %lld")
				  : _("%s '%s' is there already, by event %lld"),
	    r->noun, what.s != NULL ? what.s : "", (long long)event);
	buf_free(&what);
	return HL_EREFUSED;
}

int
reg_check(struct hl *hl, const struct reg *r, struct hl_args *args, struct reg_cell *v)
{
	int rc;

	if ((rc = check_period(hl, r, args)) != HL_OK || (rc = check_key(hl, r, args, v)) != HL_OK)
		return rc;
	return r->check != NULL ? r->check(hl, r, args, v) : HL_OK;
}

static int
insert(struct hl *hl, const struct reg *r, const struct reg_cell *v)
{
	struct reg_cell all[REG_MAX + 2] = { { .number = hl->ev->seq, .is_number = true },
		{ .number = hl->at, .is_number = true } };
	struct buf sql = { 0 };
	size_t i;
	int rc;

	buf_fmt(&sql, "INSERT INTO \"%s\" (event, at", r->noun);
	for (i = 0; i < r->n; i++) {
		buf_str(&sql, ", ");
		reg_column(&sql, &r->fields[i]);
		all[i + 2] = v[i];
	}
	buf_str(&sql, ") VALUES (?1, ?2");
	for (i = 0; i < r->n; i++)
		buf_fmt(&sql, ", ?%d", (int)i + 3);
	buf_str(&sql, ")");
	rc = reg_run(hl, &sql, all, r->n + 2);
	buf_free(&sql);
	return rc;
}

int
reg_add(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	const struct reg *r = hl->act->reg;
	struct reg_cell v[REG_MAX];
	int rc;

	if ((rc = event_check_at(hl, reg_period(r) != NULL ? 'r' : 'f')) != HL_OK ||
	    (rc = reg_take(hl, r, args, v)) != HL_OK || (rc = reg_check(hl, r, args, v)) != HL_OK ||
	    (rc = insert(hl, r, v)) != HL_OK)
		return rc;
	*rows = rows_new("event");
	rows_add(*rows, "i", hl->ev->seq);
	return HL_OK;
}

/* --- a row by its event: end, void --- */

int
reg_event(struct hl *hl, const struct reg *r, const struct hl_args *args, int64_t *event)
{
	struct reg_cell c = { .is_number = true };
	struct buf sql = { 0 };
	int64_t gone;
	int found, rc;

	if ((rc = arg_event(hl, args, event)) != HL_OK)
		return rc;
	buf_fmt(&sql, "SELECT gone FROM \"%s\" WHERE event = ?1", r->noun);
	c.number = *event;
	found = reg_int(hl, &sql, &c, 1, &gone);
	buf_free(&sql);
	if (found < 0)
		return HL_EFAIL;
	if (found == 0)
		return hl_fail(
		    hl, HL_ENOENT, _("event %lld added no %s"), (long long)*event, r->noun);
	return gone < HL_NEVER
		   ? hl_fail(hl, HL_EREFUSED, _("event %lld is void"), (long long)*event)
		   : HL_OK;
}

int
reg_end(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	const struct reg *r = hl->act->reg;
	static const struct hl_param to = { "to", HL_P_TO, 0, NULL, NULL };
	struct reg_cell v[3] = { { 0 } };
	char day[16];
	struct buf sql = { 0 };
	int64_t event, n;
	int rc;

	(void)rows;
	if ((rc = event_check_at(hl, 'r')) != HL_OK ||
	    (rc = reg_event(hl, r, args, &event)) != HL_OK)
		return rc;
	if (hl_args_get(args, "to") == NULL)
		hl_args_set(args, "to", day_iso(time_day(hl->at), day));
	if ((rc = reg_take_field(hl, &to, args, &v[0])) != HL_OK)
		return rc;
	v[1] = (struct reg_cell){ .number = event, .is_number = true };
	v[2] = (struct reg_cell){ .number = hl->ev->seq, .is_number = true };
	buf_fmt(&sql,
	    "SELECT CASE WHEN \"to\" IS NOT NULL THEN 2 WHEN \"from\" > ?1 THEN 1 ELSE 0 END FROM "
	    "\"%s\" WHERE event = ?2",
	    r->noun);
	rc = reg_int(hl, &sql, v, 2, &n) < 0 ? HL_EFAIL : HL_OK;
	if (rc == HL_OK && n > 0)
		rc = hl_fail(hl, HL_EREFUSED,
		    n == 2 ? _("%s %lld has ended already") : _("%s %lld begins after %s"), r->noun,
		    (long long)event, v[0].text);
	buf_clear(&sql);
	buf_fmt(&sql, "UPDATE \"%s\" SET \"to\" = ?1, ended = ?3 WHERE event = ?2", r->noun);
	if (rc == HL_OK)
		rc = reg_run(hl, &sql, v, 3);
	buf_free(&sql);
	return rc;
}

/* Rows that name this one by its code. */
int
reg_named(struct hl *hl, const struct reg *r, int64_t event)
{
	struct reg_cell c = { .number = event, .is_number = true };
	const struct reg *other;
	struct buf sql = { 0 };
	int64_t by = 0;
	size_t i, k;
	int found = 0;

	for (i = 0; found == 0 && (other = reg_at(i)) != NULL; i++)
		for (k = 0; found == 0 && k < other->n; k++) {
			if (other->fields[k].type != HL_P_ROW ||
			    strcmp(other->fields[k].set, r->noun) != 0)
				continue;
			buf_clear(&sql);
			buf_fmt(&sql,
			    "SELECT o.event FROM \"%s\" o, \"%s\" t WHERE t.event = ?1 AND "
			    "o.\"%s\" = t.code AND o.gone = " NEVER " LIMIT 1",
			    other->noun, r->noun, other->fields[k].name);
			found = reg_int(hl, &sql, &c, 1, &by);
		}
	buf_free(&sql);
	if (found > 0)
		return hl_fail(
		    hl, HL_EREFUSED, _("event %lld rests on it; void that first"), (long long)by);
	return found < 0 ? HL_EFAIL : HL_OK;
}

int
reg_undo(struct hl *hl, const struct hl_act *act, int64_t event)
{
	const struct reg *r = act->reg;
	struct reg_cell v[2] = { { .number = event, .is_number = true },
		{ .number = hl->at, .is_number = true } };
	bool end = act->fn == reg_end;
	struct buf sql = { 0 };
	int rc = HL_OK;

	if (act->fn == reg_set)
		return reg_unset(hl, r, event);
	if (end)
		buf_fmt(&sql, "UPDATE \"%s\" SET \"to\" = NULL, ended = NULL WHERE ended = ?1",
		    r->noun);
	else if ((rc = reg_named(hl, r, event)) == HL_OK &&
		 (r->rests == NULL || (rc = r->rests(hl, event)) == HL_OK))
		buf_fmt(&sql, "UPDATE \"%s\" SET gone = ?2 WHERE event = ?1", r->noun);
	if (rc == HL_OK)
		rc = reg_run(hl, &sql, v, end ? 1 : 2);
	buf_free(&sql);
	return rc;
}

/* --- what rests on a station, a department, an issue, a meeting --- */

const struct reg *
reg_at(size_t i)
{
	const struct hl_act *const *table, *act;

	for (table = hl_acts; *table != NULL; table++)
		for (act = *table; act->program != NULL; act++)
			if (act->fn == reg_add && i-- == 0)
				return act->reg;
	return NULL;
}

int
reg_rests(struct hl *hl, int what, int64_t id)
{
	enum hl_param_type kind = HL_P_STATION + (unsigned)what;
	const struct reg *r;
	struct reg_cell c = { .number = id, .is_number = true };
	struct buf sql = { 0 };
	int64_t by = 0;
	size_t i, k;
	int found = 0;

	for (i = 0; found == 0 && (r = reg_at(i)) != NULL; i++)
		for (k = 0; found == 0 && k < r->n; k++) {
			if (r->fields[k].type != kind)
				continue;
			buf_clear(&sql);
			buf_fmt(
			    &sql, "SELECT event FROM \"%s\" WHERE gone = " NEVER " AND ", r->noun);
			if (r->fields[k].flags & HL_MULTI)
				buf_fmt(&sql, "(%s) IN (SELECT value FROM json_each(\"%s\"))",
				    reg_code_sql(kind), r->fields[k].name);
			else
				buf_fmt(&sql, "\"%s_id\" = ?1", r->fields[k].name);
			buf_str(&sql, " LIMIT 1");
			found = reg_int(hl, &sql, &c, 1, &by);
		}
	buf_free(&sql);
	if (found > 0)
		return hl_fail(
		    hl, HL_EREFUSED, _("event %lld rests on it; void that first"), (long long)by);
	return found < 0 ? HL_EFAIL : HL_OK;
}

/* --- parameters of their acts --- */

const struct hl_param reg_former_params[] = {
	PARAM_SPAN,
	{ "all", HL_P_FLAG, 0, NULL, N_("former ones too"), .letter = 'a' },
	{ 0 },
};

const struct hl_param reg_set_params[] = {
	PARAM_EVENT,
	{ "clear", HL_P_CODE, HL_MULTI, "FIELD", N_("empties a field that need not be there") },
	{ 0 },
};

const struct hl_param reg_end_params[] = {
	PARAM_EVENT,
	{ "to", HL_P_DAY, 0, NULL, N_("last day (default: that of --at)") },
	{ 0 },
};
