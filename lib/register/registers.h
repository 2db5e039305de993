/*
 * registers.h: the registers of facts, declared once for lib and src. A field is a line
 *
 *	F(name, KIND, flags, words, headings, help)
 *
 * (Q instead of F: NOUN list takes it as a filter too). From it follow the option of NOUN add,
 * the heading of NOUN import, the column of the table and that of the listing. KIND is one of
 * enum reg_kind, see lib/record.h on what it makes of a value; words is the closed set of a
 * WORD, the register a ROW is of, else what help shows as the value; headings are other headings
 * of a csv file, "|" between.
 */
#ifndef HL_REGISTERS_H
#define HL_REGISTERS_H

enum { REG_NEED = 1, REG_MULTI = 2, REG_KEY = 4, REG_AHEAD = 8, REG_FILTER = 16 };

/* Every one: its commands are declared in hl-nouns.h, its row is in regs[] (registers.c). */
#define REGISTERS(R) \
	R(squad) \
	R(grid) \
	R(party) \
	R(leading) R(director) R(wechat) R(power) R(fund) R(activity) R(inspection) R(model) \
	    R(visit) R(cycle) R(recommend) R(survey) R(rate) R(grade)

/* R4: squads of a station */
#define SQUAD_FIELDS(F, Q) \
	Q("station", STATION, REG_NEED | REG_KEY, "STATION", "站点|红领工作站|社区", \
	    N_("station, by code or community")) \
	F("name", NAME, REG_NEED | REG_KEY, "NAME", "名称|小分队", N_("name of the squad")) \
	F("leader", NAME, 0, "NAME", "队长|负责人", N_("who leads it")) \
	F("members", NAME, REG_MULTI, "NAME", "成员|队员", N_("members, by name")) \
	F("from", FROM, 0, "DATE", "开始日期|成立日期", N_("first day (default: that of --at)")) \
	F("to", TO, 0, "DATE", "结束日期", N_("last day"))

/* R4: grids and the cells that lie in them */
#define GRID_FIELDS(F, Q) \
	Q("station", STATION, REG_NEED, "STATION", "站点|红领工作站|社区", \
	    N_("station, by code or community")) \
	F("code", CODE, REG_NEED | REG_KEY, "CODE", "编码|代码|网格编码", \
	    N_("code of the grid or cell")) \
	F("name", NAME, REG_NEED, "NAME", "名称|网格|单元", N_("name of the grid or cell")) \
	Q("parent", ROW, 0, "grid", "上级网格|所属网格", \
	    N_("the grid a cell lies in, by code; none: it is a grid")) \
	F("leader", NAME, 0, "NAME", "网格长|单元长|负责人", N_("who leads it (网格长, 单元长)")) \
	F("from", FROM, 0, "DATE", "开始日期", N_("first day (default: that of --at)")) \
	F("to", TO, 0, "DATE", "结束日期", N_("last day"))

/* R4: the party line */
#define PARTY_FIELDS(F, Q) \
	Q("station", STATION, REG_NEED, "STATION", "站点|红领工作站|社区", \
	    N_("station, by code or community")) \
	F("code", CODE, REG_NEED | REG_KEY, "CODE", "编码|代码", N_("code of the party body")) \
	F("name", NAME, REG_NEED, "NAME", "名称|党组织", N_("name of the party body")) \
	Q("level", WORD, REG_NEED, "party", "层级|级别", N_("place in the party line")) \
	Q("parent", ROW, 0, "party", "上级党组织", N_("the body above it, by code")) \
	F("secretary", NAME, 0, "NAME", "书记|负责人|党小组长", N_("its secretary")) \
	F("members", INT, 0, "N", "党员数", N_("number of party members")) \
	F("from", FROM, 0, "DATE", "开始日期|成立日期", N_("first day (default: that of --at)")) \
	F("to", TO, 0, "DATE", "结束日期", N_("last day"))

/* R3: 局长驻点 */
#define DIRECTOR_FIELDS(F, Q) \
	Q("department", DEPARTMENT, REG_NEED | REG_KEY, "DEPT", "单位", \
	    N_("department, by code or name")) \
	F("person", NAME, REG_NEED, "NAME", "姓名|局长", N_("the person")) \
	Q("station", STATION, REG_NEED, "STATION", "站点|驻点社区|社区", \
	    N_("station the person is stationed at")) \
	F("from", FROM, 0, "DATE", "开始日期", N_("first day (default: that of --at)")) \
	F("to", TO, 0, "DATE", "结束日期", N_("last day"))

/* R7: WeChat groups */
#define WECHAT_FIELDS(F, Q) \
	Q("station", STATION, 0, "STATION", "站点|红领工作站|社区", \
	    N_("station; without it the group of the office")) \
	Q("state", WORD, REG_NEED, "wechat", "是否建立|状态", \
	    N_("whether there is a group from then on")) \
	F("detail", PROSE, 0, "TEXT", "说明|备注", N_("more of it"))

/* R29: work a department entrusts to a station, and its money */
#define FUND_FIELDS(F, Q) \
	Q("station", STATION, REG_NEED, "STATION", "站点|红领工作站|社区", \
	    N_("station, by code or community")) \
	Q("department", DEPARTMENT, REG_NEED, "DEPT", "单位|委托单位", \
	    N_("department that entrusts the work")) \
	F("title", LINE, REG_NEED, "TEXT", "事项|委托事项", N_("the work, in one line")) \
	F("money", MONEY, 0, "YUAN", "经费|金额", N_("money given with it, in yuan")) \
	F("detail", PROSE, 0, "TEXT", "说明|备注", N_("more of it"))

/* R31: activities */
#define ACTIVITY_FIELDS(F, Q) \
	Q("station", STATION, REG_NEED, "STATION", "站点|红领工作站|社区", \
	    N_("station, by code or community")) \
	Q("kind", WORD, REG_NEED, "activity", "类别|活动类别", N_("kind of activity")) \
	F("title", LINE, REG_NEED, "TEXT", "主题|名称", N_("what it was, in one line")) \
	F("bodies", NAME, REG_MULTI, "NAME", "参加单位|参加党组织", N_("bodies that took part")) \
	Q("departments", DEPARTMENT, REG_MULTI, "DEPT", "参加部门|单位", \
	    N_("departments that took part")) \
	F("people", INT, 0, "N", "人数|参加人数", N_("how many took part")) \
	F("meeting", MEETING, 0, "MEETING", "会议", N_("meeting it went with, by number")) \
	F("detail", PROSE, 0, "TEXT", "内容|说明", N_("more of it"))

/* R52: inspections */
#define INSPECTION_FIELDS(F, Q) \
	Q("station", STATION, 0, "STATION", "站点|红领工作站|社区", N_("station inspected")) \
	Q("department", DEPARTMENT, 0, "DEPT", "单位", N_("department inspected")) \
	F("finding", LINE, REG_NEED, "TEXT", "发现问题|督查情况", N_("what was found")) \
	F("followup", LINE, 0, "TEXT", "整改情况|跟进", N_("what was done about it")) \
	F("circular", YES, 0, NULL, "通报|是否通报", N_("it was circulated")) \
	F("detail", PROSE, 0, "TEXT", "内容|说明", N_("more of it"))

/* R32: cases others can learn from */
#define MODEL_FIELDS(F, Q) \
	Q("station", STATION, 0, "STATION", "站点|红领工作站|社区", \
	    N_("station that is the case, or whose issue is")) \
	Q("issue", ISSUE, 0, "ISSUE", "问题|问题编号", \
	    N_("issue that is the case, by number or ref:X")) \
	F("title", LINE, REG_NEED, "TEXT", "案例|标题", N_("the case, in one line")) \
	F("media", NAME, REG_MULTI, "NAME", "媒体|发布载体", N_("where it was published")) \
	F("published", DAY, 0, "DATE", "发布日期", N_("when it was published")) \
	F("detail", PROSE, 0, "TEXT", "内容|说明", N_("more of it"))

/* R30: visits to residents */
#define VISIT_FIELDS(F, Q) \
	Q("station", STATION, REG_NEED, "STATION", "站点|红领工作站|社区", \
	    N_("station, by code or community")) \
	Q("squad", NAME, 0, "NAME", "小分队", N_("squad that went")) \
	F("members", NAME, REG_MULTI, "NAME", "成员|走访人", N_("who went, by name")) \
	Q("area", WORD, REG_NEED, "area", "领域|走访内容", N_("what it was about")) \
	F("place", LINE, 0, "TEXT", "地点|走访对象", N_("where")) \
	F("text", PROSE, REG_NEED, "TEXT", "意见建议|听取意见", N_("what was heard"))

/* R28: a rating or a yearly inspection stations give their opinion in */
#define CYCLE_FIELDS(F, Q) \
	F("code", CODE, REG_NEED | REG_KEY, "CODE", "编码|代码", N_("code of the cycle")) \
	Q("kind", WORD, REG_NEED, "cycle", "类别|种类", N_("what it is")) \
	F("title", LINE, REG_NEED, "TEXT", "名称|标题", N_("its name")) \
	F("subjects", NAME, REG_MULTI | REG_NEED, "NAME", "评价对象|对象", \
	    N_("who is rated or inspected")) \
	F("from", FROM, REG_AHEAD, "DATE", "开始日期", N_("first day (default: that of --at)")) \
	F("to", TO, REG_AHEAD, "DATE", "结束日期|截止日期", N_("last day"))

/* R28: a station's opinion */
#define RECOMMEND_FIELDS(F, Q) \
	Q("station", STATION, REG_NEED, "STATION", "站点|红领工作站|社区", \
	    N_("station, by code or community")) \
	Q("cycle", ROW, 0, "cycle", "周期|评价周期", \
	    N_("cycle it is given in, by code; none: an award or honour")) \
	Q("subject", NAME, REG_NEED, "NAME", "评价对象|对象", N_("who or what it is about")) \
	Q("opinion", WORD, REG_NEED, "opinion", "意见|评价建议", N_("the opinion")) \
	F("text", PROSE, 0, "TEXT", "理由|说明", N_("the opinion in words"))

/* R5: the leading group and its office */
#define LEADING_FIELDS(F, Q) \
	Q("role", WORD, REG_NEED, "leading", "职务|角色", N_("role in the leading group")) \
	F("person", NAME, REG_NEED, "NAME", "姓名|人员", N_("the person")) \
	Q("department", DEPARTMENT, 0, "DEPT", "单位", N_("department the person belongs to")) \
	F("from", FROM, 0, "DATE", "开始日期|任职日期", N_("first day (default: that of --at)")) \
	F("to", TO, 0, "DATE", "结束日期|离任日期", N_("last day"))

/* R28: powers and resources moved down to a station */
#define POWER_FIELDS(F, Q) \
	Q("station", STATION, REG_NEED, "STATION", "站点|红领工作站|社区", \
	    N_("station, by code or community")) \
	Q("department", DEPARTMENT, 0, "DEPT", "单位|下放单位", N_("department it comes from")) \
	Q("kind", WORD, REG_NEED, "power", "类别|种类", N_("what is moved down")) \
	F("title", LINE, REG_NEED, "TEXT", "名称|事项", N_("what it is, in one line")) \
	F("detail", PROSE, 0, "TEXT", "内容|说明", N_("more of it"))

/* R43: a round of the resident survey of a station */
#define SURVEY_FIELDS(F, Q) \
	Q("station", STATION, REG_NEED | REG_KEY, "STATION", "站点|红领工作站|社区", \
	    N_("station, by code or community")) \
	Q("round", NAME, REG_NEED | REG_KEY, "NAME", "轮次|期次", N_("the round, as in 2026H1")) \
	F("asked", INT, REG_NEED, "N", "调查人数|询问人数", N_("residents asked")) \
	F("answered", INT, 0, "N", "回答人数|有效人数", N_("those who answered (default: all)")) \
	F("aware", INT, REG_NEED, "N", "知晓人数", N_("those who know of the station")) \
	F("satisfied", INT, REG_NEED, "N", "满意人数", N_("those who are satisfied")) \
	F("way", LINE, 0, "TEXT", "方式|测评方式", N_("how they were asked")) \
	F("by", NAME, 0, "NAME", "测评人|测评单位", N_("who asked"))

/* R42: the reverse appraisal of a department by a station */
#define RATE_FIELDS(F, Q) \
	Q("station", STATION, REG_NEED | REG_KEY, "STATION", "站点|红领工作站|社区", \
	    N_("station that rates")) \
	Q("department", DEPARTMENT, REG_NEED | REG_KEY, "DEPT", "单位", \
	    N_("department that is rated")) \
	F("year", INT, REG_NEED | REG_KEY, "YEAR", "年度|年份", N_("the year it is about")) \
	F("score", POINTS, REG_NEED, "POINTS", "评分|得分", \
	    N_("from 0 to 100, at most one decimal")) \
	F("text", PROSE, 0, "TEXT", "说明|评语", N_("note"))

/* R42: the stationed-director appraisal of a department */
#define GRADE_FIELDS(F, Q) \
	Q("department", DEPARTMENT, REG_NEED | REG_KEY, "DEPT", "单位", \
	    N_("department whose director is stationed")) \
	F("year", INT, REG_NEED | REG_KEY, "YEAR", "年度|年份", N_("the year it is about")) \
	F("score", POINTS, REG_NEED, "POINTS", "评分|得分", \
	    N_("from 0 to 100, at most one decimal")) \
	F("text", PROSE, 0, "TEXT", "说明|评语", N_("note"))

#endif
