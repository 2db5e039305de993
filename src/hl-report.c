/* hl-report.c: the commands of hl-report: sheets for people, and the journal. */
#include "cli/cli.h"

#define CHOICE \
	{ "station", 0, OPT_NAME, 0, "STATION", N_("only issues of this station") }, \
	    { "department", 0, OPT_NAME, 0, "DEPT", N_("only issues given to this department") }, \
	    { "since", 0, OPT_SINCE, 0, "TIME", N_("only those dispatched from then on") }, \
	    { "until", 0, OPT_UNTIL, 0, "TIME", N_("only those dispatched up to then") }, \
	    { "year", 0, OPT_INT, 0, "YEAR", N_("only those dispatched in this year") }, \
	{ \
		"month", 0, OPT_CODE, 0, "MONTH", \
		    N_("only those dispatched in this month, as in 2026-03") \
	}

static const struct opt lists_opts[] = {
	{ "list", 0, OPT_WORD, 0, "sheet", N_("only this list; the three of annex 5 without it") },
	CHOICE,
	{ 0 },
};

static const struct opt four_opts[] = {
	CHOICE,
	{ 0 },
};

static const struct opt journal_opts[] = {
	{ "since", 0, OPT_SINCE, 0, "TIME", N_("only events recorded from then on") },
	{ "until", 0, OPT_UNTIL, 0, "TIME", N_("only events recorded up to then") },
	{ "by", 0, OPT_TEXT, 0, "NAME", N_("only those recorded by this actor") },
	{ "issue", 0, OPT_CODE, 0, "ISSUE", N_("only those of this issue") },
	{ "program", 0, OPT_CODE, 0, "NAME", N_("only those of this program") },
	{ "command", 0, OPT_CODE, 0, "NAME", N_("only those of this command") },
	{ 0 },
};

static const struct opt verify_opts[] = {
	{ "head", 0, OPT_TEXT, 0, "FILE",
	    N_("what head printed earlier, once or often; - is standard input") },
	{ "fast", 0, OPT_FLAG, 0, NULL,
	    N_("do not do the journal again: the rows of the tables are not compared") },
	{ 0 },
};

static const struct opt areas_opts[] = {
	{ "station", 0, OPT_NAME, 0, "STATION", N_("only this station") },
	{ "since", 0, OPT_SINCE, 0, "TIME", N_("only issues raised from then on") },
	{ "until", 0, OPT_UNTIL, 0, "TIME", N_("only issues raised up to then") },
	{ "year", 0, OPT_INT, 0, "YEAR", N_("only issues raised in this year") },
	{ "month", 0, OPT_CODE, 0, "MONTH", N_("only issues raised in this month, as in 2026-03") },
	{ 0 },
};

static const struct opt party_opts[] = {
	{ "station", 0, OPT_NAME, 0, "STATION", N_("only this station") },
	{ 0 },
};

static const struct opt no_opts[] = {
	{ 0 },
};

static const struct cmd cmds[] = {
	{ "lists", "", N_("the three lists of annex 5: solo, joint and transfer"),
	    "hl-report lists --department CGJ --month 2026-03 --format html --output lists.html",
	    HL_READ, 0, hl_lists_three, NULL, lists_opts },
	{ "four-lists", "",
	    N_("the four lists: problem, task, responsibility and standard of all that was "
	       "dispatched"),
	    "hl-report four-lists --station HTBC --year 2026", HL_READ, 0, hl_lists_four, NULL,
	    four_opts },
	{ "areas", "",
	    N_("what became of the issues, rolled up from cells and grids over communities and "
	       "streets to the district (R4)"),
	    "hl-report areas --year 2026", HL_READ, 0, hl_report_areas, NULL, areas_opts },
	{ "party-line", "", N_("the bodies of the party line with their members, rolled up (R4)"),
	    "hl-report party-line --station HTBC", HL_READ, 0, hl_report_party, NULL, party_opts },
	{ "journal", "", N_("list the events of the journal"),
	    "hl-report journal --issue HTBC-2026-0001", HL_READ, 0, hl_journal_list, NULL,
	    journal_opts },
	{ "export", "", N_("print the journal as lines for hl-station batch"),
	    "hl-report export > journal.jsonl", HL_READ, CMD_RAW, hl_journal_export, NULL,
	    no_opts },
	{ "head", "",
	    N_("print the head of the journal: one checksum of all that was recorded, to be kept "
	       "elsewhere"),
	    "hl-report head -f csv --no-header >> heads.csv", HL_READ, 0, hl_journal_head, NULL,
	    no_opts },
	{ "verify", "", N_("tell what in the database is not as it was recorded"),
	    "hl-report verify --head heads.csv", HL_READ, 0, hl_journal_verify, NULL, verify_opts },
	{ 0 },
};

static const struct cmd_group groups[] = { CMD_GROUP(NULL, cmds), { 0 } };

const struct prog prog_report = { "hl-report", N_("sheets for people, and the journal"), groups };
