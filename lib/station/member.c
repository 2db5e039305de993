/* member.c: members of stations, by category (R3). member-list.c lists, shows and imports them. */
#include <stdlib.h>
#include <string.h>

#include "station/station.h"

/* --from or --to: the moment of the event unless given; the future is refused (R50). */
static int
take_moment(struct hl *hl, struct hl_args *args, const char *name, enum hl_bare bare, int64_t *t)
{
	char s[32];
	int rc;

	*t = hl->ev->at;
	if ((rc = arg_time(hl, args, name, bare, t)) != HL_OK)
		return rc;
	if (*t > hl->real && time_day(*t) == time_day(hl->real))
		*t = hl->real; /* today */
	if (*t > hl->real)
		return hl_fail(hl, HL_EREFUSED, _("%s lies in the future"), hl_time_short(*t, s));
	return HL_OK;
}

static int
current(struct hl *hl, int64_t station, const char *name, int64_t *id)
{
	return db_int(hl, id,
		   "SELECT id FROM member WHERE station_id = ?1 AND name = ?2 AND until = "
		   "253402300799"
		   " AND gone = 253402300799",
		   "is", station, name) < 0
		   ? HL_EFAIL
		   : HL_OK;
}

/* Nobody is a member of a station twice at a time. */
static int
check_once(struct hl *hl, const struct hl_args *args, int64_t station, const char *name,
    int64_t since, int64_t until)
{
	char t[2][32];
	int64_t there;

	if (until < since)
		return hl_fail(hl, HL_EREFUSED, _("'%s' is a member since %s, after %s"), name,
		    hl_time_short(since, t[0]), hl_time_short(until, t[1]));
	if (hl->replay) /* as it was recorded */
		return HL_OK;
	if (db_int(hl, &there,
		"SELECT id FROM member WHERE station_id = ?1 AND name = ?2 AND gone = " NEVER
		" AND until > ?3 AND since < ?4 LIMIT 1",
		"isii", station, name, since, until) < 0)
		return HL_EFAIL;
	return there == 0 ? HL_OK
			  : hl_fail(hl, HL_EREFUSED, _("'%s' is a member of '%s' already"), name,
				hl_args_get(args, "station"));
}

/* Of a department that had ended when the membership began: its successor's. */
static int
take_heir(struct hl *hl, struct hl_args *args, int64_t since, int64_t *department)
{
	int64_t was = *department;
	char *code;
	int rc;

	if (was == 0 || (rc = department_heir(hl, department, since)) != HL_OK ||
	    *department == was)
		return was == 0 ? HL_OK : rc;
	if (db_text(hl, &code, "SELECT code FROM department WHERE id = ?1", "i", *department) < 0)
		return HL_EFAIL;
	hl_args_set(args, "department", code);
	free(code);
	return HL_OK;
}

static int
member_add(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	const char *name, *category = hl_args_get(args, "category");
	int64_t station, department, since, until = HL_NEVER;
	int rc;

	if ((rc = event_check_at(hl, 'r')) != HL_OK ||
	    (rc = arg_station(hl, args, "station", &station)) != HL_OK ||
	    (rc = arg_name(hl, args, "name", &name)) != HL_OK ||
	    (rc = arg_department(hl, args, "department", &department)) != HL_OK ||
	    (rc = take_moment(hl, args, "from", HL_BARE_START, &since)) != HL_OK ||
	    (hl_args_get(args, "to") != NULL &&
		(rc = take_moment(hl, args, "to", HL_BARE_END, &until)) != HL_OK))
		return rc;
	if ((rc = take_heir(hl, args, since, &department)) != HL_OK)
		return rc;
	if (station == 0 || name == NULL || category == NULL)
		return hl_fail(hl, HL_EUSAGE, _("a member needs %s"),
		    station == 0   ? "station"
		    : name == NULL ? "name"
				   : "category");
	if ((category = hl_word(hl, "member_category", category)) == NULL)
		return HL_EUSAGE;
	hl_args_set(args, "category", category);
	if ((rc = check_once(hl, args, station, name, since, until)) != HL_OK ||
	    (rc = db_run(hl,
		 "INSERT INTO member (station_id, name, category, department_id, since, until, "
		 "event)"
		 " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
		 "issniii", station, name, category, department, since, until, hl->ev->seq)) !=
		HL_OK)
		return rc;
	*rows = rows_new("event");
	rows_add(*rows, "i", hl->ev->seq);
	return HL_OK;
}

static int
member_end(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	const char *name;
	int64_t station, id, since, until;
	char t[2][32];
	int rc;

	(void)rows;
	if ((rc = event_check_at(hl, 'f')) != HL_OK ||
	    (rc = arg_station(hl, args, "station", &station)) != HL_OK ||
	    (rc = arg_name(hl, args, "name", &name)) != HL_OK ||
	    (rc = take_moment(hl, args, "to", HL_BARE_END, &until)) != HL_OK)
		return rc;
	if (station == 0 || name == NULL)
		return hl_fail(
		    hl, HL_EUSAGE, _("a member needs %s"), station == 0 ? "station" : "name");
	if ((rc = current(hl, station, name, &id)) != HL_OK)
		return rc;
	if (id == 0)
		return hl_fail(hl, HL_ENOENT, _("'%s' is no member of '%s'"), name,
		    hl_args_get(args, "station"));
	if (db_int(hl, &since, "SELECT since FROM member WHERE id = ?1", "i", id) < 0)
		return HL_EFAIL;
	if (until < since)
		return hl_fail(hl, HL_EREFUSED, _("'%s' is a member since %s, after %s"), name,
		    hl_time_short(since, t[0]), hl_time_short(until, t[1]));
	return db_run(hl, "UPDATE member SET until = ?2 WHERE id = ?1", "ii", id, until);
}

static int
undo_end(struct hl *hl, const struct hl_act *act, int64_t event)
{
	(void)act;
	(void)event;
	return hl_fail(
	    hl, HL_EREFUSED, _("cannot void the end of a membership: add the member again"));
}

static int
undo_add(struct hl *hl, const struct hl_act *act, int64_t event)
{
	int64_t id;

	(void)act;
	if (db_int(hl, &id, "SELECT id FROM member WHERE event = ?1 AND gone = 253402300799", "i",
		event) < 0)
		return HL_EFAIL;
	if (id == 0)
		return hl_fail(hl, HL_EREFUSED, _("event %lld added no member that still stands"),
		    (long long)event);
	return db_run(hl, "UPDATE member SET gone = ?2 WHERE id = ?1", "ii", id, hl->ev->at);
}

/* --- the acts --- */

static const struct hl_param member_add_params[] = {
	{ "station", HL_P_STATION, HL_NEED, NULL, N_("station, by code or community") },
	{ "name", HL_P_NAME, HL_NEED, NULL, N_("name of the member") },
	{ "category", HL_P_WORD, HL_NEED, "member_category", N_("category of members") },
	{ "department", HL_P_DEPARTMENT, 0, NULL, N_("department the member belongs to") },
	{ "from", HL_P_SINCE, 0, NULL, N_("member since (default: --at)") },
	{ "to", HL_P_UNTIL, 0, NULL, N_("member until (default: for ever)") },
	{ 0 },
};

static const struct hl_param member_end_params[] = {
	{ "station", HL_P_STATION, HL_NEED, NULL, N_("station, by code or community") },
	{ "name", HL_P_NAME, HL_NEED, NULL, N_("name of the member") },
	{ "to", HL_P_UNTIL, 0, NULL, N_("member until (default: --at)") },
	{ 0 },
};

const struct hl_act member_acts[] = {
	{ "hl-station", "member add", member_add_params, N_("register a member of a station"),
	    "hl-station member add --station HTBC --name 张三 --category 网格长", HL_WRITE,
	    HL_ACT_PLAIN, member_add, .undo = undo_add },
	{ "hl-station", "member end", member_end_params, N_("end a membership"),
	    "hl-station member end --station HTBC --name 张三 --to 2026-03-31", HL_WRITE,
	    HL_ACT_EVENING, member_end, .undo = undo_end },
	{ 0 },
};
