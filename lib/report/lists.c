/*
 * lists.c: the sheets of annex 5: the three lists 问题处理, 协办, 移交 and the four lists 四清单. Contacts
 * are in none (R8).
 */
#include <string.h>

#include "report/report.h"

static int
lists_four(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	struct choice c;
	int rc = choice_read(hl, args, &c);

	return rc != HL_OK ? rc : sql_rows(hl, rows, sql_report_four, BIND_CHOICE(&c));
}

static int
lists_three(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	const char *list = hl_args_get(args, "list");
	struct choice c;
	int rc;

	if (list != NULL && (list = hl_word(hl, "sheet", list)) == NULL)
		return HL_EUSAGE;
	if (list != NULL && strcmp(list, "four") == 0)
		return lists_four(hl, args, rows);
	if ((rc = choice_read(hl, args, &c)) != HL_OK)
		return rc;
	return sql_rows(
	    hl, rows, sql_report_three, BIND_CHOICE(&c), BIND(":t", hl->now), BIND(":list", list));
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
