/* talk-record.c: what became of a talk that was proposed: held or dismissed (R39). */
#include <stdlib.h>
#include <string.h>

#include "score/score.h"

struct wanted {
	int64_t department, issue; /* issue: of the run's first deadline, 0 none */
	const char *ground, *kind; /* kind NULL: any */
};

static int
read_wanted(struct hl *hl, struct hl_args *args, struct wanted *w)
{
	const char *first = hl_args_get(args, "first"), *kind = hl_args_get(args, "kind");
	const char *ground = hl_args_get(args, "ground");
	int rc;

	*w = (struct wanted){ 0 };
	if ((rc = department_find(hl, hl_args_get(args, "department"), &w->department)) != HL_OK)
		return rc;
	if (ground == NULL || (w->ground = hl_word(hl, "ground", ground)) == NULL)
		return ground == NULL ? hl_fail(hl, HL_EUSAGE, _("a ground is wanted")) : HL_EUSAGE;
	if (kind != NULL && (w->kind = hl_word(hl, "deadline", kind)) == NULL)
		return HL_EUSAGE;
	if ((strcmp(w->ground, "consecutive") == 0) != (first != NULL))
		return hl_fail(hl, HL_EUSAGE,
		    _("--first goes with --ground consecutive, and names the first issue of the "
		      "run"));
	if (first != NULL && (rc = issue_find(hl, first, &w->issue)) != HL_OK)
		return rc;
	hl_args_set(args, "ground", w->ground);
	if (w->kind != NULL)
		hl_args_set(args, "kind", w->kind);
	return arg_set_department(hl, args, "department", w->department);
}

/* The item meant: one that is still proposed before one that was dealt with. */
static struct item *
find_item(const struct talks *t, const struct wanted *w)
{
	struct item *found = NULL, *it;
	size_t i;

	for (i = 0; i < t->n; i++) {
		it = &t->v[i];
		if (it->elsewhere || strcmp(it->ground, w->ground) != 0 ||
		    it->first.issue != w->issue ||
		    (w->kind != NULL &&
			(it->first.kind == NULL || strcmp(it->first.kind, w->kind) != 0)))
			continue;
		if (found == NULL || (found->event != 0 && it->event == 0))
			found = it;
	}
	return found;
}

static int
check_item(struct hl *hl, const struct item *item, const char *code)
{
	if (item == NULL)
		return hl_fail(hl, HL_EREFUSED, _("no such talk with '%s' is proposed"), code);
	if (item->event != 0)
		return hl_fail(hl, HL_EREFUSED,
		    strcmp(item->status, "held") == 0
			? _("the talk with '%s' is on record as held already, event %lld")
			: _("the talk with '%s' is on record as dismissed already, event %lld"),
		    code, (long long)item->event);
	if (strcmp(item->status, "proposed") != 0)
		return hl_fail(hl, HL_EREFUSED,
		    _("the talk with '%s' is provisional until the year is over"), code);
	return HL_OK;
}

static int
store(struct hl *hl, struct hl_args *args, const struct score_year *y, const struct item *item,
    const char *status)
{
	const char *outcome = hl_args_get(args, "outcome");
	bool held = strcmp(status, "held") == 0;
	char *name = NULL;
	int rc;

	if (outcome != NULL) {
		if ((outcome = hl_word(hl, "outcome", outcome)) == NULL)
			return HL_EUSAGE;
		hl_args_set(args, "outcome", outcome);
	} else if (held)
		outcome = "none";
	if (hl_args_get(args, "person") == NULL && held) {
		if ((rc = department_principal_on(hl, item->department, item->last.due, &name)) !=
		    HL_OK)
			return rc;
		hl_args_set(args, "person", name);
		free(name);
	}
	return sql_run(hl, sql_score_talk_store, BIND(":event", hl->ev->seq),
	    BIND(":department", item->department), BIND(":ground", item->ground),
	    BIND(":year", y->year), BIND(":status", status), BIND(":at", hl->at),
	    BIND_ID(":issue", item->first.issue), BIND(":kind", item->first.kind),
	    BIND_ID(":opened", item->first.opened), BIND_ARG(args, "person"), BIND_ARG(args, "by"),
	    BIND_ARG(args, "text"), BIND(":outcome", outcome),
	    BIND_ID(":proposal", item->proposal));
}

static int
record(struct hl *hl, struct hl_args *args, struct hl_rows **rows, const char *status)
{
	struct score_table table = { 0 };
	struct talks t = { 0 };
	struct score_year y;
	struct wanted w;
	struct item *item;
	int rc;

	if ((rc = score_year(hl, args, hl->at, &y)) != HL_OK ||
	    (rc = event_check_at(hl, 'f')) != HL_OK || (rc = read_wanted(hl, args, &w)) != HL_OK)
		return rc;
	if ((rc = score_rank(hl, &y, &table)) == HL_OK &&
	    (rc = talks_collect(hl, &y, &table, w.department, &t)) == HL_OK) {
		item = find_item(&t, &w);
		rc = check_item(hl, item, hl_args_get(args, "department"));
		if (rc == HL_OK)
			rc = store(hl, args, &y, item, status);
	}
	score_free(&table);
	talks_free(&t);
	if (rc != HL_OK)
		return rc;
	*rows = rows_new("event");
	rows_put(*rows, CELL(hl->ev->seq));
	return HL_OK;
}

static int
talk_hold(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	return record(hl, args, rows, "held");
}

static int
talk_dismiss(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	if (hl->reason == NULL)
		return hl_fail(hl, HL_EREFUSED, _("cannot dismiss a talk: give --reason"));
	return record(hl, args, rows, "dismissed");
}

/* --- proposed by the office: ground appraisal, which never arises by itself (R39) --- */

static int
talk_propose(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	int64_t department, other;
	struct score_year y;
	int rc;

	if ((rc = score_year(hl, args, hl->at, &y)) != HL_OK ||
	    (rc = event_check_at(hl, 'f')) != HL_OK ||
	    (rc = arg_department(hl, args, "department", &department)) != HL_OK)
		return rc;
	if (department == 0 || hl->reason == NULL)
		return hl_fail(hl, HL_EUSAGE,
		    department == 0 ? _("no department given")
				    : _("cannot propose a talk: give --reason"));
	if (sql_int(hl, &other, sql_score_talk_proposed, BIND(":department", department),
		BIND(":year", y.year), BIND(":at", HL_NEVER), BIND(":known", hl->at)) < 0)
		return HL_EFAIL;
	if (other != 0)
		return hl_fail(hl, HL_EREFUSED,
		    _("a talk with '%s' is proposed already on this ground, event %lld"),
		    hl_args_get(args, "department"), (long long)other);
	if ((rc = sql_run(hl, sql_score_talk_propose, BIND(":event", hl->ev->seq),
		 BIND(":department", department), BIND(":year", y.year), BIND(":at", hl->at),
		 BIND(":reason", hl->reason), BIND_ARG(args, "text"))) != HL_OK)
		return rc;
	*rows = rows_new("event");
	rows_put(*rows, CELL(hl->ev->seq));
	return HL_OK;
}

static int
undo_propose(struct hl *hl, const struct hl_act *act, int64_t event)
{
	int64_t other;

	(void)act;
	if (sql_int(hl, &other, "SELECT event FROM talk WHERE proposal = :event AND gone > :now",
		BIND(":event", event), BIND(":now", hl->at)) < 0)
		return HL_EFAIL;
	if (other != 0)
		return hl_fail(hl, HL_EREFUSED, _("event %lld rests on it; void that first"),
		    (long long)other);
	return sql_run(hl, "UPDATE talk_proposal SET gone = :now WHERE event = :event",
	    BIND(":event", event), BIND(":now", hl->at));
}

/* Whether talk other is about a later part of the run that talk event is about: 1, 0 or -1. */
static int
rests_on(struct hl *hl, int64_t department, int64_t year, int64_t event, int64_t other)
{
	struct talks t = { 0 };
	struct score_year y;
	int64_t run = 0;
	size_t i;
	int rc;

	score_year_of(hl, year, hl->at, &y);
	rc = talks_runs(hl, &y, department, &t) == HL_OK ? 0 : -1;
	for (i = 0; i < t.n && rc == 0; i++) {
		if (t.v[i].event == event)
			run = t.v[i].run;
		else if (t.v[i].event == other && t.v[i].run == run)
			rc = 1;
	}
	talks_free(&t);
	return rc;
}

static int
undo_talk(struct hl *hl, const struct hl_act *act, int64_t event)
{
	sqlite3_stmt *st = sql_bind(
	    hl, sql_score_talk_later, BIND(":event", event), BIND(":now", hl->at));
	int64_t other = 0;
	int rc = 0;

	(void)act;
	if (st == NULL)
		return HL_EFAIL;
	while (rc == 0 && sqlite3_step(st) == SQLITE_ROW) {
		other = sqlite3_column_int64(st, 0);
		rc = rests_on(
		    hl, sqlite3_column_int64(st, 1), sqlite3_column_int64(st, 2), event, other);
	}
	sqlite3_reset(st);
	if (rc < 0)
		return HL_EFAIL;
	if (rc > 0)
		return hl_fail(hl, HL_EREFUSED,
		    _("cannot void event %lld: the talk of event %lld is about the same run"),
		    (long long)event, (long long)other);
	return sql_run(hl, "UPDATE talk SET gone = :now WHERE event = :event",
	    BIND(":event", event), BIND(":now", hl->at));
}

/* --- the acts --- */

static const struct hl_param propose_params[] = {
	{ "department", HL_P_DEPARTMENT, HL_NEED, NULL, N_("department") },
	{ "year", HL_P_INT, HL_NEED, "YEAR", N_("the year it is about") },
	{ "text", HL_P_PROSE, 0, NULL, N_("what the appraisal found") },
	{ 0 },
};

static const struct hl_param hold_params[] = {
	{ "department", HL_P_DEPARTMENT, HL_NEED, NULL, N_("department") },
	{ "year", HL_P_INT, HL_NEED, "YEAR", N_("the year the talk is proposed for") },
	{ "ground", HL_P_WORD, HL_NEED, "ground", N_("ground, as talks lists it") },
	{ "first", HL_P_ISSUE, 0, NULL, N_("ground consecutive: the first issue of the run") },
	{ "kind", HL_P_WORD, 0, "deadline",
	    N_("kind of the run's first deadline, if one issue has several") },
	{ "by", HL_P_NAME, HL_NEED, NULL, N_("who held it") },
	{ "person", HL_P_NAME, 0, NULL, N_("with whom (default the principal)") },
	{ "outcome", HL_P_WORD, 0, "outcome", N_("what it came to (default none)") },
	{ "text", HL_P_PROSE, 0, NULL, N_("note") },
	{ 0 },
};

static const struct hl_param dismiss_params[] = {
	{ "department", HL_P_DEPARTMENT, HL_NEED, NULL, N_("department") },
	{ "year", HL_P_INT, HL_NEED, "YEAR", N_("the year the talk is proposed for") },
	{ "ground", HL_P_WORD, HL_NEED, "ground", N_("ground, as talks lists it") },
	{ "first", HL_P_ISSUE, 0, NULL, N_("ground consecutive: the first issue of the run") },
	{ "kind", HL_P_WORD, 0, "deadline",
	    N_("kind of the run's first deadline, if one issue has several") },
	{ "text", HL_P_PROSE, 0, NULL, N_("note") },
	{ 0 },
};

const struct hl_act talk_record_acts[] = {
	{ "hl-score", "talk propose", propose_params,
	    N_("propose a talk on ground appraisal, which never arises by itself"),
	    "hl-score talk propose --department CGJ --year 2026 --text 年终考评较差 --reason "
	    "考核评定较差",
	    HL_WRITE, HL_ACT_PLAIN | HL_ACT_EVENING, talk_propose, .undo = undo_propose },
	{ "hl-score", "talk hold", hold_params, N_("record that a proposed talk was held"),
	    "hl-score talk hold --department CGJ --year 2026 --ground consecutive --first "
	    "HTBC-2026-0003 --by 王部长",
	    HL_WRITE, HL_ACT_PLAIN | HL_ACT_EVENING, talk_hold, .undo = undo_talk },
	{ "hl-score", "talk dismiss", dismiss_params,
	    N_("record that a proposed talk is not held, and why"),
	    "hl-score talk dismiss --department CGJ --year 2026 --ground last --reason 机构改革",
	    HL_WRITE, HL_ACT_PLAIN | HL_ACT_EVENING, talk_dismiss, .undo = undo_talk },
	{ 0 },
};
