/* config.c: the keys of the configuration: their table, their names, setting and telling them. */
#include <string.h>

#include "config/config.h"

#define KEY(kind, name, member, low, high, words, fallback, rule) \
	{ \
		name, kind, low, high, words, fallback, offsetof(struct hl_config, member), rule \
	}
#define NUMBER(kind, name, member, ...) KEY(K_##kind, name, member, __VA_ARGS__),
#define TRUTH(name, member, ...) KEY(K_BOOL, name, member, 0, 0, __VA_ARGS__),
#define TEXT(kind, name, member, ...) KEY(K_##kind, name, member, __VA_ARGS__),
#define LIST(name, member, ...) KEY(K_LIST, name, member, __VA_ARGS__),
#define CLOCK(section, unit, member, low, period, way) \
	NUMBER(INT, section "." unit, member.days, low, 365, NULL, period, true) \
	NUMBER(WORD, section ".count", member.count, 0, 0, "calendar|working|hours", way, true) \
	TRUTH(section ".roll", member.roll, NULL, "true", true) \
	NUMBER(TIME, section ".closing", member.closing, 60, 86400, NULL, "24:00", true)
#define NESTED(kind, name, member, high, fallback, rule) \
	KEY(K_##kind, name, member, 0, high, NULL, fallback, rule),

static const struct config_key keys[] = {
#include "config/keys.def"
};

/* one a key (empty: default), then an item's value and range */
struct hl_origin {
	struct buf where;
};

const struct config_key *
config_key(size_t i)
{
	return i < LEN(keys) ? &keys[i] : NULL;
}

/* --- names ---------------------------------------------------------------------------------- */

int
config_find(const char *name)
{
	size_t i, n = strlen(name);
	int found = CONFIG_UNKNOWN;

	for (i = 0; i < LEN(keys); i++) {
		if (strcmp(keys[i].name, name) == 0)
			return (int)i;
		if (n > 0 && strncmp(keys[i].name, name, n) == 0 && keys[i].name[n] == '.')
			found = CONFIG_SECTION;
	}
	return found;
}

/* The names right below section, "a|b", each once (keys of a section stand together). */
static void
names_below(struct buf *b, const char *section)
{
	size_t i, len, n = strlen(section), last = 0;
	const char *s;

	buf_str(b, "");
	for (i = 0; i < LEN(keys); i++) {
		s = keys[i].name;
		if (n > 0 && (strncmp(s, section, n) != 0 || s[n] != '.'))
			continue;
		s += n > 0 ? n + 1 : 0;
		len = strcspn(s, ".");
		if (b->n > 0 && b->n - last == len && memcmp(b->s + last, s, len) == 0)
			continue;
		if (b->n > 0)
			buf_chr(b, '|');
		last = b->n;
		buf_add(b, s, len);
	}
}

/* Full names whose last part is word: it stands in the wrong section. */
static bool
elsewhere(struct buf *out, const char *word)
{
	const char *dot;
	size_t i;
	int found = 0;

	for (i = 0; i < LEN(keys); i++) {
		dot = strrchr(keys[i].name, '.');
		if (dot != NULL && strcmp(dot + 1, word) == 0 && found++ < 3)
			buf_fmt(out, found == 1 ? _(", did you mean '%s'") : _(" or '%s'"),
			    keys[i].name);
	}
	buf_str(out, found > 0 ? "?" : "");
	return found > 0;
}

void
config_hint(struct buf *out, const char *section, const char *word)
{
	struct buf below = { 0 };
	const char *dot = strrchr(word, '.');

	names_below(&below, section);
	if (dot != NULL && config_find(word) >= 0) {
		buf_fmt(out, _(", write '%s' below '%.*s'"), dot + 1, (int)(dot - word), word);
	} else if (!config_near(out, below.s, word) && !elsewhere(out, word)) {
		buf_str(out, _(", the keys here are "));
		config_words(out, below.s);
	}
	buf_free(&below);
}

bool
hl_list_has(const struct hl_list *list, const char *word)
{
	size_t i;

	for (i = 0; i < list->n; i++)
		if (strcmp(list->v[i], word) == 0)
			return true;
	return false;
}

const struct hl_profile *
hl_config_profile(const struct hl_config *cfg, const char *name)
{
	size_t i;

	for (i = 0; i < cfg->profiles.n; i++)
		if (strcmp(cfg->profiles.v[i].name, name) == 0)
			return &cfg->profiles.v[i];
	return NULL;
}

/* --- setting and telling -------------------------------------------------------------------- */

/* Canonical text into its key: a list is split at its commas. */
static int
set_text(
    struct hl_config *cfg, const struct config_key *k, const char *value, char *err, size_t errlen)
{
	char *copy = xstrdup(value), *rest = *copy != '\0' ? copy : NULL;
	VEC(char *) words = { 0 };
	int rc;

	if (k->kind == K_LIST)
		while (rest != NULL)
			*vec_add(&words) = strsep(&rest, ",");
	else
		*vec_add(&words) = copy;
	rc = config_put(cfg, k, words.v, words.n, NULL, err, errlen);
	vec_free(&words);
	free(copy);
	return rc;
}

void
hl_config_defaults(struct hl_config *cfg)
{
	char err[256];
	size_t i;

	*cfg = (struct hl_config){ 0 };
	cfg->origins = xcalloc(LEN(keys) + 2, sizeof(*cfg->origins));
	for (i = 0; i < LEN(keys); i++)
		if (set_text(cfg, &keys[i], keys[i].fallback, err, sizeof(err)) != 0)
			abort(); /* a bad row of keys[] */
}

void
hl_config_free(struct hl_config *cfg)
{
	size_t i;

	for (i = 0; i < LEN(keys); i++)
		config_drop(cfg, &keys[i]);
	for (i = 0; cfg->origins != NULL && i < LEN(keys) + 2; i++)
		buf_free(&cfg->origins[i].where);
	free(cfg->origins);
	*cfg = (struct hl_config){ 0 };
}

void
config_origin(struct hl_config *cfg, size_t key, const char *where)
{
	struct buf *b = &cfg->origins[key].where;

	buf_clear(b);
	buf_str(b, where != NULL ? where : "");
}

const char *
config_where(const struct hl_config *cfg, size_t key)
{
	const struct buf *b = &cfg->origins[key].where;

	return b->n > 0 ? b->s : NULL;
}

struct hl_config *
config_copy(const struct hl_config *cfg)
{
	struct hl_config *c = xcalloc(1, sizeof(*c));
	struct buf value = { 0 };
	char err[512];
	size_t i;

	hl_config_defaults(c);
	for (i = 0; i < LEN(keys); i++) {
		if (keys[i].kind == K_POLICIES)
			continue;
		buf_clear(&value);
		buf_str(&value, "");
		config_show(&value, &keys[i], cfg);
		set_text(c, &keys[i], value.s, err, sizeof(err));
		config_origin(c, i, config_where(cfg, i));
	}
	buf_free(&value);
	return c;
}

int
hl_config_set(struct hl_config *cfg, const char *key, const char *value, char *err, size_t errlen)
{
	struct buf hint = { 0 };
	int i = config_find(key);

	if (i < 0) {
		config_hint(&hint, "", key);
		snprintf(err, errlen, _("unknown key '%s'%s"), key, hint.s);
		buf_free(&hint);
		return HL_ECONFIG;
	}
	if (set_text(cfg, &keys[i], value != NULL ? value : "", err, errlen) != 0)
		return HL_ECONFIG;
	config_origin(cfg, (size_t)i, "override");
	return HL_OK;
}

char *
hl_config_policy(const struct hl_config *cfg)
{
	struct buf b = { 0 };
	size_t i;

	for (i = 0; i < LEN(keys); i++) {
		if (!keys[i].rule)
			continue;
		buf_fmt(&b, "%s=", keys[i].name);
		config_show(&b, &keys[i], cfg);
		buf_chr(&b, '\n');
	}
	return b.s;
}

bool
hl_config_item(const struct hl_config *cfg, size_t i, struct hl_config_item *item)
{
	const struct config_key *k = config_key(i);
	struct buf *value = &cfg->origins[LEN(keys)].where;
	struct buf *range = &cfg->origins[LEN(keys) + 1].where;

	if (k == NULL)
		return false;
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
		.value = value->s,
		.fallback = k->fallback,
		.origin = config_where(cfg, i) != NULL ? config_where(cfg, i) : "default",
		.rule = k->rule,
	};
	return true;
}

/* --- the file ------------------------------------------------------------------------------- */

/* FILE:LINE of a key that this file gave, else NULL. */
static const char *
given(const struct hl_config *cfg, const char *key, const char *path)
{
	const char *where = config_where(cfg, (size_t)config_find(key));
	size_t n = strlen(path);

	return where != NULL && strncmp(where, path, n) == 0 && where[n] == ':' ? where : NULL;
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
	size_t i;

	for (i = 0; where != NULL && i < cfg->not_responsible.n; i++) {
		bad = cfg->not_responsible.v[i];
		if (hl_list_has(&cfg->categories, bad))
			continue;
		snprintf(err, errlen,
		    _("%s: station.not_responsible: '%s' is not in issue.categories"), where, bad);
		return -1;
	}
	where = given(cfg, "station.weights", path);
	if (where != NULL && !weights_read(&cfg->station_weights, weights, &bad)) {
		snprintf(err, errlen,
		    _("%s: station.weights: '%s' is no NAME=WEIGHT, NAME one of %s, WEIGHT from 1 "
		      "to 1000"),
		    where, bad, weights_names());
		return -1;
	}
	where = given(cfg, "timezone", path);
	if (where != NULL && time_zone(cfg->timezone) != 0) {
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
	char *full;

	if (given(cfg, key, path) == NULL || slash == NULL || **field == '\0' || **field == '/')
		return;
	full = xfmt("%.*s%s", (int)(slash - path) + 1, path, *field);
	free(*field);
	*field = full;
}

int
hl_config_load(struct hl_config *cfg, const char *path, char *err, size_t errlen)
{
	if (cfg->origins == NULL)
		hl_config_defaults(cfg);
	if (config_read(cfg, path, err, errlen) != 0 || check_together(cfg, path, err, errlen) != 0)
		return HL_ECONFIG;
	make_relative(cfg, "database", path, &cfg->database);
	make_relative(cfg, "calendar.file", path, &cfg->calendar_file);
	return HL_OK;
}
