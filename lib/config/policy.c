/*
 * policy.c: rules that change from a day on (key policies). An entry says what changes; what it
 * does not name stays as it was before, back to the keys themselves. A deadline is counted by
 * the rules of the day it is opened, a year is scored by those of its last day.
 */
#include <string.h>

#include "config/config.h"

struct hl_policy {
	char *from; /* ISO day */
	struct hl_args set; /* key: value in canonical form */
	struct hl_config *full; /* all keys as they are from that day on; made when asked for */
};

static void
forget(struct hl_policies *policies)
{
	size_t i;

	for (i = 0; i < policies->n; i++) {
		if (policies->v[i].full != NULL)
			hl_config_free(policies->v[i].full);
		free(policies->v[i].full);
		policies->v[i].full = NULL;
	}
}

void
policies_forget(struct hl_config *cfg)
{
	forget(&cfg->policies);
}

void
policies_drop(struct hl_policies *policies)
{
	size_t i;

	forget(policies);
	for (i = 0; i < policies->n; i++) {
		free(policies->v[i].from);
		hl_args_clear(&policies->v[i].set);
	}
	vec_free(policies);
}

void
policies_show(struct buf *b, const struct hl_policies *policies)
{
	size_t i;

	buf_str(b, "");
	for (i = 0; i < policies->n; i++) {
		buf_str(b, i == 0 ? "{" : ",");
		json_str(b, policies->v[i].from);
		buf_chr(b, ':');
		json_from_args(b, &policies->v[i].set);
	}
	if (policies->n > 0)
		buf_chr(b, '}');
}

/* --- reading -------------------------------------------------------------------------------- */

int
policy_from(const struct hl_policies *policies, const char *from, char *err, size_t len)
{
	const char *last = policies->n > 0 ? policies->v[policies->n - 1].from : "";
	int64_t day;

	if (day_parse(from, &day) != 0)
		snprintf(err, len, _("policies: from: '%s' is no day YYYY-MM-DD"), from);
	else if (strcmp(from, last) <= 0)
		snprintf(err, len,
		    _("policies: from: %s does not come after %s: the entries stand in the "
		      "order of their days"),
		    from, last);
	else
		return 0;
	return -1;
}

int
policy_value(struct hl_config *scratch, const char *key, char *const *v, size_t n, struct buf *out,
    char *err, size_t len)
{
	int i = config_find(key), rc = -1;
	const struct config_key *k = i >= 0 ? config_key((size_t)i) : NULL;
	struct buf hint = { 0 };
	char what[512];

	if (k == NULL) {
		config_hint(&hint, "", key);
		snprintf(err, len, _("policies: unknown key '%s'%s"), key, hint.s);
	} else if (!k->rule || k->kind == K_POLICIES || strcmp(key, "timezone") == 0) {
		snprintf(err, len, _("policies: '%s' is no rule that changes from a day on"), key);
	} else if (config_put(scratch, k, v, n, NULL, what, sizeof(what)) != 0) {
		snprintf(err, len, _("policies: %s"), what);
	} else {
		config_show(out, k, scratch);
		rc = 0;
	}
	buf_free(&hint);
	return rc;
}

void
policy_add(struct hl_policies *policies, const char *from, struct hl_args *set)
{
	struct hl_policy *p = vec_add(policies);

	p->from = xstrdup(from);
	p->set = *set;
	*set = (struct hl_args){ 0 };
}

/* One entry of the canonical form: {"key":"value"}, the words of a list with commas. */
static int
put_entry(struct hl_policies *made, struct hl_config *scratch, const char *from, const char *json,
    char *err, size_t len)
{
	struct hl_args set = { 0 };
	struct buf out = { 0 };
	char what[200];
	size_t i;
	int k, rc = policy_from(made, from, err, len);

	if (rc == 0 && (rc = json_args(json, strlen(json), &set, what, sizeof(what))) != 0)
		snprintf(err, len, "policies: %s", what);
	for (i = 0; i < set.n && rc == 0; i++) {
		k = config_find(set.a[i].name);
		if (k >= 0 && config_key((size_t)k)->kind == K_LIST)
			rc = hl_config_set(scratch, set.a[i].name, set.a[i].v[0], err, len);
		else
			rc = policy_value(
			    scratch, set.a[i].name, set.a[i].v, set.a[i].n, &out, err, len);
	}
	if (rc == 0)
		policy_add(made, from, &set);
	hl_args_clear(&set);
	buf_free(&out);
	return rc == 0 ? 0 : -1;
}

int
policies_put(struct hl_policies *to, const char *json, char *err, size_t len)
{
	struct hl_policies made = { 0 };
	struct hl_config scratch;
	struct hl_args all = { 0 };
	char what[200];
	size_t i;
	int rc = 0;

	if (*json != '\0') {
		hl_config_defaults(&scratch);
		if ((rc = json_args(json, strlen(json), &all, what, sizeof(what))) != 0)
			snprintf(err, len, "policies: %s", what);
		for (i = 0; i < all.n && rc == 0; i++)
			rc = put_entry(&made, &scratch, all.a[i].name,
			    all.a[i].n == 1 ? all.a[i].v[0] : "", err, len);
		hl_args_clear(&all);
		hl_config_free(&scratch);
	}
	policies_drop(rc == 0 ? to : &made);
	if (rc == 0)
		*to = made;
	return rc;
}

struct hl_config *
policy_parse(const struct hl_config *cfg, const char *text, char *err, size_t errlen)
{
	char *lines = xstrdup(text), *rest = lines, *line, *value;
	struct hl_config *c = config_copy(cfg);

	while (c != NULL && (line = strsep(&rest, "\n")) != NULL) {
		if ((value = strchr(line, '=')) == NULL)
			continue;
		*value++ = '\0';
		if (hl_config_set(c, line, value, err, errlen) != HL_OK) {
			hl_config_free(c);
			free(c);
			c = NULL;
		}
	}
	free(lines);
	return c;
}

/* --- the rules in force --------------------------------------------------------------------- */

/* The rules of the first n policies over the keys. */
static struct hl_config *
layered(const struct hl_config *cfg, size_t n)
{
	struct hl_config *full = config_copy(cfg);
	const char *where = config_where(cfg, (size_t)config_find("policies"));
	const struct hl_args *set;
	char err[512];
	size_t i, j;

	for (i = 0; i < n; i++) {
		set = &cfg->policies.v[i].set;
		for (j = 0; j < set->n; j++) {
			hl_config_set(full, set->a[j].name, set->a[j].v[0], err, sizeof(err));
			config_origin(full, (size_t)config_find(set->a[j].name), where);
		}
	}
	return full;
}

/* The instant an entry begins to hold. */
static int64_t
begins(const struct hl_policy *p)
{
	int64_t day = 0;

	day_parse(p->from, &day);
	return time_at(day, 0);
}

struct hl_config *
hl_config_at(struct hl_config *cfg, int64_t t)
{
	struct hl_policy *p;
	size_t n = 0;

	while (n < cfg->policies.n && begins(&cfg->policies.v[n]) <= t)
		n++;
	if (n == 0)
		return cfg;
	p = &cfg->policies.v[n - 1];
	if (p->full == NULL)
		p->full = layered(cfg, n);
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

/* At the beginning, or on one of the days on which the policies of days begin. */
static bool
differ_on(struct hl_config *a, struct hl_config *b, size_t i, const struct hl_policies *days)
{
	struct buf x = { 0 }, y = { 0 };
	bool differ = false;
	int64_t t = INT64_MIN;
	size_t n;

	for (n = 0; n <= days->n && !differ; n++) {
		if (n > 0)
			t = begins(&days->v[n - 1]);
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

	return differ_on(a, b, i, &a->policies) || differ_on(a, b, i, &b->policies);
}

void
policies_pin(struct hl_config *cfg, const char *key, const char *value)
{
	char err[512];
	size_t i;

	hl_config_set(cfg, key, value, err, sizeof(err));
	for (i = 0; i < cfg->policies.n; i++)
		hl_args_set(&cfg->policies.v[i].set, key, NULL);
	policies_forget(cfg);
}
