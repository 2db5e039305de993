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
upper(const char *s)
{
	char *u = xstrdup(s);

	for (char *p = u; *p; p++)
		*p = (char)toupper((unsigned char)*p);
	return u;
}

static char *
metavariable(const struct opt *o)
{
	static const char *const by_type[] = {
		[OPT_FLAG] = "",
		[OPT_TEXT] = "TEXT",
		[OPT_PROSE] = "TEXT",
		[OPT_NAME] = "NAME",
		[OPT_CODE] = "CODE",
		[OPT_INT] = "N",
		[OPT_POINTS] = "POINTS",
		[OPT_MONEY] = "YUAN",
		[OPT_WORD] = "WORD",
		[OPT_SINCE] = "TIME",
		[OPT_UNTIL] = "TIME",
		[OPT_AT] = "TIME",
		[OPT_DAY] = "DATE",
	};

	if (o->type != OPT_WORD && o->set)
		return xstrdup(o->set);
	return o->flags & OPT_OPERAND ? upper(o->name) : xstrdup(by_type[o->type]);
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
option_text(struct cli *c, const struct opt *o)
{
	const char *words = o->type == OPT_WORD && o->set ? hl_words(c->hl, o->set) : NULL;
	const char *help = o->help && *o->help ? _(o->help) : "";
	bool list = words && *words;
	bool need = (o->flags & OPT_NEED) && !(o->flags & OPT_OPERAND);

	return xfmt("%s%s%s%s%s", help, list && *help ? ": " : "", list ? words : "",
	    need ? " " : "", need ? _("(required)") : "");
}

static void
commons_print(FILE *f, const struct cmd *cmd)
{
	for (enum common_id i = 0; i < O_COUNT; i++) {
		char *left;

		if (cmd && (!common_in(cmd, i) || (opt_find(cmd, commons[i].name) &&
						      opt_find(cmd, commons[i].name)->help)))
			continue;
		left = option_left(commons[i].letter, commons[i].name, commons[i].meta, false);
		entry(f, 2, left, LEFT_MAX, _(commons[i].help));
		free(left);
	}
}

static void
options_print(struct cli *c, FILE *f, bool operands)
{
	bool first = true;

	for (const struct opt *o = c->cmd->opts; o && o->name; o++) {
		char *meta, *left, *text;

		if (!o->help ||
		    !(o->flags & OPT_OPERAND) == operands) /* without help: for journals only */
			continue;
		if (first)
			fprintf(f, "\n%s\n", operands ? _("Operands:") : _("Options:"));
		first = false;
		meta = metavariable(o);
		left = operands ? xstrdup(o->name)
				: option_left(o->letter, o->name, meta, o->flags & OPT_MULTI);
		text = option_text(c, o);
		entry(f, 2, left, LEFT_MAX, text);
		free(meta);
		free(left);
		free(text);
	}
}

void
help_command(struct cli *c, FILE *f)
{
	const struct cmd *cmd = c->cmd;
	bool operands = cmd->operands && *cmd->operands;

	c->hl = hl_new(&c->cfg);
	fprintf(f, "%s: %s %s [%s]%s%s\n", _("Usage"), c->prog->name, cmd->name, _("options"),
	    operands ? " " : "", operands ? cmd->operands : "");
	entry(f, 0, "", -2, cmd->help ? _(cmd->help) : "");
	options_print(c, f, true);
	options_print(c, f, false);
	fprintf(f, "\n%s\n", _("Common options:"));
	commons_print(f, cmd);
	if (cmd->example && *cmd->example)
		fprintf(f, "\n%s\n  %s\n", _("Example:"), cmd->example);
	hl_close(c->hl);
	c->hl = NULL;
}

static void
commands_print(struct cli *c, FILE *f)
{
	int width = 0;

	for (const struct cmd *cmd = cmd_next(c->prog, NULL); cmd; cmd = cmd_next(c->prog, cmd)) {
		int w = (int)strlen(cmd->name);

		width = w > width ? w : width;
	}
	for (const struct cmd_group *g = c->prog->groups; g->cmds; g++) {
		fprintf(f, "\n%s\n", g->title ? _(g->title) : _("Commands:"));
		for (const struct cmd *cmd = g->cmds; cmd->name; cmd++)
			entry(f, 2, cmd->name, width, cmd->help ? _(cmd->help) : "");
	}
}

static void
exit_codes_print(FILE *f)
{
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
	for (size_t i = 0; i < LEN(codes); i++)
		entry(f, 2, codes[i].code, 2, _(codes[i].text));
}

void
help_program(struct cli *c, FILE *f)
{
	const struct cmd *first = c->prog->groups->cmds;

	fprintf(f, "%s: %s\n\n", c->prog->name, c->prog->help ? _(c->prog->help) : "");
	fprintf(f, "%s: %s [%s] %s [%s] [%s]\n", _("Usage"), c->prog->name, _("common options"),
	    _("COMMAND"), _("options"), _("operands"));
	commands_print(c, f);
	fprintf(f, "\n%s\n", _("Common options:"));
	commons_print(f, NULL);
	exit_codes_print(f);
	while (first->name && !first->example)
		first++;
	if (first->name)
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

	fprintf(f, "%s (hl) %s\n", c->prog->name, own ? own : "");
	for (size_t i = 0; i < LEN(parts); i++) {
		const char *v = hl_version(parts[i]);

		fprintf(f, "%s %s\n", parts[i], v ? v : "-");
	}
}
