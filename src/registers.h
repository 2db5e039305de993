/*
 * registers.h: options and commands of the registers of facts, from the lines of
 * lib/registers.h.
 */
#ifndef SRC_REGISTERS_H
#define SRC_REGISTERS_H

#include "../lib/register/registers.h"
#include "cli/cli.h"

#define OPT_OF_LINE OPT_TEXT
#define OPT_OF_PROSE OPT_PROSE
#define OPT_OF_NAME OPT_NAME
#define OPT_OF_CODE OPT_CODE
#define OPT_OF_WORD OPT_WORD
#define OPT_OF_DAY OPT_DAY
#define OPT_OF_FROM OPT_DAY
#define OPT_OF_TO OPT_DAY
#define OPT_OF_MONEY OPT_MONEY
#define OPT_OF_POINTS OPT_POINTS
#define OPT_OF_INT OPT_INT
#define OPT_OF_YES OPT_FLAG
#define OPT_OF_STATION OPT_NAME
#define OPT_OF_DEPARTMENT OPT_NAME
#define OPT_OF_ISSUE OPT_CODE
#define OPT_OF_MEETING OPT_CODE
#define OPT_OF_ROW OPT_CODE

#define REG_OPT(name, kind, flags, set, headings, help) \
	{ name, 0, OPT_OF_##kind, \
		((flags)&REG_NEED ? OPT_NEED : 0) | ((flags)&REG_MULTI ? OPT_MULTI : 0), set, \
		help },
#define REG_FILTER_OPT(name, kind, flags, set, headings, help) \
	{ name, 0, OPT_OF_##kind, 0, set, help },
#define REG_SET_OPT(name, kind, flags, set, headings, help) \
	{ name, 0, OPT_OF_##kind, (flags)&REG_MULTI ? OPT_MULTI : 0, set, help },
#define REG_NO_OPT(...)

#define SPAN_OPTS \
	{ "since", 0, OPT_SINCE, 0, "TIME", N_("only those from then on") }, \
	    { "until", 0, OPT_UNTIL, 0, "TIME", N_("only those up to then") }, \
	    { "year", 0, OPT_INT, 0, "YEAR", N_("only those of this year") }, \
	{ \
		"month", 0, OPT_CODE, 0, "MONTH", N_("only those of this month, as in 2026-03") \
	}

/*
 * noun_add_opts and noun_list_opts; more: further options of list, each with a comma after it,
 * or NO_OPT.
 */
#define REGISTER_OPTS(noun, FIELDS, more) \
	static const struct opt noun##_add_opts[] = { FIELDS(REG_OPT, REG_OPT){ 0 } }; \
	static const struct opt noun##_set_opts[] = { \
		{ "event", 0, OPT_INT, OPT_OPERAND | OPT_NEED, "EVENT", \
		    N_("the number it was added under, see list") }, \
		FIELDS(REG_SET_OPT, REG_SET_OPT){ "clear", 0, OPT_CODE, OPT_MULTI, "FIELD", \
		    N_("empties a field that need not be there") }, \
		{ 0 } \
	}; \
	static const struct opt noun##_list_opts[] = { \
		FIELDS(REG_NO_OPT, REG_FILTER_OPT) SPAN_OPTS, more{ 0 } \
	};
#define NO_OPT
/* what list has besides, of a register with a period */
#define ALL_OPT { "all", 'a', OPT_FLAG, 0, NULL, N_("former ones too") },

#define UNFUNDED_OPT \
	{ "unfunded", 0, OPT_FLAG, 0, NULL, N_("only work no money has been paid for") },
#define OPEN_OPT { "open", 0, OPT_FLAG, 0, NULL, N_("only those nothing was done about yet") },

static const struct opt reg_event_opts[] = {
	{ "event", 0, OPT_INT, OPT_OPERAND | OPT_NEED, "EVENT",
	    N_("the number it was added under, see list") },
	{ 0 },
};

static const struct opt reg_import_opts[] = {
	{ "file", 0, OPT_TEXT, OPT_OPERAND | OPT_NEED, "FILE",
	    N_("csv with the fields as headings; - is standard input") },
	{ "sha256", 0, OPT_CODE, 0, "HASH", N_("checksum of the file, as the journal writes it") },
	{ 0 },
};

static const struct opt reg_end_opts[] = {
	{ "event", 0, OPT_INT, OPT_OPERAND | OPT_NEED, "EVENT",
	    N_("the number it was added under, see list") },
	{ "to", 0, OPT_DAY, 0, "DATE", N_("last day (default: that of --at)") },
	{ 0 },
};

/*
 * The rows of its commands; about: what add does, adding and listing: their examples, without
 * "add" and "list".
 */
#define REGISTER_CMDS(prog, noun, about, adding, listing) \
	{ #noun " add", "", about, prog " " #noun " add " adding, HL_WRITE, CMD_PLAIN, \
		hl_##noun##_add, NULL, noun##_add_opts }, \
	    { #noun " import", "FILE", N_("the same from a csv file"), \
		    prog " " #noun " import " #noun ".csv", HL_WRITE, CMD_FILE, \
		    hl_##noun##_import, NULL, reg_import_opts }, \
	    { #noun " set", "EVENT", \
		    N_("correct one, with a reason; what it said before stays on record"), \
		    prog " " #noun " set 17 " adding " --reason 更正", HL_WRITE, CMD_EVENING, \
		    hl_##noun##_set, NULL, noun##_set_opts }, \
	    { #noun " list", "", N_("list them"), prog " " #noun " list " listing, HL_READ, 0, \
		    hl_##noun##_list, NULL, noun##_list_opts }, \
	{ \
#noun " show", "EVENT", N_("show one"), \
		    prog " " #noun " show \"$(" prog " " #noun " list -f ids --limit 1)\"", \
		    HL_READ, 0, hl_##noun##_show, NULL, reg_event_opts \
	}
#define REGISTER_END_CMD(prog, noun) \
	{ \
#noun " end", "EVENT", N_("end one"), prog " " #noun " end 17 --to 2026-03-31", \
		    HL_WRITE, CMD_EVENING, hl_##noun##_end, NULL, reg_end_opts \
	}

#endif
