/*
 * department-list.c: departments from a csv file, and as they stand at T, the moment of
 * hl_now().
 */
#include <string.h>

#include "station/station.h"

/*
 * --- import
 * ----------------------------------------------------------------------------------------
 */

static const struct field fields[] = {
	{ "code", "编码|代码" },
	{ "name", "名称|单位|单位名称" },
	{ "level", "级别|层级" },
	{ "principal", "主要负责同志|负责人" },
	{ "stationed", "驻点|驻点社区" },
	{ "from", "启用日期" },
	{ "to", "停用日期" },
	{ "active", "有效" }, /* of a listing; follows from the days */
	{ "error", NULL },
	{ NULL, NULL },
};

static int
import_row(struct hl *hl, struct table *t, struct hl_args *row, void *ctx)
{
	struct import_count *count = ctx;
	const char *code, *name;
	char next[17];
	int64_t id;
	int rc;

	(void)t;
	hl_args_set(row, "active", NULL);
	if ((rc = arg_code(hl, row, "code", &code)) != HL_OK ||
	    (rc = arg_name(hl, row, "name", &name)) != HL_OK)
		return rc;
	if (name == NULL)
		return hl_fail(hl, HL_EINPUT, _("field '%s' is empty"), "name");
	rc = db_int(hl, &id,
	    "SELECT id FROM department WHERE (code = ?1 OR name = ?2 OR id IN (SELECT "
	    "department_id FROM former_name"
	    " WHERE name = ?2)) AND gone = 253402300799",
	    "ss", code, name);
	if (rc != 0) {
		count->skipped += rc > 0;
		return rc > 0 ? HL_OK : HL_EFAIL;
	}
	if (hl_args_get(row, "level") == NULL)
		hl_args_set(row, "level", "district");
	if (code == NULL) {
		if ((rc = department_next_code(hl, next)) != HL_OK)
			return rc;
		hl_args_set(row, "code", next);
	}
	if ((rc = event_inner(hl, "hl-station", "department add", row, NULL)) == HL_OK)
		count->imported++;
	return rc;
}

static int
department_import(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	struct import_count count = { 0 };

	return import_rows(hl, args, fields, import_row, &count, rows);
}

/*
 * --- list, show
 * ------------------------------------------------------------------------------------
 */

/*
 * One is shown with the names it had before and who stands for it now, or only when these are
 * asked for.
 */
#define DEPARTMENT_ROWS(successor) \
	"SELECT d.code, f.name, d.level, (SELECT p.name FROM principal p WHERE p.department_id = " \
	"d.id" \
	" AND f.kept AND p.since <= ?1 AND p.until > ?1 ORDER BY p.since DESC, p.id DESC LIMIT " \
	"1) AS principal, s.code AS stationed," \
	" f.kept AND ifnull(d.active_from, '') <= ?2 AND ifnull(d.active_to, '9999') >= ?2 AND " \
	"ifnull(x.at > ?1, 1) AS active," \
	" iif(f.kept, h.code, d.code) AS " successor \
	", iif(f.kept, x.at, f.until) AS until FROM (SELECT id, name, 1 AS kept," \
	" 253402300799 AS until, 0 AS k FROM department UNION ALL SELECT department_id, name, 0, " \
	"until, id FROM former_name WHERE ?5) f" \
	" JOIN department d ON d.id = f.id LEFT JOIN station s ON s.id = d.stationed_id LEFT " \
	"JOIN succession x" \
	" ON x.department_id = d.id AND x.gone = 253402300799 LEFT JOIN department h ON h.id = " \
	"x.into_id" \
	" WHERE d.gone = 253402300799 AND (?3 IS NULL OR d.level = ?3) AND (?4 IS NULL OR " \
	"d.stationed_id = ?4)" \
	" AND (NOT ?5 OR NOT f.kept OR x.at IS NOT NULL) ORDER BY d.code, f.kept DESC, f.k DESC"

static int
department_list(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	const char *level = hl_args_get(args, "level"), *station = hl_args_get(args, "stationed");
	bool former = hl_args_get(args, "former") != NULL;
	int64_t id = 0;
	char day[16];
	int rc;

	if (level != NULL && (level = hl_word(hl, "level", level)) == NULL)
		return HL_EUSAGE;
	if (station != NULL && (rc = station_find(hl, station, &id)) != HL_OK)
		return rc;
	day_iso(time_day(hl->now), day);
	hl_args_set(args, "day", day); /* a copy that lives as long as the rows */
	return rows_sql(hl, rows,
	    former ? DEPARTMENT_ROWS("successor") : DEPARTMENT_ROWS("\"+successor\""), "issni",
	    hl->now, hl_args_get(args, "day"), level, id, (int64_t)former);
}

static int
department_show(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	int64_t id;
	int rc;

	if ((rc = department_find(hl, hl_args_get(args, "department"), &id)) != HL_OK)
		return rc;
	return rows_sql(hl, rows,
	    "SELECT field, value, nullif(since, 0) AS since, until FROM ("
	    "SELECT 1 AS n, 'code' AS field, code AS value, 0 AS since, NULL AS until, 0 AS k FROM "
	    "department WHERE id = ?1"
	    " UNION ALL SELECT 2, 'name', name, 0, NULL, 0 FROM department WHERE id = ?1"
	    " UNION ALL SELECT 3, 'level', level, 0, NULL, 0 FROM department WHERE id = ?1"
	    " UNION ALL SELECT 4, 'principal', name, since, until, since FROM principal WHERE "
	    "department_id = ?1"
	    " UNION ALL SELECT 5, 'stationed', s.code || ' ' || s.community, 0, NULL, 0 FROM "
	    "department d"
	    " JOIN station s ON s.id = d.stationed_id WHERE d.id = ?1"
	    " UNION ALL SELECT 6, 'active_from', active_from, 0, NULL, 0 FROM department WHERE id "
	    "= ?1"
	    " UNION ALL SELECT 7, 'active_to', active_to, 0, NULL, 0 FROM department WHERE id = ?1"
	    " UNION ALL SELECT 2, 'former name', name, 0, until, -until FROM former_name WHERE "
	    "department_id = ?1"
	    " UNION ALL SELECT 7, 'successor', d.code || ' ' || d.name, x.at, NULL, 0 FROM "
	    "succession x"
	    " JOIN department d ON d.id = x.into_id WHERE x.department_id = ?1 AND x.gone = "
	    "253402300799"
	    " UNION ALL SELECT 7, 'predecessor', d.code || ' ' || d.name, 0, x.at, x.at FROM "
	    "succession x"
	    " JOIN department d ON d.id = x.department_id WHERE x.into_id = ?1 AND x.gone = "
	    "253402300799"
	    " UNION ALL SELECT 8, 'members', count(*), 0, NULL, 0 FROM member"
	    " WHERE department_id = ?1 AND since <= ?2 AND until > ?2 AND gone = 253402300799"
	    " UNION ALL SELECT 9, 'issues ' || state, count(*), 0, NULL, 0 FROM issue WHERE gone = "
	    "253402300799 AND id IN"
	    " (SELECT issue_id FROM assignment WHERE department_id = ?1 AND since <= ?2 AND until "
	    "> ?2 AND gone = 253402300799)"
	    " GROUP BY state) ORDER BY n, k, value",
	    "ii", id, hl->now);
}

/* --- the acts --- */

static const struct hl_param department_import_params[] = {
	{ "file", HL_P_TEXT, HL_OPERAND | HL_NEED, "FILE",
	    N_("csv with code, name, level, principal, stationed; - is standard input") },
	{ "sha256", HL_P_CODE, 0, "HASH", N_("checksum of the file, as the journal writes it") },
	{ 0 },
};

static const struct hl_param department_list_params[] = {
	{ "level", HL_P_WORD, 0, "level", N_("only those of this level") },
	{ "stationed", HL_P_STATION, 0, NULL, N_("only those stationed there") },
	{ "former", HL_P_FLAG, 0, NULL,
	    N_("former names, and departments that have ended, with who stands for them now") },
	{ 0 },
};

static const struct hl_param department_show_params[] = {
	{ "department", HL_P_DEPARTMENT, HL_OPERAND | HL_NEED, NULL,
	    N_("department, by code or name") },
	{ 0 },
};

const struct hl_act department_list_acts[] = {
	{ "hl-station", "department import", department_import_params,
	    N_("register the departments of a csv file"),
	    "hl-station department import departments.csv", HL_WRITE, HL_ACT_FILE,
	    department_import },
	{ "hl-station", "department list", department_list_params, N_("list departments"),
	    "hl-station department list --level district", HL_READ, 0, department_list },
	{ "hl-station", "department show", department_show_params,
	    N_("show a department, its principals and issues"), "hl-station department show CGJ",
	    HL_READ, 0, department_show },
	{ 0 },
};
