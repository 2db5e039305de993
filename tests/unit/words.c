/* words.c: the closed sets. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "record/record.h"

#include <cmocka.h>

static char *categories[] = { "为民服务", "环境整治", "其他" };
static char *sources[] = { "visit", "hotline", "app" };
static char *natures[] = { "急" };
static struct hl_config cfg = {
	.categories = { categories, LEN(categories) },
	.sources = { sources, LEN(sources) },
};
static struct hl hl = { .cfg = &cfg };

static void
codes_and_chinese_words(void **state)
{
	static const struct {
		const char *set, *typed, *code;
	} v[] = {
		{ "list", "solo", "solo" },
		{ "list", "问题协办清单", "joint" },
		{ "list", "移交", "transfer" },
		{ "list", "站内", "local" },
		{ "list", " ｊｏｉｎｔ\xe3\x80\x80", "joint" },
		{ "state", "办理中", "dispatched" },
		{ "level", "区直", "district" },
		{ "feedback", "办结", "done" },
		{ "deadline", "会后反馈", "coordination" },
		{ "meeting", "现场办公", "coordination" },
		{ "meeting", "协调会", "coordination" },
		{ "role", "lead", "lead" },
		{ "ground", "last", "last" },
		{ "adjustment", "base", "base" },
		{ "attendance", "请假", "leave" },
		{ "category", "环境整治", "环境整治" },
		{ "source", "热线", "hotline" },
		{ "source", "app", "app" },
		{ "nature", "随便", "随便" },
	};

	(void)state;
	for (size_t i = 0; i < LEN(v); i++)
		assert_string_equal(hl_word(&hl, v[i].set, v[i].typed), v[i].code);
}

static void
refused(void **state)
{
	static const struct {
		const char *set, *typed, *why;
	} v[] = {
		{ "list", "jiont",
		    "unknown list 'jiont', did you mean 'joint'? (one of: local, solo, joint, "
		    "transfer)" },
		{ "list", "SOLO",
		    "unknown list 'SOLO', did you mean 'solo'? (one of: local, solo, joint, "
		    "transfer)" },
		{ "list", "", "unknown list '' (one of: local, solo, joint, transfer)" },
		{ "feedback", "zzzz",
		    "unknown kind of feedback 'zzzz' (one of: receipt, progress, done, return)" },
		{ "category", "环境治理",
		    "unknown category '环境治理', did you mean '环境整治'? (one of: 为民服务, "
		    "环境整治, 其他)" },
		/* a word of the table whose code the config does not have */
		{ "source", "巡查", "unknown source '巡查' (one of: visit, hotline, app)" },
		{ "source", "squad", "unknown source 'squad' (one of: visit, hotline, app)" },
	};

	(void)state;
	for (size_t i = 0; i < LEN(v); i++) {
		assert_null(hl_word(&hl, v[i].set, v[i].typed));
		assert_string_equal(hl.err, v[i].why);
	}
	cfg.natures = (struct hl_list){ natures, LEN(natures) };
	assert_null(hl_word(&hl, "nature", "随便"));
	assert_string_equal(hl_word(&hl, "nature", "急"), "急");
	cfg.natures = (struct hl_list){ 0 };
}

static void
joined(void **state)
{
	(void)state;
	assert_string_equal(hl_words(&hl, "meeting"), "joint, dispatch, special, coordination");
	assert_string_equal(hl_words(&hl, "source"), "visit, hotline, app");
	assert_string_equal(hl_words(&hl, "difficulty"), "");
	assert_null(hl_words(&hl, "nothing"));
}

static void
in_chinese(void **state)
{
	(void)state;
	assert_string_equal(word_zh("list", "solo"), "问题处理清单");
	assert_string_equal(word_zh("meeting", "coordination"), "协调会");
	assert_string_equal(word_zh("source", "app"), "app");
	assert_string_equal(word_zh("category", "其他"), "其他");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(codes_and_chinese_words),
		cmocka_unit_test(refused),
		cmocka_unit_test(joined),
		cmocka_unit_test(in_chinese),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
