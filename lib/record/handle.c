/* handle.c: what a command is run with: its clock, what it keeps until it is closed. */
#include <stdlib.h>
#include <unistd.h>

#include "record/record.h"

struct hl *
handle_new(struct hl_config *cfg, const struct room *const *rooms)
{
	struct hl *hl = xcalloc(1, sizeof(*hl));

	hl->rooms = rooms;
	context_init(hl, cfg);
	hl->lock = -1;
	hl->path = xstrdup("");
	time_zone(cfg->timezone); /* one that a file gave was tried when it was read */
	return hl;
}

void
hl_close(struct hl *hl)
{
	const struct room *const *room;
	size_t i;

	if (hl == NULL)
		return;
	hl_rollback(hl);
	for (room = hl->rooms; *room != NULL; room++)
		if ((*room)->close != NULL)
			(*room)->close(hl);
	for (i = 0; i < NSTMT; i++)
		sqlite3_finalize(hl->cache[i].st);
	sqlite3_close(hl->db);
	if (hl->lock >= 0)
		close(hl->lock);
	for (i = 0; i < hl->nnotes; i++)
		free(hl->notes[i]);
	cal_free(hl->cal);
	event_forget(hl, 0);
	vec_free(&hl->kept);
	if (hl->used != NULL)
		hl_config_free(hl->used);
	free(hl->used);
	free(hl->path);
	for (i = 0; i < LEN(hl->own); i++)
		free(hl->own[i]);
	free(hl);
}

int64_t
hl_now(const struct hl *hl)
{
	return hl->now;
}

int64_t
hl_real(const struct hl *hl)
{
	return hl->real;
}

bool
hl_attention(const struct hl *hl)
{
	return hl->attention;
}

int
hl_verdict(const struct hl *hl)
{
	return hl->verdict;
}

void
hl_set_progress(struct hl *hl, hl_progress *fn, void *ctx)
{
	hl->progress = fn;
	hl->progress_ctx = ctx;
}

void *
hl_keep(struct hl *hl, void *p)
{
	return *vec_add(&hl->kept) = p;
}

void
event_forget(struct hl *hl, size_t mark)
{
	while (hl->kept.n > mark)
		free(hl->kept.v[--hl->kept.n]);
}
