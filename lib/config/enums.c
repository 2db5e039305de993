/*
 * words.c: the closed sets of values: a word is one row of words[] at the bottom, or stands in
 * the config.
 */
#include <stdlib.h>
#include <string.h>

#include "score/score.h"
#include "config/config.h"

struct word {
	/* a further row of the same code is another Chinese word for it */
	const char *set, *code, *zh;
};

/* A set whose codes stand in the config. */
struct own {
	const char *set;
	size_t list; /* offset of the struct hl_list in struct hl_config */
	bool open; /* an empty list takes any text */
};

struct name {
	const char *set, *text; /* what a message calls it */
};

/* The tables at the bottom; the last row has no set. */
static const struct word *word_rows(void);
static const struct own *own_rows(void);
static const struct name *name_rows(void);

/* --- the codes of a set ------------------------------------------------------------------- */

static const struct own *
find_own(const char *set)
{
	for (const struct own *o = own_rows(); o->set; o++)
		if (strcmp(o->set, set) == 0)
			return o;
	return NULL;
}

static const struct hl_list *
own_list(const struct hl *hl, const struct own *o)
{
	return (const struct hl_list *)(const void *)((const char *)hl->cfg + o->list);
}

/* Code i of a set in its order, NULL past the end. */
static const char *
code_at(const struct hl *hl, const char *set, size_t i)
{
	const struct own *o = find_own(set);
	const char *last = "";

	if (o)
		return i < own_list(hl, o)->n ? own_list(hl, o)->v[i] : NULL;
	for (const struct word *w = word_rows(); w->set; w++) {
		if (strcmp(w->set, set) != 0 || strcmp(w->code, last) == 0)
			continue;
		if (i-- == 0)
			return w->code;
		last = w->code;
	}
	return NULL;
}

static const char *
set_name(const char *set)
{
	for (const struct name *n = name_rows(); n->set; n++)
		if (strcmp(n->set, set) == 0)
			return _(n->text);
	return set;
}

static void
join(const struct hl *hl, const char *set, struct buf *b)
{
	const char *code;

	buf_str(b, "");
	for (size_t i = 0; (code = code_at(hl, set, i)); i++) {
		if (i)
			buf_str(b, ", ");
		buf_str(b, code);
	}
}

const char *
hl_words(struct hl *hl, const char *set)
{
	/* read at once by help and messages: good until the next call for the same set */
	static _Thread_local char kept[96][1024];
	const struct name *names = name_rows();
	struct buf b = { 0 };
	size_t slot = 0;

	while (names[slot].set && strcmp(names[slot].set, set) != 0)
		slot++;
	if (!names[slot].set || slot >= LEN(kept))
		return NULL;
	join(hl, set, &b);
	snprintf(kept[slot], sizeof(kept[slot]), "%s", b.s);
	buf_free(&b);
	return kept[slot];
}

/* --- looking up --------------------------------------------------------------------------- */

static const char *
lookup(const struct hl *hl, const char *set, const char *typed)
{
	const char *code = NULL;

	for (size_t i = 0; (code = code_at(hl, set, i)); i++)
		if (strcmp(code, typed) == 0)
			return code;
	for (const struct word *w = word_rows(); w->set && !code; w++)
		if (strcmp(w->set, set) == 0 && strcmp(w->zh, typed) == 0)
			code = w->code;
	/* a word of the table counts only where the config has its code */
	for (size_t i = 0; code && find_own(set); i++) {
		const char *own = code_at(hl, set, i);

		if (!own || strcmp(own, code) == 0)
			return own;
	}
	return code;
}

/* The code or Chinese word nearest to what was typed, or NULL. */
static const char *
nearest(const struct hl *hl, const char *set, const char *typed)
{
	const char **v = NULL, *code, *near;
	size_t n = 0;

	for (size_t i = 0; (code = code_at(hl, set, i)); i++) {
		v = xrealloc(v, (n + 1) * sizeof(*v));
		v[n++] = code;
	}
	for (const struct word *w = word_rows(); w->set; w++) {
		if (strcmp(w->set, set) != 0 || !lookup(hl, set, w->zh))
			continue;
		v = xrealloc(v, (n + 1) * sizeof(*v));
		v[n++] = w->zh;
	}
	near = text_nearest(typed, v, n);
	free(v);
	return near;
}

const char *
hl_word(struct hl *hl, const char *set, const char *value)
{
	const struct own *o = find_own(set);
	const char *code, *near;
	struct buf all = { 0 };
	char *typed;

	if (o && o->open && own_list(hl, o)->n == 0)
		return value;
	typed = text_fold(value);
	code = lookup(hl, set, typed);
	if (!code) {
		near = nearest(hl, set, typed);
		join(hl, set, &all);
		if (near)
			hl_fail(hl, HL_EUSAGE,
			    _("unknown %s '%s', did you mean '%s'? (one of: %s)"), set_name(set),
			    typed, near, all.s);
		else
			hl_fail(hl, HL_EUSAGE, _("unknown %s '%s' (one of: %s)"), set_name(set),
			    typed, all.s);
		buf_free(&all);
	}
	free(typed);
	return code;
}

const char *
word_zh(const char *set, const char *code)
{
	for (const struct word *w = word_rows(); w->set; w++)
		if (strcmp(w->set, set) == 0 && strcmp(w->code, code) == 0)
			return w->zh;
	return code;
}

/* --- the tables --------------------------------------------------------------------------- */

static const struct own owns[] = { { "category", offsetof(struct hl_config, categories), false },
	{ "source", offsetof(struct hl_config, sources), false },
	{ "nature", offsetof(struct hl_config, natures), true },
	{ "difficulty", offsetof(struct hl_config, difficulties), true },
	{ "member_category", offsetof(struct hl_config, member_categories), false },
	{ "activity", offsetof(struct hl_config, activities), false },
	{ "area", offsetof(struct hl_config, visit_areas), false }, { NULL, 0, false } };

static const struct name names[] = {
	{ "list", N_("list") },
	{ "state", N_("state") },
	{ "level", N_("level") },
	{ "feedback", N_("kind of feedback") },
	{ "deadline", N_("kind of deadline") },
	{ "meeting", N_("kind of meeting") },
	{ "role", N_("role") },
	{ "ground", N_("ground of a talk") },
	{ "outcome", N_("outcome of a talk") },
	{ "commendation", N_("ground of a commendation") },
	{ "adjustment", N_("kind of adjustment") },
	{ "settled_part", N_("part of a settlement") },
	{ "attendance", N_("attendance") },
	{ "sheet", N_("list") },
	{ "talk", N_("status of a talk") },
	{ "ruling", N_("ruling on an appeal") },
	{ "held", N_("state of a meeting") },
	{ "regularity", N_("state of a period") },
	{ "topic", N_("head of an agenda") },
	{ "category", N_("category") },
	{ "source", N_("source") },
	{ "nature", N_("nature") },
	{ "difficulty", N_("difficulty") },
	{ "member_category", N_("category of members") },
	{ "leading", N_("role in the leading group") },
	{ "chart", N_("way to draw") },
	{ "power", N_("kind of what is moved down") },
	{ "party", N_("place in the party line") },
	{ "wechat", N_("state of a WeChat group") },
	{ "activity", N_("kind of activity") },
	{ "area", N_("area of a visit") },
	{ "cycle", N_("kind of cycle") },
	{ "opinion", N_("opinion") },
	{ "matter", N_("matter of a consultation") },
	{ "consult", N_("status of a consultation") },
	{ "commend", N_("status of a commendation") },
	{ NULL, NULL },
};

/* The first row of a code is the Chinese word it is printed as. */
static const struct word words[] = {
	{ "list", "local", "四清单" },
	{ "list", "local", "站内" },
	{ "list", "solo", "问题处理清单" },
	{ "list", "solo", "处理" },
	{ "list", "joint", "问题协办清单" },
	{ "list", "joint", "协办" },
	{ "list", "transfer", "问题移交清单" },
	{ "list", "transfer", "移交" },
	{ "state", "open", "待派单" },
	{ "state", "dispatched", "办理中" },
	{ "state", "resolved", "待销号" },
	{ "state", "closed", "已销号" },
	{ "state", "cancelled", "已撤销" },
	{ "state", "duplicate", "重复" },
	{ "level", "district", "区直" },
	{ "level", "city", "市直" },
	{ "level", "street", "街道" },
	{ "level", "member", "成员单位" },
	{ "feedback", "receipt", "接收" },
	{ "feedback", "progress", "进展" },
	{ "feedback", "done", "办结" },
	{ "feedback", "return", "退回" },
	{ "deadline", "dispatch", "派单反馈" },
	{ "deadline", "coordination", "会后反馈" },
	{ "deadline", "progress", "进展反馈" },
	{ "meeting", "joint", "联席会议" },
	{ "meeting", "dispatch", "工作调度会" },
	{ "meeting", "special", "专项工作会" },
	{ "meeting", "coordination", "协调会" },
	{ "meeting", "coordination", "现场办公" },
	{ "meeting", "coordination", "现场办公会" },
	{ "role", "sole", "承办" },
	{ "role", "assist", "协办" },
	{ "role", "lead", "牵头" },
	{ "role", "city", "市直" },
	{ "role", "local", "站内" },
	{ "ground", "last", "末位" },
	{ "ground", "consecutive", "连续两次" },
	{ "ground", "appraisal", "考评" },
	{ "outcome", "none", "无" },
	{ "outcome", "admonish", "诫勉" },
	{ "outcome", "accountable", "问责" },
	{ "commendation", "top", "前三" },
	{ "commendation", "top", "前三名" },
	{ "commendation", "appraisal", "考评" },
	{ "commendation", "other", "其他" },
	{ "adjustment", "base", "基础分" },
	{ "adjustment", "other", "其他" },
	{ "settled_part", "rank", "排名" },
	{ "settled_part", "entries", "明细" },
	{ "settled_part", "talks", "约谈" },
	{ "settled_part", "policy", "规则" },
	{ "attendance", "present", "到会" },
	{ "attendance", "proxy", "代会" },
	{ "attendance", "leave", "请假" },
	{ "attendance", "absent", "缺席" },
	{ "attendance", "invited", "应到" },
	{ "sheet", "solo", "问题处理清单" },
	{ "sheet", "joint", "问题协办清单" },
	{ "sheet", "transfer", "问题移交清单" },
	{ "sheet", "four", "四清单" },
	{ "held", "scheduled", "已安排" },
	{ "held", "held", "已召开" },
	{ "held", "cancelled", "已取消" },
	{ "topic", "study", "研究贯彻上级党委、政府的决议、文件" },
	{ "topic", "study", "研究贯彻" },
	{ "topic", "review", "研判工作站工作开展成效，总结经验，完善机制，推动落实" },
	{ "topic", "review", "研判总结" },
	{ "topic", "quarter", "回顾总结上季度工作完成情况，对下季度工作进行部署安排" },
	{ "topic", "quarter", "回顾部署" },
	{ "topic", "consult", "开展工作会商，推动工作落实，解决实际问题" },
	{ "topic", "consult", "工作会商" },
	{ "topic", "difficulty", "研究解决工作站运行工作中存在的困难" },
	{ "topic", "difficulty", "困难" },
	{ "topic", "liaison", "加强工作站各组成成员的联系、沟通" },
	{ "topic", "liaison", "联系沟通" },
	{ "topic", "emergency", "研究提出临时重大事项或突发事件解决方案" },
	{ "topic", "emergency", "解决方案" },
	{ "topic", "onsite", "明确问题解决的途径、方法和保障" },
	{ "topic", "onsite", "途径方法保障" },
	{ "topic", "other", "其他" },
	{ "regularity", "held", "已召开" },
	{ "regularity", "missing", "未召开" },
	{ "regularity", "planned", "已安排" },
	{ "regularity", "pending", "未到期" },
	{ "source", "visit", "走访" },
	{ "source", "resident", "居民反映" },
	{ "source", "squad", "小分队" },
	{ "source", "hotline", "热线" },
	{ "source", "meeting", "会议" },
	{ "source", "patrol", "巡查" },
	{ "source", "other", "其他" },
	{ "leading", "leader", "组长" },
	{ "leading", "deputy", "副组长" },
	{ "leading", "member", "成员" },
	{ "leading", "director", "办公室主任" },
	{ "leading", "office-deputy", "办公室副主任" },
	{ "chart", "tree", "文字" },
	{ "chart", "dot", "dot" },
	{ "chart", "mermaid", "mermaid" },
	{ "chart", "svg", "图形" },
	{ "power", "power", "权力" },
	{ "power", "power", "管理权限" },
	{ "power", "resource", "资源" },
	{ "power", "resource", "社会资源" },
	{ "power", "service", "民生服务" },
	{ "party", "community", "社区党组织" },
	{ "party", "community", "社区党委" },
	{ "party", "branch", "网格党支部" },
	{ "party", "group", "楼栋党小组" },
	{ "wechat", "yes", "已建" },
	{ "wechat", "yes", "是" },
	{ "wechat", "no", "未建" },
	{ "wechat", "no", "否" },
	{ "cycle", "rating", "评价" },
	{ "cycle", "inspection", "年检年审" },
	{ "cycle", "award", "评选表彰" },
	{ "opinion", "support", "同意" },
	{ "opinion", "support", "赞成" },
	{ "opinion", "oppose", "不同意" },
	{ "opinion", "oppose", "反对" },
	{ "opinion", "abstain", "弃权" },
	{ "opinion", "abstain", "无意见" },
	{ "matter", "award", "评先评优" },
	{ "matter", "honour", "荣誉申报" },
	{ "matter", "nomination", "两代表一委员推荐" },
	{ "matter", "promotion", "干部选拔任用" },
	{ "consult", "pending", "待答复" },
	{ "consult", "answered", "已答复" },
	{ "consult", "silent", "逾期未答复" },
	{ "consult", "violated", "违规" },
	{ "talk", "provisional", "暂定" },
	{ "talk", "proposed", "待约谈" },
	{ "talk", "held", "已约谈" },
	{ "talk", "dismissed", "不予约谈" },
	{ "ruling", "pending", "未裁定" },
	{ "ruling", "upheld", "成立" },
	{ "ruling", "rejected", "不成立" },
	{ "commend", "proposed", "已提出" },
	{ "commend", "proposed", "拟表彰" },
	{ "commend", "awarded", "已表彰" },
	{ "commend", "awarded", "已授予" },
	{ "commend", "dismissed", "不予表彰" },
	{ NULL, NULL, NULL },
};

static const struct word *
word_rows(void)
{
	return words;
}

static const struct own *
own_rows(void)
{
	return owns;
}

static const struct name *
name_rows(void)
{
	return names;
}
