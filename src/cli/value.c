/*
 * value.c: values checked and made canonical by the type of their option, the same on the
 * command line (a bad one is exit 2) and in a batch line (exit 4).
 */
#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "cli.h"

enum { FIELD = 128 };

static int
bad(struct cli *c, const char *name, bool operand, const char *why, const char *value)
{
	int code = c->line ? HL_EINPUT : HL_EUSAGE;
	const char *dash = c->line || operand ? "" : "--";

	if (value)
		return cli_fail(c, code, "%s%s: %s: '%s'", dash, name, why, value);
	return cli_fail(c, code, "%s%s: %s", dash, name, why);
}

static int
bad_opt(struct cli *c, const struct hl_param *o, const char *why, const char *value)
{
	return bad(c, o->name, o->flags & HL_OPERAND, why, value);
}

/* Text by kind, refused when empty. */
static int
take_text(struct cli *c, const struct hl_param *o, const char *s, enum hl_text kind, char **out)
{
	const char *why = NULL;

	*out = hl_clean(s, kind, &why);
	if (!*out)
		return bad_opt(c, o, why ? why : _("not text"), NULL);
	if (!**out) {
		free(*out);
		*out = NULL;
		return bad_opt(c, o, _("is empty"), NULL);
	}
	return 0;
}

static int
take_int(struct cli *c, const struct hl_param *o, char **text)
{
	char *end;
	long long n;

	errno = 0;
	n = strtoll(*text, &end, 10);
	if (errno || *end || end == *text)
		return bad_opt(c, o, _("not a whole number"), *text);
	free(*text);
	*text = xfmt("%lld", n);
	return 0;
}

static int
take_points(struct cli *c, const struct hl_param *o, char **text)
{
	char buf[32];
	int64_t n;

	if (hl_points_parse(*text, &n))
		return bad_opt(c, o, _("not points (a number with at most one decimal)"), *text);
	free(*text);
	*text = xstrdup(hl_points_format(n, buf));
	return 0;
}

static int
take_money(struct cli *c, const struct hl_param *o, char **text)
{
	char buf[32];
	int64_t n;

	if (hl_money_parse(*text, &n))
		return bad_opt(c, o, _("not yuan with at most two decimals"), *text);
	free(*text);
	*text = xstrdup(hl_money_format(n, buf));
	return 0;
}

static int
take_word(struct cli *c, const struct hl_param *o, char **text)
{
	const char *code = hl_word(c->hl, o->set, *text);

	if (!code)
		return bad_opt(c, o, hl_error(c->hl), NULL);
	if (strcmp(code, *text)) {
		code = xstrdup(code);
		free(*text);
		*text = (char *)code;
	}
	return 0;
}

/*
 * A moment in text. A bare date of today stands for no later than now, if it tells when
 * something happened. 0, 1 (waits for the calendar) or -1.
 */
static int
moment(struct cli *c, const char *s, int64_t now, enum hl_bare bare, bool past, int64_t *t)
{
	const struct hl_calendar *cal = NULL;
	char a[32], b[32];
	bool date = false;

	if (strstr(s, "wd")) {
		if (c->early) {
			c->deferred = true;
			return 1;
		}
		cal = hl_calendar(c->hl);
	}
	if (hl_time_parse(s, now, cal, bare, t, &date))
		return -1;
	if (past && date && *t > now && !strncmp(hl_time_iso(*t, a), hl_time_iso(now, b), 10))
		*t = now;
	return 0;
}

static enum hl_bare
hour(const struct hl_act *act)
{
	return act->flags & HL_ACT_EVENING ? HL_BARE_EVENING : HL_BARE_MORNING;
}

static int
take_time(struct cli *c, const struct hl_act *act, const struct hl_param *o, char **text)
{
	bool day = o->type == HL_P_DAY || o->type == HL_P_FROM || o->type == HL_P_TO;
	enum hl_bare bare = o->type == HL_P_AT      ? hour(act)
			    : o->type == HL_P_UNTIL ? HL_BARE_END
						    : HL_BARE_START;
	char iso[32];
	int64_t t;
	int r = moment(c, *text, hl_now(c->hl), bare, o->type == HL_P_AT, &t);

	if (r > 0)
		return 0;
	if (r < 0)
		return bad_opt(c, o, day ? _("no such day") : _("no such time"), *text);
	hl_time_iso(t, iso);
	if (day)
		iso[10] = '\0';
	free(*text);
	*text = xstrdup(iso);
	return 0;
}

/* One value; *out is malloc'd. */
static int
value_check(
    struct cli *c, const struct hl_act *act, const struct hl_param *o, const char *s, char **out)
{
	static const enum hl_text kinds[] = {
		[HL_P_FLAG] = HL_TEXT_CODE,
		[HL_P_TEXT] = HL_TEXT_LINE,
		[HL_P_PROSE] = HL_TEXT_PROSE,
		[HL_P_NAME] = HL_TEXT_NAME,
		[HL_P_CODE] = HL_TEXT_CODE,
		[HL_P_INT] = HL_TEXT_CODE,
		[HL_P_POINTS] = HL_TEXT_CODE,
		[HL_P_MONEY] = HL_TEXT_CODE,
		[HL_P_WORD] = HL_TEXT_CODE,
		[HL_P_SINCE] = HL_TEXT_CODE,
		[HL_P_UNTIL] = HL_TEXT_CODE,
		[HL_P_AT] = HL_TEXT_CODE,
		[HL_P_DAY] = HL_TEXT_CODE,
		[HL_P_FROM] = HL_TEXT_CODE,
		[HL_P_TO] = HL_TEXT_CODE,
		[HL_P_STATION] = HL_TEXT_NAME,
		[HL_P_DEPARTMENT] = HL_TEXT_NAME,
		[HL_P_ISSUE] = HL_TEXT_CODE,
		[HL_P_MEETING] = HL_TEXT_CODE,
		[HL_P_ROW] = HL_TEXT_CODE,
	};
	int r = take_text(c, o, s, kinds[o->type], out);

	if (r)
		return r;
	switch (o->type) {
	case HL_P_FLAG:
		r = strcmp(*out, "yes") ? bad_opt(c, o, _("not yes or no (true or false)"), *out)
					: 0;
		break;
	case HL_P_INT:
		r = take_int(c, o, out);
		break;
	case HL_P_POINTS:
		r = take_points(c, o, out);
		break;
	case HL_P_MONEY:
		r = take_money(c, o, out);
		break;
	case HL_P_WORD:
		r = take_word(c, o, out);
		break;
	case HL_P_SINCE:
	case HL_P_UNTIL:
	case HL_P_AT:
	case HL_P_DAY:
	case HL_P_FROM:
	case HL_P_TO:
		r = take_time(c, act, o, out);
		break;
	default:
		break;
	}
	if (r) {
		free(*out);
		*out = NULL;
	}
	return r;
}

/*
 * The length of the part of s before a comma, ASCII or Chinese; *sep is that comma's length, 0
 * at the end.
 */
static size_t
part(const char *s, size_t *sep)
{
	static const char *const commas[] = { ",", "，", "、" };

	for (size_t n = 0;; n++) {
		for (size_t i = 0; i < LEN(commas); i++) {
			*sep = strlen(commas[i]);
			if (!strncmp(s + n, commas[i], *sep))
				return n;
		}
		if (!s[n]) {
			*sep = 0;
			return n;
		}
	}
}

static int
take_value(struct cli *c, const struct hl_act *act, const struct hl_param *o, const char *s,
    struct hl_args *out)
{
	char *text;
	int r = value_check(c, act, o, s, &text);

	if (r)
		return r;
	hl_args_add(out, o->name, text);
	free(text);
	return 0;
}

/* Whether s begins with a reference, or with a number like X-2026-0001. */
static bool
refers(const char *s)
{
	size_t sep, n = part(s, &sep), end = n, year;

	if (!strncmp(s, "ref:", 4))
		return true;
	while (n && s[n - 1] >= '0' && s[n - 1] <= '9')
		n--;
	if (n == end || n < 6 || s[n - 1] != '-')
		return false;
	for (year = n - 5; year < n - 1; year++)
		if (s[year] < '0' || s[year] > '9')
			return false;
	return s[n - 6] == '-';
}

/*
 * The length of the first value. A reference may hold commas: it goes on where nothing else that
 * is referred to follows.
 */
static size_t
first_value(const char *s, size_t *sep)
{
	size_t n = part(s, sep), more;

	while (!strncmp(s, "ref:", 4) && *sep && !refers(s + n + *sep)) {
		more = n + *sep;
		n = more + part(s + more, sep);
	}
	return n;
}

static int
take_list(struct cli *c, const struct hl_act *act, const struct hl_param *o, const char *s,
    struct hl_args *out)
{
	size_t n, sep;
	int r = 0;

	do {
		char *one;

		n = first_value(s, &sep);
		one = xfmt("%.*s", (int)n, s);
		r = take_value(c, act, o, one, out);
		free(one);
		s += n + sep;
	} while (!r && sep);
	return r;
}

/*
 * Titles and prose are whole, commas and all; so is every value of a journal, whose names may
 * have come from a csv file with one.
 */
static int
take_arg(struct cli *c, const struct hl_act *act, const struct hl_arg *a, bool journal,
    struct hl_args *out)
{
	const struct hl_param *o = hl_param_find(act, a->name);
	bool multi = o && (hl_param_flags(act, o) & HL_MULTI);
	bool split = multi && o->type != HL_P_TEXT && o->type != HL_P_PROSE && !journal;
	int r = 0;

	if (!o) { /* what is passed through: --rejects, fields of a journal line */
		for (size_t i = 0; i < a->n; i++)
			hl_args_add(out, a->name, a->v[i]);
		return 0;
	}
	if (a->n > 1 && !multi)
		return bad_opt(c, o, _("takes one value"), NULL);
	for (size_t i = 0; !r && i < a->n; i++)
		r = split ? take_list(c, act, o, a->v[i], out)
			  : take_value(c, act, o, a->v[i], out);
	return r;
}

static const char *
context_get(const struct context *x, const char *name)
{
	enum common_id id = common_find(name);

	return id == O_AT        ? x->at
	       : id == O_ACTOR   ? x->actor
	       : id == O_REASON  ? x->reason
	       : id == O_NOW     ? x->now
	       : id == O_REQUEST ? x->request
				 : NULL;
}

static int
check_needed(
    struct cli *c, const struct hl_act *act, const struct context *x, const struct hl_args *out)
{
	int code = c->line ? HL_EINPUT : HL_EUSAGE;
	const struct hl_param *o;

	for (size_t i = 0; (o = hl_param(act, i)); i++) {
		if (!(hl_param_flags(act, o) & HL_NEED) || hl_args_get(out, o->name) ||
		    context_get(x, o->name))
			continue;
		if (o->flags & HL_OPERAND)
			return cli_fail(c, code, _("%s needs the operand %s"), act->name, o->name);
		return cli_fail(
		    c, code, _("%s needs %s%s"), act->name, c->line ? "" : "--", o->name);
	}
	return 0;
}

int
args_check(struct cli *c, const struct hl_act *act, const struct hl_args *raw,
    const struct context *x, struct hl_args *out)
{
	bool journal = c->line && hl_args_get(raw, "seq") && hl_args_get(raw, "recorded-at");
	int r = 0;

	for (size_t i = 0; !r && i < raw->n; i++)
		r = take_arg(c, act, &raw->a[i], journal, out);
	return r ? r : check_needed(c, act, x, out);
}

/* A text of the context, refused when it is empty or bad. */
static int
context_text(struct cli *c, enum common_id id, const char *s)
{
	const char *why = NULL;
	char *t;

	if (!s)
		return 0;
	t = hl_clean(s, HL_TEXT_LINE, &why);
	if (t && *t) {
		free(t);
		return 0;
	}
	free(t);
	return bad(c, commons[id].name, false, t ? _("is empty") : why ? why : _("not text"), NULL);
}

static int
context_time(struct cli *c, const struct hl_act *act, enum common_id id, const char *s, int64_t now,
    int64_t *t)
{
	const char *why = NULL;
	char *folded = hl_clean(s, HL_TEXT_CODE, &why);
	int r;

	if (!folded)
		return bad(c, commons[id].name, false, why ? why : _("not text"), NULL);
	if (id == O_AT)
		r = moment(c, folded, now, hour(act), true, t);
	else
		r = moment(c, folded, now, HL_BARE_END, false, t);
	if (r < 0)
		r = bad(c, commons[id].name, false, *folded ? _("no such time") : _("is empty"),
		    *folded ? folded : NULL);
	free(folded);
	return r == 1 ? 0 : r; /* 1: waits for the calendar */
}

int
context_set(struct cli *c, const struct hl_act *act, const struct context *x)
{
	int64_t now = 0, at = 0;
	int r = 0;

	hl_set_now(c->hl, 0, false);
	if (x->now) {
		r = context_time(c, act, O_NOW, x->now, hl_real(c->hl), &now);
		if (r)
			return r;
		hl_set_now(c->hl, now, true);
	}
	if (x->at)
		r = context_time(c, act, O_AT, x->at, hl_now(c->hl), &at);
	r = r ? r : context_text(c, O_ACTOR, x->actor);
	r = r ? r : context_text(c, O_REASON, x->reason);
	r = r ? r : context_text(c, O_REQUEST, x->request);
	if (r)
		return r;
	hl_set_context(c->hl, at, x->actor ? x->actor : c->actor, x->reason, x->request);
	return 0;
}
