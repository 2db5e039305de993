/*
 * show.c: one row of a listing by itself: field and value, then who recorded it, why, and
 * whether it stands.
 */
#include <string.h>

#include "record/record.h"

const char *
val_text(const struct hl_val *v, char text[48])
{
	switch (v->type) {
	case HL_NULL:
		return NULL;
	case HL_TEXT:
	case HL_DAY:
		return v->s;
	case HL_TIME:
		hl_time_short(v->i, text);
		break;
	case HL_MONEY:
		hl_money_format(v->i, text);
		break;
	case HL_POINTS:
		hl_points_format(v->i, text);
		break;
	case HL_BOOL:
		if (v->i == 0)
			return NULL;
		strcpy(text, "yes");
		break;
	default:
		snprintf(text, 48, "%lld", (long long)v->i);
	}
	return text;
}

static int
show_event(struct hl *hl, int64_t event, struct hl_rows *rows)
{
	sqlite3_stmt *st = sql_bind(hl,
	    "SELECT recorded_at, actor, reason, voided FROM event WHERE seq = :event",
	    BIND(":event", event));
	char text[32];

	if (st == NULL)
		return HL_EFAIL;
	if (sqlite3_step(st) == SQLITE_ROW) {
		rows_put(rows, CELL("recorded_at"),
		    CELL(hl_time_short(sqlite3_column_int64(st, 0), text)));
		rows_put(rows, CELL("actor"), CELL(sqlite3_column_text(st, 1)));
		if (sqlite3_column_type(st, 2) != SQLITE_NULL)
			rows_put(rows, CELL("reason"), CELL(sqlite3_column_text(st, 2)));
		if (sqlite3_column_type(st, 3) != SQLITE_NULL)
			rows_put(rows, CELL("voided"), CELL(sqlite3_column_text(st, 3)));
	}
	sqlite3_reset(st);
	return HL_OK;
}

int
show_row(struct hl *hl, const char *noun, int64_t event, struct hl_rows *all, struct hl_rows **out)
{
	struct hl_val v[64];
	const char *text;
	char buf[48];
	size_t i;
	int rc = HL_OK, more = hl_rows_next(all, v);

	*out = rows_new("field,value");
	for (i = 0; more > 0 && i < hl_rows_width(all); i++)
		if ((text = val_text(&v[i], buf)) != NULL)
			rows_put(*out, CELL(hl_rows_column(all, i)->name), CELL(text));
	hl_rows_free(all);
	if (more <= 0)
		rc = more < 0 ? HL_EFAIL
			      : hl_fail(hl, HL_ENOENT, _("event %lld added no %s"),
				    (long long)event, noun);
	if (rc != HL_OK || (rc = show_event(hl, event, *out)) != HL_OK) {
		hl_rows_free(*out);
		*out = NULL;
	}
	return rc;
}
