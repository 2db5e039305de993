/*
 * find.c: what the nouns share: arguments in canonical form, and what a mistyped name may have
 * meant.
 */
#include <stdlib.h>
#include <string.h>

#include "score/score.h"
#include "record/record.h"

static int
bad_value(struct hl *hl, const char *name, const char *why, const char *value)
{
	if (*value == '\0')
		return hl_fail(hl, HL_EUSAGE, _("%s: is empty"), name);
	return hl_fail(hl, HL_EUSAGE, "%s: %s: '%s'", name, why, value);
}

static struct hl_arg *
find_arg(struct hl_args *args, const char *name)
{
	size_t i;

	for (i = 0; i < args->n; i++)
		if (strcmp(args->a[i].name, name) == 0)
			return args->a[i].n > 0 ? &args->a[i] : NULL;
	return NULL;
}

int
arg_name(struct hl *hl, struct hl_args *args, const char *name, const char **out)
{
	struct hl_arg *a = find_arg(args, name);
	const char *why;
	char *clean;
	size_t i;

	*out = NULL;
	for (i = 0; a != NULL && i < a->n; i++) {
		if ((why = text_bad(a->v[i], false)) != NULL)
			return hl_fail(hl, HL_EUSAGE, "%s: %s", name, why);
		clean = text_name(a->v[i]);
		free(a->v[i]);
		a->v[i] = clean;
		if (*clean == '\0')
			return bad_value(hl, name, "", "");
	}
	*out = a != NULL ? a->v[0] : NULL;
	return HL_OK;
}

int
arg_code(struct hl *hl, struct hl_args *args, const char *name, const char **out)
{
	struct hl_arg *a = find_arg(args, name);
	char *folded;

	*out = NULL;
	if (a == NULL)
		return HL_OK;
	folded = text_fold(a->v[0]);
	free(a->v[0]);
	*out = a->v[0] = folded;
	if (!text_code(folded))
		return bad_value(hl, name, _("no code: up to 16 of A-Z a-z 0-9 _ -"), folded);
	return HL_OK;
}

int
arg_day(struct hl *hl, struct hl_args *args, const char *name, const char **out)
{
	struct hl_arg *a = find_arg(args, name);
	char iso[16];
	int64_t t;
	bool bare;

	*out = NULL;
	if (a == NULL)
		return HL_OK;
	if (hl_time_parse(a->v[0], hl->now, NULL, HL_BARE_START, &t, &bare) != 0 || !bare)
		return bad_value(hl, name, _("no such day"), a->v[0]);
	free(a->v[0]);
	*out = a->v[0] = xstrdup(day_iso(time_day(t), iso));
	return HL_OK;
}

int
arg_word(struct hl *hl, struct hl_args *args, const char *name, const char *set, const char **code)
{
	const char *word = hl_args_get(args, name);

	*code = NULL;
	if (word == NULL)
		return HL_OK;
	if ((*code = hl_word(hl, set, word)) == NULL)
		return HL_EUSAGE;
	hl_args_set(args, name, *code);
	return HL_OK;
}

int
arg_time(struct hl *hl, struct hl_args *args, const char *name, enum hl_bare bare, int64_t *t)
{
	struct hl_arg *a = find_arg(args, name);
	char iso[32];

	if (a == NULL)
		return HL_OK;
	if (hl_time_parse(a->v[0], hl->now, NULL, bare, t, NULL) != 0)
		return bad_value(hl, name, _("no such time"), a->v[0]);
	free(a->v[0]);
	a->v[0] = xstrdup(hl_time_iso(*t, iso));
	return HL_OK;
}

static const char *
code_of(struct hl *hl, const char *sql, int64_t id)
{
	char *code = NULL;

	return sql_text(hl, &code, sql, BIND(":id", id)) < 0 ? NULL : hl_keep(hl, code);
}

const char *
station_code(struct hl *hl, int64_t id)
{
	return code_of(hl, "SELECT code FROM station WHERE id = :id", id);
}

const char *
department_code(struct hl *hl, int64_t id)
{
	return code_of(hl, "SELECT code FROM department WHERE id = :id", id);
}

int
arg_set_department(struct hl *hl, struct hl_args *args, const char *name, int64_t id)
{
	const char *code = department_code(hl, id);

	hl_args_set(args, name, code);
	return code != NULL ? HL_OK : HL_EFAIL;
}

/* A reference in args becomes its code; id 0 when there is none. */
static int
refer(struct hl *hl, struct hl_args *args, const char *name,
    int (*find)(struct hl *, const char *, int64_t *),
    const char *(*code_of_id)(struct hl *, int64_t), int64_t *id)
{
	const char *what = hl_args_get(args, name), *code;
	int rc;

	*id = 0;
	if (what == NULL)
		return HL_OK;
	if ((rc = find(hl, what, id)) != HL_OK)
		return rc;
	if ((code = code_of_id(hl, *id)) == NULL)
		return HL_EFAIL;
	hl_args_set(args, name, code);
	return HL_OK;
}

int
arg_station(struct hl *hl, struct hl_args *args, const char *name, int64_t *id)
{
	return refer(hl, args, name, station_find, station_code, id);
}

int
arg_department(struct hl *hl, struct hl_args *args, const char *name, int64_t *id)
{
	return refer(hl, args, name, department_find, department_code, id);
}

/*
 * --- near matches
 * --------------------------------------------------------------------------------
 */

enum { NEAR = 3 };

struct match {
	char *text;
	int distance;
};

/* How far code is from what was typed; -1: not near. */
static int
code_near(const char *typed, const char *code)
{
	struct near near = { .word = typed };

	near_try(&near, code);
	return near.best != NULL ? near.d : -1;
}

/* How far name is from what was typed; a part of one another is nearest. -1: not near. */
static int
how_near(const char *typed, const char *name)
{
	if (name == NULL || *name == '\0' || *typed == '\0')
		return -1;
	if (strstr(name, typed) != NULL || strstr(typed, name) != NULL)
		return 0;
	return code_near(typed, name);
}

/* Keeps the nearest ones, the earlier of equal ones first. */
static void
offer(struct match *v, int distance, const char *code, const char *name)
{
	struct buf b = { 0 };
	int i = NEAR;

	while (i > 0 && (v[i - 1].text == NULL || v[i - 1].distance > distance))
		i--;
	if (i == NEAR)
		return;
	free(v[NEAR - 1].text);
	memmove(v + i + 1, v + i, (size_t)(NEAR - 1 - i) * sizeof(*v));
	buf_fmt(&b, "%s %s", code, name);
	v[i] = (struct match){ b.s, distance };
}

void
find_near(struct hl *hl, const char *sql, const char *what, struct buf *hint)
{
	sqlite3_stmt *st = sql_bind(hl, sql);
	struct match v[NEAR] = { { NULL, 0 } };
	const char *code, *name;
	int a, b, i;

	while (st != NULL && sqlite3_step(st) == SQLITE_ROW) {
		code = sql_column(st, 0);
		name = sql_column(st, 1);
		if (code == NULL)
			continue;
		a = code_near(what, code);
		b = how_near(what, name);
		if (a < 0 || (b >= 0 && b < a))
			a = b;
		if (a >= 0)
			offer(v, a, code, name);
	}
	if (st != NULL)
		sqlite3_reset(st);
	for (i = 0; i < NEAR && v[i].text != NULL; i++) {
		buf_fmt(hint, i == 0 ? _("; did you mean '%s'") : _(" or '%s'"), v[i].text);
		free(v[i].text);
	}
	if (i > 0)
		buf_str(hint, "?");
	else
		buf_str(hint, "");
}

/*
 * --- what a change replaces
 * --------------------------------------------------------------------------
 */

static void
note_value(struct buf *b, const char *key, const char *value)
{
	if (b->n > 0)
		buf_chr(b, ',');
	json_str(b, key);
	buf_chr(b, ':');
	if (value != NULL)
		json_str(b, value);
	else
		buf_str(b, "null");
}

void
note_change(struct change *c, const char *key, const char *was, const char *is)
{
	note_value(&c->before, key, was);
	note_value(&c->after, key, is);
}

void
decide_change(struct hl *hl, struct change *c)
{
	struct buf b = { 0 };

	if (c->before.n == 0) {
		hl->ev->skip = true;
	} else {
		buf_fmt(&b, "{%s}", c->before.s);
		decide_raw(hl, "before", b.s);
		buf_clear(&b);
		buf_fmt(&b, "{%s}", c->after.s);
		decide_raw(hl, "after", b.s);
	}
	buf_free(&b);
	buf_free(&c->before);
	buf_free(&c->after);
}

void
decide_replayed(struct hl *hl, const struct hl_args *args)
{
	const char *decided = hl_args_get(args, "decided");
	size_t n = decided != NULL ? strlen(decided) : 0;

	if (n > 2 && decided[0] == '{' && decided[n - 1] == '}')
		buf_add(&hl->ev->decided, decided + 1, n - 2);
}
