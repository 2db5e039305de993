/* list.c: registers of facts listed, shown and imported. */
#include <stdlib.h>
#include <string.h>

#include "register/register.h"

/* --- list --- */

/* How a field is printed, %s its column of t. */
static const char *const shown[] = {
	[HL_P_STATION] = "(SELECT s.code FROM station s WHERE s.id = t.%s)",
	[HL_P_DEPARTMENT] = "(SELECT d.code FROM department d WHERE d.id = t.%s)",
	[HL_P_ISSUE] = "(SELECT s.code || '-' || i.year || printf('-%%04d', i.serial) FROM issue i "
		       "JOIN station s ON s.id = i.station_id"
		       " WHERE i.id = t.%s)",
	[HL_P_MEETING] = "(SELECT s.code || '-' || m.year || printf('-M%%03d', m.serial) FROM "
			 "meeting m JOIN station s ON s.id = m.station_id"
			 " WHERE m.id = t.%s)",
};

static void
add_select(struct buf *b, const struct reg *r)
{
	struct buf column = { 0 };
	size_t i;

	buf_str(b, "SELECT " REG_EVENT("t") " AS event");
	if (reg_period(r) == NULL)
		buf_str(b, ", t.at");
	for (i = 0; i < r->n; i++) {
		const struct hl_param *f = &r->fields[i];

		buf_str(b, ", ");
		buf_clear(&column);
		reg_column(&column, f);
		if (f->flags & HL_MULTI)
			buf_fmt(
			    b, "(SELECT group_concat(value, ';') FROM json_each(t.%s))", column.s);
		else if (reg_is_ref(f))
			buf_fmt(b, shown[f->type], column.s);
		else
			buf_fmt(b, "t.%s", column.s);
		buf_fmt(b, " AS \"%s\"", f->name);
	}
	buf_fmt(b, "%s FROM \"%s\" t WHERE ", r->more != NULL ? r->more : "", r->noun);
	buf_free(&column);
}

/* Rows of it name others of it: these come first. */
static bool
is_tree(const struct reg *r)
{
	size_t i;

	for (i = 0; i < r->n; i++)
		if (r->fields[i].type == HL_P_ROW && strcmp(r->fields[i].set, r->noun) == 0)
			return true;
	return false;
}

struct query {
	struct buf sql;
	struct reg_cell v[REG_MAX + 8];
	size_t n;
};

/* The number of a parameter that is bound to the cell. */
static int
param(struct query *q, struct reg_cell c)
{
	q->v[q->n++] = c;
	return (int)q->n;
}

static int
number(struct query *q, int64_t n)
{
	return param(q, (struct reg_cell){ .number = n, .is_number = true });
}

/*
 * A department, with those that have gone into it by T: what is on record of them stays under
 * their names.
 */
static int
add_department(struct hl *hl, const struct hl_param *f, const struct hl_args *args, struct query *q)
{
	struct buf ids = { 0 };
	int64_t id;
	int rc, a, t;

	if ((rc = department_find(hl, hl_args_get(args, f->name), &id)) != HL_OK)
		return rc;
	a = number(q, id);
	t = number(q, hl->now);
	buf_fmt(&ids, DEPARTMENT_FORMER("?%d", "?%d"), a, t, t);
	if (f->flags & HL_MULTI)
		buf_fmt(&q->sql,
		    "EXISTS (SELECT 1 FROM json_each(t.\"%s\") WHERE value IN (SELECT d.code FROM "
		    "department d WHERE d.id IN %s))",
		    f->name, ids.s);
	else
		buf_fmt(&q->sql, "t.\"%s_id\" IN %s", f->name, ids.s);
	buf_free(&ids);
	return HL_OK;
}

static int
add_filters(struct hl *hl, const struct reg *r, struct hl_args *args, struct query *q)
{
	struct reg_cell c;
	size_t i;
	int rc;

	for (i = 0; i < r->n; i++) {
		const struct hl_param *f = &r->fields[i];

		if (!(f->flags & HL_FILTER) || hl_args_get(args, f->name) == NULL)
			continue;
		if ((rc = reg_take_field(hl, f, args, &c)) != HL_OK)
			return rc;
		buf_str(&q->sql, " AND ");
		if (f->type == HL_P_DEPARTMENT) {
			if ((rc = add_department(hl, f, args, q)) != HL_OK)
				return rc;
		} else if (f->flags & HL_MULTI)
			buf_fmt(&q->sql,
			    "EXISTS (SELECT 1 FROM json_each(t.\"%s\") WHERE value = ?%d)", f->name,
			    param(q, (struct reg_cell){ .text = hl_args_get(args, f->name) }));
		else {
			buf_str(&q->sql, "t.");
			reg_column(&q->sql, f);
			buf_fmt(&q->sql, " = ?%d", param(q, c));
		}
	}
	return HL_OK;
}

/*
 * What has a period is listed at the moment asked for unless a span of time is; a fact by when
 * it happened.
 */
static int
add_time(struct hl *hl, const struct reg *r, const struct hl_args *args, struct query *q)
{
	struct period p;
	bool span;
	int rc;

	if (hl_calendar(hl) == NULL)
		return HL_ECONFIG;
	if ((rc = period_read(hl, args, &p)) != HL_OK)
		return rc;
	span = p.since > 0 || p.until < HL_NEVER;
	if (reg_period(r) == NULL) {
		if (span) {
			buf_fmt(&q->sql, " AND t.at >= ?%d", number(q, p.since));
			buf_fmt(&q->sql, " AND t.at <= ?%d", number(q, p.until));
		}
		return HL_OK;
	}
	if (hl_args_get(args, "all") != NULL)
		return HL_OK;
	if (!span)
		p = (struct period){ hl->now, hl->now };
	if (p.until < HL_NEVER)
		buf_fmt(&q->sql, " AND t.\"from\" <= ?%d",
		    param(q, (struct reg_cell){ .text = day_text(hl, p.until) }));
	buf_fmt(&q->sql, " AND ifnull(t.\"to\", '9999-12-31') >= ?%d",
	    param(q, (struct reg_cell){ .text = day_text(hl, p.since) }));
	return HL_OK;
}

static int
answer(struct hl *hl, const struct query *q, struct hl_rows **rows)
{
	sqlite3_stmt *st;
	int rc = reg_bind(hl, &q->sql, q->v, q->n, &st);

	if (rc == HL_OK)
		*rows = rows_of(hl, st);
	return rc;
}

int
reg_list(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	const struct reg *r = hl->act->reg;
	struct query q = { .n = 0 };
	int rc, n;

	add_select(&q.sql, r);
	n = number(&q, hl->now);
	buf_fmt(&q.sql, "t.gone > ?%d AND t.known <= ?%d", n, n);
	if ((rc = add_filters(hl, r, args, &q)) == HL_OK &&
	    (rc = add_time(hl, r, args, &q)) == HL_OK) {
		if (r->only != NULL && hl_args_get(args, r->only) != NULL)
			buf_fmt(&q.sql, " AND %s", r->where);
		buf_str(&q.sql, is_tree(r)              ? " ORDER BY 1"
				: reg_period(r) != NULL ? " ORDER BY t.\"from\", 1"
							: " ORDER BY t.at, 1");
		rc = answer(hl, &q, rows);
	}
	buf_free(&q.sql);
	return rc;
}

/* --- show --- */

int
reg_show(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	const struct reg *r = hl->act->reg;
	struct query q = { .n = 0 };
	struct hl_rows *all = NULL, *out;
	int64_t event;
	int rc;

	if ((rc = arg_event(hl, args, &event)) != HL_OK)
		return rc;
	add_select(&q.sql, r);
	buf_fmt(&q.sql, "t.event = ?%d", number(&q, event));
	rc = answer(hl, &q, &all);
	buf_free(&q.sql);
	if (rc != HL_OK || (rc = show_row(hl, r->noun, event, all, &out)) != HL_OK)
		return rc;
	if (r->show != NULL && (rc = r->show(hl, event, out)) != HL_OK)
		hl_rows_free(out);
	else
		*rows = out;
	return rc;
}

static const struct hl_param *
find_field(const struct reg *r, const char *name)
{
	size_t i;

	for (i = 0; i < r->n; i++)
		if (strcmp(r->fields[i].name, name) == 0)
			return &r->fields[i];
	return NULL;
}

/* "A;B", "A；B", "A、B" in a field that takes several; only the first of what is listed. */
static void
part(struct hl_args *row, const char *name, bool typed)
{
	static const char *const parts[] = { ";", "；", "、" };
	char *copy = xstrdup(hl_args_get(row, name)), *p = copy, *end;
	size_t i, len;

	hl_args_set(row, name, NULL);
	while (*p != '\0') {
		for (end = p, len = 0; *end != '\0' && len == 0; end += len == 0)
			for (i = 0; i < (typed ? LEN(parts) : 1) && len == 0; i++)
				if (strncmp(end, parts[i], strlen(parts[i])) == 0)
					len = strlen(parts[i]);
		if (*end != '\0')
			*end = '\0';
		if (*p != '\0')
			hl_args_add(row, name, p);
		p = end + len;
	}
	free(copy);
}

int
reg_load(struct hl *hl, const struct reg *r, int64_t event, struct hl_args *args)
{
	struct hl_val v[REG_MAX + 16];
	struct query q = { .n = 0 };
	struct hl_rows *rows;
	char buf[48];
	size_t i;
	int rc;

	add_select(&q.sql, r);
	buf_fmt(&q.sql, "t.event = ?%d", number(&q, event));
	rc = answer(hl, &q, &rows);
	buf_free(&q.sql);
	if (rc != HL_OK)
		return rc;
	if ((rc = hl_rows_next(rows, v)) > 0)
		for (i = 0; i < hl_rows_width(rows); i++) {
			const struct hl_param *f = find_field(r, hl_rows_column(rows, i)->name);
			const char *text = val_text(&v[i], buf);

			if (f == NULL || text == NULL)
				continue;
			hl_args_set(args, f->name, text);
			if (f->flags & HL_MULTI)
				part(args, f->name, false);
		}
	hl_rows_free(rows);
	return rc > 0 ? HL_OK
	       : rc < 0
		   ? HL_EFAIL
		   : hl_fail(hl, HL_ENOENT, _("event %lld added no %s"), (long long)event, r->noun);
}

/* --- import --- */

struct import {
	struct import_count count;
	const struct reg *r;
};

/* What the listing has besides its fields. */
static const struct field *
others(struct hl *hl, const struct reg *r)
{
	VEC(struct field) all = { 0 };
	const char *p = r->more;
	size_t len;

	*vec_add(&all) = (struct field){ "event", "事件" };
	if (reg_period(r) == NULL)
		*vec_add(&all) = (struct field){ "at", "时间|日期" };
	while (p != NULL && (p = strstr(p, " AS ")) != NULL) {
		len = strspn(p += 4, "abcdefghijklmnopqrstuvwxyz_");
		if (p[len] == '\0' || p[len] == ',')
			*vec_add(&all) = (struct field){ hl_keep(hl, strndup(p, len)), NULL };
	}
	*vec_add(&all) = (struct field){ NULL, NULL };
	return hl_keep(hl, all.v);
}

/* What is there already, from before this import, is not added again. */
static int
is_there(struct hl *hl, const struct reg *r, const struct hl_args *row, int64_t at)
{
	struct query q = { .n = 0 };
	struct reg_cell v[REG_MAX];
	struct hl_args copy = { 0 };
	struct context ctx;
	int64_t found;
	size_t i;
	int rc;

	context_at(hl, &ctx, at);
	hl_args_copy(&copy, row);
	rc = reg_take(hl, r, &copy, v);
	context_leave(hl, &ctx);
	if (rc == HL_OK) {
		/* what it said before it was corrected, too */
		buf_fmt(&q.sql,
		    "SELECT event FROM \"%s\" t WHERE (gone = " NEVER
		    " OR EXISTS (SELECT 1 FROM \"%s\" c WHERE c.event = t.version_of"
		    " AND c.gone = " NEVER ")) AND " REG_EVENT("t") " < ?%d",
		    r->noun, r->noun, number(&q, hl->ev->seq));
		if (reg_period(r) == NULL)
			buf_fmt(&q.sql, " AND at = ?%d", number(&q, at));
		for (i = 0; i < r->n; i++) {
			buf_str(&q.sql, " AND ");
			reg_column(&q.sql, &r->fields[i]);
			buf_fmt(&q.sql, " IS ?%d", param(&q, v[i]));
		}
		rc = -reg_int(hl, &q.sql, q.v, q.n, &found);
		rc = rc > 0 ? HL_EFAIL : rc;
	}
	buf_free(&q.sql);
	hl_args_clear(&copy);
	return rc; /* -1: it is */
}

static int
import_row(struct hl *hl, struct table *t, struct hl_args *row, void *ctx)
{
	struct import *im = ctx;
	const struct reg *r = im->r;
	int64_t at = hl->at;
	struct buf command = { 0 };
	size_t i;
	int rc;

	(void)t;
	for (i = 0; i < r->n; i++)
		if ((r->fields[i].flags & HL_MULTI) && hl_args_get(row, r->fields[i].name) != NULL)
			part(row, r->fields[i].name, true);
	if ((rc = arg_time(hl, row, "at", HL_BARE_MORNING, &at)) != HL_OK)
		return rc;
	for (i = 0; i < row->n;) /* what only a listing has */
		if (find_field(r, row->a[i].name) == NULL)
			hl_args_set(row, row->a[i].name, NULL);
		else
			i++;
	if ((rc = is_there(hl, r, row, at)) != HL_OK) {
		im->count.skipped += rc < 0;
		return rc < 0 ? HL_OK : rc;
	}
	buf_fmt(&command, "%s add", r->noun);
	if ((rc = import_event(hl, r->program, command.s, row, at, NULL)) == HL_OK)
		im->count.imported++;
	buf_free(&command);
	return rc;
}

int
reg_import(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	const struct reg *r = hl->act->reg;
	struct import im = { .r = r };
	char add[32];

	snprintf(add, sizeof(add), "%s add", r->noun);
	return import_rows(hl, args, import_fields(hl, r->program, add, others(hl, r)), import_row,
	    &im.count, rows);
}
