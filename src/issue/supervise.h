/* supervise.h: the commands of hl-issue about supervision. */
#ifndef HL_ISSUE_SUPERVISE_H
#define HL_ISSUE_SUPERVISE_H

#include "../cli/cli.h"

extern const struct cmd_group supervise_group;

#endif
