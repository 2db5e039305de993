/* rules.c: the rules in force for the handle, and the words they allow. */
#include "record/record.h"

void
policy_enter(struct hl *hl, int64_t t)
{
	hl->cfg = hl_config_at(hl->base, t);
}

int
policy_use(struct hl *hl, const char *text)
{
	char err[512];
	struct hl_config *rules = policy_parse(hl->base, text, err, sizeof(err));

	if (rules == NULL)
		return hl_fail(hl, HL_EFAIL, _("policy: %s"), err);
	if (hl->used != NULL)
		hl_config_free(hl->used);
	free(hl->used);
	hl->used = hl->cfg = rules;
	return HL_OK;
}

const char *
hl_word(struct hl *hl, const char *set, const char *value)
{
	char err[2048];
	const char *code = word_find(hl->cfg, set, value, err, sizeof(err));

	if (code == NULL)
		hl_fail(hl, HL_EUSAGE, "%s", err);
	return code;
}

const char *
hl_words(struct hl *hl, const char *set)
{
	struct buf codes = { 0 };

	if (word_list(hl->cfg, set, &codes))
		return hl_keep(hl, codes.s);
	buf_free(&codes);
	return NULL;
}
