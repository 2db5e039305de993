/*
 * config.c: the keys of the configuration. A key is one row of keys[] at the bottom; parsing,
 * range, default, policy text and listing follow from it.
 */
#include <stdlib.h>
#include <string.h>

#include "score/score.h"
#include "config/config.h"

/* one a key (empty: default), then an item's value and range */
struct hl_origin {
	struct buf where;
};

static size_t
nkeys(void)
{
	size_t n = 0;

	while (config_key(n))
		n++;
	return n;
}

/* --- names ------------------------------------------------------------------------------- */

int
config_find(const char *name)
{
	size_t n = strlen(name);
	int found = CONFIG_UNKNOWN;
	const struct config_key *k;

	for (size_t i = 0; (k = config_key(i)); i++) {
		if (strcmp(k->name, name) == 0)
			return (int)i;
		if (n && strncmp(k->name, name, n) == 0 && k->name[n] == '.')
			found = CONFIG_SECTION;
	}
	return found;
}

bool
config_near(struct buf *out, const char *words, const char *word)
{
	struct buf one = { 0 }, best = { 0 };
	int least = ((int)strlen(word) + 2) / 3 + 1;

	for (const char *w = words; *w; w += *w == '|') {
		size_t n = strcspn(w, "|");
		buf_clear(&one);
		buf_add(&one, w, n);
		int d = text_distance(one.s, word);
		if (d < least) {
			least = d;
			buf_clear(&best);
			buf_str(&best, one.s);
		}
		w += n;
	}
	bool found = best.n > 0;
	if (found)
		buf_fmt(out, _(", did you mean '%s'?"), best.s);
	buf_free(&one);
	buf_free(&best);
	return found;
}

/* The names right below section, "a|b", each once (keys of a section stand together). */
static void
names_below(struct buf *b, const char *section)
{
	size_t n = strlen(section), last = 0;
	const struct config_key *k;

	buf_str(b, "");
	for (size_t i = 0; (k = config_key(i)); i++) {
		const char *s = k->name;

		if (n && (strncmp(s, section, n) != 0 || s[n] != '.'))
			continue;
		s += n ? n + 1 : 0;
		size_t len = strcspn(s, ".");
		if (b->n && b->n - last == len && memcmp(b->s + last, s, len) == 0)
			continue;
		if (b->n)
			buf_chr(b, '|');
		last = b->n;
		buf_add(b, s, len);
	}
}

/* Full names whose last part is word: it stands in the wrong section. */
static bool
elsewhere(struct buf *out, const char *word)
{
	const struct config_key *k;
	int found = 0;

	for (size_t i = 0; (k = config_key(i)); i++) {
		const char *dot = strrchr(k->name, '.');

		if (dot && strcmp(dot + 1, word) == 0 && found++ < 3)
			buf_fmt(
			    out, found == 1 ? _(", did you mean '%s'") : _(" or '%s'"), k->name);
	}
	if (found)
		buf_str(out, "?");
	return found > 0;
}

void
config_hint(struct buf *out, const char *section, const char *word)
{
	struct buf below = { 0 };
	const char *dot = strrchr(word, '.');

	names_below(&below, section);
	if (dot && config_find(word) >= 0) {
		buf_fmt(out, _(", write '%s' below '%.*s'"), dot + 1, (int)(dot - word), word);
	} else if (!config_near(out, below.s, word) && !elsewhere(out, word)) {
		buf_str(out, _(", the keys here are "));
		for (const char *c = below.s; *c; c++)
			buf_str(out, *c == '|' ? ", " : (const char[]){ *c, '\0' });
	}
	buf_free(&below);
}

bool
hl_list_has(const struct hl_list *list, const char *word)
{
	for (size_t i = 0; i < list->n; i++)
		if (strcmp(list->v[i], word) == 0)
			return true;
	return false;
}

const struct hl_profile *
hl_config_profile(const struct hl_config *cfg, const char *name)
{
	for (size_t i = 0; i < cfg->nprofiles; i++)
		if (strcmp(cfg->profiles[i].name, name) == 0)
			return &cfg->profiles[i];
	return NULL;
}

/* --- values ------------------------------------------------------------------------------ */

/* Canonical text into its key: a list is split at its commas. */
static int
set_text(
    struct hl_config *cfg, const struct config_key *k, const char *value, char *err, size_t errlen)
{
	char *copy = xstrdup(value), *rest = copy, *one = copy, **v = NULL;
	size_t n = 0;
	int rc;

	if (k->kind != K_LIST) {
		rc = config_put(cfg, k, &one, 1, NULL, err, errlen);
	} else {
		while (*copy && (one = strsep(&rest, ","))) {
			v = xrealloc(v, (n + 1) * sizeof(*v));
			v[n++] = one;
		}
		rc = config_put(cfg, k, v, n, NULL, err, errlen);
		free(v);
	}
	free(copy);
	return rc;
}

void
hl_config_defaults(struct hl_config *cfg)
{
	char err[256];
	const struct config_key *k;

	*cfg = (struct hl_config){ 0 };
	cfg->origins = xcalloc(nkeys() + 2, sizeof(*cfg->origins));
	for (size_t i = 0; (k = config_key(i)); i++)
		if (set_text(cfg, k, k->fallback, err, sizeof(err)) != 0)
			abort(); /* a bad row of keys[] */
}

void
hl_config_free(struct hl_config *cfg)
{
	const struct config_key *k;

	for (size_t i = 0; (k = config_key(i)); i++)
		config_drop(cfg, k);
	for (size_t i = 0; cfg->origins && i < nkeys() + 2; i++)
		buf_free(&cfg->origins[i].where);
	free(cfg->origins);
	*cfg = (struct hl_config){ 0 };
}

void
config_origin(struct hl_config *cfg, size_t key, const char *where)
{
	struct buf *b = &cfg->origins[key].where;

	buf_clear(b);
	if (where)
		buf_str(b, where);
}

const char *
config_where(const struct hl_config *cfg, size_t key)
{
	const struct buf *b = &cfg->origins[key].where;

	return b->n ? b->s : NULL;
}

int
hl_config_set(struct hl_config *cfg, const char *key, const char *value, char *err, size_t errlen)
{
	int i = config_find(key);

	if (i < 0) {
		struct buf hint = { 0 };

		config_hint(&hint, "", key);
		snprintf(err, errlen, _("unknown key '%s'%s"), key, hint.s);
		buf_free(&hint);
		return HL_ECONFIG;
	}
	if (set_text(cfg, config_key((size_t)i), value ? value : "", err, errlen) != 0)
		return HL_ECONFIG;
	config_origin(cfg, (size_t)i, "override");
	return HL_OK;
}

char *
hl_config_policy(const struct hl_config *cfg)
{
	struct buf b = { 0 };
	const struct config_key *k;

	for (size_t i = 0; (k = config_key(i)); i++) {
		if (!k->rule)
			continue;
		buf_fmt(&b, "%s=", k->name);
		config_show(&b, k, cfg);
		buf_chr(&b, '\n');
	}
	return b.s;
}

bool
hl_config_item(const struct hl_config *cfg, size_t i, struct hl_config_item *item)
{
	const struct config_key *k = config_key(i);
	size_t n = nkeys();

	if (!k)
		return false;
	struct buf *value = &cfg->origins[n].where, *range = &cfg->origins[n + 1].where;
	const char *where = config_where(cfg, i);
	buf_clear(value);
	buf_str(value, "");
	config_show(value, k, cfg);
	buf_clear(range);
	buf_str(range, "");
	config_range(range, k);
	*item = (struct hl_config_item){
		.key = k->name,
		.type = config_type(k),
		.range = range->s,
		.text = k->text,
		.value = value->s,
		.fallback = k->fallback,
		.origin = where ? where : "default",
		.rule = k->rule,
	};
	return true;
}

/* --- the file ---------------------------------------------------------------------------- */

/* FILE:LINE of a key that this file gave, else NULL. */
static const char *
given(const struct hl_config *cfg, const char *key, const char *path)
{
	const char *where = config_where(cfg, (size_t)config_find(key));
	size_t n = strlen(path);

	return where && strncmp(where, path, n) == 0 && where[n] == ':' ? where : NULL;
}

/*
 * What single values cannot tell. Built-in defaults beside a value of the file are never at
 * fault.
 */
static int
check_together(const struct hl_config *cfg, const char *path, char *err, size_t errlen)
{
	const char *where = given(cfg, "station.not_responsible", path), *bad;
	int64_t weights[WEIGHT_COUNT];

	for (size_t i = 0; where && i < cfg->not_responsible.n; i++) {
		const char *word = cfg->not_responsible.v[i];

		if (hl_list_has(&cfg->categories, word))
			continue;
		snprintf(err, errlen,
		    _("%s: station.not_responsible: '%s' is not in issue.categories"), where, word);
		return -1;
	}
	where = given(cfg, "station.weights", path);
	if (where && !weights_read(&cfg->station_weights, weights, &bad)) {
		snprintf(err, errlen,
		    _("%s: station.weights: '%s' is no NAME=WEIGHT, NAME one of %s, WEIGHT from 1 "
		      "to 1000"),
		    where, bad, weights_names());
		return -1;
	}
	where = given(cfg, "timezone", path);
	if (where && time_zone(cfg->timezone) != 0) {
		snprintf(
		    err, errlen, _("%s: timezone: '%s' is not known here"), where, cfg->timezone);
		return -1;
	}
	return 0;
}

/* A relative path of the file is relative to the file's directory. */
static void
make_relative(const struct hl_config *cfg, const char *key, const char *path, char **field)
{
	const char *slash = strrchr(path, '/');
	struct buf b = { 0 };

	if (!given(cfg, key, path) || !slash || !**field || **field == '/')
		return;
	buf_add(&b, path, (size_t)(slash - path) + 1);
	buf_str(&b, *field);
	free(*field);
	*field = b.s;
}

int
hl_config_load(struct hl_config *cfg, const char *path, char *err, size_t errlen)
{
	if (!cfg->origins)
		hl_config_defaults(cfg);
	if (config_read(cfg, path, err, errlen) != 0 || check_together(cfg, path, err, errlen) != 0)
		return HL_ECONFIG;
	make_relative(cfg, "database", path, &cfg->database);
	make_relative(cfg, "calendar.file", path, &cfg->calendar_file);
	return HL_OK;
}

/* --- the table --------------------------------------------------------------------------- */

#define CATEGORIES \
	"理论武装,为民服务,扫黑除恶,信访维稳,安全环保,文明创建,民生改善,经济发展," \
	"企业帮扶,就业服务,基层治理,平安创建,文明建设,行政执法,拆迁拆违,环境整治,城市管理," \
	"招商引资,其他"
#define MEMBERS \
	"街道班子成员,社区党委班子,驻社区团队,大党委成员单位党员,企事业单位党员," \
	"非公和社会组织党员," \
	"非公党建指导员,网格长,单元长,其他党员"
#define AREAS "基层治理,文明创建,平安创建,服务居民,高质量发展,其他"
#define ACTIVITIES "主题党日,集中学习,党课,志愿服务,其他"
#define NOT_RESPONSIBLE "行政执法,拆迁拆违,环境整治,城市管理,招商引资"
#define NYC \
	"{\"nyc-casework\":{\"ref\":\"unique_key\",\"station\":\"account\"," \
	"\"title\":\"descriptor|complaint_type|=casework\",\"raised\":\"opendate\"," \
	"\"departments\":\"complaint_type\"," \
	"\"done\":\"closedate\",\"closed\":\"closedate\",\"list\":\"=solo\"}}"
#define DAY 86400

#define ROW(key, type, low, high, set, dflt, member, is_rule, help) \
	{ \
		key, type, low, high, set, dflt, offsetof(struct hl_config, member), is_rule, help \
	}
/* the settings every clock has */
#define CLOCK(section, low, period, unit, way, member, about) \
	ROW(section "." unit, K_INT, low, 365, NULL, period, member.days, true, about), \
	    ROW(section ".count", K_WORD, 0, 0, "calendar|working|hours", way, member.count, true, \
		N_("R20: how the days are counted; hours: 24 hours a day")), \
	    ROW(section ".roll", K_BOOL, 0, 0, NULL, "true", member.roll, true, \
		N_("R20: an end on a rest day rolls to the next working day")), \
	    ROW(section ".closing", K_TIME, 60, DAY, NULL, "24:00", member.closing, true, \
		N_("R20: hour at which the last day ends"))

static const struct config_key keys[] = {
	ROW("database", K_PATH, 1, 1000, NULL, "hl.db", database, false, N_("the database file")),
	ROW("busy_timeout", K_INT, 0, 3600, NULL, "10", busy_timeout, false,
	    N_("seconds to wait for other writers")),
	ROW("lang", K_NAME, 1, 16, "zh_CN|en", "zh_CN", lang, false,
	    N_("language of messages and headings")),
	ROW("timezone", K_ZONE, 1, 64, NULL, "Asia/Shanghai", timezone, true,
	    N_("R20: time zone of all civil times")),
	ROW("district.code", K_CODE, 1, 16, NULL, "340803", district_code, false,
	    N_("code of the district, a prefix when districts are merged")),
	ROW("district.name", K_NAME, 1, 100, NULL, "大观区", district_name, false,
	    N_("name of the district")),
	ROW("calendar.file", K_PATH, 0, 1000, NULL, "", calendar_file, false,
	    N_("R20: calendar file; empty: the built-in one")),
	ROW("station.vacancy", K_WORD, 0, 0, "off|warn|refuse", "warn", vacancy, true,
	    N_("R1: what a vacant post of head does")),
	ROW("station.deputies_max", K_INT, 1, 99, NULL, "1", deputies_max, true,
	    N_("R2: deputies a station may have at a time")),
	ROW("station.member_categories", K_LIST, 1, 200, NULL, MEMBERS, member_categories, true,
	    N_("R3: categories of members")),
	ROW("station.visit_areas", K_LIST, 1, 200, NULL, AREAS, visit_areas, true,
	    N_("R30: what visits are about")),
	ROW("station.activities", K_LIST, 1, 200, NULL, ACTIVITIES, activities, true,
	    N_("R31: kinds of activities")),
	ROW("station.founded_by", K_DAY, 0, 10, NULL, "2020-04-30", founded_by, true,
	    N_("R7: last day for a station to be founded in time; empty: no such day")),
	ROW("station.not_responsible", K_LIST, 0, 200, NULL, NOT_RESPONSIBLE, not_responsible, true,
	    N_("R12: categories in which the station itself is never responsible")),
	ROW("station.weights", K_LIST, 0, 8, NULL, "", station_weights, true,
	    N_("R43: weights of the figures of a station, as in closed=40; empty: no score")),
	ROW("issue.categories", K_LIST, 1, 200, NULL, CATEGORIES, categories, true,
	    N_("R8: categories of issues")),
	ROW("issue.sources", K_LIST, 1, 200, NULL,
	    "visit,resident,squad,hotline,meeting,patrol,other", sources, true,
	    N_("R8: where issues come from")),
	ROW("issue.natures", K_LIST, 0, 200, NULL, "", natures, true,
	    N_("R8: natures of issues; empty: not recorded")),
	ROW("issue.difficulties", K_LIST, 0, 200, NULL, "", difficulties, true,
	    N_("R8: degrees of difficulty; empty: not recorded")),
	ROW("issue.limit_days", K_INT, 1, 3650, NULL, "30", limit_days, true,
	    N_("R10: days to the completion limit when none is given")),
	ROW("issue.untabled_days", K_INT, 1, 3650, NULL, "30", untabled_days, true,
	    N_("R18: days open or local after which an issue must be tabled")),
	ROW("dispatch.require", K_LIST, 0, 3, "task|responsible|standard",
	    "task,responsible,standard", require, true, N_("R10: what a dispatch must state")),
	CLOCK("dispatch", 1, "3", "days", "calendar", dispatch,
	    N_("R20: days for the first feedback")),
	ROW("dispatch.redispatch_warn", K_INT, 0, 1000, NULL, "3", redispatch_warn, true,
	    N_("R14: re-dispatches after which each one more warns")),
	CLOCK("coordination", 1, "3", "days", "working", coordination,
	    N_("R21: days for feedback after a coordination meeting")),
	CLOCK("progress", 0, "0", "every", "calendar", progress,
	    N_("R22: days from one feedback to the next; 0: off")),
	ROW("feedback.counts", K_LIST, 1, 4, "receipt|progress|done|return", "progress,done",
	    counts, true, N_("R23: kinds of feedback that meet a deadline")),
	ROW("supervision.require_result", K_BOOL, 0, 0, NULL, "true", require_result, true,
	    N_("R15: a joint issue closes only with the deputy's report")),
	ROW("supervision.note_days", K_INT, 1, 3650, NULL, "7", note_days, true,
	    N_("R15: days without a note after which an issue is listed")),
	ROW("supervision.year_end_days", K_INT, 0, 365, NULL, "10", year_end_days, true,
	    N_("R14: last days of a year in which a change of list warns; 0: off")),
	ROW("consult.silence_days", K_INT, 1, 365, NULL, "5", silence_days, true,
	    N_("R27: working days after which a station that was asked is silent")),
	ROW("score.levels", K_LIST, 1, 4, "district|city|street|member", "district", levels, true,
	    N_("R33: levels of departments that are scored")),
	ROW("score.base", K_POINTS, 0, 10000, NULL, "60.0", base, true, N_("R33: base points")),
	ROW("score.solo", K_POINTS, 0, 1000, NULL, "1.0", solo, true,
	    N_("R33: points for a solo issue closed")),
	ROW("score.joint", K_POINTS, 0, 1000, NULL, "0.5", joint, true,
	    N_("R33: points for a joint issue closed")),
	ROW("score.transfer", K_POINTS, 0, 1000, NULL, "1.5", transfer, true,
	    N_("R33: points for leading a transfer that is closed")),
	ROW("score.assist", K_POINTS, 0, 1000, NULL, "0.0", assist, true,
	    N_("R33: points for helping on a transfer that is closed")),
	ROW("score.late", K_POINTS, -1000, 0, NULL, "-3.0", late, true,
	    N_("R33: points for an issue with a missed deadline")),
	ROW("score.cutoff", K_MOMENT, 11, 11, NULL, "12-31T24:00", cutoff, true,
	    N_("R40: moment of the year as of which it is settled")),
	ROW("base.min_attendance", K_INT, 0, 100, NULL, "0", min_attendance, true,
	    N_("R33: per cent of meetings attended that the base asks for; 0: off")),
	ROW("late.kinds", K_LIST, 1, 3, "dispatch|coordination|progress",
	    "dispatch,coordination,progress", late_kinds, true,
	    N_("R33: kinds of deadlines whose miss costs points")),
	ROW("late.forfeits_credit", K_BOOL, 0, 0, NULL, "false", late_forfeits, true,
	    N_("R33: a late department gets no credit for the issue")),
	ROW("appeal.days", K_INT, 1, 365, NULL, "10", appeal_days, true,
	    N_("R34: working days to appeal after the due day")),
	ROW("rank.no_load", K_BOOL, 0, 0, "ranked|separate", "ranked", no_load_separate, true,
	    N_("R35: departments without an assignment in the year")),
	ROW("rank.top", K_INT, 0, 1000, NULL, "3", top, true, N_("R36: places that count as top")),
	ROW("rank.top_party", K_POINTS, 0, 1000, NULL, "1.0", top_party, true,
	    N_("R36: what a top place adds to the party-building appraisal")),
	ROW("rank.top_director", K_POINTS, 0, 1000, NULL, "3.0", top_director, true,
	    N_("R36: what a top place adds to the stationed-director appraisal")),
	ROW("talk.rearm", K_BOOL, 0, 0, NULL, "true", talk_rearm, true,
	    N_("R38: after a talk two further misses make a new one")),
	ROW("survey.min_n", K_INT, 1, 1000000, NULL, "30", survey_min, true,
	    N_("R43: answers below which a survey gives no rate")),
	ROW("meeting.proxy_counts", K_BOOL, 0, 0, NULL, "true", proxy_counts, true,
	    N_("R47: a proxy counts as present")),
	ROW("meeting.joint_serves", K_BOOL, 0, 0, NULL, "false", joint_serves, true,
	    N_("R49: a joint meeting counts as the dispatch meeting of its month")),
	ROW("policies", K_POLICIES, 0, 0, NULL, "", policies, true,
	    N_("rules that change from a day on")),
	ROW("backdate.days", K_INT, 0, 3650, NULL, "7", backdate_days, true,
	    N_("R50: days a fact may be dated back without a reason")),
	ROW("import.raised_time", K_TIME, 0, DAY - 1, NULL, "09:00", import_raised, true,
	    N_("hour of an imported raised or dispatched date without a time")),
	ROW("import.done_time", K_TIME, 0, DAY - 1, NULL, "17:00", import_done, true,
	    N_("hour of an imported feedback, done or closed date without a time")),
	ROW("import.profiles", K_PROFILES, 0, 100, NULL, NYC, profiles, false,
	    N_("which heading of a foreign file holds which field")),
};

const struct config_key *
config_key(size_t i)
{
	return i < LEN(keys) ? &keys[i] : NULL;
}
