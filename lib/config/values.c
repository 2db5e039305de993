/* config-value.c: how each kind of value is read, checked and shown: one row of kinds[]. */
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "config/config.h"

struct put { /* one value on its way into one field */
	const struct config_key *k;
	void *field;
	char *const *v;
	size_t n, bad; /* bad: which of v was refused */
	char *err;
	size_t len;
};

struct kind {
	const char *type;
	int (*put)(struct put *p);
	void (*show)(struct buf *b, const struct config_key *k, const void *field);
	void (*show_range)(struct buf *b, const struct config_key *k);
	void (*drop)(void *field);
	char *(*fold)(const char *s); /* texts */
};

static const struct kind *kind_of(const struct config_key *k);

/* --- sets of words ----------------------------------------------------------------------- */

#define WORDS_EACH(w, n, words) \
	for (const char *w = (words); *w && ((n) = strcspn(w, "|"), true); w += (n) + (w[n] == '|'))

static int
word_index(const char *words, const char *word)
{
	size_t n;
	int i = 0;

	WORDS_EACH(w, n, words)
	{
		if (n == strlen(word) && memcmp(w, word, n) == 0)
			return i;
		i++;
	}
	return -1;
}

static void
word_at(struct buf *b, const char *words, int64_t index)
{
	size_t n;

	WORDS_EACH(w, n, words)
	if (index-- == 0)
		buf_add(b, w, n);
}

/* "a|b" as "a, b". */
static void
words_list(struct buf *b, const char *words)
{
	size_t n;

	WORDS_EACH(w, n, words)
	{
		buf_str(b, w == words ? "" : ", ");
		buf_add(b, w, n);
	}
}

/* --- reading values ---------------------------------------------------------------------- */

PRINTF(2, 3) static int refuse(struct put *p, const char *fmt, ...)
{
	va_list ap;
	int n = snprintf(p->err, p->len, "%s: ", p->k->name);

	va_start(ap, fmt);
	if (n >= 0 && (size_t)n < p->len)
		vsnprintf(p->err + n, p->len - (size_t)n, fmt, ap);
	va_end(ap);
	return -1;
}

static int
refuse_set(struct put *p, const char *words, const char *what)
{
	struct buf b = { 0 };

	words_list(&b, words);
	refuse(p, _("'%s' is none of %s"), what, b.s);
	buf_free(&b);
	return -1;
}

static int
refuse_range(struct put *p)
{
	struct buf b = { 0 };

	kind_of(p->k)->show_range(&b, p->k);
	refuse(p, _("'%s' is out of range %s"), p->v[0], b.s);
	buf_free(&b);
	return -1;
}

/* A number already read, or not. */
static int
put_number(struct put *p, bool read, int64_t n, const char *wanted)
{
	if (!read)
		return refuse(p, _("'%s' is not %s"), p->v[0], wanted);
	if (n < p->k->min || n > p->k->max)
		return refuse_range(p);
	*(int64_t *)p->field = n;
	return 0;
}

static int
put_int(struct put *p)
{
	int64_t n = 0;
	char *s = text_fold(p->v[0]);
	bool ok = text_int(s, &n);

	free(s);
	return put_number(p, ok, n, _("a whole number"));
}

static int
put_points(struct put *p)
{
	int64_t n = 0;
	char *s = text_fold(p->v[0]);
	bool ok = hl_points_parse(s, &n) == 0;

	free(s);
	return put_number(p, ok, n, _("a number with at most one decimal"));
}

/* HH:MM or HH:MM:SS, 24:00 the end of the day. */
static int
put_time(struct put *p)
{
	static const char shape[] = "00:00:00";
	char *s = text_fold(p->v[0]);
	size_t n = strlen(s);
	int64_t part[3] = { 0 };
	bool ok = n == 5 || n == 8;

	for (size_t i = 0; ok && i < n; i++) {
		if (shape[i] == ':')
			ok = s[i] == ':';
		else if ((ok = s[i] >= '0' && s[i] <= '9'))
			part[i / 3] = part[i / 3] * 10 + s[i] - '0';
	}
	free(s);
	ok = ok && part[1] < 60 && part[2] < 60;
	return put_number(p, ok, part[0] * 3600 + part[1] * 60 + part[2], _("a time of day HH:MM"));
}

static int
put_word(struct put *p)
{
	int i = word_index(p->k->words, p->v[0]);

	if (i < 0)
		return refuse_set(p, p->k->words, p->v[0]);
	*(int64_t *)p->field = i;
	return 0;
}

static int
put_bool(struct put *p)
{
	static const char truths[] = "false|true|no|yes|否|是";
	const char *words = p->k->words ? p->k->words : truths;
	char *s = text_fold(p->v[0]);

	for (char *c = s; !p->k->words && *c; c++)
		*c = (char)(*c >= 'A' && *c <= 'Z' ? *c + 32 : *c);
	int i = word_index(words, s);
	free(s);
	if (i < 0)
		return refuse_set(p, words, p->v[0]);
	*(bool *)p->field = i % 2;
	return 0;
}

/* Two digits at s, -1 when they are none. */
static int
two_digits(const char *s)
{
	return s[0] >= '0' && s[0] <= '9' && s[1] >= '0' && s[1] <= '9'
		   ? (s[0] - '0') * 10 + s[1] - '0'
		   : -1;
}

bool
config_moment(const char *s, int *month, int *day, int64_t *seconds)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	int h, m;

	if (strlen(s) != 11 || s[2] != '-' || s[5] != 'T' || s[8] != ':')
		return false;
	*month = two_digits(s);
	*day = two_digits(s + 3);
	h = two_digits(s + 6);
	m = two_digits(s + 9);
	*seconds = h * 3600 + m * 60;
	return *month >= 1 && *month <= 12 && *day >= 1 && *day <= days[*month - 1] && h >= 0 &&
	       m >= 0 && m < 60 && *seconds <= 86400;
}

static bool
is_moment(const char *s)
{
	int64_t seconds;
	int month, day;

	return config_moment(s, &month, &day, &seconds);
}

static int
put_text(struct put *p)
{
	const struct config_key *k = p->k;
	char *s = kind_of(k)->fold(p->v[0]);
	const char *bad = text_bad(s, false);
	int64_t n = (int64_t)strlen(s);
	int rc = 0;

	if (bad)
		rc = refuse(p, "%s", bad);
	else if (n < k->min)
		rc = refuse(p, _("a value is missing"));
	else if (n > k->max)
		rc = refuse(p, _("longer than %lld bytes"), (long long)k->max);
	else if (k->kind == K_CODE && n && !text_code(s))
		rc = refuse(p, _("'%s' is no code of 1 to 16 of A-Z a-z 0-9 _ -"), s);
	else if (k->kind == K_MOMENT && !is_moment(s))
		rc = refuse(p, _("'%s' is no moment of a year MM-DDTHH:MM"), s);
	else if (k->words && word_index(k->words, s) < 0)
		rc = refuse_set(p, k->words, s);
	if (rc) {
		free(s);
		return rc;
	}
	free(*(char **)p->field);
	*(char **)p->field = s;
	return 0;
}

/* A civil day; empty where min is 0. */
static int
put_day(struct put *p)
{
	char iso[16] = "", *v[1] = { iso }, *s = text_fold(p->v[0]);
	struct put day = *p;
	int64_t t;
	bool bare = false, empty = *s == '\0' && p->k->min == 0;

	if (!empty && (*s < '0' || *s > '9' ||
			  hl_time_parse(s, 0, NULL, HL_BARE_START, &t, &bare) != 0 || !bare)) {
		free(s);
		return refuse(p, _("'%s' is no day YYYY-MM-DD"), p->v[0]);
	}
	free(s);
	if (!empty)
		day_iso(time_day(t), iso);
	day.v = v;
	return put_text(&day);
}

static void
drop_text(void *field)
{
	free(*(char **)field);
	*(char **)field = NULL;
}

static void
drop_list(void *field)
{
	struct hl_list *l = field;

	for (size_t i = 0; i < l->n; i++)
		free(l->v[i]);
	free(l->v);
	*l = (struct hl_list){ 0 };
}

static int
list_word(struct put *p, const struct hl_list *l, const char *word)
{
	const char *bad = text_bad(word, false);

	if (bad)
		return refuse(p, "%s", bad);
	if (!*word)
		return refuse(p, _("an empty word"));
	if (strchr(word, ','))
		return refuse(p, _("a comma in the word '%s'"), word);
	if (p->k->words && word_index(p->k->words, word) < 0)
		return refuse_set(p, p->k->words, word);
	if (hl_list_has(l, word))
		return refuse(p, _("'%s' stands twice"), word);
	return 0;
}

static int
put_list(struct put *p)
{
	struct hl_list l = { 0 };
	int rc = 0;

	if ((int64_t)p->n < p->k->min)
		return refuse(p, _("the list must not be empty"));
	if ((int64_t)p->n > p->k->max)
		return refuse(p, _("more than %lld words"), (long long)p->k->max);
	l.v = xcalloc(p->n, sizeof(*l.v));
	for (size_t i = 0; i < p->n && !rc; i++) {
		char *w = text_name(p->v[i]);

		p->bad = i;
		rc = list_word(p, &l, w);
		l.v[l.n++] = w;
	}
	if (rc) {
		drop_list(&l);
		return rc;
	}
	drop_list(p->field);
	*(struct hl_list *)p->field = l;
	return 0;
}

/* --- profiles (contract 4): JSON, {"name":{"field":"expression"}} ------------------------ */

static const char profile_fields[] =
    "ref|station|title|detail|category|source|raised|list|"
    "departments|city|dispatched|feedback|done|closed|task|responsible|standard";

struct profiles {
	struct hl_profile *v;
	size_t n;
};

static void
profiles_free(struct profiles *ps)
{
	for (size_t i = 0; i < ps->n; i++) {
		free(ps->v[i].name);
		hl_args_clear(&ps->v[i].map);
	}
	free(ps->v);
	*ps = (struct profiles){ 0 };
}

/* The two fields of the profiles need their config. */
static struct hl_config *
config_of(const void *field)
{
	return (struct hl_config *)((uintptr_t)field - offsetof(struct hl_config, profiles));
}

static void
drop_profiles(void *field)
{
	struct hl_config *cfg = config_of(field);
	struct profiles ps = { cfg->profiles, cfg->nprofiles };

	profiles_free(&ps);
	cfg->profiles = NULL;
	cfg->nprofiles = 0;
}

bool
config_profile_field(const char *name, struct buf *hint)
{
	if (word_index(profile_fields, name) >= 0)
		return true;
	if (!config_near(hint, profile_fields, name)) {
		buf_str(hint, _(", the fields are "));
		words_list(hint, profile_fields);
	}
	return false;
}

static int
profile_check(struct put *p, const struct hl_profile *pr)
{
	for (size_t i = 0; i < pr->map.n; i++) {
		const struct hl_arg *a = &pr->map.a[i];
		struct buf hint = { 0 };

		if (!config_profile_field(a->name, &hint)) {
			refuse(p, _("unknown field '%s' in profile '%s'%s"), a->name, pr->name,
			    hint.s);
			buf_free(&hint);
			return -1;
		}
		if (a->n != 1 || !a->v[0][0])
			return refuse(p, _("one heading expression is wanted for '%s'"), a->name);
	}
	return 0;
}

static int
put_profiles(struct put *p)
{
	struct hl_config *cfg = config_of(p->field);
	struct hl_args all = { 0 };
	struct profiles ps = { 0 };
	char what[200];
	int rc = 0;

	if (json_args(p->v[0], strlen(p->v[0]), &all, what, sizeof(what)) != 0)
		return hl_args_clear(&all), refuse(p, "%s", what);
	if ((int64_t)all.n > p->k->max)
		rc = refuse(p, _("more than %lld profiles"), (long long)p->k->max);
	ps.v = xcalloc(all.n, sizeof(*ps.v));
	for (size_t i = 0; i < all.n && !rc; i++) {
		struct hl_profile *pr = &ps.v[ps.n++];
		const char *map = all.a[i].n == 1 ? all.a[i].v[0] : "";

		pr->name = xstrdup(all.a[i].name);
		if (json_args(map, strlen(map), &pr->map, what, sizeof(what)) != 0)
			rc = refuse(p, "%s", what);
		else
			rc = profile_check(p, pr);
	}
	hl_args_clear(&all);
	if (rc) {
		profiles_free(&ps);
		return rc;
	}
	drop_profiles(p->field);
	cfg->profiles = ps.v;
	cfg->nprofiles = ps.n;
	return 0;
}

void
config_show_profile(struct buf *b, const struct hl_profile *pr, bool first)
{
	buf_str(b, first ? "" : ",");
	json_str(b, pr->name);
	buf_chr(b, ':');
	json_from_args(b, &pr->map);
}

/* --- showing values ---------------------------------------------------------------------- */

static void
show_int(struct buf *b, const struct config_key *k, const void *field)
{
	(void)k;
	buf_fmt(b, "%lld", (long long)*(const int64_t *)field);
}

static void
show_bool(struct buf *b, const struct config_key *k, const void *field)
{
	word_at(b, k->words ? k->words : "false|true", *(const bool *)field);
}

static void
show_word(struct buf *b, const struct config_key *k, const void *field)
{
	word_at(b, k->words, *(const int64_t *)field);
}

static void
show_points(struct buf *b, const struct config_key *k, const void *field)
{
	char s[32];

	(void)k;
	buf_str(b, hl_points_format(*(const int64_t *)field, s));
}

static void
show_time(struct buf *b, const struct config_key *k, const void *field)
{
	int64_t t = *(const int64_t *)field;

	(void)k;
	buf_fmt(b, "%02d:%02d", (int)(t / 3600), (int)(t / 60 % 60));
	if (t % 60)
		buf_fmt(b, ":%02d", (int)(t % 60));
}

static void
show_text(struct buf *b, const struct config_key *k, const void *field)
{
	(void)k;
	buf_str(b, *(char *const *)field ? *(char *const *)field : "");
}

static void
show_list(struct buf *b, const struct config_key *k, const void *field)
{
	const struct hl_list *l = field;

	(void)k;
	buf_str(b, "");
	for (size_t i = 0; i < l->n; i++)
		buf_fmt(b, "%s%s", i ? "," : "", l->v[i]);
}

static void
show_profiles(struct buf *b, const struct config_key *k, const void *field)
{
	const struct hl_config *cfg = config_of(field);

	(void)k;
	buf_chr(b, '{');
	for (size_t i = 0; i < cfg->nprofiles; i++)
		config_show_profile(b, &cfg->profiles[i], i == 0);
	buf_chr(b, '}');
}

static struct hl_config *
policies_config(const void *field)
{
	return (struct hl_config *)((uintptr_t)field - offsetof(struct hl_config, policies));
}

static int
put_policies(struct put *p)
{
	return policies_put(policies_config(p->field), p->v[0], p->err, p->len);
}

static void
show_policies(struct buf *b, const struct config_key *k, const void *field)
{
	(void)k;
	policies_show(b, policies_config(field));
}

static void
drop_policies(void *field)
{
	policies_drop(policies_config(field));
}

static void
range_numbers(struct buf *b, const struct config_key *k)
{
	kind_of(k)->show(b, k, &k->min);
	buf_str(b, "..");
	kind_of(k)->show(b, k, &k->max);
}

static void
range_words(struct buf *b, const struct config_key *k)
{
	buf_str(b, k->words ? k->words : k->kind == K_BOOL ? "true|false" : "");
}

static const struct kind kinds[] = {
	[K_INT] = { "int", put_int, show_int, range_numbers, NULL, NULL },
	[K_BOOL] = { "bool", put_bool, show_bool, range_words, NULL, NULL },
	[K_WORD] = { "word", put_word, show_word, range_words, NULL, NULL },
	[K_POINTS] = { "points", put_points, show_points, range_numbers, NULL, NULL },
	[K_TIME] = { "time", put_time, show_time, range_numbers, NULL, NULL },
	[K_PATH] = { "file", put_text, show_text, range_words, drop_text, xstrdup },
	[K_NAME] = { "text", put_text, show_text, range_words, drop_text, text_name },
	[K_CODE] = { "code", put_text, show_text, range_words, drop_text, text_fold },
	[K_ZONE] = { "zone", put_text, show_text, range_words, drop_text, text_fold },
	[K_MOMENT] = { "moment", put_text, show_text, range_words, drop_text, text_fold },
	[K_LIST] = { "list", put_list, show_list, range_words, drop_list, NULL },
	[K_POLICIES] = { "policies", put_policies, show_policies, range_words, drop_policies,
	    NULL },
	[K_DAY] = { "day", put_day, show_text, range_words, drop_text, xstrdup },
	[K_PROFILES] = { "map", put_profiles, show_profiles, range_words, drop_profiles, NULL },
};

static const struct kind *
kind_of(const struct config_key *k)
{
	return &kinds[k->kind];
}

/* --- for config.c ------------------------------------------------------------------------ */

int
config_put(struct hl_config *cfg, const struct config_key *k, char *const *v, size_t n, size_t *bad,
    char *err, size_t len)
{
	struct put p = {
		.k = k, .field = (char *)cfg + k->field, .v = v, .n = n, .err = err, .len = len
	};
	int rc = kind_of(k)->put(&p);

	if (bad)
		*bad = p.bad;
	return rc;
}

void
config_show(struct buf *b, const struct config_key *k, const struct hl_config *cfg)
{
	kind_of(k)->show(b, k, (const char *)cfg + k->field);
}

void
config_range(struct buf *b, const struct config_key *k)
{
	kind_of(k)->show_range(b, k);
}

void
config_drop(struct hl_config *cfg, const struct config_key *k)
{
	if (kind_of(k)->drop)
		kind_of(k)->drop((char *)cfg + k->field);
}

const char *
config_type(const struct config_key *k)
{
	return k->kind == K_BOOL && k->words ? kinds[K_WORD].type : kind_of(k)->type;
}
