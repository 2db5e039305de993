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

static int
answer_event(struct hl *hl, struct hl_rows **rows)
{
	*rows = rows_new("event");
	rows_add(*rows, "i", hl->ev->seq);
	return HL_OK;
}

/*
 * --- asking
 * -----------------------------------------------------------------------------------------------------
 */

/*
 * Stations of a department at ?2: those of its person ?3, else (or if there is none) its own; ?4
 * the day.
 */
#define MEMBERS \
	"SELECT station_id FROM member WHERE department_id = ?1 AND since <= ?2 AND until > ?2 " \
	"AND gone = " NEVER
#define DIRECTORS \
	"SELECT station_id FROM director WHERE department_id = ?1 AND \"from\" <= ?4 AND " \
	"ifnull(\"to\", '9999-12-31') >= ?4" \
	" AND gone = " NEVER
#define THAT_STAND "SELECT id, code FROM station WHERE gone = " NEVER " AND id IN "
#define OF_PERSON THAT_STAND "(" MEMBERS " AND name = ?3 UNION " DIRECTORS " AND person = ?3)"
#define OF_DEPARTMENT \
	THAT_STAND "(SELECT stationed_id FROM department WHERE id = ?1 AND stationed_id IS NOT " \
		   "NULL UNION " MEMBERS " UNION " DIRECTORS ")"
#define STATIONED \
	"WITH p AS (" OF_PERSON "), w AS (SELECT * FROM p UNION ALL SELECT * FROM (" OF_DEPARTMENT \
	")" \
	" WHERE NOT EXISTS (SELECT 1 FROM p))"
#define ASK(with, stations) \
	with " INSERT INTO consult (event, station_id, department_id, person, matter, title, at, " \
	     "due)" \
	     " SELECT ?5, id, ?1, ?3, ?6, ?7, ?2, ?8 FROM " stations " ORDER BY code"
#define NAMED \
	"(" THAT_STAND "(SELECT id FROM station WHERE code IN (SELECT value FROM json_each(?9))))"

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
	*due = cal_after_working(hl_calendar(hl), hl->ev->at, hl->cfg->silence_days);
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
	day_iso(time_day(hl->ev->at), a->day);
	return reg_take_heir(hl, &department_field, args, hl->ev->at, &a->department);
}

/* Who was asked is a fact; that somebody else was to be asked too is told. */
static int
warn_unasked(struct hl *hl, const struct asking *a)
{
	char *codes = NULL;

	if (hl->replay || hl->imported)
		return HL_OK;
	if (db_text(hl, &codes,
		STATIONED
		" SELECT group_concat(code, ', ') FROM (SELECT code FROM w WHERE id NOT IN"
		" (SELECT station_id FROM consult WHERE event = ?5) ORDER BY code)",
		"iissi", a->department.number, hl->ev->at, a->person.text, a->day, hl->ev->seq) < 0)
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
	if (a.stations.text != NULL)
		rc = db_run(hl, ASK("", NAMED), "iississis", a.department.number, hl->ev->at,
		    a.person.text, a.day, hl->ev->seq, a.matter.text, a.title.text, a.due,
		    a.stations.text);
	else
		rc = db_run(hl, ASK(STATIONED, "w"), "iississi", a.department.number, hl->ev->at,
		    a.person.text, a.day, hl->ev->seq, a.matter.text, a.title.text, a.due);
	if (rc != HL_OK)
		return rc;
	if (db_int(hl, &n, "SELECT count(*) FROM consult WHERE event = ?1", "i", hl->ev->seq) < 0)
		return HL_EFAIL;
	if (n == 0)
		return hl_fail(hl, HL_EREFUSED,
		    _("department '%s' is stationed nowhere on %s: there is no station to ask "
		      "(R27)"),
		    hl_args_get(args, "department"), a.day);
	return (rc = warn_unasked(hl, &a)) != HL_OK ? rc : answer_event(hl, rows);
}

/*
 * --- opinion, decision
 * --------------------------------------------------------------------------------------------
 */

/* The asking that argument "event" names, if it stands. */
static int
take_asking(struct hl *hl, const struct hl_args *args, int64_t *event)
{
	const char *what = hl_args_get(args, "event");
	int64_t gone;

	if (what == NULL || !text_int(what, event))
		return hl_fail(
		    hl, HL_EUSAGE, _("'%s' is no event number"), what != NULL ? what : "");
	if (db_int(hl, &gone,
		"SELECT gone FROM consult WHERE event = ?1 AND asking IS NULL LIMIT 1", "i",
		*event) < 0)
		return HL_EFAIL;
	if (gone == 0)
		return hl_fail(
		    hl, HL_ENOENT, _("event %lld added no %s"), (long long)*event, "consult");
	return gone < HL_NEVER
		   ? hl_fail(hl, HL_EREFUSED, _("event %lld is void"), (long long)*event)
		   : HL_OK;
}

/*
 * What station (a code) was asked, by the asking or later: *id of the row, 0 if it was not; *at
 * when.
 */
static int
find_asked(struct hl *hl, int64_t event, int64_t station, int64_t *id, int64_t *at)
{
	return db_int(hl, id,
		   "SELECT id FROM consult c WHERE " CONSULT_OF(
		       "?1") " AND +c.station_id = ?2 AND gone = " NEVER,
		   "ii", event, station) < 0 ||
		       db_int(hl, at, "SELECT at FROM consult WHERE id = ?1", "i", *id) < 0
		   ? HL_EFAIL
		   : HL_OK;
}

static int
check_after(struct hl *hl, int64_t event, int64_t at)
{
	char t[32];

	return hl->ev->at >= at
		   ? HL_OK
		   : hl_fail(hl, HL_EREFUSED, _("%s %lld is of %s: what follows cannot be earlier"),
			 "consult", (long long)event, hl_time_short(at, t));
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
	if (db_int(hl, &other,
		"SELECT event FROM consult_answer WHERE consult_id = ?1 AND gone = " NEVER, "i",
		id) < 0)
		return HL_EFAIL;
	if (other != 0)
		return hl_fail(hl, HL_EREFUSED,
		    _("station '%s' has answered already, by event %lld"),
		    hl_args_get(args, "station"), (long long)other);
	if ((rc = check_after(hl, event, at)) != HL_OK ||
	    (rc = db_run(hl,
		 "INSERT INTO consult_answer (event, consult_id, at, opinion, text)"
		 " VALUES (?1, ?2, ?3, ?4, ?5)",
		 "iiiss", hl->ev->seq, id, hl->ev->at, opinion.text, text.text)) != HL_OK)
		return rc;
	return answer_event(hl, rows);
}

/*
 * No opinion by then, and the time to answer not over: a violation. After it the silence is no
 * consent, and no violation.
 */
#define TOO_EARLY(d) \
	d ".at <= c.due AND NOT EXISTS (SELECT 1 FROM consult_answer a WHERE a.consult_id = c.id " \
	  "AND a.at <= " d ".at" \
	  " AND a.gone > ?1)"

/*
 * Tells whose opinion was not waited for, as the record stands: of those asked by one event (0:
 * of all).
 */
static int
warn_early(struct hl *hl, int64_t asking, int64_t event)
{
	char *codes = NULL;

	if (hl->replay || hl->imported)
		return HL_OK;
	if (db_text(hl, &codes,
		"SELECT group_concat(code, ', ') FROM (SELECT s.code FROM consult c JOIN station s "
		"ON s.id = c.station_id"
		" JOIN consult_decision d ON d.consult = ?2 AND d.gone = " NEVER
		" WHERE " CONSULT_OF("?2") " AND c.gone = " NEVER
					   " AND (?3 IS NULL OR c.event = ?3) AND " TOO_EARLY(
					       "d") " ORDER BY s.code)",
		"iin", HL_NEVER - 1, asking, event) < 0)
		return HL_EFAIL;
	if (codes != NULL)
		hl_warn(hl, _("decided before the opinion of %s: recorded as a violation (R27)"),
		    codes);
	free(codes);
	return HL_OK;
}

/* A station the asking left out is asked too; its time to answer is its own. */
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
	if (db_int(hl, &at, "SELECT at FROM consult WHERE event = ?1 LIMIT 1", "i", event) < 0)
		return HL_EFAIL;
	if ((rc = check_after(hl, event, at)) != HL_OK ||
	    (rc = db_run(hl,
		 "INSERT INTO consult (event, asking, station_id, department_id,"
		 " person, matter, title, at, due) SELECT ?2, ?1, ?3, department_id, person, "
		 "matter, title, ?4, ?5 FROM consult WHERE event = ?1"
		 " LIMIT 1",
		 "iiiii", event, hl->ev->seq, station.number, hl->ev->at, due)) != HL_OK ||
	    (rc = warn_early(hl, event, hl->ev->seq)) != HL_OK)
		return rc;
	return answer_event(hl, rows);
}

/* Recorded in any case, whatever its date. */
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
	if (db_int(hl, &other,
		"SELECT event FROM consult_decision WHERE consult = ?1 AND gone = " NEVER, "i",
		event) < 0)
		return HL_EFAIL;
	if (other != 0)
		return hl_fail(hl, HL_EREFUSED,
		    _("consultation %lld is decided already, by event %lld"), (long long)event,
		    (long long)other);
	if ((rc = db_run(hl,
		 "INSERT INTO consult_decision (event, consult, at, text) VALUES (?1, ?2, ?3, ?4)",
		 "iiis", hl->ev->seq, event, hl->ev->at, text.text)) != HL_OK ||
	    (rc = warn_early(hl, event, 0)) != HL_OK)
		return rc;
	return answer_event(hl, rows);
}

/*
 * --- what became of it
 * ---------------------------------------------------------------------------------------------
 */

/* ?1 T; consultations asked up to then. */
#define ROWS \
	"SELECT " CONSULT_ASKING " AS event, c.at, s.code AS station, p.code AS department, " \
	"c.person, c.matter, c.title, c.due," \
	" a.opinion, a.text, a.at AS answered_at, d.at AS decision, d.text AS decision_text," \
	" CASE WHEN d.at IS NOT NULL AND " TOO_EARLY( \
	    "d") " THEN 'violated'" \
		 " WHEN a.at IS NOT NULL THEN 'answered' WHEN c.due < ?1 THEN 'silent' ELSE " \
		 "'pending' END AS status" \
		 " FROM consult c JOIN station s ON s.id = c.station_id JOIN department p ON " \
		 "p.id = c.department_id" \
		 " LEFT JOIN consult_answer a ON a.consult_id = c.id AND a.at <= ?1 AND a.gone > " \
		 "?1" \
		 " LEFT JOIN consult_decision d ON d.consult = " CONSULT_ASKING \
		 " AND d.at <= ?1 AND d.gone > ?1 WHERE c.at <= ?1 AND c.gone > ?1"

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
	return rows_sql(hl, rows,
	    "SELECT * FROM (" ROWS
	    " AND c.at >= ?2 AND c.at <= ?3 AND (?4 IS NULL OR c.station_id = ?4)"
	    " AND (?5 IS NULL OR c.department_id IN " DEPARTMENT_FORMER(
		"?5", "?1") ") AND (?6 IS NULL OR c.matter = ?6))"
			    " WHERE ?7 IS NULL OR status = ?7 ORDER BY at, event, station",
	    "iiinnss", hl->now, p.since, p.until, station.number, department.number, matter.text,
	    status.text);
}

/* A number is an asking; anything else a department, whose undecided ones are looked at. */
static int
consult_check(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	const char *what = hl_args_get(args, "subject");
	struct reg_cell matter;
	int64_t event = 0, department = 0, n;
	int rc;

	if (what == NULL)
		return hl_fail(hl, HL_EUSAGE, _("%s needs %s"), "consult check", "subject");
	if (!text_int(what, &event) && (rc = department_find(hl, what, &department)) != HL_OK)
		return rc;
	if ((rc = reg_take_field(hl, &matter_field, args, &matter)) != HL_OK)
		return rc;
#define CHECKED \
	ROWS " AND (?2 IS NULL OR " CONSULT_ASKING " = ?2)" \
	     " AND (?3 IS NULL OR (d.at IS NULL AND c.department_id IN " DEPARTMENT_FORMER( \
		 "?3", "?1") "))" \
			     " AND (?4 IS NULL OR c.matter = ?4)"
	if (db_int(hl, &n, "SELECT count(*) FROM (" CHECKED ")", "inns", hl->now, event, department,
		matter.text) < 0)
		return HL_EFAIL;
	if (n == 0)
		return hl_fail(hl, HL_ENOENT, _("no consultation on '%s' is open (R27)"), what);
	if (db_int(hl, &n,
		"SELECT count(*) FROM (" CHECKED ") WHERE status IN ('pending', 'violated')",
		"inns", hl->now, event, department, matter.text) < 0)
		return HL_EFAIL;
	hl->attention = n > 0;
	return rows_sql(hl, rows, CHECKED " ORDER BY c.at, 1, s.code", "inns", hl->now, event,
	    department, matter.text);
}

static int
consult_show(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	int64_t event;
	int rc;

	if ((rc = take_asking(hl, args, &event)) != HL_OK)
		return rc;
	return rows_sql(hl, rows,
	    "WITH r AS (" ROWS " AND " CONSULT_OF(
		"?2") ") SELECT field, value FROM ("
		      "SELECT 1 AS n, 'department' AS field, department AS value FROM r UNION "
		      "SELECT 2, 'person', person FROM r WHERE person IS NOT NULL"
		      " UNION SELECT 3, 'matter', matter FROM r UNION SELECT 4, 'title', title "
		      "FROM r WHERE title IS NOT NULL"
		      " UNION SELECT 5, 'at', civil_text(at) FROM r UNION SELECT 6, 'due', "
		      "civil_text(due) FROM r"
		      " UNION SELECT 7, 'station', station || ' ' || status FROM r UNION SELECT 8, "
		      "'opinion', civil_text(answered_at) || ' ' || station ||"
		      " ' ' || opinion || ifnull(': ' || text, '') FROM r WHERE answered_at IS NOT "
		      "NULL UNION SELECT 9, 'decision',"
		      " civil_text(d.at) || ifnull(' ' || d.text, '') FROM consult_decision d "
		      "WHERE d.consult = ?2 AND d.at <= ?1 AND d.gone > ?1"
		      ") ORDER BY n, value",
	    "ii", hl->now, event);
}

/*
 * --- void (R51)
 * -------------------------------------------------------------------------------------------------------
 */

static int
undo_answer(struct hl *hl, const struct hl_act *act, int64_t event)
{
	(void)act;
	return db_run(
	    hl, "UPDATE consult_answer SET gone = ?2 WHERE event = ?1", "ii", event, hl->ev->at);
}

static int
undo_decide(struct hl *hl, const struct hl_act *act, int64_t event)
{
	(void)act;
	return db_run(
	    hl, "UPDATE consult_decision SET gone = ?2 WHERE event = ?1", "ii", event, hl->ev->at);
}

static int
undo_ask(struct hl *hl, const struct hl_act *act, int64_t event)
{
	int64_t by;

	(void)act;
	if (db_int(hl, &by,
		"SELECT max(e) FROM (SELECT max(a.event) AS e FROM consult_answer a JOIN consult c "
		"ON c.id = a.consult_id"
		" WHERE c.event = ?1 AND a.gone = " NEVER
		" UNION ALL SELECT max(event) FROM consult_decision WHERE consult = ?1"
		" AND gone = " NEVER
		" UNION ALL SELECT max(event) FROM consult WHERE asking = ?1 AND gone = " NEVER ")",
		"i", event) < 0)
		return HL_EFAIL;
	if (by != 0)
		return hl_fail(
		    hl, HL_EREFUSED, _("event %lld rests on it; void that first"), (long long)by);
	return db_run(hl, "UPDATE consult SET gone = ?2 WHERE event = ?1", "ii", event, hl->ev->at);
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
