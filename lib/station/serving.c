/*
 * serving.c: registers of who serves where (R3-R7), and the rules each has beyond its fields.
 */
#include <string.h>

#include "station/station.h"

/* --- squads, grids, the party line (R4) --- */

/* The row of sql for the :code of a parent: its station, which must be that, and one more value. */
static int
check_parent(struct hl *hl, const struct reg *r, const struct hl_args *args,
    const struct reg_cell *v, const char *sql, const char **more)
{
	const char *parent = hl_args_get(args, "parent");
	sqlite3_stmt *st = sql_bind(hl, sql, BIND(":code", parent));
	int64_t station = 0;
	int rc;

	*more = "";
	while (sql_next(hl, st, &rc)) {
		station = sqlite3_column_int64(st, 0);
		*more = hl_keep(hl, sql_copy(st, 1));
	}
	if (rc != HL_OK || station == v[reg_index(r, "station")].number)
		return rc;
	return hl_fail(hl, HL_EREFUSED, _("%s '%s' is of another station than '%s' (R4)"), r->noun,
	    parent, hl_args_get(args, "station"));
}

static int
check_grid(struct hl *hl, const struct reg *r, struct hl_args *args, struct reg_cell *v)
{
	const char *parent = hl_args_get(args, "parent"), *cell;
	int rc;

	if (parent == NULL)
		return HL_OK;
	if (strcmp(parent, hl_args_get(args, "code")) == 0)
		return hl_fail(hl, HL_EREFUSED, _("'%s' cannot lie in itself"), parent);
	if ((rc = check_parent(hl, r, args, v, sql_station_grid_in, &cell)) != HL_OK)
		return rc;
	return strcmp(cell, "1") != 0
		   ? HL_OK
		   : hl_fail(
			 hl, HL_EREFUSED, _("'%s' is a cell: a cell lies in a grid (R4)"), parent);
}

static int
check_party(struct hl *hl, const struct reg *r, struct hl_args *args, struct reg_cell *v)
{
	static const struct {
		const char *level, *above;
	} line[] = { { "community", NULL }, { "branch", "community" }, { "group", "branch" } };
	const char *level = hl_args_get(args, "level"), *parent = hl_args_get(args, "parent"),
		   *above;
	size_t i = 0;
	int rc;

	while (strcmp(line[i].level, level) != 0)
		i++;
	if (parent == NULL)
		return line[i].above == NULL
			   ? HL_OK
			   : hl_fail(hl, HL_EREFUSED,
				 _("a %s needs a body above it: give --parent (R4)"), level);
	if ((rc = check_parent(hl, r, args, v, sql_station_party_in, &above)) != HL_OK)
		return rc;
	if (line[i].above != NULL && strcmp(line[i].above, above) == 0)
		return HL_OK;
	return hl_fail(hl, HL_EREFUSED,
	    _("a %s does not stand below a %s: the party line is community, branch, group (R4)"),
	    level, above);
}

/* --- the leading group (R5) --- */

/* One leader at a time. */
static int
check_leading(struct hl *hl, const struct reg *r, struct hl_args *args, struct reg_cell *v)
{
	static const char *const role[] = { "role", NULL };
	int64_t event;
	int found;

	if (strcmp(hl_args_get(args, "role"), "leader") != 0)
		return HL_OK;
	if ((found = reg_overlap(hl, r, args, v, role, &event)) == 0)
		return HL_OK;
	return found < 0 ? HL_EFAIL
			 : hl_fail(hl, HL_EREFUSED,
			       _("the leading group has a leader in that time already, by event "
				 "%lld (R5)"),
			       (long long)event);
}

/* --- the table --- */

static const struct hl_param squad_fields[] = {
	{ "station", HL_P_STATION, HL_NEED | HL_KEY | HL_FILTER, NULL,
	    N_("station, by code or community"), "站点|红领工作站|社区" },
	{ "name", HL_P_NAME, HL_NEED | HL_KEY, NULL, N_("name of the squad"), "名称|小分队" },
	{ "leader", HL_P_NAME, 0, NULL, N_("who leads it"), "队长|负责人" },
	{ "members", HL_P_NAME, HL_MULTI, NULL, N_("members, by name"), "成员|队员" },
	{ "from", HL_P_FROM, 0, NULL, N_("first day (default: that of --at)"),
	    "开始日期|成立日期" },
	{ "to", HL_P_TO, 0, NULL, N_("last day"), "结束日期" },
	{ 0 },
};
static const struct reg squad_reg = { REG("hl-station", squad) };

static const struct hl_param grid_fields[] = {
	{ "station", HL_P_STATION, HL_NEED | HL_FILTER, NULL, N_("station, by code or community"),
	    "站点|红领工作站|社区" },
	{ "code", HL_P_CODE, HL_NEED | HL_KEY, NULL, N_("code of the grid or cell"),
	    "编码|代码|网格编码" },
	{ "name", HL_P_NAME, HL_NEED, NULL, N_("name of the grid or cell"), "名称|网格|单元" },
	{ "parent", HL_P_ROW, HL_FILTER, "grid",
	    N_("the grid a cell lies in, by code; none: it is a grid"), "上级网格|所属网格" },
	{ "leader", HL_P_NAME, 0, NULL, N_("who leads it (网格长, 单元长)"),
	    "网格长|单元长|负责人" },
	{ "from", HL_P_FROM, 0, NULL, N_("first day (default: that of --at)"), "开始日期" },
	{ "to", HL_P_TO, 0, NULL, N_("last day"), "结束日期" },
	{ 0 },
};
static const struct reg grid_reg = { REG("hl-station", grid), .check = check_grid,
	.more = ", iif(t.parent IS NULL, 'grid', 'cell') AS level" };

static const struct hl_param party_fields[] = {
	{ "station", HL_P_STATION, HL_NEED | HL_FILTER, NULL, N_("station, by code or community"),
	    "站点|红领工作站|社区" },
	{ "code", HL_P_CODE, HL_NEED | HL_KEY, NULL, N_("code of the party body"), "编码|代码" },
	{ "name", HL_P_NAME, HL_NEED, NULL, N_("name of the party body"), "名称|党组织" },
	{ "level", HL_P_WORD, HL_NEED | HL_FILTER, "party", N_("place in the party line"),
	    "层级|级别" },
	{ "parent", HL_P_ROW, HL_FILTER, "party", N_("the body above it, by code"), "上级党组织" },
	{ "secretary", HL_P_NAME, 0, NULL, N_("its secretary"), "书记|负责人|党小组长" },
	{ "members", HL_P_INT, 0, NULL, N_("number of party members"), "党员数" },
	{ "from", HL_P_FROM, 0, NULL, N_("first day (default: that of --at)"),
	    "开始日期|成立日期" },
	{ "to", HL_P_TO, 0, NULL, N_("last day"), "结束日期" },
	{ 0 },
};
static const struct reg party_reg = { REG("hl-station", party), .check = check_party };

static const struct hl_param leading_fields[] = {
	{ "role", HL_P_WORD, HL_NEED | HL_FILTER, "leading", N_("role in the leading group"),
	    "职务|角色" },
	{ "person", HL_P_NAME, HL_NEED, NULL, N_("the person"), "姓名|人员" },
	{ "department", HL_P_DEPARTMENT, HL_FILTER, NULL, N_("department the person belongs to"),
	    "单位" },
	{ "from", HL_P_FROM, 0, NULL, N_("first day (default: that of --at)"),
	    "开始日期|任职日期" },
	{ "to", HL_P_TO, 0, NULL, N_("last day"), "结束日期|离任日期" },
	{ 0 },
};
static const struct reg leading_reg = { REG("hl-station", leading), .check = check_leading };

static const struct hl_param director_fields[] = {
	{ "department", HL_P_DEPARTMENT, HL_NEED | HL_KEY | HL_FILTER, NULL,
	    N_("department, by code or name"), "单位" },
	{ "person", HL_P_NAME, HL_NEED, NULL, N_("the person"), "姓名|局长" },
	{ "station", HL_P_STATION, HL_NEED | HL_FILTER, NULL,
	    N_("station the person is stationed at"), "站点|驻点社区|社区" },
	{ "from", HL_P_FROM, 0, NULL, N_("first day (default: that of --at)"), "开始日期" },
	{ "to", HL_P_TO, 0, NULL, N_("last day"), "结束日期" },
	{ 0 },
};
static const struct reg director_reg = { REG("hl-station", director) };

static const struct hl_param wechat_fields[] = {
	{ "station", HL_P_STATION, HL_FILTER, NULL,
	    N_("station; without it the group of the office"), "站点|红领工作站|社区" },
	{ "state", HL_P_WORD, HL_NEED | HL_FILTER, "wechat",
	    N_("whether there is a group from then on"), "是否建立|状态" },
	{ "detail", HL_P_PROSE, 0, NULL, N_("more of it"), "说明|备注" },
	{ 0 },
};
static const struct reg wechat_reg = { REG("hl-station", wechat) };

/* --- the acts --- */

const struct hl_act serving_acts[] = {
	REGISTER_ACTS("hl-station", squad, N_("register a squad of a station (R4)"),
	    "--station HTBC --name 平安小分队 --leader 张三 --members 李四,王五", "--station HTBC",
	    reg_former_params),
	REGISTER_END_ACT("hl-station", squad),
	REGISTER_ACTS("hl-station", grid, N_("register a grid, or a cell of one (R4)"),
	    "--station HTBC --code HTBC-G1-1 --name 一单元 --parent HTBC-G1 --leader 赵六",
	    "--station HTBC", reg_former_params),
	REGISTER_END_ACT("hl-station", grid),
	REGISTER_ACTS("hl-station", party, N_("register a body of the party line (R4)"),
	    "--station HTBC --code HTBC-DW --name 花亭北村社区党委 --level community --secretary "
	    "李书记",
	    "--level branch", reg_former_params),
	REGISTER_END_ACT("hl-station", party),
	REGISTER_ACTS("hl-station", leading,
	    N_("register who is in the leading group or its office (R5)"),
	    "--role leader --person 张书记 --from 2026-01-01", "--all", reg_former_params),
	REGISTER_END_ACT("hl-station", leading),
	REGISTER_ACTS("hl-station", director,
	    N_("register the director a department has stationed at a station (R3)"),
	    "--department CGJ --person 张一 --station HTBC --from 2026-01-01", "--station HTBC",
	    reg_former_params),
	REGISTER_END_ACT("hl-station", director),
	REGISTER_ACTS("hl-station", wechat,
	    N_("record whether a station or the office has its WeChat group (R7)"),
	    "--station HTBC --state yes", "--state no", span_params),
	{ 0 },
};
