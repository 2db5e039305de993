/* hl-station.c: the registers and the rules everything else rests on. */
#include "acts.h"
#include "cli/cli.h"

static const struct group groups[] = {
	{ NULL, { open_acts, station_acts, station_import_acts, station_list_acts, member_acts,
		    member_list_acts, department_acts, department_list_acts, department_set_acts,
		    succession_acts, calendar_acts, rules_acts, void_acts, cli_acts } },
	{ N_("The structure:"), { check_acts, chart_acts } },
	{ N_("Who serves where:"), { serving_acts } },
	{ N_("Duties that leave records:"), { duties_acts, visit_raise_acts } },
	{ N_("Consultation:"), { consult_acts, consult_import_acts } },
	{ 0 },
};

const struct prog prog_station = { "hl-station",
	N_("stations, departments, members, the calendar and the rules"), groups };
