/*
 * context.c: what a fact is recorded as: when it happened, who says so, by which rules. Nothing
 * else writes it; what is to be recorded otherwise enters a context of its own and leaves it.
 */
#include <stdlib.h>
#include <time.h>

#include "record/record.h"

/* What was in force is kept in ctx in between. */
static void
swap(struct hl *hl, struct context *ctx)
{
	struct context is = *ctx;

	*ctx = hl->context;
	hl->context = is;
}

void
context_enter(struct hl *hl, struct context *ctx)
{
	swap(hl, ctx);
}

void
context_leave(struct hl *hl, struct context *ctx)
{
	swap(hl, ctx);
}

void
context_at(struct hl *hl, struct context *ctx, int64_t at)
{
	*ctx = hl->context;
	ctx->at = at;
	context_enter(hl, ctx);
}

/* --- of a command --- */

void
context_init(struct hl *hl, struct hl_config *cfg)
{
	hl->context = (struct context){ .base = cfg, .cfg = cfg, .actor = "" };
}

void
context_clock(struct hl *hl, int64_t now, bool given)
{
	struct context *is = &hl->context;
	struct timespec ts;

	clock_gettime(CLOCK_REALTIME, &ts);
	is->real = ts.tv_sec;
	is->now = given ? now : is->real;
	is->now_given = given;
}

/* A copy that lives until the next command. */
static const char *
own(char **slot, const char *s)
{
	free(*slot);
	return *slot = s != NULL ? xstrdup(s) : NULL;
}

void
context_set(struct hl *hl, int64_t at, const char *actor, const char *reason, const char *request)
{
	struct context *is = &hl->context;

	is->at_given = at != 0;
	is->at = is->at_given ? at : is->now;
	is->actor = own(&hl->own[0], actor != NULL ? actor : "");
	is->reason = own(&hl->own[1], reason != NULL && *reason != '\0' ? reason : NULL);
	hl->request = own(&hl->own[2], request);
	hl->request_n = 0;
}

void
context_act(struct hl *hl, const struct hl_act *act)
{
	hl->context.act = act;
}

/* --- the rules in force --- */

void
policy_enter(struct hl *hl, int64_t t)
{
	hl->context.cfg = hl_config_at(hl->base, t);
}

void
policy_leave(struct hl *hl)
{
	hl->context.cfg = hl->base;
}

int
policy_use(struct hl *hl, const char *text)
{
	char err[512];
	struct hl_config *rules = policy_parse(hl->base, text, err, sizeof(err));

	if (rules == NULL)
		return hl_fail(hl, HL_EFAIL, _("policy: %s"), err);
	if (hl->used != NULL)
		hl_config_free(hl->used);
	free(hl->used);
	hl->used = hl->context.cfg = rules;
	return HL_OK;
}
