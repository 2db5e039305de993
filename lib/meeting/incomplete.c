/*
 * incomplete.c: what coordination meetings that were held lack of R45: the district departments
 * of their issues, street and community present, and the way, method and guarantee on record.
 * Told, never refused.
 */
#include "meeting/meeting.h"

static int
meeting_incomplete(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	struct meeting_choice c;
	int rc;

	if ((rc = meeting_choose(hl, args, &c)) != HL_OK)
		return rc;
	return sql_rows(hl, rows, sql_meeting_incomplete, MEETING_CHOICE(&c), BIND(":t", hl->now),
	    BIND(":proxy", hl->cfg->proxy_counts));
}

int
incomplete_show(struct hl *hl, int64_t meeting, struct hl_rows *rows)
{
	const struct meeting_choice c = { .meeting = meeting, .p = { 0, HL_NEVER } };
	sqlite3_stmt *st = sql_bind(hl, sql_meeting_incomplete, MEETING_CHOICE(&c),
	    BIND(":t", hl->now), BIND(":proxy", hl->cfg->proxy_counts));
	struct buf b = { 0 };
	int rc;

	while (sql_next(hl, st, &rc)) {
		buf_str(&b, sql_column(st, 5));
		if (sql_column(st, 6) != NULL)
			buf_fmt(&b, " (%s)", sql_column(st, 6));
		rows_put(rows, CELL("lacks"), CELL(b.s));
	}
	buf_free(&b);
	return rc;
}

/* --- the acts --- */

static const struct hl_param incomplete_params[] = {
	{ "meeting", HL_P_MEETING, 0, NULL, N_("only this meeting") },
	{ "station", HL_P_STATION, 0, NULL, N_("only those of this station") },
	{ "department", HL_P_DEPARTMENT, 0, NULL,
	    N_("only those this department did not come to") },
	PARAM_SPAN,
	{ 0 },
};

const struct hl_act meeting_incomplete_acts[] = {
	{ "hl-meeting", "incomplete", incomplete_params,
	    N_("list coordination meetings that lack whom or what they need (R45)"),
	    "hl-meeting incomplete --year 2026 --exit-code", HL_READ, 0, meeting_incomplete },
	{ 0 },
};
