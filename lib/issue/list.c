/*
 * list.c: issues as listings (contract 3), one issue in full, its history. The record is printed
 * as it stands, whatever T; due, late and the lists of supervision are judged at T.
 */
#include <stdlib.h>
#include <string.h>

#include "issue/issue.h"

int
choice_read(struct hl *hl, struct hl_args *args, struct choice *c)
{
	int rc;

	if ((rc = arg_station(hl, args, "station", &c->station)) != HL_OK ||
	    (rc = arg_department(hl, args, "department", &c->department)) != HL_OK)
		return rc;
	return period_read(hl, args, &c->period);
}

/* --- words --- */

/* A word as a LIKE pattern; its own wildcards are literal. */
static void
pattern(struct buf *b, const char *word)
{
	buf_chr(b, '%');
	for (; *word != '\0'; word++) {
		if (*word == '%' || *word == '_' || *word == '\\')
			buf_chr(b, '\\');
		buf_chr(b, *word);
	}
	buf_chr(b, '%');
}

/*
 * The patterns of the words: the first, and the others as a JSON array; NULL where there is
 * none.
 */
static void
patterns(struct hl *hl, const char *words, const char **first, const char **others)
{
	struct buf b = { 0 }, more = { 0 };
	char *s, *word, *save, *wide;

	*first = *others = NULL;
	if (words == NULL)
		return;
	s = xstrdup(words);
	while ((wide = strstr(s, "\xe3\x80\x80")) != NULL) /* the space of Chinese text */
		memset(wide, ' ', 3);
	for (word = strtok_r(s, " \t", &save); word != NULL; word = strtok_r(NULL, " \t", &save)) {
		buf_clear(&b);
		pattern(&b, word);
		if (*first == NULL) {
			*first = hl_keep(hl, xstrdup(b.s));
			continue;
		}
		buf_chr(&more, more.n > 0 ? ',' : '[');
		json_str(&more, b.s);
	}
	if (more.n > 0) {
		buf_chr(&more, ']');
		*others = hl_keep(hl, more.s);
	}
	buf_free(&b);
	free(s);
}

/* --- lists --- */

/* Several ways to the same rows: of those that are asked for the first, which is the shortest. */
static const struct {
	const char *option, *sql;
} ways[] = {
	{ "unsupervised", sql_issue_list_unsupervised },
	{ "unreported", sql_issue_list_unreported },
	{ "untabled", sql_issue_list_untabled },
	{ "expired", sql_issue_list_expired },
	{ "department", sql_issue_list_department },
	{ "station", sql_issue_list },
	{ "state", sql_issue_list_state },
};

static int
issue_list(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	const char *word, *words, *sql = sql_issue_list;
	struct choice c;
	size_t i;
	int rc;

	if ((rc = choice_read(hl, args, &c)) != HL_OK)
		return rc;
	patterns(hl, hl_args_get(args, "text"), &word, &words);
	for (i = LEN(ways); i-- > 0;)
		if (hl_args_get(args, ways[i].option) != NULL)
			sql = ways[i].sql;
	return sql_rows(hl, rows, sql, BIND_CHOICE(&c), BIND(":t", hl->now),
	    BIND(":state", hl_args_get(args, "state")), BIND(":list", hl_args_get(args, "list")),
	    BIND(":category", hl_args_get(args, "category")),
	    BIND(":grid", hl_args_get(args, "grid")), BIND(":word", word), BIND(":words", words),
	    BIND_ANY(":note_days", hl->cfg->note_days),
	    BIND_ANY(":untabled_after", hl->cfg->untabled_days * 86400));
}

static int
issue_parts(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	int64_t id;
	int rc = issue_find(hl, hl_args_get(args, "issue"), &id);

	return rc != HL_OK ? rc
			   : sql_rows(hl, rows, sql_issue_list_parts, BIND(":whole", id),
				 BIND(":t", hl->now));
}

/* --- one issue --- */

static int
issue_show(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	int64_t id;
	int rc;

	if ((rc = issue_find(hl, hl_args_get(args, "issue"), &id)) != HL_OK)
		return rc;
	*rows = rows_new("field,value");
	if ((rc = rows_pairs(hl, *rows,
		 sql_bind(hl, sql_issue_show, BIND(":id", id),
		     BIND(":contact", hl_args_get(args, "contact") != NULL)))) != HL_OK)
		return rc;
	return rows_fill(
	    hl, *rows, sql_bind(hl, sql_issue_show_parts, BIND(":id", id), BIND(":t", hl->now)));
}

static int
issue_history(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	int64_t id;
	int rc = issue_find(hl, hl_args_get(args, "issue"), &id);

	return rc != HL_OK ? rc : sql_rows(hl, rows, sql_issue_history, BIND(":id", id));
}

/* --- the acts --- */

static const struct hl_param list_params[] = {
	{ "state", HL_P_WORD, 0, "state", N_("only those in this state") },
	{ "station", HL_P_STATION, 0, NULL, N_("only those of this station") },
	{ "department", HL_P_DEPARTMENT, 0, NULL, N_("only those of this department") },
	{ "list", HL_P_WORD, 0, "list", N_("only those of this list") },
	{ "category", HL_P_WORD, 0, "category", N_("only those of this category") },
	{ "grid", HL_P_NAME, 0, "GRID",
	    N_("only those in this grid and its cells, by code or name") },
	{ "since", HL_P_SINCE, 0, NULL, N_("only those raised from then on") },
	{ "until", HL_P_UNTIL, 0, NULL, N_("only those raised up to then") },
	{ "text", HL_P_TEXT, 0, "WORDS",
	    N_("only those with these words in title, detail or reference") },
	{ "expired", HL_P_FLAG, 0, NULL, N_("only those past their completion limit (R17)") },
	{ "unsupervised", HL_P_FLAG, 0, NULL,
	    N_("joint and transfer issues without a recent note (R15)") },
	{ "unreported", HL_P_FLAG, 0, NULL,
	    N_("transfers never reported to the city department (R15)") },
	{ "untabled", HL_P_FLAG, 0, NULL,
	    N_("those a dispatch meeting should have dealt with (R18)") },
	{ 0 },
};

static const struct hl_param show_params[] = {
	{ "issue", HL_P_ISSUE, HL_OPERAND | HL_NEED, NULL, N_("an issue's number, or ref:X") },
	{ "contact", HL_P_FLAG, 0, NULL, N_("with the resident's contact data") },
	{ 0 },
};

static const struct hl_param issue_params[] = {
	{ "issue", HL_P_ISSUE, HL_OPERAND | HL_NEED, NULL, N_("an issue's number, or ref:X") },
	{ 0 },
};

const struct hl_act issue_list_acts[] = {
	{ "hl-issue", "list", list_params, N_("list issues"),
	    "hl-issue list --state dispatched --station HTBC", HL_READ, 0, issue_list },
	{ "hl-issue", "show", show_params,
	    N_("show an issue with its assignments, deadlines and notes"),
	    "hl-issue show HTBC-2026-0001", HL_READ, 0, issue_show },
	{ "hl-issue", "history", issue_params, N_("show every event of an issue"),
	    "hl-issue history HTBC-2026-0001", HL_READ, 0, issue_history },
	{ 0 },
};

const struct hl_act issue_parts_acts[] = {
	{ "hl-issue", "parts", issue_params, N_("list the parts of an issue that was split"),
	    "hl-issue parts HTBC-2026-0003", HL_READ, 0, issue_parts },
	{ 0 },
};
