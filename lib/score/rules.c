/*
 * rules.c: the rules of annex 5. A rule is a row of score_rules[], at the bottom, and a statement,
 * lib/sql/score/rule-NAME.sql, that gives its entries. Rank, explain, settlement, drift, what-if,
 * their columns and the list of rules follow from these two.
 */
#include <stdlib.h>
#include <string.h>

#include "score/score.h"

size_t
score_find(const char *name)
{
	size_t i = 0;

	while (i < score_nrules && strcmp(score_rules[i].name, name) != 0)
		i++;
	return i;
}

int64_t
score_points(const struct hl_config *cfg, size_t i)
{
	static const struct config_key **keys; /* found once */
	size_t k;

	if (keys == NULL) {
		keys = xcalloc(score_nrules, sizeof(*keys));
		for (k = 0; k < score_nrules; k++)
			if (score_rules[k].key != NULL)
				keys[k] = config_key((size_t)config_find(score_rules[k].key));
	}
	if (keys[i] == NULL)
		return 0;
	return *(const int64_t *)(const void *)((const char *)cfg + keys[i]->field);
}

/* --- statements made of those of the rules --- */

/* The rule's statement, which ends with ";", as one more SELECT of its columns. */
static void
add_select(struct buf *b, const struct score_rule *rule, const char *columns, const char *group)
{
	buf_fmt(b, "%sSELECT %s FROM (%.*s)%s", b->n > 0 ? " UNION ALL " : "", columns,
	    (int)(strrchr(rule->entries, ';') - rule->entries), rule->entries, group);
}

static char *
make_entries(bool all)
{
	struct buf b = { 0 };
	size_t i;

	for (i = 0; i < score_nrules; i++)
		if (all || score_rules[i].page == 0)
			add_select(&b, &score_rules[i], "*", "");
	return b.s;
}

static char *
make_counts(void)
{
	struct buf b = { 0 };
	size_t i;

	for (i = 0; i < score_nrules; i++)
		if (score_rules[i].count == NULL)
			add_select(&b, &score_rules[i],
			    score_rules[i].flags & RULE_POINTS
				? "rule, department_id, sum(points)"
				: "rule, department_id, count(*) - count(points)",
			    " GROUP BY department_id");
	return b.s;
}

const char *
rules_sql(enum rules_sql which)
{
	static char *made[3]; /* once: statements are cached by their address */
	struct buf b = { 0 };
	char *parts;

	if (made[which] != NULL)
		return made[which];
	parts = which == RULES_COUNT ? make_counts() : make_entries(which == RULES_EXPLAIN);
	if (which == RULES_EXPLAIN)
		buf_fmt(&b, "WITH entry AS (%s) %s", parts, sql_score_explain);
	else if (which == RULES_RULED)
		buf_fmt(&b, "%s ORDER BY department_id, event", parts);
	else
		buf_str(&b, parts);
	free(parts);
	return made[which] = b.s;
}

/* --- columns --- */

/* Their names in a list of columns: "base,solo", of two sides "base_a,base_b,solo_a,solo_b". */
static void
name_columns(struct buf *b, bool sides)
{
	const char *name;
	size_t i;

	for (i = 0; i < score_nrules; i++) {
		name = score_rules[i].column;
		if (sides)
			buf_fmt(b, "%s_a,%s_b,", name, name);
		else
			buf_fmt(b, "%s,", name);
	}
}

static void
set_column(struct hl *hl, struct hl_rows *rows, size_t at, const struct score_rule *rule,
    const char *heading)
{
	struct buf b = { 0 };

	if (heading != NULL)
		buf_fmt(&b, heading, _(rule->heading));
	rows_column(rows, at, rule->flags & RULE_POINTS ? HL_POINTS : HL_INT,
	    heading != NULL ? hl_keep(hl, b.s) : rule->heading);
}

struct hl_rows *
rules_rows(struct hl *hl, const char *before, const char *after, bool sides)
{
	struct buf names = { 0 };
	struct hl_rows *rows;
	size_t at = 0, i;
	const char *p;

	for (p = before; *p != '\0'; p++)
		at += *p == ',';
	buf_str(&names, before);
	name_columns(&names, sides);
	buf_str(&names, after);
	rows = rows_new(names.s);
	buf_free(&names);
	for (i = 0; i < score_nrules; i++) {
		set_column(hl, rows, at++, &score_rules[i], sides ? _("%s, A") : NULL);
		if (sides)
			set_column(hl, rows, at++, &score_rules[i], _("%s, B"));
	}
	return rows;
}

/* --- the list of rules --- */

static void
say_key(struct buf *b, const struct hl_config *cfg, const char *key)
{
	buf_fmt(b, "%s%s=", b->n > 0 ? ";" : "", key);
	config_show(b, config_key((size_t)config_find(key)), cfg);
}

/* All keys of a rule as they are: "score.late=-3.0;late.kinds=dispatch". */
static void
say_keys(struct buf *b, const struct hl_config *cfg, const struct score_rule *rule)
{
	size_t i;

	buf_clear(b);
	if (rule->key != NULL)
		say_key(b, cfg, rule->key);
	for (i = 0; i < LEN(rule->others) && rule->others[i] != NULL; i++)
		say_key(b, cfg, rule->others[i]);
}

/* The rules in force: of a year those of its last day, as it is scored. */
static int
rules_of(struct hl *hl, struct hl_args *args)
{
	const char *on;
	struct score_year y;
	int64_t day;
	int rc;

	if ((rc = arg_day(hl, args, "on", &on)) != HL_OK)
		return rc;
	if (on != NULL && hl_args_get(args, "year") != NULL)
		return hl_fail(hl, HL_EUSAGE, _("give --year or --on, not both"));
	if (hl_args_get(args, "year") != NULL)
		return score_year(hl, args, hl->now, &y);
	if (on != NULL && day_parse(on, &day) == 0)
		policy_enter(hl, time_at(day, 0));
	return HL_OK;
}

static int
score_rules_list(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	struct buf keys = { 0 };
	const struct score_rule *r;
	int rc;

	if ((rc = rules_of(hl, args)) != HL_OK)
		return rc;
	*rows = rows_new("rule,clause,points,key,meaning,+keys");
	for (r = score_rules; r < score_rules + score_nrules; r++) {
		say_keys(&keys, hl->cfg, r);
		rows_put(*rows, CELL(r->name), CELL(r->clause),
		    CELL(r->key != NULL ? score_points(hl->cfg, (size_t)(r - score_rules))
					: HL_NEVER), /* an adjustment has the points it is given */
		    CELL(r->key), CELL(_(r->meaning)), CELL(keys.n > 0 ? keys.s : NULL));
	}
	buf_free(&keys);
	return HL_OK;
}

/* --- the rules --- */

/*
 * Settled pages hold a rule by its place in this table: further ones go to the end, each with a
 * page of its own.
 */
const struct score_rule score_rules[] = {
	{
	    .name = "base",
	    .clause = "附件5第1条",
	    .key = "score.base",
	    .others = { "score.levels", "base.min_attendance", "meeting.proxy_counts" },
	    .meaning = N_("every scored department, in principle"),
	    .column = "base",
	    .heading = N_("base"),
	    .flags = RULE_POINTS,
	    .entries = sql_score_rule_base,
	},
	{
	    .name = "solo",
	    .clause = "附件5第2条",
	    .key = "score.solo",
	    .others = { "late.forfeits_credit" },
	    .meaning = N_("an issue closed off that the department handled alone"),
	    .column = "solo",
	    .heading = N_("solo"),
	    .sentence = N_("closed off %s; list solo"),
	    .page = 3,
	    .entries = sql_score_rule_solo,
	    .count = sql_score_count_credit,
	},
	{
	    .name = "joint",
	    .clause = "附件5第3条",
	    .key = "score.joint",
	    .others = { "late.forfeits_credit" },
	    .meaning = N_("an issue closed off that several departments handled"),
	    .column = "joint",
	    .heading = N_("joint"),
	    .sentence = N_("closed off %s; list joint"),
	    .page = 2,
	    .entries = sql_score_rule_joint,
	    .count = sql_score_count_credit,
	},
	{
	    .name = "transfer",
	    .clause = "附件5第4条",
	    .key = "score.transfer",
	    .others = { "late.forfeits_credit" },
	    .meaning = N_("an issue closed off that was moved to the city, for the lead"),
	    .column = "transfer",
	    .heading = N_("transfer"),
	    .sentence = N_("closed off %s; list transfer, as lead"),
	    .page = 4,
	    .entries = sql_score_rule_transfer,
	    .count = sql_score_count_credit,
	},
	{
	    .name = "assist",
	    .clause = "附件5第4条",
	    .key = "score.assist",
	    .others = { "late.forfeits_credit" },
	    .meaning = N_("an issue closed off that was moved to the city, for its helpers"),
	    .column = "assist",
	    .heading = N_("helped"),
	    .sentence = N_("closed off %s; list transfer, as helper"),
	    .page = 1,
	    .entries = sql_score_rule_assist,
	    .count = sql_score_count_credit,
	},
	{
	    .name = "late",
	    .clause = "附件5第5条",
	    .key = "score.late",
	    .others = { "late.kinds", "feedback.counts", "appeal.days" },
	    .meaning = N_("an issue on which feedback was not given in time, once"),
	    .column = "late",
	    .heading = N_("late"),
	    .page = 5,
	    .entries = sql_score_rule_late,
	    .count = sql_score_count_late,
	},
	{
	    .name = "adjust",
	    .clause = "附件5第6条",
	    .meaning = N_("a ruling of the office when it settles the points"),
	    .column = "adjustment",
	    .heading = N_("adjustments"),
	    .flags = RULE_POINTS,
	    .entries = sql_score_rule_adjust,
	},
};
const size_t score_nrules = LEN(score_rules);

/* --- the acts --- */

static const struct hl_param rules_params[] = {
	{ "year", HL_P_INT, 0, "YEAR", N_("those a year is scored by") },
	{ "on", HL_P_DAY, 0, "DAY", N_("those in force on that day") },
	{ 0 },
};

const struct hl_act score_rules_acts[] = {
	{ "hl-score", "rules", rules_params, N_("list the rules of the score with their points"),
	    "hl-score rules --year 2026", HL_NONE, 0, score_rules_list },
	{ 0 },
};
