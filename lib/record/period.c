/* period.c: the period a listing is about: --since --until --year --month, whichever were given. */
#include <stdlib.h>
#include <string.h>

#include "record/record.h"

static int
bound(struct hl *hl, const struct hl_args *args, const char *name, enum hl_bare bare, int64_t *t)
{
	const char *s = hl_args_get(args, name);

	if (s == NULL || hl_time_parse(s, hl->now, hl->cal, bare, t, NULL) == 0)
		return HL_OK;
	return hl_fail(hl, HL_EUSAGE, _("%s: no such time: \"%s\""), name, s);
}

/* Narrows p to the months from, from + 1 .. before to, counted from January of year 0. */
static void
narrow(struct period *p, int64_t from, int64_t to)
{
	int64_t since = time_at(day_of((int)(from / 12), (int)(from % 12) + 1, 1), 0);
	int64_t until = time_at(day_of((int)(to / 12), (int)(to % 12) + 1, 1), 0) - 1;

	p->since = since > p->since ? since : p->since;
	p->until = until < p->until ? until : p->until;
}

/* "2026-03", "2026-3", "2026年3月". */
static bool
parse_month(const char *s, int64_t *month)
{
	char *text = text_fold(s), tail[8] = "";
	int y = 0, m = 0, n = sscanf(text, "%4d%*[-/年]%2d%7s", &y, &m, tail);

	free(text);
	if (n < 2 || (*tail != '\0' && strcmp(tail, "月") != 0) || y < 1970 || y > 9998 || m < 1 ||
	    m > 12)
		return false;
	*month = (int64_t)y * 12 + m - 1;
	return true;
}

int
period_read(struct hl *hl, const struct hl_args *args, struct period *p)
{
	const char *year = hl_args_get(args, "year"), *month = hl_args_get(args, "month");
	int64_t n;
	int rc;

	*p = (struct period){ 0, HL_NEVER };
	if ((rc = bound(hl, args, "since", HL_BARE_START, &p->since)) != HL_OK ||
	    (rc = bound(hl, args, "until", HL_BARE_END, &p->until)) != HL_OK)
		return rc;
	if (year != NULL) {
		if (!text_int(year, &n) || n < 1970 || n > 9998)
			return hl_fail(hl, HL_EUSAGE, _("year: no such year: \"%s\""), year);
		narrow(p, n * 12, n * 12 + 12);
	}
	if (month != NULL) {
		if (!parse_month(month, &n))
			return hl_fail(hl, HL_EUSAGE,
			    _("month: no such month: \"%s\" (as in 2026-03)"), month);
		narrow(p, n, n + 1);
	}
	return HL_OK;
}

const char *
day_text(struct hl *hl, int64_t t)
{
	char day[16];

	return hl_keep(hl, xstrdup(day_iso(time_day(t), day)));
}
