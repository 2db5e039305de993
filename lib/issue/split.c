/*
 * split.c: a compound issue becomes parts (R9, R16). The original is cancelled, which
 * credits nothing; each part is an issue of its own, registered by an event of its own that
 * names the whole. Taken back by voiding the split, while nothing rests on its parts.
 */
#include <stdlib.h>
#include <string.h>

#include "issue/issue.h"

enum { MOST = 99 };

int
issue_do_split(struct machine *m, struct hl_args *args, struct hl_rows **rows)
{
	(void)args;
	(void)rows;
	return m_end(m, A_SPLIT);
}

int
issue_be_part(struct machine *m, const char *whole)
{
	struct hl *hl = m->hl;
	int rc;

	if (!hl->replay && hl->within == NULL)
		return hl_fail(hl, HL_EREFUSED, _("a part is registered by splitting its issue"));
	if ((rc = issue_find(hl, whole, &m->part_of)) != HL_OK)
		return rc;
	return sql_int(hl, &m->raised, "SELECT raised FROM issue WHERE id = :id",
		   BIND(":id", m->part_of)) == 1
		   ? HL_OK
		   : HL_EFAIL;
}

/* What a part has of the whole, beside what its event says. */
int
issue_store_part(struct machine *m)
{
	return m->part_of == 0 ? HL_OK
			       : sql_run(m->hl, sql_issue_store_part, BIND(":id", m->id),
				     BIND(":whole", m->part_of));
}

/* --- the command --- */

/* Its limit goes with a part: splitting extends nothing (R17). */
static int
register_parts(
    struct hl *hl, struct hl_args *part, const struct hl_arg *titles, struct hl_rows *numbers)
{
	struct hl_args args = { 0 };
	struct hl_rows *one = NULL;
	struct hl_val v;
	size_t i;
	int rc = HL_OK;

	for (i = 0; i < titles->n && rc == HL_OK; i++) {
		hl_args_copy(&args, part);
		hl_args_set(&args, "title", titles->v[i]);
		rc = event_inner(hl, "hl-issue", "add", &args, &one);
		if (rc == HL_OK && hl_rows_next(one, &v) == 1)
			rows_put(numbers, CELL(v.s));
		hl_rows_free(one);
		one = NULL;
		hl_args_clear(&args);
	}
	return rc;
}

static int
part_args(struct machine *m, struct hl_args *part)
{
	const char *station = station_code(m->hl, m->station);
	char iso[40];

	if (station == NULL)
		return HL_EFAIL;
	hl_args_set(part, "station", station);
	hl_args_set(part, "category", m->category);
	hl_args_set(part, "part-of", m->number);
	if (m->close_by != 0)
		hl_args_set(part, "close-by", hl_time_iso(m->close_by, iso));
	return HL_OK;
}

static int
check_titles(struct machine *m, const struct hl_arg *titles)
{
	size_t i, j, n = titles != NULL ? titles->n : 0;

	if (n < 2 || n > MOST)
		return hl_fail(m->hl, HL_EREFUSED,
		    _("cannot split %s: that takes two to %d parts, not %zu"), m->number, MOST, n);
	for (i = 0; i < n; i++)
		for (j = 0; j < i; j++)
			if (strcmp(titles->v[i], titles->v[j]) == 0)
				return hl_fail(m->hl, HL_EREFUSED,
				    _("cannot split %s: the part '%s' is named twice"), m->number,
				    titles->v[i]);
	return HL_OK;
}

/* The parts' own events follow this one, so that a journal replayed brings them by themselves. */
static int
issue_split(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	const struct hl_arg *titles = hl_args_find(args, "part");
	struct machine *m = hl_machine(hl);
	struct hl_args part = { 0 };
	enum m_state was;
	int64_t id;
	int rc;

	if ((rc = issue_find(hl, hl_args_get(args, "issue"), &id)) != HL_OK ||
	    (rc = machine_load(hl, id, m)) != HL_OK)
		return rc;
	hl->ev->issue = id;
	hl_args_set(args, "issue", m->number);
	was = m->state;
	if ((rc = m_allowed(m, A_SPLIT)) != HL_OK || (rc = check_titles(m, titles)) != HL_OK ||
	    (rc = event_check_at(hl, 'f')) != HL_OK ||
	    (rc = issue_do_split(m, args, rows)) != HL_OK ||
	    (rc = issue_settle(m, issue_do_split, args)) != HL_OK)
		return rc;
	decide_str(hl, "from", m_state_name(was));
	decide_str(hl, "to", m_state_name(m->state));
	if (hl->replay)
		return HL_OK;
	*rows = rows_new("number");
	if ((rc = part_args(m, &part)) == HL_OK)
		rc = register_parts(hl, &part, titles, *rows);
	hl_args_clear(&part);
	return rc;
}

/* --- the acts --- */

static const struct hl_param split_params[] = {
	{ "issue", HL_P_ISSUE, HL_OPERAND | HL_NEED, NULL, N_("an issue's number, or ref:X") },
	{ "part", HL_P_TEXT, HL_NEED | HL_MULTI, "TITLE",
	    N_("the problem of one part in one line") },
	{ 0 },
};

const struct hl_act issue_split_acts[] = {
	{ "hl-issue", "split", split_params,
	    N_("split a compound issue into parts; prints their numbers"),
	    "hl-issue split HTBC-2026-0003 --part 路灯不亮 --part 路面破损", HL_WRITE,
	    HL_ACT_EVENING | HL_ACT_PLAIN | HL_ACT_DECIDES, issue_split, .fact = issue_do_split,
	    .undo = issue_undo_split },
	{ 0 },
};
