/* acts.c: the library is as safe for whoever links it as it is for the terminal. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "record/record.h"

static char dir[] = "/tmp/hl-acts.XXXXXX", path[64];
static struct hl_config cfg;
static struct hl *hl;

/* Runs an act by pairs of name and value, ended by NULL; at is "2025-03-03" unless a pair says so. */
static int
run(const char *program, const char *name, const char *const *pairs)
{
	struct hl_args args = { 0 };
	struct hl_call call = { .act = hl_act_find(program, name),
		.args = &args,
		.actor = "test",
		.at = "2025-03-03 10:00",
		.reason = "test" };
	int rc;

	assert_non_null(call.act);
	for (; *pairs != NULL; pairs += 2)
		hl_args_add(&args, pairs[0], pairs[1]);
	rc = hl_run(hl, &call, NULL, NULL);
	hl_args_clear(&args);
	return rc;
}
#define RUN(program, name, ...) run(program, name, (const char *const[]){ __VA_ARGS__, NULL })

static int
make(void **state)
{
	(void)state;
	assert_non_null(mkdtemp(dir));
	snprintf(path, sizeof(path), "%s/hl.db", dir);
	hl_config_defaults(&cfg);
	hl = hl_new(&cfg);
	assert_int_equal(hl_open(hl, path, HL_CREATE), HL_OK);
	hl_close(hl);
	hl = hl_new(&cfg);
	assert_int_equal(hl_open(hl, path, HL_WRITE), HL_OK);
	assert_int_equal(hl_begin(hl), HL_OK);
	assert_int_equal(RUN("hl-station", "add", "code", "S1", "street", "花亭路街道", "community",
			     "花亭北村社区", "head", "王朝东"),
	    HL_OK);
	assert_int_equal(RUN("hl-station", "department add", "code", "D1", "name", "区城管局",
			     "level", "district", "stationed", "S1"),
	    HL_OK);
	assert_int_equal(RUN("hl-issue", "add", "station", "S1", "title", "路灯不亮", "category",
			     "民生改善", "ref", "a"),
	    HL_OK);
	assert_int_equal(RUN("hl-issue", "dispatch", "issue", "ref:a", "list", "solo", "to", "D1",
			     "task", "修", "responsible", "张工", "standard", "亮"),
	    HL_OK);
	return 0;
}

static int
drop(void **state)
{
	(void)state;
	hl_rollback(hl);
	hl_close(hl);
	unlink(path);
	rmdir(dir);
	hl_config_free(&cfg);
	return 0;
}

static void
what_is_no_value_of_its_type_is_refused(void **state)
{
	(void)state;
	assert_int_equal(
	    RUN("hl-issue", "feedback", "issue", "ref:a", "department", "D1", "kind", "zzz"),
	    HL_EUSAGE);
	assert_non_null(strstr(hl_error(hl), "--kind"));
	assert_int_equal(RUN("hl-issue", "dispatch", "issue", "ref:a", "list", "zzz"), HL_EUSAGE);
	assert_int_equal(RUN("hl-issue", "extend", "issue", "ref:a", "close-by", "2025-02-30",
			     "approver", "王朝东"),
	    HL_EUSAGE);
	assert_int_equal(
	    RUN("hl-score", "adjust", "department", "D1", "year", "2025", "points", "1.25"),
	    HL_EUSAGE);
	assert_int_equal(
	    RUN("hl-station", "add", "code", "S\n2", "street", "花", "community", "北"), HL_EUSAGE);
	assert_int_equal(RUN("hl-issue", "add", "station", "S1", "title", "\xff\xfe"), HL_EUSAGE);
}

static void
what_is_missing_or_too_much_is_refused(void **state)
{
	(void)state;
	assert_int_equal(
	    RUN("hl-issue", "feedback", "issue", "ref:a", "department", "D1"), HL_EUSAGE);
	assert_int_equal(RUN("hl-issue", "close", "text", "x"), HL_EUSAGE);
	assert_int_equal(
	    RUN("hl-issue", "add", "station", "S1", "title", "x", "title", "y"), HL_EUSAGE);
	assert_int_equal(RUN("hl-issue", "add", "station", "S1", "title", ""), HL_EUSAGE);
	assert_int_equal(
	    RUN("hl-issue", "feedback", "issue", "ref:a", "department", "D1", "kind", "办结"),
	    HL_OK);
}

/* Every act that records, given nothing at all, or one value that is none of each. */
static void
none_ends_the_process(void **state)
{
	const struct hl_act *const *table, *act;
	const struct hl_param *p;
	size_t i;

	(void)state;
	for (table = hl_acts; *table != NULL; table++)
		for (act = *table; act->program != NULL; act++) {
			if (act->mode != HL_WRITE)
				continue;
			assert_int_equal(hl_save(hl), HL_OK);
			RUN(act->program, act->name, NULL);
			assert_int_equal(hl_save_done(hl, false), HL_OK);
			for (i = 0; (p = hl_param(act, i)) != NULL; i++)
				assert_int_not_equal(
				    RUN(act->program, act->name, p->name, "\x1b[2J"), HL_OK);
		}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_no_value_of_its_type_is_refused),
		cmocka_unit_test(what_is_missing_or_too_much_is_refused),
		cmocka_unit_test(none_ends_the_process),
	};

	return cmocka_run_group_tests(tests, make, drop);
}
