/* run.c: acts are run by what was typed: a call, or a line of a batch or of a journal. */
#include <stdlib.h>
#include <string.h>

#include "record/record.h"

/* --- a call ------------------------------------------------------------------------------ */

static int
run_once(struct hl *hl, const struct hl_act *act, struct hl_args *args, hl_take *take, void *ctx)
{
	struct hl_rows *rows = NULL;
	int rc = act_do(hl, act, args, &rows), taken;

	if (rows == NULL || take == NULL || (rc != HL_OK && rc != HL_ATTENTION)) {
		hl_rows_free(rows);
		return rc;
	}
	taken = take(ctx, rows);
	return taken != HL_OK ? taken : rc;
}

static const struct hl_arg *
each_of(const struct hl_act *act, const struct hl_args *args)
{
	const struct hl_param *p;
	size_t i;

	for (i = 0; (act->flags & HL_ACT_EACH) && (p = hl_param(act, i)) != NULL; i++)
		if (p->flags & HL_OPERAND)
			return hl_args_find(args, p->name);
	return NULL;
}

static int
run_each(struct hl *hl, const struct hl_act *act, const struct hl_args *args,
    const struct hl_arg *each, hl_take *take, void *ctx)
{
	struct hl_args one = { 0 };
	int rc = HL_OK, worst = HL_OK;
	size_t i;

	for (i = 0; rc == HL_OK && i < each->n; i++) {
		hl_args_copy(&one, args);
		hl_args_set(&one, each->name, each->v[i]);
		rc = run_once(hl, act, &one, take, ctx);
		if (rc == HL_ATTENTION) {
			worst = rc;
			rc = HL_OK;
		}
		hl_args_clear(&one);
	}
	return rc != HL_OK ? rc : worst;
}

int
hl_run(struct hl *hl, const struct hl_call *call, hl_take *take, void *ctx)
{
	struct hl_args args = { 0 };
	const struct hl_arg *each;
	int rc = hl_check(hl, call, false, &args);

	if (rc == HL_OK) {
		each = each_of(call->act, &args);
		rc = each != NULL && each->n > 1 ? run_each(hl, call->act, &args, each, take, ctx)
						 : run_once(hl, call->act, &args, take, ctx);
	}
	hl_args_clear(&args);
	return rc;
}

/* --- a line ------------------------------------------------------------------------------ */

/* What a line may hold beside the parameters of its act. */
enum extra {
	X_DO,
	X_AT,
	X_ACTOR,
	X_REASON,
	X_NOW,
	X_REQUEST,
	X_ERROR, /* of an earlier round's rejects */
	X_SEQ,
	X_RECORDED,
	X_DECIDED,
	X_NONE
};
static const char *const extras[] = {
	[X_DO] = "do",
	[X_AT] = "at",
	[X_ACTOR] = "actor",
	[X_REASON] = "reason",
	[X_NOW] = "now",
	[X_REQUEST] = "request-id",
	[X_ERROR] = "error",
	[X_SEQ] = "seq",
	[X_RECORDED] = "recorded-at",
	[X_DECIDED] = "decided",
};

static enum extra
extra_find(const char *name)
{
	enum extra x = 0;

	while (x < X_NONE && strcmp(extras[x], name) != 0)
		x++;
	return x;
}

/* The program what begins with, as "hl-station add" does, or NULL. */
static const char *
program_of(const char *what)
{
	const char *space = strchr(what, ' ');
	size_t n = space != NULL ? (size_t)(space - what) : 0;
	const struct hl_act *const *table, *act;

	for (table = hl_acts; n > 0 && *table != NULL; table++)
		for (act = *table; act->program != NULL; act++)
			if (strncmp(act->program, what, n) == 0 && act->program[n] == '\0')
				return act->program;
	return NULL;
}

static int
unknown_act(struct hl *hl, const char *program, const char *name, const char *what)
{
	const struct hl_act *const *table, *act;
	struct near near = { .word = name };

	for (table = hl_acts; *table != NULL; table++)
		for (act = *table; act->program != NULL; act++)
			if (strcmp(act->program, program) == 0)
				near_try(&near, act->name);
	if (near.best != NULL)
		return hl_fail(
		    hl, HL_EINPUT, _("unknown command '%s', did you mean '%s'?"), what, near.best);
	return hl_fail(hl, HL_EINPUT, _("unknown command '%s'"), what);
}

/* The act of "do": of this program, or of the one it names. */
static int
find_act(struct hl *hl, const char *program, const char *what, const struct hl_act **act)
{
	const char *named, *name = what;

	if (what == NULL)
		return hl_fail(hl, HL_EINPUT, _("no 'do'"));
	if ((named = program_of(what)) != NULL) {
		program = named;
		name = what + strlen(named) + 1;
	}
	if ((*act = hl_act_find(program, name)) == NULL)
		return unknown_act(hl, program, name, what);
	if ((*act)->mode != HL_WRITE)
		return hl_fail(
		    hl, HL_EINPUT, _("'%s' has no place in a batch: it records nothing"), what);
	return HL_OK;
}

static int
unknown_key(struct hl *hl, const struct hl_act *act, const char *name)
{
	struct near near = { .word = name };
	const struct hl_param *p;
	enum extra x;
	size_t i;

	for (i = 0; (p = hl_param(act, i)) != NULL; i++)
		near_try(&near, p->name);
	for (x = 0; x < X_ERROR; x++)
		near_try(&near, extras[x]);
	if (near.best != NULL)
		return hl_fail(hl, HL_EINPUT, _("%s takes no '%s', did you mean '%s'?"), act->name,
		    name, near.best);
	return hl_fail(hl, HL_EINPUT, _("%s takes no '%s'"), act->name, name);
}

/* Parts a line into what is recorded beside the arguments, and the arguments. */
static int
part_line(struct hl *hl, const struct hl_args *line, struct hl_call *call, struct hl_args *own)
{
	const char **slots[] = {
		[X_AT] = &call->at,
		[X_ACTOR] = &call->actor,
		[X_REASON] = &call->reason,
		[X_NOW] = &call->now,
		[X_REQUEST] = &call->request,
	};
	bool journal = hl_args_find(line, extras[X_SEQ]) != NULL &&
		       hl_args_find(line, extras[X_RECORDED]) != NULL;
	const struct hl_arg *a;
	enum extra x;
	size_t k;

	for (a = line->a; a < line->a + line->n; a++) {
		x = extra_find(a->name);
		if (x == X_DO || x == X_ERROR)
			continue;
		if (x >= X_AT && x <= X_REQUEST) {
			if (a->n != 1)
				return hl_fail(
				    hl, HL_EINPUT, "%s: %s", a->name, _("takes one value"));
			*slots[x] = a->v[0];
			if (x != X_NOW || !journal)
				continue;
		} else if ((x == X_NONE || !journal) && hl_param_find(call->act, a->name) == NULL) {
			return unknown_key(hl, call->act, a->name);
		}
		for (k = 0; k < a->n; k++)
			hl_args_add(own, a->name, a->v[k]);
	}
	return HL_OK;
}

int
hl_line(struct hl *hl, const char *program, const struct hl_args *line, const struct hl_call *base,
    hl_take *take, void *ctx)
{
	struct hl_args own = { 0 };
	struct hl_call call = *base;
	int rc;

	call.args = &own;
	call.line = true;
	if ((rc = find_act(hl, program, hl_args_get(line, extras[X_DO]), &call.act)) == HL_OK &&
	    (rc = part_line(hl, line, &call, &own)) == HL_OK)
		rc = hl_run(hl, &call, take, ctx);
	hl_args_clear(&own);
	return rc;
}
