/* add.c: registering issues and whole cases, correcting their text (R8). */
#include <stdlib.h>
#include <string.h>

#include "issue/issue.h"

/* Text fields of an issue: an argument, a column, its closed set. */
static const struct {
	const char *name, *set, *update;
} fields[] = {
	{ "title", NULL, "UPDATE issue SET title = ?2 WHERE id = ?1" },
	{ "detail", NULL, "UPDATE issue SET detail = ?2 WHERE id = ?1" },
	{ "category", "category", "UPDATE issue SET category = ?2 WHERE id = ?1" },
	{ "source", "source", "UPDATE issue SET source = ?2 WHERE id = ?1" },
	{ "grid", NULL, "UPDATE issue SET grid = ?2 WHERE id = ?1" },
	{ "nature", "nature", "UPDATE issue SET nature = ?2 WHERE id = ?1" },
	{ "difficulty", "difficulty", "UPDATE issue SET difficulty = ?2 WHERE id = ?1" },
	{ "promise", NULL, "UPDATE issue SET promise = ?2 WHERE id = ?1" },
	{ "agent", NULL, "UPDATE issue SET agent = ?2 WHERE id = ?1" },
	{ "ref", NULL, "UPDATE issue SET ref = ?2 WHERE id = ?1" },
};

/* Words of closed sets in their stored form (R8: an unknown category is refused). */
static int
check_words(struct hl *hl, struct hl_args *args)
{
	const char *value, *code;
	size_t i;

	for (i = 0; i < LEN(fields); i++) {
		if (fields[i].set == NULL || (value = hl_args_get(args, fields[i].name)) == NULL)
			continue;
		if ((code = hl_word(hl, fields[i].set, value)) == NULL)
			return HL_EUSAGE;
		if (strcmp(code, value) != 0)
			hl_args_set(args, fields[i].name, code);
	}
	return HL_OK;
}

static int
check_ref(struct hl *hl, const char *ref)
{
	char *number = NULL;
	int64_t id;
	int rc;

	if (ref == NULL)
		return HL_OK;
	if ((rc = db_int(hl, &id, "SELECT id FROM issue WHERE ref = ?1 AND gone = 253402300799",
		 "s", ref)) <= 0)
		return rc < 0 ? HL_EFAIL : HL_OK;
	if (issue_number(hl, id, &number) != HL_OK)
		return HL_EFAIL;
	rc = hl_fail(hl, HL_EREFUSED, _("reference '%s' is there already: %s"), ref, number);
	free(number);
	return rc;
}

/* --- storing a new issue --- */

static int
next_serial(struct machine *m)
{
	m->year = time_year(m->raised);
	if (db_int(m->hl, &m->serial,
		"SELECT ifnull(max(serial), 0) + 1 FROM issue WHERE station_id = ?1 AND year = ?2",
		"ii", m->station, m->year) != 1)
		return HL_EFAIL;
	return HL_OK;
}

static int
insert(struct machine *m, struct hl_args *args)
{
	const char *f[10];
	int64_t contact;
	size_t i;
	int rc;

	if ((rc = contact_insert(m->hl, args, &contact)) != HL_OK)
		return rc;
	for (i = 0; i < LEN(fields); i++)
		f[i] = hl_args_get(args, fields[i].name);
	rc = db_run(m->hl,
	    "INSERT INTO issue (station_id, year, serial, title, detail, category, source, grid, "
	    "nature, difficulty,"
	    " promise, agent, ref, contact_id, raised, state, list, task, standard, responsible, "
	    "close_by, dispatched, closed,"
	    " closed_event, last, fresh, fresh_event, station_handles, imported, event) VALUES "
	    "(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9,"
	    " ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26, "
	    "?27, ?28, ?29, ?30)",
	    "iiissssssssssnisssssnnnninniii", m->station, m->year, m->serial, f[0], f[1], f[2],
	    f[3], f[4], f[5], f[6], f[7], f[8], f[9], contact, m->raised, m_state_name(m->state),
	    m_list_name(m->list), m->task, m->standard, m->responsible, m->close_by, m->dispatched,
	    m->closed, m->closed_event, m->last, m->fresh, m->fresh_event,
	    (int64_t)m->station_handles, (int64_t)m->imported, m->hl->ev->seq);
	if (rc != HL_OK)
		return rc;
	m->id = db_id(m->hl);
	m->hl->ev->issue = m->id;
	decide_str(m->hl, "number", m->number);
	return (rc = issue_store_part(m)) != HL_OK ? rc : machine_store_parts(m);
}

/* The station, title, words and reference of a new issue; m is empty but for them. */
static int
begin(struct hl *hl, struct hl_args *args, struct machine *m)
{
	const char *station = hl_args_get(args, "station"), *title = hl_args_get(args, "title"),
		   *category;
	int rc;

	machine_clear(m);
	m->hl = hl;
	m->state = S_OPEN;
	if (station == NULL || title == NULL)
		return hl_fail(
		    hl, HL_EUSAGE, _("--%s is missing"), station == NULL ? "station" : "title");
	if ((rc = station_find(hl, station, &m->station)) != HL_OK ||
	    (rc = check_words(hl, args)) != HL_OK ||
	    (rc = check_ref(hl, hl_args_get(args, "ref"))) != HL_OK)
		return rc;
	category = hl_args_get(args, "category");
	m->category = category != NULL ? xstrdup(category) : NULL;
	return HL_OK;
}

/* Gives the issue its number and puts the station's code where the user wrote a name. */
static int
name_it(struct machine *m, struct hl_args *args)
{
	char *code = NULL;
	int rc;

	if ((rc = next_serial(m)) != HL_OK)
		return rc;
	if (db_text(m->hl, &code, "SELECT code FROM station WHERE id = ?1", "i", m->station) != 1)
		return HL_EFAIL;
	hl_args_set(args, "station", code);
	snprintf(m->number, sizeof(m->number), "%s-%d-%04d", code, (int)m->year, (int)m->serial);
	free(code);
	return HL_OK;
}

/* The issue of a decision: argument "decision", one of that station; 0 none. */
static int
take_decision(struct hl *hl, const struct hl_args *args, int64_t station, int64_t *decision)
{
	int64_t of;
	int rc;

	*decision = 0;
	if (hl_args_get(args, "decision") == NULL)
		return HL_OK;
	if (!hl->replay && hl->within == NULL)
		return hl_fail(hl, HL_EREFUSED,
		    _("the issue of a decision is registered by 'hl-meeting decide'"));
	if ((rc = decision_find(hl, hl_args_get(args, "decision"), decision)) != HL_OK)
		return rc;
	if (sql_int(hl, &of, sql_issue_decision_station, BIND(":event", *decision)) < 0)
		return HL_EFAIL;
	return of == station ? HL_OK
			     : hl_fail(hl, HL_EREFUSED, _("decision %lld is of another station"),
				   (long long)*decision);
}

static int
issue_add(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	struct machine *m = hl_machine(hl);
	const char *by = hl_args_get(args, "close-by"), *whole = hl_args_get(args, "part-of");
	char iso[40];
	int64_t visit, decision;
	int rc;

	if ((rc = event_check_at(hl, 'f')) != HL_OK || (rc = begin(hl, args, m)) != HL_OK)
		return rc;
	m->raised = m->last = hl->at;
	if (whole != NULL && (rc = issue_be_part(m, whole)) != HL_OK)
		return rc;
	if (by != NULL) {
		if (hl_time_parse(by, hl->now, hl_calendar(hl), HL_BARE_END, &m->close_by, NULL) !=
		    0)
			return hl_fail(hl, HL_EUSAGE, _("--%s: no such time '%s'"), "close-by", by);
		if (m->close_by < m->raised)
			return hl_fail(hl, HL_EREFUSED,
			    _("the completion limit lies before the issue was raised"));
		hl_args_set(args, "close-by", hl_time_iso(m->close_by, iso));
	}
	if ((rc = visit_take(hl, args, m->station, &visit)) != HL_OK ||
	    (rc = take_decision(hl, args, m->station, &decision)) != HL_OK ||
	    (rc = name_it(m, args)) != HL_OK || (rc = insert(m, args)) != HL_OK)
		return rc;
	if ((rc = grid_check(hl, m->station, hl_args_get(args, "grid"), m->raised)) != HL_OK)
		return rc;
	if (visit != 0 &&
	    db_run(hl, "UPDATE issue SET visit = ?2 WHERE id = ?1", "ii", m->id, visit) != HL_OK)
		return HL_EFAIL;
	if (decision != 0 && db_run(hl, "UPDATE decision SET issue_id = ?2 WHERE event = ?1", "ii",
				 decision, m->id) != HL_OK)
		return HL_EFAIL;
	return rows_one(rows, "number", m->number);
}

/* An opinion heard becomes an issue: the event is that of hl-issue add, which keeps the visit. */
static int
visit_raise(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	struct hl_args issue = { 0 };
	char *code = NULL, text[24];
	int64_t event;
	int rc;

	if ((rc = visit_find(hl, args, &event)) != HL_OK)
		return rc;
	if (db_text(hl, &code,
		"SELECT s.code FROM visit v JOIN station s ON s.id = v.station_id WHERE v.event = "
		"?1",
		"i", event) < 0)
		return HL_EFAIL;
	hl_args_copy(&issue, args);
	hl_args_set(&issue, "event", NULL);
	hl_args_set(&issue, "station", code);
	free(code);
	snprintf(text, sizeof(text), "%lld", (long long)event);
	hl_args_set(&issue, "visit", text);
	rc = event_inner(hl, "hl-issue", "add", &issue, rows);
	hl_args_clear(&issue);
	hl->ev->skip = true;
	return rc;
}

/* Corrects text; what was there before goes into the event. */
static int
issue_set(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	static const char *const before_sql[] = { "SELECT title FROM issue WHERE id = ?1",
		"SELECT detail FROM issue WHERE id = ?1",
		"SELECT category FROM issue WHERE id = ?1",
		"SELECT source FROM issue WHERE id = ?1", "SELECT grid FROM issue WHERE id = ?1",
		"SELECT nature FROM issue WHERE id = ?1",
		"SELECT difficulty FROM issue WHERE id = ?1",
		"SELECT promise FROM issue WHERE id = ?1", "SELECT agent FROM issue WHERE id = ?1",
		"SELECT ref FROM issue WHERE id = ?1" };
	char *number = NULL, *before = NULL;
	int64_t id, contact, station;
	const char *value;
	size_t i, n = 0;
	int rc;

	(void)rows;
	if ((rc = issue_find(hl, hl_args_get(args, "issue"), &id)) != HL_OK ||
	    (rc = check_words(hl, args)) != HL_OK ||
	    (rc = check_ref(hl, hl_args_get(args, "ref"))) != HL_OK ||
	    (rc = issue_number(hl, id, &number)) != HL_OK)
		return rc;
	hl_args_set(args, "issue", number);
	free(number);
	hl->ev->issue = id;
	if (db_int(hl, &station, "SELECT station_id FROM issue WHERE id = ?1", "i", id) < 0)
		return HL_EFAIL;
	if ((rc = grid_check(hl, station, hl_args_get(args, "grid"), hl->at)) != HL_OK)
		return rc;
	for (i = 0; i < LEN(fields); i++) {
		if ((value = hl_args_get(args, fields[i].name)) == NULL)
			continue;
		n++;
		if (db_text(hl, &before, before_sql[i], "i", id) < 0)
			return HL_EFAIL;
		decide_str(hl, fields[i].name, before != NULL ? before : "");
		free(before);
		if ((rc = db_run(hl, fields[i].update, "is", id, value)) != HL_OK)
			return rc;
	}
	if (hl_args_get(args, "contact") != NULL) {
		n++;
		if ((rc = contact_insert(hl, args, &contact)) != HL_OK ||
		    (rc = db_run(hl, "UPDATE issue SET contact_id = ?2 WHERE id = ?1", "ii", id,
			 contact)) != HL_OK)
			return rc;
	}
	return n > 0 ? HL_OK : hl_fail(hl, HL_EUSAGE, _("nothing to set: name a field"));
}

/* --- whole cases (contract 4) --- */

/* A time of a case; a bare date means the configured hour. */
static int
case_time(struct hl *hl, struct hl_args *args, const char *name, int64_t hour, int64_t *t)
{
	const char *value = hl_args_get(args, name);
	char iso[40];
	bool bare;

	*t = 0;
	if (value == NULL)
		return HL_OK;
	if (hl_time_parse(value, hl->now, NULL, HL_BARE_START, t, &bare) != 0)
		return hl_fail(hl, HL_EUSAGE, _("%s: no such time '%s'"), name, value);
	if (bare)
		*t = time_at(time_day(*t), hour);
	if (*t > hl->real)
		return hl_fail(hl, HL_EREFUSED, _("%s: '%s' lies in the future"), name, value);
	hl_time_iso(*t, iso);
	if (strcmp(iso, value) != 0)
		hl_args_set(args, name, iso);
	return HL_OK;
}

struct times {
	int64_t raised, dispatched, feedback, done, closed;
};

static int
before_of(struct hl *hl, const char *later, int64_t t, const char *earlier, int64_t from)
{
	char a[32], b[32];

	return t == 0 || t >= from ? HL_OK
				   : hl_fail(hl, HL_EREFUSED, _("%s %s lies before %s %s"), later,
					 hl_time_long(t, a), earlier, hl_time_long(from, b));
}

static int
case_times(struct hl *hl, struct hl_args *args, struct times *t)
{
	bool departments = hl_args_get(args, "departments") != NULL ||
			   hl_args_get(args, "city") != NULL;
	int64_t am = hl->cfg->import_raised, pm = hl->cfg->import_done;
	int rc;

	if ((rc = case_time(hl, args, "raised", am, &t->raised)) != HL_OK ||
	    (rc = case_time(hl, args, "dispatched", am, &t->dispatched)) != HL_OK ||
	    (rc = case_time(hl, args, "feedback", pm, &t->feedback)) != HL_OK ||
	    (rc = case_time(hl, args, "done", pm, &t->done)) != HL_OK ||
	    (rc = case_time(hl, args, "closed", pm, &t->closed)) != HL_OK)
		return rc;
	if (t->raised == 0)
		return hl_fail(hl, HL_EUSAGE, _("%s: is missing"), "raised");
	if (t->dispatched == 0)
		t->dispatched = t->raised;
	if (t->done == 0 && departments)
		t->done = t->closed;
	if ((rc = before_of(hl, "dispatched", t->dispatched, "raised", t->raised)) != HL_OK ||
	    (rc = before_of(hl, "feedback", t->feedback, "dispatched", t->dispatched)) != HL_OK ||
	    (rc = before_of(hl, "done", t->done, "dispatched", t->dispatched)) != HL_OK ||
	    (rc = before_of(hl, "done", t->done, "feedback", t->feedback)) != HL_OK ||
	    (rc = before_of(hl, "closed", t->closed, "raised", t->raised)) != HL_OK)
		return rc;
	return before_of(hl, "closed", t->closed, "done", t->done);
}

/* The case is that of who has the work at its last act. */
static int
case_departments(struct hl *hl, struct hl_args *args, const struct times *t, struct m_dispatch *d)
{
	static const struct {
		const char *name;
		bool city;
	} options[] = { { "departments", false }, { "city", true } };
	const char *list = hl_args_get(args, "list");
	struct context ctx;
	int64_t last = t->closed != 0 ? t->closed : t->done != 0 ? t->done : t->feedback;
	const struct hl_arg *arg;
	size_t i, j, first;
	int rc;

	for (i = 0; i < LEN(options); i++) {
		if ((arg = hl_args_find(args, options[i].name)) == NULL)
			continue;
		first = d->n;
		for (j = 0; j < arg->n && d->n < LEN(d->to); j++) {
			context_at(hl, &ctx, last != 0 ? last : t->dispatched);
			rc = issue_department(hl, arg->v[j], &d->to[d->n]);
			context_leave(hl, &ctx);
			if (rc != HL_OK)
				return rc;
			d->to[d->n++].role = options[i].city ? R_CITY : R_ASSIST;
		}
		for (j = first; j < d->n; j++)
			if (strcmp(arg->v[j - first], d->to[j].code) != 0)
				break;
		if (j == d->n)
			continue; /* codes already: spare the copying in long imports */
		hl_args_set(args, options[i].name, NULL);
		for (j = first; j < d->n; j++)
			hl_args_add(args, options[i].name, d->to[j].code);
	}
	if (list != NULL && (list = hl_word(hl, "list", list)) == NULL)
		return HL_EUSAGE;
	if (list == NULL)
		list = hl_args_get(args, "city") != NULL ? "transfer"
		       : d->n == 1                       ? "solo"
							 : "joint";
	d->list = d->n > 0 ? (enum m_list)m_list_of(list) : L_LOCAL;
	for (i = 0; i < d->n; i++)
		if (d->to[i].role != R_CITY)
			d->to[i].role = d->list == L_SOLO                 ? R_SOLE
					: d->list == L_LOCAL              ? R_LOCAL
					: d->list == L_TRANSFER && i == 0 ? R_LEAD
									  : R_ASSIST;
	d->task = hl_args_get(args, "task");
	d->standard = hl_args_get(args, "standard");
	d->responsible = hl_args_get(args, "responsible");
	return HL_OK;
}

static int
case_feedback(struct machine *m, const struct m_dispatch *d, const struct times *t)
{
	size_t i;
	int rc;

	for (i = 0; i < d->n; i++) {
		if (d->to[i].role == R_CITY)
			continue;
		if (t->feedback != 0 && t->feedback != t->done &&
		    (rc = m_feedback(m, d->to[i].department, d->to[i].code, F_PROGRESS, t->feedback,
			 NULL)) != HL_OK)
			return rc;
		if (t->done != 0 && (rc = m_feedback(m, d->to[i].department, d->to[i].code, F_DONE,
					 t->done, NULL)) != HL_OK)
			return rc;
	}
	return HL_OK;
}

/* What happened to the case, each act at its own time under the one event. */
static int
live_through(struct machine *m, const struct m_dispatch *d, const struct times *t)
{
	struct context ctx;
	int rc = HL_OK;

	if (d->n > 0) {
		context_at(m->hl, &ctx, t->dispatched);
		if ((rc = m_dispatch(m, A_DISPATCH, d)) == HL_OK)
			rc = case_feedback(m, d, t);
		context_leave(m->hl, &ctx);
	}
	if (rc == HL_OK && t->closed != 0) {
		context_at(m->hl, &ctx, t->closed);
		rc = m_close(m);
		context_leave(m->hl, &ctx);
	}
	return rc;
}

int
issue_do_case(struct machine *m, struct hl_args *args, struct hl_rows **rows)
{
	struct m_dispatch *d = hl_keep(m->hl, xcalloc(1, sizeof(*d)));
	struct context ctx = m->hl->context;
	struct times t;
	int rc;

	(void)rows;
	m->imported = ctx.imported = true; /* exempt from R10, R15 and R50's limits */
	context_enter(m->hl, &ctx);
	if ((rc = case_times(m->hl, args, &t)) == HL_OK &&
	    (rc = case_departments(m->hl, args, &t, d)) == HL_OK) {
		m->raised = m->last = t.raised;
		rc = live_through(m, d, &t);
	}
	context_leave(m->hl, &ctx);
	return rc;
}

static int
issue_case(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	struct machine *m = hl_machine(hl);
	int rc;

	if ((rc = begin(hl, args, m)) != HL_OK || (rc = issue_do_case(m, args, rows)) != HL_OK ||
	    (rc = name_it(m, args)) != HL_OK || (rc = insert(m, args)) != HL_OK ||
	    (rc = issue_settle_case(hl, m->id, issue_do_case, args)) != HL_OK)
		return rc;
	return rows_one(rows, "number", m->number);
}

/* Of its registration only the completion limit is computed with. */
static int
do_add(struct machine *m, struct hl_args *args, struct hl_rows **rows)
{
	(void)rows;
	if (hl_args_get(args, "part-of") != NULL) /* raised before, with the whole */
		m_changed(m);
	return issue_time_arg(m->hl, args, "close-by", HL_BARE_END, &m->close_by);
}

/* --- the acts --- */

/* What an issue says, for add, set and case. */
#define ISSUE_FIELDS \
	{ "detail", HL_P_PROSE, 0, NULL, N_("what it is about, at length"), \
		"内容|详情|问题描述" }, \
	    { "category", HL_P_WORD, 0, "category", N_("field of work"), "类别|问题类别|分类" }, \
	    { "source", HL_P_WORD, 0, "source", N_("where it came from"), "来源|问题来源" }, \
	    { "grid", HL_P_NAME, 0, NULL, N_("grid it lies in") }, \
	    { "nature", HL_P_WORD, 0, "nature", N_("nature") }, \
	    { "difficulty", HL_P_WORD, 0, "difficulty", N_("difficulty") }, \
	    { "promise", HL_P_PROSE, 0, NULL, N_("what was promised in public") }, \
	    { "agent", HL_P_NAME, 0, NULL, N_("who sees it through for the resident") }, \
	    { "contact", HL_P_TEXT, 0, NULL, \
		    N_("the resident's contact data: private, kept out of the journal") }, \
	{ \
		"ref", HL_P_CODE, 0, "REF", N_("reference in another system, unique"), \
		    "编号|工单编号|工单号|案件编号|外部编号" \
	}

static const struct hl_param add_params[] = {
	{ "station", HL_P_STATION, HL_NEED, NULL, N_("station, by code or community") },
	{ "title", HL_P_TEXT, HL_NEED, NULL, N_("the problem in one line") },
	ISSUE_FIELDS,
	{ "close-by", HL_P_UNTIL, 0, NULL, N_("completion limit") },
	{ "part-of", HL_P_ISSUE, 0 },
	{ "decision", HL_P_INT, 0, "EVENT" },
	{ "visit", HL_P_INT, 0, "EVENT", N_("visit it was heard on, see hl-station visit (R30)") },
	{ 0 },
};

static const struct hl_param set_params[] = {
	{ "issue", HL_P_ISSUE, HL_OPERAND | HL_NEED, NULL, N_("an issue's number, or ref:X") },
	{ "title", HL_P_TEXT, 0, NULL, N_("the problem in one line") },
	ISSUE_FIELDS,
	{ 0 },
};

static const struct hl_param case_params[] = {
	{ "station", HL_P_STATION, HL_NEED, NULL, N_("station, by code or community"),
	    "站点|红领工作站|社区|所属社区" },
	{ "title", HL_P_TEXT, HL_NEED, NULL, N_("the problem in one line"), "标题|问题|问题标题" },
	ISSUE_FIELDS,
	{ "raised", HL_P_TEXT, HL_NEED, "TIME", N_("when it was raised"),
	    "登记时间|登记日期|受理时间|提出时间" },
	{ "list", HL_P_WORD, 0, "list",
	    N_("how it was routed (default: solo for one department, joint for several)"),
	    "清单|清单类别" },
	{ "departments", HL_P_DEPARTMENT, HL_MULTI, NULL, N_("who handled it"),
	    "单位|承办单位|责任单位" },
	{ "city", HL_P_DEPARTMENT, HL_MULTI, NULL, N_("city departments of a transfer"),
	    "市直单位" },
	{ "dispatched", HL_P_TEXT, 0, "TIME", N_("when it was dispatched (default: when raised)"),
	    "派单时间|派单日期|吹哨时间" },
	{ "feedback", HL_P_TEXT, 0, "TIME", N_("first feedback (default: when done)"),
	    "反馈时间|反馈日期" },
	{ "done", HL_P_TEXT, 0, "TIME", N_("when it was done (default: when closed)"),
	    "办结时间|办结日期" },
	{ "closed", HL_P_TEXT, 0, "TIME", N_("when it was closed off"), "销号时间|销号日期" },
	{ "task", HL_P_PROSE, 0, NULL, N_("what is to be done (four lists)"), "任务" },
	{ "responsible", HL_P_NAME, 0, NULL, N_("who answers for it (four lists)"), "责任人" },
	{ "standard", HL_P_PROSE, 0, NULL, N_("what counts as done (four lists)"), "标准" },
	{ 0 },
};

static const struct hl_param visit_raise_params[] = {
	{ "event", HL_P_INT, HL_OPERAND | HL_NEED, "EVENT",
	    N_("the number it was added under, see list") },
	{ "title", HL_P_TEXT, HL_NEED, NULL, N_("the problem in one line") },
	{ "detail", HL_P_PROSE, 0, NULL, N_("what it is about, at length") },
	{ "category", HL_P_WORD, 0, "category", N_("field of work") },
	{ "grid", HL_P_NAME, 0, NULL, N_("grid it lies in") },
	{ "ref", HL_P_CODE, 0, "REF", N_("reference in another system, unique") },
	{ 0 },
};

const struct hl_act issue_add_acts[] = {
	{ "hl-issue", "add", add_params, N_("register an issue; prints its number"),
	    "hl-issue add --station HTBC --title 路灯不亮 --category 民生改善", HL_WRITE,
	    HL_ACT_PLAIN, issue_add, .fact = do_add, .undo = issue_undo_add },
	{ "hl-issue", "set", set_params, N_("correct what an issue says"),
	    "hl-issue set HTBC-2026-0001 --title '三号楼路灯不亮' --reason 更正", HL_WRITE,
	    HL_ACT_EVENING, issue_set,
	    .fixed = N_("event %lld is a correction: set the field back") },
	{ "hl-issue", "case", case_params, N_("register one whole past case"),
	    "hl-issue case --station HTBC --title 井盖破损 --raised 2026-03-02 --departments CGJ "
	    "--closed 2026-03-04",
	    HL_WRITE, HL_ACT_PLAIN | HL_ACT_UNDATED, issue_case, .fact = issue_do_case,
	    .undo = issue_undo_add },
	{ 0 },
};

const struct hl_act visit_raise_acts[] = {
	{ "hl-station", "visit raise", visit_raise_params,
	    N_("make an issue of an opinion heard; prints its number"),
	    "hl-station visit raise \"$(hl-station visit list -f ids --limit 1)\" --title "
	    "楼道堆放杂物 --category 环境整治",
	    HL_WRITE, HL_ACT_PLAIN, visit_raise },
	{ 0 },
};
