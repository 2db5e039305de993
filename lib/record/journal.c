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
	return sql_rows(hl, rows, sql_record_journal_list, BIND(":since", p.since),
	    BIND(":until", p.until), BIND_ID(":issue", id), BIND(":actor", hl_args_get(args, "by")),
	    BIND(":program", hl_args_get(args, "program")),
	    BIND(":command", hl_args_get(args, "command")));
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

int
journal_export(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	(void)args;
	if (sqlite3_create_function(hl->db, "iso", 1, SQLITE_UTF8 | SQLITE_DIRECTONLY, NULL,
		sql_iso, NULL, NULL) != SQLITE_OK)
		return hl_fail_db(hl);
	return sql_rows(hl, rows, sql_record_journal_export);
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
