/* meeting.h: options that several commands of hl-meeting share. */
#ifndef MEETING_OPTS_H
#define MEETING_OPTS_H

#define ATTEND_OPTS \
	{ "present", 0, OPT_NAME, OPT_MULTI, "WHO", N_("persons or departments present") }, \
	    { "proxy", 0, OPT_NAME, OPT_MULTI, "WHO", N_("those who sent a proxy") }, \
	    { "sent", 0, OPT_NAME, OPT_MULTI, "[WHO=]NAME", N_("who came as the proxy") }, \
	    { "leave", 0, OPT_NAME, OPT_MULTI, "WHO", N_("those on leave") }, \
	    { "absent", 0, OPT_NAME, OPT_MULTI, "WHO", N_("those absent") }, \
	{ \
		"invited", 0, OPT_NAME, OPT_MULTI, "WHO", N_("those invited") \
	}

#define PERIOD_OPTS \
	{ "since", 0, OPT_SINCE, 0, "TIME", N_("only those from then on") }, \
	    { "until", 0, OPT_UNTIL, 0, "TIME", N_("only those up to then") }, \
	    { "year", 0, OPT_INT, 0, "YEAR", N_("only those of this year") }, \
	{ \
		"month", 0, OPT_CODE, 0, "MONTH", N_("only those of this month, as in 2026-03") \
	}

#endif
