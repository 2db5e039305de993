/* department.c: departments and who heads them. department-list.c imports, lists and shows them. */
#include <stdlib.h>
#include <string.h>

#include "station/station.h"

int
department_next_code(struct hl *hl, char code[17])
{
	int64_t n;

	if (sql_int(hl, &n, sql_station_department_next_code) < 0)
		return HL_EFAIL;
	snprintf(code, 17, "D%03d", (int)n);
	return HL_OK;
}

int
department_principal_on(struct hl *hl, int64_t department, int64_t t, char **name)
{
	return sql_text(hl, name, sql_station_department_principal, BIND(":id", department),
		   BIND(":t", t)) < 0
		   ? HL_EFAIL
		   : HL_OK;
}

/* --- arguments --- */

struct department {
	/* NULL: not given; in the arguments or copied */
	const char *code, *name, *level, *principal, *from, *to;
	int64_t stationed; /* 0 none */
};

static int
take(struct hl *hl, struct hl_args *args, struct department *d)
{
	int rc;

	if ((rc = arg_code(hl, args, "code", &d->code)) != HL_OK ||
	    (rc = arg_name(hl, args, "name", &d->name)) != HL_OK ||
	    (rc = arg_name(hl, args, "principal", &d->principal)) != HL_OK ||
	    (rc = arg_day(hl, args, "from", &d->from)) != HL_OK ||
	    (rc = arg_day(hl, args, "to", &d->to)) != HL_OK ||
	    (rc = arg_word(hl, args, "level", "level", &d->level)) != HL_OK)
		return rc;
	return arg_station(hl, args, "stationed", &d->stationed);
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

	if (sql_text(
		hl, &other, sql_station_department_named, BIND(":name", name), BIND(":id", id)) < 0)
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

	if (sql_text(hl, &other, sql_station_department_code, BIND(":code", code),
		BIND(":voided", _(" (voided)"))) < 0)
		return HL_EFAIL;
	if (other != NULL)
		rc = hl_fail(hl, HL_EREFUSED, _("department code '%s' is taken: %s"), code, other);
	free(other);
	return rc;
}

/* --- principals --- */

int
department_check_stands(struct hl *hl, int64_t id)
{
	sqlite3_stmt *st = sql_bind(hl, sql_station_succession_of, BIND(":id", id));
	char at[32];
	int rc;

	if (!sql_next(hl, st, &rc))
		return rc;
	rc = hl_fail(hl, HL_EREFUSED, _("department '%s' ended at %s, its successor is '%s'"),
	    sql_column(st, 0), hl_time_short(sqlite3_column_int64(st, 2), at), sql_column(st, 1));
	sqlite3_reset(st);
	return rc;
}

/* Makes name the principal from at on (NULL: nobody). */
static int
set_principal(struct hl *hl, int64_t id, const char *name, int64_t at, struct change *c)
{
	sqlite3_stmt *st = sql_bind(hl, sql_station_principal_last, BIND(":department", id));
	const char *was;
	char t[2][32];
	int64_t last;
	int rc;

	if (!sql_next(hl, st, &rc))
		return rc;
	was = hl_keep(hl, sql_copy(st, 0));
	last = sqlite3_column_int64(st, 1);
	sqlite3_reset(st);
	if (name == was || (name != NULL && was != NULL && strcmp(name, was) == 0))
		return HL_OK;
	if (at < last)
		return hl_fail(hl, HL_EREFUSED,
		    _("the principal changed at %s, after %s: changes are recorded in their order"),
		    hl_time_short(last, t[0]), hl_time_short(at, t[1]));
	if (sql_run(hl, sql_station_principal_end, BIND(":department", id), BIND(":at", at)) !=
		HL_OK ||
	    (name != NULL && sql_run(hl,
				 "INSERT INTO principal (department_id, name, since, event)"
				 " VALUES (:department, :name, :since, :event)",
				 BIND(":department", id), BIND(":name", name), BIND(":since", at),
				 BIND(":event", hl->ev->seq)) != HL_OK))
		return HL_EFAIL;
	note_change(c, "principal", was, name);
	return HL_OK;
}

/* --- add --- */

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
	if ((rc = sql_run(hl, sql_station_department_insert, BIND(":code", d.code),
		 BIND(":name", d.name), BIND(":level", d.level), BIND_ID(":stationed", d.stationed),
		 BIND(":from", d.from), BIND(":to", d.to), BIND(":event", hl->ev->seq))) != HL_OK)
		return rc;
	if (d.principal != NULL)
		rc = set_principal(hl, db_id(hl), d.principal, 0, &c);
	buf_free(&c.before);
	buf_free(&c.after);
	return rc == HL_OK ? rows_one(rows, "code", d.code) : rc;
}

/* --- set --- */

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

/* The new value of a column, given its old one; notes the change, if any. */
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

/* Columns of the department as it was. */
enum { CODE, NAME, LEVEL, STATIONED, FROM, TO, COLUMNS };

static int
set_columns(struct hl *hl, struct hl_args *args, int64_t id, const struct department *d,
    char *const was[COLUMNS], struct change *c)
{
	const char *name = merge(args, "name", was[NAME], c),
		   *level = merge(args, "level", was[LEVEL], c);
	const char *stationed = merge(args, "stationed", was[STATIONED], c);
	const char *from = merge(args, "from", was[FROM], c), *to = merge(args, "to", was[TO], c);
	int rc;

	if (c->before.n == 0)
		return HL_OK;
	if ((rc = check_name(hl, id, name)) != HL_OK || (rc = check_span(hl, from, to)) != HL_OK)
		return rc;
	if (strcmp(name, was[NAME]) != 0 &&
	    (rc = sql_run(hl,
		 "INSERT INTO former_name (department_id, name, until, event)"
		 " VALUES (:department, :name, :until, :event)",
		 BIND(":department", id), BIND(":name", was[NAME]), BIND(":until", hl->at),
		 BIND(":event", hl->ev->seq))) != HL_OK)
		return rc;
	if ((rc = sql_run(hl, sql_station_department_update, BIND(":id", id), BIND(":name", name),
		 BIND(":level", level), BIND(":from", from), BIND(":to", to))) != HL_OK)
		return rc;
	if (d->stationed == 0 && stationed != NULL)
		return HL_OK; /* stays */
	return sql_run(hl, "UPDATE department SET stationed_id = :station WHERE id = :id",
	    BIND(":id", id), BIND_ID(":station", d->stationed));
}

static int
load(struct hl *hl, int64_t id, char *was[COLUMNS])
{
	sqlite3_stmt *st = sql_bind(hl, sql_station_department_load, BIND(":id", id));
	int i, rc;

	while (sql_next(hl, st, &rc))
		for (i = 0; i < COLUMNS; i++)
			was[i] = sql_copy(st, i);
	return rc;
}

static int
department_set(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	struct department d = { 0 };
	struct change c = { { 0 }, { 0 } };
	char *was[COLUMNS] = { NULL };
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
		rc = set_principal(hl, id, d.principal, hl->at, &c);
	if (rc == HL_OK)
		hl_args_set(args, "department", was[CODE]);
	decide_change(hl, &c);
	for (i = 0; i < LEN(was); i++)
		free(was[i]);
	return rc;
}

/* --- void (R51) --- */

static const char *const rests[] = { N_("assignments"), N_("consultations"), N_("members"),
	N_("invitations to meetings"), N_("decisions"), N_("adjustments"), N_("appeals"),
	N_("talks"), N_("mergers"), N_("later principals") };

static int
department_undo(struct hl *hl, const struct hl_act *act, int64_t event)
{
	sqlite3_stmt *st;
	int64_t id;
	int rc;

	(void)act;
	if (sql_int(hl, &id, sql_station_department_of_event, BIND(":event", event)) < 0)
		return HL_EFAIL;
	if (id == 0)
		return hl_fail(hl, HL_EREFUSED,
		    _("event %lld added no department that still stands"), (long long)event);
	st = sql_bind(hl, sql_station_department_rests, BIND(":id", id));
	if ((rc = station_check_rests(hl, st, rests,
		 _("cannot void event %lld: the department has %s (%lld)"), event)) != HL_OK ||
	    (rc = reg_rests(hl, RESTS_DEPARTMENT, id)) != HL_OK)
		return rc;
	return sql_run(hl, "UPDATE department SET gone = :at WHERE id = :id", BIND(":id", id),
	    BIND(":at", hl->at));
}

/* --- the acts --- */

static const struct hl_param department_add_params[] = {
	{ "code", HL_P_CODE, HL_NEED, NULL,
	    N_("code of the department: up to 16 of A-Z a-z 0-9 _ -"), "编码|代码" },
	{ "name", HL_P_NAME, HL_NEED, NULL, N_("name of the department"), "名称|单位|单位名称" },
	{ "level", HL_P_WORD, HL_NEED, "level", N_("level of the department"), "级别|层级" },
	{ "principal", HL_P_NAME, 0, NULL, N_("the person heading it, since always"),
	    "主要负责同志|负责人" },
	{ "stationed", HL_P_STATION, 0, NULL, N_("station its director is stationed at"),
	    "驻点|驻点社区" },
	{ "from", HL_P_DAY, 0, NULL, N_("first day it counts (default: always)"), "启用日期" },
	{ "to", HL_P_DAY, 0, NULL, N_("last day it counts (default: for ever)"), "停用日期" },
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
	    HL_WRITE, HL_ACT_PLAIN | HL_ACT_UNDATED, department_add, .undo = department_undo },
	{ 0 },
};

const struct hl_act department_set_acts[] = {
	{ "hl-station", "department set", department_set_params,
	    N_("change a department or who heads it"),
	    "hl-station department set CGJ --principal 李四 --at 2026-03-01", HL_WRITE,
	    HL_ACT_EVENING | HL_ACT_UNDATED, department_set,
	    .fixed = N_("cannot void a change: set it back instead") },
	{ 0 },
};
