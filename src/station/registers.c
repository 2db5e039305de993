/*
 * registers.c: commands of hl-station: the registers of who serves where (R3-R7), and of duties
 * that leave records (R28-R32, R52).
 */
#include "../groups.h"
#include "../registers.h"

/*
 * --- who serves where
 * ------------------------------------------------------------------------------------------
 */

REGISTER_OPTS(squad, SQUAD_FIELDS, ALL_OPT)
REGISTER_OPTS(grid, GRID_FIELDS, ALL_OPT)
REGISTER_OPTS(party, PARTY_FIELDS, ALL_OPT)
REGISTER_OPTS(leading, LEADING_FIELDS, ALL_OPT)
REGISTER_OPTS(director, DIRECTOR_FIELDS, ALL_OPT)
REGISTER_OPTS(wechat, WECHAT_FIELDS, NO_OPT)

const struct cmd serving_cmds[] = {
	REGISTER_CMDS("hl-station", squad, N_("register a squad of a station (R4)"),
	    "--station HTBC --name 平安小分队 --leader 张三 --members 李四,王五", "--station HTBC"),
	REGISTER_END_CMD("hl-station", squad),
	REGISTER_CMDS("hl-station", grid, N_("register a grid, or a cell of one (R4)"),
	    "--station HTBC --code HTBC-G1-1 --name 一单元 --parent HTBC-G1 --leader 赵六",
	    "--station HTBC"),
	REGISTER_END_CMD("hl-station", grid),
	REGISTER_CMDS("hl-station", party, N_("register a body of the party line (R4)"),
	    "--station HTBC --code HTBC-DW --name 花亭北村社区党委 --level community --secretary "
	    "李书记",
	    "--level branch"),
	REGISTER_END_CMD("hl-station", party),
	REGISTER_CMDS("hl-station", leading,
	    N_("register who is in the leading group or its office (R5)"),
	    "--role leader --person 张书记 --from 2026-01-01", "--all"),
	REGISTER_END_CMD("hl-station", leading),
	REGISTER_CMDS("hl-station", director,
	    N_("register the director a department has stationed at a station (R3)"),
	    "--department CGJ --person 张一 --station HTBC --from 2026-01-01", "--station HTBC"),
	REGISTER_END_CMD("hl-station", director),
	REGISTER_CMDS("hl-station", wechat,
	    N_("record whether a station or the office has its WeChat group (R7)"),
	    "--station HTBC --state yes", "--state no"),
	{ 0 },
};

/*
 * --- duties that leave records
 * ---------------------------------------------------------------------------------
 */

REGISTER_OPTS(visit, VISIT_FIELDS, NO_OPT)
REGISTER_OPTS(power, POWER_FIELDS, NO_OPT)
REGISTER_OPTS(fund, FUND_FIELDS, UNFUNDED_OPT)
REGISTER_OPTS(activity, ACTIVITY_FIELDS, NO_OPT)
REGISTER_OPTS(inspection, INSPECTION_FIELDS, OPEN_OPT)
REGISTER_OPTS(model, MODEL_FIELDS, NO_OPT)
REGISTER_OPTS(cycle, CYCLE_FIELDS, ALL_OPT)
REGISTER_OPTS(recommend, RECOMMEND_FIELDS, NO_OPT)

static const struct opt visit_raise_opts[] = {
	{ "event", 0, OPT_INT, OPT_OPERAND | OPT_NEED, "EVENT",
	    N_("the number it was added under, see list") },
	{ "title", 0, OPT_TEXT, OPT_NEED, "TEXT", N_("the problem in one line") },
	{ "detail", 0, OPT_PROSE, 0, "TEXT", N_("what it is about, at length") },
	{ "category", 0, OPT_WORD, 0, "category", N_("field of work") },
	{ "grid", 0, OPT_NAME, 0, "NAME", N_("grid it lies in") },
	{ "ref", 0, OPT_CODE, 0, "REF", N_("reference in another system, unique") },
	{ 0 },
};

static const struct opt fund_pay_opts[] = {
	{ "event", 0, OPT_INT, OPT_OPERAND | OPT_NEED, "EVENT",
	    N_("the number it was added under, see list") },
	{ "money", 0, OPT_MONEY, OPT_NEED, "YUAN", N_("money paid, in yuan") },
	{ 0 },
};

static const struct opt inspection_follow_opts[] = {
	{ "event", 0, OPT_INT, OPT_OPERAND | OPT_NEED, "EVENT",
	    N_("the number it was added under, see list") },
	{ "followup", 0, OPT_TEXT, OPT_NEED, "TEXT", N_("what was done about it") },
	{ 0 },
};

static const struct opt recommend_missing_opts[] = {
	{ "cycle", 0, OPT_CODE, OPT_NEED, "CYCLE", N_("the cycle, by code") },
	{ 0 },
};

#define LATEST(noun) "\"$(hl-station " noun " list -f ids --limit 1)\""

const struct cmd duty_cmds[] = {
	REGISTER_CMDS("hl-station", visit,
	    N_("record a visit to residents and what was heard (R30)"),
	    "--station HTBC --members 李四 --area 基层治理 --text 楼道堆放杂物",
	    "--station HTBC --month 2026-03"),
	{ "visit raise", "EVENT", N_("make an issue of an opinion heard; prints its number"),
	    "hl-station visit raise " LATEST("visit") " --title 楼道堆放杂物 --category 环境整治",
	    HL_WRITE, CMD_PLAIN, hl_visit_raise, NULL, visit_raise_opts },
	REGISTER_CMDS("hl-station", power,
	    N_("record a power or resource moved down to a station (R28)"),
	    "--station HTBC --department CGJ --kind power --title 停车位管理",
	    "--station HTBC --year 2026"),
	REGISTER_CMDS("hl-station", fund,
	    N_("record work a department entrusts to a station, with its money (R29)"),
	    "--station HTBC --department CGJ --title 门前三包巡查 --money 1200.50", "--unfunded"),
	{ "fund pay", "EVENT", N_("record money paid later"),
	    "hl-station fund pay " LATEST("fund") " --money 800", HL_WRITE, CMD_EVENING | CMD_PLAIN,
	    hl_fund_pay, NULL, fund_pay_opts },
	REGISTER_CMDS("hl-station", activity,
	    N_("record an activity of the organisations' shared life (R31)"),
	    "--station HTBC --kind 主题党日 --title 清洁家园 --bodies 花亭北村社区党委 "
	    "--departments CGJ --people 32",
	    "--kind 党课"),
	REGISTER_CMDS("hl-station", inspection,
	    N_("record an inspection of a station or department (R52)"),
	    "--station HTBC --finding 台账不全 --circular", "--open"),
	{ "inspection follow", "EVENT", N_("record what was done about it"),
	    "hl-station inspection follow " LATEST("inspection") " --followup 已补齐", HL_WRITE,
	    CMD_EVENING, hl_inspection_follow, NULL, inspection_follow_opts },
	REGISTER_CMDS("hl-station", model,
	    N_("mark a station or an issue as a case to learn from (R32)"),
	    "--issue HTBC-2026-0001 --title 一盏路灯 --media 大观先锋网 --published 2026-03-20",
	    "--station HTBC"),
	REGISTER_CMDS("hl-station", cycle,
	    N_("open a rating or yearly inspection in which stations speak (R28)"),
	    "--code WY2026 --kind rating --title 2026年物业评价 --subjects 安居物业,和谐物业",
	    "--all"),
	REGISTER_END_CMD("hl-station", cycle),
	REGISTER_CMDS("hl-station", recommend,
	    N_("record a station's opinion on an award, or in a cycle (R28)"),
	    "--station HTBC --cycle WY2026 --subject 安居物业 --opinion support", "--cycle WY2026"),
	{ "recommend missing", "", N_("list who has not spoken in a cycle"),
	    "hl-station recommend missing --cycle WY2026 -e", HL_READ, 0, hl_recommend_missing,
	    NULL, recommend_missing_opts },
	{ 0 },
};
