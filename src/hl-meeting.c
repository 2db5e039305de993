/* hl-meeting.c: meetings, what they dealt with and what was decided. */
#include "acts.h"
#include "cli/cli.h"

static const struct group groups[] = {
	{ NULL, { meeting_acts, meeting_set_acts, meeting_import_acts, meeting_list_acts, void_acts,
		    cli_acts } },
	{ N_("Who was there:"), { meeting_attendance_acts, meeting_incomplete_acts } },
	{ N_("Agenda:"), { meeting_proposal_acts, meeting_agenda_acts, meeting_minutes_acts,
			     meeting_sheet_acts, meeting_ical_acts } },
	{ N_("Decisions:"), { meeting_decision_acts, meeting_decision_import_acts } },
	{ N_("Regularity:"), { meeting_regularity_acts } },
	{ 0 },
};

const struct prog prog_meeting = { "hl-meeting", N_("meetings of the stations"), groups };
