/* consult.h: consultations (R27): consult.c, consult-import.c. */
#ifndef HL_CONSULT_H
#define HL_CONSULT_H

#include "hl-int.h"
#include "register.h"

/*
 * In SQL: the number of the asking that row c of consult belongs to, and whether that is event. The rows of one are few: a station
 * asked for besides is written +c.station_id, else its index is taken, which has many.
 */
#define CONSULT_ASKING "ifnull(c.asking, c.event)"
#define CONSULT_OF(event) "(c.event = " event " OR c.asking = " event ")"

#endif
