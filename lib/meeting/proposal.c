/*
 * proposal.c: what the next dispatch meeting of a station is to work through (R48): its issues
 * and decisions that ask for it, and why.
 */
#include <stdlib.h>
#include <string.h>

#include "score/score.h"
#include "meeting/meeting.h"

/*
 * ?1 T, ?2 station. One row an issue and ground: feedback is late (R24), past its limit (R17),
 * not supervised (R15), not tabled (R18), in nobody's hands; and what earlier meetings decided
 * that is not done. What street and community cannot solve is a difficulty.
 */
static const char sql[] =
    "WITH " LIVE ", " WAS ", " WATCHED ", " UNTABLED ", " LIMITED ","
    " late(id) AS MATERIALIZED (" STANDING("ended = " NEVER, "?1") " UNION ALL " STANDING(
	"ended > ?1 AND ended < " NEVER,
	"?1") "),"
	      " hit(k, topic, ground, id, decision, departments, since, due) AS ("
	      "SELECT 1, 'consult', 'overdue', d.issue_id, NULL, (SELECT group_concat(code, ';') "
	      "FROM (SELECT DISTINCT p.code FROM deadline o"
	      " JOIN department p ON p.id = o.department_id WHERE o.issue_id = d.issue_id AND o.id "
	      "IN (SELECT id FROM late) ORDER BY p.code)),"
	      " min(d.opened), min(d.due) FROM late JOIN deadline d ON d.id = late.id GROUP BY "
	      "d.issue_id"
	      " UNION ALL SELECT 2, 'consult', 'expired', x.id, NULL, NULL, NULL, x.close_by FROM "
	      "limited x WHERE x.close_by < ?1"
	      " UNION ALL SELECT 3, 'consult', 'unsupervised', x.id, NULL, NULL, x.since, NULL "
	      "FROM watched x WHERE " UNNOTED " OR " UNREPORTED
	      " UNION ALL SELECT 4, 'consult', 'open', w.id, NULL, NULL, i.raised, NULL FROM was w "
	      "JOIN issue i ON i.id = w.id WHERE w.open"
	      " UNION ALL SELECT 5, 'consult', 'decision', d.issue_id, d.event, p.code, d.at, "
	      "d.due FROM decision d JOIN meeting m ON m.id = d.meeting_id"
	      "  LEFT JOIN department p ON p.id = " DEPARTMENT_HEIR("d.department_id", "?1",
		  "?1") "  WHERE m.station_id = ?2 AND d.at <= ?1 AND d.gone > ?1 AND "
			"NOT " DECISION_DONE("?1") " UNION ALL SELECT 6, 'difficulty', 'untabled', "
						   "x.id, NULL, NULL, x.since, NULL FROM untabled "
						   "x)"
						   " SELECT h.topic, h.ground, " ISSUE_NUMBER(
						       "s", "i") " AS number, i.ref, "
								 "iif(h.decision IS NULL, i.title,"
								 " (SELECT text FROM decision d "
								 "WHERE d.event = h.decision)) AS "
								 "title, i.state, "
								 "ifnull(h.departments,"
								 " " ISSUE_DEPARTMENTS
								 ") AS departments,"
								 " h.since, h.due, civil_day(?1) - "
								 "civil_day(iif(h.due < ?1, h.due, "
								 "h.since)) AS days, h.decision AS "
								 "\"+event\", h.id AS \"+id\""
								 " FROM hit h LEFT JOIN issue i ON "
								 "i.id = h.id LEFT JOIN station s "
								 "ON s.id = i.station_id"
								 " WHERE (i.id IS NULL OR "
								 "i.station_id = ?2) ORDER BY h.k, "
								 "i.year, i.serial, h.decision";

enum { TOPIC, GROUND, NUMBER, REF, TITLE, EVENT = 10, ISSUE }; /* columns of the answer */

#define NOTHING INT64_C(0)
#define VALUES(t, station) \
	"iinnnnnnnnii", t, station, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, \
	    NOTHING, hl->cfg->note_days * 86400, hl->cfg->untabled_days * 86400

static int
meeting_agenda(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	int64_t station, t = hl->now;
	int rc;

	if ((rc = station_find(hl, hl_args_get(args, "station"), &station)) != HL_OK ||
	    (rc = arg_time(hl, args, "on", HL_BARE_MORNING, &t)) != HL_OK)
		return rc;
	return rows_sql(hl, rows, sql, VALUES(t, station));
}

/* --- onto a meeting --- */

struct found {
	const char *topic;
	int64_t issue; /* 0: a decision that is about none */
	char *text;
};

struct all {
	struct found *v;
	size_t n, cap;
};

/* An issue with several grounds is one item, under the head of the first. */
static void
keep(struct all *all, const char *topic, int64_t issue, const char *text)
{
	size_t i;

	for (i = 0; i < all->n; i++)
		if (issue != 0 && all->v[i].issue == issue)
			return;
	*vec_add(all) = (struct found){ strcmp(topic, "consult") == 0 ? "consult" : "difficulty",
		issue, issue == 0 ? xstrdup(text) : NULL };
}

/* All is read before anything is written: what is tabled changes what asks to be. */
static int
collect(struct hl *hl, const struct meeting *m, struct all *all)
{
	sqlite3_stmt *st = db_bind(hl, sql, VALUES(hl->ev->at, m->station));
	int rc;

	if (st == NULL)
		return HL_EFAIL;
	while ((rc = sqlite3_step(st)) == SQLITE_ROW)
		keep(all, sql_column(st, TOPIC), sqlite3_column_int64(st, ISSUE),
		    sql_column(st, TITLE));
	sqlite3_reset(st);
	return rc == SQLITE_DONE ? HL_OK : hl_fail_db(hl);
}

static int
put(struct hl *hl, const struct meeting *m, const struct found *f, int64_t *n)
{
	int64_t seen;
	int rc;

	if (db_int(hl, &seen,
		"SELECT count(*) FROM meeting_item WHERE meeting_id = ?1 AND gone = " NEVER
		" AND iif(?2 IS NULL, issue_id IS NULL AND text = ?3, issue_id = ?2)",
		"ins", m->id, f->issue, f->text) < 0)
		return HL_EFAIL;
	if (seen > 0)
		return HL_OK;
	++*n;
	if (f->issue != 0 && (rc = agenda_table(hl, m, f->issue)) != HL_OK)
		return rc;
	return agenda_insert(hl, m, f->topic, f->issue, f->text);
}

static int
meeting_item_propose(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	struct meeting m = { 0 };
	struct all all = { 0 };
	int64_t n = 0;
	size_t i;
	int rc;

	if ((rc = event_check_at(hl, 'r')) == HL_OK)
		rc = meeting_named(hl, args, _("cannot add to the agenda of %s: it is %s"), &m);
	if (rc == HL_OK && strcmp(m.state, "scheduled") != 0)
		rc = hl_fail(hl, HL_EREFUSED, _("cannot add to the agenda of %s: it is %s"),
		    m.number, m.state);
	if (rc == HL_OK && strcmp(m.kind, "dispatch") != 0)
		rc = hl_fail(hl, HL_EREFUSED,
		    _("%s is a %s meeting: what is proposed is for a dispatch meeting (R48)"),
		    m.number, m.kind);
	if (rc == HL_OK)
		rc = collect(hl, &m, &all);
	for (i = 0; i < all.n; i++) {
		if (rc == HL_OK)
			rc = put(hl, &m, &all.v[i], &n);
		free(all.v[i].text);
	}
	free(all.v);
	if (rc == HL_OK && n == 0)
		hl->ev->skip = true;
	else if (rc == HL_OK && (rc = meeting_revised(hl, m.id, false)) == HL_OK) {
		decide_int(hl, "items", n);
		rc = meeting_answer_event(hl, rows);
	}
	meeting_free(&m);
	return rc;
}

/* --- the acts --- */

static const struct hl_param agenda_params[] = {
	{ "station", HL_P_STATION, HL_OPERAND | HL_NEED, NULL,
	    N_("station, by code or community") },
	{ "on", HL_P_AT, 0, NULL, N_("as it will be then; now unless given") },
	{ 0 },
};

static const struct hl_param item_list_params[] = {
	{ "meeting", HL_P_MEETING, HL_OPERAND | HL_NEED, NULL, N_("the number of a meeting") },
	{ 0 },
};

const struct hl_act meeting_proposal_acts[] = {
	{ "hl-meeting", "agenda", agenda_params,
	    N_("propose what the next dispatch meeting is to work through"),
	    "hl-meeting agenda HTBC", HL_READ, 0, meeting_agenda },
	{ "hl-meeting", "item propose", item_list_params,
	    N_("put what agenda proposes on a dispatch meeting to come"),
	    "hl-meeting item propose HTBC-2098-M001", HL_WRITE, HL_ACT_PLAIN | HL_ACT_EVENING,
	    meeting_item_propose },
	{ 0 },
};
