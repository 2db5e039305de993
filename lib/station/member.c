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

	*t = hl->at;
	if ((rc = arg_time(hl, args, name, bare, t)) != HL_OK)
		return rc;
	if (*t > hl->real && time_day(*t) == time_day(hl->real))
		*t = hl->real; /* today */
	if (*t > hl->real)
		return hl_fail(hl, HL_EREFUSED, _("%s lies in the future"), hl_time_short(*t, s));
	return HL_OK;
}

static int
current(struct hl *hl, int64_t station, const char *name, int64_t *id, int64_t *since)
{
	sqlite3_stmt *st = sql_bind(
	    hl, sql_station_member_now, BIND(":station", station), BIND(":name", name));
	int rc;

	*id = 0;
	while (sql_next(hl, st, &rc)) {
		*id = sqlite3_column_int64(st, 0);
		*since = sqlite3_column_int64(st, 1);
	}
	return rc;
}

/* A person is a member of a station only once at a time. */
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
	if (sql_int(hl, &there, sql_station_member_overlap, BIND(":station", station),
		BIND(":name", name), BIND(":since", since), BIND(":until", until)) < 0)
		return HL_EFAIL;
	return there == 0 ? HL_OK
			  : hl_fail(hl, HL_EREFUSED, _("'%s' is a member of '%s' already"), name,
				hl_args_get(args, "station"));
}

/*
 * The member belongs to the successor of a department that had ended when the membership began.
 */
static int
take_heir(struct hl *hl, struct hl_args *args, int64_t since, int64_t *department)
{
	int64_t was = *department;
	int rc;

	if (was == 0 || (rc = department_heir(hl, department, since)) != HL_OK ||
	    *department == was)
		return was == 0 ? HL_OK : rc;
	return arg_set_department(hl, args, "department", *department);
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
	    (rc = sql_run(hl, sql_station_member_insert, BIND(":station", station),
		 BIND(":name", name), BIND(":category", category),
		 BIND_ID(":department", department), BIND(":since", since), BIND(":until", until),
		 BIND(":event", hl->ev->seq))) != HL_OK)
		return rc;
	return event_answer(hl, rows);
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
	if ((rc = current(hl, station, name, &id, &since)) != HL_OK)
		return rc;
	if (id == 0)
		return hl_fail(hl, HL_ENOENT, _("'%s' is no member of '%s'"), name,
		    hl_args_get(args, "station"));
	if (until < since)
		return hl_fail(hl, HL_EREFUSED, _("'%s' is a member since %s, after %s"), name,
		    hl_time_short(since, t[0]), hl_time_short(until, t[1]));
	return sql_run(hl, "UPDATE member SET until = :until WHERE id = :id", BIND(":id", id),
	    BIND(":until", until));
}

static int
undo_add(struct hl *hl, const struct hl_act *act, int64_t event)
{
	int64_t id;

	(void)act;
	if (sql_int(hl, &id, sql_station_member_of_event, BIND(":event", event)) < 0)
		return HL_EFAIL;
	if (id == 0)
		return hl_fail(hl, HL_EREFUSED, _("event %lld added no member that still stands"),
		    (long long)event);
	return sql_run(hl, "UPDATE member SET gone = :at WHERE id = :id", BIND(":id", id),
	    BIND(":at", hl->at));
}

/* --- the acts --- */

static const struct hl_param member_add_params[] = {
	{ "station", HL_P_STATION, HL_NEED, NULL, N_("station, by code or community"),
	    "站点|红领工作站|社区" },
	{ "name", HL_P_NAME, HL_NEED, NULL, N_("name of the member"), "姓名|成员" },
	{ "category", HL_P_WORD, HL_NEED, "member_category", N_("category of members"),
	    "类别|成员类别" },
	{ "department", HL_P_DEPARTMENT, 0, NULL, N_("department the member belongs to"),
	    "单位|所在单位" },
	{ "from", HL_P_SINCE, 0, NULL, N_("member since (default: --at)"),
	    "since|开始时间|开始日期|加入日期" },
	{ "to", HL_P_UNTIL, 0, NULL, N_("member until (default: for ever)"),
	    "until|结束时间|结束日期|退出日期" },
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
	    HL_ACT_EVENING, member_end,
	    .fixed = N_("cannot void the end of a membership: add the member again") },
	{ 0 },
};
