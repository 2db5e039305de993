/* adjust.c: what the office rules on the points of a department (R33). */
#include <stdlib.h>
#include <string.h>

#include "score/score.h"

static int
adjusted_department(struct hl *hl, struct hl_args *args, int64_t *id)
{
	const char *what = hl_args_get(args, "department");
	char *code = NULL, *level = NULL;
	int rc;

	if ((rc = department_find(hl, what, id)) != HL_OK)
		return rc;
	if (sql_text(hl, &code, "SELECT code FROM department WHERE id = :id", BIND(":id", *id)) <
		0 ||
	    sql_text(hl, &level, "SELECT level FROM department WHERE id = :id", BIND(":id", *id)) <
		0)
		rc = HL_EFAIL;
	else if (!hl_list_has(&hl->cfg->levels, level))
		rc = hl_fail(hl, HL_EREFUSED,
		    _("cannot adjust '%s': departments of level %s are not scored"), code, level);
	else
		hl_args_set(args, "department", code);
	free(code);
	free(level);
	return rc;
}

static int
score_adjust(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	const char *text = hl_args_get(args, "points"), *kind = hl_args_get(args, "kind");
	int64_t department, points;
	struct score_year y;
	char buf[32];
	int rc;

	if ((rc = score_year(hl, args, hl->at, &y)) != HL_OK ||
	    (rc = adjusted_department(hl, args, &department)) != HL_OK)
		return rc;
	if (text == NULL || hl_points_parse(text, &points) != 0)
		return hl_fail(hl, HL_EUSAGE,
		    _("points: '%s' is not a number with at most one decimal"),
		    text != NULL ? text : "");
	if (points == 0)
		return hl_fail(hl, HL_EUSAGE, _("points: an adjustment by 0 changes nothing"));
	if ((kind = hl_word(hl, "adjustment", kind != NULL ? kind : "other")) == NULL)
		return HL_EUSAGE;
	if ((rc = event_check_at(hl, 'f')) != HL_OK)
		return rc;
	if (hl->reason == NULL)
		return hl_fail(hl, HL_EUSAGE, _("cannot adjust '%s': give --reason"),
		    hl_args_get(args, "department"));
	hl_args_set(args, "points", hl_points_format(points, buf));
	hl_args_set(args, "kind", kind);
	rc = sql_run(hl, sql_score_adjust, BIND(":event", hl->ev->seq),
	    BIND(":department", department), BIND(":year", y.year), BIND(":kind", kind),
	    BIND(":points", points), BIND(":at", hl->at), BIND(":reason", hl->reason));
	if (rc != HL_OK)
		return rc;
	*rows = rows_new("event");
	rows_put(*rows, CELL(hl->ev->seq));
	return HL_OK;
}

static int
undo_adjust(struct hl *hl, const struct hl_act *act, int64_t event)
{
	(void)act;
	return sql_run(hl, "UPDATE adjustment SET gone = :at WHERE event = :event",
	    BIND(":event", event), BIND(":at", hl->at));
}

/* --- the acts --- */

static const struct hl_param adjust_params[] = {
	{ "department", HL_P_DEPARTMENT, HL_NEED, NULL, N_("department") },
	{ "year", HL_P_INT, HL_NEED, "YEAR", N_("the year whose points change") },
	{ "points", HL_P_POINTS, HL_NEED, NULL, N_("signed change, as in -2.5") },
	{ "kind", HL_P_WORD, 0, "adjustment",
	    N_("what it is shown in: base points or adjustments (default other)") },
	{ 0 },
};

const struct hl_act adjust_acts[] = {
	{ "hl-score", "adjust", adjust_params, N_("change a department's points by a ruling (R33)"),
	    "hl-score adjust --department CGJ --year 2026 --points -2.5 --kind base --reason "
	    "会议缺席",
	    HL_WRITE, HL_ACT_PLAIN | HL_ACT_EVENING, score_adjust, .undo = undo_adjust },
	{ 0 },
};
