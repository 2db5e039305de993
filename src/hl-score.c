/* hl-score.c: the score, appeals, talks, and what stands beside the points. */
#include "acts.h"
#include "cli/cli.h"

static const struct group groups[] = {
	{ NULL, { score_acts, adjust_acts, score_rules_acts, explain_acts, talk_list_acts,
		    talk_record_acts, talk_import_acts, adjust_list_acts, issue_acts, appeal_acts,
		    appeal_import_acts, void_acts, cli_acts } },
	{ N_("Settled years:"), { settle_acts, settle_list_acts, whatif_acts } },
	{ N_("Appraisal beside the points:"), { rates_acts, commend_acts, commend_list_acts,
						  surveys_acts, yearend_acts, stations_acts } },
	{ 0 },
};

const struct prog prog_score = { "hl-score", N_("scores, appeals and talks"), groups };
