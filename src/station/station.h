/* station.h: tables of commands of hl-station in files of their own. */
#ifndef STATION_H
#define STATION_H

#include "../cli/cli.h"

extern const struct cmd structure_cmds[], duty_cmds[];

#endif
