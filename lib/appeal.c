/* appeal.c: appeals as a listing (R34); filing and ruling are acts on the issue, in issue.c. */
#include <stdlib.h>

#include "hl-int.h"

int
hl_appeal_list(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	const char *issue = hl_args_get(args, "issue"), *department = hl_args_get(args, "department");
	int64_t i = 0, d = 0;
	int rc;

	if ((issue != NULL && (rc = issue_find(hl, issue, &i)) != HL_OK) ||
	    (department != NULL && (rc = department_find(hl, department, &d)) != HL_OK))
		return rc;
	return rows_sql(hl, rows, "SELECT a.event, " ISSUE_NUMBER("s", "i") " AS issue, i.ref,"
	    " p.code AS department, a.filed, a.reason, ifnull(a.ruling, 'pending') AS ruling, a.ruled, a.ruled_reason FROM appeal a"
	    " JOIN issue i ON i.id = a.issue_id JOIN station s ON s.id = i.station_id JOIN department p ON p.id = a.department_id"
	    " WHERE a.gone = 253402300799 AND (?1 IS NULL OR i.id = ?1) AND (?2 IS NULL OR p.id = ?2) ORDER BY a.event", "nn", i, d);
}
