/* hl-report.c: sheets for people, and the journal. */
#include "acts.h"
#include "cli/cli.h"

static const struct group groups[] = {
	{ NULL, { lists_acts, areas_acts, journal_acts, chain_acts, verify_acts } },
	{ 0 },
};

const struct prog prog_report = { "hl-report", N_("sheets for people, and the journal"), groups };
