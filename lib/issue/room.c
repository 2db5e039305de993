/* room.c: what the issues' room adds to the record. */
#include <stdlib.h>

#include "issue/issue.h"

static void
forget(struct hl *hl)
{
	if (hl->machine != NULL)
		machine_free(hl->machine);
	free(hl->machine);
}

const struct room issue_room = {
	.close = forget,
	.calendar_changed = deadline_recount,
};
