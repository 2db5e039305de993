/*
 * set.c: facts of registers corrected (R51): NOUN set changes fields of a row from the
 * moment of the correction on. What the row said before is kept as a version of its own, so that
 * an earlier T still sees it; taking the correction back is a further version.
 */
#include <stdlib.h>
#include <string.h>

#include "register/register.h"

/* --- values as texts --- */

static char *
joined(const struct hl_args *args, const char *name)
{
	const struct hl_arg *a = hl_args_find(args, name);
	struct buf b = { 0 };
	size_t i;

	for (i = 0; a != NULL && i < a->n; i++)
		buf_fmt(&b, "%s%s", i > 0 ? ";" : "", a->v[i]);
	return b.s;
}

static void
copy_value(struct hl_args *to, const struct hl_args *from, const char *name)
{
	const struct hl_arg *a = hl_args_find(from, name);
	size_t i;

	hl_args_set(to, name, NULL);
	for (i = 0; a != NULL && i < a->n; i++)
		hl_args_add(to, name, a->v[i]);
}

static bool
named(const struct hl_args *args, const char *list, const char *name)
{
	const struct hl_arg *a = hl_args_find(args, list);
	size_t i;

	for (i = 0; a != NULL && i < a->n; i++)
		if (strcmp(a->v[i], name) == 0)
			return true;
	return false;
}

/* Whether the correction with these arguments is about the field. */
static bool
is_about(const struct hl_args *args, const struct hl_param *f)
{
	return hl_args_get(args, f->name) != NULL || named(args, "clear", f->name);
}

/* --- one number of one row --- */

static int
number_of(struct hl *hl, const struct reg *r, const char *what, int64_t event, int64_t *out)
{
	struct reg_cell c = { .number = event, .is_number = true };
	struct buf sql = { 0 };
	int found;

	buf_fmt(&sql, "SELECT %s FROM \"%s\" WHERE event = ?1", what, r->noun);
	found = reg_int(hl, &sql, &c, 1, out);
	buf_free(&sql);
	return found < 0 ? HL_EFAIL : HL_OK;
}

/* --- what rests on a row --- */

/* Fields that other records go by. */
static bool
is_anchor(const struct hl_param *f)
{
	return f->type == HL_P_STATION || f->type == HL_P_ROW || f->type == HL_P_CODE ||
	       f->type == HL_P_WORD || (f->flags & HL_KEY) != 0 ||
	       ((f->flags & HL_MULTI) && (f->flags & HL_NEED));
}

static int
check_anchor(struct hl *hl, const struct reg *r, const struct hl_param *f, int64_t event)
{
	int rc;

	if (!is_anchor(f))
		return HL_OK;
	if ((rc = reg_named(hl, r, event)) != HL_OK || f->type != HL_P_STATION || r->rests == NULL)
		return rc;
	return r->rests(hl, event);
}

/* An end that was recorded by itself stands on its own. */
static int
check_ended(struct hl *hl, const struct reg *r, const struct hl_param *f, int64_t event)
{
	int64_t by = 0;

	if (f->type != HL_P_TO || number_of(hl, r, "ifnull(ended, 0)", event, &by) != HL_OK)
		return f->type == HL_P_TO ? HL_EFAIL : HL_OK;
	return by == 0 ? HL_OK
		       : hl_fail(hl, HL_EREFUSED, _("event %lld rests on it; void that first"),
			     (long long)by);
}

/* --- a further version --- */

/* What the row says now, under the number of this event. */
static int
keep_version(struct hl *hl, const struct reg *r, int64_t event)
{
	struct reg_cell v[3] = { { .number = event, .is_number = true },
		{ .number = hl->ev->seq, .is_number = true },
		{ .number = hl->at, .is_number = true } };
	struct buf sql = { 0 }, columns = { 0 };
	size_t i;
	int rc;

	for (i = 0; i < r->n; i++) {
		buf_str(&columns, ", ");
		reg_column(&columns, &r->fields[i]);
	}
	buf_fmt(&sql,
	    "INSERT INTO \"%s\" (event, gone, version_of, known, at%s) SELECT -?2, ?3, ?1, known, "
	    "at%s FROM \"%s\" WHERE event = ?1",
	    r->noun, columns.s, columns.s, r->noun);
	rc = reg_run(hl, &sql, v, 3);
	buf_free(&columns);
	buf_free(&sql);
	return rc;
}

/* The row is not there while what it is to become is looked at. */
static int
set_gone(struct hl *hl, const struct reg *r, int64_t event, int64_t gone)
{
	struct reg_cell v[2] = { { .number = event, .is_number = true },
		{ .number = gone, .is_number = true } };
	struct buf sql = { 0 };
	int rc;

	buf_fmt(&sql, "UPDATE \"%s\" SET gone = ?2 WHERE event = ?1", r->noun);
	rc = reg_run(hl, &sql, v, 2);
	buf_free(&sql);
	return rc;
}

static int
store(struct hl *hl, const struct reg *r, int64_t event, const struct reg_cell *v)
{
	struct reg_cell all[REG_MAX + 2] = { { .number = event, .is_number = true },
		{ .number = hl->at, .is_number = true } };
	struct buf sql = { 0 };
	size_t i;
	int rc;

	buf_fmt(&sql, "UPDATE \"%s\" SET known = ?2, gone = " NEVER, r->noun);
	for (i = 0; i < r->n; i++) {
		buf_str(&sql, ", ");
		reg_column(&sql, &r->fields[i]);
		buf_fmt(&sql, " = ?%d", (int)i + 3);
		all[i + 2] = v[i];
	}
	buf_str(&sql, " WHERE event = ?1");
	rc = reg_run(hl, &sql, all, r->n + 2);
	buf_free(&sql);
	return rc;
}

/* By the rules of the moment the row is about, not of its correction. */
static int
check_row(
    struct hl *hl, const struct reg *r, int64_t event, struct hl_args *row, struct reg_cell *v)
{
	struct context ctx;
	int64_t at;
	int rc;

	if (number_of(hl, r, "at", event, &at) != HL_OK)
		return HL_EFAIL;
	context_at(hl, &ctx, at);
	if ((rc = reg_take(hl, r, row, v)) == HL_OK)
		rc = reg_check(hl, r, row, v);
	context_leave(hl, &ctx);
	return rc;
}

/* What differs between two states of a row, and whether it may. */
static int
compare(struct hl *hl, const struct reg *r, int64_t event, const struct hl_args *old,
    const struct hl_args *row, struct change *c)
{
	size_t i;
	int rc = HL_OK;

	for (i = 0; i < r->n && rc == HL_OK; i++) {
		const struct hl_param *f = &r->fields[i];
		char *was = joined(old, f->name), *is = joined(row, f->name);

		if (strcmp(was != NULL ? was : "", is != NULL ? is : "") != 0) {
			note_change(c, f->name, was, is);
			if ((rc = check_anchor(hl, r, f, event)) == HL_OK)
				rc = check_ended(hl, r, f, event);
		}
		free(was);
		free(is);
	}
	return rc;
}

/*
 * The row becomes what row says, which is canonical from then on; c tells what differs: without
 * any nothing is done.
 */
static int
revise(struct hl *hl, const struct reg *r, int64_t event, struct hl_args *row, struct change *c)
{
	struct reg_cell v[REG_MAX];
	struct hl_args old = { 0 };
	int rc;

	if ((rc = reg_load(hl, r, event, &old)) == HL_OK &&
	    (rc = set_gone(hl, r, event, 0)) == HL_OK &&
	    (rc = check_row(hl, r, event, row, v)) == HL_OK &&
	    (rc = compare(hl, r, event, &old, row, c)) == HL_OK) {
		if (c->before.n == 0)
			rc = set_gone(hl, r, event, HL_NEVER);
		else if ((rc = keep_version(hl, r, event)) == HL_OK)
			rc = store(hl, r, event, v);
	}
	hl_args_clear(&old);
	return rc;
}

/* --- set --- */

/* What may be emptied: what need not be there. */
static int
check_clear(struct hl *hl, const struct reg *r, const struct hl_args *args)
{
	const struct hl_arg *a = hl_args_find(args, "clear");
	struct buf b = { 0 };
	size_t i, k;
	int rc = HL_OK;

	for (i = 0; i < r->n; i++)
		if (!(r->fields[i].flags & HL_NEED) && r->fields[i].type != HL_P_FROM)
			buf_fmt(&b, "%s%s", b.n > 0 ? ", " : "", r->fields[i].name);
	for (i = 0; a != NULL && i < a->n && rc == HL_OK; i++) {
		for (k = 0; k < r->n && strcmp(r->fields[k].name, a->v[i]) != 0; k++)
			;
		if (k == r->n || (r->fields[k].flags & HL_NEED) || r->fields[k].type == HL_P_FROM)
			rc = hl_fail(hl, HL_EUSAGE, _("'%s' cannot be emptied (one of: %s)"),
			    a->v[i], b.s != NULL ? b.s : "");
		else if (hl_args_get(args, a->v[i]) != NULL)
			rc = hl_fail(hl, HL_EUSAGE, _("'%s' is set and emptied at once"), a->v[i]);
	}
	buf_free(&b);
	return rc;
}

/* Corrections follow one another, and what they correct. */
static int
check_order(struct hl *hl, const struct reg *r, int64_t event)
{
	char text[32];
	int64_t last;

	if (number_of(hl, r, "max(at, known)", event, &last) != HL_OK)
		return HL_EFAIL;
	return hl->at >= last
		   ? HL_OK
		   : hl_fail(hl, HL_EREFUSED, _("%s %lld is of %s: what follows cannot be earlier"),
			 r->noun, (long long)event, hl_time_short(last, text));
}

int
reg_set(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	const struct reg *r = hl->act->reg;
	struct hl_args row = { 0 };
	struct change c = { { 0 }, { 0 } };
	int64_t event;
	size_t i, n = 0;
	int rc;

	(void)rows;
	if (hl->reason == NULL)
		return hl_fail(hl, HL_EUSAGE, _("--reason is missing"));
	if ((rc = event_check_at(hl, 'f')) != HL_OK ||
	    (rc = reg_event(hl, r, args, &event)) != HL_OK ||
	    (rc = check_order(hl, r, event)) != HL_OK || (rc = check_clear(hl, r, args)) != HL_OK)
		return rc;
	if ((rc = reg_load(hl, r, event, &row)) == HL_OK) {
		for (i = 0; i < r->n; i++)
			if (is_about(args, &r->fields[i])) {
				n++;
				copy_value(&row, args, r->fields[i].name);
			}
		rc = n > 0 ? revise(hl, r, event, &row, &c)
			   : hl_fail(hl, HL_EUSAGE, _("nothing to set: name a field"));
	}
	for (i = 0; i < r->n && rc == HL_OK; i++)
		if (hl_args_get(args, r->fields[i].name) != NULL)
			copy_value(args, &row, r->fields[i].name);
	hl_args_clear(&row);
	if (rc != HL_OK) {
		buf_free(&c.before);
		buf_free(&c.after);
		return rc;
	}
	decide_change(hl, &c);
	return HL_OK;
}

/* --- void (R51) --- */

/* The arguments of an event. */
static int
event_args(struct hl *hl, int64_t event, struct hl_args *args)
{
	char *text = NULL, err[256];
	int n = db_text(hl, &text, "SELECT args FROM event WHERE seq = ?1", "i", event);

	if (n == 1 && json_args(text, strlen(text), args, err, sizeof(err)) != 0)
		n = -1;
	free(text);
	return n == 1  ? HL_OK
	       : n < 0 ? HL_EFAIL
		       : hl_fail(hl, HL_ENOENT, _("no event %lld"), (long long)event);
}

/* A later correction of the row that stands, or 0. */
static int
later(struct hl *hl, const struct reg *r, int64_t event, int64_t of, int64_t *by)
{
	struct reg_cell v[2] = { { .number = event, .is_number = true },
		{ .number = of, .is_number = true } };
	struct buf sql = { 0 };
	int found;

	buf_fmt(&sql,
	    "SELECT e.seq FROM \"%s\" t JOIN event e ON e.seq = -t.event WHERE t.version_of = ?2 "
	    "AND e.seq > ?1"
	    " AND e.voided IS NULL AND e.command <> 'void' ORDER BY e.seq LIMIT 1",
	    r->noun);
	found = reg_int(hl, &sql, v, 2, by);
	buf_free(&sql);
	return found < 0 ? HL_EFAIL : HL_OK;
}

/* The fields the correction was about get back what they had before it. */
int
reg_unset(struct hl *hl, const struct reg *r, int64_t set)
{
	struct hl_args args = { 0 }, row = { 0 }, old = { 0 };
	struct change c = { { 0 }, { 0 } };
	int64_t event = 0, by = 0, gone = 0;
	size_t i;
	int rc;

	if ((rc = number_of(hl, r, "version_of", -set, &event)) != HL_OK ||
	    (rc = number_of(hl, r, "gone", event, &gone)) != HL_OK ||
	    (rc = later(hl, r, set, event, &by)) != HL_OK)
		return rc;
	if (event == 0 || gone < HL_NEVER)
		return hl_fail(hl, HL_EREFUSED, _("event %lld is void"), (long long)event);
	if (by != 0)
		return hl_fail(
		    hl, HL_EREFUSED, _("event %lld rests on it; void that first"), (long long)by);
	if ((rc = check_order(hl, r, event)) == HL_OK &&
	    (rc = event_args(hl, set, &args)) == HL_OK &&
	    (rc = reg_load(hl, r, event, &row)) == HL_OK &&
	    (rc = reg_load(hl, r, -set, &old)) == HL_OK) {
		for (i = 0; i < r->n; i++)
			if (is_about(&args, &r->fields[i]))
				copy_value(&row, &old, r->fields[i].name);
		rc = revise(hl, r, event, &row, &c);
	}
	buf_free(&c.before);
	buf_free(&c.after);
	hl_args_clear(&args);
	hl_args_clear(&row);
	hl_args_clear(&old);
	return rc;
}
