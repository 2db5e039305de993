/*
 * consult.c: consultation before awards, honours, nominations and promotions (R27): who must be
 * asked is found from who is stationed where; opinions and the decision are facts of their own,
 * and what became of it at T is a query over them. consult-import.c imports.
 */
#include <stdlib.h>
#include <string.h>

#include "station/station.h"

static const struct hl_param department_field = { "department", HL_P_DEPARTMENT, HL_NEED, NULL };
static const struct hl_param station_field = { "station", HL_P_STATION, HL_NEED, NULL };
static const struct hl_param stations_field = { "station", HL_P_STATION, HL_MULTI, NULL };
static const struct hl_param matter_field = { "matter", HL_P_WORD, HL_NEED, "matter" };
static const struct hl_param opinion_field = { "opinion", HL_P_WORD, HL_NEED, "opinion" };
static const struct hl_param status_field = { "status", HL_P_WORD, 0, "consult" };
static const struct hl_param person_field = { "person", HL_P_NAME, 0, NULL };
static const struct hl_param title_field = { "title", HL_P_TEXT, 0, NULL };
static const struct hl_param text_field = { "text", HL_P_PROSE, 0, NULL };

static int
take(struct hl *hl, const struct hl_param *f, struct hl_args *args, const char *command,
    struct reg_cell *c)
{
	int rc = reg_take_field(hl, f, args, c);

	if (rc == HL_OK && (f->flags & HL_NEED) && hl_args_get(args, f->name) == NULL)
		return hl_fail(hl, HL_EUSAGE, _("%s needs %s"), command, f->name);
	return rc;
}

/* --- asking --- */

struct asking {
	struct reg_cell department, matter, person, title, stations;
	int64_t due;
	char day[16];
};

static int
take_due(struct hl *hl, int64_t *due)
{
	if (hl_calendar(hl) == NULL)
		return HL_ECONFIG;
	*due = cal_after_working(hl_calendar(hl), hl->at, hl->cfg->silence_days);
	return HL_OK;
}

static int
take_what(struct hl *hl, struct hl_args *args, struct asking *a)
{
	static const char command[] = "consult ask";
	int rc;

	if ((rc = take(hl, &department_field, args, command, &a->department)) != HL_OK ||
	    (rc = take(hl, &matter_field, args, command, &a->matter)) != HL_OK ||
	    (rc = take(hl, &person_field, args, command, &a->person)) != HL_OK ||
	    (rc = take(hl, &title_field, args, command, &a->title)) != HL_OK ||
	    (rc = take(hl, &stations_field, args, command, &a->stations)) != HL_OK)
		return rc;
	day_iso(time_day(hl->at), a->day);
	return reg_take_heir(hl, &department_field, args, hl->at, &a->department);
}

/* What tells the stations of a subject, see stationed.sql. */
#define STATIONED(a) \
	BIND(":department", (a)->department.number), BIND(":person", (a)->person.text), \
	    BIND(":t", hl->at), BIND(":day", (a)->day)

/* Warns of stations that should have been asked as well. */
static int
warn_unasked(struct hl *hl, const struct asking *a)
{
	char *codes = NULL;

	if (hl->replay || hl->imported)
		return HL_OK;
	if (sql_text(hl, &codes, sql_station_consult_unasked, STATIONED(a),
		BIND(":event", hl->ev->seq)) < 0)
		return HL_EFAIL;
	if (codes != NULL)
		hl_warn(hl, _("not asked, though the subject is stationed there: %s (R27)"), codes);
	free(codes);
	return HL_OK;
}

static int
consult_ask(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	struct asking a;
	int64_t n;
	int rc;

	if ((rc = event_check_at(hl, 'f')) != HL_OK || (rc = take_what(hl, args, &a)) != HL_OK ||
	    (rc = take_due(hl, &a.due)) != HL_OK)
		return rc;
	if ((rc = sql_run(hl,
		 a.stations.text != NULL ? sql_station_consult_ask_named : sql_station_consult_ask,
		 BIND(":event", hl->ev->seq), BIND(":department", a.department.number),
		 BIND(":person", a.person.text), BIND(":matter", a.matter.text),
		 BIND(":title", a.title.text), BIND(":t", hl->at), BIND(":due", a.due),
		 BIND_ANY(":day", a.day), BIND_ANY(":stations", a.stations.text))) != HL_OK)
		return rc;
	if (sql_int(hl, &n, "SELECT count(*) FROM consult WHERE event = :event",
		BIND(":event", hl->ev->seq)) < 0)
		return HL_EFAIL;
	if (n == 0)
		return hl_fail(hl, HL_EREFUSED,
		    _("department '%s' is stationed nowhere on %s: there is no station to ask "
		      "(R27)"),
		    hl_args_get(args, "department"), a.day);
	return (rc = warn_unasked(hl, &a)) != HL_OK ? rc : event_answer(hl, rows);
}

/* --- opinion, decision --- */

/* The consultation that argument "event" names; it must stand. */
static int
take_asking(struct hl *hl, const struct hl_args *args, int64_t *event)
{
	const char *what = hl_args_get(args, "event");
	int64_t gone;

	if (what == NULL || !text_int(what, event))
		return hl_fail(
		    hl, HL_EUSAGE, _("'%s' is no event number"), what != NULL ? what : "");
	if (sql_int(hl, &gone,
		"SELECT gone FROM consult WHERE event = :event AND asking IS NULL LIMIT 1",
		BIND(":event", *event)) < 0)
		return HL_EFAIL;
	if (gone == 0)
		return hl_fail(
		    hl, HL_ENOENT, _("event %lld added no %s"), (long long)*event, "consult");
	return gone < HL_NEVER
		   ? hl_fail(hl, HL_EREFUSED, _("event %lld is void"), (long long)*event)
		   : HL_OK;
}

/* The row of a station in the consultation, 0 if it was not asked; *at: when it was asked. */
static int
find_asked(struct hl *hl, int64_t event, int64_t station, int64_t *id, int64_t *at)
{
	sqlite3_stmt *st = sql_bind(
	    hl, sql_station_consult_asked, BIND(":event", event), BIND(":station", station));
	int rc;

	*id = *at = 0;
	while (sql_next(hl, st, &rc)) {
		*id = sqlite3_column_int64(st, 0);
		*at = sqlite3_column_int64(st, 1);
	}
	return rc;
}

static int
consult_answer(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	struct reg_cell station, opinion, text;
	int64_t event, id, at, other;
	int rc;

	if ((rc = event_check_at(hl, 'f')) != HL_OK ||
	    (rc = take_asking(hl, args, &event)) != HL_OK ||
	    (rc = take(hl, &station_field, args, "consult answer", &station)) != HL_OK ||
	    (rc = take(hl, &opinion_field, args, "consult answer", &opinion)) != HL_OK ||
	    (rc = take(hl, &text_field, args, "consult answer", &text)) != HL_OK ||
	    (rc = find_asked(hl, event, station.number, &id, &at)) != HL_OK)
		return rc;
	if (id == 0)
		return hl_fail(hl, HL_EREFUSED, _("station '%s' was not asked in %lld (R27)"),
		    hl_args_get(args, "station"), (long long)event);
	if (sql_int(hl, &other, sql_station_consult_answered, BIND(":id", id)) < 0)
		return HL_EFAIL;
	if (other != 0)
		return hl_fail(hl, HL_EREFUSED,
		    _("station '%s' has answered already, by event %lld"),
		    hl_args_get(args, "station"), (long long)other);
	if ((rc = event_check_after(hl, "consult", event, at)) != HL_OK ||
	    (rc = sql_run(hl, sql_station_consult_answer, BIND(":event", hl->ev->seq),
		 BIND(":id", id), BIND(":at", hl->at), BIND(":opinion", opinion.text),
		 BIND(":text", text.text))) != HL_OK)
		return rc;
	return event_answer(hl, rows);
}

/* Warns of stations whose opinion was not waited for; of those that event asked (0: all). */
static int
warn_early(struct hl *hl, int64_t asking, int64_t event)
{
	char *codes = NULL;

	if (hl->replay || hl->imported)
		return HL_OK;
	if (sql_text(hl, &codes, sql_station_consult_early, BIND(":event", asking),
		BIND_ID(":of", event)) < 0)
		return HL_EFAIL;
	if (codes != NULL)
		hl_warn(hl, _("decided before the opinion of %s: recorded as a violation (R27)"),
		    codes);
	free(codes);
	return HL_OK;
}

/* Asks a station that was left out; its time to answer begins now. */
static int
consult_further(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	struct reg_cell station;
	int64_t event, id, at, due;
	int rc;

	if ((rc = event_check_at(hl, 'f')) != HL_OK ||
	    (rc = take_asking(hl, args, &event)) != HL_OK ||
	    (rc = take(hl, &station_field, args, "consult further", &station)) != HL_OK ||
	    (rc = find_asked(hl, event, station.number, &id, &at)) != HL_OK ||
	    (rc = take_due(hl, &due)) != HL_OK)
		return rc;
	if (id != 0)
		return hl_fail(hl, HL_EREFUSED, _("station '%s' is asked in %lld already"),
		    hl_args_get(args, "station"), (long long)event);
	if (sql_int(hl, &at, "SELECT at FROM consult WHERE event = :event LIMIT 1",
		BIND(":event", event)) < 0)
		return HL_EFAIL;
	if ((rc = event_check_after(hl, "consult", event, at)) != HL_OK ||
	    (rc = sql_run(hl, sql_station_consult_further, BIND(":event", hl->ev->seq),
		 BIND(":asking", event), BIND(":station", station.number), BIND(":at", hl->at),
		 BIND(":due", due))) != HL_OK ||
	    (rc = warn_early(hl, event, hl->ev->seq)) != HL_OK)
		return rc;
	return event_answer(hl, rows);
}

/* A decision is recorded even if it comes too early. */
static int
consult_decide(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	struct reg_cell text;
	int64_t event, other;
	int rc;

	if ((rc = event_check_at(hl, 'f')) != HL_OK ||
	    (rc = take_asking(hl, args, &event)) != HL_OK ||
	    (rc = take(hl, &text_field, args, "consult decide", &text)) != HL_OK)
		return rc;
	if (sql_int(hl, &other, sql_station_consult_decided, BIND(":event", event)) < 0)
		return HL_EFAIL;
	if (other != 0)
		return hl_fail(hl, HL_EREFUSED,
		    _("consultation %lld is decided already, by event %lld"), (long long)event,
		    (long long)other);
	if ((rc = sql_run(hl,
		 "INSERT INTO consult_decision (event, consult, at, text)"
		 " VALUES (:event, :consult, :at, :text)",
		 BIND(":event", hl->ev->seq), BIND(":consult", event), BIND(":at", hl->at),
		 BIND(":text", text.text))) != HL_OK ||
	    (rc = warn_early(hl, event, 0)) != HL_OK)
		return rc;
	return event_answer(hl, rows);
}

/* --- what became of it --- */

static int
consult_list(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	struct reg_cell station, department, matter, status;
	struct period p;
	int rc;

	if ((rc = reg_take_field(hl, &station_field, args, &station)) != HL_OK ||
	    (rc = reg_take_field(hl, &department_field, args, &department)) != HL_OK ||
	    (rc = reg_take_field(hl, &matter_field, args, &matter)) != HL_OK ||
	    (rc = reg_take_field(hl, &status_field, args, &status)) != HL_OK)
		return rc;
	if (hl_calendar(hl) == NULL)
		return HL_ECONFIG;
	if ((rc = period_read(hl, args, &p)) != HL_OK)
		return rc;
	return sql_rows(hl, rows, sql_station_consult_list, BIND(":t", hl->now),
	    BIND(":since", p.since), BIND(":until", p.until), BIND_ID(":station", station.number),
	    BIND_ID(":department", department.number), BIND(":matter", matter.text),
	    BIND(":status", status.text));
}

/* The subject is a consultation by its number, or a department: its undecided ones. */
static int
consult_check(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	const char *what = hl_args_get(args, "subject");
	struct reg_cell matter;
	int64_t event = 0, department = 0, n = 0;
	sqlite3_stmt *st;
	int rc;

	if (what == NULL)
		return hl_fail(hl, HL_EUSAGE, _("%s needs %s"), "consult check", "subject");
	if (!text_int(what, &event) && (rc = department_find(hl, what, &department)) != HL_OK)
		return rc;
	if ((rc = reg_take_field(hl, &matter_field, args, &matter)) != HL_OK)
		return rc;
#define CHECKED \
	BIND(":t", hl->now), BIND_ID(":event", event), BIND_ID(":department", department), \
	    BIND(":matter", matter.text)
	st = sql_bind(hl, sql_station_consult_check_count, CHECKED);
	while (sql_next(hl, st, &rc)) {
		n = sqlite3_column_int64(st, 0);
		hl->attention = sqlite3_column_int64(st, 1) > 0;
	}
	if (rc != HL_OK)
		return rc;
	if (n == 0)
		return hl_fail(hl, HL_ENOENT, _("no consultation on '%s' is open (R27)"), what);
	return sql_rows(hl, rows, sql_station_consult_check, CHECKED);
}

static int
consult_show(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	int64_t event;
	int rc;

	if ((rc = take_asking(hl, args, &event)) != HL_OK)
		return rc;
	return sql_rows(
	    hl, rows, sql_station_consult_show, BIND(":t", hl->now), BIND(":event", event));
}

/* --- void (R51) --- */

static int
undo_answer(struct hl *hl, const struct hl_act *act, int64_t event)
{
	(void)act;
	return sql_run(hl, "UPDATE consult_answer SET gone = :at WHERE event = :event",
	    BIND(":event", event), BIND(":at", hl->at));
}

static int
undo_decide(struct hl *hl, const struct hl_act *act, int64_t event)
{
	(void)act;
	return sql_run(hl, "UPDATE consult_decision SET gone = :at WHERE event = :event",
	    BIND(":event", event), BIND(":at", hl->at));
}

static int
undo_ask(struct hl *hl, const struct hl_act *act, int64_t event)
{
	int rc = event_check_rests(hl, sql_station_consult_rests, event);

	(void)act;
	return rc != HL_OK ? rc
			   : sql_run(hl, "UPDATE consult SET gone = :at WHERE event = :event",
				 BIND(":event", event), BIND(":at", hl->at));
}

/* --- the acts --- */

static const struct hl_param ask_params[] = {
	{ "department", HL_P_DEPARTMENT, HL_NEED, NULL,
	    N_("the subject, or the department of the person") },
	{ "person", HL_P_NAME, 0, NULL, N_("the person, when one is the subject") },
	{ "matter", HL_P_WORD, HL_NEED, "matter", N_("what is to be decided") },
	{ "title", HL_P_TEXT, 0, NULL, N_("what it is, in one line") },
	{ "station", HL_P_STATION, HL_MULTI, NULL,
	    N_("stations that are asked (default: where the subject is stationed)") },
	{ 0 },
};

static const struct hl_param further_params[] = {
	{ "event", HL_P_INT, HL_OPERAND | HL_NEED, "EVENT", N_("the number ask has printed") },
	{ "station", HL_P_STATION, HL_NEED, NULL, N_("station, by code or community") },
	{ 0 },
};

static const struct hl_param answer_params[] = {
	{ "event", HL_P_INT, HL_OPERAND | HL_NEED, "EVENT", N_("the number ask has printed") },
	{ "station", HL_P_STATION, HL_NEED, NULL, N_("station, by code or community") },
	{ "opinion", HL_P_WORD, HL_NEED, "opinion", N_("the opinion") },
	{ "text", HL_P_PROSE, 0, NULL, N_("the opinion in words") },
	{ 0 },
};

static const struct hl_param decide_params[] = {
	{ "event", HL_P_INT, HL_OPERAND | HL_NEED, "EVENT", N_("the number ask has printed") },
	{ "text", HL_P_PROSE, 0, NULL, N_("what was decided") },
	{ 0 },
};

static const struct hl_param list_params[] = {
	{ "station", HL_P_STATION, 0, NULL, N_("only those of this station") },
	{ "department", HL_P_DEPARTMENT, 0, NULL, N_("only those of this department") },
	{ "matter", HL_P_WORD, 0, "matter", N_("what is to be decided") },
	{ "status", HL_P_WORD, 0, "consult", N_("what became of it") },
	PARAM_SPAN,
	{ 0 },
};

static const struct hl_param show_params[] = {
	{ "event", HL_P_INT, HL_OPERAND | HL_NEED, "EVENT", N_("the number ask has printed") },
	{ 0 },
};

static const struct hl_param check_params[] = {
	{ "subject", HL_P_NAME, HL_OPERAND | HL_NEED, "SUBJECT",
	    N_("the number ask has printed, or a department: all that is undecided") },
	{ "matter", HL_P_WORD, 0, "matter", N_("what is to be decided") },
	{ 0 },
};

const struct hl_act consult_acts[] = {
	{ "hl-station", "consult ask", ask_params,
	    N_("ask the stations where a department or its person is stationed; prints a number"),
	    "hl-station consult ask --department CGJ --matter award --title 文明单位", HL_WRITE,
	    HL_ACT_PLAIN, consult_ask, .undo = undo_ask },
	{ "hl-station", "consult further", further_params,
	    N_("ask one more station in a consultation"),
	    "hl-station consult further \"$(hl-station consult list -f ids --limit 1)\" --station "
	    "MS",
	    HL_WRITE, HL_ACT_PLAIN, consult_further, .undo = undo_ask },
	{ "hl-station", "consult answer", answer_params, N_("record a station's opinion"),
	    "hl-station consult answer \"$(hl-station consult list -f ids --limit 1)\" --station "
	    "HTBC --opinion support",
	    HL_WRITE, HL_ACT_EVENING | HL_ACT_PLAIN, consult_answer, .undo = undo_answer },
	{ "hl-station", "consult decide", decide_params,
	    N_("record the decision; one before an opinion is recorded as a violation"),
	    "hl-station consult decide \"$(hl-station consult list -f ids --limit 1)\" --text "
	    "同意推荐",
	    HL_WRITE, HL_ACT_EVENING | HL_ACT_PLAIN, consult_decide, .undo = undo_decide },
	{ "hl-station", "consult list", list_params, N_("list who was asked and what became of it"),
	    "hl-station consult list --status pending", HL_READ, 0, consult_list },
	{ "hl-station", "consult show", show_params, N_("show one"),
	    "hl-station consult show \"$(hl-station consult list -f ids --limit 1)\"", HL_READ, 0,
	    consult_show },
	{ "hl-station", "consult check", check_params,
	    N_("tell whether a decision may be taken: exit 10 while an opinion is pending"),
	    "hl-station consult check CGJ --matter award", HL_READ, 0, consult_check },
	{ 0 },
};
