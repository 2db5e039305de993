/*
 * consult-import.c: consultations (R27) from a csv file, as list prints them: a row a station.
 * The rows of one consultation become one here too: asked by the first, asked further by the
 * others, answered and decided by events at their own times.
 */
#include <stdlib.h>
#include <string.h>

#include "station/station.h"

static const struct field fields[] = {
	/* tells which rows belong together; here another is given */
	{ "event", "事件|事件号|编号" },
	{ "at", "时间|征求时间" },
	{ "station", "站点|红领工作站|社区" },
	{ "department", "单位" },
	{ "person", "人员|姓名|人选" },
	{ "matter", "事由|事项|征求事项" },
	{ "title", "标题|名称" },
	{ "due", "反馈时限|答复期限" }, /* counted anew */
	{ "opinion", "意见" },
	{ "text", "内容|意见内容|理由" },
	{ "answered_at", "答复时间|答复日期" },
	{ "decision", "决定|决定时间" },
	{ "decision_text", "决定内容" },
	{ "status", "状态" },
	{ "error", NULL },
	{ NULL, NULL },
};

enum { DEPARTMENT, STATION, MATTER, PERSON, TITLE, OPINION, TEXT, CELLS };

static const struct hl_param cells[CELLS] = {
	[DEPARTMENT] = { "department", HL_P_DEPARTMENT, HL_NEED, NULL },
	[STATION] = { "station", HL_P_STATION, HL_NEED, NULL },
	[MATTER] = { "matter", HL_P_WORD, HL_NEED, "matter" },
	[PERSON] = { "person", HL_P_NAME, 0, NULL },
	[TITLE] = { "title", HL_P_TEXT, 0, NULL },
	[OPINION] = { "opinion", HL_P_WORD, 0, "opinion" },
	[TEXT] = { "text", HL_P_PROSE, 0, NULL },
};

struct row {
	struct hl_args *args; /* canonical */
	struct reg_cell v[CELLS];
	int64_t at, answered, decided; /* 0: not */
	int64_t event; /* what it belongs to here, 0: nothing yet */
	bool changed;
};

/* --- reading a row --- */

static int
missing(struct hl *hl, const char *name)
{
	return hl_fail(hl, HL_EINPUT, _("field '%s' is empty"), name);
}

/* What one field tells, another must. */
static int
check_pairs(struct hl *hl, struct hl_args *args)
{
	static const struct {
		const char *status, *needs;
	} told[] = { { "answered", "opinion" }, { "violated", "decision" } };
	static const char *const pairs[][2] = { { "opinion", "answered_at" },
		{ "answered_at", "opinion" }, { "text", "opinion" },
		{ "decision_text", "decision" } };
	const char *status = hl_args_get(args, "status");
	size_t i;

	if (status != NULL && (status = hl_word(hl, "consult", status)) == NULL)
		return HL_EUSAGE;
	for (i = 0; i < LEN(told); i++)
		if (status != NULL && strcmp(status, told[i].status) == 0 &&
		    hl_args_get(args, told[i].needs) == NULL)
			return missing(hl, told[i].needs);
	for (i = 0; i < LEN(pairs); i++)
		if (hl_args_get(args, pairs[i][0]) != NULL &&
		    hl_args_get(args, pairs[i][1]) == NULL)
			return missing(hl, pairs[i][1]);
	return HL_OK;
}

static int
read_row(struct hl *hl, struct hl_args *args, struct row *r)
{
	size_t i;
	int rc;

	for (i = 0; i < LEN(cells); i++)
		if ((cells[i].flags & HL_NEED) && hl_args_get(args, cells[i].name) == NULL)
			return missing(hl, cells[i].name);
	if (hl_args_get(args, "at") ==
	    NULL) /* without it the next time would not know the row again */
		return missing(hl, "at");
	if ((rc = check_pairs(hl, args)) != HL_OK ||
	    (rc = arg_time(hl, args, "at", HL_BARE_MORNING, &r->at)) != HL_OK ||
	    (rc = arg_time(hl, args, "answered_at", HL_BARE_EVENING, &r->answered)) != HL_OK ||
	    (rc = arg_time(hl, args, "decision", HL_BARE_EVENING, &r->decided)) != HL_OK)
		return rc;
	for (i = 0; i < LEN(cells); i++)
		if ((rc = reg_take_field(hl, &cells[i], args, &r->v[i])) != HL_OK)
			return rc;
	r->args = args;
	return reg_take_heir(hl, &cells[DEPARTMENT], args, r->at, &r->v[DEPARTMENT]);
}

/* --- which consultation it belongs to --- */

/* Rows of one number about the same; without a number those asked at the same time. */
static void
make_key(const struct row *r, struct buf *b)
{
	const char *event = hl_args_get(r->args, "event");
	size_t i;

	for (i = DEPARTMENT; i <= TITLE; i++)
		if (i != STATION)
			buf_fmt(b, "%lld %s\n", (long long)r->v[i].number,
			    r->v[i].text != NULL ? r->v[i].text : "");
	if (event != NULL)
		buf_str(b, event);
	else
		buf_fmt(b, "@%lld", (long long)r->at);
}

/*
 * What the rows of the file are here, by their keys: goes back with the savepoint of a row that
 * is refused.
 */
#define KNOWN \
	"DROP TABLE IF EXISTS temp.consult_known;" \
	" CREATE TEMP TABLE consult_known (key TEXT PRIMARY KEY, event INTEGER) WITHOUT ROWID;" \
	" CREATE INDEX temp.consult_known_event ON consult_known (event);"

/*
 * Else one that was there before this import, says the same, and is not what other rows of the
 * file are.
 */
static int
find(struct hl *hl, const char *key, struct row *r)
{
	sqlite3_stmt *st;
	int64_t event, taken;
	int rc;

	if (sql_int(hl, &r->event, "SELECT event FROM temp.consult_known WHERE key = :key",
		BIND(":key", key)) < 0)
		return HL_EFAIL;
	if (r->event != 0)
		return HL_OK;
	st = sql_bind(hl, sql_station_consult_same, BIND(":department", r->v[DEPARTMENT].number),
	    BIND(":at", r->at), BIND(":matter", r->v[MATTER].text),
	    BIND(":person", r->v[PERSON].text), BIND(":title", r->v[TITLE].text),
	    BIND(":before", hl->ev->seq), BIND(":station", r->v[STATION].number));
	while (sql_next(hl, st, &rc)) {
		event = sqlite3_column_int64(st, 0);
		rc = sql_int(hl, &taken, "SELECT 1 FROM temp.consult_known WHERE event = :event",
		    BIND(":event", event));
		if (rc == 1)
			continue;
		r->event = event;
		sqlite3_reset(st);
		return rc < 0 ? HL_EFAIL : HL_OK;
	}
	return rc;
}

static int
keep(struct hl *hl, const char *key, int64_t event)
{
	return sql_run(hl, "INSERT OR IGNORE INTO temp.consult_known VALUES (:key, :event)",
	    BIND(":key", key), BIND(":event", event));
}

/* --- its facts, each if it is not there yet --- */

static void
give(const struct row *r, struct hl_args *args, const char *from, const char *to)
{
	if (hl_args_get(r->args, from) != NULL)
		hl_args_set(args, to, hl_args_get(r->args, from));
}

static int
act(struct hl *hl, struct row *r, const char *command, struct hl_args *args, int64_t at)
{
	char number[24];
	int rc;

	if (r->event != 0) {
		snprintf(number, sizeof(number), "%lld", (long long)r->event);
		hl_args_set(args, "event", number);
	}
	r->changed = true;
	rc = import_event(hl, "hl-station", command, args, at, NULL);
	hl_args_clear(args);
	return rc;
}

static int
ask(struct hl *hl, struct row *r)
{
	struct hl_args args = { 0 };
	int64_t there;
	size_t i;
	int rc;

	if (r->event != 0) {
		if (sql_int(hl, &there, sql_station_consult_asked, BIND(":event", r->event),
			BIND(":station", r->v[STATION].number)) < 0)
			return HL_EFAIL;
		give(r, &args, "station", "station");
		if (there == 0)
			return act(hl, r, "consult further", &args, r->at);
		hl_args_clear(&args);
		return HL_OK;
	}
	for (i = DEPARTMENT; i <= TITLE; i++)
		give(r, &args, cells[i].name, cells[i].name);
	if ((rc = act(hl, r, "consult ask", &args, r->at)) != HL_OK)
		return rc;
	return sql_int(hl, &r->event, "SELECT max(event) FROM consult") < 0 ? HL_EFAIL : HL_OK;
}

static int
answer(struct hl *hl, struct row *r)
{
	struct hl_args args = { 0 };
	int64_t there;

	if (r->answered == 0)
		return HL_OK;
	if (sql_int(hl, &there, sql_station_consult_answer_same, BIND(":event", r->event),
		BIND(":station", r->v[STATION].number), BIND(":at", r->answered),
		BIND(":opinion", r->v[OPINION].text), BIND(":text", r->v[TEXT].text)) < 0)
		return HL_EFAIL;
	if (there != 0)
		return HL_OK;
	give(r, &args, "station", "station");
	give(r, &args, "opinion", "opinion");
	give(r, &args, "text", "text");
	return act(hl, r, "consult answer", &args, r->answered);
}

/* Every row of a consultation tells the decision. */
static int
decide(struct hl *hl, struct row *r)
{
	struct hl_args args = { 0 };
	int64_t there;

	if (r->decided == 0)
		return HL_OK;
	if (sql_int(hl, &there, sql_station_consult_decision_same, BIND(":event", r->event),
		BIND(":at", r->decided), BIND(":text", hl_args_get(r->args, "decision_text"))) < 0)
		return HL_EFAIL;
	if (there != 0)
		return HL_OK;
	give(r, &args, "decision_text", "text");
	return act(hl, r, "consult decide", &args, r->decided);
}

static int
import_row(struct hl *hl, struct table *t, struct hl_args *args, void *ctx)
{
	struct import_count *count = ctx;
	struct row r = { 0 };
	struct buf key = { 0 };
	int rc = read_row(hl, args, &r);

	(void)t;
	if (rc == HL_OK) {
		make_key(&r, &key);
		rc = find(hl, key.s, &r);
	}
	if (rc == HL_OK && (rc = ask(hl, &r)) == HL_OK && (rc = answer(hl, &r)) == HL_OK &&
	    (rc = decide(hl, &r)) == HL_OK && (rc = keep(hl, key.s, r.event)) == HL_OK) {
		count->imported += r.changed;
		count->skipped += !r.changed;
	}
	buf_free(&key);
	return rc;
}

static int
consult_import(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	struct import_count count = { 0 };
	int rc;

	if (!hl->replay && (rc = db_script(hl, KNOWN)) != HL_OK)
		return rc;
	return import_rows(hl, args, fields, import_row, &count, rows);
}

/* --- the acts --- */

const struct hl_act consult_import_acts[] = {
	{ "hl-station", "consult import", import_params,
	    N_("record those of a csv file, with the opinions and the decisions"),
	    "hl-station consult import consult.csv", HL_WRITE, HL_ACT_FILE, consult_import },
	{ 0 },
};
