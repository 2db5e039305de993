/* acts.c: the acts of a program, over all its groups, and those that are the terminal's own. */
#include <string.h>

#include "cli.h"

const struct hl_act *
act_at(const struct prog *prog, const struct group *group, size_t i)
{
	const struct hl_act *const *table;
	const struct hl_act *act;

	for (table = group->tables; *table; table++)
		for (act = *table; act->program; act++)
			if (strcmp(act->program, prog->name) == 0 && i-- == 0)
				return act;
	return NULL;
}

const struct hl_act *
act_next(const struct prog *prog, const struct hl_act *act)
{
	bool found = !act;
	const struct group *g;
	size_t i;

	for (g = prog->groups; *g->tables; g++) {
		const struct hl_act *a;

		for (i = 0; (a = act_at(prog, g, i)); i++) {
			if (found)
				return a;
			found = a == act;
		}
	}
	return NULL;
}

const struct hl_act *
act_find(const struct prog *prog, const char *name)
{
	const struct hl_act *act;

	for (act = act_next(prog, NULL); act && strcmp(act->name, name); act = act_next(prog, act))
		;
	return act;
}

/* --- the terminal's own --- */

static const struct hl_param batch_params[] = {
	{ "file", HL_P_TEXT, HL_OPERAND, "FILE", N_("JSON Lines; - or nothing is standard input") },
	{ 0 },
};

static const struct hl_param config_params[] = {
	{ "key", HL_P_CODE, HL_OPERAND | HL_MULTI, "KEY", N_("only these keys") },
	{ 0 },
};

#define BATCH(program, example) \
	{ \
		program, "batch", batch_params, N_("run commands from a file of JSON Lines"), \
		    program " batch " example, HL_WRITE, HL_ACT_FILE \
	}

const struct hl_act cli_acts[] = {
	{ "hl-station", "config", config_params,
	    N_("list the configuration in force and where each value comes from"),
	    "hl-station config", HL_NONE },
	BATCH("hl-station", "stations.jsonl"),
	BATCH("hl-issue", "issues.jsonl"),
	BATCH("hl-meeting", "meetings.jsonl"),
	BATCH("hl-score", "rulings.jsonl"),
	{ 0 },
};

int
cli_run(struct cli *c, struct hl_args *args)
{
	return c->act->params == batch_params ? cli_batch(c, args) : cli_config(c, args);
}
