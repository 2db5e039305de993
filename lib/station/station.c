/*
 * station.c: stations (R1, R6). Their posts are in posts.c; import.c imports, list.c lists and
 * shows them.
 */
#include <stdlib.h>
#include <string.h>

#include "station/station.h"

int
station_next_code(struct hl *hl, char code[17])
{
	int64_t n;

	if (sql_int(hl, &n, sql_station_next_code) < 0)
		return HL_EFAIL;
	snprintf(code, 17, "S%03d", (int)n);
	return HL_OK;
}

/* --- add --- */

/* One station a community (R6); codes are never used again. */
static int
check_place(struct hl *hl, int64_t station, const char *street, const char *community)
{
	char *other = NULL;
	int rc = HL_OK;

	if (sql_text(hl, &other, sql_station_at_place, BIND(":street", street),
		BIND(":community", community), BIND(":id", station)) < 0)
		return HL_EFAIL;
	if (other != NULL)
		rc = hl_fail(hl, HL_EREFUSED,
		    _("community '%s%s' has a station already: '%s' (R6)"), street, community,
		    other);
	free(other);
	return rc;
}

static int
check_code(struct hl *hl, const char *code)
{
	char *place = NULL;
	int rc = HL_OK;

	if (sql_text(hl, &place, sql_station_code, BIND(":code", code),
		BIND(":voided", _(" (voided)"))) < 0)
		return HL_EFAIL;
	if (place != NULL)
		rc = hl_fail(hl, HL_EREFUSED, _("station code '%s' is taken: %s"), code, place);
	free(place);
	return rc;
}

/* Takes --founded; *since is 00:00 of that day, or 0 (always) without it. */
static int
take_founded(struct hl *hl, struct hl_args *args, const char **founded, int64_t *since)
{
	int64_t day;
	int rc;

	*since = 0;
	if ((rc = arg_day(hl, args, "founded", founded)) != HL_OK || *founded == NULL)
		return rc;
	day_parse(*founded, &day);
	*since = time_at(day, 0);
	if (*since > hl->real)
		return hl_fail(hl, HL_EREFUSED, _("founded: %s lies in the future"), *founded);
	return HL_OK;
}

static int
station_add(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	const char *code, *street, *community, *founded;
	struct change posts = { { 0 }, { 0 } };
	int64_t since, id;
	int rc;

	if ((rc = event_check_at(hl, 'r')) != HL_OK ||
	    (rc = arg_code(hl, args, "code", &code)) != HL_OK ||
	    (rc = arg_name(hl, args, "street", &street)) != HL_OK ||
	    (rc = arg_name(hl, args, "community", &community)) != HL_OK ||
	    (rc = take_founded(hl, args, &founded, &since)) != HL_OK)
		return rc;
	if (code == NULL || street == NULL || community == NULL)
		return hl_fail(hl, HL_EUSAGE, _("a station needs %s"),
		    code == NULL     ? "code"
		    : street == NULL ? "street"
				     : "community");
	if ((rc = check_code(hl, code)) != HL_OK ||
	    (rc = check_place(hl, 0, street, community)) != HL_OK)
		return rc;
	if ((rc = sql_run(hl,
		 "INSERT INTO station (code, street, community, founded, event)"
		 " VALUES (:code, :street, :community, :founded, :event)",
		 BIND(":code", code), BIND(":street", street), BIND(":community", community),
		 BIND(":founded", founded), BIND(":event", hl->ev->seq))) != HL_OK)
		return rc;
	id = db_id(hl);
	if ((rc = station_give_post(hl, args, id, "head", since, &posts)) == HL_OK &&
	    (rc = station_give_post(hl, args, id, "deputy", since, &posts)) == HL_OK)
		rc = station_check_vacancy(hl, id, code);
	buf_free(&posts.before);
	buf_free(&posts.after);
	return rc == HL_OK ? rows_one(rows, "code", hl_args_get(args, "code")) : rc;
}

/* --- set --- */

struct station {
	int64_t id;
	char *code, *street, *community, *founded;
};

static int
load(struct hl *hl, const char *what, struct station *s)
{
	sqlite3_stmt *st;
	int rc = station_find(hl, what, &s->id);

	if (rc != HL_OK)
		return rc;
	st = sql_bind(hl, "SELECT code, street, community, founded FROM station WHERE id = :id",
	    BIND(":id", s->id));
	while (sql_next(hl, st, &rc)) {
		s->code = sql_copy(st, 0);
		s->street = sql_copy(st, 1);
		s->community = sql_copy(st, 2);
		s->founded = sql_copy(st, 3);
	}
	return rc;
}

static void
unload(struct station *s)
{
	free(s->code);
	free(s->street);
	free(s->community);
	free(s->founded);
}

static int
set_place(struct hl *hl, struct hl_args *args, const struct station *s, struct change *c)
{
	const char *street, *community, *founded;
	int64_t since;
	int rc;

	if ((rc = arg_name(hl, args, "street", &street)) != HL_OK ||
	    (rc = arg_name(hl, args, "community", &community)) != HL_OK ||
	    (rc = take_founded(hl, args, &founded, &since)) != HL_OK)
		return rc;
	if (street != NULL && strcmp(street, s->street) != 0)
		note_change(c, "street", s->street, street);
	if (community != NULL && strcmp(community, s->community) != 0)
		note_change(c, "community", s->community, community);
	if (founded != NULL && (s->founded == NULL || strcmp(founded, s->founded) != 0))
		note_change(c, "founded", s->founded, founded);
	if (c->before.n == 0)
		return HL_OK;
	street = street != NULL ? street : s->street;
	community = community != NULL ? community : s->community;
	if ((rc = check_place(hl, s->id, street, community)) != HL_OK)
		return rc;
	return sql_run(hl,
	    "UPDATE station SET street = :street, community = :community, founded = :founded"
	    " WHERE id = :id",
	    BIND(":id", s->id), BIND(":street", street), BIND(":community", community),
	    BIND(":founded", founded != NULL ? founded : s->founded));
}

/* --vacant head|deputy */
static int
set_vacant(struct hl *hl, struct hl_args *args, const struct station *s, struct change *c)
{
	const struct hl_arg *a = hl_args_find(args, "vacant");
	size_t i, before;
	int rc;

	for (i = 0; a != NULL && i < a->n; i++) {
		if (strcmp(a->v[i], "head") != 0 && strcmp(a->v[i], "deputy") != 0)
			return hl_fail(hl, HL_EUSAGE, _("unknown post '%s' (one of: %s)"), a->v[i],
			    "head, deputy");
		if (hl_args_get(args, a->v[i]) != NULL)
			return hl_fail(hl, HL_EUSAGE,
			    _("the post of %s is given and vacated at once"), a->v[i]);
		before = c->before.n;
		if ((rc = station_set_posts(hl, s->id, a->v[i], "[]", hl->at, c)) != HL_OK)
			return rc;
		if (c->before.n == before)
			return hl_fail(
			    hl, HL_EREFUSED, _("station '%s' has no %s"), s->code, a->v[i]);
	}
	return HL_OK;
}

static int
station_set(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	struct station s = { 0 };
	struct change c = { { 0 }, { 0 } };
	bool posts = hl_args_get(args, "head") != NULL || hl_args_get(args, "deputy") != NULL ||
		     hl_args_get(args, "vacant") != NULL;
	int rc;

	(void)rows;
	if ((rc = event_check_at(hl, posts ? 'f' : 'r')) == HL_OK &&
	    (rc = load(hl, hl_args_get(args, "station"), &s)) == HL_OK &&
	    (rc = set_place(hl, args, &s, &c)) == HL_OK &&
	    (rc = station_give_post(hl, args, s.id, "head", hl->at, &c)) == HL_OK &&
	    (rc = station_give_post(hl, args, s.id, "deputy", hl->at, &c)) == HL_OK &&
	    (rc = set_vacant(hl, args, &s, &c)) == HL_OK && posts)
		rc = station_check_vacancy(hl, s.id, s.code);
	if (rc == HL_OK)
		hl_args_set(args, "station", s.code);
	decide_change(hl, &c);
	unload(&s);
	return rc;
}

/* --- void (R51) --- */

static const char *const rests[] = { N_("issues"), N_("meetings"), N_("consultations"),
	N_("members"), N_("departments stationed there"), N_("later posts") };

int
station_check_rests(
    struct hl *hl, sqlite3_stmt *st, const char *const *words, const char *refusal, int64_t event)
{
	int64_t n;
	int i, rc;

	while (sql_next(hl, st, &rc))
		for (i = 0; i < sqlite3_column_count(st); i++)
			if ((n = sqlite3_column_int64(st, i)) > 0) {
				sqlite3_reset(st);
				return hl_fail(hl, HL_EREFUSED, refusal, (long long)event,
				    _(words[i]), (long long)n);
			}
	return rc;
}

static int
station_undo(struct hl *hl, const struct hl_act *act, int64_t event)
{
	sqlite3_stmt *st;
	int64_t id;
	int rc;

	(void)act;
	if (sql_int(hl, &id, sql_station_of_event, BIND(":event", event)) < 0)
		return HL_EFAIL;
	if (id == 0)
		return hl_fail(hl, HL_EREFUSED, _("event %lld added no station that still stands"),
		    (long long)event);
	st = sql_bind(hl, sql_station_rests, BIND(":id", id));
	if ((rc = station_check_rests(hl, st, rests,
		 _("cannot void event %lld: the station has %s (%lld)"), event)) != HL_OK ||
	    (rc = reg_rests(hl, RESTS_STATION, id)) != HL_OK)
		return rc;
	return sql_run(hl, "UPDATE station SET gone = :at WHERE id = :id", BIND(":id", id),
	    BIND(":at", hl->at));
}

/* --- the acts --- */

static const struct hl_param add_params[] = {
	{ "code", HL_P_CODE, HL_NEED, NULL, N_("code of the station: up to 16 of A-Z a-z 0-9 _ -"),
	    "编码|代码|站点编码" },
	{ "street", HL_P_NAME, HL_NEED, NULL, N_("street the community lies in"), "街道" },
	{ "community", HL_P_NAME, HL_NEED, NULL, N_("community"), "社区|联系社区" },
	{ "head", HL_P_NAME, 0, NULL, N_("head, since the founding date or always"),
	    "党员县级领导|站长" },
	{ "deputy", HL_P_NAME, HL_MULTI, NULL, N_("deputy head, the community party secretary"),
	    "副站长|社区党委书记" },
	{ "founded", HL_P_DAY, 0, NULL, N_("founding date"), "成立日期|成立时间" },
	{ 0 },
};

static const struct hl_param set_params[] = {
	{ "station", HL_P_STATION, HL_OPERAND | HL_NEED, NULL,
	    N_("station, by code or community") },
	{ "head", HL_P_NAME, 0, NULL,
	    N_("new head from --at on; the former one's post ends then") },
	{ "deputy", HL_P_NAME, HL_MULTI, NULL,
	    N_("all deputies from --at on; other posts end then") },
	{ "vacant", HL_P_CODE, HL_MULTI, "POST",
	    N_("post that is vacant from --at on: head or deputy") },
	{ "founded", HL_P_DAY, 0, NULL, N_("founding date") },
	{ "street", HL_P_NAME, 0, NULL, N_("street the community lies in") },
	{ "community", HL_P_NAME, 0, NULL, N_("community") },
	{ 0 },
};

const struct hl_act station_acts[] = {
	{ "hl-station", "add", add_params, N_("register a station"),
	    "hl-station add --code HTBC --street 花亭路街道 --community 花亭北村社区 --head 王朝东 "
	    "--founded 2020-04-20",
	    HL_WRITE, HL_ACT_PLAIN, station_add, .undo = station_undo },
	{ "hl-station", "set", set_params, N_("change a station or who holds its posts"),
	    "hl-station set HTBC --head 李明 --at 2026-03-01", HL_WRITE, HL_ACT_EVENING,
	    station_set, .fixed = N_("cannot void a change: set it back instead") },
	{ 0 },
};
