/*
 * event.c: the record. Every writing command is one event in the transaction of its change
 * (R51).
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "record/record.h"

int
event_need_reason(struct hl *hl, const char *what)
{
	if (hl->reason != NULL || hl->imported || hl->replay)
		return HL_OK;
	return hl_fail(hl, HL_EREFUSED, _("%s needs the office and a reason: give --reason"), what);
}

int
event_check_at(struct hl *hl, char kind)
{
	char at[32];
	int64_t days = hl->cfg->backdate_days;

	if (hl->at > hl->real)
		return hl_fail(
		    hl, HL_EREFUSED, _("%s lies in the future"), hl_time_short(hl->at, at));
	if (kind == 'r' || hl->real - hl->at <= days * 86400)
		return HL_OK;
	if (hl->reason != NULL || hl->imported || hl->replay)
		return HL_OK;
	return hl_fail(hl, HL_EREFUSED,
	    _("%s is more than %lld days back: back-dating needs the office and a reason, give "
	      "--reason"),
	    hl_time_short(hl->at, at), (long long)days);
}

/* --- events --- */

/* What belongs to the event itself, not to the command's arguments. */
static const char *const envelope[] = { "at", "actor", "reason", "now", "seq", "recorded-at",
	"decided", "do", "request-id" };

static bool
in_envelope(const char *name)
{
	size_t i;

	for (i = 0; i < LEN(envelope); i++)
		if (strcmp(name, envelope[i]) == 0)
			return true;
	return false;
}

static void
args_json(struct buf *b, const struct hl_args *args)
{
	struct hl_args own = { 0 };
	size_t i, n = 0;

	own.a = xcalloc(args->n + 1, sizeof(*own.a));
	for (i = 0; i < args->n; i++) /* shares the values with args */
		if (!in_envelope(args->a[i].name))
			own.a[n++] = args->a[i];
	own.n = n;
	json_from_args(b, &own);
	free(own.a);
}

static int
append(struct hl *hl, const struct event *ev, const char *program, const char *command,
    const struct hl_args *args)
{
	struct buf json = { 0 }, decided = { 0 };
	int rc;

	/*
	 * who waited for another, or whose clock was put back, does not write before what is
	 * written already
	 */
	if (hl->recorded < hl->real || hl->replay)
		hl->recorded = hl->real;
	args_json(&json, args);
	if (ev->decided.n > 0)
		buf_fmt(&decided, "{%s}", ev->decided.s);
	rc = sql_run(hl, sql_record_event, BIND(":seq", ev->seq), BIND(":recorded", hl->recorded),
	    BIND(":at", hl->at), BIND(":actor", hl->actor), BIND(":program", program),
	    BIND(":command", command), BIND_ID(":issue", ev->issue), BIND(":args", json.s),
	    BIND(":decided", decided.s), BIND(":reason", hl->reason),
	    BIND_ID(":now", hl->now_given ? hl->now : 0));
	buf_free(&json);
	buf_free(&decided);
	return rc;
}

static int
next_seq(struct hl *hl, int64_t *seq)
{
	if (hl->next_seq == 0) {
		if (sql_int(hl, &hl->next_seq, "SELECT ifnull(max(seq), 0) + 1 FROM event") < 0 ||
		    sql_int(hl, &hl->recorded, "SELECT recorded_at FROM event WHERE seq = :seq",
			BIND(":seq", hl->next_seq - 1)) < 0)
			return HL_EFAIL;
	}
	*seq = hl->next_seq++;
	return HL_OK;
}

/* What the rooms do before and after the command of an event. */
static int
before(struct hl *hl, bool outer)
{
	const struct room *const *room;
	int rc = HL_OK;

	for (room = hl->rooms; *room != NULL && rc == HL_OK; room++)
		if ((*room)->before_event != NULL)
			rc = (*room)->before_event(hl, outer);
	return rc;
}

static int
after(struct hl *hl)
{
	const struct room *const *room;
	int rc = HL_OK;

	for (room = hl->rooms; *room != NULL && rc == HL_OK; room++)
		if ((*room)->after_event != NULL)
			rc = (*room)->after_event(hl);
	return rc;
}

static int
event_do(struct hl *hl, const struct hl_act *act, struct hl_args *args, struct hl_rows **rows)
{
	struct event ev = { 0 };
	struct context ctx = hl->context;
	bool outer = ctx.ev == NULL;
	struct hl_rows *mine = NULL;
	size_t mark = hl->kept.n;
	int rc;

	if ((rc = next_seq(hl, &ev.seq)) != HL_OK)
		return rc;
	ctx.ev = &ev;
	ctx.within = outer ? NULL : hl->act;
	ctx.act = act;
	context_enter(hl, &ctx);
	policy_enter(hl, hl->at);
	if ((rc = before(hl, outer)) == HL_OK &&
	    (rc = act->fn(hl, args, rows != NULL ? rows : &mine)) == HL_OK)
		rc = after(hl);
	if (rc == HL_OK && !ev.skip)
		rc = append(hl, &ev, act->program, act->name, args);
	if (rc == HL_OK && ev.skip && hl->next_seq == ev.seq + 1)
		hl->next_seq = ev.seq;
	context_leave(hl, &ctx);
	if (outer)
		policy_leave(hl);
	else
		policy_enter(hl, hl->at); /* what it was may have been recorded anew */
	hl_rows_free(mine);
	buf_free(&ev.decided);
	event_forget(hl, mark);
	return rc;
}

int
event_inner(struct hl *hl, const char *program, const char *name, struct hl_args *args,
    struct hl_rows **rows)
{
	return event_do(hl, hl_act_find(program, name), args, rows);
}

/* A line of a journal: it is done again under its own number, clock and actor. */
static int
replay(struct hl *hl, const struct hl_act *act, struct hl_args *args, struct hl_rows **rows)
{
	const char *seq = hl_args_get(args, "seq"), *rec = hl_args_get(args, "recorded-at"),
		   *now = hl_args_get(args, "now");
	struct context ctx = hl->context;
	int64_t n;
	int rc;

	if (!text_int(seq, &n) || n < 1)
		return hl_fail(hl, HL_EINPUT, _("seq '%s' is not a number"), seq);
	if (rec == NULL || hl_time_parse(rec, hl->real, NULL, HL_BARE_START, &ctx.real, NULL) != 0)
		return hl_fail(hl, HL_EINPUT, _("event %lld: recorded-at is missing or no time"),
		    (long long)n);
	ctx.now = ctx.real;
	ctx.now_given = now != NULL &&
			hl_time_parse(now, ctx.real, NULL, HL_BARE_START, &ctx.now, NULL) == 0;
	if (!ctx.at_given)
		ctx.at = ctx.now;
	ctx.replay = true;
	if (hl->next_seq == 0 && next_seq(hl, &hl->next_seq) != HL_OK)
		return HL_EFAIL;
	if (n < hl->next_seq)
		return hl_fail(hl, HL_EREFUSED,
		    _("event %lld is in the journal already: a journal is replayed into an empty "
		      "database"),
		    (long long)n);
	hl->next_seq = n;
	context_enter(hl, &ctx);
	rc = event_do(hl, act, args, rows);
	context_leave(hl, &ctx);
	return rc;
}

/* --- --request-id --- */

static int
by_name(const void *a, const void *b)
{
	return strcmp(((const struct hl_arg *)a)->name, ((const struct hl_arg *)b)->name);
}

/* In whatever order the options were given; of a file what is in it. */
static void
request_hash(struct hl *hl, const struct hl_act *act, const struct hl_args *args, char hex[65])
{
	struct hl_args sorted = { .a = xcalloc(args->n + 1, sizeof(*args->a)), .n = args->n };
	const char *file = hl_args_get(args, "file");
	struct buf b = { 0 };
	char at[32], sum[65];

	if (args->n > 0)
		/* shares the values with args */
		memcpy(sorted.a, args->a, args->n * sizeof(*args->a));
	qsort(sorted.a, sorted.n, sizeof(*sorted.a), by_name);
	buf_fmt(
	    &b, "%s %s %s ", act->program, act->name, hl->at_given ? hl_time_iso(hl->at, at) : "-");
	args_json(&b, &sorted);
	if (file != NULL && input_sum_file(file, sum))
		buf_str(&b, sum);
	text_hash(b.s, hex);
	buf_free(&b);
	free(sorted.a);
}

/* 1: answered before, 0: new, else a failure as a negative status. */
static int
request_seen(struct hl *hl, const char *id, const char *hash, struct hl_rows **rows)
{
	char *was = NULL, *answer = NULL;
	int rc;

	if ((rc = sql_text(hl, &was, "SELECT hash FROM request WHERE id = :id", BIND(":id", id))) <=
	    0)
		return rc < 0 ? -HL_EFAIL : 0;
	if (strcmp(was, hash) != 0)
		rc = -hl_fail(
		    hl, HL_EREFUSED, _("request '%s' was made before with other content"), id);
	else if (sql_text(
		     hl, &answer, "SELECT answer FROM request WHERE id = :id", BIND(":id", id)) < 0)
		rc = -HL_EFAIL;
	else
		*rows = rows_unpack(answer);
	free(was);
	free(answer);
	return rc;
}

static int
request_store(
    struct hl *hl, const char *id, const char *hash, int64_t seq, const struct hl_rows *rows)
{
	struct buf b = { 0 };
	int rc;

	rows_pack(rows, &b);
	rc = sql_run(hl, "INSERT INTO request VALUES (:id, :seq, :hash, :answer)", BIND(":id", id),
	    BIND(":seq", seq), BIND(":hash", hash), BIND(":answer", b.s));
	buf_free(&b);
	return rc;
}

int
hl_request(struct hl *hl, const char *program, const char *id, FILE *in)
{
	struct hl_rows *rows = NULL;
	struct buf b = { 0 };
	char hex[65];
	int rc;

	if (!input_sum(in, hex))
		return hl_fail(hl, HL_EFAIL, _("cannot read %s: %s"), "batch", strerror(errno));
	buf_fmt(&b, "%s batch %s", program, hex);
	text_hash(b.s, hex);
	buf_free(&b);
	rc = request_seen(hl, id, hex, &rows);
	hl_rows_free(rows);
	return rc > 0 ? HL_OK : rc < 0 ? -rc : request_store(hl, id, hex, hl->next_seq, NULL);
}

static int
act_write(struct hl *hl, const struct hl_act *act, struct hl_args *args, struct hl_rows **rows)
{
	char hex[65], id[256];
	int64_t seq;
	int rc;

	if (hl_args_get(args, "seq") != NULL && hl_args_get(args, "recorded-at") != NULL)
		return replay(hl, act, args, rows);
	if (hl->request == NULL)
		return (rc = rules_record(hl)) != HL_OK ? rc : event_do(hl, act, args, rows);
	/* a command of several issues is several events under one request */
	if (hl->request_n++ == 0)
		snprintf(id, sizeof(id), "%s", hl->request);
	else
		snprintf(id, sizeof(id), "%s/%d", hl->request, hl->request_n);
	request_hash(hl, act, args, hex);
	if ((rc = request_seen(hl, id, hex, rows)) != 0)
		return rc > 0 ? HL_OK : -rc;
	if ((rc = rules_record(hl)) != HL_OK)
		return rc;
	seq = hl->next_seq;
	if ((rc = event_do(hl, act, args, rows)) != HL_OK)
		return rc;
	return request_store(hl, id, hex, seq, *rows);
}

int
act_do(struct hl *hl, const struct hl_act *act, struct hl_args *args, struct hl_rows **rows)
{
	*rows = NULL;
	if (act->mode == HL_WRITE)
		return act_write(hl, act, args, rows);
	context_act(hl, act);
	return act->fn(hl, args, rows);
}

int
event_check_after(struct hl *hl, const char *noun, int64_t event, int64_t at)
{
	char t[32];

	return hl->at >= at
		   ? HL_OK
		   : hl_fail(hl, HL_EREFUSED, _("%s %lld is of %s: what follows cannot be earlier"),
			 noun, (long long)event, hl_time_short(at, t));
}

int
event_check_rests(struct hl *hl, const char *sql, int64_t event)
{
	int64_t other;

	if (sql_int(hl, &other, sql, BIND(":event", event)) < 0)
		return HL_EFAIL;
	return other == 0 ? HL_OK
			  : hl_fail(hl, HL_EREFUSED, _("event %lld rests on it; void that first"),
				(long long)other);
}

int
event_answer(struct hl *hl, struct hl_rows **rows)
{
	*rows = rows_new("event");
	rows_put(*rows, CELL(hl->ev->seq));
	return HL_OK;
}
