/* rules.c: the rules in force, the words they allow, how they and the calendar enter the record. */
#include <stdlib.h>
#include <string.h>

#include "record/record.h"

const char *
hl_word(struct hl *hl, const char *set, const char *value)
{
	char err[2048];
	const char *code = word_find(hl->cfg, set, value, err, sizeof(err));

	if (code == NULL)
		hl_fail(hl, HL_EUSAGE, "%s", err);
	return code;
}

const char *
hl_words(struct hl *hl, const char *set)
{
	struct buf codes = { 0 };

	if (word_list(hl->cfg, set, &codes))
		return hl_keep(hl, codes.s);
	buf_free(&codes);
	return NULL;
}

/* --- their record --- */

int
meta_set(struct hl *hl, const char *key, const char *value)
{
	return sql_run(hl,
	    "INSERT INTO meta VALUES (:key, :value) ON CONFLICT (key) DO UPDATE SET value = :value",
	    BIND(":key", key), BIND(":value", value));
}

static int
meta_get(struct hl *hl, const char *key, char **value)
{
	return sql_text(hl, value, "SELECT value FROM meta WHERE key = :key", BIND(":key", key));
}

static int
lines_to_args(struct hl_args *args, const char *name, char *text)
{
	char *save = NULL, *line;

	for (line = strtok_r(text, "\n", &save); line != NULL; line = strtok_r(NULL, "\n", &save))
		hl_args_add(args, name, line);
	return HL_OK;
}

/*
 * The rules in force become part of the record: rules holds one "key=value" a line. Only a
 * journal tells what they are, else the configuration does.
 */
static int
policy_record(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	const struct hl_arg *rules;
	struct buf all = { 0 };
	char hex[65], err[256], *key, *eq, *text;
	size_t i;
	int rc;

	(void)rows;
	if (!hl->replay) {
		text = hl_config_policy(hl->base);
		hl_args_set(args, "rules", NULL);
		lines_to_args(args, "rules", text);
		free(text);
	}
	rules = hl_args_find(args, "rules");
	for (i = 0; rules != NULL && i < rules->n; i++) {
		buf_fmt(&all, "%s\n", rules->v[i]);
		if (!hl->replay)
			continue; /* the configuration itself is where they come from */
		key = xstrdup(rules->v[i]);
		if ((eq = strchr(key, '=')) != NULL)
			*eq++ = '\0';
		rc = eq == NULL ? -1 : hl_config_set(hl->base, key, eq, err, sizeof(err));
		free(key);
		if (rc != HL_OK) {
			buf_free(&all);
			return hl_fail(
			    hl, HL_EINPUT, _("policy: %s"), eq == NULL ? rules->v[i] : err);
		}
	}
	time_zone(hl->base->timezone);
	policy_leave(hl); /* what was made of the rules before is no longer what they were */
	policies_forget(hl->base);
	text_hash(all.s != NULL ? all.s : "", hex);
	buf_free(&all);
	return meta_set(hl, "policy", hex);
}

static int
sync_policy(struct hl *hl)
{
	char *text = hl_config_policy(hl->base), *seen = NULL, hex[65];
	struct hl_args args = { 0 };
	int rc = HL_OK;

	text_hash(text, hex);
	if (meta_get(hl, "policy", &seen) < 0)
		rc = HL_EFAIL;
	else if (seen == NULL || strcmp(seen, hex) != 0)
		rc = event_inner(hl, "hl-station", "policy", &args, NULL);
	hl_args_clear(&args);
	free(seen);
	free(text);
	return rc;
}

/*
 * The configured calendar (a file, or the built-in one) enters the record when it is new, unless
 * one was imported by hand: then the import stands.
 */
static int
sync_calendar(struct hl *hl)
{
	struct hl_args args = { 0 };
	struct hl_calendar *cal;
	char *seen = NULL, hex[65], *text;
	int rc;

	if ((rc = calendar_configured(hl, &cal)) != HL_OK)
		return rc;
	text = calendar_text(cal);
	text_hash(text, hex);
	if (meta_get(hl, "calendar", &seen) < 0)
		rc = HL_EFAIL;
	else if (seen == NULL || (strcmp(seen, "imported") != 0 && strcmp(seen, hex) != 0)) {
		lines_to_args(&args, "rows", text);
		hl_args_set(&args, "origin", hex);
		rc = event_inner(hl, "hl-station", "calendar import", &args, NULL);
	}
	hl_args_clear(&args);
	free(seen);
	free(text);
	cal_free(cal);
	return rc;
}

int
rules_record(struct hl *hl)
{
	int rc;

	if (hl->policy_checked)
		return HL_OK;
	hl->policy_checked = true;
	if ((rc = sync_policy(hl)) != HL_OK)
		return rc;
	return sync_calendar(hl);
}

/* --- the acts --- */

static const struct hl_param policy_params[] = {
	{ "rules", HL_P_TEXT, HL_MULTI, "KEY=VALUE", N_("a rule of the configuration") },
	{ 0 },
};

const struct hl_act rules_acts[] = {
	{ "hl-station", "policy", policy_params,
	    N_("put the rules in force on record; other commands do it by themselves"),
	    "hl-station policy --rules score.late=-3.0", HL_WRITE, HL_ACT_PLAIN, policy_record },
	{ 0 },
};
