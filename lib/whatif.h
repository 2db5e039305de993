/* whatif.h: between whatif.c and aside.c. */
#ifndef HL_WHATIF_H
#define HL_WHATIF_H

#include "hl-int.h"

/*
 * aside.c. The handle sees the record as it would be, had the rules b been in force always: its rules, its time zone, and where
 * b counts deadlines in another way, temporary tables in the place of those of the file, which nothing may write to.
 * aside_leave() puts back what there was, also after a failure.
 */
struct aside {
	struct hl_config *a, *b;
	struct hl_calendar *cal;	/* the one in force, while another is tried */
	int64_t uncovered;		/* the last due counted over days the calendar does not cover, 0 none */
	bool all, deadlines, credits;	/* every due is counted anew; there are such tables */
};
int aside_enter(struct hl *hl, struct aside *x, struct hl_config *b);
void aside_leave(struct hl *hl, struct aside *x);

#endif
