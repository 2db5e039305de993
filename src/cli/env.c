/* env.c: environment and configuration, and the command that shows it. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli.h"

static char *
under(const char *dir, const char *path)
{
	char *s = xfmt("%s/%s", dir, path);

	if (!access(s, F_OK))
		return s;
	free(s);
	return NULL;
}

/* The configuration file by the order of the contract; named tells that it must be there. */
static char *
find(const struct cli *c, bool *named)
{
	const char *env = getenv("HL_CONFIG"), *xdg = getenv("XDG_CONFIG_HOME"),
		   *home = getenv("HOME");
	char *path = NULL;

	*named = true;
	if (c->o[O_CONFIG])
		return xstrdup(c->o[O_CONFIG]);
	if (env && *env)
		return xstrdup(env);
	*named = false;
	if (!access("config.yaml", F_OK))
		return xstrdup("config.yaml");
	if (xdg && *xdg)
		path = under(xdg, "hl/config.yaml");
	else if (home && *home)
		path = under(home, ".config/hl/config.yaml");
	return path ? path : under("/etc", "hl/config.yaml");
}

void
env_config(struct cli *c)
{
	const char *now = getenv("HL_NOW");
	char *err = c->config_err;
	bool named;

	if (!c->o[O_NOW])
		c->o[O_NOW] = c->o[O_AS_OF] ? c->o[O_AS_OF] : now && *now ? now : NULL;
	hl_config_defaults(&c->cfg);
	c->config_path = find(c, &named);
	if (!c->config_path)
		return;
	if (named && access(c->config_path, F_OK)) {
		c->config_status = HL_ECONFIG;
		snprintf(
		    err, sizeof(c->config_err), _("no configuration file '%s'"), c->config_path);
		return;
	}
	c->config_status = hl_config_load(&c->cfg, c->config_path, err, sizeof(c->config_err));
	if (c->config_status) { /* help still works */
		hl_config_free(&c->cfg);
		c->cfg = (struct hl_config){ 0 };
		hl_config_defaults(&c->cfg);
	}
}

static bool
wanted(const struct hl_arg *keys, const char *key)
{
	bool found = !keys;
	size_t i;

	for (i = 0; keys && i < keys->n; i++)
		found = found || strcmp(keys->v[i], key) == 0;
	return found;
}

static int
check_keys(struct cli *c, const struct hl_arg *keys)
{
	struct hl_config_item item;
	size_t k, i;

	for (k = 0; keys && k < keys->n; k++) {
		struct near near = { .word = keys->v[k] };
		char *best = NULL;
		bool found = false;
		int rc = 0;

		for (i = 0; !found && hl_config_item(&c->cfg, i, &item); i++) {
			found = strcmp(item.key, keys->v[k]) == 0;
			near_try(&near, item.key);
			if (near.best == item.key) {
				free(best);
				best = xstrdup(item.key);
				near.best = best;
			}
		}
		if (!found && best)
			rc = cli_fail(
			    c, HL_ENOENT, _("no key '%s', did you mean '%s'?"), keys->v[k], best);
		else if (!found)
			rc = cli_fail(c, HL_ENOENT, _("no key '%s'"), keys->v[k]);
		free(best);
		if (rc)
			return rc;
	}
	return 0;
}

int
cli_config(struct cli *c, struct hl_args *args)
{
	static const char *const names[] = { "key", "value", "default", "origin" };
	const struct hl_arg *keys = hl_args_find(args, "key");
	const struct hl_column *cols[LEN(names)];
	struct hl_config_item item;
	int rc = check_keys(c, keys);
	size_t i;

	if (rc)
		return rc;
	c->answer = answer_new();
	for (i = 0; i < LEN(names); i++) {
		cols[i] = hl_column(names[i]);
	}
	answer_columns(c->answer, cols, LEN(names));
	for (i = 0; hl_config_item(&c->cfg, i, &item); i++) {
		const struct hl_val row[] = {
			{ .type = HL_TEXT, .s = item.key },
			{ .type = HL_TEXT, .s = item.value },
			{ .type = HL_TEXT, .s = item.fallback },
			{ .type = HL_TEXT, .s = item.origin },
		};

		if (wanted(keys, item.key))
			answer_add(c->answer, row);
	}
	return 0;
}
