/*
 * registers.h: the registers of facts, declared once for lib and src. A field is a line
 *
 *	F(name, KIND, flags, words, headings, help)
 *
 * (Q instead of F: NOUN list takes it as a filter too). From it follow the option of NOUN add, the heading of NOUN import, the
 * column of the table and that of the listing. KIND is one of enum reg_kind, see lib/hl-int.h on what it makes of a value; words is
 * the closed set of a WORD, the register a ROW is of, else what help shows as the value; headings are other headings of a csv
 * file, "|" between.
 */
#ifndef HL_REGISTERS_H
#define HL_REGISTERS_H

enum { REG_NEED = 1, REG_MULTI = 2, REG_KEY = 4, REG_AHEAD = 8, REG_FILTER = 16 };

/* R5: the leading group and its office */
#define LEADING_FIELDS(F, Q) \
	Q("role", WORD, REG_NEED, "leading", "职务|角色", N_("role in the leading group")) \
	F("person", NAME, REG_NEED, "NAME", "姓名|人员", N_("the person")) \
	Q("department", DEPARTMENT, 0, "DEPT", "单位", N_("department the person belongs to")) \
	F("from", FROM, 0, "DATE", "开始日期|任职日期", N_("first day (default: that of --at)")) \
	F("to", TO, 0, "DATE", "结束日期|离任日期", N_("last day"))

/* R28: powers and resources moved down to a station */
#define POWER_FIELDS(F, Q) \
	Q("station", STATION, REG_NEED, "STATION", "站点|红领工作站|社区", N_("station, by code or community")) \
	Q("department", DEPARTMENT, 0, "DEPT", "单位|下放单位", N_("department it comes from")) \
	Q("kind", WORD, REG_NEED, "power", "类别|种类", N_("what is moved down")) \
	F("title", LINE, REG_NEED, "TEXT", "名称|事项", N_("what it is, in one line")) \
	F("detail", PROSE, 0, "TEXT", "内容|说明", N_("more of it"))

#endif
