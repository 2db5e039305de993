/*
 * consult.c: commands of hl-station: consultation before awards, honours, nominations and
 * promotions (R27).
 */
#include "../groups.h"
#include "../registers.h"

#define ASKING \
	{ \
		"event", 0, OPT_INT, OPT_OPERAND | OPT_NEED, "EVENT", \
		    N_("the number ask has printed") \
	}

static const struct opt ask_opts[] = {
	{ "department", 0, OPT_NAME, OPT_NEED, "DEPT",
	    N_("the subject, or the department of the person") },
	{ "person", 0, OPT_NAME, 0, "NAME", N_("the person, when one is the subject") },
	{ "matter", 0, OPT_WORD, OPT_NEED, "matter", N_("what is to be decided") },
	{ "title", 0, OPT_TEXT, 0, "TEXT", N_("what it is, in one line") },
	{ "station", 0, OPT_NAME, OPT_MULTI, "STATION",
	    N_("stations that are asked (default: where the subject is stationed)") },
	{ 0 },
};

static const struct opt further_opts[] = {
	ASKING,
	{ "station", 0, OPT_NAME, OPT_NEED, "STATION", N_("station, by code or community") },
	{ 0 },
};

static const struct opt answer_opts[] = {
	ASKING,
	{ "station", 0, OPT_NAME, OPT_NEED, "STATION", N_("station, by code or community") },
	{ "opinion", 0, OPT_WORD, OPT_NEED, "opinion", N_("the opinion") },
	{ "text", 0, OPT_PROSE, 0, "TEXT", N_("the opinion in words") },
	{ 0 },
};

static const struct opt decide_opts[] = {
	ASKING,
	{ "text", 0, OPT_PROSE, 0, "TEXT", N_("what was decided") },
	{ 0 },
};

static const struct opt list_opts[] = {
	{ "station", 0, OPT_NAME, 0, "STATION", N_("only those of this station") },
	{ "department", 0, OPT_NAME, 0, "DEPT", N_("only those of this department") },
	{ "matter", 0, OPT_WORD, 0, "matter", N_("what is to be decided") },
	{ "status", 0, OPT_WORD, 0, "consult", N_("what became of it") },
	SPAN_OPTS,
	{ 0 },
};

static const struct opt show_opts[] = { ASKING, { 0 } };

static const struct opt check_opts[] = {
	{ "subject", 0, OPT_NAME, OPT_OPERAND | OPT_NEED, "SUBJECT",
	    N_("the number ask has printed, or a department: all that is undecided") },
	{ "matter", 0, OPT_WORD, 0, "matter", N_("what is to be decided") },
	{ 0 },
};

#define LATEST "\"$(hl-station consult list -f ids --limit 1)\""

const struct cmd consult_cmds[] = {
	{ "consult ask", "",
	    N_("ask the stations where a department or its person is stationed; prints a number"),
	    "hl-station consult ask --department CGJ --matter award --title 文明单位", HL_WRITE,
	    CMD_PLAIN, hl_consult_ask, NULL, ask_opts },
	{ "consult further", "EVENT", N_("ask one more station in a consultation"),
	    "hl-station consult further " LATEST " --station MS", HL_WRITE, CMD_PLAIN,
	    hl_consult_further, NULL, further_opts },
	{ "consult answer", "EVENT", N_("record a station's opinion"),
	    "hl-station consult answer " LATEST " --station HTBC --opinion support", HL_WRITE,
	    CMD_EVENING | CMD_PLAIN, hl_consult_answer, NULL, answer_opts },
	{ "consult decide", "EVENT",
	    N_("record the decision; one before an opinion is recorded as a violation"),
	    "hl-station consult decide " LATEST " --text 同意推荐", HL_WRITE,
	    CMD_EVENING | CMD_PLAIN, hl_consult_decide, NULL, decide_opts },
	{ "consult import", "FILE",
	    N_("record those of a csv file, with the opinions and the decisions"),
	    "hl-station consult import consult.csv", HL_WRITE, CMD_FILE, hl_consult_import, NULL,
	    reg_import_opts },
	{ "consult list", "", N_("list who was asked and what became of it"),
	    "hl-station consult list --status pending", HL_READ, 0, hl_consult_list, NULL,
	    list_opts },
	{ "consult show", "EVENT", N_("show one"), "hl-station consult show " LATEST, HL_READ, 0,
	    hl_consult_show, NULL, show_opts },
	{ "consult check", "SUBJECT",
	    N_("tell whether a decision may be taken: exit 10 while an opinion is pending"),
	    "hl-station consult check CGJ --matter award", HL_READ, 0, hl_consult_check, NULL,
	    check_opts },
	{ 0 },
};
