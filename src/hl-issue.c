/* hl-issue.c: issues, from raised to closed off. */
#include "acts.h"
#include "cli/cli.h"

static const struct group groups[] = {
	{ NULL, { issue_add_acts, contact_acts, issue_acts, issue_list_acts, issue_deadline_acts,
		    issue_import_acts, void_acts, cli_acts } },
	{ N_("Supervision:"), { issue_supervise_acts, issue_split_acts, issue_parts_acts } },
	{ 0 },
};

const struct prog prog_issue = { "hl-issue",
	N_("issues: raised, dispatched, fed back on, closed off"), groups };
