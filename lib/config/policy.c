/*
 * policy.c: rules that change from a day on (key policies). An entry says what changes; what it
 * does not name stays as it was before, back to the keys themselves. A deadline is counted by
 * the rules of the day it is opened, a year is scored by those of its last day.
 */
#include <stdlib.h>
#include <string.h>

#include "score/score.h"
#include "config/config.h"

struct hl_policy {
	char *from; /* ISO day */
	struct hl_args set; /* key: value in canonical form */
	struct hl_config *full; /* all keys as they are from that day on; made when asked for */
};

void
policies_drop(struct hl_config *cfg)
{
	policies_forget(cfg);
	for (size_t i = 0; i < cfg->npolicies; i++) {
		free(cfg->policies[i].from);
		hl_args_clear(&cfg->policies[i].set);
	}
	free(cfg->policies);
	cfg->policies = NULL;
	cfg->npolicies = 0;
}

void
policies_show(struct buf *b, const struct hl_config *cfg)
{
	buf_str(b, cfg->npolicies ? "{" : "");
	for (size_t i = 0; i < cfg->npolicies; i++) {
		buf_str(b, i ? "," : "");
		json_str(b, cfg->policies[i].from);
		buf_chr(b, ':');
		json_from_args(b, &cfg->policies[i].set);
	}
	buf_str(b, cfg->npolicies ? "}" : "");
}

int
policy_from(const struct hl_config *cfg, const char *from, char *err, size_t len)
{
	const char *last = cfg->npolicies ? cfg->policies[cfg->npolicies - 1].from : "";
	int64_t day;

	if (day_parse(from, &day) != 0)
		return snprintf(err, len, _("policies: from: '%s' is no day YYYY-MM-DD"), from), -1;
	if (strcmp(from, last) <= 0)
		return snprintf(err, len,
			   _("policies: from: %s does not come after %s: the entries stand in the "
			     "order of their days"),
			   from, last),
		       -1;
	return 0;
}

int
policy_value(struct hl_config *scratch, const char *key, char *const *v, size_t n, struct buf *out,
    char *err, size_t len)
{
	int i = config_find(key);
	const struct config_key *k = i >= 0 ? config_key((size_t)i) : NULL;
	struct buf hint = { 0 };
	char what[512];

	if (!k) {
		config_hint(&hint, "", key);
		snprintf(err, len, _("policies: unknown key '%s'%s"), key, hint.s ? hint.s : "");
	} else if (!k->rule || k->kind == K_POLICIES || strcmp(key, "timezone") == 0) {
		snprintf(err, len, _("policies: '%s' is no rule that changes from a day on"), key);
		k = NULL;
	} else if (config_put(scratch, k, v, n, NULL, what, sizeof(what)) != 0) {
		snprintf(err, len, _("policies: %s"), what);
		k = NULL;
	} else {
		config_show(out, k, scratch);
	}
	buf_free(&hint);
	return k ? 0 : -1;
}

void
policy_add(struct hl_config *cfg, const char *from, struct hl_args *set)
{
	cfg->policies = xrealloc(cfg->policies, (cfg->npolicies + 1) * sizeof(*cfg->policies));
	cfg->policies[cfg->npolicies++] = (struct hl_policy){ .from = xstrdup(from), .set = *set };
	*set = (struct hl_args){ 0 };
}

/* One entry of the canonical form: {"key":"value"}. */
static int
put_entry(struct hl_config *cfg, struct hl_config *scratch, const char *from, const char *json,
    char *err, size_t len)
{
	struct hl_args set = { 0 };
	struct buf out = { 0 };
	int rc = policy_from(cfg, from, err, len);
	char what[200];

	if (rc == 0 && json_args(json, strlen(json), &set, what, sizeof(what)) != 0)
		rc = (snprintf(err, len, "policies: %s", what), -1);
	for (size_t i = 0; i < set.n && rc == 0; i++) {
		buf_clear(&out);
		int k = config_find(set.a[i].name);
		if (k >= 0 && config_key((size_t)k)->kind == K_LIST)
			rc = hl_config_set(scratch, set.a[i].name, set.a[i].v[0], err, len) ? -1
											    : 0;
		else
			rc = policy_value(
			    scratch, set.a[i].name, set.a[i].v, set.a[i].n, &out, err, len);
	}
	if (rc == 0)
		policy_add(cfg, from, &set);
	hl_args_clear(&set);
	buf_free(&out);
	return rc;
}

int
policies_put(struct hl_config *cfg, const char *json, char *err, size_t len)
{
	struct hl_config made = { 0 }, scratch = { 0 };
	struct hl_args all = { 0 };
	char what[200];
	int rc = 0;

	if (!*json)
		return policies_drop(cfg), 0;
	hl_config_defaults(&scratch);
	if (json_args(json, strlen(json), &all, what, sizeof(what)) != 0)
		rc = (snprintf(err, len, "policies: %s", what), -1);
	for (size_t i = 0; i < all.n && rc == 0; i++)
		rc = put_entry(
		    &made, &scratch, all.a[i].name, all.a[i].n == 1 ? all.a[i].v[0] : "", err, len);
	hl_args_clear(&all);
	hl_config_free(&scratch);
	if (rc != 0)
		return policies_drop(&made), rc;
	policies_drop(cfg);
	cfg->policies = made.policies;
	cfg->npolicies = made.npolicies;
	return 0;
}

/*
 * --- the rules in force
 * ------------------------------------------------------------------------
 */

/* A copy without policies. */
static struct hl_config *
copy(const struct hl_config *cfg)
{
	struct hl_config *c = xcalloc(1, sizeof(*c));
	const struct config_key *k;
	struct buf value = { 0 };
	char err[512];

	hl_config_defaults(c);
	for (size_t i = 0; (k = config_key(i)); i++) {
		if (k->kind == K_POLICIES)
			continue;
		buf_clear(&value);
		buf_str(&value, "");
		config_show(&value, k, cfg);
		hl_config_set(c, k->name, value.s, err, sizeof(err));
		config_origin(c, i, config_where(cfg, i));
	}
	buf_free(&value);
	return c;
}

struct hl_config *
hl_config_at(struct hl_config *cfg, int64_t t)
{
	struct hl_policy *p;
	size_t n = 0;
	int64_t day;
	char err[512];

	while (n < cfg->npolicies && day_parse(cfg->policies[n].from, &day) == 0 &&
	       time_at(day, 0) <= t)
		n++;
	if (n == 0)
		return cfg;
	p = &cfg->policies[n - 1];
	if (!p->full) {
		p->full = copy(cfg);
		for (size_t i = 0; i < n; i++)
			for (size_t j = 0; j < cfg->policies[i].set.n; j++) {
				const struct hl_arg *a = &cfg->policies[i].set.a[j];

				hl_config_set(p->full, a->name, a->v[0], err, sizeof(err));
				config_origin(p->full, (size_t)config_find(a->name),
				    config_where(cfg, (size_t)config_find("policies")));
			}
	}
	return p->full;
}

/* The value of key i from t on. */
static void
value_at(struct buf *b, struct hl_config *cfg, size_t i, int64_t t)
{
	buf_clear(b);
	buf_str(b, "");
	config_show(b, config_key(i), hl_config_at(cfg, t));
}

/* On the days on which the policies of days begin. */
static bool
differ_on(struct hl_config *a, struct hl_config *b, size_t i, const struct hl_config *days)
{
	struct buf x = { 0 }, y = { 0 };
	bool differ = false;
	int64_t day;

	for (size_t n = 0; n <= days->npolicies && !differ; n++) {
		int64_t t = n && day_parse(days->policies[n - 1].from, &day) == 0 ? time_at(day, 0)
										  : INT64_MIN;

		value_at(&x, a, i, t);
		value_at(&y, b, i, t);
		differ = strcmp(x.s, y.s) != 0;
	}
	buf_free(&x);
	buf_free(&y);
	return differ;
}

bool
policies_differ(struct hl_config *a, struct hl_config *b, const char *key)
{
	size_t i = (size_t)config_find(key);

	return differ_on(a, b, i, a) || differ_on(a, b, i, b);
}

void
policies_pin(struct hl_config *cfg, const char *key, const char *value)
{
	char err[512];

	hl_config_set(cfg, key, value, err, sizeof(err));
	for (size_t i = 0; i < cfg->npolicies; i++)
		hl_args_set(&cfg->policies[i].set, key, NULL);
	policies_forget(cfg);
}

void
policies_forget(struct hl_config *cfg)
{
	for (size_t i = 0; i < cfg->npolicies; i++) {
		if (cfg->policies[i].full)
			hl_config_free(cfg->policies[i].full);
		free(cfg->policies[i].full);
		cfg->policies[i].full = NULL;
	}
}

void
policy_enter(struct hl *hl, int64_t t)
{
	hl->cfg = hl_config_at(hl->base, t);
}

int
policy_use(struct hl *hl, const char *text)
{
	char *lines = xstrdup(text), *rest = lines, *line, *value, err[512];
	struct hl_config *c = copy(hl->base);
	int rc = HL_OK;

	while (rc == HL_OK && (line = strsep(&rest, "\n")) != NULL)
		if ((value = strchr(line, '=')) != NULL) {
			*value++ = '\0';
			if (hl_config_set(c, line, value, err, sizeof(err)) != HL_OK)
				rc = hl_fail(hl, HL_EFAIL, _("policy: %s"), err);
		}
	free(lines);
	if (hl->used != NULL)
		hl_config_free(hl->used);
	free(hl->used);
	hl->used = hl->cfg = c;
	return rc;
}
