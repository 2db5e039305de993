/*
 * config.c, config-value.c, config-yaml.c: defaults, the shipped file, what is taken, what is
 * refused and where.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "record/record.h"

#include <cmocka.h>

static char dir[] = "/tmp/hl-config-XXXXXX";
static char path[64];

static int
setup(void **state)
{
	(void)state;
	if (!mkdtemp(dir))
		return -1;
	snprintf(path, sizeof(path), "%s/c.yaml", dir);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	unlink(path);
	return rmdir(dir);
}

static void
write_file(const char *s, size_t n)
{
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	assert_int_equal(fwrite(s, 1, n, f), n);
	assert_int_equal(fclose(f), 0);
}

static int
load_bytes(struct hl_config *cfg, const char *s, size_t n, char *err, size_t errlen)
{
	write_file(s, n);
	hl_config_defaults(cfg);
	*err = '\0';
	return hl_config_load(cfg, path, err, errlen);
}

static int
load(struct hl_config *cfg, const char *s, char *err, size_t errlen)
{
	return load_bytes(cfg, s, strlen(s), err, errlen);
}

static struct hl_config_item
item_of(const struct hl_config *cfg, const char *key)
{
	struct hl_config_item it;

	for (size_t i = 0; hl_config_item(cfg, i, &it); i++)
		if (strcmp(it.key, key) == 0)
			return it;
	fail_msg("no key %s", key);
	return it;
}

static char *
slurp(const char *name)
{
	struct buf b = { 0 };
	FILE *f = fopen(name, "r");
	int c;

	if (!f)
		fail_msg("%s: run from the top of the tree", name);
	while ((c = getc(f)) != EOF)
		buf_chr(&b, (char)c);
	fclose(f);
	return b.s;
}

/* --- defaults and the shipped file ------------------------------------------------------- */

static void
defaults(void **state)
{
	struct hl_config cfg;
	struct hl_config_item it;

	(void)state;
	hl_config_defaults(&cfg);
	for (size_t i = 0; hl_config_item(&cfg, i, &it); i++) {
		/* a fallback is in canonical form */
		assert_string_equal(it.value, it.fallback);
		assert_string_equal(it.origin, "default");
		assert_true(*it.type);
	}
	assert_int_equal(cfg.dispatch.days, 3);
	assert_int_equal(cfg.dispatch.closing, 86400);
	assert_int_equal(cfg.coordination.count, HL_COUNT_WORKING);
	assert_int_equal(cfg.late, -30);
	assert_int_equal(cfg.joint, 5);
	assert_int_equal(cfg.categories.n, 19);
	assert_int_equal(cfg.member_categories.n, 10);
	assert_int_equal(cfg.import_raised, 9 * 3600);
	assert_true(
	    cfg.require_result && cfg.dispatch.roll && !cfg.late_forfeits && !cfg.no_load_separate);
	assert_non_null(hl_config_profile(&cfg, "nyc-casework"));
	assert_null(hl_config_profile(&cfg, "nyc"));
	assert_true(hl_list_has(&cfg.not_responsible, "拆迁拆违"));
	hl_config_free(&cfg);
}

static void
shipped_file(void **state)
{
	struct hl_config cfg;
	struct hl_config_item it;
	char err[1024] = "";

	(void)state;
	hl_config_defaults(&cfg);
	assert_int_equal(hl_config_load(&cfg, "config.yaml", err, sizeof(err)), HL_OK);
	for (size_t i = 0; hl_config_item(&cfg, i, &it); i++) {
		if (strncmp(it.origin, "config.yaml:", 12) != 0)
			fail_msg("config.yaml lacks %s", it.key);
		if (strcmp(it.value, it.fallback) != 0)
			fail_msg(
			    "config.yaml: %s is %s, built in %s", it.key, it.value, it.fallback);
	}
	hl_config_free(&cfg);
}

/* Each key has its entry in the man page, with type, range and default. */
static void
man_page(void **state)
{
	struct hl_config cfg;
	struct hl_config_item it;
	char *man = slurp("man/hl-config.5");
	struct buf want = { 0 }, dflt = { 0 };

	(void)state;
	hl_config_defaults(&cfg);
	for (size_t i = 0; hl_config_item(&cfg, i, &it); i++) {
		buf_clear(&want);
		buf_fmt(&want, "\n.It Cm %s Pq %s%s%s\n", it.key, it.type, *it.range ? " , " : "",
		    it.range);
		char *at = strstr(man, want.s);
		if (!at) {
			fail_msg("man/hl-config.5 lacks:%s", want.s);
			return;
		}
		buf_clear(&dflt);
		buf_str(&dflt, "\nDefault: ");
		for (const char *c = *it.fallback ? it.fallback : "empty"; *c; c++)
			buf_str(&dflt, *c == ',' ? ", " : (const char[]){ *c, '\0' });
		buf_str(&dflt, ".\n");
		char *found = strstr(at + 1, dflt.s), *next = strstr(at + 1, "\n.It ");
		if (strcmp(it.type, "map") != 0 && (!found || (next && found > next)))
			fail_msg("man/hl-config.5: %s has the%s", it.key, dflt.s);
	}
	buf_free(&want);
	buf_free(&dflt);
	free(man);
	hl_config_free(&cfg);
}

/* --- taken ------------------------------------------------------------------------------- */

static void
taken(void **state)
{
	static const char *const v[][3] = {
		/* file, key, value */
		{ "", "dispatch.days", "3" },
		{ "# nothing\n\n", "dispatch.days", "3" },
		{ "---\n", "dispatch.days", "3" },
		{ "\xef\xbb\xbf"
		  "dispatch: {days: 5}\n",
		    "dispatch.days", "5" },
		{ "dispatch:\r\n  days: 5\r\n", "dispatch.days", "5" },
		{ "dispatch:\n  days: '7'\n...\n", "dispatch.days", "7" },
		{ "dispatch: {days: ５}\n", "dispatch.days", "5" },
		{ "dispatch:\n", "dispatch.days", "3" },
		{ "dispatch: {}\n", "dispatch.days", "3" },
		{ "dispatch: {count: hours}", "dispatch.count", "hours" },
		{ "dispatch: {roll: no}", "dispatch.roll", "false" },
		{ "dispatch: {roll: 否}", "dispatch.roll", "false" },
		{ "late: {forfeits_credit: 是}", "late.forfeits_credit", "true" },
		{ "late: {forfeits_credit: Yes}", "late.forfeits_credit", "true" },
		{ "dispatch: {closing: 17:30}", "dispatch.closing", "17:30" },
		{ "dispatch: {closing: \"17:30:05\"}", "dispatch.closing", "17:30:05" },
		{ "import: {raised_time: 00:00}", "import.raised_time", "00:00" },
		{ "dispatch: {require: []}", "dispatch.require", "" },
		{ "dispatch:\n  require:\n    - standard\n    - task\n", "dispatch.require",
		    "standard,task" },
		{ "score: {joint: 0.7, late: -2}", "score.joint", "0.7" },
		{ "score: {late: 0}", "score.late", "0.0" },
		{ "score: {levels: [district, street]}", "score.levels", "district,street" },
		{ "rank: {no_load: separate}", "rank.no_load", "separate" },
		{ "station: {vacancy: off}", "station.vacancy", "off" },
		{ "district: {code: 340803, name: 迎江区}", "district.code", "340803" },
		{ "district: {name: 迎\xc2\xa0江区}", "district.name", "迎江区" },
		{ "issue: {categories: [甲, 乙]}", "issue.categories", "甲,乙" },
		{ "issue: {categories: [甲, 乙]}\nstation: {not_responsible: [乙]}",
		    "station.not_responsible", "乙" },
		{ "lang: en", "lang", "en" },
		{ "timezone: UTC", "timezone", "UTC" },
		{ "calendar:\n  file:\n", "calendar.file", "" },
		{ "database: /srv/hl.db", "database", "/srv/hl.db" },
		{ "progress: {every: 7}", "progress.every", "7" },
		{ "import: {profiles: {}}", "import.profiles", "{}" },
		{ "import: {profiles: }", "import.profiles", "{}" },
		{ "import:\n  profiles:\n    a-b: {ref: 编号, title: \"描述|=案件\"}\n    c:\n     "
		  " station: x\n",
		    "import.profiles",
		    "{\"a-b\":{\"ref\":\"编号\",\"title\":\"描述|=案件\"},\"c\":{\"station\":\"x\"}"
		    "}" },
	};

	(void)state;
	for (size_t i = 0; i < LEN(v); i++) {
		struct hl_config cfg;
		char err[1024];

		if (load(&cfg, v[i][0], err, sizeof(err)) != HL_OK)
			fail_msg("%s: %s", v[i][0], err);
		assert_string_equal(item_of(&cfg, v[i][1]).value, v[i][2]);
		hl_config_free(&cfg);
	}
	assert_int_equal(time_zone("Asia/Shanghai"), 0);
}

/* The form of contract 4, word for word. */
static void
contract_profile(void **state)
{
	static const char text[] = "import:\n"
				   "  profiles:\n"
				   "    nyc-casework: {ref: unique_key, station: account, title: "
				   "\"descriptor|complaint_type|=casework\", "
				   "raised: opendate, departments: complaint_type, done: "
				   "closedate, closed: closedate, list: \"=solo\"}\n";
	struct hl_config cfg;
	char err[1024];

	(void)state;
	assert_int_equal(load(&cfg, text, err, sizeof(err)), HL_OK);
	const struct hl_profile *p = hl_config_profile(&cfg, "nyc-casework");
	assert_non_null(p);
	assert_int_equal(p->map.n, 8);
	assert_string_equal(hl_args_get(&p->map, "title"), "descriptor|complaint_type|=casework");
	assert_string_equal(hl_args_get(&p->map, "list"), "=solo");
	assert_string_equal(
	    item_of(&cfg, "import.profiles").value, item_of(&cfg, "import.profiles").fallback);
	hl_config_free(&cfg);
}

static void
paths_and_origins(void **state)
{
	struct hl_config cfg;
	char err[1024], want[200];

	(void)state;
	assert_int_equal(
	    load(&cfg, "# x\ndatabase: a/b.db\ncalendar:\n  file: cal.tsv\n", err, sizeof(err)),
	    HL_OK);
	snprintf(want, sizeof(want), "%s/a/b.db", dir);
	assert_string_equal(cfg.database, want);
	snprintf(want, sizeof(want), "%s/cal.tsv", dir);
	assert_string_equal(cfg.calendar_file, want);
	snprintf(want, sizeof(want), "%s:4", path);
	assert_string_equal(item_of(&cfg, "calendar.file").origin, want);
	assert_string_equal(item_of(&cfg, "dispatch.days").origin, "default");
	assert_int_equal(hl_config_set(&cfg, "database", "x.db", err, sizeof(err)), HL_OK);
	assert_string_equal(cfg.database, "x.db");
	assert_string_equal(item_of(&cfg, "database").origin, "override");
	hl_config_free(&cfg);
	assert_int_equal(load(&cfg, "lang: en\n", err, sizeof(err)), HL_OK);
	/* not of the file: of the working directory */
	assert_string_equal(cfg.database, "hl.db");
	hl_config_free(&cfg);
}

/* --- refused ----------------------------------------------------------------------------- */

static void
refused_text(const char *text, size_t n, int line, const char *want)
{
	struct hl_config cfg;
	char err[1024], where[100];

	assert_int_equal(load_bytes(&cfg, text, n, err, sizeof(err)), HL_ECONFIG);
	if (line)
		snprintf(where, sizeof(where), "%s:%d: ", path, line);
	else
		snprintf(where, sizeof(where), "%s: ", path);
	if (strncmp(err, where, strlen(where)) != 0 || !strstr(err, want) || strchr(err, '\n') ||
	    !text_utf8(err, strlen(err)))
		fail_msg("%.60s\nerror '%s'\nwanted '%s...%s'", text, err, where, want);
	hl_config_free(&cfg);
}

static void
refused(void **state)
{
	static const struct {
		const char *text;
		int line;
		const char *want;
	} v[] = {
		/* form */
		{ "a:\n\tb: 1\n", 2, "YAML wants spaces" },
		{ "dispatch:\n  days: 3\n  \tcount: hours\n", 3, "YAML wants spaces" },
		{ "feedback:\n  counts:\n  -\tdone\n  -\t- x\n", 3, "YAML wants spaces" },
		{ "lang: en\nlang: en\n", 2, "duplicate key 'lang', first on line 1" },
		{ "dispatch:\n  days: 3\nlang: en\ndispatch:\n  days: 4\n", 4,
		    "duplicate key 'dispatch', first on line 1" },
		{ "dispatch:\n  days: 3\n  days: 3\n", 3, "duplicate key 'days', first on line 2" },
		{ "import: {profiles: {a: {ref: x},\n a: {ref: y}}}", 2,
		    "duplicate key 'a', first on line 1" },
		{ "import: {profiles: {a: {ref: x,\n ref: y}}}", 2,
		    "duplicate key 'ref', first on line 1" },
		{ "lang: &x en\n", 1, "anchor" },
		{ "database: *x\n", 1, "alias" },
		{ "a: &x {}\n<<: *x\n", 1, "unknown key 'a'" },
		{ "lang: !!str en\n", 1, "a tag" },
		{ "dispatch: !x {days: 3}\n", 1, "a tag" },
		{ "%YAML 1.1\n---\nlang: en\n", 1, "directive" },
		{ "lang: en\n---\nlang: en\n", 2, "second document" },
		{ "- a\n- b\n", 1, "'key: value'" },
		{ "just text\n", 1, "'key: value'" },
		{ "feedback: {counts: [done\n", 2, "not valid YAML" },
		{ "lang: \"en\n", 2, "not valid YAML" },
		{ "lang: en\n  zone: x\n", 2, "goes on here" },
		{ "lang: en: fr\n", 1, "not valid YAML" },
		{ "[a]: b\n", 1, "a key must be one word" },
		{ "lang: e\xffn\n", 1, "not valid UTF-8" },
		{ "lang: en\n# \xed\xa0\x80\n", 2, "not valid UTF-8" },
		{ "\xff\xfel\n", 1, "not valid UTF-8" },
		{ "lang: en\n# \x07\n", 2, "a control character" },
		{ "# x\ndatabase: \"a\\nb\"\n", 2, "a control character" },
		{ "database: \"a\\0b\"\n", 1, "a NUL byte" },
		{ "database: \"a\\u202eb\"\n", 1, "writing direction" },
		{ "# ok\nlang: \xef\xbf\xbf\n", 2, "" },
		{ "{{{{{{{{{{lang", 1, "a key must be one word" },
		{ "import: {profiles: {a: {ref: {ref: {ref: {ref: {ref: {}}}}}}}}", 1,
		    "one heading expression" },
		/* keys */
		{ "dispach:\n  days: 3\n", 1, "unknown key 'dispach', did you mean 'dispatch'?" },
		{ "dispatch:\n  dayz: 3\n", 2,
		    "unknown key 'dayz' in 'dispatch', did you mean 'days'?" },
		{ "late:\n  solo: 3\n", 2, "did you mean 'score.solo'?" },
		{ "days: 3\n", 1,
		    "did you mean 'dispatch.days' or 'coordination.days' or 'appeal.days'?" },
		{ "dispatch.days: 3\n", 1, "write 'days' below 'dispatch'" },
		{ "talk:\n  xyzzy: 3\n", 2,
		    "unknown key 'xyzzy' in 'talk', the keys here are rearm" },
		{ "dispatch: 3\n", 1, "'dispatch' is a section" },
		{ "dispatch: [days]\n", 1, "'dispatch' is a section" },
		{ "dispatch:\n  days:\n    x: 3\n", 3, "dispatch.days: one value is wanted" },
		/* types */
		{ "dispatch: {days: [3]}\n", 1, "dispatch.days: one value is wanted" },
		{ "dispatch: {days: three}\n", 1, "dispatch.days: 'three' is not a whole number" },
		{ "dispatch: {days: 3.5}\n", 1, "is not a whole number" },
		{ "dispatch: {days: 0x3}\n", 1, "is not a whole number" },
		{ "dispatch: {days: 99999999999999999999}\n", 1,
		    "dispatch.days: '99999999999999999999' is" },
		{ "dispatch: {days: }\n", 1, "dispatch.days: a value is missing" },
		{ "dispatch: {days: ~}\n", 1, "dispatch.days: a value is missing" },
		{ "database:\n", 1, "database: a value is missing" },
		{ "database: ''\n", 1, "database: a value is missing" },
		{ "score: {joint: 0.55}\n", 1,
		    "score.joint: '0.55' is not a number with at most one decimal" },
		{ "score: {joint: 0,5}\n", 1, "" },
		{ "dispatch: {roll: maybe}\n", 1, "dispatch.roll: 'maybe' is none of false, true" },
		{ "dispatch: {closing: 24:01}\n", 1, "out of range 00:01..24:00" },
		{ "dispatch: {closing: 5pm}\n", 1, "not a time of day" },
		{ "dispatch: {closing: 17:60}\n", 1, "not a time of day" },
		{ "dispatch: {closing: 17}\n", 1, "not a time of day" },
		{ "import: {done_time: 24:00}\n", 1, "out of range 00:00..23:59:59" },
		{ "feedback: {counts: done}\n", 1, "feedback.counts: a list is wanted: [a, b]" },
		{ "feedback: {counts: {done: 1}}\n", 1, "a list is wanted" },
		{ "feedback:\n  counts:\n", 2, "a list is wanted" },
		{ "feedback: {counts: [[done]]}\n", 1, "a list of single words is wanted" },
		/* ranges and sets */
		{ "dispatch: {days: 0}\n", 1, "dispatch.days: '0' is out of range 1..365" },
		{ "dispatch: {days: -1}\n", 1, "out of range" },
		{ "busy_timeout: 3601\n", 1, "out of range 0..3600" },
		{ "score: {late: 3}\n", 1, "score.late: '3' is out of range -100.0..0.0" },
		{ "base: {min_attendance: 101}\n", 1, "out of range 0..100" },
		{ "lang: fr\n", 1, "lang: 'fr' is none of zh_CN, en" },
		{ "timezone: Mars/Olympus\n", 1, "timezone: 'Mars/Olympus' is not known here" },
		{ "timezone: ../../etc/passwd\n", 1, "is not known here" },
		{ "dispatch: {count: weekly}\n", 1,
		    "'weekly' is none of calendar, working, hours" },
		{ "feedback:\n  counts:\n    - done\n    - doen\n", 4,
		    "feedback.counts: 'doen' is none of receipt" },
		{ "feedback: {counts: [done,\n done]}\n", 2, "'done' stands twice" },
		{ "feedback: {counts: []}\n", 1, "the list must not be empty" },
		{ "issue: {categories: []}\n", 1, "issue.categories: the list must not be empty" },
		{ "issue: {categories: [a, '']}\n", 1, "an empty word" },
		{ "issue: {categories: ['a,b']}\n", 1, "a comma" },
		{ "score: {levels: [village]}\n", 1,
		    "'village' is none of district, city, street, member" },
		{ "district: {code: 大观}\n", 1, "is no code" },
		{ "issue: {categories: [甲]}\nstation:\n  not_responsible: [乙]\n", 3,
		    "'乙' is not in issue.categories" },
		{ "station: {not_responsible: [行政执罚]}\n", 1, "is not in issue.categories" },
		/* profiles */
		{ "import: {profiles: {a: {raise: x}}}\n", 1,
		    "unknown field 'raise' in profile 'a', did you mean 'raised'?" },
		{ "import: {profiles: {a: {zzzzzzzz: x}}}\n", 1, "the fields are ref, station" },
		{ "import: {profiles: {a: {ref: [x]}}}\n", 1,
		    "one heading expression is wanted for 'ref'" },
		{ "import: {profiles: {a: {ref: }}}\n", 1,
		    "one heading expression is wanted for 'ref'" },
		{ "import: {profiles: {a: x}}\n", 1, "a mapping is wanted" },
		{ "import: {profiles: [a]}\n", 1, "a mapping is wanted" },
		{ "import: {profiles: {'': {ref: x}}}\n", 1, "without a name" },
	};

	(void)state;
	for (size_t i = 0; i < LEN(v); i++)
		refused_text(v[i].text, strlen(v[i].text), v[i].line, v[i].want);
	refused_text("lang: en\n\0\n", 11, 2, "a NUL byte");
}

static void
refused_files(void **state)
{
	struct hl_config cfg;
	char err[1024];

	(void)state;
	hl_config_defaults(&cfg);
	assert_int_equal(hl_config_load(&cfg, "/nonexistent/c.yaml", err, sizeof(err)), HL_ECONFIG);
	assert_string_equal(err, "/nonexistent/c.yaml: No such file or directory");
	assert_int_equal(hl_config_load(&cfg, dir, err, sizeof(err)), HL_ECONFIG);
	assert_non_null(strstr(err, "Is a directory"));
	hl_config_free(&cfg);
}

/* Text that would take a careless parser long, deep or a lot of memory. */
static void
bombs(void **state)
{
	static const struct {
		const char *head, *unit;
		size_t times;
		const char *want;
	} v[] = {
		{ "lang: ", "[", 80000, "lang: one value is wanted" },
		{ "feedback: {counts: ", "[", 80000, "single words" },
		{ "", "[", 80000, "'key: value'" },
		{ "", "{", 80000, "a key must be one word" },
		{ "? ", "{? ", 60000, "a key must be one word" },
		{ "", "- ", 80000, "'key: value'" },
		{ "lang:\n ", "- ", 80000, "one value is wanted" },
		{ "", "? ", 80000, "a key must be one word" },
		{ "import: {profiles: {a: {ref: ", "{a: ", 50000, "one heading" },
		{ "lang: ", "x", 200000, "longer than 1000 bytes" },
		{ "", "x", 200000, "" },
		{ "lang: \"", "\\x41", 50000, "not valid YAML" },
		{ "feedback:\n  counts:\n", "  - done\n", 20000, "more than 4 words" },
		{ "# ", "x", 300000, "larger than 256 KiB" },
		{ "", "%TAG !a! b\n", 20000, "directive" },
		{ "", "--- ", 60000, "" },
		{ "", "a: ", 60000, "" },
		{ "", "*a ", 60000, "" },
		{ "lang: ", "&a ", 60000, "" },
		{ "lang: ", "'", 80001, "" },
		{ "lang: |\n", " x\n", 60000, "longer than 1000 bytes" },
	};

	(void)state;
	for (size_t i = 0; i < LEN(v); i++) {
		struct buf b = { 0 };
		struct hl_config cfg;
		char err[1024];
		clock_t start;

		buf_str(&b, v[i].head);
		for (size_t n = 0; n < v[i].times; n++)
			buf_str(&b, v[i].unit);
		start = clock();
		assert_int_equal(load_bytes(&cfg, b.s, b.n, err, sizeof(err)), HL_ECONFIG);
		if (clock() - start > CLOCKS_PER_SEC)
			fail_msg(
			    "bomb %zu took %.1f s", i, (double)(clock() - start) / CLOCKS_PER_SEC);
		if (!strstr(err, v[i].want) || strncmp(err, path, strlen(path)) != 0)
			fail_msg("bomb %zu: '%s'", i, err);
		hl_config_free(&cfg);
		buf_free(&b);
	}
}

/* A short buffer gets a whole, shorter line. */
static void
short_buffer(void **state)
{
	struct hl_config cfg;
	char err[1024];

	(void)state;
	for (size_t n = 1; n < 100; n++) {
		assert_int_equal(
		    load(&cfg, "lang: 大观区大观区大观区大观区大观区\n", err, n), HL_ECONFIG);
		assert_true(strlen(err) < n);
		assert_true(text_utf8(err, strlen(err)));
		hl_config_free(&cfg);
	}
}

/* --- setting one key, and the policy ----------------------------------------------------- */

static void
set_one(void **state)
{
	static const char *const bad[][3] = {
		{ "dispatch.day", "3", "unknown key 'dispatch.day'" },
		{ "dispatch", "3", "unknown key 'dispatch'" },
		{ "dispatch.days", "", "is not a whole number" },
		{ "dispatch.days", "400", "dispatch.days: '400' is out of range 1..365" },
		{ "feedback.counts", "", "must not be empty" },
		{ "feedback.counts", "done,", "an empty word" },
		{ "database", "a\nb", "a control character" },
		{ "import.profiles", "{", "column" },
		{ "import.profiles", "{\"a\":{\"rof\":\"x\"}}", "did you mean 'ref'?" },
		{ "import.profiles", "{\"a\":\"x\"}", "import.profiles" },
		{ "import.profiles", "{\"a\":{\"ref\":[\"x\",\"y\"]}}", "one heading expression" },
	};
	struct hl_config cfg;
	char err[1024];

	(void)state;
	hl_config_defaults(&cfg);
	for (size_t i = 0; i < LEN(bad); i++) {
		char *before = hl_config_policy(&cfg);
		assert_int_equal(
		    hl_config_set(&cfg, bad[i][0], bad[i][1], err, sizeof(err)), HL_ECONFIG);
		if (!strstr(err, bad[i][2]))
			fail_msg("%s=%s: '%s'", bad[i][0], bad[i][1], err);
		char *after = hl_config_policy(&cfg);
		assert_string_equal(before, after);
		free(before);
		free(after);
	}
	assert_int_equal(hl_config_set(&cfg, "dispatch.require", "", err, sizeof(err)), HL_OK);
	assert_int_equal(cfg.require.n, 0);
	assert_int_equal(
	    hl_config_set(&cfg, "feedback.counts", "done, receipt", err, sizeof(err)), HL_OK);
	assert_string_equal(item_of(&cfg, "feedback.counts").value, "done,receipt");
	hl_config_free(&cfg);
}

static uint64_t
rnd(uint64_t *s, uint64_t n)
{
	*s ^= *s << 13;
	*s ^= *s >> 7;
	*s ^= *s << 17;
	return *s % n;
}

/* A value that the key takes, as one may write it. */
static void
random_value(struct buf *b, const struct config_key *k, uint64_t *s)
{
	static const char *const free_words[] = { "甲", "乙类", "a b", "其他 x", "c-1", "=d", "e#f",
		"治安“防范”" };
	static const char *const policies[] = { "", "{\"2021-01-01\":{\"score.late\":\"-2.0\"}}" };
	static const char *const zones[] = { "UTC", "Asia/Shanghai", "Europe/Berlin" };
	int64_t n = k->min + (int64_t)rnd(s, (uint64_t)(k->max - k->min) + 1);
	char text[32];

	buf_clear(b);
	buf_str(b, "");
	if (k->kind == K_INT) {
		buf_fmt(b, "%lld", (long long)n);
	} else if (k->kind == K_POINTS) {
		buf_str(b, hl_points_format(n, text));
	} else if (k->kind == K_TIME) {
		buf_fmt(b, "%02d:%02d:%02d", (int)(n / 3600), (int)(n / 60 % 60), (int)(n % 60));
	} else if (k->kind == K_DAY) {
		buf_fmt(b, "2020-%02d-%02d", (int)rnd(s, 12) + 1, (int)rnd(s, 28) + 1);
	} else if (k->kind == K_MOMENT) {
		buf_fmt(b, "%02d-%02dT%02d:%02d", (int)rnd(s, 12) + 1, (int)rnd(s, 28) + 1,
		    (int)rnd(s, 24), (int)rnd(s, 60));
	} else if (k->kind == K_POLICIES) {
		buf_str(b, policies[rnd(s, LEN(policies))]);
	} else if (k->kind == K_ZONE) {
		buf_str(b, zones[rnd(s, LEN(zones))]);
	} else if (k->kind == K_LIST) {
		size_t start = rnd(s, 8), count = (size_t)k->min + rnd(s, 9 - (uint64_t)k->min);
		const char *w = k->words;
		for (size_t i = 0; i < count && (!k->words || *w); i++) {
			size_t len = k->words ? strcspn(w, "|") : 0;
			buf_str(b, b->n ? "," : "");
			buf_str(b, k->words ? "" : free_words[(start + i) % LEN(free_words)]);
			buf_add(b, k->words ? w : "", len);
			w += k->words ? len + (w[len] == '|') : 0;
		}
	} else {
		const char *set = k->words ? k->words : "false|true";
		for (uint64_t skip = rnd(s, 8); skip && strchr(set, '|'); skip--)
			set = strchr(set, '|') + 1;
		buf_add(b, set, strcspn(set, "|"));
	}
}

static void
policy_round_trip(void **state)
{
	uint64_t seed = 20200403;
	struct buf b = { 0 };
	char err[1024];

	(void)state;
	for (int round = 0; round < 300; round++) {
		struct hl_config one, two;
		const struct config_key *k;

		hl_config_defaults(&one);
		hl_config_defaults(&two);
		for (size_t i = 0; (k = config_key(i)); i++) {
			if (!k->rule || rnd(&seed, 3) == 0)
				continue;
			random_value(&b, k, &seed);
			if (hl_config_set(&one, k->name, b.s, err, sizeof(err)) != HL_OK)
				fail_msg("%s=%s: %s", k->name, b.s, err);
		}
		char *policy = hl_config_policy(&one), *copy = xstrdup(policy), *rest = copy, *line;
		while ((line = strsep(&rest, "\n")) && *line) {
			char *eq = strchr(line, '=');
			*eq = '\0';
			if (hl_config_set(&two, line, eq + 1, err, sizeof(err)) != HL_OK)
				fail_msg("%s", err);
		}
		char *again = hl_config_policy(&two);
		assert_string_equal(policy, again);
		free(policy);
		free(copy);
		free(again);
		hl_config_free(&one);
		hl_config_free(&two);
	}
	buf_free(&b);
}

/* The place is no rule: neither database nor language nor profiles stand in the policy. */
static void
policy_text(void **state)
{
	static const char *const no_rule[] = { "database", "busy_timeout", "lang", "district.code",
		"district.name", "calendar.file", "import.profiles" };
	struct hl_config cfg;
	struct hl_config_item it;

	(void)state;
	hl_config_defaults(&cfg);
	char *policy = hl_config_policy(&cfg);
	for (size_t i = 0; hl_config_item(&cfg, i, &it); i++) {
		char line[100];
		bool place = false;

		for (size_t k = 0; k < LEN(no_rule); k++)
			place |= strcmp(no_rule[k], it.key) == 0;
		assert_int_equal(it.rule, !place);
		snprintf(line, sizeof(line), "%s=", it.key);
		assert_int_equal(strstr(policy, line) != NULL, it.rule);
	}
	free(policy);
	hl_config_free(&cfg);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(defaults),
		cmocka_unit_test(shipped_file),
		cmocka_unit_test(man_page),
		cmocka_unit_test(taken),
		cmocka_unit_test(contract_profile),
		cmocka_unit_test(paths_and_origins),
		cmocka_unit_test(refused),
		cmocka_unit_test(refused_files),
		cmocka_unit_test(bombs),
		cmocka_unit_test(short_buffer),
		cmocka_unit_test(set_one),
		cmocka_unit_test(policy_round_trip),
		cmocka_unit_test(policy_text),
	};

	return cmocka_run_group_tests_name("config", tests, setup, teardown);
}
