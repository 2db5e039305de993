/*
 * supervise.c: the commands of hl-issue about supervision: what is to be attended to, and what
 * became of issues on the way.
 */
#include "../groups.h"

#define WHOSE \
	{ "station", 0, OPT_NAME, 0, "STATION", N_("only those of this station") }, \
	{ \
		"department", 0, OPT_NAME, 0, "DEPT", N_("only those of this department") \
	}
#define RAISED \
	WHOSE, { "since", 0, OPT_SINCE, 0, "TIME", N_("only those raised from then on") }, \
	{ \
		"until", 0, OPT_UNTIL, 0, "TIME", N_("only those raised up to then") \
	}

static const struct opt unsupervised_opts[] = { RAISED, { 0 } };

static const struct opt untabled_opts[] = {
	RAISED,
	{ "missed", 0, OPT_FLAG, 0, NULL, N_("only those a meeting held since has passed over") },
	{ 0 },
};

static const struct opt expired_opts[] = {
	RAISED,
	{ "within", 0, OPT_CODE, 0, "SPAN", N_("also those whose limit ends within 1d, 12h, 2wd") },
	{ 0 },
};

static const struct opt moves_opts[] = {
	WHOSE,
	{ "since", 0, OPT_SINCE, 0, "TIME", N_("only changes made from then on") },
	{ "until", 0, OPT_UNTIL, 0, "TIME", N_("only changes made up to then") },
	{ "over", 0, OPT_FLAG, 0, NULL,
	    N_("only of issues changed more often than dispatch.redispatch_warn") },
	{ "year-end", 0, OPT_FLAG, 0, NULL,
	    N_("only changes of list in the last days of a year (supervision.year_end_days)") },
	{ 0 },
};

static const struct opt duplicates_opts[] = { RAISED, { 0 } };

static const struct opt replies_opts[] = {
	RAISED,
	{ "year", 0, OPT_INT, 0, "YEAR", N_("only those of this year") },
	{ "month", 0, OPT_CODE, 0, "MONTH", N_("only those of this month, as in 2026-03") },
	{ "monthly", 0, OPT_FLAG, 0, NULL, N_("a row a station and month") },
	{ 0 },
};

static const struct opt split_opts[] = {
	{ "issue", 0, OPT_CODE, OPT_OPERAND | OPT_NEED, "ISSUE",
	    N_("an issue's number, or ref:X") },
	{ "part", 0, OPT_TEXT, OPT_NEED | OPT_MULTI, "TITLE",
	    N_("the problem of one part in one line") },
	{ 0 },
};

static const struct opt parts_opts[] = {
	{ "issue", 0, OPT_CODE, OPT_OPERAND | OPT_NEED, "ISSUE",
	    N_("an issue's number, or ref:X") },
	{ 0 },
};

const struct cmd supervise_cmds[] = {
	{ "unsupervised", "",
	    N_("list joint and transfer issues without a recent note, transfers never reported up"),
	    "hl-issue unsupervised --station HTBC", HL_READ, 0, hl_issue_unsupervised, NULL,
	    unsupervised_opts },
	{ "untabled", "", N_("list what a dispatch meeting must deal with"),
	    "hl-issue untabled --missed", HL_READ, 0, hl_issue_untabled, NULL, untabled_opts },
	{ "expired", "", N_("list issues past their completion limit"),
	    "hl-issue expired --within 3d", HL_READ, 0, hl_issue_expired, NULL, expired_opts },
	{ "moves", "", N_("list changes of list and departments"), "hl-issue moves --over", HL_READ,
	    0, hl_issue_moves, NULL, moves_opts },
	{ "duplicates", "", N_("list duplicates by what they repeat"),
	    "hl-issue duplicates --station HTBC", HL_READ, 0, hl_issue_duplicates, NULL,
	    duplicates_opts },
	{ "replies", "", N_("replies to residents and issues closed off at once, by station"),
	    "hl-issue replies --year 2026 --monthly", HL_READ, 0, hl_issue_replies, NULL,
	    replies_opts },
	{ "split", "ISSUE", N_("split a compound issue into parts; prints their numbers"),
	    "hl-issue split HTBC-2026-0003 --part 路灯不亮 --part 路面破损", HL_WRITE,
	    CMD_EVENING | CMD_PLAIN, hl_issue_split, NULL, split_opts },
	{ "parts", "ISSUE", N_("list the parts of an issue that was split"),
	    "hl-issue parts HTBC-2026-0003", HL_READ, 0, hl_issue_parts, NULL, parts_opts },
	{ 0 },
};
