/* config.h: private to lib: the keys of the configuration, for lib/config and what replays them. */
#ifndef HL_CONFIG_H
#define HL_CONFIG_H

#include "util/util.h"

/* --- config.c: keys; values.c: their values; yaml.c: the file ------------------------------- */

enum config_kind {
	K_INT,
	K_BOOL,
	K_WORD,
	K_POINTS,
	K_TIME,
	K_PATH,
	K_NAME,
	K_CODE,
	K_ZONE,
	K_LIST,
	K_PROFILES,
	K_DAY,
	K_MOMENT,
	K_POLICIES
};

struct config_key {
	const char *name;
	enum config_kind kind;
	int64_t min, max; /* of the value; of the words of a list; of the bytes of a text */
	const char *words; /* the closed set, "a|b", or NULL */
	const char *fallback; /* in canonical form */
	size_t field;
	bool rule;
};

enum { CONFIG_SECTION = -1, CONFIG_UNKNOWN = -2 };
int config_find(const char *name); /* index of the key of that full name, or one of these */
const struct config_key *config_key(size_t i); /* NULL past the end */
/* ", did you mean ..." or the keys there are, for an unknown key below section ("" the top). */
void config_hint(struct buf *out, const char *section, const char *word);
/* 0, or -1 with one line in err */
int config_read(struct hl_config *cfg, const char *path, char *err, size_t errlen);
/* where: FILE:LINE, NULL the default */
void config_origin(struct hl_config *cfg, size_t key, const char *where);
const char *config_where(const struct hl_config *cfg, size_t key); /* NULL: the default */
struct hl_config *config_copy(const struct hl_config *cfg); /* without its policies */

/*
 * v: one value, or the words of a list; profiles and policies as JSON. 0, or -1 with "key: what"
 * in err and the number of the word that was refused in *bad.
 */
int config_put(struct hl_config *cfg, const struct config_key *k, char *const *v, size_t n,
    size_t *bad, char *err, size_t errlen);
void config_show(struct buf *b, const struct config_key *k, const struct hl_config *cfg);
void config_range(struct buf *b, const struct config_key *k);
void config_drop(struct hl_config *cfg, const struct config_key *k);
const char *config_type(const struct config_key *k);
/* "MM-DDTHH:MM": seconds after 00:00 of the day; false unless every year has such a moment. */
bool config_moment(const char *s, int *month, int *day, int64_t *seconds);
bool config_profile_field(const char *name, struct buf *hint);

/* --- policy.c: rules that change from a day on ---------------------------------------------- */

/* {"2021-01-01":{"score.late":"-2.0"}} */
int policies_put(struct hl_policies *to, const char *json, char *err, size_t errlen);
void policies_show(struct buf *b, const struct hl_policies *policies);
void policies_drop(struct hl_policies *policies);
void policies_forget(struct hl_config *cfg); /* what was made of them: other keys have changed */
/* Whether a and b ever give the key another value. */
bool policies_differ(struct hl_config *a, struct hl_config *b, const char *key);
/* The key gets that one value, whatever the policies say. */
void policies_pin(struct hl_config *cfg, const char *key, const char *value);
/*
 * For the file: the day of an entry after those of policies; one of its values, made canonical
 * into out (scratch: a config to try it in). 0, or -1 with "policies: what" in err.
 */
int policy_from(const struct hl_policies *policies, const char *from, char *err, size_t errlen);
int policy_value(struct hl_config *scratch, const char *key, char *const *v, size_t n,
    struct buf *out, char *err, size_t errlen);
void policy_add(
    struct hl_policies *policies, const char *from, struct hl_args *set); /* takes set */
/* A copy of cfg with rules as hl_config_policy() tells them; NULL with err. */
struct hl_config *policy_parse(
    const struct hl_config *cfg, const char *text, char *err, size_t errlen);

/* --- enums.c: closed sets of words ---------------------------------------------------------- */

/* The code of a word of a set; NULL with what is wrong in err. */
const char *word_find(
    const struct hl_config *cfg, const char *set, const char *word, char *err, size_t errlen);
/* The codes of a set with ", " between; false when there is no such set. */
bool word_list(const struct hl_config *cfg, const char *set, struct buf *b);
/* The Chinese word of a code of a set; the code itself when it has none. */
const char *word_zh(const char *set, const char *code);
/*
 * Small sets, "a|b|c": the place of a word (-1 none), the word at a place, all with ", " between,
 * ", did you mean 'b'?" if any is near.
 */
int config_word(const char *words, const char *word);
void config_word_at(struct buf *b, const char *words, int64_t place);
void config_words(struct buf *b, const char *words);
bool config_near(struct buf *out, const char *words, const char *word);

/* --- weights.c: the key station.weights ----------------------------------------------------- */

enum weight {
	WEIGHT_REGISTERED,
	WEIGHT_CLOSED,
	WEIGHT_ONCE,
	WEIGHT_REPLY,
	WEIGHT_MEETINGS,
	WEIGHT_VISITS,
	WEIGHT_AWARENESS,
	WEIGHT_SATISFACTION,
	WEIGHT_COUNT
};
/* Weights by figure, 0 not counted; false: *bad is no NAME=WEIGHT, or stands twice. */
bool weights_read(const struct hl_list *list, int64_t weights[WEIGHT_COUNT], const char **bad);
const char *weights_names(void);

#endif
