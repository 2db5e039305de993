/* meeting-list.c: meetings listed and shown, and their voiding (R51). */
#include <stdlib.h>
#include <string.h>

#include "score/score.h"
#include "meeting/meeting.h"

#define NUMBER MEETING_NUMBER("s", "m")
#define CURRENT "m.gone = " NEVER
#define WHO(what, condition) \
	"(SELECT group_concat(w, ';') FROM (SELECT " what \
	" AS w FROM attendance a WHERE a.meeting_id = m.id AND a.gone = " NEVER " AND " condition \
	" ORDER BY a.who))"
#define COUNT(status) \
	"(SELECT count(*) FROM attendance a WHERE a.meeting_id = m.id AND a.gone = " NEVER \
	" AND a.status = '" status "')"

/* --- list --------------------------------------------------------------------------------- */

/* The code of a word of a closed set in an optional filter; *code NULL when it was not given. */
static int
filter_word(
    struct hl *hl, const struct hl_args *args, const char *name, const char *set, const char **code)
{
	const char *s = hl_args_get(args, name);

	*code = NULL;
	if (s == NULL)
		return HL_OK;
	*code = hl_word(hl, set, s);
	return *code != NULL ? HL_OK : HL_EUSAGE;
}

static int
meeting_list(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	const char *station = hl_args_get(args, "station"), *kind, *state;
	struct period p;
	int64_t id = 0;
	int rc;

	if ((station != NULL && (rc = station_find(hl, station, &id)) != HL_OK) ||
	    (rc = filter_word(hl, args, "kind", "meeting", &kind)) != HL_OK ||
	    (rc = filter_word(hl, args, "state", "held", &state)) != HL_OK ||
	    (rc = period_read(hl, args, &p)) != HL_OK)
		return rc;
	return rows_sql(hl, rows,
	    "SELECT " NUMBER " AS number, s.code AS station, m.kind AS kind, m.state AS state,"
	    " m.at AS at, m.chair AS chair,"
	    " (SELECT group_concat(n, ';') FROM (SELECT " ISSUE_NUMBER("t",
		"i") " AS n"
		     "  FROM meeting_issue mi JOIN issue i ON i.id = mi.issue_id JOIN station t ON "
		     "t.id = i.station_id"
		     "  WHERE mi.meeting_id = m.id ORDER BY t.code, i.year, i.serial)) AS "
		     "issues, " COUNT("invited") " AS invited, " COUNT(
			 "present") " AS "
				    "present, " COUNT("proxy") " AS proxy, " COUNT(
					"leave") " AS leave, " COUNT("absent") " A"
									       "S "
									       "ab"
									       "se"
									       "nt"
									       ","
									       " ("
									       "SE"
									       "LE"
									       "CT"
									       " c"
									       "ou"
									       "nt"
									       "(*"
									       ") "
									       "FR"
									       "OM"
									       " a"
									       "tt"
									       "en"
									       "da"
									       "nc"
									       "e "
									       "a "
									       "WH"
									       "ER"
									       "E "
									       "a."
									       "me"
									       "et"
									       "in"
									       "g_"
									       "id"
									       " ="
									       " m"
									       ".i"
									       "d "
									       "AN"
									       "D "
									       "a."
									       "go"
									       "ne"
									       " ="
									       " " NEVER " A"
									       "ND"
									       " ("
									       "a."
									       "st"
									       "at"
									       "us"
									       " ="
									       " '"
									       "pr"
									       "es"
									       "en"
									       "t'"
									       " O"
									       "R "
									       "(?"
									       "6 "
									       "AN"
									       "D "
									       "a."
									       "st"
									       "at"
									       "us"
									       " ="
									       " '"
									       "pr"
									       "ox"
									       "y'"
									       "))"
									       ") "
									       "AS"
									       " a"
									       "tt"
									       "en"
									       "de"
									       "d,"
									       " m"
									       ".a"
									       "ge"
									       "nd"
									       "a "
									       "AS"
									       " a"
									       "ge"
									       "nd"
									       "a,"
									       " m"
									       ".p"
									       "la"
									       "ce"
									       " A"
									       "S "
									       "\""
									       "+p"
									       "la"
									       "ce"
									       "\""
									       ", "
									       "m."
									       "du"
									       "ra"
									       "ti"
									       "on"
									       ", "
									       "m."
									       "re"
									       "mi"
									       "nd"
									       "er"
									       ", "
									       "m."
									       "ch"
									       "ai"
									       "r_"
									       "po"
									       "st"
									       ", "
									       "m."
									       "oc"
									       "ca"
									       "si"
									       "on"
									       " A"
									       "S "
									       "\""
									       "ab"
									       "ou"
									       "t"
									       "\""
									       ", "
									       "m."
									       "pl"
									       "an"
									       ","
									       " ("
									       "SE"
									       "LE"
									       "CT"
									       " c"
									       "ou"
									       "nt"
									       "(*"
									       ") "
									       "FR"
									       "OM"
									       " m"
									       "ee"
									       "ti"
									       "ng"
									       "_i"
									       "te"
									       "m "
									       "n "
									       "WH"
									       "ER"
									       "E "
									       "n."
									       "me"
									       "et"
									       "in"
									       "g_"
									       "id"
									       " ="
									       " m"
									       ".i"
									       "d "
									       "AN"
									       "D "
									       "n."
									       "go"
									       "ne"
									       " ="
									       " " NEVER ") "
									       "AS"
									       " i"
									       "te"
									       "ms"
									       ","
									       " ("
									       "SE"
									       "LE"
									       "CT"
									       " m"
									       "ax"
									       "(v"
									       "er"
									       "si"
									       "on"
									       ") "
									       "FR"
									       "OM"
									       " m"
									       "in"
									       "ut"
									       "es"
									       " n"
									       " W"
									       "HE"
									       "RE"
									       " n"
									       ".m"
									       "ee"
									       "ti"
									       "ng"
									       "_i"
									       "d "
									       "= "
									       "m."
									       "id"
									       " A"
									       "ND"
									       " n"
									       ".g"
									       "on"
									       "e "
									       "="
									       " " NEVER ") "
									       "AS"
									       " m"
									       "in"
									       "ut"
									       "es"
									       ","
									       " ("
									       "SE"
									       "LE"
									       "CT"
									       " c"
									       "ou"
									       "nt"
									       "(*"
									       ") "
									       "FR"
									       "OM"
									       " d"
									       "ec"
									       "is"
									       "io"
									       "n "
									       "n "
									       "WH"
									       "ER"
									       "E "
									       "n."
									       "me"
									       "et"
									       "in"
									       "g_"
									       "id"
									       " ="
									       " m"
									       ".i"
									       "d "
									       "AN"
									       "D "
									       "n."
									       "go"
									       "ne"
									       " ="
									       " " NEVER ") "
									       "AS"
									       " d"
									       "ec"
									       "is"
									       "io"
									       "ns"
									       ","
									       " m"
									       ".s"
									       "eq"
									       "ue"
									       "nc"
									       "e "
									       "AS"
									       " v"
									       "er"
									       "si"
									       "on"
									       ", "
									       "m."
									       "wa"
									       "y,"
									       " m"
									       ".m"
									       "et"
									       "ho"
									       "d,"
									       " m"
									       ".g"
									       "ua"
									       "ra"
									       "nt"
									       "ee"
									       ","
									       " " WHO("a.who", "a."
												"in"
												"vi"
												"te"
												"d") " AS who_invited, " WHO("a.who",
										   "a."
										   "status"
										   " = "
										   "'prese"
										   "nt'") " AS "
											  "who_"
											  "present,"
											  " " WHO(
											      "a."
											      "who",
											      "a."
											      "stat"
											      "us "
											      "= "
											      "'pro"
											      "xy'") " AS who_proxy, " WHO("a.who || '=' || a.proxy",
											      "a."
											      "prox"
											      "y "
											      "IS "
											      "NOT "
											      "NUL"
											      "L") " AS "
												   "who_"
												   "sent,"
												   " " WHO(
												       "a.who",
												       "a."
												       "sta"
												       "tus"
												       " = "
												       "'le"
												       "ave"
												       "'") " AS who_leave, " WHO("a.who",
												       "a."
												       "sta"
												       "tus"
												       " = "
												       "'ab"
												       "sen"
												       "t'") " AS who_absent"
													     " FROM meeting m JOIN station s ON s.id = m.station_id WHERE " CURRENT
													     " AND (?1 IS NULL OR m.station_id = ?1) AND (?2 IS NULL OR m.kind = ?2) AND (?3 IS NULL OR m.state = ?3)"
													     " AND m.at BETWEEN ?4 AND ?5 ORDER BY s.code, m.year, m.serial",
	    "nssiii", id, kind, state, p.since, p.until, (int64_t)hl->cfg->proxy_counts);
}

/* --- show --------------------------------------------------------------------------------- */

/* The rows of a statement whose columns are field and value. */
static int
show_pairs(struct hl *hl, struct hl_rows *rows, sqlite3_stmt *st)
{
	int rc;

	if (st == NULL)
		return HL_EFAIL;
	while ((rc = sqlite3_step(st)) == SQLITE_ROW)
		rows_add(rows, "ss", sqlite3_column_text(st, 0), sqlite3_column_text(st, 1));
	sqlite3_reset(st);
	return rc == SQLITE_DONE ? HL_OK : hl_fail_db(hl);
}

static int
show_fields(struct hl *hl, struct hl_rows *rows, int64_t id)
{
	static const char *const names[] = { "number", "station", "kind", "state", "at", "duration",
		"place", "reminder", "chair", "agenda", "event", "plan", "way", "method",
		"guarantee" };
	sqlite3_stmt *st = db_bind(hl,
	    "SELECT " NUMBER ", s.code || ' ' || s.community, m.kind, m.state, m.at,"
	    " m.duration, m.place, m.reminder, m.chair || ifnull(' (' || m.chair_post || ')', ''), "
	    "m.agenda, m.occasion, m.plan, m.way, m.method, m.guarantee"
	    " FROM meeting m JOIN station s ON s.id = m.station_id WHERE m.id = ?1",
	    "i", id);
	size_t i;

	if (st == NULL)
		return HL_EFAIL;
	if (sqlite3_step(st) != SQLITE_ROW)
		return hl_fail_db(hl);
	for (i = 0; i < LEN(names); i++)
		if (strcmp(names[i], "at") == 0)
			rows_add(rows, "st", names[i], sqlite3_column_int64(st, (int)i));
		else if (sqlite3_column_type(st, (int)i) != SQLITE_NULL)
			rows_add(rows, "ss", names[i], sqlite3_column_text(st, (int)i));
	sqlite3_reset(st);
	return HL_OK;
}

/* Further rows of show, field and value, of meeting ?1 in this order. */
static const char *const parts[] = {
	"SELECT 'issue', " ISSUE_NUMBER("s",
	    "i") " || ifnull(' ' || i.ref, '') || ' ' || i.title FROM meeting_issue mi JOIN issue i"
		 " ON i.id = mi.issue_id JOIN station s ON s.id = i.station_id WHERE mi.meeting_id "
		 "= ?1 ORDER BY s.code, i.year, i.serial",
	"SELECT 'item', n.event || ' ' || n.topic || ifnull(' ' || " ISSUE_NUMBER(
	    "s", "i") ", '') || ifnull(' ' || n.text, '')"
		      " FROM meeting_item n LEFT JOIN issue i ON i.id = n.issue_id LEFT JOIN "
		      "station s ON s.id = i.station_id"
		      " WHERE n.meeting_id = ?1 AND n.gone = " NEVER " ORDER BY n.id",
	"SELECT 'minutes', n.version || ': ' || n.text FROM minutes n WHERE n.meeting_id = ?1 AND "
	"n.gone = " NEVER " ORDER BY n.version DESC LIMIT 1",
	"SELECT 'decision', d.event || ' ' || d.text || ifnull(' ' || p.code, '') || ifnull(' ' || "
	"d.person, '')"
	" || ifnull(' ' || civil_text(d.due), '') || ifnull(' ' || " ISSUE_NUMBER_OF(
	    "d.issue_id") ", '') FROM decision d"
			  " LEFT JOIN department p ON p.id = d.department_id WHERE d.meeting_id = "
			  "?1 AND d.gone = " NEVER " ORDER BY d.at, d.event",
	"SELECT a.status, a.who || ifnull(' ' || d.name, '') || ifnull(' (' || a.proxy || ')', '') "
	"FROM attendance a"
	" LEFT JOIN department d ON d.id = a.department_id WHERE a.meeting_id = ?1 AND a.gone "
	"= " NEVER " ORDER BY instr('invited present proxy leave absent', a.status), a.who",
};

static int
meeting_show(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	struct hl_rows *r;
	int64_t id;
	size_t i;
	int rc = meeting_find(hl, hl_args_get(args, "meeting"), &id);

	if (rc != HL_OK)
		return rc;
	r = rows_new("field,value");
	rc = show_fields(hl, r, id);
	for (i = 0; i < LEN(parts) && rc == HL_OK; i++)
		rc = show_pairs(hl, r, db_bind(hl, parts[i], "i", id));
	if (rc == HL_OK)
		rc = incomplete_show(hl, id, r);
	if (rc != HL_OK) {
		hl_rows_free(r);
		return rc;
	}
	*rows = r;
	return HL_OK;
}

/* --- void ----------------------------------------------------------------------------------- */

/* What the event decided before it took place stands again: a scheduled meeting. */
static int
restore(struct hl *hl, int64_t id, int64_t event)
{
	int rc;

	if ((rc = attendance_restore(hl, id, event)) != HL_OK ||
	    (rc = agenda_untable(hl, id, event, true)) != HL_OK ||
	    (rc = meeting_revised(hl, id, true)) != HL_OK)
		return rc;
	return db_run(hl,
	    "UPDATE meeting SET (state, way, method, guarantee, at, chair, chair_post, agenda, "
	    "occasion, plan, place, duration,"
	    " event) = (SELECT 'scheduled', NULL, NULL, NULL, b ->> '$.at', b ->> '$.chair', b ->> "
	    "'$.chair_post', b ->> '$.agenda',"
	    " b ->> '$.occasion', b ->> '$.plan', b ->> '$.place', b ->> '$.duration', b ->> "
	    "'$.event' FROM"
	    " (SELECT decided -> '$.before' AS b FROM event WHERE seq = ?2)) WHERE id = ?1",
	    "ii", id, event);
}

static int
refold_issues(struct hl *hl, const struct ids *ids)
{
	size_t i;
	int rc = HL_OK;

	for (i = 0; i < ids->n && rc == HL_OK; i++)
		rc = issue_refold(hl, ids->v[i]);
	return rc;
}

/* Adds the issues of a meeting that opened deadlines. */
static int
coordinated(struct hl *hl, int64_t id, struct ids *ids)
{
	sqlite3_stmt *st = db_bind(hl,
	    "SELECT mi.issue_id FROM meeting m JOIN meeting_issue mi ON mi.meeting_id = m.id"
	    " WHERE m.id = ?1 AND m.kind = 'coordination' AND m.state = 'held' ORDER BY "
	    "mi.issue_id",
	    "i", id);
	int rc;

	if (st == NULL)
		return HL_EFAIL;
	while ((rc = sqlite3_step(st)) == SQLITE_ROW)
		*vec_add(ids) = sqlite3_column_int64(st, 0);
	sqlite3_reset(st);
	return rc == SQLITE_DONE ? HL_OK : hl_fail_db(hl);
}

/* Why the event can no longer be taken back: something was done on it since. */
static int
undo_refuse(struct hl *hl, int64_t event)
{
	char *number = NULL, *state = NULL;

	if (db_text(hl, &number, "SELECT decided ->> '$.number' FROM event WHERE seq = ?1", "i",
		event) < 0 ||
	    db_text(hl, &state,
		"SELECT m.state || ' by event ' || m.event FROM meeting m JOIN station s ON s.id = "
		"m.station_id,"
		" event e WHERE e.seq = ?1 AND " NUMBER " = e.decided ->> '$.number'",
		"i", event) < 0) {
		free(number);
		return HL_EFAIL;
	}
	hl_fail(hl, HL_EREFUSED,
	    _("cannot void event %lld: meeting %s was %s since, void that first"), (long long)event,
	    number != NULL ? number : "?", state != NULL ? state : "?");
	free(number);
	free(state);
	return HL_EREFUSED;
}

int
meeting_undo(struct hl *hl, int64_t event, const char *command)
{
	int64_t id, before, cancelled, at = hl->ev->at;
	struct ids ids = { 0 };
	int rc, found;

	(void)command; /* a hold, a schedule and a cancel are undone alike */
	found = db_int(
	    hl, &id, "SELECT m.id FROM meeting m WHERE m.event = ?1 AND " CURRENT, "i", event);
	if (found <= 0)
		return found < 0 ? HL_EFAIL : undo_refuse(hl, event);
	if ((rc = meeting_check_rests(hl,
		 "SELECT max(event) FROM (SELECT n.event FROM minutes n JOIN meeting m ON m.id = "
		 "n.meeting_id"
		 " WHERE m.event = ?1 AND n.gone = " NEVER
		 " UNION ALL SELECT n.event FROM decision n JOIN meeting m ON m.id = n.meeting_id"
		 " WHERE m.event = ?1 AND n.gone = " NEVER ") HAVING max(event) > 0",
		 event)) != HL_OK ||
	    db_int(hl, &cancelled, "SELECT state = 'cancelled' FROM meeting WHERE id = ?1", "i",
		id) < 0 ||
	    (!cancelled && (rc = reg_rests(hl, RESTS_MEETING, id)) != HL_OK))
		return rc != HL_OK ? rc : HL_EFAIL;
	if (db_int(hl, &before, "SELECT decided ->> '$.before.event' FROM event WHERE seq = ?1",
		"i", event) < 0 ||
	    coordinated(hl, id, &ids) != HL_OK)
		return HL_EFAIL;
	rc = before != 0 ? restore(hl, id, event)
			 : db_run(hl, "UPDATE meeting SET gone = ?2 WHERE id = ?1", "ii", id, at);
	if (rc == HL_OK)
		rc = refold_issues(hl, &ids);
	vec_free(&ids);
	return rc;
}

/* --- the acts --- */

static const struct hl_param list_params[] = {
	{ "station", HL_P_STATION, 0, NULL, N_("only those of this station") },
	{ "kind", HL_P_WORD, 0, "meeting", N_("only those of this kind") },
	{ "state", HL_P_WORD, 0, "held", N_("only those in this state") },
	PARAM_SPAN,
	{ 0 },
};

static const struct hl_param show_params[] = {
	{ "meeting", HL_P_MEETING, HL_OPERAND | HL_NEED, NULL, N_("the number of a meeting") },
	{ 0 },
};

const struct hl_act meeting_list_acts[] = {
	{ "hl-meeting", "list", list_params, N_("list meetings"),
	    "hl-meeting list --station HTBC --year 2026", HL_READ, 0, meeting_list },
	{ "hl-meeting", "show", show_params, N_("show a meeting, who was there and its issues"),
	    "hl-meeting show HTBC-2026-M001", HL_READ, 0, meeting_show },
	{ 0 },
};
