/* posts.c: who holds a post at a station, and since when (R1, R2, R46). */
#include <stdlib.h>
#include <string.h>

#include "station/station.h"

bool
station_post_on(struct hl *hl, int64_t station, const char *name, int64_t t, const char **who)
{
	int64_t day = time_day(t), head;
	char *folded = text_name(name);
	int found;

	found = sql_int(hl, &head, sql_station_post_on, BIND(":station", station),
	    BIND(":name", folded), BIND(":start", time_at(day, 0)),
	    BIND(":end", time_at(day + 1, 0)));
	free(folded);
	*who = head != 0 ? "head" : "deputy";
	return found > 0;
}

#define POST BIND(":station", station), BIND(":role", role)

/* A post changes hands in order of time: not before its last change. names: a JSON array. */
static int
check_posts(
    struct hl *hl, int64_t station, const char *role, const char *names, int64_t at, bool *same)
{
	char t[2][32];
	int64_t n, last;

	if (sql_int(hl, &n, sql_station_post_differs, POST, BIND(":names", names)) < 0 ||
	    sql_int(hl, &last, sql_station_post_last, POST) < 0)
		return HL_EFAIL;
	*same = n == 0;
	if (*same || at >= last)
		return HL_OK;
	return hl_fail(hl, HL_EREFUSED,
	    _("the post of %s changed at %s, after %s: changes are recorded in their order (R1)"),
	    role, hl_time_short(last, t[0]), hl_time_short(at, t[1]));
}

int
station_set_posts(struct hl *hl, int64_t station, const char *role, const char *names, int64_t at,
    struct change *c)
{
	char *was = NULL, *is = NULL;
	bool same;
	int rc;

	if ((rc = check_posts(hl, station, role, names, at, &same)) != HL_OK || same)
		return rc;
	if (sql_text(hl, &was, sql_station_post_names, POST) < 0 ||
	    sql_run(hl, sql_station_post_end, POST, BIND(":names", names), BIND(":at", at)) !=
		HL_OK ||
	    sql_run(hl, sql_station_post_begin, POST, BIND(":names", names), BIND(":at", at),
		BIND(":event", hl->ev->seq)) != HL_OK ||
	    sql_text(hl, &is, sql_station_post_names, POST) < 0)
		rc = HL_EFAIL;
	else
		note_change(c, role, was, is);
	free(was);
	free(is);
	return rc;
}

int
station_give_post(struct hl *hl, struct hl_args *args, int64_t station, const char *role,
    int64_t at, struct change *c)
{
	int64_t most = strcmp(role, "head") == 0 ? 1 : hl->cfg->deputies_max;
	struct buf names = { 0 };
	const struct hl_arg *a;
	const char *first;
	size_t i;
	int rc;

	if ((rc = arg_name(hl, args, role, &first)) != HL_OK || first == NULL)
		return rc;
	a = hl_args_find(args, role);
	if ((int64_t)a->n > most)
		return hl_fail(hl, HL_EREFUSED,
		    strcmp(role, "head") == 0
			? _("a station has one head at a time (R1)")
			: _("deputies at a time: %lld at most (R2, station.deputies_max)"),
		    (long long)most);
	buf_chr(&names, '[');
	for (i = 0; i < a->n; i++) {
		if (i > 0)
			buf_chr(&names, ',');
		json_str(&names, a->v[i]);
	}
	buf_chr(&names, ']');
	rc = station_set_posts(hl, station, role, names.s, at, c);
	buf_free(&names);
	return rc;
}

int
station_check_vacancy(struct hl *hl, int64_t station, const char *code)
{
	enum { OFF, WARN, REFUSE }; /* in the order of station.vacancy's words */
	int64_t n;

	if (hl->cfg->vacancy == OFF)
		return HL_OK;
	if (sql_int(hl, &n, sql_station_headed, BIND(":station", station)) < 0)
		return HL_EFAIL;
	if (n > 0)
		return HL_OK;
	if (hl->cfg->vacancy == REFUSE)
		return hl_fail(hl, HL_EREFUSED,
		    _("station '%s' would have no head (R1, station.vacancy)"), code);
	if (!hl->replay)
		hl_warn(hl, _("station '%s' has no head (R1)"), code);
	return HL_OK;
}
