/* args.c: values of an argument, put back in canonical form. */
#include <stdlib.h>
#include <string.h>

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

int
arg_event(struct hl *hl, const struct hl_args *args, int64_t *event)
{
	const char *what = hl_args_get(args, "event");

	if (what == NULL || !text_int(what, event) || *event < 1)
		return hl_fail(
		    hl, HL_EUSAGE, _("'%s' is no event number"), what != NULL ? what : "");
	return HL_OK;
}
