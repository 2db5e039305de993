/*
 * department-list.c: departments from a csv file, and as they stand at T, the moment of
 * hl_now().
 */
#include <string.h>

#include "station/station.h"

/* --- import --- */

/* Columns of a listing beside what the act takes. */
static const struct field more[] = {
	{ "active", "有效" },
	{ 0 },
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
	rc = sql_int(
	    hl, &id, sql_station_department_there, BIND(":code", code), BIND(":name", name));
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

	return import_rows(hl, args, import_fields(hl, "hl-station", "department add", more),
	    import_row, &count, rows);
}

/* --- list, show --- */

static int
department_list(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	bool former = hl_args_get(args, "former") != NULL;
	const char *level;
	int64_t station;
	int rc;

	if ((rc = arg_word(hl, args, "level", "level", &level)) != HL_OK ||
	    (rc = arg_station(hl, args, "stationed", &station)) != HL_OK)
		return rc;
	return sql_rows(hl, rows,
	    former ? sql_station_department_former : sql_station_department_list,
	    BIND(":t", hl->now), BIND(":day", day_text(hl, hl->now)), BIND(":level", level),
	    BIND_ID(":station", station), BIND(":former", former));
}

static int
department_show(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	int64_t id;
	int rc = department_find(hl, hl_args_get(args, "department"), &id);

	return rc != HL_OK ? rc
			   : sql_rows(hl, rows, sql_station_department_show, BIND(":id", id),
				 BIND(":t", hl->now));
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
	    "hl-station department import departments.csv", HL_WRITE, HL_ACT_FILE | HL_ACT_UNDATED,
	    department_import },
	{ "hl-station", "department list", department_list_params, N_("list departments"),
	    "hl-station department list --level district", HL_READ, 0, department_list },
	{ "hl-station", "department show", department_show_params,
	    N_("show a department, its principals and issues"), "hl-station department show CGJ",
	    HL_READ, 0, department_show },
	{ 0 },
};
