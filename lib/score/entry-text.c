/*
 * entry-text.c: what a score entry rests on. It is kept as parts that no language or clock
 * changes, so that what was settled stays what it is (R40); score_say() makes words of them when
 * they are shown. Parts are parted by LF, the fields of one by TAB: first what the rule says of
 * itself, then marks (R50): f forfeited, y recorded in a later year, m met after the event.
 */
#include <stdlib.h>
#include <string.h>

#include "score/score.h"

/* A miss, by its kind of deadline; without: when it was never met. */
static const struct {
	const char *kind, *text, *without;
} misses[] = {
	{ "dispatch", N_("dispatch due %s, fed back %s"), N_("dispatch due %s, not fed back") },
	{ "coordination", N_("coordination due %s, fed back %s"),
	    N_("coordination due %s, not fed back") },
	{ "progress", N_("progress due %s, fed back %s"), N_("progress due %s, not fed back") },
};

/* --- making words --- */

enum { FIELDS = 4 };

/* Cuts one part into its fields; those that are not there are "". */
static void
cut(char *part, const char *field[FIELDS])
{
	size_t i;

	for (i = 0; i < FIELDS; i++) {
		field[i] = part != NULL ? strsep(&part, "\t") : "";
		field[i] = field[i] != NULL ? field[i] : "";
	}
}

/* To the second. */
static void
say_miss(struct buf *b, const char *kind, int64_t due, const char *met)
{
	char one[32], two[32];
	size_t i;

	for (i = 0; i < LEN(misses) - 1 && strcmp(misses[i].kind, kind) != 0; i++)
		continue;
	hl_time_long(due, one);
	if (*met != '\0')
		buf_fmt(b, _(misses[i].text), one, hl_time_long(strtoll(met, NULL, 10), two));
	else
		buf_fmt(b, _(misses[i].without), one);
}

static void
say_rule(struct buf *b, const char *name, int64_t at)
{
	size_t i = score_find(name);
	char text[32];

	if (i < score_nrules && score_rules[i].sentence != NULL)
		buf_fmt(b, _(score_rules[i].sentence), hl_time_long(at, text));
}

/* The base: meetings, attended, and the per cent that was not reached or 0. */
static void
say_base(struct buf *b, const char *const *field)
{
	if (strcmp(field[1], "0") == 0)
		buf_str(b, _("asked to no meeting"));
	else
		buf_fmt(b, _("attended %lld of %lld meetings"), strtoll(field[2], NULL, 10),
		    strtoll(field[1], NULL, 10));
	if (strcmp(field[3], "0") != 0)
		buf_fmt(b, _("; under %lld per cent, not granted"), strtoll(field[3], NULL, 10));
}

static void
say_mark(struct buf *b, const char *const *field)
{
	char at[32];

	if (*field[0] == 'f')
		buf_str(b, _("; forfeited, feedback was late"));
	else if (*field[0] == 'y')
		buf_fmt(b, _("; recorded %s (back-dated: %s)"), field[1], field[2]);
	else
		buf_fmt(b, _("; fed back %s, recorded %s (back-dated: %s)"),
		    hl_time_long(strtoll(field[1], NULL, 10), at), field[2], field[3]);
}

static void
say(struct buf *b, const char *rule, int64_t at, const char *evidence)
{
	char *copy = xstrdup(evidence), *rest = copy, *part = strsep(&rest, "\n");
	const char *field[FIELDS];

	cut(part, field);
	if (*field[0] == 'a')
		say_base(b, field);
	else if (*field[0] == 'r')
		buf_str(b, field[1]);
	else if (*field[0] == 'd')
		say_miss(b, field[1], at, field[2]);
	else
		say_rule(b, rule, at);
	while ((part = strsep(&rest, "\n")) != NULL) {
		cut(part, field);
		say_mark(b, field);
	}
	free(copy);
}

/* --- SQL functions --- */

static const char *
text_of(sqlite3_value *v)
{
	const char *s = (const char *)sqlite3_value_text(v);

	return s != NULL ? s : "";
}

static void
give(sqlite3_context *ctx, struct buf *b)
{
	sqlite3_result_text(ctx, b->s != NULL ? b->s : "", -1, SQLITE_TRANSIENT);
	buf_free(b);
}

/* score_place(rule): among the rules */
static void
fn_place(sqlite3_context *ctx, int n, sqlite3_value **v)
{
	(void)n;
	sqlite3_result_int64(ctx, (int64_t)score_find(text_of(v[0])));
}

/* score_clause(rule): of the policy */
static void
fn_clause(sqlite3_context *ctx, int n, sqlite3_value **v)
{
	size_t i = score_find(text_of(v[0]));

	(void)n;
	if (i < score_nrules)
		sqlite3_result_text(ctx, score_rules[i].clause, -1, SQLITE_STATIC);
}

/* score_points(rule): what one entry is worth */
static void
fn_points(sqlite3_context *ctx, int n, sqlite3_value **v)
{
	const struct hl *hl = sqlite3_user_data(ctx);
	size_t i = score_find(text_of(v[0]));

	(void)n;
	if (i < score_nrules)
		sqlite3_result_int64(ctx, score_points(hl->cfg, i));
}

/*
 * score_year_mark(at, recorded_at, reason): R50, a fact put on record in a later year than its
 * own
 */
static void
fn_year_mark(sqlite3_context *ctx, int n, sqlite3_value **v)
{
	int64_t at = sqlite3_value_int64(v[0]), recorded = sqlite3_value_int64(v[1]);
	struct buf b = { 0 };
	char day[16];

	(void)n;
	if (sqlite3_value_type(v[2]) != SQLITE_NULL && time_year(recorded) > time_year(at))
		buf_fmt(&b, "\ny\t%s\t%s", day_iso(time_day(recorded), day), text_of(v[2]));
	give(ctx, &b);
}

/* score_fed_mark(at, recorded_at, reason): R50, feedback that met a deadline already past */
static void
fn_fed_mark(sqlite3_context *ctx, int n, sqlite3_value **v)
{
	struct buf b = { 0 };
	char day[16];

	(void)n;
	buf_fmt(&b, "\nm\t%lld\t%s\t%s", (long long)sqlite3_value_int64(v[0]),
	    day_iso(time_day(sqlite3_value_int64(v[1])), day), text_of(v[2]));
	give(ctx, &b);
}

/* score_say(rule, at, evidence) */
static void
fn_say(sqlite3_context *ctx, int n, sqlite3_value **v)
{
	struct buf b = { 0 };

	(void)n;
	say(&b, text_of(v[0]), sqlite3_value_int64(v[1]), text_of(v[2]));
	give(ctx, &b);
}

static const struct {
	const char *name;
	int args;
	void (*fn)(sqlite3_context *, int, sqlite3_value **);
} functions[] = {
	{ "score_place", 1, fn_place },
	{ "score_clause", 1, fn_clause },
	{ "score_points", 1, fn_points },
	{ "score_year_mark", 3, fn_year_mark },
	{ "score_fed_mark", 3, fn_fed_mark },
	{ "score_say", 3, fn_say },
};

void
evidence_functions(struct hl *hl)
{
	size_t i;

	for (i = 0; i < LEN(functions); i++)
		sqlite3_create_function(hl->db, functions[i].name, functions[i].args,
		    SQLITE_UTF8 | SQLITE_DIRECTONLY, hl, functions[i].fn, NULL, NULL);
}
