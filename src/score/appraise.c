/* appraise.c: commands of hl-score about what stands beside the points. */
#include "../groups.h"
#include "../registers.h"

static const struct opt year_opts[] = {
	{ "year", 0, OPT_INT, OPT_NEED, "YEAR", N_("the year, as in 2026") },
	{ 0 },
};

static const struct opt stations_opts[] = {
	{ "year", 0, OPT_INT, OPT_NEED, "YEAR", N_("the year, as in 2026") },
	{ "station", 0, OPT_NAME, 0, "STATION", N_("only this station") },
	{ 0 },
};

static const struct opt evidence_opts[] = {
	{ "year", 0, OPT_INT, OPT_NEED, "YEAR", N_("the year, as in 2026") },
	{ "department", 0, OPT_NAME, 0, "DEPT", N_("only this department") },
	{ 0 },
};

/* --- commendations --- */

static const struct opt commend_opts[] = {
	{ "department", 0, OPT_NAME, 0, "DEPT", N_("department that is commended") },
	{ "station", 0, OPT_NAME, 0, "STATION", N_("station that is commended") },
	{ "year", 0, OPT_INT, OPT_NEED, "YEAR", N_("the year it is about") },
	{ "ground", 0, OPT_WORD, 0, "commendation",
	    N_("ground (default other); top: a bonus of the year") },
	{ "text", 0, OPT_PROSE, OPT_NEED, "TEXT", N_("for what") },
	{ 0 },
};

static const struct opt award_opts[] = {
	{ "event", 0, OPT_INT, OPT_OPERAND | OPT_NEED, "EVENT", N_("the event that proposed it") },
	{ "by", 0, OPT_NAME, OPT_NEED, "NAME", N_("who awards it") },
	{ "text", 0, OPT_PROSE, 0, "TEXT", N_("note") },
	{ 0 },
};

static const struct opt commend_dismiss_opts[] = {
	{ "event", 0, OPT_INT, OPT_OPERAND | OPT_NEED, "EVENT", N_("the event that proposed it") },
	{ 0 },
};

static const struct opt commend_list_opts[] = {
	{ "department", 0, OPT_NAME, 0, "DEPT", N_("only those of this department") },
	{ "station", 0, OPT_NAME, 0, "STATION", N_("only those of this station") },
	{ "since", 0, OPT_SINCE, 0, "TIME", N_("only those from then on") },
	{ "until", 0, OPT_UNTIL, 0, "TIME", N_("only those up to then") },
	{ "year", 0, OPT_INT, 0, "YEAR", N_("only those about this year") },
	{ "month", 0, OPT_CODE, 0, "MONTH", N_("only those of this month, as in 2026-03") },
	{ 0 },
};

/* --- what others say of them --- */

REGISTER_OPTS(survey, SURVEY_FIELDS, NO_OPT)
REGISTER_OPTS(rate, RATE_FIELDS, NO_OPT)
REGISTER_OPTS(grade, GRADE_FIELDS, NO_OPT)

const struct cmd appraise_cmds[] = {
	{ "evidence", "",
	    N_("list what the base points rest on: meetings attended, feedback given in time"),
	    "hl-score evidence --year 2026 --department CGJ", HL_READ, 0, hl_score_evidence, NULL,
	    evidence_opts },
	{ "bonus", "",
	    N_("list the departments in the top places and what these add to other appraisals "
	       "(R36)"),
	    "hl-score bonus --year 2026", HL_READ, 0, hl_score_bonus, NULL, year_opts },
	{ "commend propose", "", N_("propose a commendation of a department or station (R39)"),
	    "hl-score commend propose --station HTBC --year 2026 --text 工作积极,实绩突出",
	    HL_WRITE, CMD_PLAIN | CMD_EVENING, hl_commend_propose, NULL, commend_opts },
	{ "commend award", "EVENT", N_("record that a commendation was awarded"),
	    "hl-score commend award 21 --by 区委组织部", HL_WRITE, CMD_PLAIN | CMD_EVENING,
	    hl_commend_award, NULL, award_opts },
	{ "commend dismiss", "EVENT", N_("record that a commendation is not awarded, and why"),
	    "hl-score commend dismiss 21 --reason 重复", HL_WRITE, CMD_PLAIN | CMD_EVENING,
	    hl_commend_dismiss, NULL, commend_dismiss_opts },
	{ "commend import", "FILE", N_("the same from a csv file"),
	    "hl-score commend import commend.csv", HL_WRITE, CMD_FILE | CMD_EVENING,
	    hl_commend_import, NULL, reg_import_opts },
	{ "commend list", "", N_("list the commendations of a year and what came of them"),
	    "hl-score commend list --year 2026", HL_READ, 0, hl_commend_list, NULL,
	    commend_list_opts },
	{ "commend show", "EVENT", N_("show one"),
	    "hl-score commend show \"$(hl-score commend list -f ids --limit 1)\"", HL_READ, 0,
	    hl_commend_show, NULL, reg_event_opts },
	REGISTER_CMDS("hl-score", survey, N_("record a round of the resident survey (R43)"),
	    "--station HTBC --round 2026上半年 --asked 120 --answered 100 --aware 80 --satisfied "
	    "75 --way 入户",
	    "--year 2026"),
	REGISTER_CMDS("hl-score", rate, N_("record how a station rates a department (R42)"),
	    "--station HTBC --department CGJ --year 2026 --score 92.5", "--department CGJ"),
	REGISTER_CMDS("hl-score", grade,
	    N_("record the stationed-director appraisal of a department (R42)"),
	    "--department CGJ --year 2026 --score 88", "--department CGJ"),
	{ "rates", "",
	    N_("list the reverse appraisal of departments: count, mean, lowest and highest score "
	       "(R42)"),
	    "hl-score rates --year 2026", HL_READ, 0, hl_score_rates, NULL, evidence_opts },
	{ "yearend", "",
	    N_("list the points of departments beside all other appraisals of the year (R42)"),
	    "hl-score yearend --year 2026", HL_READ, 0, hl_score_yearend, NULL, evidence_opts },
	{ "stations", "", N_("list the appraisal of stations (R43)"),
	    "hl-score stations --year 2026", HL_READ, 0, hl_score_stations, NULL, stations_opts },
	{ 0 },
};
