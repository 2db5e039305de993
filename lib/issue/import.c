/* import.c: cases from another system, a row a whole case (contract 4). */
#include <stdlib.h>
#include <string.h>

#include "issue/issue.h"

struct import {
	bool create;
	int64_t stored, skipped, stations, departments, now;
};

/* "A;B" in a field that holds several. */
static void
split(struct hl_args *row, const char *name)
{
	const char *value = hl_args_get(row, name), *p;
	char *copy, *save = NULL, *word, *clean;

	if (value == NULL || value[strcspn(value, ";")] == '\0') {
		for (p = value; p != NULL && (p = strstr(p, "；")) != NULL; p++)
			break;
		if (p == NULL)
			return;
	}
	copy = xstrdup(value);
	for (p = copy; (p = strstr(p, "；")) != NULL; p++)
		memcpy((char *)(uintptr_t)p, ";  ", 3);
	hl_args_set(row, name, NULL);
	for (word = strtok_r(copy, ";", &save); word != NULL; word = strtok_r(NULL, ";", &save)) {
		clean = text_name(word);
		if (*clean != '\0')
			hl_args_add(row, name, clean);
		free(clean);
	}
	free(copy);
}

/*
 * Registers what the file names and nobody knows yet, as an event of its own. A name that is a
 * valid code is code and name.
 */
static int
create_department(struct hl *hl, struct import *im, const char *name, const char *level)
{
	struct hl_args args = { 0 };
	char code[17];
	int rc = HL_OK;

	if (text_code(name))
		snprintf(code, sizeof(code), "%s", name);
	else
		rc = department_next_code(hl, code);
	hl_args_add(&args, "code", code);
	hl_args_add(&args, "name", name);
	hl_args_add(&args, "level", level);
	if (rc == HL_OK)
		rc = event_inner(hl, "hl-station", "department add", &args, NULL);
	im->departments += rc == HL_OK;
	hl_args_clear(&args);
	return rc;
}

static int
create_station(struct hl *hl, struct import *im, const char *name)
{
	struct context ctx = hl->context;
	struct hl_args args = { 0 };
	char code[17];
	const char *end = strstr(name, "街道");
	char *street;
	int rc = HL_OK;

	if (text_code(name))
		snprintf(code, sizeof(code), "%s", name);
	else
		rc = station_next_code(hl, code);
	street = end != NULL && end[strlen("街道")] != '\0'
		     ? strndup(name, (size_t)(end - name) + strlen("街道"))
		     : xstrdup("-");
	hl_args_add(&args, "code", code);
	hl_args_add(&args, "street", street);
	hl_args_add(&args, "community",
	    end != NULL && end[strlen("街道")] != '\0' ? end + strlen("街道") : name);
	free(street);
	ctx.hushed = true; /* that none has a head yet is said once, at the end */
	context_enter(hl, &ctx);
	if (rc == HL_OK)
		rc = event_inner(hl, "hl-station", "add", &args, NULL);
	context_leave(hl, &ctx);
	im->stations += rc == HL_OK;
	hl_args_clear(&args);
	return rc;
}

/* Names become what can be looked up; with --create-missing what is not found is registered. */
static int
know_station(struct hl *hl, struct import *im, struct hl_args *row)
{
	const char *name = hl_args_get(row, "station");
	char *clean;
	int64_t id;
	int rc;

	if (name == NULL)
		return hl_fail(hl, HL_EINPUT, _("field '%s' is empty"), "station");
	if ((rc = sql_int(hl, &id, sql_record_station_by_code, BIND(":code", name))) != 0)
		return rc < 0 ? HL_EFAIL : HL_OK;
	clean = text_name(name);
	rc = station_find(hl, clean, &id);
	if (rc == HL_ENOENT && im->create)
		rc = create_station(hl, im, clean);
	hl_args_set(row, "station", clean);
	free(clean);
	return rc;
}

static int
know_departments(
    struct hl *hl, struct import *im, struct hl_args *row, const char *name, const char *level)
{
	const struct hl_arg *arg = hl_args_find(row, name);
	size_t i;
	int64_t id;
	int rc;

	for (i = 0; arg != NULL && i < arg->n; i++) {
		char *clean;

		if ((rc = sql_int(hl, &id, sql_issue_department_named, BIND(":name", arg->v[i]))) !=
		    0) {
			if (rc < 0)
				return HL_EFAIL;
			continue;
		}
		clean = text_name(arg->v[i]);
		rc = department_find(hl, clean, &id);
		if (rc == HL_ENOENT && im->create)
			rc = create_department(hl, im, clean, level);
		free(arg->v[i]);
		arg->v[i] = clean;
		if (rc != HL_OK)
			return rc;
	}
	return HL_OK;
}

static int
import_row(struct hl *hl, struct table *t, struct hl_args *row, void *ctx)
{
	struct import *im = ctx;
	const char *ref = hl_args_get(row, "ref");
	int64_t id;
	int rc;

	(void)t;
	hl_args_set(row, "error", NULL);
	if (ref != NULL &&
	    (rc = sql_int(hl, &id, sql_record_issue_by_ref, BIND(":ref", ref))) != 0) {
		im->skipped += rc > 0;
		return rc < 0 ? HL_EFAIL : HL_OK;
	}
	split(row, "departments");
	split(row, "city");
	if ((rc = know_station(hl, im, row)) != HL_OK ||
	    (rc = know_departments(hl, im, row, "departments", "district")) != HL_OK ||
	    (rc = know_departments(hl, im, row, "city", "city")) != HL_OK)
		return rc;
	if ((rc = event_inner(hl, "hl-issue", "case", row, NULL)) == HL_OK)
		im->stored++;
	return rc;
}

/* "field=heading" of --map. */
static int
read_map(struct hl *hl, const struct hl_args *args, struct hl_args *map)
{
	const struct hl_arg *arg = hl_args_find(args, "map");
	size_t i;

	for (i = 0; arg != NULL && i < arg->n; i++) {
		char *field = xstrdup(arg->v[i]), *eq = strchr(field, '=');

		if (eq == NULL || eq == field || eq[1] == '\0') {
			free(field);
			return hl_fail(
			    hl, HL_EUSAGE, _("--map wants field=heading, not '%s'"), arg->v[i]);
		}
		*eq = '\0';
		hl_args_set(map, field, eq + 1);
		free(field);
	}
	return HL_OK;
}

static int
choose_map(struct hl *hl, struct hl_args *args, struct hl_args *map)
{
	const char *name = hl_args_get(args, "profile");
	const struct hl_profile *profile;
	struct buf names = { 0 };
	size_t i;
	int rc = HL_OK;

	if (name == NULL)
		return read_map(hl, args, map);
	if (hl_args_get(args, "map") != NULL)
		return hl_fail(hl, HL_EUSAGE, _("--profile and --map exclude each other"));
	if ((profile = hl_config_profile(hl->cfg, name)) != NULL) {
		hl_args_copy(map, &profile->map);
		return HL_OK;
	}
	for (i = 0; i < hl->cfg->profiles.n; i++)
		buf_fmt(&names, "%s%s", i > 0 ? ", " : "", hl->cfg->profiles.v[i].name);
	rc = hl_fail(hl, HL_ENOENT, _("no profile '%s' in the configuration; there is: %s"), name,
	    names.s != NULL ? names.s : "-");
	buf_free(&names);
	return rc;
}

/*
 * Every case is an event of its own, so a replayed journal brings them back without the file;
 * the import's own event holds the file's name and checksum.
 */
static int
issue_import(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	struct import im = { .create = hl_args_get(args, "create-missing") != NULL };
	struct hl_args map = { 0 };
	int rc;

	if (hl->replay) {
		decide_replayed(hl, args);
		return HL_OK;
	}
	if ((rc = choose_map(hl, args, &map)) == HL_OK)
		rc = import_each(hl, args, import_fields(hl, "hl-issue", "case", NULL),
		    map.n > 0 ? &map : NULL, import_row, &im);
	hl_args_clear(&map);
	if (rc != HL_OK)
		return rc;
	decide_int(hl, "imported", im.stored);
	decide_int(hl, "skipped", im.skipped);
	if (im.stations > 0 || im.departments > 0)
		hl_warn(hl,
		    _("registered %lld stations (without a head yet) and %lld departments that "
		      "were not known"),
		    (long long)im.stations, (long long)im.departments);
	*rows = rows_new("imported,skipped");
	rows_put(*rows, CELL(im.stored), CELL(im.skipped));
	return HL_OK;
}

/* --- the acts --- */

static const struct hl_param file_params[] = {
	{ "file", HL_P_TEXT, HL_OPERAND | HL_NEED, "FILE",
	    N_("csv, a row a whole case; - is standard input") },
	{ "profile", HL_P_TEXT, 0, "NAME",
	    N_("headings as in import.profiles of the configuration") },
	{ "map", HL_P_NAME, HL_MULTI, "FIELD=HEADING",
	    N_("tie a field to a heading: a|b the first not empty, =text a constant") },
	{ "create-missing", HL_P_FLAG, 0, NULL, N_("register unknown stations and departments") },
	{ "sha256", HL_P_CODE, 0, "HASH", N_("checksum of the file, as the journal writes it") },
	{ 0 },
};

const struct hl_act issue_import_acts[] = {
	{ "hl-issue", "import", file_params, N_("import whole cases from another system"),
	    "hl-issue import cases.csv --profile nyc-casework --create-missing", HL_WRITE,
	    HL_ACT_FILE, issue_import },
	{ 0 },
};
