/*
 * enums.c: the closed sets of values. A set is a row of sets[], a value of it a row of words[], or
 * a word of a list in the configuration.
 */
#include <string.h>

#include "config/config.h"

struct set {
	const char *name;
	const char *text; /* what a message calls it */
	bool own; /* its codes are a list of the configuration, at offset list */
	size_t list;
	bool open; /* an empty list takes any text */
};

struct word {
	const char *set, *code;
	const char *zh; /* as it is printed */
	const char *more; /* further words that are taken for it, "a|b" */
};

#define SET(name, text) \
	{ \
		name, text, false, 0, false \
	}
#define OWN(name, text, member, open) \
	{ \
		name, text, true, offsetof(struct hl_config, member), open \
	}

static const struct set sets[] = {
	SET("list", N_("list")),
	SET("state", N_("state")),
	SET("level", N_("level")),
	SET("feedback", N_("kind of feedback")),
	SET("deadline", N_("kind of deadline")),
	SET("meeting", N_("kind of meeting")),
	SET("role", N_("role")),
	SET("ground", N_("ground of a talk")),
	SET("outcome", N_("outcome of a talk")),
	SET("commendation", N_("ground of a commendation")),
	SET("adjustment", N_("kind of adjustment")),
	SET("settled_part", N_("part of a settlement")),
	SET("attendance", N_("attendance")),
	SET("sheet", N_("list")),
	SET("talk", N_("status of a talk")),
	SET("ruling", N_("ruling on an appeal")),
	SET("held", N_("state of a meeting")),
	SET("regularity", N_("state of a period")),
	SET("topic", N_("head of an agenda")),
	OWN("category", N_("category"), categories, false),
	OWN("source", N_("source"), sources, false),
	OWN("nature", N_("nature"), natures, true),
	OWN("difficulty", N_("difficulty"), difficulties, true),
	OWN("member_category", N_("category of members"), member_categories, false),
	SET("leading", N_("role in the leading group")),
	SET("chart", N_("way to draw")),
	SET("power", N_("kind of what is moved down")),
	SET("party", N_("place in the party line")),
	SET("wechat", N_("state of a WeChat group")),
	OWN("activity", N_("kind of activity"), activities, false),
	OWN("area", N_("area of a visit"), visit_areas, false),
	SET("cycle", N_("kind of cycle")),
	SET("opinion", N_("opinion")),
	SET("matter", N_("matter of a consultation")),
	SET("consult", N_("status of a consultation")),
	SET("commend", N_("status of a commendation")),
};

static const struct word words[] = {
	{ "list", "local", "四清单", "站内" },
	{ "list", "solo", "问题处理清单", "处理" },
	{ "list", "joint", "问题协办清单", "协办" },
	{ "list", "transfer", "问题移交清单", "移交" },
	{ "state", "open", "待派单", NULL },
	{ "state", "dispatched", "办理中", NULL },
	{ "state", "resolved", "待销号", NULL },
	{ "state", "closed", "已销号", NULL },
	{ "state", "cancelled", "已撤销", NULL },
	{ "state", "duplicate", "重复", NULL },
	{ "level", "district", "区直", NULL },
	{ "level", "city", "市直", NULL },
	{ "level", "street", "街道", NULL },
	{ "level", "member", "成员单位", NULL },
	{ "feedback", "receipt", "接收", NULL },
	{ "feedback", "progress", "进展", NULL },
	{ "feedback", "done", "办结", NULL },
	{ "feedback", "return", "退回", NULL },
	{ "deadline", "dispatch", "派单反馈", NULL },
	{ "deadline", "coordination", "会后反馈", NULL },
	{ "deadline", "progress", "进展反馈", NULL },
	{ "meeting", "joint", "联席会议", NULL },
	{ "meeting", "dispatch", "工作调度会", NULL },
	{ "meeting", "special", "专项工作会", NULL },
	{ "meeting", "coordination", "协调会", "现场办公|现场办公会" },
	{ "role", "sole", "承办", NULL },
	{ "role", "assist", "协办", NULL },
	{ "role", "lead", "牵头", NULL },
	{ "role", "city", "市直", NULL },
	{ "role", "local", "站内", NULL },
	{ "ground", "last", "末位", NULL },
	{ "ground", "consecutive", "连续两次", NULL },
	{ "ground", "appraisal", "考评", NULL },
	{ "outcome", "none", "无", NULL },
	{ "outcome", "admonish", "诫勉", NULL },
	{ "outcome", "accountable", "问责", NULL },
	{ "commendation", "top", "前三", "前三名" },
	{ "commendation", "appraisal", "考评", NULL },
	{ "commendation", "other", "其他", NULL },
	{ "adjustment", "base", "基础分", NULL },
	{ "adjustment", "other", "其他", NULL },
	{ "settled_part", "rank", "排名", NULL },
	{ "settled_part", "entries", "明细", NULL },
	{ "settled_part", "talks", "约谈", NULL },
	{ "settled_part", "policy", "规则", NULL },
	{ "attendance", "present", "到会", NULL },
	{ "attendance", "proxy", "代会", NULL },
	{ "attendance", "leave", "请假", NULL },
	{ "attendance", "absent", "缺席", NULL },
	{ "attendance", "invited", "应到", NULL },
	{ "sheet", "solo", "问题处理清单", NULL },
	{ "sheet", "joint", "问题协办清单", NULL },
	{ "sheet", "transfer", "问题移交清单", NULL },
	{ "sheet", "four", "四清单", NULL },
	{ "held", "scheduled", "已安排", NULL },
	{ "held", "held", "已召开", NULL },
	{ "held", "cancelled", "已取消", NULL },
	{ "topic", "study", "研究贯彻上级党委、政府的决议、文件", "研究贯彻" },
	{ "topic", "review", "研判工作站工作开展成效，总结经验，完善机制，推动落实", "研判总结" },
	{ "topic", "quarter", "回顾总结上季度工作完成情况，对下季度工作进行部署安排", "回顾部署" },
	{ "topic", "consult", "开展工作会商，推动工作落实，解决实际问题", "工作会商" },
	{ "topic", "difficulty", "研究解决工作站运行工作中存在的困难", "困难" },
	{ "topic", "liaison", "加强工作站各组成成员的联系、沟通", "联系沟通" },
	{ "topic", "emergency", "研究提出临时重大事项或突发事件解决方案", "解决方案" },
	{ "topic", "onsite", "明确问题解决的途径、方法和保障", "途径方法保障" },
	{ "topic", "other", "其他", NULL },
	{ "regularity", "held", "已召开", NULL },
	{ "regularity", "missing", "未召开", NULL },
	{ "regularity", "planned", "已安排", NULL },
	{ "regularity", "pending", "未到期", NULL },
	{ "source", "visit", "走访", NULL },
	{ "source", "resident", "居民反映", NULL },
	{ "source", "squad", "小分队", NULL },
	{ "source", "hotline", "热线", NULL },
	{ "source", "meeting", "会议", NULL },
	{ "source", "patrol", "巡查", NULL },
	{ "source", "other", "其他", NULL },
	{ "leading", "leader", "组长", NULL },
	{ "leading", "deputy", "副组长", NULL },
	{ "leading", "member", "成员", NULL },
	{ "leading", "director", "办公室主任", NULL },
	{ "leading", "office-deputy", "办公室副主任", NULL },
	{ "chart", "tree", "文字", NULL },
	{ "chart", "dot", "dot", NULL },
	{ "chart", "mermaid", "mermaid", NULL },
	{ "chart", "svg", "图形", NULL },
	{ "power", "power", "权力", "管理权限" },
	{ "power", "resource", "资源", "社会资源" },
	{ "power", "service", "民生服务", NULL },
	{ "party", "community", "社区党组织", "社区党委" },
	{ "party", "branch", "网格党支部", NULL },
	{ "party", "group", "楼栋党小组", NULL },
	{ "wechat", "yes", "已建", "是" },
	{ "wechat", "no", "未建", "否" },
	{ "cycle", "rating", "评价", NULL },
	{ "cycle", "inspection", "年检年审", NULL },
	{ "cycle", "award", "评选表彰", NULL },
	{ "opinion", "support", "同意", "赞成" },
	{ "opinion", "oppose", "不同意", "反对" },
	{ "opinion", "abstain", "弃权", "无意见" },
	{ "matter", "award", "评先评优", NULL },
	{ "matter", "honour", "荣誉申报", NULL },
	{ "matter", "nomination", "两代表一委员推荐", NULL },
	{ "matter", "promotion", "干部选拔任用", NULL },
	{ "consult", "pending", "待答复", NULL },
	{ "consult", "answered", "已答复", NULL },
	{ "consult", "silent", "逾期未答复", NULL },
	{ "consult", "violated", "违规", NULL },
	{ "talk", "provisional", "暂定", NULL },
	{ "talk", "proposed", "待约谈", NULL },
	{ "talk", "held", "已约谈", NULL },
	{ "talk", "dismissed", "不予约谈", NULL },
	{ "ruling", "pending", "未裁定", NULL },
	{ "ruling", "upheld", "成立", NULL },
	{ "ruling", "rejected", "不成立", NULL },
	{ "commend", "proposed", "已提出", "拟表彰" },
	{ "commend", "awarded", "已表彰", "已授予" },
	{ "commend", "dismissed", "不予表彰", NULL },
};

static const struct set *
find_set(const char *name)
{
	size_t i;

	for (i = 0; i < LEN(sets); i++)
		if (strcmp(sets[i].name, name) == 0)
			return &sets[i];
	return NULL;
}

/* The list of the configuration that holds the codes of a set, NULL when words[] does. */
static const struct hl_list *
own_list(const struct hl_config *cfg, const char *name)
{
	const struct set *set = find_set(name);

	return set != NULL && set->own
		   ? (const struct hl_list *)(const void *)((const char *)cfg + set->list)
		   : NULL;
}

/* Code i of a set in its order, NULL past the end. */
static const char *
code_at(const struct hl_config *cfg, const char *set, size_t i)
{
	const struct hl_list *own = own_list(cfg, set);
	size_t k;

	if (own != NULL)
		return i < own->n ? own->v[i] : NULL;
	for (k = 0; k < LEN(words); k++)
		if (strcmp(words[k].set, set) == 0 && i-- == 0)
			return words[k].code;
	return NULL;
}

/* The row of a Chinese word of a set, where the set has its code. */
static const char *
code_of(const struct hl_config *cfg, const char *set, const char *zh)
{
	const struct hl_list *own = own_list(cfg, set);
	const struct word *w;

	for (w = words; w < words + LEN(words); w++)
		if (strcmp(w->set, set) == 0 &&
		    (strcmp(w->zh, zh) == 0 || (w->more != NULL && config_word(w->more, zh) >= 0)))
			return own == NULL || hl_list_has(own, w->code) ? w->code : NULL;
	return NULL;
}

bool
word_list(const struct hl_config *cfg, const char *set, struct buf *b)
{
	const char *code;
	size_t i;

	buf_str(b, "");
	for (i = 0; (code = code_at(cfg, set, i)) != NULL; i++)
		buf_fmt(b, "%s%s", i > 0 ? ", " : "", code);
	return find_set(set) != NULL;
}

/* What typed is none of, and what is near it: a code or the Chinese word of one. */
static void
refuse(const struct hl_config *cfg, const char *set, const char *typed, char *err, size_t errlen)
{
	const struct set *s = find_set(set);
	const char *name = s != NULL ? _(s->text) : set, *code;
	struct near near = { .word = typed };
	struct buf all = { 0 };
	size_t i;

	for (i = 0; (code = code_at(cfg, set, i)) != NULL; i++)
		near_try(&near, code);
	for (i = 0; i < LEN(words); i++)
		if (strcmp(words[i].set, set) == 0 && code_of(cfg, set, words[i].zh) != NULL)
			near_try(&near, words[i].zh);
	word_list(cfg, set, &all);
	if (near.best != NULL)
		snprintf(err, errlen, _("unknown %s '%s', did you mean '%s'? (one of: %s)"), name,
		    typed, near.best, all.s);
	else
		snprintf(err, errlen, _("unknown %s '%s' (one of: %s)"), name, typed, all.s);
	buf_free(&all);
}

const char *
word_find(const struct hl_config *cfg, const char *set, const char *word, char *err, size_t errlen)
{
	const struct hl_list *own = own_list(cfg, set);
	const char *code;
	char *typed;
	size_t i;

	if (own != NULL && own->n == 0 && find_set(set)->open)
		return word;
	typed = text_fold(word);
	for (i = 0; (code = code_at(cfg, set, i)) != NULL; i++)
		if (strcmp(code, typed) == 0)
			break;
	if (code == NULL && (code = code_of(cfg, set, typed)) == NULL)
		refuse(cfg, set, typed, err, errlen);
	free(typed);
	return code;
}

const char *
word_zh(const char *set, const char *code)
{
	size_t i;

	for (i = 0; i < LEN(words); i++)
		if (strcmp(words[i].set, set) == 0 && strcmp(words[i].code, code) == 0)
			return words[i].zh;
	return code;
}

/* --- small sets, "a|b" ---------------------------------------------------------------------- */

/* The word at *at, whose length is *n; NULL at the end. Moves on. */
static const char *
next_word(const char **at, size_t *n)
{
	const char *word = *at;

	if (*word == '\0')
		return NULL;
	*n = strcspn(word, "|");
	*at += *n + (word[*n] == '|');
	return word;
}

int
config_word(const char *set, const char *word)
{
	const char *w;
	size_t n;
	int i;

	for (i = 0; (w = next_word(&set, &n)) != NULL; i++)
		if (n == strlen(word) && memcmp(w, word, n) == 0)
			return i;
	return -1;
}

void
config_word_at(struct buf *b, const char *set, int64_t place)
{
	const char *w;
	size_t n;

	while ((w = next_word(&set, &n)) != NULL)
		if (place-- == 0)
			buf_add(b, w, n);
}

void
config_words(struct buf *b, const char *set)
{
	const char *w, *first = set;
	size_t n;

	while ((w = next_word(&set, &n)) != NULL) {
		buf_str(b, w == first ? "" : ", ");
		buf_add(b, w, n);
	}
}

bool
config_near(struct buf *out, const char *set, const char *word)
{
	char *copy = xstrdup(set), *rest = copy;
	struct near near = { .word = word };

	while (rest != NULL)
		near_try(&near, strsep(&rest, "|"));
	if (near.best != NULL)
		buf_fmt(out, _(", did you mean '%s'?"), near.best);
	free(copy);
	return near.best != NULL;
}
