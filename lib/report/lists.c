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

int
hl_lists_three(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	struct choice c;
	int rc;

	if ((rc = choose(hl, args, &c)) != HL_OK)
		return rc;
	if (c.list != NULL && strcmp(c.list, "four") == 0)
		return hl_lists_four(hl, args, rows);
	return sql_rows(
	    hl, rows, sql_report_three, CHOSEN(&c), BIND(":t", hl->now), BIND(":list", c.list));
}

int
hl_lists_four(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	struct choice c;
	int rc;

	if ((rc = choose(hl, args, &c)) != HL_OK)
		return rc;
	return sql_rows(hl, rows, sql_report_four, CHOSEN(&c));
}
