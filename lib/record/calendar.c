/* calendar.c: the calendar in force, kept in the database; its import (R20, R26). */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "record/record.h"

static const char *const kinds[] = {
	[DAY_PLAIN] = "", [DAY_HOLIDAY] = "holiday", [DAY_WORKDAY] = "workday"
};

/* --- the calendar in force --- */

int
calendar_configured(struct hl *hl, struct hl_calendar **out)
{
	char err[512];

	*out = cal_new();
	if (hl->cfg->calendar_file[0] == '\0') {
		cal_builtin(*out);
		return HL_OK;
	}
	if (cal_read(*out, hl->cfg->calendar_file, err, sizeof(err)) == 0)
		return HL_OK;
	cal_free(*out);
	*out = NULL;
	return hl_fail(hl, HL_ECONFIG, _("calendar: %s"), err);
}

static int
load(struct hl *hl, struct hl_calendar *cal, int64_t *n)
{
	sqlite3_stmt *st = sql_bind(hl, "SELECT day, kind, name FROM calendar ORDER BY day");
	const char *kind;
	int64_t day;
	int rc;

	*n = 0;
	if (st == NULL)
		return HL_EFAIL;
	while ((rc = sqlite3_step(st)) == SQLITE_ROW) {
		kind = sql_column(st, 1);
		if (day_parse(sql_column(st, 0), &day) != 0 || kind == NULL) {
			sqlite3_reset(st);
			return db_damaged(hl, "calendar");
		}
		cal_add(cal, day, strcmp(kind, "holiday") == 0 ? DAY_HOLIDAY : DAY_WORKDAY,
		    sql_column(st, 2));
		++*n;
	}
	rc = rc == SQLITE_DONE ? HL_OK : hl_fail_db(hl);
	sqlite3_reset(st);
	return rc;
}

struct hl_calendar *
hl_calendar(struct hl *hl)
{
	struct hl_calendar *cal;
	int64_t n = 0;

	if (hl->cal != NULL)
		return hl->cal;
	cal = cal_new();
	if (hl->db != NULL && load(hl, cal, &n) != HL_OK) {
		cal_free(cal);
		return NULL;
	}
	if (n == 0) {
		cal_free(cal);
		if (calendar_configured(hl, &cal) != HL_OK)
			return NULL;
	}
	return hl->cal = cal;
}

static void
forget(struct hl *hl)
{
	cal_free(hl->cal);
	hl->cal = NULL;
}

char *
calendar_text(const struct hl_calendar *c)
{
	struct buf b = { 0 };
	enum day_kind kind;
	const char *name;
	char iso[16];
	int64_t day;
	size_t i;

	buf_str(&b, "");
	for (i = 0; cal_row(c, i, &day, &kind, &name); i++)
		if (kind != DAY_PLAIN)
			buf_fmt(&b, "%s %s%s%s\n", day_iso(day, iso), kinds[kind],
			    *name != '\0' ? " " : "", name);
	return b.s;
}

/* --- import --- */

static int
hash_file(struct hl *hl, const char *path, char hex[65])
{
	FILE *f = fopen(path, "re");
	struct sha256 h;
	char part[8192];
	size_t n;
	int rc = HL_OK;

	if (f == NULL)
		return hl_fail(hl, errno == ENOENT ? HL_ENOENT : HL_EFAIL,
		    _("cannot read '%s': %s"), path, strerror(errno));
	sha256_init(&h);
	while ((n = fread(part, 1, sizeof(part), f)) > 0)
		sha256_add(&h, part, n);
	if (ferror(f))
		rc = hl_fail(hl, HL_EFAIL, _("cannot read '%s': %s"), path, strerror(errno));
	fclose(f);
	sha256_hex(&h, hex);
	return rc;
}

/*
 * The file's rows become arguments: the journal carries them (what the file holds later is not
 * the record).
 */
static int
read_file(struct hl *hl, struct hl_args *args)
{
	const char *file = hl_args_get(args, "file"), *slash;
	struct hl_calendar *cal;
	char err[512], hex[65] = "", *text, *save = NULL, *line;
	int rc = HL_OK;

	if (file == NULL)
		return hl_fail(hl, HL_EUSAGE, _("no file to import"));
	if (strcmp(file, "-") != 0 && (rc = hash_file(hl, file, hex)) != HL_OK)
		return rc;
	cal = cal_new();
	if (cal_read(cal, file, err, sizeof(err)) != 0) {
		cal_free(cal);
		return hl_fail(hl, HL_EINPUT, "%s", err);
	}
	text = calendar_text(cal);
	cal_free(cal);
	if (*text == '\0')
		rc = hl_fail(hl, HL_EINPUT, _("%s: no row"), file);
	for (line = strtok_r(text, "\n", &save); line != NULL; line = strtok_r(NULL, "\n", &save))
		hl_args_add(args, "rows", line);
	free(text);
	if (*hex != '\0')
		hl_args_set(args, "sha256", hex);
	slash = strrchr(file, '/');
	if (slash != NULL)
		hl_args_set(args, "file", slash + 1);
	return rc;
}

/* "2026-01-01 holiday 元旦" */
static int
read_row(struct hl *hl, const char *row, char day[16], char kind[16], const char **name)
{
	int64_t n;
	int end = 0;

	if (sscanf(row, "%10s %7s%n", day, kind, &end) != 2 || day_parse(day, &n) != 0 ||
	    (strcmp(kind, "holiday") != 0 && strcmp(kind, "workday") != 0) ||
	    (row[end] != '\0' && row[end] != ' '))
		return hl_fail(hl, HL_EINPUT, _("no row of a calendar: '%s'"), row);
	*name = row + end + (row[end] == ' ');
	return HL_OK;
}

/* By hand the years that the rows speak of are replaced, else the whole calendar. */
static int
clear_years(struct hl *hl, const struct hl_arg *rows, bool all)
{
	char day[16], kind[16], year[5] = "";
	const char *name;
	size_t i;
	int rc;

	if (all)
		return sql_run(hl, "DELETE FROM calendar");
	for (i = 0; i < rows->n; i++) {
		if ((rc = read_row(hl, rows->v[i], day, kind, &name)) != HL_OK)
			return rc;
		if (strncmp(day, year, 4) == 0)
			continue;
		memcpy(year, day, 4);
		if ((rc = sql_run(hl, "DELETE FROM calendar WHERE substr(day, 1, 4) = :year",
			 BIND(":year", year))) != HL_OK)
			return rc;
	}
	return HL_OK;
}

static int
store(struct hl *hl, const struct hl_arg *rows)
{
	char day[16], kind[16];
	const char *name;
	size_t i;
	int rc;

	for (i = 0; i < rows->n; i++) {
		if ((rc = read_row(hl, rows->v[i], day, kind, &name)) != HL_OK)
			return rc;
		if ((rc = sql_run(hl, sql_record_calendar_day, BIND(":day", day),
			 BIND(":kind", kind), BIND(":name", name))) != HL_OK)
			return rc;
	}
	return HL_OK;
}

/*
 * R26: a calendar that changed in the configuration moves deadlines under another command, whose
 * answer they are not.
 */
static int
tell_moved(struct hl *hl, struct hl_rows *moved)
{
	struct hl_val v[5];
	char due[32], was[32];
	int rc;

	while ((rc = hl_rows_next(moved, v)) > 0)
		hl_warn(hl, _("the calendar changed: %s %s %s is due %s, was %s"), v[0].s, v[1].s,
		    v[2].s, hl_time_short(v[3].i, due), hl_time_short(v[4].i, was));
	return rc < 0 ? HL_EFAIL : HL_OK;
}

static int
calendar_import(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	const char *origin = hl_args_get(args, "origin");
	const struct room *const *room;
	const struct hl_arg *days;
	int rc;

	if ((rc = event_check_at(hl, 'r')) != HL_OK)
		return rc;
	if (hl_args_find(args, "rows") == NULL && (rc = read_file(hl, args)) != HL_OK)
		return rc;
	days = hl_args_find(args, "rows");
	if ((rc = clear_years(hl, days, origin != NULL)) == HL_OK &&
	    (rc = store(hl, days)) == HL_OK)
		rc = meta_set(hl, "calendar", origin != NULL ? origin : "imported");
	forget(hl);
	if (rc != HL_OK)
		return rc;
	*rows = rows_new("number,department,kind,due,was");
	for (room = hl->rooms; *room != NULL && rc == HL_OK; room++)
		if ((*room)->calendar_changed != NULL)
			rc = (*room)->calendar_changed(hl, *rows);
	if (rc == HL_OK && origin != NULL && !hl->replay)
		rc = tell_moved(hl, *rows);
	return rc;
}

/* --- reading --- */

/* A day that no year of the calendar speaks of is told of, once. */
static void
check_covered(struct hl *hl, const struct hl_calendar *cal, int64_t day)
{
	char iso[16];

	day_iso(day, iso);
	if (!cal_covers(cal, day))
		hl_warn(hl,
		    _("the calendar does not cover %.4s: Monday to Friday are taken for working "
		      "days"),
		    iso);
}

const char *
cal_weekday(int64_t day)
{
	static const char *const names[] = { "Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat" };

	return names[day_week(day)];
}

static int
calendar_list(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	const struct hl_calendar *cal = hl_calendar(hl);
	const char *text = hl_args_get(args, "year"), *name;
	int64_t day, year = 0;
	enum day_kind kind;
	char iso[16];
	size_t i;
	int y, m, d;

	if (cal == NULL)
		return HL_ECONFIG;
	if (text != NULL && (!text_int(text, &year) || year < 1970 || year > 9998))
		return hl_fail(hl, HL_EUSAGE, _("no such year '%s'"), text);
	if (text != NULL)
		check_covered(hl, cal, day_of((int)year, 1, 1));
	*rows = rows_new("day,weekday,kind,name");
	for (i = 0; cal_row(cal, i, &day, &kind, &name); i++) {
		day_split(day, &y, &m, &d);
		if (text == NULL || y == year)
			rows_put(*rows, CELL(day_iso(day, iso)), CELL(cal_weekday(day)),
			    CELL(kinds[kind]), CELL(*name != '\0' ? name : NULL));
	}
	return HL_OK;
}

static int
calendar_workday(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	const struct hl_calendar *cal = hl_calendar(hl);
	int64_t day = time_day(hl->now);
	const char *date;
	char iso[16];
	bool works;
	int rc;

	if (cal == NULL)
		return HL_ECONFIG;
	if ((rc = arg_day(hl, args, "date", &date)) != HL_OK)
		return rc;
	if (date != NULL)
		day_parse(date, &day);
	check_covered(hl, cal, day);
	works = cal_works(cal, day);
	*rows = rows_new("day,weekday,kind,name");
	rows_put(*rows, CELL(day_iso(day, iso)), CELL(cal_weekday(day)),
	    CELL(works ? "working" : "rest"), CELL(cal_name(cal, day)));
	hl->attention = !works;
	return HL_OK;
}

/* --- the acts --- */

static const struct hl_param calendar_import_params[] = {
	{ "file", HL_P_TEXT, HL_OPERAND, "FILE",
	    N_("lines of date, holiday or workday, name; - is standard input") },
	{ "rows", HL_P_TEXT, HL_MULTI, "ROW",
	    N_("a row of the calendar, as the journal writes it") },
	{ "origin", HL_P_CODE, 0, "HASH",
	    N_("checksum of a configured calendar, as the journal writes it") },
	{ "sha256", HL_P_CODE, 0, "HASH", N_("checksum of the file, as the journal writes it") },
	{ 0 },
};

static const struct hl_param calendar_list_params[] = {
	{ "year", HL_P_INT, 0, "YEAR", N_("only the days of this year") },
	{ 0 },
};

static const struct hl_param calendar_workday_params[] = {
	{ "date", HL_P_DAY, HL_OPERAND, NULL, N_("the day (default: today)") },
	{ 0 },
};

const struct hl_act calendar_acts[] = {
	{ "hl-station", "calendar import", calendar_import_params,
	    N_("replace the years a calendar file covers; prints the deadlines that moved"),
	    "hl-station calendar import 2027.tsv", HL_WRITE, HL_ACT_FILE, calendar_import,
	    .fixed = N_("cannot void a calendar: import the former one instead") },
	{ "hl-station", "calendar list", calendar_list_params,
	    N_("list holidays and make-up working days"), "hl-station calendar list --year 2026",
	    HL_MAYBE, 0, calendar_list },
	{ "hl-station", "calendar workday", calendar_workday_params,
	    N_("tell whether a day is a working day (exit 0) or a rest day (exit 10)"),
	    "hl-station calendar workday 2026-10-01", HL_MAYBE, HL_ACT_PLAIN, calendar_workday },
	{ 0 },
};
