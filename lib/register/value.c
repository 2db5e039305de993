/*
 * value.c: the values of a row of a register, canonical in the arguments: a kind is one
 * function in takes[].
 */
#include <stdlib.h>
#include <string.h>

#include "register/register.h"

/* --- the values of a row, canonical in args --- */

static const struct {
	int (*find)(struct hl *, const char *, int64_t *);
	const char *code;
} refs[] = {
	[HL_P_STATION] = { station_find, "SELECT code FROM station WHERE id = ?1" },
	[HL_P_DEPARTMENT] = { department_find, "SELECT code FROM department WHERE id = ?1" },
	[HL_P_ISSUE] = { issue_find,
	    "SELECT " ISSUE_NUMBER(
		"s", "i") " FROM issue i"
			  " JOIN station s ON s.id = i.station_id WHERE i.id = ?1" },
	[HL_P_MEETING] = { meeting_find,
	    "SELECT s.code || '-' || m.year || printf('-M%03d', m.serial) FROM meeting m"
	    " JOIN station s ON s.id = m.station_id WHERE m.id = ?1" },
};

const char *
reg_code_sql(enum hl_param_type kind)
{
	return refs[kind].code;
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

static void
put(char **slot, const char *text)
{
	char *copy = xstrdup(text);

	free(*slot);
	*slot = copy;
}

static int
bad(struct hl *hl, const struct hl_param *f, const char *why, const char *value)
{
	return hl_fail(hl, HL_EUSAGE, "%s: %s: '%s'", f->name, why, value);
}

/* One text made canonical in its place; the id of a reference in *id. */
typedef int take_fn(struct hl *hl, const struct hl_param *f, char **slot, int64_t *id);

static int
take_ref(struct hl *hl, const struct hl_param *f, char **slot, int64_t *id)
{
	char *code = NULL;
	int rc = refs[f->type].find(hl, *slot, id);

	if (rc != HL_OK)
		return rc;
	if (db_text(hl, &code, refs[f->type].code, "i", *id) < 0)
		return HL_EFAIL;
	free(*slot);
	*slot = code;
	return HL_OK;
}

static int
take_text(struct hl *hl, const struct hl_param *f, char **slot, int64_t *id)
{
	static const enum hl_text kinds[] = { [HL_P_TEXT] = HL_TEXT_LINE,
		[HL_P_PROSE] = HL_TEXT_PROSE,
		[HL_P_NAME] = HL_TEXT_NAME,
		[HL_P_CODE] = HL_TEXT_CODE };
	const char *why, *s;
	char *clean;
	size_t n;

	(void)id;
	if ((clean = hl_clean(*slot, kinds[f->type], &why)) == NULL)
		return hl_fail(hl, HL_EUSAGE, "%s: %s", f->name, why);
	free(*slot);
	s = text_trim(clean, &n); /* as a csv file brings it back */
	*slot = strndup(s, n);
	free(clean);
	if (**slot == '\0')
		return hl_fail(hl, HL_EUSAGE, _("%s: is empty"), f->name);
	if (f->type == HL_P_CODE && !text_code(*slot))
		return bad(hl, f, _("no code: up to 16 of A-Z a-z 0-9 _ -"), *slot);
	if ((f->flags & HL_MULTI) && strchr(*slot, ';') != NULL)
		return bad(hl, f, _("a semicolon parts values and cannot stand in one"), *slot);
	return HL_OK;
}

static int
take_word(struct hl *hl, const struct hl_param *f, char **slot, int64_t *id)
{
	const char *word = hl_word(hl, f->set, *slot);

	(void)id;
	if (word == NULL)
		return HL_EUSAGE;
	put(slot, word);
	return HL_OK;
}

static int
take_int(struct hl *hl, const struct hl_param *f, char **slot, int64_t *id)
{
	char *folded = text_fold(*slot), text[32];
	bool good = text_int(folded, id) && *id >= 0;

	free(folded);
	if (!good)
		return bad(hl, f, _("not a whole number from 0 on"), *slot);
	snprintf(text, sizeof(text), "%lld", (long long)*id);
	put(slot, text);
	return HL_OK;
}

static int
take_money(struct hl *hl, const struct hl_param *f, char **slot, int64_t *id)
{
	char text[32];

	if (hl_money_parse(*slot, id) != 0 || *id < 0)
		return bad(hl, f, _("not yuan with at most two decimals"), *slot);
	put(slot, hl_money_format(*id, text));
	return HL_OK;
}

static int
take_points(struct hl *hl, const struct hl_param *f, char **slot, int64_t *id)
{
	char text[32];

	if (hl_points_parse(*slot, id) != 0)
		return bad(hl, f, _("not a number with at most one decimal"), *slot);
	put(slot, hl_points_format(*id, text));
	return HL_OK;
}

static int
take_yes(struct hl *hl, const struct hl_param *f, char **slot, int64_t *id)
{
	static const char *const yes[] = { "yes", "是", "true", "1", "有" }, *const no[] = { "no",
		"否", "false", "0", "无" };
	size_t i;

	for (i = 0; i < LEN(yes); i++) {
		*id = strcmp(*slot, yes[i]) == 0;
		if (*id == 1 || strcmp(*slot, no[i]) == 0) {
			put(slot, *id == 1 ? "yes" : "no");
			return HL_OK;
		}
	}
	return bad(hl, f, _("not yes or no"), *slot);
}

static int
take_day(struct hl *hl, const struct hl_param *f, char **slot, int64_t *id)
{
	char iso[16];
	int64_t t;
	bool bare;

	(void)id;
	if (hl_time_parse(*slot, hl->now, NULL, HL_BARE_START, &t, &bare) != 0 || !bare)
		return bad(hl, f, _("no such day"), *slot);
	put(slot, day_iso(time_day(t), iso));
	if (t > hl->real && !(f->flags & HL_AHEAD) && !hl->replay)
		return hl_fail(hl, HL_EREFUSED, _("%s: %s lies in the future"), f->name, *slot);
	return HL_OK;
}

/* The code of a row of another register that stands. */
static int
take_row(struct hl *hl, const struct hl_param *f, char **slot, int64_t *id)
{
	struct reg_cell c = { .text = *slot };
	struct buf sql = { 0 };
	int n;

	buf_fmt(&sql,
	    "SELECT event FROM \"%s\" WHERE code = ?1 AND gone = " NEVER
	    " ORDER BY event DESC LIMIT 1",
	    f->set);
	n = reg_int(hl, &sql, &c, 1, id);
	buf_free(&sql);
	if (n == 0)
		return hl_fail(hl, HL_ENOENT, _("no %s '%s'"), f->set, *slot);
	return n > 0 ? HL_OK : HL_EFAIL;
}

static take_fn *const takes[] = {
	[HL_P_TEXT] = take_text,
	[HL_P_PROSE] = take_text,
	[HL_P_NAME] = take_text,
	[HL_P_CODE] = take_text,
	[HL_P_WORD] = take_word,
	[HL_P_DAY] = take_day,
	[HL_P_FROM] = take_day,
	[HL_P_TO] = take_day,
	[HL_P_MONEY] = take_money,
	[HL_P_POINTS] = take_points,
	[HL_P_INT] = take_int,
	[HL_P_FLAG] = take_yes,
	[HL_P_STATION] = take_ref,
	[HL_P_DEPARTMENT] = take_ref,
	[HL_P_ISSUE] = take_ref,
	[HL_P_MEETING] = take_ref,
	[HL_P_ROW] = take_row,
};

/* Kinds whose column is a number. */
static bool
is_number(const struct hl_param *f)
{
	return !(f->flags & HL_MULTI) &&
	       (f->type == HL_P_MONEY || f->type == HL_P_POINTS || f->type == HL_P_INT ||
		   f->type == HL_P_FLAG || reg_is_ref(f));
}

static void
multi_cell(struct hl *hl, const struct hl_arg *a, struct reg_cell *c)
{
	struct buf b = { 0 };
	size_t i;

	for (i = 0; i < a->n; i++) {
		buf_chr(&b, i == 0 ? '[' : ',');
		json_str(&b, a->v[i]);
	}
	buf_chr(&b, ']');
	c->text = hl_keep(hl, b.s);
}

int
reg_take_field(struct hl *hl, const struct hl_param *f, struct hl_args *args, struct reg_cell *c)
{
	struct hl_arg *a = find_arg(args, f->name);
	int64_t n = 0;
	size_t i;
	int rc;

	*c = (struct reg_cell){ .is_number = f->type == HL_P_FLAG };
	if (a == NULL)
		return HL_OK;
	for (i = 0; i < a->n; i++)
		if ((rc = takes[f->type](hl, f, &a->v[i], &n)) != HL_OK)
			return rc;
	if (f->flags & HL_MULTI)
		multi_cell(hl, a, c);
	else if (is_number(f))
		*c = (struct reg_cell){ .number = n, .is_number = true };
	else
		c->text = a->v[0];
	if (f->type == HL_P_FLAG && n == 0)
		hl_args_set(args, f->name, NULL); /* no is what is not said */
	return HL_OK;
}

/* --- departments that have ended: what is recorded of them later is their successor's --- */

/*
 * The moment a row is about: the end of its first day, of its year if it is over, else when it
 * happened.
 */
static int64_t
row_moment(struct hl *hl, const struct reg *r, const struct hl_args *args)
{
	const char *from = reg_period(r) != NULL ? hl_args_get(args, "from") : NULL,
		   *year = hl_args_get(args, "year");
	int64_t day, n, end, at = hl->at;

	if (from != NULL && day_parse(from, &day) == 0)
		return time_at(day, 86399);
	if (year == NULL || !text_int(year, &n) || n < 1970 || n > 9998)
		return at;
	end = time_at(day_of((int)n + 1, 1, 1), 0) - 1;
	return end < at ? end : at;
}

static bool
has_value(const struct hl_arg *a, size_t n, const char *value)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (strcmp(a->v[i], value) == 0)
			return true;
	return false;
}

/* Its codes become those of the heirs, each once. */
int
reg_take_heir(
    struct hl *hl, const struct hl_param *f, struct hl_args *args, int64_t t, struct reg_cell *c)
{
	struct hl_arg *a = find_arg(args, f->name);
	int64_t id = 0, was;
	size_t i, n = 0;
	char *code;
	int rc;

	if (a == NULL || hl->replay)
		return HL_OK;
	for (i = 0; i < a->n; i++) {
		if ((rc = department_find(hl, a->v[i], &was)) != HL_OK ||
		    (id = was, rc = department_heir(hl, &id, t)) != HL_OK)
			return rc;
		if (id != was) {
			if (db_text(hl, &code, refs[f->type].code, "i", id) < 0)
				return HL_EFAIL;
			free(a->v[i]);
			a->v[i] = code;
		}
		if (has_value(a, n, a->v[i]))
			free(a->v[i]);
		else
			a->v[n++] = a->v[i];
	}
	a->n = n;
	if (f->flags & HL_MULTI)
		multi_cell(hl, a, c);
	else
		*c = (struct reg_cell){ .number = id, .is_number = true };
	return HL_OK;
}

int
reg_take(struct hl *hl, const struct reg *r, struct hl_args *args, struct reg_cell *v)
{
	char day[16];
	size_t i;
	int rc;

	for (i = 0; i < r->n; i++) {
		const struct hl_param *f = &r->fields[i];

		if (f->type == HL_P_FROM && hl_args_get(args, f->name) == NULL)
			hl_args_set(args, f->name, day_iso(time_day(hl->at), day));
		if ((f->flags & HL_NEED) && hl_args_get(args, f->name) == NULL)
			return hl_fail(hl, HL_EUSAGE, _("%s needs %s"), r->noun, f->name);
		if ((rc = reg_take_field(hl, f, args, &v[i])) != HL_OK)
			return rc;
	}
	for (i = 0; i < r->n; i++)
		if (r->fields[i].type == HL_P_DEPARTMENT &&
		    (rc = reg_take_heir(hl, &r->fields[i], args, row_moment(hl, r, args), &v[i])) !=
			HL_OK)
			return rc;
	return HL_OK;
}
