/* hl-score.c: the commands of hl-score. */
#include "groups.h"
#include "registers.h"

static const struct opt year_opts[] = {
	{ "year", 0, OPT_INT, OPT_NEED, "YEAR", N_("the year, as in 2026") },
	{ 0 },
};

static const struct opt explain_opts[] = {
	{ "year", 0, OPT_INT, OPT_NEED, "YEAR", N_("the year, as in 2026") },
	{ "department", 0, OPT_NAME, 0, "DEPT", N_("only this department") },
	{ 0 },
};

static const struct opt adjust_opts[] = {
	{ "department", 0, OPT_NAME, OPT_NEED, "DEPT", N_("department") },
	{ "year", 0, OPT_INT, OPT_NEED, "YEAR", N_("the year whose points change") },
	{ "points", 0, OPT_POINTS, OPT_NEED, "POINTS", N_("signed change, as in -2.5") },
	{ "kind", 0, OPT_WORD, 0, "adjustment",
	    N_("what it is shown in: base points or adjustments (default other)") },
	{ 0 },
};

static const struct opt year_import_opts[] = {
	{ "file", 0, OPT_TEXT, OPT_OPERAND | OPT_NEED, "FILE",
	    N_("csv with the fields as headings; - is standard input") },
	{ "year", 0, OPT_INT, 0, "YEAR", N_("the year of rows that name none") },
	{ "sha256", 0, OPT_CODE, 0, "HASH", N_("checksum of the file, as the journal writes it") },
	{ 0 },
};

static const struct opt adjustments_opts[] = {
	{ "year", 0, OPT_INT, 0, "YEAR", N_("only those of the score of this year") },
	{ "department", 0, OPT_NAME, 0, "DEPT", N_("only those of this department") },
	{ "since", 0, OPT_SINCE, 0, "TIME", N_("only those from then on") },
	{ "until", 0, OPT_UNTIL, 0, "TIME", N_("only those up to then") },
	{ "month", 0, OPT_CODE, 0, "MONTH", N_("only those of this month, as in 2026-03") },
	{ 0 },
};

static const struct opt appeal_opts[] = {
	{ "issue", 0, OPT_CODE, OPT_NEED, "ISSUE", N_("issue, by number or ref:X") },
	{ "department", 0, OPT_NAME, OPT_NEED, "DEPT", N_("department that objects") },
	{ 0 },
};

static const struct opt appeal_list_opts[] = {
	{ "issue", 0, OPT_CODE, 0, "ISSUE", N_("only those about this issue") },
	{ "department", 0, OPT_NAME, 0, "DEPT", N_("only those of this department") },
	{ "station", 0, OPT_NAME, 0, "STATION", N_("only those about issues of this station") },
	SPAN_OPTS,
	{ "open", 0, OPT_FLAG, 0, NULL, N_("only those not ruled on yet") },
	{ 0 },
};

static const struct opt appeal_misses_opts[] = {
	{ "department", 0, OPT_NAME, 0, "DEPT", N_("only those of this department") },
	{ "station", 0, OPT_NAME, 0, "STATION", N_("only those about issues of this station") },
	{ "within", 0, OPT_CODE, 0, "SPAN", N_("only those whose time ends by then, as in 2wd") },
	{ 0 },
};

static const struct opt hold_opts[] = {
	{ "department", 0, OPT_NAME, OPT_NEED, "DEPT", N_("department") },
	{ "year", 0, OPT_INT, OPT_NEED, "YEAR", N_("the year the talk is proposed for") },
	{ "ground", 0, OPT_WORD, OPT_NEED, "ground", N_("ground, as talks lists it") },
	{ "first", 0, OPT_CODE, 0, "ISSUE", N_("ground consecutive: the first issue of the run") },
	{ "kind", 0, OPT_WORD, 0, "deadline",
	    N_("kind of the run's first deadline, if one issue has several") },
	{ "by", 0, OPT_NAME, OPT_NEED, "NAME", N_("who held it") },
	{ "person", 0, OPT_NAME, 0, "NAME", N_("with whom (default the principal)") },
	{ "outcome", 0, OPT_WORD, 0, "outcome", N_("what it came to (default none)") },
	{ "text", 0, OPT_PROSE, 0, "TEXT", N_("note") },
	{ 0 },
};

static const struct opt propose_opts[] = {
	{ "department", 0, OPT_NAME, OPT_NEED, "DEPT", N_("department") },
	{ "year", 0, OPT_INT, OPT_NEED, "YEAR", N_("the year it is about") },
	{ "text", 0, OPT_PROSE, 0, "TEXT", N_("what the appraisal found") },
	{ 0 },
};

static const struct opt dismiss_opts[] = {
	{ "department", 0, OPT_NAME, OPT_NEED, "DEPT", N_("department") },
	{ "year", 0, OPT_INT, OPT_NEED, "YEAR", N_("the year the talk is proposed for") },
	{ "ground", 0, OPT_WORD, OPT_NEED, "ground", N_("ground, as talks lists it") },
	{ "first", 0, OPT_CODE, 0, "ISSUE", N_("ground consecutive: the first issue of the run") },
	{ "kind", 0, OPT_WORD, 0, "deadline",
	    N_("kind of the run's first deadline, if one issue has several") },
	{ "text", 0, OPT_PROSE, 0, "TEXT", N_("note") },
	{ 0 },
};

static const struct opt void_opts[] = {
	{ "event", 0, OPT_INT, OPT_OPERAND | OPT_NEED, "EVENT",
	    N_("the number of the event, see hl-report journal") },
	{ 0 },
};

static const struct opt rules_opts[] = {
	{ "year", 0, OPT_INT, 0, "YEAR", N_("those a year is scored by") },
	{ "on", 0, OPT_DAY, 0, "DAY", N_("those in force on that day") },
	{ 0 },
};

static const struct cmd cmds[] = {
	{ "rank", "", N_("rank the departments of a year (R33, R35-R37)"),
	    "hl-score rank --year 2026 --as-of 2026-06-30", HL_READ, 0, hl_score_rank, NULL,
	    year_opts },
	{ "explain", "", N_("list every entry a score is made of"),
	    "hl-score explain --year 2026 --department CGJ", HL_READ, 0, hl_score_explain, NULL,
	    explain_opts },
	{ "talks", "", N_("list who is due for a talk, and what came of it (R37-R39)"),
	    "hl-score talks --year 2026", HL_READ, 0, hl_score_talks, NULL, explain_opts },
	{ "talk propose", "",
	    N_("propose a talk on ground appraisal, which never arises by itself"),
	    "hl-score talk propose --department CGJ --year 2026 --text 年终考评较差 --reason "
	    "考核评定较差",
	    HL_WRITE, CMD_PLAIN | CMD_EVENING, hl_talk_propose, NULL, propose_opts },
	{ "talk hold", "", N_("record that a proposed talk was held"),
	    "hl-score talk hold --department CGJ --year 2026 --ground consecutive --first "
	    "HTBC-2026-0003 --by 王部长",
	    HL_WRITE, CMD_PLAIN | CMD_EVENING, hl_talk_hold, NULL, hold_opts },
	{ "talk dismiss", "", N_("record that a proposed talk is not held, and why"),
	    "hl-score talk dismiss --department CGJ --year 2026 --ground last --reason 机构改革",
	    HL_WRITE, CMD_PLAIN | CMD_EVENING, hl_talk_dismiss, NULL, dismiss_opts },
	{ "talk import", "FILE", N_("record the talks of a csv file, as talks prints it"),
	    "hl-score talk import talks.csv --year 2026 --reason 补录", HL_WRITE,
	    CMD_FILE | CMD_EVENING, hl_talk_import, NULL, year_import_opts },
	{ "talk show", "EVENT", N_("show one that was proposed by the office, held or dismissed"),
	    "hl-score talk show \"$(hl-score talks --year 2026 -f tsv --no-header -F event | grep "
	    "-m 1 .)\"",
	    HL_READ, 0, hl_talk_show, NULL, reg_event_opts },
	{ "adjust", "", N_("change a department's points by a ruling (R33)"),
	    "hl-score adjust --department CGJ --year 2026 --points -2.5 --kind base --reason "
	    "会议缺席",
	    HL_WRITE, CMD_PLAIN | CMD_EVENING, hl_score_adjust, NULL, adjust_opts },
	{ "adjust import", "FILE", N_("the same from a csv file"),
	    "hl-score adjust import adjustments.csv --year 2026", HL_WRITE, CMD_FILE | CMD_EVENING,
	    hl_score_adjust_import, NULL, year_import_opts },
	{ "adjust show", "EVENT", N_("show one"),
	    "hl-score adjust show \"$(hl-score adjustments --year 2026 -f ids --limit 1)\"",
	    HL_READ, 0, hl_score_adjust_show, NULL, reg_event_opts },
	{ "adjustments", "", N_("list the adjustments that stand"),
	    "hl-score adjustments --year 2026", HL_READ, 0, hl_score_adjustments, NULL,
	    adjustments_opts },
	{ "appeal file", "", N_("record a department's appeal against a miss (R34)"),
	    "hl-score appeal file --issue HTBC-2026-0003 --department CGJ --reason 已按时反馈",
	    HL_WRITE, CMD_PLAIN | CMD_EVENING, hl_appeal_file, NULL, appeal_opts },
	{ "appeal uphold", "", N_("uphold an appeal: its misses are waived"),
	    "hl-score appeal uphold --issue HTBC-2026-0003 --department CGJ --reason 属实",
	    HL_WRITE, CMD_PLAIN | CMD_EVENING, hl_appeal_uphold, NULL, appeal_opts },
	{ "appeal reject", "", N_("reject an appeal"),
	    "hl-score appeal reject --issue HTBC-2026-0003 --department CGJ --reason 无依据",
	    HL_WRITE, CMD_PLAIN | CMD_EVENING, hl_appeal_reject, NULL, appeal_opts },
	{ "appeal list", "", N_("list appeals and rulings"),
	    "hl-score appeal list --department CGJ", HL_READ, 0, hl_appeal_list, NULL,
	    appeal_list_opts },
	{ "appeal misses", "", N_("list misses that can still be appealed against, and until when"),
	    "hl-score appeal misses --within 3wd", HL_READ, 0, hl_appeal_misses, NULL,
	    appeal_misses_opts },
	{ "appeal show", "EVENT", N_("show one, with the misses it is about"),
	    "hl-score appeal show \"$(hl-score appeal list --open -f ids --limit 1)\"", HL_READ, 0,
	    hl_appeal_show, NULL, reg_event_opts },
	{ "appeal import", "FILE", N_("the same from a csv file, as list prints it"),
	    "hl-score appeal import appeals.csv --reason 补录", HL_WRITE, CMD_FILE | CMD_EVENING,
	    hl_appeal_import, NULL, reg_import_opts },
	{ "rules", "", N_("list the rules of the score with their points"),
	    "hl-score rules --year 2026", HL_NONE, 0, hl_score_rules, NULL, rules_opts },
	{ "void", "EVENT", N_("take back an event recorded by mistake"),
	    "hl-score void 17 --reason 录入错误", HL_WRITE, CMD_EVENING, hl_void, NULL, void_opts },
	{ "batch", "[FILE]", N_("run commands from a file of JSON Lines"),
	    "hl-score batch rulings.jsonl", HL_WRITE, CMD_FILE, NULL, cli_batch, cli_batch_opts },
	{ 0 },
};

static const struct cmd_group groups[] = {
	CMD_GROUP(NULL, cmds),
	CMD_GROUP(N_("Settled years:"), settle_cmds),
	CMD_GROUP(N_("Appraisal beside the points:"), appraise_cmds),
	{ 0 },
};

const struct prog prog_score = { "hl-score", N_("scores, appeals and talks"), groups };
