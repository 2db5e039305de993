/* journal.c: the journal read back (R51): as a listing, and as the lines that replay it. */
#include <string.h>

#include "record/record.h"

static int
journal_list(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	const char *issue = hl_args_get(args, "issue");
	struct period p;
	int64_t id = 0;
	int rc;

	if ((rc = period_read(hl, args, &p)) != HL_OK ||
	    (issue != NULL && (rc = issue_find(hl, issue, &id)) != HL_OK))
		return rc;
	return rows_sql(hl, rows,
	    "SELECT e.seq AS event, e.at AS at, e.recorded_at AS recorded_at, e.actor AS actor,"
	    " e.program AS program, e.command AS command,"
	    " (SELECT " ISSUE_NUMBER(
		"s", "i") " FROM issue i JOIN station s ON s.id = i.station_id"
			  "  WHERE i.id = e.issue_id) AS issue, e.args AS args, e.decided AS "
			  "decided, e.reason AS reason, e.voided AS voided"
			  " FROM event e WHERE e.recorded_at BETWEEN ?1 AND ?2 AND (?3 IS NULL OR "
			  "e.issue_id = ?3 OR e.seq IN"
			  "  (SELECT m.event FROM meeting_issue x JOIN meeting m ON m.id = "
			  "x.meeting_id WHERE x.issue_id = ?3))"
			  " AND (?4 IS NULL OR e.actor = ?4) AND (?5 IS NULL OR e.program = ?5 OR "
			  "e.program = 'hl-' || ?5)"
			  " AND (?6 IS NULL OR e.command = ?6) ORDER BY e.seq",
	    "iinsss", p.since, p.until, id, hl_args_get(args, "by"), hl_args_get(args, "program"),
	    hl_args_get(args, "command"));
}

/* iso(t): an instant as everywhere in json. */
static void
sql_iso(sqlite3_context *ctx, int n, sqlite3_value **v)
{
	char iso[32];

	(void)n;
	if (sqlite3_value_type(v[0]) != SQLITE_NULL)
		sqlite3_result_text(
		    ctx, hl_time_iso(sqlite3_value_int64(v[0]), iso), -1, SQLITE_TRANSIENT);
}

/*
 * Each event as the line "batch" does again: its arguments, which are an object already, and
 * what stands beside them. Built by the query itself, so that a long journal needs no memory.
 */
int
journal_export(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	(void)args;
	if (sqlite3_create_function(hl->db, "iso", 1, SQLITE_UTF8 | SQLITE_DIRECTONLY, NULL,
		sql_iso, NULL, NULL) != SQLITE_OK)
		return hl_fail_db(hl);
	return rows_sql(hl, rows,
	    "SELECT '{\"do\":' || json_quote(program || ' ' || command) || ',' ||"
	    " iif(args = '{}', '', substr(args, 2, length(args) - 2) || ',') ||"
	    " '\"at\":\"' || iso(at) || '\",\"actor\":' || json_quote(actor) ||"
	    " iif(reason IS NULL, '', ',\"reason\":' || json_quote(reason)) || "
	    "ifnull(',\"now\":\"' || iso(now) || '\"', '') ||"
	    " ',\"seq\":' || seq || ',\"recorded-at\":\"' || iso(recorded_at) || '\"' ||"
	    " ifnull(',\"decided\":' || decided, '') || '}' AS line FROM event ORDER BY seq",
	    "");
}

/* --- the acts --- */

static const struct hl_param journal_params[] = {
	{ "since", HL_P_SINCE, 0, NULL, N_("only events recorded from then on") },
	{ "until", HL_P_UNTIL, 0, NULL, N_("only events recorded up to then") },
	{ "by", HL_P_TEXT, 0, "NAME", N_("only those recorded by this actor") },
	{ "issue", HL_P_ISSUE, 0, NULL, N_("only those of this issue") },
	{ "program", HL_P_CODE, 0, "NAME", N_("only those of this program") },
	{ "command", HL_P_CODE, 0, "NAME", N_("only those of this command") },
	{ 0 },
};

const struct hl_act journal_acts[] = {
	{ "hl-report", "journal", journal_params, N_("list the events of the journal"),
	    "hl-report journal --issue HTBC-2026-0001", HL_READ, 0, journal_list },
	{ "hl-report", "export", NULL, N_("print the journal as lines for hl-station batch"),
	    "hl-report export > journal.jsonl", HL_READ, HL_ACT_RAW, journal_export },
	{ 0 },
};
