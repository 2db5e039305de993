/* values.c: how each kind of value is read, checked and shown: one row of kinds[]. */
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
	void (*drop)(void *field); /* NULL: it owns nothing */
	bool (*number)(const char *s, int64_t *n); /* numbers: what is read */
	char *(*fold)(const char *s); /* texts: what is stored of them */
	bool (*good)(const char *s); /* texts: whether it is one, NULL any is */
	const char *wanted; /* what it is not, or the whole message */
};

static const struct kind *kind_of(const struct config_key *k);

/* --- refusing ------------------------------------------------------------------------------- */

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
refuse_word(struct put *p, const char *words, const char *word)
{
	struct buf b = { 0 };

	config_words(&b, words);
	refuse(p, _("'%s' is none of %s"), word, b.s);
	buf_free(&b);
	return -1;
}

/* --- numbers -------------------------------------------------------------------------------- */

static bool
points(const char *s, int64_t *n)
{
	return hl_points_parse(s, n) == 0;
}

/* Two digits at s, -1 when they are none. */
static int64_t
two_digits(const char *s)
{
	return s[0] >= '0' && s[0] <= '9' && s[1] >= '0' && s[1] <= '9'
		   ? (s[0] - '0') * 10 + s[1] - '0'
		   : -1;
}

/* HH:MM or HH:MM:SS, 24:00 the end of the day. */
static bool
time_of_day(const char *s, int64_t *n)
{
	size_t len = strlen(s);
	int64_t h, m, sec;

	if ((len != 5 && len != 8) || s[2] != ':' || (len == 8 && s[5] != ':'))
		return false;
	h = two_digits(s);
	m = two_digits(s + 3);
	sec = len == 8 ? two_digits(s + 6) : 0;
	*n = h * 3600 + m * 60 + sec;
	return h >= 0 && m >= 0 && m < 60 && sec >= 0 && sec < 60;
}

static int
put_number(struct put *p)
{
	char *s = text_fold(p->v[0]);
	bool read;
	int64_t n = 0;
	struct buf b = { 0 };

	read = kind_of(p->k)->number(s, &n);
	free(s);
	if (!read)
		return refuse(p, _("'%s' is not %s"), p->v[0], _(kind_of(p->k)->wanted));
	if (n < p->k->min || n > p->k->max) {
		config_range(&b, p->k);
		refuse(p, _("'%s' is out of range %s"), p->v[0], b.s);
		buf_free(&b);
		return -1;
	}
	*(int64_t *)p->field = n;
	return 0;
}

static int
put_word(struct put *p)
{
	int i = config_word(p->k->words, p->v[0]);

	if (i < 0)
		return refuse_word(p, p->k->words, p->v[0]);
	*(int64_t *)p->field = i;
	return 0;
}

static int
put_bool(struct put *p)
{
	const char *words = p->k->words != NULL ? p->k->words : "false|true|no|yes|否|是";
	char *s = text_fold(p->v[0]), *c;
	int i;

	for (c = s; p->k->words == NULL && *c != '\0'; c++)
		*c = (char)(*c >= 'A' && *c <= 'Z' ? *c + 32 : *c);
	i = config_word(words, s);
	free(s);
	if (i < 0)
		return refuse_word(p, words, p->v[0]);
	*(bool *)p->field = i % 2;
	return 0;
}

static void
show_int(struct buf *b, const struct config_key *k, const void *field)
{
	(void)k;
	buf_fmt(b, "%lld", (long long)*(const int64_t *)field);
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
	int t = (int)*(const int64_t *)field;

	(void)k;
	buf_fmt(b, "%02d:%02d", t / 3600, t / 60 % 60);
	if (t % 60 != 0)
		buf_fmt(b, ":%02d", t % 60);
}

static void
show_bool(struct buf *b, const struct config_key *k, const void *field)
{
	config_word_at(b, k->words != NULL ? k->words : "false|true", *(const bool *)field);
}

static void
show_word(struct buf *b, const struct config_key *k, const void *field)
{
	config_word_at(b, k->words, *(const int64_t *)field);
}

/* --- texts ---------------------------------------------------------------------------------- */

bool
config_moment(const char *s, int *month, int *day, int64_t *seconds)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

	if (strlen(s) != 11 || s[2] != '-' || s[5] != 'T')
		return false;
	*month = (int)two_digits(s);
	*day = (int)two_digits(s + 3);
	return time_of_day(s + 6, seconds) && *seconds <= 86400 && *month >= 1 && *month <= 12 &&
	       *day >= 1 && *day <= days[*month - 1];
}

static bool
is_moment(const char *s)
{
	int64_t seconds;
	int month, day;

	return config_moment(s, &month, &day, &seconds);
}

/* A civil day in any form that hl_time_parse() takes for one. */
static bool
read_day(const char *s, int64_t *t)
{
	bool bare = false;

	return *s >= '0' && *s <= '9' && hl_time_parse(s, 0, NULL, HL_BARE_START, t, &bare) == 0 &&
	       bare;
}

static bool
is_day(const char *s)
{
	int64_t t;

	return *s == '\0' || read_day(s, &t);
}

static char *
fold_day(const char *s)
{
	char iso[16], *folded = text_fold(s);
	int64_t t;

	if (!read_day(folded, &t))
		return folded;
	free(folded);
	return xstrdup(day_iso(time_day(t), iso));
}

static int
check_text(struct put *p, const char *s)
{
	const struct config_key *k = p->k;
	const char *bad = text_bad(s, false);
	int64_t n = (int64_t)strlen(s);
	bool good = kind_of(k)->good == NULL || kind_of(k)->good(s);

	if (bad != NULL)
		return refuse(p, "%s", bad);
	if (!good && k->kind == K_DAY)
		return refuse(p, _("'%s' is no day YYYY-MM-DD"), p->v[0]);
	if (n < k->min)
		return refuse(p, _("a value is missing"));
	if (n > k->max)
		return refuse(p, _("longer than %lld bytes"), (long long)k->max);
	if (!good && k->kind == K_CODE)
		return refuse(p, _("'%s' is no code of 1 to 16 of A-Z a-z 0-9 _ -"), s);
	if (!good)
		return refuse(p, _("'%s' is no moment of a year MM-DDTHH:MM"), s);
	if (k->words != NULL && config_word(k->words, s) < 0)
		return refuse_word(p, k->words, s);
	return 0;
}

static int
put_text(struct put *p)
{
	char *s = kind_of(p->k)->fold(p->v[0]), **field = p->field;

	if (check_text(p, s) != 0) {
		free(s);
		return -1;
	}
	free(*field);
	*field = s;
	return 0;
}

static void
show_text(struct buf *b, const struct config_key *k, const void *field)
{
	const char *s = *(char *const *)field;

	(void)k;
	buf_str(b, s != NULL ? s : "");
}

static void
drop_text(void *field)
{
	free(*(char **)field);
	*(char **)field = NULL;
}

/* --- lists ---------------------------------------------------------------------------------- */

static void
drop_list(void *field)
{
	struct hl_list *l = field;

	while (l->n > 0)
		free(l->v[--l->n]);
	vec_free(l);
}

static int
check_word(struct put *p, const struct hl_list *l, const char *word)
{
	const char *bad = text_bad(word, false);

	if (bad != NULL)
		return refuse(p, "%s", bad);
	if (*word == '\0')
		return refuse(p, _("an empty word"));
	if (strchr(word, ',') != NULL)
		return refuse(p, _("a comma in the word '%s'"), word);
	if (p->k->words != NULL && config_word(p->k->words, word) < 0)
		return refuse_word(p, p->k->words, word);
	if (hl_list_has(l, word))
		return refuse(p, _("'%s' stands twice"), word);
	return 0;
}

static int
put_list(struct put *p)
{
	struct hl_list l = { 0 };
	char *word;
	int rc = 0;

	if ((int64_t)p->n < p->k->min)
		return refuse(p, _("the list must not be empty"));
	if ((int64_t)p->n > p->k->max)
		return refuse(p, _("more than %lld words"), (long long)p->k->max);
	for (p->bad = 0; p->bad < p->n && rc == 0; p->bad += rc == 0) {
		word = text_name(p->v[p->bad]);
		rc = check_word(p, &l, word);
		*vec_add(&l) = word;
	}
	drop_list(rc == 0 ? p->field : &l);
	if (rc == 0)
		*(struct hl_list *)p->field = l;
	return rc;
}

static void
show_list(struct buf *b, const struct config_key *k, const void *field)
{
	const struct hl_list *l = field;
	size_t i;

	(void)k;
	buf_str(b, "");
	for (i = 0; i < l->n; i++)
		buf_fmt(b, "%s%s", i > 0 ? "," : "", l->v[i]);
}

/* --- profiles (contract 4): JSON, {"name":{"field":"expression"}} --------------------------- */

static const char profile_fields[] = "ref|station|title|detail|category|source|raised|list|"
				     "departments|city|dispatched|feedback|done|closed|task|"
				     "responsible|standard";

bool
config_profile_field(const char *name, struct buf *hint)
{
	if (config_word(profile_fields, name) >= 0)
		return true;
	if (!config_near(hint, profile_fields, name)) {
		buf_str(hint, _(", the fields are "));
		config_words(hint, profile_fields);
	}
	return false;
}

static void
drop_profiles(void *field)
{
	struct hl_profiles *ps = field;

	while (ps->n > 0) {
		free(ps->v[--ps->n].name);
		hl_args_clear(&ps->v[ps->n].map);
	}
	vec_free(ps);
}

static int
check_profile(struct put *p, const struct hl_profile *profile)
{
	const struct hl_arg *a;
	struct buf hint = { 0 };
	size_t i;

	for (i = 0; i < profile->map.n; i++) {
		a = &profile->map.a[i];
		if (!config_profile_field(a->name, &hint)) {
			refuse(p, _("unknown field '%s' in profile '%s'%s"), a->name, profile->name,
			    hint.s);
			buf_free(&hint);
			return -1;
		}
		if (a->n != 1 || a->v[0][0] == '\0')
			return refuse(p, _("one heading expression is wanted for '%s'"), a->name);
	}
	return 0;
}

static int
put_profiles(struct put *p)
{
	struct hl_args all = { 0 };
	struct hl_profiles ps = { 0 };
	struct hl_profile *profile;
	const char *map;
	char what[200];
	size_t i;
	int rc = json_args(p->v[0], strlen(p->v[0]), &all, what, sizeof(what));

	if (rc != 0)
		refuse(p, "%s", what);
	else if ((int64_t)all.n > p->k->max)
		rc = refuse(p, _("more than %lld profiles"), (long long)p->k->max);
	for (i = 0; i < all.n && rc == 0; i++) {
		profile = vec_add(&ps);
		profile->name = xstrdup(all.a[i].name);
		map = all.a[i].n == 1 ? all.a[i].v[0] : "";
		if (json_args(map, strlen(map), &profile->map, what, sizeof(what)) != 0)
			rc = refuse(p, "%s", what);
		else
			rc = check_profile(p, profile);
	}
	hl_args_clear(&all);
	drop_profiles(rc == 0 ? p->field : &ps);
	if (rc == 0)
		*(struct hl_profiles *)p->field = ps;
	return rc;
}

static void
show_profiles(struct buf *b, const struct config_key *k, const void *field)
{
	const struct hl_profiles *ps = field;
	size_t i;

	(void)k;
	buf_chr(b, '{');
	for (i = 0; i < ps->n; i++) {
		buf_str(b, i > 0 ? "," : "");
		json_str(b, ps->v[i].name);
		buf_chr(b, ':');
		json_from_args(b, &ps->v[i].map);
	}
	buf_chr(b, '}');
}

/* --- policies ------------------------------------------------------------------------------- */

static int
put_policies(struct put *p)
{
	return policies_put(p->field, p->v[0], p->err, p->len);
}

static void
show_policies(struct buf *b, const struct config_key *k, const void *field)
{
	(void)k;
	policies_show(b, field);
}

static void
drop_policies(void *field)
{
	policies_drop(field);
}

/* --- the table ------------------------------------------------------------------------------ */

#define NUMBER(type, number, show, wanted) \
	{ \
		type, put_number, show, NULL, number, NULL, NULL, wanted \
	}
#define TEXT(type, fold, good) \
	{ \
		type, put_text, show_text, drop_text, NULL, fold, good, NULL \
	}
#define OTHER(type, put, show, drop) \
	{ \
		type, put, show, drop, NULL, NULL, NULL, NULL \
	}

static const struct kind kinds[] = {
	[K_INT] = NUMBER("int", text_int, show_int, N_("a whole number")),
	[K_POINTS] = NUMBER("points", points, show_points, N_("a number with at most one decimal")),
	[K_TIME] = NUMBER("time", time_of_day, show_time, N_("a time of day HH:MM")),
	[K_BOOL] = OTHER("bool", put_bool, show_bool, NULL),
	[K_WORD] = OTHER("word", put_word, show_word, NULL),
	[K_PATH] = TEXT("file", xstrdup, NULL),
	[K_NAME] = TEXT("text", text_name, NULL),
	[K_CODE] = TEXT("code", text_fold, text_code),
	[K_ZONE] = TEXT("zone", text_fold, NULL),
	[K_MOMENT] = TEXT("moment", text_fold, is_moment),
	[K_DAY] = TEXT("day", fold_day, is_day),
	[K_LIST] = OTHER("list", put_list, show_list, drop_list),
	[K_PROFILES] = OTHER("map", put_profiles, show_profiles, drop_profiles),
	[K_POLICIES] = OTHER("policies", put_policies, show_policies, drop_policies),
};

static const struct kind *
kind_of(const struct config_key *k)
{
	return &kinds[k->kind];
}

int
config_put(struct hl_config *cfg, const struct config_key *k, char *const *v, size_t n, size_t *bad,
    char *err, size_t len)
{
	struct put p = {
		.k = k, .field = (char *)cfg + k->field, .v = v, .n = n, .err = err, .len = len
	};
	int rc = kind_of(k)->put(&p);

	if (bad != NULL)
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
	if (kind_of(k)->number != NULL) {
		kind_of(k)->show(b, k, &k->min);
		buf_str(b, "..");
		kind_of(k)->show(b, k, &k->max);
	} else {
		buf_str(b, k->words != NULL ? k->words : k->kind == K_BOOL ? "true|false" : "");
	}
}

void
config_drop(struct hl_config *cfg, const struct config_key *k)
{
	if (kind_of(k)->drop != NULL)
		kind_of(k)->drop((char *)cfg + k->field);
}

const char *
config_type(const struct config_key *k)
{
	return k->kind == K_BOOL && k->words != NULL ? kinds[K_WORD].type : kind_of(k)->type;
}
