/* help.c: what the tables say, aligned by width in both languages. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "cli.h"

enum { LINE = 79, LEFT_MAX = 26 };

/* The length of the part of s that fits in width columns: up to a blank, or up to any hanzi. */
static size_t
fitting(const char *s, int width)
{
	size_t good = 0, i = 0;

	while (s[i]) {
		size_t n = 1;

		while (((unsigned char)s[i + n] & 0xc0) == 0x80)
			n++;
		if (enc_width(s, i + n) > width)
			return good ? good : i + n;
		i += n;
		if (s[i] == ' ' || !s[i] || n > 2)
			good = i;
	}
	return i;
}

/* A left part and a text beside it, broken into lines. */
static void
entry(FILE *f, int indent, const char *left, int width, const char *text)
{
	int w = enc_width(left, strlen(left));
	int column = indent + width + 2;

	fprintf(f, "%*s%s", indent, "", left);
	if (w > width) {
		fputs(*text ? "\n" : "", f);
		fprintf(f, "%*s", *text ? column : 0, "");
	} else {
		fprintf(f, "%*s", *text ? width - w + 2 : 0, "");
	}
	while (*text) {
		size_t n = fitting(text, LINE - column);

		fprintf(f, "%.*s", (int)n, text);
		text += n;
		while (*text == ' ')
			text++;
		if (*text)
			fprintf(f, "\n%*s", column, "");
	}
	fputs("\n", f);
}

static char *
option_left(char letter, const char *name, const char *meta, bool multi)
{
	char *l = letter ? xfmt("-%c, ", letter) : xstrdup("    ");
	char *s = xfmt("%s--%s%s%s%s", l, name, meta && *meta ? " " : "", meta ? meta : "",
	    multi ? "..." : "");

	free(l);
	return s;
}

/* Help, set of words, and whether it must be given, in one text. */
static char *
option_text(struct cli *c, const struct hl_param *o)
{
	const char *words = o->type == HL_P_WORD && o->set ? hl_words(c->hl, o->set) : NULL;
	const char *help = o->help && *o->help ? _(o->help) : "";
	bool list = words && *words;
	bool need = (hl_param_flags(c->act, o) & HL_NEED) && !(o->flags & HL_OPERAND);

	return xfmt("%s%s%s%s%s", help, list && *help ? ": " : "", list ? words : "",
	    need ? " " : "", need ? _("(required)") : "");
}

static void
commons_print(FILE *f, const struct hl_act *act)
{
	enum common_id i;

	for (i = 0; i < O_COUNT; i++) {
		char *left;

		if (act && (!common_in(act, i) || (hl_param_find(act, commons[i].name) &&
						      hl_param_find(act, commons[i].name)->help)))
			continue;
		left = option_left(commons[i].letter, commons[i].name, commons[i].meta, false);
		entry(f, 2, left, LEFT_MAX, _(commons[i].help));
		free(left);
	}
}

static void
options_print(struct cli *c, FILE *f, bool operands)
{
	const struct hl_param *o;
	bool first = true;
	size_t i;

	for (i = 0; (o = hl_param(c->act, i)); i++) {
		char *left, *text;

		if (!o->help ||
		    !(o->flags & HL_OPERAND) == operands) /* without help: for journals only */
			continue;
		if (first)
			fprintf(f, "\n%s\n", operands ? _("Operands:") : _("Options:"));
		first = false;
		left = operands ? xstrdup(o->name)
				: option_left(o->letter, o->name, hl_param_meta(o),
				      hl_param_flags(c->act, o) & HL_MULTI);
		text = option_text(c, o);
		entry(f, 2, left, LEFT_MAX, text);
		free(left);
		free(text);
	}
}

/* As they stand on a command line: " ISSUE..." or " [FILE]". */
static void
operands_print(FILE *f, const struct hl_act *act)
{
	const struct hl_param *o;
	size_t i;

	for (i = 0; (o = hl_param(act, i)); i++) {
		bool need = o->flags & HL_NEED;

		if (o->flags & HL_OPERAND)
			fprintf(f, need ? " %s%s" : " [%s%s]", hl_param_meta(o),
			    o->flags & HL_MULTI ? "..." : "");
	}
	fputs("\n", f);
}

void
help_command(struct cli *c, FILE *f)
{
	const struct hl_act *act = c->act;

	c->hl = hl_new(&c->cfg);
	fprintf(f, "%s: %s %s [%s]", _("Usage"), c->prog->name, act->name, _("options"));
	operands_print(f, act);
	entry(f, 0, "", -2, act->help ? _(act->help) : "");
	options_print(c, f, true);
	options_print(c, f, false);
	fprintf(f, "\n%s\n", _("Common options:"));
	commons_print(f, act);
	if (act->example && *act->example)
		fprintf(f, "\n%s\n  %s\n", _("Example:"), act->example);
	hl_close(c->hl);
	c->hl = NULL;
}

static void
commands_print(struct cli *c, FILE *f)
{
	const struct hl_act *act;
	int width = 0;
	const struct group *g;
	size_t i;

	for (act = act_next(c->prog, NULL); act; act = act_next(c->prog, act)) {
		int w = (int)strlen(act->name);

		width = w > width ? w : width;
	}
	for (g = c->prog->groups; *g->tables; g++) {
		fprintf(f, "\n%s\n", g->title ? _(g->title) : _("Commands:"));
		for (i = 0; (act = act_at(c->prog, g, i)); i++)
			entry(f, 2, act->name, width, act->help ? _(act->help) : "");
	}
}

static void
exit_codes_print(FILE *f)
{
	size_t i;

	static const struct {
		const char *code, *text;
	} codes[] = {
		{ "0", N_("done, an empty listing too") },
		{ "1", N_("failure: input or output, disk full, corrupt database") },
		{ "2", N_("wrong usage") },
		{ "3", N_("a named thing was not found") },
		{ "4", N_("input data rejected, nothing stored") },
		{ "5", N_("configuration or calendar") },
		{ "6", N_("database busy past the time-out") },
		{ "7", N_("refused: illegal state, no permission, needs confirmation") },
		{ "10", N_("only where said: something needs attention") },
	};

	fprintf(f, "\n%s\n", _("Exit codes:"));
	for (i = 0; i < LEN(codes); i++)
		entry(f, 2, codes[i].code, 2, _(codes[i].text));
}

void
help_program(struct cli *c, FILE *f)
{
	const struct hl_act *first = act_next(c->prog, NULL);

	fprintf(f, "%s: %s\n\n", c->prog->name, c->prog->help ? _(c->prog->help) : "");
	fprintf(f, "%s: %s [%s] %s [%s] [%s]\n", _("Usage"), c->prog->name, _("common options"),
	    _("COMMAND"), _("options"), _("operands"));
	commands_print(c, f);
	fprintf(f, "\n%s\n", _("Common options:"));
	commons_print(f, NULL);
	exit_codes_print(f);
	if (first)
		fprintf(f, "\n%s\n  %s\n", _("Example:"), first->example);
	fprintf(f, "\n%s %s --help: %s\n", c->prog->name, _("COMMAND"),
	    _("explains a command; see also hl(7)"));
}

void
help_short(struct cli *c, FILE *f)
{
	fprintf(f, "%s: %s %s [%s] [%s]\n", _("Usage"), c->prog->name, _("COMMAND"), _("options"),
	    _("operands"));
	commands_print(c, f);
	fprintf(f, "\n%s --help: %s\n", c->prog->name, _("tells more"));
}

void
help_version(struct cli *c, FILE *f)
{
	static const char *const parts[] = { "SQLite", "libyaml", "schema", "calendar" };
	const char *own = hl_version("hl");
	size_t i;

	fprintf(f, "%s (hl) %s\n", c->prog->name, own ? own : "");
	for (i = 0; i < LEN(parts); i++) {
		const char *v = hl_version(parts[i]);

		fprintf(f, "%s %s\n", parts[i], v ? v : "-");
	}
}
