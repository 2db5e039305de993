/* groups.h: commands that stand in files of their own, src/NOUN/THING.c. */
#ifndef GROUPS_H
#define GROUPS_H

#include "cli/cli.h"
#include "meeting.h"

extern const struct cmd supervise_cmds[]; /* hl-issue */
/* hl-meeting */
extern const struct cmd regularity_cmds[], attend_cmds[], agenda_cmds[], decide_cmds[];
extern const struct cmd appraise_cmds[], settle_cmds[]; /* hl-score */
/* hl-station */
extern const struct cmd structure_cmds[], serving_cmds[], duty_cmds[], consult_cmds[];

#endif
