/* hl.c: the handle, put together of what the rooms offer. */
#include "report/report.h"

static const struct room *const rooms[] = { &issue_room, &score_room, NULL };

struct hl *
hl_new(struct hl_config *cfg)
{
	return handle_new(cfg, rooms);
}
