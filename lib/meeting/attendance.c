/*
 * attendance.c: who was invited to a meeting and who came (R47), in versions: a later record
 * corrects an earlier one.
 */
#include <stdlib.h>
#include <string.h>

#include "meeting/meeting.h"

struct one { /* texts are kept */
	const char *who, *sent; /* sent: who came instead */
	const char *status; /* NULL: only invited */
	int64_t department; /* 0: a person */
	bool invited;
};

struct all {
	struct one *v;
	size_t n, cap;
};

/* The order in which they are listed. */
static const char *const statuses[] = { "invited", "present", "proxy", "leave", "absent" };
enum { INVITED, PRESENT, PROXY };

/* A department, by code or name, or else a person; *who is stored: the code, or the name. */
static int
attendee(struct hl *hl, const char *what, int64_t *department, const char **who)
{
	int rc = department_find(hl, what, department);

	if (rc == HL_OK)
		return (*who = department_code(hl, *department)) != NULL ? HL_OK : HL_EFAIL;
	if (rc != HL_ENOENT)
		return rc;
	*department = 0;
	*who = hl_keep(hl, text_name(what));
	if (**who == '\0')
		return hl_fail(hl, HL_EUSAGE, _("'%s' names nobody"), what);
	if (text_code(*who) && !hl->replay)
		hl_warn(hl, _("'%s' is recorded as a person: %s"), *who, hl_error(hl));
	return HL_OK;
}

static struct one *
find_one(struct all *all, const char *who)
{
	size_t i;

	for (i = 0; i < all->n; i++)
		if (strcmp(all->v[i].who, who) == 0)
			return &all->v[i];
	return NULL;
}

/*
 * Adds one attendee; whoever is invited may be given once more with a status. The value becomes
 * canonical.
 */
static int
take_one(struct hl *hl, char **value, size_t status, struct all *all)
{
	struct one one = { .status = status == INVITED ? NULL : statuses[status],
		.invited = status == INVITED },
		   *was;
	const char *first;
	int rc = attendee(hl, *value, &one.department, &one.who);

	if (rc != HL_OK)
		return rc;
	free(*value);
	*value = xstrdup(one.who);
	if ((was = find_one(all, one.who)) == NULL) {
		*vec_add(all) = one;
		return HL_OK;
	}
	first = was->status != NULL ? was->status : statuses[INVITED];
	if (strcmp(first, statuses[status]) == 0)
		return hl_fail(hl, HL_EREFUSED, _("'%s' is given twice as %s"), one.who, first);
	if (was->status != NULL)
		return hl_fail(hl, HL_EREFUSED, _("'%s' is given as %s and as %s"), one.who, first,
		    one.status);
	was->status = one.status;
	return HL_OK;
}

/* --sent NAME for the only proxy, or WHO=NAME. */
static int
take_sent(struct hl *hl, char **value, struct all *all)
{
	struct one *one = NULL;
	const char *who;
	char *eq = strchr(*value, '=');
	int64_t department;
	size_t i, proxies = 0;
	int rc;

	if (eq != NULL) {
		*eq++ = '\0';
		if ((rc = attendee(hl, *value, &department, &who)) != HL_OK)
			return rc;
		if ((one = find_one(all, who)) == NULL || one->status != statuses[PROXY])
			return hl_fail(
			    hl, HL_EUSAGE, _("--sent: '%s' is not given with --proxy"), who);
	}
	for (i = 0; eq == NULL && i < all->n; i++)
		if (all->v[i].status == statuses[PROXY]) {
			one = &all->v[i];
			proxies++;
		}
	if (eq == NULL && proxies != 1)
		return hl_fail(hl, HL_EUSAGE,
		    _("--sent: whom '%s' came for is not clear, give WHO=NAME"), *value);
	one->sent = hl_keep(hl, text_name(eq != NULL ? eq : *value));
	free(*value);
	*value = xfmt("%s=%s", one->who, one->sent);
	return HL_OK;
}

static int
read_all(struct hl *hl, struct hl_args *args, struct all *all)
{
	const struct hl_arg *a;
	size_t i, k;
	int rc;

	for (i = 0; i < LEN(statuses); i++) {
		a = hl_args_find(args, statuses[i]);
		for (k = 0; a != NULL && k < a->n; k++)
			if ((rc = take_one(hl, &a->v[k], i, all)) != HL_OK)
				return rc;
	}
	a = hl_args_find(args, "sent");
	for (k = 0; a != NULL && k < a->n; k++)
		if ((rc = take_sent(hl, &a->v[k], all)) != HL_OK)
			return rc;
	return HL_OK;
}

/* --- storing --- */

/* The version in force, 0 if there is none; a correction cannot be dated before it. */
static int
current(struct hl *hl, const struct meeting *m, const char *who, int64_t *id)
{
	int64_t known;
	char t[32];

	if (sql_int(hl, id, sql_meeting_attendance_now, BIND(":meeting", m->id),
		BIND(":who", who)) < 0 ||
	    sql_int(hl, &known, "SELECT known FROM attendance WHERE id = :id", BIND(":id", *id)) <
		0)
		return HL_EFAIL;
	return known <= hl->at
		   ? HL_OK
		   : hl_fail(hl, HL_EREFUSED,
			 _("'%s' is on record since %s: what corrects it cannot be dated before"),
			 who, hl_time_short(known, t));
}

/* Replaces what was known of an attendee; who was invited stays invited. */
static int
store_one(struct hl *hl, const struct meeting *m, const struct one *one, bool *changed)
{
	int64_t was, same;
	int rc;

	if ((rc = current(hl, m, one->who, &was)) != HL_OK)
		return rc;
	if (sql_int(hl, &same, sql_meeting_attendance_same, BIND(":id", was),
		BIND(":status", one->status), BIND(":proxy", one->sent),
		BIND(":invited", one->invited)) < 0)
		return HL_EFAIL;
	if (same != 0)
		return HL_OK;
	*changed = true;
	if (sql_run(hl, "UPDATE attendance SET gone = :at WHERE id = :id", BIND(":id", was),
		BIND(":at", hl->at)) != HL_OK)
		return HL_EFAIL;
	return sql_run(hl, sql_meeting_attendance_insert, BIND(":meeting", m->id),
	    BIND(":status", one->status), BIND(":who", one->who),
	    BIND_ID(":department", one->department), BIND(":proxy", one->sent),
	    BIND(":invited", one->invited), BIND(":was", was), BIND(":at", hl->at),
	    BIND(":event", hl->ev->seq));
}

static int
warn_uninvited(struct hl *hl, const struct meeting *m)
{
	char *names = NULL;

	if (sql_text(hl, &names, sql_meeting_attendance_uninvited, BIND(":meeting", m->id),
		BIND(":event", hl->ev->seq), BIND(":t", hl->at)) < 0)
		return HL_EFAIL;
	if (names != NULL && !hl->replay)
		hl_warn(hl, _("not invited to %s, recorded as such: %s"), m->number, names);
	free(names);
	return HL_OK;
}

static int
take(struct hl *hl, struct hl_args *args, const struct meeting *m, bool *changed)
{
	struct all all = { 0 };
	size_t i;
	int rc = read_all(hl, args, &all);

	for (i = 0; i < all.n && rc == HL_OK; i++)
		rc = store_one(hl, m, &all.v[i], changed);
	vec_free(&all);
	return rc != HL_OK ? rc : warn_uninvited(hl, m);
}

int
attendance_take(struct hl *hl, struct hl_args *args, const struct meeting *m)
{
	bool changed;

	return take(hl, args, m, &changed);
}

static int
meeting_attend(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	struct meeting m;
	bool changed = false, held;
	char t[32];
	size_t i = 0;
	int rc;

	while (i < LEN(statuses) && hl_args_get(args, statuses[i]) == NULL)
		i++;
	if (i == LEN(statuses))
		return hl_fail(hl, HL_EUSAGE,
		    _("nobody is named: give --invited, --present, --proxy, --leave or --absent"));
	if ((rc = event_check_at(hl, 'f')) != HL_OK ||
	    (rc = meeting_named(hl, args, _("cannot record who attends %s: it is %s"), &m)) !=
		HL_OK)
		return rc;
	held = strcmp(m.state, "held") == 0;
	if (held && hl->at < m.at)
		return hl_fail(hl, HL_EREFUSED,
		    _("meeting %s was held at %s: what is recorded of it cannot be earlier"),
		    m.number, hl_time_short(m.at, t));
	if (!held && (hl_args_get(args, "present") != NULL || hl_args_get(args, "proxy") != NULL))
		return hl_fail(
		    hl, HL_EREFUSED, _("meeting %s is yet to come: nobody was there"), m.number);
	if ((rc = take(hl, args, &m, &changed)) != HL_OK)
		return rc;
	hl->ev->skip = !changed;
	return changed ? event_answer(hl, rows) : HL_OK;
}

/* --- the listing --- */

static int
meeting_attendance(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	const char *status;
	struct meeting_choice c;
	int rc;

	if ((rc = meeting_choose(hl, args, &c)) != HL_OK ||
	    (rc = arg_word(hl, args, "status", "attendance", &status)) != HL_OK)
		return rc;
	return sql_rows(hl, rows, sql_meeting_attendance, MEETING_CHOICE(&c),
	    BIND(":status", status), BIND(":t", hl->now));
}

/* --- void (R51) --- */

int
attendance_restore(struct hl *hl, int64_t meeting, int64_t before)
{
	int rc = sql_run(hl, sql_meeting_attendance_end, BIND(":meeting", meeting),
	    BIND(":from", before), BIND(":at", hl->at));

	return rc != HL_OK ? rc
			   : sql_run(hl, sql_meeting_attendance_back, BIND(":meeting", meeting),
				 BIND(":before", before), BIND(":at", hl->at));
}

static int
attend_undo(struct hl *hl, const struct hl_act *act, int64_t event)
{
	int64_t meeting;
	int rc;

	(void)act;
	if ((rc = event_check_rests(hl, sql_meeting_attendance_later, event)) != HL_OK)
		return rc;
	if (sql_int(hl, &meeting, "SELECT meeting_id FROM attendance WHERE event = :event LIMIT 1",
		BIND(":event", event)) < 0 ||
	    sql_run(hl, sql_meeting_attendance_undo, BIND(":event", event), BIND(":at", hl->at)) !=
		HL_OK)
		return HL_EFAIL;
	return sql_run(hl, sql_meeting_attendance_back, BIND(":meeting", meeting),
	    BIND(":before", 0), BIND(":at", hl->at));
}

/* --- the acts --- */

static const struct hl_param attend_params[] = {
	PARAM_MEETING,
	ATTENDING,
	{ 0 },
};

static const struct hl_param attendance_params[] = {
	{ "meeting", HL_P_MEETING, 0, NULL, N_("only those of this meeting") },
	{ "station", HL_P_STATION, 0, NULL, N_("only those of this station") },
	{ "department", HL_P_DEPARTMENT, 0, NULL, N_("only this department") },
	{ "kind", HL_P_WORD, 0, "meeting", N_("only meetings of this kind") },
	{ "status", HL_P_WORD, 0, "attendance", N_("only those with this status") },
	PARAM_SPAN,
	{ 0 },
};

const struct hl_act meeting_attendance_acts[] = {
	{ "hl-meeting", "attend", attend_params, N_("correct or add who was invited and who came"),
	    "hl-meeting attend HTBC-2026-M001 --leave CGJ", HL_WRITE, HL_ACT_PLAIN | HL_ACT_EVENING,
	    meeting_attend, .undo = attend_undo },
	{ "hl-meeting", "attendance", attendance_params,
	    N_("list who was invited to meetings and who came"),
	    "hl-meeting attendance --department CGJ --year 2026", HL_READ, 0, meeting_attendance },
	{ 0 },
};
