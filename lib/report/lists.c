/*
 * lists.c: the sheets of annex 5: the three lists 问题处理, 协办, 移交 and the four lists 四清单. Contacts
 * are in none (R8).
 */
#include <string.h>

#include "report/report.h"

struct choice {
	int64_t station, department; /* 0: any */
	struct period period;
	const char *list; /* NULL: any */
};

static int
choose(struct hl *hl, const struct hl_args *args, struct choice *c)
{
	const char *station = hl_args_get(args, "station"),
		   *department = hl_args_get(args, "department");
	const char *list = hl_args_get(args, "list");
	int rc;

	*c = (struct choice){ 0 };
	if ((station != NULL && (rc = station_find(hl, station, &c->station)) != HL_OK) ||
	    (department != NULL &&
		(rc = department_find(hl, department, &c->department)) != HL_OK) ||
	    (rc = period_read(hl, args, &c->period)) != HL_OK)
		return rc;
	if (list != NULL && (c->list = hl_word(hl, "sheet", list)) == NULL)
		return HL_EUSAGE;
	return HL_OK;
}

#define CHOSEN(c) \
	BIND_ID(":station", (c)->station), BIND_ID(":department", (c)->department), \
	    BIND(":since", (c)->period.since), BIND(":until", (c)->period.until)

static int
lists_four(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	struct choice c;
	int rc;

	if ((rc = choose(hl, args, &c)) != HL_OK)
		return rc;
	return sql_rows(hl, rows, sql_report_four, CHOSEN(&c));
}

static int
lists_three(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	struct choice c;
	int rc;

	if ((rc = choose(hl, args, &c)) != HL_OK)
		return rc;
	if (c.list != NULL && strcmp(c.list, "four") == 0)
		return lists_four(hl, args, rows);
	return sql_rows(
	    hl, rows, sql_report_three, CHOSEN(&c), BIND(":t", hl->now), BIND(":list", c.list));
}

/* --- the acts --- */

#define CHOICE \
	{ "station", HL_P_STATION, 0, NULL, N_("only issues of this station") }, \
	    { "department", HL_P_DEPARTMENT, 0, NULL, \
		    N_("only issues given to this department") }, \
	    { "since", HL_P_SINCE, 0, NULL, N_("only those dispatched from then on") }, \
	    { "until", HL_P_UNTIL, 0, NULL, N_("only those dispatched up to then") }, \
	    { "year", HL_P_INT, 0, "YEAR", N_("only those dispatched in this year") }, \
	{ \
		"month", HL_P_CODE, 0, "MONTH", \
		    N_("only those dispatched in this month, as in 2026-03") \
	}

static const struct hl_param lists_params[] = {
	{ "list", HL_P_WORD, 0, "sheet", N_("only this list; the three of annex 5 without it") },
	CHOICE,
	{ 0 },
};

static const struct hl_param four_params[] = {
	CHOICE,
	{ 0 },
};

const struct hl_act lists_acts[] = {
	{ "hl-report", "lists", lists_params,
	    N_("the three lists of annex 5: solo, joint and transfer"),
	    "hl-report lists --department CGJ --month 2026-03 --format html --output lists.html",
	    HL_READ, 0, lists_three },
	{ "hl-report", "four-lists", four_params,
	    N_("the four lists: problem, task, responsibility and standard of all that was "
	       "dispatched"),
	    "hl-report four-lists --station HTBC --year 2026", HL_READ, 0, lists_four },
	{ 0 },
};
