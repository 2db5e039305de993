/*
 * values.c: the values of a call, checked and made canonical by the type of their parameter: of
 * the command line, of a line of a batch, of whoever links the library.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "record/record.h"

/* What is being checked, and how. */
struct check {
	struct hl *hl;
	const struct hl_call *call;
	bool early; /* there is no calendar yet: times in working days are left as they are */
	bool journal; /* a line of one: its values are whole */
};

static int
bad(const struct check *k, const char *name, bool operand, const char *why, const char *value)
{
	int code = k->call->line ? HL_EINPUT : HL_EUSAGE;
	const char *dash = k->call->line || operand ? "" : "--";

	if (value != NULL)
		return hl_fail(k->hl, code, "%s%s: %s: '%s'", dash, name, why, value);
	return hl_fail(k->hl, code, "%s%s: %s", dash, name, why);
}

static int
bad_param(const struct check *k, const struct hl_param *p, const char *why, const char *value)
{
	return bad(k, p->name, p->flags & HL_OPERAND, why, value);
}

/* --- one value: *text is malloc'd, and replaced by what it is made ---------------------- */

static void
put(char **text, char *by)
{
	free(*text);
	*text = by;
}

static int
take_flag(const struct check *k, const struct hl_param *p, char **text)
{
	return strcmp(*text, "yes") == 0
		   ? HL_OK
		   : bad_param(k, p, _("not yes or no (true or false)"), *text);
}

static int
take_int(const struct check *k, const struct hl_param *p, char **text)
{
	char *end;
	long long n;

	errno = 0;
	n = strtoll(*text, &end, 10);
	if (errno != 0 || *end != '\0' || end == *text)
		return bad_param(k, p, _("not a whole number"), *text);
	put(text, xfmt("%lld", n));
	return HL_OK;
}

static int
take_points(const struct check *k, const struct hl_param *p, char **text)
{
	char buf[32];
	int64_t n;

	if (hl_points_parse(*text, &n) != 0)
		return bad_param(k, p, _("not points (a number with at most one decimal)"), *text);
	put(text, xstrdup(hl_points_format(n, buf)));
	return HL_OK;
}

static int
take_money(const struct check *k, const struct hl_param *p, char **text)
{
	char buf[32];
	int64_t n;

	if (hl_money_parse(*text, &n) != 0)
		return bad_param(k, p, _("not yuan with at most two decimals"), *text);
	put(text, xstrdup(hl_money_format(n, buf)));
	return HL_OK;
}

static int
take_word(const struct check *k, const struct hl_param *p, char **text)
{
	const char *code = hl_word(k->hl, p->set, *text);
	char *why;
	int rc;

	if (code != NULL) {
		put(text, xstrdup(code));
		return HL_OK;
	}
	why = xstrdup(hl_error(k->hl));
	rc = bad_param(k, p, why, NULL);
	free(why);
	return rc;
}

/*
 * A moment in text. A bare date of today stands for no later than now, if it tells when
 * something happened (past). 0, 1 (waits for the calendar) or -1.
 */
static int
moment(const struct check *k, const char *s, int64_t now, enum hl_bare bare, bool past, int64_t *t)
{
	const struct hl_calendar *cal = NULL;
	char a[32], b[32];
	bool date = false;

	if (strstr(s, "wd") != NULL) {
		if (k->early)
			return 1;
		cal = hl_calendar(k->hl);
	}
	if (hl_time_parse(s, now, cal, bare, t, &date) != 0)
		return -1;
	if (past && date && *t > now && strncmp(hl_time_iso(*t, a), hl_time_iso(now, b), 10) == 0)
		*t = now;
	return 0;
}

static enum hl_bare
hour(const struct check *k)
{
	return k->call->act->flags & HL_ACT_EVENING ? HL_BARE_EVENING : HL_BARE_MORNING;
}

static bool
is_day(const struct hl_param *p)
{
	return p->type == HL_P_DAY || p->type == HL_P_FROM || p->type == HL_P_TO;
}

static int
take_time(const struct check *k, const struct hl_param *p, char **text)
{
	enum hl_bare bare = p->type == HL_P_AT      ? hour(k)
			    : p->type == HL_P_UNTIL ? HL_BARE_END
						    : HL_BARE_START;
	char iso[32];
	int64_t t;
	int rc = moment(k, *text, k->hl->now, bare, p->type == HL_P_AT, &t);

	if (rc > 0)
		return HL_OK;
	if (rc < 0)
		return bad_param(k, p, is_day(p) ? _("no such day") : _("no such time"), *text);
	hl_time_iso(t, iso);
	if (is_day(p))
		iso[10] = '\0';
	put(text, xstrdup(iso));
	return HL_OK;
}

static const struct {
	enum hl_text text;
	int (*take)(const struct check *k, const struct hl_param *p, char **text);
} kinds[] = {
	[HL_P_FLAG] = { HL_TEXT_CODE, take_flag },
	[HL_P_TEXT] = { HL_TEXT_LINE, NULL },
	[HL_P_PROSE] = { HL_TEXT_PROSE, NULL },
	[HL_P_NAME] = { HL_TEXT_NAME, NULL },
	[HL_P_CODE] = { HL_TEXT_CODE, NULL },
	[HL_P_INT] = { HL_TEXT_CODE, take_int },
	[HL_P_POINTS] = { HL_TEXT_CODE, take_points },
	[HL_P_MONEY] = { HL_TEXT_CODE, take_money },
	[HL_P_WORD] = { HL_TEXT_CODE, take_word },
	[HL_P_SINCE] = { HL_TEXT_CODE, take_time },
	[HL_P_UNTIL] = { HL_TEXT_CODE, take_time },
	[HL_P_AT] = { HL_TEXT_CODE, take_time },
	[HL_P_DAY] = { HL_TEXT_CODE, take_time },
	[HL_P_FROM] = { HL_TEXT_CODE, take_time },
	[HL_P_TO] = { HL_TEXT_CODE, take_time },
	[HL_P_STATION] = { HL_TEXT_NAME, NULL },
	[HL_P_DEPARTMENT] = { HL_TEXT_NAME, NULL },
	[HL_P_ISSUE] = { HL_TEXT_CODE, NULL },
	[HL_P_MEETING] = { HL_TEXT_CODE, NULL },
	[HL_P_ROW] = { HL_TEXT_CODE, NULL },
};

static int
take_value(const struct check *k, const struct hl_param *p, const char *s, struct hl_args *out)
{
	const char *why = NULL;
	char *text = hl_clean(s, kinds[p->type].text, &why);
	int rc = HL_OK;

	if (text == NULL)
		return bad_param(k, p, why != NULL ? why : _("not text"), NULL);
	if (*text == '\0')
		rc = bad_param(k, p, _("is empty"), NULL);
	else if (kinds[p->type].take != NULL)
		rc = kinds[p->type].take(k, p, &text);
	if (rc == HL_OK)
		hl_args_add(out, p->name, text);
	free(text);
	return rc;
}

/* --- several values in one text --------------------------------------------------------- */

/*
 * The length of the part of s before a comma, ASCII or Chinese; *sep is that comma's length, 0
 * at the end.
 */
static size_t
part(const char *s, size_t *sep)
{
	static const char *const commas[] = { ",", "，", "、" };
	size_t i, n;

	for (n = 0;; n++) {
		for (i = 0; i < LEN(commas); i++) {
			*sep = strlen(commas[i]);
			if (strncmp(s + n, commas[i], *sep) == 0)
				return n;
		}
		if (s[n] == '\0') {
			*sep = 0;
			return n;
		}
	}
}

/* Whether s begins with a reference, or with a number like X-2026-0001. */
static bool
refers(const char *s)
{
	size_t sep, n = part(s, &sep), end = n, year;

	if (strncmp(s, "ref:", 4) == 0)
		return true;
	while (n > 0 && s[n - 1] >= '0' && s[n - 1] <= '9')
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

	while (strncmp(s, "ref:", 4) == 0 && *sep > 0 && !refers(s + n + *sep)) {
		more = n + *sep;
		n = more + part(s + more, sep);
	}
	return n;
}

static int
take_list(const struct check *k, const struct hl_param *p, const char *s, struct hl_args *out)
{
	size_t n, sep;
	char *one;
	int rc;

	do {
		n = first_value(s, &sep);
		one = xfmt("%.*s", (int)n, s);
		rc = take_value(k, p, one, out);
		free(one);
		s += n + sep;
	} while (rc == HL_OK && sep > 0);
	return rc;
}

/*
 * Titles and prose are whole, commas and all; so is every value of a journal, whose names may
 * have come from a csv file with one. What is no parameter is passed on: --rejects, fields of a
 * journal line.
 */
static int
take_arg(const struct check *k, const struct hl_arg *a, struct hl_args *out)
{
	const struct hl_param *p = hl_param_find(k->call->act, a->name);
	bool multi = p != NULL && (hl_param_flags(k->call->act, p) & HL_MULTI);
	bool split = multi && p->type != HL_P_TEXT && p->type != HL_P_PROSE && !k->journal;
	size_t i;
	int rc = HL_OK;

	if (p != NULL && a->n > 1 && !multi)
		return bad_param(k, p, _("takes one value"), NULL);
	for (i = 0; rc == HL_OK && i < a->n; i++) {
		if (p == NULL)
			hl_args_add(out, a->name, a->v[i]);
		else
			rc = split ? take_list(k, p, a->v[i], out) : take_value(k, p, a->v[i], out);
	}
	return rc;
}

/* --- what stands beside the arguments ---------------------------------------------------- */

static int
context_text(const struct check *k, const char *name, const char *s)
{
	const char *why = NULL;
	char *text;
	int rc = HL_OK;

	if (s == NULL)
		return HL_OK;
	if ((text = hl_clean(s, HL_TEXT_LINE, &why)) == NULL)
		return bad(k, name, false, why != NULL ? why : _("not text"), NULL);
	if (*text == '\0')
		rc = bad(k, name, false, _("is empty"), NULL);
	free(text);
	return rc;
}

static int
context_time(const struct check *k, const char *name, const char *s, enum hl_bare bare, bool past,
    int64_t *t)
{
	const char *why = NULL;
	char *folded;
	int rc;

	if (s == NULL)
		return HL_OK;
	if ((folded = hl_clean(s, HL_TEXT_CODE, &why)) == NULL)
		return bad(k, name, false, why != NULL ? why : _("not text"), NULL);
	rc = moment(k, folded, k->hl->now, bare, past, t) < 0 ? -1 : HL_OK;
	if (rc != HL_OK)
		rc = bad(k, name, false, *folded != '\0' ? _("no such time") : _("is empty"),
		    *folded != '\0' ? folded : NULL);
	free(folded);
	return rc;
}

static int
take_context(const struct check *k)
{
	const struct hl_call *call = k->call;
	int64_t now = 0, at = 0;
	int rc;

	context_clock(k->hl, 0, false);
	if ((rc = context_time(k, "now", call->now, HL_BARE_END, false, &now)) != HL_OK)
		return rc;
	if (call->now != NULL)
		context_clock(k->hl, now, true);
	if ((rc = context_time(k, "at", call->at, hour(k), true, &at)) != HL_OK ||
	    (rc = context_text(k, "actor", call->actor)) != HL_OK ||
	    (rc = context_text(k, "reason", call->reason)) != HL_OK ||
	    (rc = context_text(k, "request-id", call->request)) != HL_OK)
		return rc;
	context_set(k->hl, at, call->actor, call->reason, call->request);
	return HL_OK;
}

static bool
in_context(const struct hl_call *call, const char *name)
{
	const char *v = strcmp(name, "at") == 0           ? call->at
			: strcmp(name, "actor") == 0      ? call->actor
			: strcmp(name, "reason") == 0     ? call->reason
			: strcmp(name, "now") == 0        ? call->now
			: strcmp(name, "request-id") == 0 ? call->request
							  : NULL;

	return v != NULL;
}

static int
check_needed(const struct check *k, const struct hl_args *out)
{
	const struct hl_act *act = k->call->act;
	int code = k->call->line ? HL_EINPUT : HL_EUSAGE;
	const struct hl_param *p;
	size_t i;

	for (i = 0; (p = hl_param(act, i)) != NULL; i++) {
		if (!(hl_param_flags(act, p) & HL_NEED) || hl_args_get(out, p->name) != NULL ||
		    in_context(k->call, p->name))
			continue;
		if (p->flags & HL_OPERAND)
			return hl_fail(
			    k->hl, code, _("%s needs the operand %s"), act->name, p->name);
		return hl_fail(
		    k->hl, code, _("%s needs %s%s"), act->name, k->call->line ? "" : "--", p->name);
	}
	return HL_OK;
}

int
hl_check(struct hl *hl, const struct hl_call *call, bool early, struct hl_args *out)
{
	struct check k = { hl, call, early,
		call->line && hl_args_get(call->args, "seq") != NULL &&
		    hl_args_get(call->args, "recorded-at") != NULL };
	size_t i;
	int rc = take_context(&k);

	for (i = 0; rc == HL_OK && i < call->args->n; i++)
		rc = take_arg(&k, &call->args->a[i], out);
	return rc != HL_OK ? rc : check_needed(&k, out);
}
