/* version.c: what this program was built from and with. */
#include <inttypes.h>
#include <string.h>
#include <yaml.h>

#include "record/record.h"

#ifndef VERSION
#define VERSION "0.1.0"
#endif

static const char *
schema_version(void)
{
	static char text[16];
	int version = 0;

	for (const struct schema_step *s = schema_steps; s->sql; s++)
		version = s->version;
	snprintf(text, sizeof(text), "%d", version);
	return text;
}

/* First and last year of the built-in calendar. */
static const char *
calendar_years(void)
{
	static char text[32];
	struct hl_calendar *cal = cal_new();
	int64_t day, first = 0, last = 0;
	enum day_kind kind;
	const char *name;
	int y, z, m, d;

	cal_builtin(cal);
	for (size_t i = 0; cal_row(cal, i, &day, &kind, &name); i++) {
		first = i ? first : day;
		last = day;
	}
	day_split(first, &y, &m, &d);
	day_split(last, &z, &m, &d);
	snprintf(text, sizeof(text), "%d-%d", y, z);
	cal_free(cal);
	return text;
}

const char *
hl_version(const char *part)
{
	if (!strcmp(part, "hl"))
		return VERSION;
	if (!strcmp(part, "SQLite"))
		return sqlite3_libversion();
	if (!strcmp(part, "libyaml"))
		return yaml_get_version_string();
	if (!strcmp(part, "schema"))
		return schema_version();
	return strcmp(part, "calendar") ? NULL : calendar_years();
}
