/*
 * supervise.c: the lists of supervision: no note or report (R15), past the completion limit
 * (R17), not tabled (R18), changes of routing (R14), duplicates, replies (R19). All judge at T.
 */
#include "issue/issue.h"

static int
issue_unsupervised(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	struct choice c;
	int rc = choice_read(hl, args, &c);

	if (rc != HL_OK)
		return rc;
	return sql_rows(hl, rows, sql_issue_unsupervised, BIND_CHOICE(&c), BIND(":t", hl->now),
	    BIND(":note_days", hl->cfg->note_days));
}

static int
issue_untabled(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	struct choice c;
	int rc = choice_read(hl, args, &c);

	if (rc != HL_OK)
		return rc;
	return sql_rows(hl, rows, sql_issue_untabled, BIND_CHOICE(&c), BIND(":t", hl->now),
	    BIND(":untabled_after", hl->cfg->untabled_days * 86400),
	    BIND(":missed", hl_args_get(args, "missed") != NULL));
}

static int
issue_expired(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	struct choice c;
	int64_t before;
	int rc;

	if ((rc = deadline_within(hl, args, &before)) != HL_OK ||
	    (rc = choice_read(hl, args, &c)) != HL_OK)
		return rc;
	return sql_rows(hl, rows, sql_issue_expired, BIND_CHOICE(&c), BIND(":t", hl->now),
	    BIND(":before", before));
}

static int
issue_moves(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	struct choice c;
	int rc = choice_read(hl, args, &c);

	if (rc != HL_OK)
		return rc;
	return sql_rows(hl, rows, sql_issue_moves, BIND_CHOICE(&c), BIND(":t", hl->now),
	    BIND(":over", hl_args_get(args, "over") != NULL),
	    BIND(":warn", hl->cfg->redispatch_warn),
	    BIND(":year_end", hl_args_get(args, "year-end") != NULL),
	    BIND(":year_end_days", hl->cfg->year_end_days));
}

static int
issue_duplicates(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	struct choice c;
	int rc = choice_read(hl, args, &c);

	if (rc != HL_OK)
		return rc;
	return sql_rows(hl, rows, sql_issue_duplicates, BIND_CHOICE(&c), BIND(":t", hl->now));
}

static int
issue_replies(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	bool monthly = hl_args_get(args, "monthly") != NULL;
	struct choice c;
	int rc = choice_read(hl, args, &c);

	if (rc != HL_OK)
		return rc;
	return sql_rows(hl, rows, monthly ? sql_issue_replies_monthly : sql_issue_replies,
	    BIND_CHOICE(&c), BIND(":t", hl->now), BIND(":monthly", monthly));
}

/* --- the acts --- */

#define RAISED \
	{ "station", HL_P_STATION, 0, NULL, N_("only those of this station") }, \
	    { "department", HL_P_DEPARTMENT, 0, NULL, N_("only those of this department") }, \
	    { "since", HL_P_SINCE, 0, NULL, N_("only those raised from then on") }, \
	{ \
		"until", HL_P_UNTIL, 0, NULL, N_("only those raised up to then") \
	}

static const struct hl_param unsupervised_params[] = {
	RAISED,
	{ 0 },
};

static const struct hl_param untabled_params[] = {
	RAISED,
	{ "missed", HL_P_FLAG, 0, NULL, N_("only those a meeting held since has passed over") },
	{ 0 },
};

static const struct hl_param expired_params[] = {
	RAISED,
	{ "within", HL_P_CODE, 0, "SPAN", N_("also those whose limit ends within 1d, 12h, 2wd") },
	{ 0 },
};

static const struct hl_param moves_params[] = {
	{ "station", HL_P_STATION, 0, NULL, N_("only those of this station") },
	{ "department", HL_P_DEPARTMENT, 0, NULL, N_("only those of this department") },
	{ "since", HL_P_SINCE, 0, NULL, N_("only changes made from then on") },
	{ "until", HL_P_UNTIL, 0, NULL, N_("only changes made up to then") },
	{ "over", HL_P_FLAG, 0, NULL,
	    N_("only of issues changed more often than dispatch.redispatch_warn") },
	{ "year-end", HL_P_FLAG, 0, NULL,
	    N_("only changes of list in the last days of a year (supervision.year_end_days)") },
	{ 0 },
};

static const struct hl_param replies_params[] = {
	RAISED,
	{ "year", HL_P_INT, 0, "YEAR", N_("only those of this year") },
	{ "month", HL_P_CODE, 0, "MONTH", N_("only those of this month, as in 2026-03") },
	{ "monthly", HL_P_FLAG, 0, NULL, N_("a row a station and month") },
	{ 0 },
};

const struct hl_act issue_supervise_acts[] = {
	{ "hl-issue", "unsupervised", unsupervised_params,
	    N_("list joint and transfer issues without a recent note, transfers never reported up"),
	    "hl-issue unsupervised --station HTBC", HL_READ, 0, issue_unsupervised },
	{ "hl-issue", "untabled", untabled_params,
	    N_("list what a dispatch meeting must deal with"), "hl-issue untabled --missed",
	    HL_READ, 0, issue_untabled },
	{ "hl-issue", "expired", expired_params, N_("list issues past their completion limit"),
	    "hl-issue expired --within 3d", HL_READ, 0, issue_expired },
	{ "hl-issue", "moves", moves_params, N_("list changes of list and departments"),
	    "hl-issue moves --over", HL_READ, 0, issue_moves },
	{ "hl-issue", "duplicates", unsupervised_params, N_("list duplicates by what they repeat"),
	    "hl-issue duplicates --station HTBC", HL_READ, 0, issue_duplicates },
	{ "hl-issue", "replies", replies_params,
	    N_("replies to residents and issues closed off at once, by station"),
	    "hl-issue replies --year 2026 --monthly", HL_READ, 0, issue_replies },
	{ 0 },
};
