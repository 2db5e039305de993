/* minutes.c: the minutes of a meeting, in versions: a later one replaces, all are kept. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "meeting/meeting.h"

enum { LONGEST = 1 << 20 };

/* Removes a byte order mark, CRs at line ends and blank lines at the end. */
static void
tidy(struct buf *b)
{
	size_t from = b->n >= 3 && memcmp(b->s, "\xef\xbb\xbf", 3) == 0 ? 3 : 0, to = 0;

	for (; from < b->n; from++)
		if (b->s[from] != '\r' || from + 1 == b->n || b->s[from + 1] != '\n')
			b->s[to++] = b->s[from];
	while (to > 0 && strchr(" \t\n", b->s[to - 1]) != NULL)
		to--;
	b->n = to;
	b->s[to] = '\0';
}

static int
read_text(struct hl *hl, const char *path, struct buf *b)
{
	FILE *f = input_open(path);
	char piece[4096];
	const char *bad;
	size_t n;
	int rc = HL_OK;

	if (f == NULL)
		return hl_fail(hl, errno == ENOENT ? HL_ENOENT : HL_EFAIL,
		    _("cannot read '%s': %s"), path, strerror(errno));
	buf_str(b, "");
	while (b->n <= LONGEST && (n = fread(piece, 1, sizeof(piece), f)) > 0)
		buf_add(b, piece, n);
	if (ferror(f))
		rc = hl_fail(hl, HL_EFAIL, _("cannot read '%s': %s"), path, strerror(errno));
	else if (b->n > LONGEST)
		rc = hl_fail(hl, HL_EINPUT, _("'%s' is longer than %d bytes"), path, LONGEST);
	else if (strlen(b->s) != b->n)
		rc = hl_fail(hl, HL_EINPUT, _("'%s' is no text"), path);
	fclose(f);
	if (rc != HL_OK)
		return rc;
	tidy(b);
	if ((bad = text_bad(b->s, true)) != NULL)
		return hl_fail(hl, HL_EINPUT, "%s: %s", path, bad);
	return b->n > 0 ? HL_OK : hl_fail(hl, HL_EINPUT, _("'%s' is empty"), path);
}

/* --file becomes --text: the journal holds the text itself. */
static int
take_text(struct hl *hl, struct hl_args *args)
{
	const char *text = hl_args_get(args, "text"), *file = hl_args_get(args, "file");
	struct buf b = { 0 };
	int rc;

	if ((text == NULL) == (file == NULL))
		return hl_fail(hl, HL_EUSAGE, _("the minutes need --text or --file, one of them"));
	if (file == NULL)
		return HL_OK;
	if ((rc = read_text(hl, file, &b)) == HL_OK) {
		hl_args_set(args, "text", b.s);
		hl_args_set(args, "file", NULL);
	}
	buf_free(&b);
	return rc;
}

static int
meeting_minutes(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	struct meeting m;
	int64_t version;
	int rc;

	if ((rc = take_text(hl, args)) != HL_OK ||
	    (rc = meeting_fact(hl, args, _("no minutes of meeting %s: it is %s"), &m)) != HL_OK)
		return rc;
	if (sql_int(hl, &version,
		"SELECT ifnull(max(version), 0) + 1 FROM minutes WHERE meeting_id = :id",
		BIND(":id", m.id)) < 0 ||
	    sql_run(hl, sql_meeting_minutes_insert, BIND(":event", hl->ev->seq),
		BIND(":meeting", m.id), BIND(":version", version), BIND(":at", hl->at),
		BIND_ARG(args, "text")) != HL_OK)
		return HL_EFAIL;
	decide_int(hl, "version", version);
	return event_answer(hl, rows);
}

static int
meeting_minutes_list(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	int64_t id;
	int rc = meeting_find(hl, hl_args_get(args, "meeting"), &id);

	return rc != HL_OK ? rc
			   : sql_rows(hl, rows, sql_meeting_minutes, BIND(":meeting", id),
				 BIND(":t", hl->now));
}

static int
minutes_undo(struct hl *hl, const struct hl_act *act, int64_t event)
{
	(void)act;
	return sql_run(hl, "UPDATE minutes SET gone = :at WHERE event = :event",
	    BIND(":event", event), BIND(":at", hl->at));
}

/* --- the acts --- */

static const struct hl_param minutes_params[] = {
	{ "meeting", HL_P_MEETING, HL_OPERAND | HL_NEED, NULL,
	    N_("the number of a meeting that was held") },
	{ "text", HL_P_PROSE, 0, NULL, N_("the minutes") },
	{ "file", HL_P_TEXT, 0, "FILE", N_("a file that holds them, - standard input") },
	{ 0 },
};

static const struct hl_param item_list_params[] = {
	PARAM_MEETING,
	{ 0 },
};

const struct hl_act meeting_minutes_acts[] = {
	{ "hl-meeting", "minutes", minutes_params,
	    N_("keep the minutes of a meeting; a later version replaces them"),
	    "hl-meeting minutes HTBC-2026-M001 --file minutes.txt", HL_WRITE,
	    HL_ACT_PLAIN | HL_ACT_EVENING, meeting_minutes, .undo = minutes_undo },
	{ "hl-meeting", "minutes list", item_list_params, N_("list the versions of the minutes"),
	    "hl-meeting minutes list HTBC-2026-M001", HL_READ, 0, meeting_minutes_list },
	{ 0 },
};
