/* appeal-import.c: appeals and their rulings from a csv file, as appeal list prints them (R34). */
#include <stdlib.h>
#include <string.h>

#include "score/score.h"

static const struct field fields[] = {
	{ "issue", "问题|问题编号" },
	{ "ref", "外部编号|来源编号" },
	{ "department", "单位|申诉单位" },
	{ "filed", "申诉时间|时间" },
	{ "reason", "申诉理由|理由" },
	{ "ruling", "裁定|裁定结果" },
	{ "ruled", "裁定时间" },
	{ "ruled_reason", "裁定理由" },
	{ "appeal_by", NULL }, /* follows from the misses */
	{ "event", NULL },
	{ "error", NULL },
	{ NULL, NULL },
};

struct ruling {
	const char *command, *reason;
	int64_t at;
};

static int
take_ruling(struct hl *hl, struct hl_args *row, struct ruling *r)
{
	const char *word = hl_args_get(row, "ruling");
	int rc;

	*r = (struct ruling){ .reason = hl_args_get(row, "ruled_reason") };
	if (word != NULL && (word = hl_word(hl, "ruling", word)) == NULL)
		return HL_EUSAGE;
	if (word == NULL || strcmp(word, "pending") == 0)
		return HL_OK;
	r->command = strcmp(word, "upheld") == 0 ? "appeal uphold" : "appeal reject";
	if ((rc = import_need(hl, row, (const char *const[]){ "ruled", "ruled_reason", NULL })) !=
	    HL_OK)
		return rc;
	return arg_time(hl, row, "ruled", HL_BARE_EVENING, &r->at);
}

/*
 * The issue and department that filing and ruling name. An issue's reference is the same in
 * every database, its number need not be.
 */
static int
take_pair(
    struct hl *hl, struct hl_args *row, struct hl_args *args, int64_t *issue, int64_t *department)
{
	const char *ref = hl_args_get(row, "ref"), *number = hl_args_get(row, "issue"),
		   *who = hl_args_get(row, "department");
	struct buf b = { 0 };
	int rc;

	if ((ref == NULL &&
		(rc = import_need(hl, row, (const char *const[]){ "issue", NULL })) != HL_OK) ||
	    (rc = import_need(hl, row, (const char *const[]){ "department", NULL })) != HL_OK)
		return rc;
	buf_fmt(&b, "%s%s", ref != NULL ? "ref:" : "", ref != NULL ? ref : number);
	hl_args_set(args, "issue", b.s);
	hl_args_set(args, "department", who);
	rc = issue_find(hl, b.s, issue);
	buf_free(&b);
	return rc == HL_OK ? department_find(hl, who, department) : rc;
}

static int
import_row(struct hl *hl, struct table *t, struct hl_args *row, void *ctx)
{
	struct import_count *count = ctx;
	struct hl_args args = { 0 };
	int64_t at = 0, issue, department, there = 0, ruled = 0;
	struct ruling r;
	int rc;

	(void)t;
	if ((rc = import_need(hl, row, (const char *const[]){ "filed", "reason", NULL })) !=
		HL_OK ||
	    (rc = take_ruling(hl, row, &r)) != HL_OK ||
	    (rc = arg_time(hl, row, "filed", HL_BARE_EVENING, &at)) != HL_OK)
		return rc;
	if ((rc = take_pair(hl, row, &args, &issue, &department)) == HL_OK &&
	    (sql_int(hl, &there, sql_score_appeal_same, BIND(":issue", issue),
		 BIND(":department", department), BIND(":filed", at)) < 0 ||
		sql_int(hl, &ruled, "SELECT ruling IS NOT NULL FROM appeal WHERE event = :event",
		    BIND(":event", there)) < 0))
		rc = HL_EFAIL;
	if (rc == HL_OK && there == 0)
		rc = import_event(
		    hl, "hl-score", "appeal file", &args, at, hl_args_get(row, "reason"));
	if (rc == HL_OK && r.command != NULL && !ruled)
		rc = import_event(hl, "hl-score", r.command, &args, r.at, r.reason);
	hl_args_clear(&args);
	if (rc == HL_OK)
		*(there != 0 && (ruled || r.command == NULL) ? &count->skipped
							     : &count->imported) += 1;
	return rc;
}

static int
appeal_import(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	struct import_count count = { 0 };

	return import_rows(hl, args, fields, import_row, &count, rows);
}

/* --- the acts --- */

const struct hl_act appeal_import_acts[] = {
	{ "hl-score", "appeal import", import_params,
	    N_("the same from a csv file, as list prints it"),
	    "hl-score appeal import appeals.csv --reason 补录", HL_WRITE,
	    HL_ACT_FILE | HL_ACT_EVENING, appeal_import },
	{ 0 },
};
