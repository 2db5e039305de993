/* room.c: what the scores' room adds to the record. */
#include "score/score.h"

static void
functions(struct hl *hl)
{
	survey_function(hl);
	appeal_function(hl);
	evidence_functions(hl);
}

const struct room score_room = {
	.functions = functions,
	.begun = guard_forget,
	.close = guard_forget,
	.before_event = guard_begin,
	.after_event = guard_end,
	.verify = settlement_verify,
};
