/*
 * config.h: the effective configuration. A key is one row of keys[] in config.c and one field here.
 */
#ifndef HL_CONFIG_H
#define HL_CONFIG_H

#include "hl.h"

/* How a period is counted (R20). */
enum hl_count { HL_COUNT_CALENDAR, HL_COUNT_WORKING, HL_COUNT_HOURS };

/* One kind of deadline: days after the starting day; closing is seconds after 00:00 of the last day (86400: its last second). */
struct hl_clock {
	int64_t days;
	int64_t count;		/* enum hl_count */
	bool roll;		/* calendar counting: a rest day rolls to the next working day */
	int64_t closing;
};

struct hl_list {		/* a list of words, owned by the config */
	char **v;
	size_t n;
};

struct hl_profile {		/* import.profiles.NAME: field -> heading expression */
	char *name;
	struct hl_args map;
};

struct hl_config {
	/* the place */
	char *database, *lang, *timezone, *calendar_file;
	char *district_code, *district_name;
	int64_t busy_timeout;	/* seconds */

	/* rules: journalled as the policy in force */
	int64_t vacancy;	/* enum hl_level_of_care: off, warn, refuse (R1) */
	int64_t deputies_max;	/* R2 */
	struct hl_list member_categories;	/* R3 */
	struct hl_list visit_areas, activities;	/* R30, R31 */
	int64_t silence_days;	/* working days (R27) */
	char *founded_by;	/* R7: a day, "" off */
	struct hl_list categories, sources, natures, difficulties;	/* R8 */
	int64_t limit_days;	/* R10 */
	struct hl_list require;	/* R10: task, responsible, standard */
	struct hl_list not_responsible;	/* R12 */
	int64_t redispatch_warn;	/* R14 */
	bool require_result;	/* R15 */
	int64_t note_days;	/* R15 */
	int64_t year_end_days;	/* R14 */
	int64_t untabled_days;	/* R18 */
	struct hl_clock dispatch, coordination, progress;	/* R20, R21, R22: progress.days 0 is off */
	struct hl_list counts;	/* R23 */
	struct hl_list levels;	/* levels scored (R33) */
	int64_t base, solo, joint, transfer, assist, late;	/* tenths (annex 5) */
	char *cutoff;	/* MM-DDTHH:MM of the year (R40) */
	int64_t min_attendance;	/* per cent, 0 off (R33) */
	struct hl_list late_kinds;	/* R33 */
	bool late_forfeits;	/* R33: a late department gets no credit for the issue */
	int64_t appeal_days;	/* working days (R34) */
	bool no_load_separate;	/* R35 */
	int64_t top, top_party, top_director;	/* R36: places, tenths, tenths */
	bool talk_rearm;	/* R38 */
	int64_t survey_min;	/* R43: answers below which no rate is given */
	struct hl_list station_weights;	/* R43: NAME=WEIGHT; empty: no score */
	bool proxy_counts;	/* R47 */
	bool joint_serves;	/* R49: a joint meeting is a dispatch meeting too */
	int64_t backdate_days;	/* R50 */
	int64_t import_raised, import_done;	/* seconds after 00:00 for dates without a time (contract 4) */

	/* import profiles, not part of the policy */
	struct hl_profile *profiles;
	size_t nprofiles;

	/* policy.c: rules that change from a day on */
	struct hl_policy *policies;
	size_t npolicies;

	struct hl_origin *origins;	/* file:line of each key, parallel to keys[] */
};

/* Fills cfg with the built-in defaults. */
void hl_config_defaults(struct hl_config *cfg);
/*
 * Reads a file over the defaults. On failure HL_ECONFIG and one line "FILE:LINE: ..." ("FILE: ..." when it cannot be read)
 * in err; cfg is then good for hl_config_free() only. Relative paths in the file (database, calendar.file) become relative
 * to its directory. A time zone given in the file becomes the process's.
 */
int hl_config_load(struct hl_config *cfg, const char *path, char *err, size_t errlen);
void hl_config_free(struct hl_config *cfg);

/* Sets one key by its full name ("dispatch.days") from text (lists: comma separated); used by --database and by replay. */
int hl_config_set(struct hl_config *cfg, const char *key, const char *value, char *err, size_t errlen);
/*
 * The rules part as canonical text, one "key=value" a line in the order of keys[] (malloc'd): what
 * the policy event stores. hl_config_set() of each line gives the same rules again.
 */
char *hl_config_policy(const struct hl_config *cfg);

/* The rules in force at t: cfg itself or what its policies make of it; lives as long as cfg does. */
struct hl_config *hl_config_at(struct hl_config *cfg, int64_t t);

/* Key i of the effective configuration, or false past the end. Strings live until the next call or hl_config_free(). */
struct hl_config_item {
	const char *key, *type, *range, *text;	/* text: gettext id */
	const char *value, *fallback;		/* value in force, built-in default */
	const char *origin;			/* FILE:LINE or "default" */
	bool rule;
};
bool hl_config_item(const struct hl_config *cfg, size_t i, struct hl_config_item *item);

/* The profile of that name or NULL. */
const struct hl_profile *hl_config_profile(const struct hl_config *cfg, const char *name);

bool hl_list_has(const struct hl_list *list, const char *word);

#endif
