/* department.c: departments and who heads them. department-list.c imports, lists and shows them. */
#include <stdlib.h>
#include <string.h>

#include "score/score.h"
#include "station/station.h"

/* By a name it had before, if only one had it: 1, 0, -1. The name it has now is told. */
static int
by_former(struct hl *hl, const char *name, int64_t *id)
{
	int64_t n;
	char *is = NULL;

	if (db_int(hl, &n,
		"SELECT count(DISTINCT department_id) FROM former_name f JOIN department d ON d.id "
		"= f.department_id"
		" WHERE f.name = ?1 AND d.gone = 253402300799",
		"s", name) < 0)
		return -1;
	if (n != 1)
		return 0;
	if (db_int(hl, id,
		"SELECT department_id FROM former_name f JOIN department d ON d.id = "
		"f.department_id"
		" WHERE f.name = ?1 AND d.gone = 253402300799",
		"s", name) != 1 ||
	    db_text(
		hl, &is, "SELECT code || ' ' || name FROM department WHERE id = ?1", "i", *id) != 1)
		return -1;
	hl_warn(hl, _("'%s' is called '%s' now"), name, is);
	free(is);
	return 1;
}

int
department_find(struct hl *hl, const char *what, int64_t *id)
{
	static const char by_code[] =
	    "SELECT id FROM department WHERE code = ?1 AND gone = 253402300799";
	struct buf hint = { 0 };
	char *folded, *name;
	int n;

	if (what == NULL)
		return hl_fail(hl, HL_EUSAGE, _("no department given"));
	if ((n = db_int(hl, id, by_code, "s", what)) != 0)
		return n > 0 ? HL_OK : HL_EFAIL;
	folded = text_fold(what);
	name = text_name(folded);
	n = db_int(hl, id, by_code, "s", folded);
	free(folded);
	if (n == 0)
		n = db_int(hl, id,
		    "SELECT id FROM department WHERE name = ?1 AND gone = 253402300799", "s", name);
	if (n == 0)
		n = by_former(hl, name, id);
	if (n == 0) {
		find_near(hl,
		    "SELECT code, name FROM department WHERE gone = 253402300799 ORDER BY code",
		    name, &hint);
		hl_fail(hl, HL_ENOENT, _("no department '%s'%s"), name, hint.s);
		buf_free(&hint);
	}
	free(name);
	return n > 0 ? HL_OK : n < 0 ? HL_EFAIL : HL_ENOENT;
}

int
department_next_code(struct hl *hl, char code[17])
{
	int64_t n;

	if (db_int(hl, &n,
		"WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c"
		" WHERE EXISTS (SELECT 1 FROM department WHERE code = printf('D%03d', n))) SELECT "
		"max(n) FROM c",
		"") < 0)
		return HL_EFAIL;
	snprintf(code, 17, "D%03d", (int)n);
	return HL_OK;
}

int
department_principal_on(struct hl *hl, int64_t department, int64_t t, char **name)
{
	return db_text(hl, name,
		   "SELECT name FROM principal WHERE department_id = ?1 AND since <= ?2 AND until "
		   "> ?2"
		   " ORDER BY since DESC, id DESC LIMIT 1",
		   "ii", department, t) < 0
		   ? HL_EFAIL
		   : HL_OK;
}

/*
 * --- arguments
 * -------------------------------------------------------------------------------------
 */

struct department {
	/* NULL: not given; in the arguments or copied */
	const char *code, *name, *level, *principal, *from, *to;
	int64_t stationed; /* 0 none */
};

/* The level by its word, the station by its code, in args from then on. */
static int
take_references(struct hl *hl, struct hl_args *args, struct department *d)
{
	const char *level = hl_args_get(args, "level"), *station = hl_args_get(args, "stationed");
	char *code;
	int rc;

	if (level != NULL) {
		if ((d->level = hl_word(hl, "level", level)) == NULL)
			return HL_EUSAGE;
		hl_args_set(args, "level", d->level);
	}
	if (station == NULL)
		return HL_OK;
	if ((rc = station_find(hl, station, &d->stationed)) != HL_OK)
		return rc;
	if (db_text(hl, &code, "SELECT code FROM station WHERE id = ?1", "i", d->stationed) < 0)
		return HL_EFAIL;
	hl_args_set(args, "stationed", code);
	free(code);
	return HL_OK;
}

static int
take(struct hl *hl, struct hl_args *args, struct department *d)
{
	int rc;

	if ((rc = arg_code(hl, args, "code", &d->code)) != HL_OK ||
	    (rc = arg_name(hl, args, "name", &d->name)) != HL_OK ||
	    (rc = arg_name(hl, args, "principal", &d->principal)) != HL_OK ||
	    (rc = arg_day(hl, args, "from", &d->from)) != HL_OK ||
	    (rc = arg_day(hl, args, "to", &d->to)) != HL_OK)
		return rc;
	return take_references(hl, args, d);
}

static int
check_span(struct hl *hl, const char *from, const char *to)
{
	if (from == NULL || to == NULL || strcmp(from, to) <= 0)
		return HL_OK;
	return hl_fail(
	    hl, HL_EREFUSED, _("active from %s to %s: the end lies before the start"), from, to);
}

static int
check_name(struct hl *hl, int64_t id, const char *name)
{
	char *other = NULL;
	int rc = HL_OK;

	if (db_text(hl, &other,
		"SELECT code FROM department WHERE name = ?1 AND id <> ?2 AND gone = 253402300799",
		"si", name, id) < 0)
		return HL_EFAIL;
	if (other != NULL)
		rc = hl_fail(hl, HL_EREFUSED, _("department '%s' is there already, with code '%s'"),
		    name, other);
	free(other);
	return rc;
}

static int
check_code(struct hl *hl, const char *code)
{
	char *other = NULL;
	int rc = HL_OK;

	if (db_text(hl, &other,
		"SELECT name || iif(gone < 253402300799, ?2, '') FROM department WHERE code = ?1",
		"ss", code, _(" (voided)")) < 0)
		return HL_EFAIL;
	if (other != NULL)
		rc = hl_fail(hl, HL_EREFUSED, _("department code '%s' is taken: %s"), code, other);
	free(other);
	return rc;
}

/*
 * --- principals
 * ------------------------------------------------------------------------------------
 */

/* name (NULL: nobody) heads it from at on. */
static int
set_principal(struct hl *hl, int64_t id, const char *name, int64_t at, struct change *c)
{
	char *was = NULL, t[2][32];
	int64_t last;
	int rc;

	if (db_text(hl, &was,
		"SELECT name FROM principal WHERE department_id = ?1 AND until = 253402300799", "i",
		id) < 0 ||
	    db_int(hl, &last,
		"SELECT max(iif(until < 253402300799, until, since)) FROM principal WHERE "
		"department_id = ?1",
		"i", id) < 0)
		return HL_EFAIL;
	if (name == was || (name != NULL && was != NULL && strcmp(name, was) == 0)) {
		free(was);
		return HL_OK;
	}
	if (at < last)
		rc = hl_fail(hl, HL_EREFUSED,
		    _("the principal changed at %s, after %s: changes are recorded in their order"),
		    hl_time_short(last, t[0]), hl_time_short(at, t[1]));
	else
		rc = db_run(hl,
		    "UPDATE principal SET until = ?2 WHERE department_id = ?1 AND until = "
		    "253402300799",
		    "ii", id, at);
	if (rc == HL_OK && name != NULL)
		rc = db_run(hl,
		    "INSERT INTO principal (department_id, name, since, event) VALUES (?1, ?2, ?3, "
		    "?4)",
		    "isii", id, name, at, hl->ev->seq);
	if (rc == HL_OK)
		note_change(c, "principal", was, name);
	free(was);
	return rc;
}

/*
 * --- add
 * -------------------------------------------------------------------------------------------
 */

static int
department_add(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	struct change c = { { 0 }, { 0 } };
	struct department d = { 0 };
	int rc;

	if ((rc = event_check_at(hl, 'r')) != HL_OK || (rc = take(hl, args, &d)) != HL_OK)
		return rc;
	if (d.code == NULL || d.name == NULL || d.level == NULL)
		return hl_fail(hl, HL_EUSAGE, _("a department needs %s"),
		    d.code == NULL   ? "code"
		    : d.name == NULL ? "name"
				     : "level");
	if ((rc = check_code(hl, d.code)) != HL_OK || (rc = check_name(hl, 0, d.name)) != HL_OK ||
	    (rc = check_span(hl, d.from, d.to)) != HL_OK)
		return rc;
	if ((rc = db_run(hl,
		 "INSERT INTO department (code, name, level, stationed_id, active_from, active_to, "
		 "event)"
		 " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
		 "sssnssi", d.code, d.name, d.level, d.stationed, d.from, d.to, hl->ev->seq)) !=
	    HL_OK)
		return rc;
	if (d.principal != NULL)
		rc = set_principal(hl, db_id(hl), d.principal, 0, &c);
	buf_free(&c.before);
	buf_free(&c.after);
	return rc == HL_OK ? rows_one(rows, "code", d.code) : rc;
}

/*
 * --- set
 * -------------------------------------------------------------------------------------------
 */

static bool
cleared(const struct hl_args *args, const char *what)
{
	const struct hl_arg *a = hl_args_find(args, "clear");
	size_t i;

	for (i = 0; a != NULL && i < a->n; i++)
		if (strcmp(a->v[i], what) == 0)
			return true;
	return false;
}

/* --clear principal|stationed|from|to */
static int
check_clear(struct hl *hl, const struct hl_args *args)
{
	static const char *const may[] = { "principal", "stationed", "from", "to" };
	const struct hl_arg *a = hl_args_find(args, "clear");
	size_t i, k;

	for (i = 0; a != NULL && i < a->n; i++) {
		for (k = 0; k < LEN(may) && strcmp(may[k], a->v[i]) != 0; k++)
			;
		if (k == LEN(may))
			return hl_fail(hl, HL_EUSAGE, _("'%s' cannot be cleared (one of: %s)"),
			    a->v[i], "principal, stationed, from, to");
		if (hl_args_get(args, a->v[i]) != NULL)
			return hl_fail(
			    hl, HL_EUSAGE, _("'%s' is given and cleared at once"), a->v[i]);
	}
	return HL_OK;
}

/* The value a column gets, and the change if it is one. was is what there was. */
static const char *
merge(const struct hl_args *args, const char *key, const char *was, struct change *c)
{
	const char *is = cleared(args, key) ? NULL : hl_args_get(args, key);

	if (is == NULL && !cleared(args, key))
		return was;
	if (is != was && (is == NULL || was == NULL || strcmp(is, was) != 0))
		note_change(c, key, was, is);
	return is;
}

/* Columns of the table; was holds code, name, level, stationed, from, to. */
static int
set_columns(struct hl *hl, struct hl_args *args, int64_t id, const struct department *d,
    char *const was[6], struct change *c)
{
	const char *name = merge(args, "name", was[1], c), *level = merge(args, "level", was[2], c);
	const char *stationed = merge(args, "stationed", was[3], c);
	const char *from = merge(args, "from", was[4], c), *to = merge(args, "to", was[5], c);
	int rc;

	if (c->before.n == 0)
		return HL_OK;
	if ((rc = check_name(hl, id, name)) != HL_OK || (rc = check_span(hl, from, to)) != HL_OK ||
	    (strcmp(name, was[1]) != 0 &&
		(rc = db_run(hl,
		     "INSERT INTO former_name (department_id, name, until, event)"
		     " VALUES (?1, ?2, ?3, ?4)",
		     "isii", id, was[1], hl->ev->at, hl->ev->seq)) != HL_OK))
		return rc;
	if ((rc = db_run(hl,
		 "UPDATE department SET name = ?2, level = ?3, active_from = ?4, active_to = ?5 "
		 "WHERE id = ?1",
		 "issss", id, name, level, from, to)) != HL_OK)
		return rc;
	if (d->stationed == 0 && stationed != NULL)
		return HL_OK; /* stays */
	return db_run(
	    hl, "UPDATE department SET stationed_id = ?2 WHERE id = ?1", "in", id, d->stationed);
}

static int
load(struct hl *hl, int64_t id, char *was[6])
{
	static const char *const columns[6] = { "SELECT code FROM department WHERE id = ?1",
		"SELECT name FROM department WHERE id = ?1",
		"SELECT level FROM department WHERE id = ?1",
		"SELECT s.code FROM department d JOIN station s ON s.id = d.stationed_id WHERE "
		"d.id = ?1",
		"SELECT active_from FROM department WHERE id = ?1",
		"SELECT active_to FROM department WHERE id = ?1" };
	size_t i;

	for (i = 0; i < LEN(columns); i++)
		if (db_text(hl, &was[i], columns[i], "i", id) < 0)
			return HL_EFAIL;
	return HL_OK;
}

static int
department_set(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	struct department d = { 0 };
	struct change c = { { 0 }, { 0 } };
	char *was[6] = { NULL };
	int64_t id;
	size_t i;
	int rc;

	(void)rows;
	if ((rc = department_find(hl, hl_args_get(args, "department"), &id)) != HL_OK ||
	    (rc = department_check_stands(hl, id)) != HL_OK ||
	    (rc = check_clear(hl, args)) != HL_OK || (rc = take(hl, args, &d)) != HL_OK ||
	    (rc = event_check_at(
		 hl, d.principal != NULL || cleared(args, "principal") ? 'f' : 'r')) != HL_OK)
		return rc;
	if ((rc = load(hl, id, was)) == HL_OK &&
	    (rc = set_columns(hl, args, id, &d, was, &c)) == HL_OK &&
	    (d.principal != NULL || cleared(args, "principal")))
		rc = set_principal(hl, id, d.principal, hl->ev->at, &c);
	if (rc == HL_OK)
		hl_args_set(args, "department", was[0]);
	decide_change(hl, &c);
	for (i = 0; i < LEN(was); i++)
		free(was[i]);
	return rc;
}

/*
 * --- void (R51)
 * -------------------------------------------------------------------------------------
 */

static const struct {
	const char *what, *sql;
} rests[] = {
	{ N_("assignments"), "SELECT count(*) FROM assignment a JOIN issue i ON i.id = a.issue_id "
			     "WHERE a.department_id = ?1"
			     " AND a.gone = 253402300799 AND i.gone = 253402300799" },
	{ N_("consultations"),
	    "SELECT count(*) FROM consult WHERE department_id = ?1 AND gone = 253402300799" },
	{ N_("members"),
	    "SELECT count(*) FROM member WHERE department_id = ?1 AND gone = 253402300799" },
	{ N_("invitations to meetings"),
	    "SELECT count(*) FROM attendance a JOIN meeting m ON m.id = a.meeting_id"
	    " WHERE a.department_id = ?1 AND a.gone = 253402300799 AND m.gone = 253402300799" },
	{ N_("decisions"),
	    "SELECT count(*) FROM decision WHERE department_id = ?1 AND gone = 253402300799" },
	{ N_("adjustments"),
	    "SELECT count(*) FROM adjustment WHERE department_id = ?1 AND gone = 253402300799" },
	{ N_("appeals"),
	    "SELECT count(*) FROM appeal WHERE department_id = ?1 AND gone = 253402300799" },
	{ N_("talks"),
	    "SELECT count(*) FROM talk WHERE department_id = ?1 AND gone = 253402300799" },
	{ N_("mergers"), "SELECT count(*) FROM succession WHERE (department_id = ?1 OR into_id = "
			 "?1) AND gone = 253402300799" },
	{ N_("later principals"),
	    "SELECT count(*) FROM principal p JOIN department d ON d.id = p.department_id"
	    " WHERE d.id = ?1 AND p.event <> d.event" },
};

int
department_undo(struct hl *hl, int64_t event, const char *command)
{
	int64_t id, n;
	size_t i;

	if (strcmp(command, "merge") == 0 || strcmp(command, "dissolve") == 0)
		return department_unmerge(hl, event);
	if (strcmp(command, "add") != 0)
		return hl_fail(hl, HL_EREFUSED, _("cannot void a change: set it back instead"));
	if (db_int(hl, &id, "SELECT id FROM department WHERE event = ?1 AND gone = 253402300799",
		"i", event) < 0)
		return HL_EFAIL;
	if (id == 0)
		return hl_fail(hl, HL_EREFUSED,
		    _("event %lld added no department that still stands"), (long long)event);
	for (i = 0; i < LEN(rests); i++) {
		if (db_int(hl, &n, rests[i].sql, "i", id) < 0)
			return HL_EFAIL;
		if (n > 0)
			return hl_fail(hl, HL_EREFUSED,
			    _("cannot void event %lld: the department has %s (%lld)"),
			    (long long)event, _(rests[i].what), (long long)n);
	}
	if (reg_rests(hl, RESTS_DEPARTMENT, id) != HL_OK)
		return HL_EREFUSED;
	return db_run(hl, "UPDATE department SET gone = ?2 WHERE id = ?1", "ii", id, hl->ev->at);
}

/* --- the acts --- */

static const struct hl_param department_add_params[] = {
	{ "code", HL_P_CODE, HL_NEED, NULL,
	    N_("code of the department: up to 16 of A-Z a-z 0-9 _ -") },
	{ "name", HL_P_NAME, HL_NEED, NULL, N_("name of the department") },
	{ "level", HL_P_WORD, HL_NEED, "level", N_("level of the department") },
	{ "principal", HL_P_NAME, 0, NULL, N_("the person heading it, since always") },
	{ "stationed", HL_P_STATION, 0, NULL, N_("station its director is stationed at") },
	{ "from", HL_P_DAY, 0, NULL, N_("first day it counts (default: always)") },
	{ "to", HL_P_DAY, 0, NULL, N_("last day it counts (default: for ever)") },
	{ 0 },
};

static const struct hl_param department_set_params[] = {
	{ "department", HL_P_DEPARTMENT, HL_OPERAND | HL_NEED, NULL,
	    N_("department, by code or name") },
	{ "name", HL_P_NAME, 0, NULL, N_("name of the department") },
	{ "level", HL_P_WORD, 0, "level", N_("level of the department") },
	{ "principal", HL_P_NAME, 0, NULL, N_("the person heading it from --at on") },
	{ "stationed", HL_P_STATION, 0, NULL, N_("station its director is stationed at") },
	{ "from", HL_P_DAY, 0, NULL, N_("first day it counts") },
	{ "to", HL_P_DAY, 0, NULL, N_("last day it counts") },
	{ "clear", HL_P_CODE, HL_MULTI, "FIELD",
	    N_("empties a field: principal, stationed, from or to") },
	{ 0 },
};

const struct hl_act department_acts[] = {
	{ "hl-station", "department add", department_add_params, N_("register a department"),
	    "hl-station department add --code CGJ --name 区城管局 --level district --principal "
	    "张一 --stationed HTBC",
	    HL_WRITE, HL_ACT_PLAIN, department_add },
	{ 0 },
};

const struct hl_act department_set_acts[] = {
	{ "hl-station", "department set", department_set_params,
	    N_("change a department or who heads it"),
	    "hl-station department set CGJ --principal 李四 --at 2026-03-01", HL_WRITE,
	    HL_ACT_EVENING, department_set },
	{ 0 },
};
