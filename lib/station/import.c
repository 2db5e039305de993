/* import.c: stations from a csv file (R6). */
#include <stdlib.h>
#include <string.h>

#include "station/station.h"

/* Columns of a listing beside what the act takes. */
static const struct field more[] = {
	{ "members", "成员数" },
	{ 0 },
};

/* "玉琳路街道滨江苑社区" is street and community in one. */
static int
split_place(struct hl *hl, struct hl_args *row)
{
	static const char *const ends[] = { "街道", "镇", "乡" };
	const char *community = hl_args_get(row, "community"), *street = hl_args_get(row, "street"),
		   *p;
	size_t i, n;

	if (community == NULL)
		return hl_fail(hl, HL_EINPUT, _("field '%s' is empty"), "community");
	if (street != NULL) {
		n = strlen(street);
		if (strncmp(community, street, n) == 0 && community[n] != '\0')
			hl_args_set(row, "community", community + n);
		return HL_OK;
	}
	for (i = 0; i < LEN(ends); i++) {
		p = strstr(community, ends[i]);
		if (p == NULL || p == community || p[strlen(ends[i])] == '\0')
			continue;
		p += strlen(ends[i]);
		char *first = strndup(community, (size_t)(p - community));

		hl_args_set(row, "street", first);
		free(first);
		hl_args_set(row, "community", p);
		return HL_OK;
	}
	return hl_fail(hl, HL_EINPUT, _("no street in '%s'"), community);
}

static int
import_row(struct hl *hl, struct table *t, struct hl_args *row, void *ctx)
{
	struct import_count *count = ctx;
	const char *street, *community;
	char code[17];
	int64_t id;
	int rc;

	(void)t;
	hl_args_set(row, "members", NULL);
	if ((rc = arg_name(hl, row, "street", &street)) != HL_OK ||
	    (rc = arg_name(hl, row, "community", &community)) != HL_OK ||
	    (rc = split_place(hl, row)) != HL_OK)
		return rc;
	table_split(row, "head");
	table_split(row, "deputy");
	rc = sql_int(hl, &id, sql_station_at_place, BIND_ARG(row, "street"),
	    BIND_ARG(row, "community"), BIND(":id", 0));
	if (rc != 0) {
		count->skipped += rc > 0;
		return rc > 0 ? HL_OK : HL_EFAIL;
	}
	if (hl_args_get(row, "code") == NULL) {
		if ((rc = station_next_code(hl, code)) != HL_OK)
			return rc;
		hl_args_set(row, "code", code);
	}
	if ((rc = event_inner(hl, "hl-station", "add", row, NULL)) == HL_OK)
		count->imported++;
	return rc;
}

static int
station_import(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	struct import_count count = { 0 };

	return import_rows(
	    hl, args, import_fields(hl, "hl-station", "add", more), import_row, &count, rows);
}

/* --- the acts --- */

static const struct hl_param file_params[] = {
	{ "file", HL_P_TEXT, HL_OPERAND | HL_NEED, "FILE",
	    N_("csv with code, street, community, head, deputy, founded; - is standard input") },
	{ "sha256", HL_P_CODE, 0, "HASH", N_("checksum of the file, as the journal writes it") },
	{ 0 },
};

const struct hl_act station_import_acts[] = {
	{ "hl-station", "import", file_params, N_("register the stations of a csv file"),
	    "hl-station import annex3.csv", HL_WRITE, HL_ACT_FILE, station_import },
	{ 0 },
};
