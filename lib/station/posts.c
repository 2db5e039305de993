/* station-post.c: who holds a post at a station, and since when (R1, R2, R46). */
#include <stdlib.h>
#include <string.h>

#include "station/station.h"

bool
station_post_on(struct hl *hl, int64_t station, const char *name, int64_t t, const char **who)
{
	int64_t day = time_day(t), head;
	char *folded = text_name(name);
	int found;

	found = db_int(hl, &head,
	    "SELECT role = 'head' FROM post WHERE station_id = ?1 AND name = ?2"
	    " AND since <= ?3 AND until > ?4 AND until > since ORDER BY 1 DESC LIMIT 1",
	    "isii", station, folded, time_at(day, 86399), time_at(day, 0));
	free(folded);
	*who = head != 0 ? "head" : "deputy";
	return found > 0;
}

static int
holders(struct hl *hl, int64_t station, const char *role, char **names)
{
	return db_text(hl, names,
		   "SELECT group_concat(name, ';') FROM (SELECT name FROM post WHERE station_id = "
		   "?1"
		   " AND role = ?2 AND until = 253402300799 ORDER BY since, id)",
		   "is", station, role) < 0
		   ? HL_EFAIL
		   : HL_OK;
}

/* Posts keep their order: none is given before the last change. names: a JSON array. */
static int
check_posts(
    struct hl *hl, int64_t station, const char *role, const char *names, int64_t at, bool *same)
{
	char t[2][32];
	int64_t n, last;

	if (db_int(hl, &n,
		"SELECT (SELECT count(*) FROM post WHERE station_id = ?1 AND role = ?2 AND until = "
		"253402300799"
		" AND name NOT IN (SELECT value FROM json_each(?3))) + (SELECT count(*) FROM "
		"json_each(?3) WHERE value NOT IN"
		" (SELECT name FROM post WHERE station_id = ?1 AND role = ?2 AND until = "
		"253402300799))",
		"iss", station, role, names) < 0)
		return HL_EFAIL;
	*same = n == 0;
	if (*same)
		return HL_OK;
	if (db_int(hl, &last,
		"SELECT max(iif(until < 253402300799, until, since)) FROM post WHERE station_id = "
		"?1 AND role = ?2",
		"is", station, role) < 0)
		return HL_EFAIL;
	if (at >= last)
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
	if ((rc = holders(hl, station, role, &was)) == HL_OK &&
	    (rc = db_run(hl,
		 "UPDATE post SET until = ?4 WHERE station_id = ?1 AND role = ?2 AND until = "
		 "253402300799"
		 " AND name NOT IN (SELECT value FROM json_each(?3))",
		 "issi", station, role, names, at)) == HL_OK &&
	    (rc = db_run(hl,
		 "INSERT INTO post (station_id, role, name, since, event) SELECT ?1, ?2, value, "
		 "?4, ?5"
		 " FROM (SELECT value, min(key) AS k FROM json_each(?3) GROUP BY value) WHERE "
		 "value NOT IN (SELECT name FROM post"
		 " WHERE station_id = ?1 AND role = ?2 AND until = 253402300799) ORDER BY k",
		 "issii", station, role, names, at, hl->ev->seq)) == HL_OK)
		rc = holders(hl, station, role, &is);
	if (rc == HL_OK)
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
	if (db_int(hl, &n,
		"SELECT count(*) FROM post WHERE station_id = ?1 AND role = 'head' AND until = "
		"253402300799",
		"i", station) < 0)
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
