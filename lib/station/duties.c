/*
 * duties.c: registers of duties that leave records (R28-R32, R52): their rules and what is added
 * to a row later.
 */
#include <stdlib.h>
#include <string.h>

#include "station/station.h"

static const struct reg fund_reg, inspection_reg, visit_reg;

/* Refuses a fact about the row of that event that is dated before it. */
static int
check_after(struct hl *hl, const struct reg *r, const char *sql, int64_t event)
{
	int64_t at;

	if (sql_int(hl, &at, sql, BIND(":event", event)) < 0)
		return HL_EFAIL;
	return event_check_after(hl, r->noun, event, at);
}

/* Adds the rows of show that sql gives for :event. */
static int
show_more(struct hl *hl, const char *sql, int64_t event, struct hl_rows *rows)
{
	return rows_fill(hl, rows, sql_bind(hl, sql, BIND(":event", event)));
}

/* --- money (R29) --- */

#define PAID \
	"(ifnull(t.money, 0) + (SELECT ifnull(sum(p.money), 0) FROM fund_payment p WHERE p.fund " \
	"= " REG_EVENT("t") " AND p.gone = " NEVER "))"

static int
fund_pay(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	static const struct hl_param money = { "money", HL_P_MONEY, HL_NEED };
	struct reg_cell c;
	int64_t event;
	int rc;

	if ((rc = event_check_at(hl, 'f')) != HL_OK ||
	    (rc = reg_event(hl, &fund_reg, args, &event)) != HL_OK ||
	    (rc = check_after(hl, &fund_reg, "SELECT at FROM fund WHERE event = :event", event)) !=
		HL_OK ||
	    (rc = reg_take_field(hl, &money, args, &c)) != HL_OK)
		return rc;
	if (!c.is_number || c.number == 0)
		return hl_fail(hl, HL_EUSAGE, _("%s needs %s"), "fund pay", "money");
	if ((rc = sql_run(hl,
		 "INSERT INTO fund_payment (event, fund, at, money)"
		 " VALUES (:event, :fund, :at, :money)",
		 BIND(":event", hl->ev->seq), BIND(":fund", event), BIND(":at", hl->at),
		 BIND(":money", c.number))) != HL_OK)
		return rc;
	return event_answer(hl, rows);
}

static int
show_fund(struct hl *hl, int64_t event, struct hl_rows *rows)
{
	return show_more(hl, sql_station_payments, event, rows);
}

static int
undo_pay(struct hl *hl, const struct hl_act *act, int64_t event)
{
	(void)act;
	return sql_run(hl, "UPDATE fund_payment SET gone = :at WHERE event = :event",
	    BIND(":event", event), BIND(":at", hl->at));
}

static int
fund_rests(struct hl *hl, int64_t event)
{
	return event_check_rests(hl, sql_station_payment_of, event);
}

/* --- inspections (R52) --- */

static int
check_inspection(struct hl *hl, const struct reg *r, struct hl_args *args, struct reg_cell *v)
{
	(void)v;
	if (hl_args_get(args, "station") != NULL || hl_args_get(args, "department") != NULL)
		return HL_OK;
	return hl_fail(hl, HL_EUSAGE, _("%s needs %s"), r->noun, _("station or department"));
}

static int
inspection_follow(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	static const struct hl_param followup = { "followup", HL_P_TEXT, HL_NEED };
	struct reg_cell c;
	int64_t event, done;
	int rc;

	(void)rows;
	if ((rc = event_check_at(hl, 'f')) != HL_OK ||
	    (rc = reg_event(hl, &inspection_reg, args, &event)) != HL_OK ||
	    (rc = check_after(hl, &inspection_reg, "SELECT at FROM inspection WHERE event = :event",
		 event)) != HL_OK ||
	    (rc = reg_take_field(hl, &followup, args, &c)) != HL_OK)
		return rc;
	if (c.text == NULL)
		return hl_fail(hl, HL_EUSAGE, _("%s needs %s"), "inspection follow", "followup");
	if (sql_int(hl, &done, "SELECT followup IS NOT NULL FROM inspection WHERE event = :event",
		BIND(":event", event)) < 0)
		return HL_EFAIL;
	if (done)
		return hl_fail(hl, HL_EREFUSED, _("inspection %lld has its follow-up already"),
		    (long long)event);
	return sql_run(hl, sql_station_inspection_follow, BIND(":event", event),
	    BIND(":followup", c.text), BIND(":at", hl->at), BIND(":by", hl->ev->seq));
}

static int
show_inspection(struct hl *hl, int64_t event, struct hl_rows *rows)
{
	char text[32];
	int64_t at;

	if (sql_int(hl, &at, "SELECT followed FROM inspection WHERE event = :event",
		BIND(":event", event)) < 0)
		return HL_EFAIL;
	if (at != 0)
		rows_put(rows, CELL("followed"), CELL(hl_time_short(at, text)));
	return HL_OK;
}

static int
undo_follow(struct hl *hl, const struct hl_act *act, int64_t event)
{
	(void)act;
	return sql_run(hl, sql_station_inspection_unfollow, BIND(":event", event));
}

static int
inspection_rests(struct hl *hl, int64_t event)
{
	return event_check_rests(
	    hl, "SELECT followed_event FROM inspection WHERE event = :event", event);
}

/* --- cases (R32) --- */

/* A station or an issue is marked; an issue's station is known. */
static int
check_model(struct hl *hl, const struct reg *r, struct hl_args *args, struct reg_cell *v)
{
	struct reg_cell *station = &v[reg_index(r, "station")];
	const struct reg_cell *issue = &v[reg_index(r, "issue")];
	const char *code;
	int64_t of;

	if (!issue->is_number)
		return station->is_number ? HL_OK
					  : hl_fail(hl, HL_EUSAGE, _("%s needs %s"), r->noun,
						_("station or issue"));
	if (sql_int(hl, &of, "SELECT station_id FROM issue WHERE id = :id",
		BIND(":id", issue->number)) < 0)
		return HL_EFAIL;
	if (station->is_number && station->number != of)
		return hl_fail(hl, HL_EREFUSED, _("issue '%s' is not of station '%s'"),
		    hl_args_get(args, "issue"), hl_args_get(args, "station"));
	if ((code = station_code(hl, of)) == NULL)
		return HL_EFAIL;
	*station = (struct reg_cell){ .number = of, .is_number = true };
	hl_args_set(args, "station", code);
	return HL_OK;
}

/* --- visits (R30) --- */

/* A squad or members went; the squad is one of the station on that day. */
static int
check_visit(struct hl *hl, const struct reg *r, struct hl_args *args, struct reg_cell *v)
{
	const char *squad = hl_args_get(args, "squad");
	const char *day;
	int64_t there;

	if (squad == NULL)
		return hl_args_get(args, "members") != NULL
			   ? HL_OK
			   : hl_fail(
				 hl, HL_EUSAGE, _("%s needs %s"), r->noun, _("squad or members"));
	day = day_text(hl, hl->at);
	if (sql_int(hl, &there, sql_station_squad_there,
		BIND(":station", v[reg_index(r, "station")].number), BIND(":name", squad),
		BIND(":day", day)) < 0)
		return HL_EFAIL;
	return there != 0 ? HL_OK
			  : hl_fail(hl, HL_ENOENT, _("no squad '%s' at '%s' on %s"), squad,
				hl_args_get(args, "station"), day);
}

int
visit_find(struct hl *hl, const struct hl_args *args, int64_t *event)
{
	return reg_event(hl, &visit_reg, args, event);
}

int
visit_take(struct hl *hl, struct hl_args *args, int64_t station, int64_t *visit)
{
	struct hl_args named = { 0 };
	int64_t of;
	int rc;

	*visit = 0;
	if (hl_args_get(args, "visit") == NULL)
		return HL_OK;
	hl_args_set(&named, "event", hl_args_get(args, "visit"));
	rc = reg_event(hl, &visit_reg, &named, visit);
	hl_args_clear(&named);
	if (rc != HL_OK)
		return rc;
	if (sql_int(hl, &of, "SELECT station_id FROM visit WHERE event = :event",
		BIND(":event", *visit)) < 0)
		return HL_EFAIL;
	if (of != station)
		return hl_fail(
		    hl, HL_EREFUSED, _("visit %lld is of another station"), (long long)*visit);
	if ((rc = check_after(
		 hl, &visit_reg, "SELECT at FROM visit WHERE event = :event", *visit)) != HL_OK)
		return rc;
	if (hl_args_get(args, "source") == NULL && hl_list_has(&hl->cfg->sources, "visit"))
		hl_args_set(args, "source", "visit");
	return HL_OK;
}

static int
show_visit(struct hl *hl, int64_t event, struct hl_rows *rows)
{
	return show_more(hl, sql_station_visit_issues, event, rows);
}

static int
visit_rests(struct hl *hl, int64_t event)
{
	return event_check_rests(hl, sql_station_visit_issue, event);
}

/* --- opinions of stations (R28) --- */

/* In a cycle: one of its subjects, once a station, not before it begins. */
static int
check_recommend(struct hl *hl, const struct reg *r, struct hl_args *args, struct reg_cell *v)
{
	static const char *const once[] = { "station", "cycle", "subject", NULL };
	const char *cycle = hl_args_get(args, "cycle"), *subject = hl_args_get(args, "subject");
	int64_t good, event;
	int found;

	if (cycle == NULL)
		return HL_OK;
	if (sql_int(hl, &good, sql_station_cycle_wrong, BIND(":code", cycle),
		BIND(":subject", subject), BIND(":day", day_text(hl, hl->at))) < 0)
		return HL_EFAIL;
	if (good != 0)
		return hl_fail(hl, HL_EREFUSED,
		    good == 1 ? _("'%s' is no subject of cycle '%s'")
			      : _("about '%s': cycle '%s' has not begun then"),
		    subject, cycle);
	if ((found = reg_overlap(hl, r, args, v, once, &event)) == 0)
		return HL_OK;
	return found < 0 ? HL_EFAIL
			 : hl_fail(hl, HL_EREFUSED,
			       _("'%s' has spoken about '%s' in that cycle already, by event %lld"),
			       hl_args_get(args, "station"), subject, (long long)event);
}

static int
recommend_missing(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	const char *cycle = hl_args_get(args, "cycle");
	int64_t event;

	if (cycle == NULL)
		return hl_fail(hl, HL_EUSAGE, _("--%s is missing"), "cycle");
	if (sql_int(hl, &event, sql_station_cycle_at, BIND(":code", cycle), BIND(":t", hl->now)) <
	    0)
		return HL_EFAIL;
	if (event == 0)
		return hl_fail(hl, HL_ENOENT, _("no %s '%s'"), "cycle", cycle);
	return sql_rows(
	    hl, rows, sql_station_recommend_missing, BIND(":cycle", event), BIND(":t", hl->now));
}

/* --- the table --- */

static const struct hl_param power_fields[] = {
	{ "station", HL_P_STATION, HL_NEED | HL_FILTER, NULL, N_("station, by code or community"),
	    "站点|红领工作站|社区" },
	{ "department", HL_P_DEPARTMENT, HL_FILTER, NULL, N_("department it comes from"),
	    "单位|下放单位" },
	{ "kind", HL_P_WORD, HL_NEED | HL_FILTER, "power", N_("what is moved down"), "类别|种类" },
	{ "title", HL_P_TEXT, HL_NEED, NULL, N_("what it is, in one line"), "名称|事项" },
	{ "detail", HL_P_PROSE, 0, NULL, N_("more of it"), "内容|说明" },
	{ 0 },
};
static const struct reg power_reg = { REG("hl-station", power) };

static const struct hl_param fund_fields[] = {
	{ "station", HL_P_STATION, HL_NEED | HL_FILTER, NULL, N_("station, by code or community"),
	    "站点|红领工作站|社区" },
	{ "department", HL_P_DEPARTMENT, HL_NEED | HL_FILTER, NULL,
	    N_("department that entrusts the work"), "单位|委托单位" },
	{ "title", HL_P_TEXT, HL_NEED, NULL, N_("the work, in one line"), "事项|委托事项" },
	{ "money", HL_P_MONEY, 0, NULL, N_("money given with it, in yuan"), "经费|金额" },
	{ "detail", HL_P_PROSE, 0, NULL, N_("more of it"), "说明|备注" },
	{ 0 },
};
static const struct reg fund_reg = { REG("hl-station", fund), .more = ", " PAID " AS paid",
	.only = "unfunded", .where = PAID " = 0", .show = show_fund, .rests = fund_rests };

static const struct hl_param activity_fields[] = {
	{ "station", HL_P_STATION, HL_NEED | HL_FILTER, NULL, N_("station, by code or community"),
	    "站点|红领工作站|社区" },
	{ "kind", HL_P_WORD, HL_NEED | HL_FILTER, "activity", N_("kind of activity"),
	    "类别|活动类别" },
	{ "title", HL_P_TEXT, HL_NEED, NULL, N_("what it was, in one line"), "主题|名称" },
	{ "bodies", HL_P_NAME, HL_MULTI, NULL, N_("bodies that took part"), "参加单位|参加党组织" },
	{ "departments", HL_P_DEPARTMENT, HL_MULTI | HL_FILTER, NULL,
	    N_("departments that took part"), "参加部门|单位" },
	{ "people", HL_P_INT, 0, NULL, N_("how many took part"), "人数|参加人数" },
	{ "meeting", HL_P_MEETING, 0, NULL, N_("meeting it went with, by number"), "会议" },
	{ "detail", HL_P_PROSE, 0, NULL, N_("more of it"), "内容|说明" },
	{ 0 },
};
static const struct reg activity_reg = { REG("hl-station", activity) };

static const struct hl_param inspection_fields[] = {
	{ "station", HL_P_STATION, HL_FILTER, NULL, N_("station inspected"),
	    "站点|红领工作站|社区" },
	{ "department", HL_P_DEPARTMENT, HL_FILTER, NULL, N_("department inspected"), "单位" },
	{ "finding", HL_P_TEXT, HL_NEED, NULL, N_("what was found"), "发现问题|督查情况" },
	{ "followup", HL_P_TEXT, 0, NULL, N_("what was done about it"), "整改情况|跟进" },
	{ "circular", HL_P_FLAG, 0, NULL, N_("it was circulated"), "通报|是否通报" },
	{ "detail", HL_P_PROSE, 0, NULL, N_("more of it"), "内容|说明" },
	{ 0 },
};
static const struct reg inspection_reg = { REG("hl-station", inspection), .check = check_inspection,
	.only = "open", .where = "t.followup IS NULL", .show = show_inspection,
	.rests = inspection_rests };

static const struct hl_param model_fields[] = {
	{ "station", HL_P_STATION, HL_FILTER, NULL,
	    N_("station that is the case, or whose issue is"), "站点|红领工作站|社区" },
	{ "issue", HL_P_ISSUE, HL_FILTER, NULL, N_("issue that is the case, by number or ref:X"),
	    "问题|问题编号" },
	{ "title", HL_P_TEXT, HL_NEED, NULL, N_("the case, in one line"), "案例|标题" },
	{ "media", HL_P_NAME, HL_MULTI, NULL, N_("where it was published"), "媒体|发布载体" },
	{ "published", HL_P_DAY, 0, NULL, N_("when it was published"), "发布日期" },
	{ "detail", HL_P_PROSE, 0, NULL, N_("more of it"), "内容|说明" },
	{ 0 },
};
static const struct reg model_reg = { REG("hl-station", model), .check = check_model };

static const struct hl_param visit_fields[] = {
	{ "station", HL_P_STATION, HL_NEED | HL_FILTER, NULL, N_("station, by code or community"),
	    "站点|红领工作站|社区" },
	{ "squad", HL_P_NAME, HL_FILTER, NULL, N_("squad that went"), "小分队" },
	{ "members", HL_P_NAME, HL_MULTI, NULL, N_("who went, by name"), "成员|走访人" },
	{ "area", HL_P_WORD, HL_NEED | HL_FILTER, "area", N_("what it was about"),
	    "领域|走访内容" },
	{ "place", HL_P_TEXT, 0, NULL, N_("where"), "地点|走访对象" },
	{ "text", HL_P_PROSE, HL_NEED, NULL, N_("what was heard"), "意见建议|听取意见" },
	{ 0 },
};
static const struct reg visit_reg = { REG("hl-station", visit), .check = check_visit,
	.show = show_visit, .rests = visit_rests,
	.more = ", (SELECT count(*) FROM issue i WHERE i.visit = " REG_EVENT(
	    "t") " AND i.gone = " NEVER ") AS raised_issues" };

static const struct hl_param cycle_fields[] = {
	{ "code", HL_P_CODE, HL_NEED | HL_KEY, NULL, N_("code of the cycle"), "编码|代码" },
	{ "kind", HL_P_WORD, HL_NEED | HL_FILTER, "cycle", N_("what it is"), "类别|种类" },
	{ "title", HL_P_TEXT, HL_NEED, NULL, N_("its name"), "名称|标题" },
	{ "subjects", HL_P_NAME, HL_MULTI | HL_NEED, NULL, N_("who is rated or inspected"),
	    "评价对象|对象" },
	{ "from", HL_P_FROM, HL_AHEAD, NULL, N_("first day (default: that of --at)"), "开始日期" },
	{ "to", HL_P_TO, HL_AHEAD, NULL, N_("last day"), "结束日期|截止日期" },
	{ 0 },
};
static const struct reg cycle_reg = { REG("hl-station", cycle) };

static const struct hl_param recommend_fields[] = {
	{ "station", HL_P_STATION, HL_NEED | HL_FILTER, NULL, N_("station, by code or community"),
	    "站点|红领工作站|社区" },
	{ "cycle", HL_P_ROW, HL_FILTER, "cycle",
	    N_("cycle it is given in, by code; none: an award or honour"), "周期|评价周期" },
	{ "subject", HL_P_NAME, HL_NEED | HL_FILTER, NULL, N_("who or what it is about"),
	    "评价对象|对象" },
	{ "opinion", HL_P_WORD, HL_NEED | HL_FILTER, "opinion", N_("the opinion"),
	    "意见|评价建议" },
	{ "text", HL_P_PROSE, 0, NULL, N_("the opinion in words"), "理由|说明" },
	{ 0 },
};
static const struct reg recommend_reg = { REG("hl-station", recommend), .check = check_recommend };

/* --- the acts --- */

static const struct hl_param fund_list_params[] = {
	PARAM_SPAN,
	{ "unfunded", HL_P_FLAG, 0, NULL, N_("only work no money has been paid for") },
	{ 0 },
};

static const struct hl_param inspection_list_params[] = {
	PARAM_SPAN,
	{ "open", HL_P_FLAG, 0, NULL, N_("only those nothing was done about yet") },
	{ 0 },
};

static const struct hl_param fund_pay_params[] = {
	PARAM_EVENT,
	{ "money", HL_P_MONEY, HL_NEED, NULL, N_("money paid, in yuan") },
	{ 0 },
};

static const struct hl_param inspection_follow_params[] = {
	PARAM_EVENT,
	{ "followup", HL_P_TEXT, HL_NEED, NULL, N_("what was done about it") },
	{ 0 },
};

static const struct hl_param recommend_missing_params[] = {
	{ "cycle", HL_P_CODE, HL_NEED, "CYCLE", N_("the cycle, by code") },
	{ 0 },
};

const struct hl_act duties_acts[] = {
	REGISTER_ACTS("hl-station", visit,
	    N_("record a visit to residents and what was heard (R30)"),
	    "--station HTBC --members 李四 --area 基层治理 --text 楼道堆放杂物",
	    "--station HTBC --month 2026-03", span_params),
	REGISTER_ACTS("hl-station", power,
	    N_("record a power or resource moved down to a station (R28)"),
	    "--station HTBC --department CGJ --kind power --title 停车位管理",
	    "--station HTBC --year 2026", span_params),
	REGISTER_ACTS("hl-station", fund,
	    N_("record work a department entrusts to a station, with its money (R29)"),
	    "--station HTBC --department CGJ --title 门前三包巡查 --money 1200.50", "--unfunded",
	    fund_list_params),
	{ "hl-station", "fund pay", fund_pay_params, N_("record money paid later"),
	    "hl-station fund pay \"$(hl-station fund list -f ids --limit 1)\" --money 800",
	    HL_WRITE, HL_ACT_EVENING | HL_ACT_PLAIN, fund_pay, &fund_reg, .undo = undo_pay },
	REGISTER_ACTS("hl-station", activity,
	    N_("record an activity of the organisations' shared life (R31)"),
	    "--station HTBC --kind 主题党日 --title 清洁家园 --bodies 花亭北村社区党委 "
	    "--departments CGJ --people 32",
	    "--kind 党课", span_params),
	REGISTER_ACTS("hl-station", inspection,
	    N_("record an inspection of a station or department (R52)"),
	    "--station HTBC --finding 台账不全 --circular", "--open", inspection_list_params),
	{ "hl-station", "inspection follow", inspection_follow_params,
	    N_("record what was done about it"),
	    "hl-station inspection follow \"$(hl-station inspection list -f ids --limit 1)\" "
	    "--followup 已补齐",
	    HL_WRITE, HL_ACT_EVENING, inspection_follow, &inspection_reg, .undo = undo_follow },
	REGISTER_ACTS("hl-station", model,
	    N_("mark a station or an issue as a case to learn from (R32)"),
	    "--issue HTBC-2026-0001 --title 一盏路灯 --media 大观先锋网 --published 2026-03-20",
	    "--station HTBC", span_params),
	REGISTER_ACTS("hl-station", cycle,
	    N_("open a rating or yearly inspection in which stations speak (R28)"),
	    "--code WY2026 --kind rating --title 2026年物业评价 --subjects 安居物业,和谐物业",
	    "--all", reg_former_params),
	REGISTER_END_ACT("hl-station", cycle),
	REGISTER_ACTS("hl-station", recommend,
	    N_("record a station's opinion on an award, or in a cycle (R28)"),
	    "--station HTBC --cycle WY2026 --subject 安居物业 --opinion support", "--cycle WY2026",
	    span_params),
	{ "hl-station", "recommend missing", recommend_missing_params,
	    N_("list who has not spoken in a cycle"),
	    "hl-station recommend missing --cycle WY2026 -e", HL_READ, 0, recommend_missing },
	{ 0 },
};
