/*
 * args.c: the command line, cut into common options, command, its options and operands. The
 * first mistake is kept and reading goes on, so that --lang and --config count wherever they
 * stand.
 */
#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "cli.h"

enum { MAX_OPTIONS = 128, LONG = 256 }; /* val of long option i is LONG + i */

struct pass { /* one getopt_long run */
	struct cli *c;
	const struct hl_act *act; /* NULL: common options only */
	struct option longs[MAX_OPTIONS + 1];
	const struct hl_param *own[MAX_OPTIONS]; /* NULL: common */
	enum common_id common[MAX_OPTIONS];
	size_t n, operands;
	char shorts[2 * MAX_OPTIONS + 4];
};

static void
mistake(struct cli *c, const char *fmt, const char *a, const char *b)
{
	if (c->usage)
		return;
	c->usage = fmt;
	c->usage_a = xstrdup(a);
	c->usage_b = xstrdup(b ? b : "");
}

static void
pass_add(struct pass *p, const char *name, char letter, bool value)
{
	size_t n = strlen(p->shorts);

	if (p->n == MAX_OPTIONS)
		abort();
	p->longs[p->n] = (struct option){ name, value, NULL, LONG + (int)p->n };
	if (letter && !strchr(p->shorts, letter)) {
		p->shorts[n++] = letter;
		if (value)
			p->shorts[n++] = ':';
		p->shorts[n] = '\0';
	}
	p->n++;
}

/*
 * Options of the command come first: one that a command declares again is the command's, apart
 * from the context it takes.
 */
static void
pass_fill(struct pass *p, const struct hl_act *act, const char *start)
{
	const struct hl_param *o;

	p->act = act;
	strcpy(p->shorts, start);
	for (size_t i = 0; act && (o = hl_param(act, i)); i++) {
		enum common_id id = common_find(o->name);

		if ((o->flags & HL_OPERAND) ||
		    (id < O_COUNT && (commons[id].where & IN_CONTEXT) && common_in(act, id)))
			continue;
		p->own[p->n] = o;
		pass_add(p, o->name, o->letter, o->type != HL_P_FLAG);
	}
	for (enum common_id i = 0; i < O_COUNT; i++) {
		o = act ? hl_param_find(act, commons[i].name) : NULL;

		if (o && !((commons[i].where & IN_CONTEXT) && common_in(act, i)))
			continue;
		p->own[p->n] = NULL;
		p->common[p->n] = i;
		pass_add(p, commons[i].name, commons[i].letter, commons[i].meta != NULL);
	}
}

static void
unknown_option(struct pass *p, const char *arg)
{
	char shown[8] = "-", *word;
	struct near near = { 0 };
	size_t i;

	if (optopt >= LONG) {
		mistake(p->c, N_("option --%s takes no value"), p->longs[optopt - LONG].name, NULL);
		return;
	}
	if (optopt) {
		shown[1] = (char)optopt;
		mistake(p->c, N_("unknown option %s"), shown, NULL);
		return;
	}
	word = xstrdup(arg + (strncmp(arg, "--", 2) ? 0 : 2));
	word[strcspn(word, "=")] = '\0';
	near.word = word;
	for (i = 0; i < p->n; i++)
		near_try(&near, p->longs[i].name);
	if (near.best)
		mistake(p->c, N_("unknown option --%s, did you mean --%s?"), word, near.best);
	else
		mistake(p->c, N_("unknown option --%s"), word, NULL);
	free(word);
}

static void
missing_value(struct pass *p)
{
	char letter[3] = { '-', 0, 0 };

	if (optopt >= LONG) {
		mistake(p->c, N_("option --%s needs a value"), p->longs[optopt - LONG].name, NULL);
		return;
	}
	letter[1] = (char)optopt;
	mistake(p->c, N_("option %s needs a value"), letter, NULL);
}

/* The place of a short option. */
static size_t
by_letter(const struct pass *p, int letter)
{
	size_t i = 0;

	while (i < p->n && letter != (p->own[i] ? p->own[i]->letter : commons[p->common[i]].letter))
		i++;
	return i;
}

static void
take_option(struct pass *p, size_t i)
{
	const struct hl_param *o = p->own[i];
	struct cli *c = p->c;
	bool multi = o && (hl_param_flags(p->act, o) & HL_MULTI);

	if (!o) {
		c->o[p->common[i]] = optarg ? optarg : "yes";
		return;
	}
	if (hl_args_get(&c->raw, o->name) && !multi && o->type != HL_P_FLAG)
		mistake(c, N_("option --%s is given twice"), o->name, NULL);
	if (multi)
		hl_args_add(&c->raw, o->name, optarg);
	else
		hl_args_set(&c->raw, o->name, optarg ? optarg : "yes");
}

/* The operand the next value belongs to: a repeatable one takes all the rest. */
static void
take_operand(struct pass *p, const char *value)
{
	const struct hl_param *o, *at = NULL;
	size_t i = 0;
	size_t k;

	for (k = 0; (o = hl_param(p->act, k)); k++) {
		if (!(o->flags & HL_OPERAND))
			continue;
		if (i++ == p->operands || (o->flags & HL_MULTI)) {
			at = o;
			break;
		}
	}
	if (!at) {
		mistake(p->c, N_("too many operands: %s"), value, NULL);
		return;
	}
	if (!(at->flags & HL_MULTI))
		p->operands++;
	hl_args_add(&p->c->raw, at->name, value);
}

/*
 * Reads options and operands of argv[1..]; without a command it stops at the first operand.
 * Returns its place.
 */
static int
pass_run(struct pass *p, int argc, char **argv)
{
	int k;
	int i;

	opterr = 0;
	optind = 0;
	while ((k = getopt_long(argc, argv, p->shorts, p->longs, NULL)) != -1) {
		if (k == 1) { /* without a command it belongs to nobody */
			if (p->act)
				take_operand(p, optarg);
		} else if (k == '?')
			unknown_option(p, argv[optind - 1]);
		else if (k == ':')
			missing_value(p);
		else
			take_option(p, k >= LONG ? (size_t)(k - LONG) : by_letter(p, k));
	}
	for (i = optind; p->act && i < argc; i++)
		take_operand(p, argv[i]);
	return optind;
}

/* Whether the words begin a command of two; names what may follow in *next. */
static bool
first_word(const struct prog *prog, const char *word, char **next)
{
	size_t n = strlen(word);
	char *list = NULL;
	const struct hl_act *act;

	for (act = act_next(prog, NULL); act; act = act_next(prog, act)) {
		char *more;

		if (strncmp(act->name, word, n) || act->name[n] != ' ')
			continue;
		more = list ? xfmt("%s, %s", list, act->name + n + 1) : xstrdup(act->name + n + 1);
		free(list);
		list = more;
	}
	*next = list;
	return list != NULL;
}

static void
unknown_command(struct cli *c, const char *one, const char *two)
{
	struct near near = { 0 };
	char *next, *both;
	const struct hl_act *act;

	if (first_word(c->prog, one, &next)) {
		mistake(c, N_("after '%s' comes one of: %s"), one, next);
		free(next);
		return;
	}
	both = two ? xfmt("%s %s", one, two) : xstrdup(one);
	near.word = one;
	for (act = act_next(c->prog, NULL); act; act = act_next(c->prog, act))
		near_try(&near, act->name);
	near.word = both;
	for (act = act_next(c->prog, NULL); act && two && !near.best; act = act_next(c->prog, act))
		near_try(&near, act->name);
	if (near.best)
		mistake(c, N_("unknown command '%s', did you mean '%s'?"), one, near.best);
	else
		mistake(c, N_("unknown command '%s'"), one, NULL);
	free(both);
}

/* The command at argv[0], of two words if there is one; *used words of argv. */
static const struct hl_act *
command(struct cli *c, int argc, char **argv, int *used)
{
	const struct hl_act *act = NULL;
	char *both;

	if (argc > 1) {
		both = xfmt("%s %s", argv[0], argv[1]);
		act = act_find(c->prog, both);
		free(both);
		*used = 2;
	}
	if (!act) {
		act = act_find(c->prog, argv[0]);
		*used = 1;
	}
	if (!act)
		unknown_command(c, argv[0], argc > 1 ? argv[1] : NULL);
	return act;
}

static void
check_common(struct cli *c)
{
	enum common_id i;

	for (i = 0; i < O_COUNT; i++) {
		if (!c->o[i] || common_in(c->act, i))
			continue;
		if (i == O_AS_OF)
			mistake(c, N_("--as-of is for reading commands, use --now"), "", NULL);
		else
			mistake(c, N_("option --%s does not go with '%s'"), commons[i].name,
			    c->act->name);
	}
	for (i = O_KEEP_GOING; i <= O_REJECTS; i++)
		if (c->o[i] && (commons[i].where & IN_FILE))
			hl_args_set(&c->raw, commons[i].name, c->o[i]);
	if (c->o[O_OUTPUT] && (c->act->flags & HL_ACT_OUTPUT))
		hl_args_set(&c->raw, commons[O_OUTPUT].name, c->o[O_OUTPUT]);
}

void
args_parse(struct cli *c, int argc, char **argv)
{
	struct pass p = { .c = c }, q = { .c = c };
	int used = 0, i;

	pass_fill(&p, NULL, "+:");
	i = pass_run(&p, argc, argv);
	if (i < argc && strcmp(argv[i], "help") == 0) {
		c->o[O_HELP] = "yes";
		i++;
	}
	if (i >= argc)
		return;
	c->act = command(c, argc - i, argv + i, &used);
	if (!c->act) {
		pass_fill(&q, NULL, "-:"); /* for --lang and the like */
		pass_run(&q, argc - i, argv + i);
		return;
	}
	i += used - 1;
	pass_fill(&q, c->act, "-:");
	pass_run(&q, argc - i, argv + i);
	check_common(c);
}
