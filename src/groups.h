/* groups.h: commands that stand in files of their own, src/NOUN/THING.c. A size counts the empty row at the end. */
#ifndef GROUPS_H
#define GROUPS_H

#include "cli/cli.h"

extern const struct cmd structure_cmds[2];	/* hl-station */

#endif
