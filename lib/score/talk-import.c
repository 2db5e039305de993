/*
 * talk-import.c: talks from a csv file, as talks lists them (R39). What nobody has dealt with
 * arises from the facts by itself.
 */
#include <stdlib.h>
#include <string.h>

#include "score/score.h"

static const struct field fields[] = {
	{ "department", "单位" },
	{ "year", "年度|年份" },
	{ "ground", "事由|约谈事由" },
	{ "first", "首件|首件问题" },
	{ "first_ref", "首件外部编号" },
	{ "kind", "时限类型" },
	{ "status", "状态" },
	{ "at", "时间|约谈时间" },
	{ "by", "约谈人" },
	{ "person", "约谈对象" },
	{ "outcome", "结果|处理结果" },
	{ "text", "内容|备注" },
	{ "reason", "理由" },
	{ "principal", NULL }, /* these follow from the facts */
	{ "last", NULL },
	{ "last_ref", NULL },
	{ "length", NULL },
	{ "event", NULL },
	{ "error", NULL },
	{ NULL, NULL },
};

struct import {
	struct import_count count;
	const char *year;
};

/* A row as it is wanted: proposed is only a fact of those the office proposed. */
struct wanted {
	const char *ground, *status;
	int64_t department, year, issue, at;
};

static bool
is_fact(const struct wanted *w)
{
	return strcmp(w->status, "held") == 0 || strcmp(w->status, "dismissed") == 0 ||
	       (strcmp(w->status, "proposed") == 0 && strcmp(w->ground, "appraisal") == 0);
}

static int
take_row(struct hl *hl, struct hl_args *row, const struct import *im, struct wanted *w)
{
	const char *status = hl_args_get(row, "status");
	struct buf first = { 0 };
	int rc;

	*w = (struct wanted){ 0 };
	if (hl_args_get(row, "year") == NULL)
		hl_args_set(row, "year", im->year);
	if ((rc = import_need(
		 hl, row, (const char *const[]){ "department", "year", "ground", NULL })) != HL_OK)
		return rc;
	if ((w->ground = hl_word(hl, "ground", hl_args_get(row, "ground"))) == NULL ||
	    (w->status = hl_word(hl, "talk", status != NULL ? status : "held")) == NULL)
		return HL_EUSAGE;
	if (!is_fact(w))
		return HL_OK;
	if ((rc = import_need(hl, row, (const char *const[]){ "at", NULL })) != HL_OK ||
	    (rc = arg_time(hl, row, "at", HL_BARE_EVENING, &w->at)) != HL_OK ||
	    (rc = department_find(hl, hl_args_get(row, "department"), &w->department)) != HL_OK)
		return rc;
	if (!text_int(hl_args_get(row, "year"), &w->year))
		return hl_fail(hl, HL_EUSAGE, _("no such year: '%s'"), hl_args_get(row, "year"));
	if (hl_args_get(row, "first_ref") != NULL) { /* the same in every database */
		buf_fmt(&first, "ref:%s", hl_args_get(row, "first_ref"));
		hl_args_set(row, "first", first.s);
		buf_free(&first);
	}
	return hl_args_get(row, "first") != NULL
		   ? issue_find(hl, hl_args_get(row, "first"), &w->issue)
		   : HL_OK;
}

/* 1 when it is on record, 0, -1. */
static int
is_there(struct hl *hl, const struct wanted *w, int64_t before)
{
	int64_t one;

	if (strcmp(w->status, "proposed") == 0)
		return sql_int(hl, &one, sql_score_talk_proposal_there,
		    BIND(":department", w->department), BIND(":year", w->year), BIND(":at", w->at),
		    BIND(":before", before));
	return sql_int(hl, &one, sql_score_talk_there, BIND(":department", w->department),
	    BIND(":year", w->year), BIND(":ground", w->ground), BIND(":status", w->status),
	    BIND(":at", w->at), BIND(":issue", w->issue), BIND(":before", before));
}

/* Whether one that the office proposed waits to be dealt with: 1, 0, -1. */
static int
is_proposed(struct hl *hl, const struct wanted *w)
{
	int64_t one;

	return sql_int(hl, &one, sql_score_talk_proposed, BIND(":department", w->department),
	    BIND(":year", w->year), BIND(":at", w->at), BIND(":known", HL_NEVER - 1));
}

static int
record(struct hl *hl, const struct hl_args *row, const struct wanted *w, const char *command,
    const char *const *names)
{
	struct hl_args args = { 0 };
	int rc;

	import_take(row, &args, names);
	rc = import_event(hl, "hl-score", command, &args, w->at, hl_args_get(row, "reason"));
	hl_args_clear(&args);
	return rc;
}

static const char *const of_proposal[] = { "department", "year", "text", NULL };
static const char *const of_talk[] = { "department", "year", "ground", "first", "kind", "by",
	"person", "outcome", "text", NULL };
static const char *const of_dismissal[] = { "department", "year", "ground", "first", "kind", "text",
	NULL };

static int
record_all(struct hl *hl, struct hl_args *row, const struct wanted *w)
{
	int proposed, rc = HL_OK;

	if (strcmp(w->status, "proposed") == 0)
		return record(hl, row, w, "talk propose", of_proposal);
	if (strcmp(w->ground, "appraisal") == 0) { /* it does not arise by itself */
		if ((proposed = is_proposed(hl, w)) < 0)
			return HL_EFAIL;
		if (proposed == 0)
			rc = record(hl, row, w, "talk propose", of_proposal);
	}
	if (rc != HL_OK)
		return rc;
	if (strcmp(w->status, "dismissed") == 0)
		return record(hl, row, w, "talk dismiss", of_dismissal);
	if ((rc = import_need(hl, row, (const char *const[]){ "by", NULL })) != HL_OK)
		return rc;
	return record(hl, row, w, "talk hold", of_talk);
}

static int
import_row(struct hl *hl, struct table *t, struct hl_args *row, void *ctx)
{
	struct import *im = ctx;
	struct wanted w;
	int rc, there;

	(void)t;
	if ((rc = take_row(hl, row, im, &w)) != HL_OK)
		return rc;
	if ((there = is_fact(&w) ? is_there(hl, &w, hl->ev->seq) : 1) < 0)
		return HL_EFAIL;
	if (there == 0)
		rc = record_all(hl, row, &w);
	if (rc == HL_OK)
		*(there ? &im->count.skipped : &im->count.imported) += 1;
	return rc;
}

static int
talk_import(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	struct import im = { .year = hl_args_get(args, "year") };
	struct score_year y;
	int rc;

	if (im.year != NULL && (rc = score_year(hl, args, hl->at, &y)) != HL_OK)
		return rc;
	return import_rows(hl, args, fields, import_row, &im.count, rows);
}

/* --- the acts --- */

static const struct hl_param year_import_params[] = {
	{ "file", HL_P_TEXT, HL_OPERAND | HL_NEED, "FILE",
	    N_("csv with the fields as headings; - is standard input") },
	{ "year", HL_P_INT, 0, "YEAR", N_("the year of rows that name none") },
	{ "sha256", HL_P_CODE, 0, "HASH", N_("checksum of the file, as the journal writes it") },
	{ 0 },
};

const struct hl_act talk_import_acts[] = {
	{ "hl-score", "talk import", year_import_params,
	    N_("record the talks of a csv file, as talks prints it"),
	    "hl-score talk import talks.csv --year 2026 --reason 补录", HL_WRITE,
	    HL_ACT_FILE | HL_ACT_EVENING, talk_import },
	{ 0 },
};
