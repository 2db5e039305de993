/* structure.c: commands of hl-station that look at the structure as a whole. */
#include <string.h>

#include "../groups.h"

static const struct opt check_opts[] = {
	{ "station", 0, OPT_NAME, 0, "STATION", N_("only this station") },
	{ "rule", 0, OPT_CODE, OPT_MULTI, "RULE", N_("only these rules, as R1,R7") },
	{ 0 },
};

static const struct opt chart_opts[] = {
	{ "station", 0, OPT_NAME, 0, "STATION",
	    N_("the structure of this station; the district's without it") },
	{ "as", 0, OPT_WORD, 0, "chart",
	    N_("way to draw (default: by the ending of --output, else tree)") },
	{ 0 },
};

/* Drawn as the ending of the file says, unless told otherwise. */
static int
cmd_chart(struct cli *c, struct hl_args *args)
{
	static const struct {
		const char *ending, *as;
	} endings[] = {
		{ ".svg", "svg" },
		{ ".dot", "dot" },
		{ ".gv", "dot" },
		{ ".mmd", "mermaid" },
		{ ".mermaid", "mermaid" },
	};
	const char *dot = c->o[O_OUTPUT] ? strrchr(c->o[O_OUTPUT], '.') : NULL;
	struct hl_rows *rows = NULL;
	int r;

	for (size_t i = 0; dot && !hl_args_get(args, "as") && i < LEN(endings); i++)
		if (!strcmp(dot, endings[i].ending))
			hl_args_set(args, "as", endings[i].as);
	r = hl_station_chart(c->hl, args, &rows);
	return r ? cli_fail_hl(c, r) : cli_rows(c, rows);
}

const struct cmd structure_cmds[] = {
	{ "check", "", N_("list what the structure lacks of rules R1 to R7 (exit 10 if anything)"),
	    "hl-station check --rule R1,R2", HL_READ, 0, hl_station_check, NULL, check_opts },
	{ "chart", "", N_("draw the structure of the district, or of a station"),
	    "hl-station chart --output structure.svg", HL_READ, CMD_RAW, NULL, cmd_chart,
	    chart_opts },
	{ 0 },
};
