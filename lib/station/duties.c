/*
 * duty.c: registers of duties that leave records (R28-R32, R52): their rules and what is added
 * to a row later.
 */
#include <stdlib.h>
#include <string.h>

#include "score/score.h"
#include "station/station.h"

/* What is added to a row later is no earlier than it. */
static int
check_after(struct hl *hl, const struct reg *r, const char *sql, int64_t event)
{
	char text[32];
	int64_t at;

	if (db_int(hl, &at, sql, "i", event) < 0)
		return HL_EFAIL;
	return hl->ev->at >= at
		   ? HL_OK
		   : hl_fail(hl, HL_EREFUSED, _("%s %lld is of %s: what follows cannot be earlier"),
			 r->noun, (long long)event, hl_time_short(at, text));
}

/* The texts sql gives for the event, as so many rows of show. */
static int
show_texts(struct hl *hl, const char *field, const char *sql, int64_t event, struct hl_rows *rows)
{
	sqlite3_stmt *st = db_bind(hl, sql, "i", event);

	while (st != NULL && sqlite3_step(st) == SQLITE_ROW)
		rows_add(rows, "ss", field, sqlite3_column_text(st, 0));
	if (st == NULL)
		return HL_EFAIL;
	sqlite3_reset(st);
	return HL_OK;
}

/* Refused while sql finds an event that rests on it. */
static int
check_rests(struct hl *hl, const char *sql, int64_t event)
{
	int64_t by = 0;

	if (db_int(hl, &by, sql, "i", event) < 0)
		return HL_EFAIL;
	return by == 0 ? HL_OK
		       : hl_fail(hl, HL_EREFUSED, _("event %lld rests on it; void that first"),
			     (long long)by);
}

/*
 * --- money (R29)
 * ----------------------------------------------------------------------------------------------------
 */

#define PAID \
	"(ifnull(t.money, 0) + (SELECT ifnull(sum(p.money), 0) FROM fund_payment p WHERE p.fund " \
	"= " REG_EVENT("t") " AND p.gone = " NEVER "))"

int
hl_fund_pay(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	static const struct reg_field money = { "money", REG_MONEY, REG_NEED, NULL, NULL };
	struct reg_cell c;
	int64_t event;
	int rc;

	if ((rc = event_check_at(hl, 'f')) != HL_OK ||
	    (rc = reg_event(hl, &reg_fund, args, &event)) != HL_OK ||
	    (rc = check_after(hl, &reg_fund, "SELECT at FROM fund WHERE event = ?1", event)) !=
		HL_OK ||
	    (rc = reg_take_field(hl, &money, args, &c)) != HL_OK)
		return rc;
	if (!c.is_number || c.number == 0)
		return hl_fail(hl, HL_EUSAGE, _("%s needs %s"), "fund pay", "money");
	if ((rc = db_run(hl,
		 "INSERT INTO fund_payment (event, fund, at, money) VALUES (?1, ?2, ?3, ?4)",
		 "iiii", hl->ev->seq, event, hl->ev->at, c.number)) != HL_OK)
		return rc;
	*rows = rows_new("event");
	rows_add(*rows, "i", hl->ev->seq);
	return HL_OK;
}

static int
show_fund(struct hl *hl, int64_t event, struct hl_rows *rows)
{
	return show_texts(hl, "payment",
	    "SELECT printf('%s %d.%02d', civil_text(at), money / 100, money % 100) || ' (' || "
	    "event || ')'"
	    " FROM fund_payment WHERE fund = ?1 AND gone = " NEVER " ORDER BY at, event",
	    event, rows);
}

static int
undo_fund(struct hl *hl, const struct reg *r, int64_t event, const char *act)
{
	(void)r;
	if (strcmp(act, "pay") == 0)
		return db_run(hl, "UPDATE fund_payment SET gone = ?2 WHERE event = ?1", "ii", event,
		    hl->ev->at);
	return check_rests(hl,
	    "SELECT event FROM fund_payment WHERE fund = ?1 AND gone = " NEVER " LIMIT 1", event);
}

/*
 * --- inspections (R52)
 * ------------------------------------------------------------------------------------------------
 */

static int
check_inspection(struct hl *hl, const struct reg *r, struct hl_args *args, struct reg_cell *v)
{
	(void)v;
	if (hl_args_get(args, "station") != NULL || hl_args_get(args, "department") != NULL)
		return HL_OK;
	return hl_fail(hl, HL_EUSAGE, _("%s needs %s"), r->noun, _("station or department"));
}

int
hl_inspection_follow(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	static const struct reg_field followup = { "followup", REG_LINE, REG_NEED, NULL, NULL };
	struct reg_cell c;
	int64_t event, done;
	int rc;

	(void)rows;
	if ((rc = event_check_at(hl, 'f')) != HL_OK ||
	    (rc = reg_event(hl, &reg_inspection, args, &event)) != HL_OK ||
	    (rc = check_after(hl, &reg_inspection, "SELECT at FROM inspection WHERE event = ?1",
		 event)) != HL_OK ||
	    (rc = reg_take_field(hl, &followup, args, &c)) != HL_OK)
		return rc;
	if (c.text == NULL)
		return hl_fail(hl, HL_EUSAGE, _("%s needs %s"), "inspection follow", "followup");
	if (db_int(hl, &done, "SELECT followup IS NOT NULL FROM inspection WHERE event = ?1", "i",
		event) < 0)
		return HL_EFAIL;
	if (done)
		return hl_fail(hl, HL_EREFUSED, _("inspection %lld has its follow-up already"),
		    (long long)event);
	return db_run(hl,
	    "UPDATE inspection SET followup = ?2, followed = ?3, followed_event = ?4 WHERE event = "
	    "?1",
	    "isii", event, c.text, hl->ev->at, hl->ev->seq);
}

static int
show_inspection(struct hl *hl, int64_t event, struct hl_rows *rows)
{
	char text[32];
	int64_t at;

	if (db_int(hl, &at, "SELECT followed FROM inspection WHERE event = ?1", "i", event) < 0)
		return HL_EFAIL;
	if (at != 0)
		rows_add(rows, "ss", "followed", hl_time_short(at, text));
	return HL_OK;
}

static int
undo_inspection(struct hl *hl, const struct reg *r, int64_t event, const char *act)
{
	(void)r;
	if (strcmp(act, "follow") == 0)
		return db_run(hl,
		    "UPDATE inspection SET followup = NULL, followed = NULL, followed_event = NULL "
		    "WHERE followed_event = ?1",
		    "i", event);
	return check_rests(
	    hl, "SELECT ifnull(followed_event, 0) FROM inspection WHERE event = ?1", event);
}

/*
 * --- cases (R32)
 * --------------------------------------------------------------------------------------------------------
 */

/* A station or an issue is marked; an issue's station is known. */
static int
check_model(struct hl *hl, const struct reg *r, struct hl_args *args, struct reg_cell *v)
{
	struct reg_cell *station = &v[reg_index(r, "station")];
	const struct reg_cell *issue = &v[reg_index(r, "issue")];
	char *code = NULL;
	int64_t of;

	if (!issue->is_number)
		return station->is_number ? HL_OK
					  : hl_fail(hl, HL_EUSAGE, _("%s needs %s"), r->noun,
						_("station or issue"));
	if (db_int(hl, &of, "SELECT station_id FROM issue WHERE id = ?1", "i", issue->number) < 0)
		return HL_EFAIL;
	if (station->is_number && station->number != of)
		return hl_fail(hl, HL_EREFUSED, _("issue '%s' is not of station '%s'"),
		    hl_args_get(args, "issue"), hl_args_get(args, "station"));
	if (db_text(hl, &code, "SELECT code FROM station WHERE id = ?1", "i", of) < 0)
		return HL_EFAIL;
	*station = (struct reg_cell){ .number = of, .is_number = true };
	hl_args_set(args, "station", code);
	free(code);
	return HL_OK;
}

/*
 * --- visits (R30)
 * ---------------------------------------------------------------------------------------------------------
 */

/* A squad or members went; the squad is one of the station on that day. */
static int
check_visit(struct hl *hl, const struct reg *r, struct hl_args *args, struct reg_cell *v)
{
	const char *squad = hl_args_get(args, "squad");
	char day[16];
	int64_t there;

	if (squad == NULL)
		return hl_args_get(args, "members") != NULL
			   ? HL_OK
			   : hl_fail(
				 hl, HL_EUSAGE, _("%s needs %s"), r->noun, _("squad or members"));
	if (db_int(hl, &there,
		"SELECT event FROM squad WHERE station_id = ?1 AND name = ?2 AND \"from\" <= ?3"
		" AND ifnull(\"to\", '9999-12-31') >= ?3 AND gone = " NEVER,
		"iss", v[reg_index(r, "station")].number, squad,
		day_iso(time_day(hl->ev->at), day)) < 0)
		return HL_EFAIL;
	return there != 0 ? HL_OK
			  : hl_fail(hl, HL_ENOENT, _("no squad '%s' at '%s' on %s"), squad,
				hl_args_get(args, "station"), day);
}

/* An opinion heard becomes an issue: the event is that of hl-issue add, which keeps the visit. */
int
hl_visit_raise(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	struct hl_args issue = { 0 };
	char *code = NULL, text[24];
	int64_t event;
	int rc;

	if ((rc = reg_event(hl, &reg_visit, args, &event)) != HL_OK)
		return rc;
	if (db_text(hl, &code,
		"SELECT s.code FROM visit v JOIN station s ON s.id = v.station_id WHERE v.event = "
		"?1",
		"i", event) < 0)
		return HL_EFAIL;
	hl_args_copy(&issue, args);
	hl_args_set(&issue, "event", NULL);
	hl_args_set(&issue, "station", code);
	free(code);
	snprintf(text, sizeof(text), "%lld", (long long)event);
	hl_args_set(&issue, "visit", text);
	rc = event_inner(hl, "hl-issue", "add", hl_issue_add, &issue, rows);
	hl_args_clear(&issue);
	hl->ev->skip = true;
	return rc;
}

int
visit_take(struct hl *hl, struct hl_args *args, int64_t station, int64_t *visit)
{
	struct hl_args named = { 0 };
	char text[32];
	int64_t of, at;
	int rc;

	*visit = 0;
	if (hl_args_get(args, "visit") == NULL)
		return HL_OK;
	hl_args_set(&named, "event", hl_args_get(args, "visit"));
	rc = reg_event(hl, &reg_visit, &named, visit);
	hl_args_clear(&named);
	if (rc != HL_OK)
		return rc;
	if (db_int(hl, &of, "SELECT station_id FROM visit WHERE event = ?1", "i", *visit) < 0 ||
	    db_int(hl, &at, "SELECT at FROM visit WHERE event = ?1", "i", *visit) < 0)
		return HL_EFAIL;
	if (of != station)
		return hl_fail(
		    hl, HL_EREFUSED, _("visit %lld is of another station"), (long long)*visit);
	if (hl->ev->at < at)
		return hl_fail(hl, HL_EREFUSED,
		    _("%s %lld is of %s: what follows cannot be earlier"), "visit",
		    (long long)*visit, hl_time_short(at, text));
	if (hl_args_get(args, "source") == NULL && hl_list_has(&hl->cfg->sources, "visit"))
		hl_args_set(args, "source", "visit");
	return HL_OK;
}

static int
show_visit(struct hl *hl, int64_t event, struct hl_rows *rows)
{
	return show_texts(hl, "issue",
	    "SELECT " ISSUE_NUMBER("s", "i") " || ' ' || i.state || ': ' || i.title"
					     " FROM issue i JOIN station s ON s.id = i.station_id "
					     "WHERE i.visit = ?1 AND i.gone = " NEVER
					     " ORDER BY i.id",
	    event, rows);
}

static int
undo_visit(struct hl *hl, const struct reg *r, int64_t event, const char *act)
{
	(void)r;
	(void)act;
	return check_rests(
	    hl, "SELECT event FROM issue WHERE visit = ?1 AND gone = " NEVER " LIMIT 1", event);
}

/*
 * --- opinions of stations (R28)
 * ---------------------------------------------------------------------------------------------
 */

/* In a cycle: one of its subjects, once a station, not before it begins. */
static int
check_recommend(struct hl *hl, const struct reg *r, struct hl_args *args, struct reg_cell *v)
{
	static const char *const once[] = { "station", "cycle", "subject", NULL };
	const char *cycle = hl_args_get(args, "cycle"), *subject = hl_args_get(args, "subject");
	char day[16];
	int64_t good, event;
	int found;

	if (cycle == NULL)
		return HL_OK;
	if (db_int(hl, &good,
		"SELECT CASE WHEN ?2 NOT IN (SELECT value FROM json_each(subjects)) THEN 1 WHEN "
		"\"from\" > ?3 THEN 2 END"
		" FROM cycle WHERE code = ?1 AND gone = " NEVER " ORDER BY event DESC LIMIT 1",
		"sss", cycle, subject, day_iso(time_day(hl->ev->at), day)) < 0)
		return HL_EFAIL;
	if (good != 0)
		return hl_fail(hl, HL_EREFUSED,
		    good == 1 ? _("'%s' is no subject of cycle '%s'")
			      : _("about '%s': cycle '%s' has not begun then"),
		    subject, cycle);
	if ((found = reg_overlap(hl, r, args, v, once, &event)) == 0)
		return HL_OK;
	return found < 0 ? HL_EFAIL
			 : hl_fail(hl, HL_EREFUSED,
			       _("'%s' has spoken about '%s' in that cycle already, by event %lld"),
			       hl_args_get(args, "station"), subject, (long long)event);
}

int
hl_recommend_missing(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	const char *cycle = hl_args_get(args, "cycle");
	int64_t event;

	if (cycle == NULL)
		return hl_fail(hl, HL_EUSAGE, _("--%s is missing"), "cycle");
	if (db_int(hl, &event,
		"SELECT event FROM cycle WHERE code = ?1 AND gone > ?2 AND known <= ?2 ORDER "
		"BY " REG_EVENT("cycle") " DESC LIMIT 1",
		"si", cycle, hl->now) < 0)
		return HL_EFAIL;
	if (event == 0)
		return hl_fail(hl, HL_ENOENT, _("no %s '%s'"), "cycle", cycle);
	return rows_sql(hl, rows,
	    "SELECT s.code AS station, s.street, s.community, j.value AS subject FROM cycle c, "
	    "json_each(c.subjects) j, station s"
	    " WHERE c.event = ?1 AND s.gone > ?2 AND NOT EXISTS (SELECT 1 FROM recommend r WHERE "
	    "r.station_id = s.id AND r.cycle = c.code"
	    " AND r.subject = j.value AND r.at <= ?2 AND r.gone > ?2 AND r.known <= ?2) ORDER BY "
	    "s.code, j.key",
	    "ii", event, hl->now);
}

/*
 * --- the table
 * ----------------------------------------------------------------------------------------------------------------
 */

REGISTER("hl-station", power, POWER_FIELDS, .check = NULL)
REGISTER("hl-station", fund, FUND_FIELDS, .more = ", " PAID " AS paid", .only = "unfunded",
    .where = PAID " = 0", .show = show_fund, .undo = undo_fund)
REGISTER("hl-station", activity, ACTIVITY_FIELDS, .check = NULL)
REGISTER("hl-station", inspection, INSPECTION_FIELDS, .check = check_inspection, .only = "open",
    .where = "t.followup IS NULL", .show = show_inspection, .undo = undo_inspection)
REGISTER("hl-station", model, MODEL_FIELDS, .check = check_model)
REGISTER("hl-station", visit, VISIT_FIELDS, .check = check_visit, .show = show_visit,
    .undo = undo_visit,
    .more = ", (SELECT count(*) FROM issue i WHERE i.visit = " REG_EVENT("t") " AND i.gone = " NEVER
									      ") AS raised_issues")
REGISTER("hl-station", cycle, CYCLE_FIELDS, .check = NULL)
REGISTER_END(cycle)
REGISTER("hl-station", recommend, RECOMMEND_FIELDS, .check = check_recommend)
