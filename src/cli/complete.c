/* complete.c: completion scripts for shells, from the same tables as everything else. */
#include <stdlib.h>
#include <string.h>

#include "cli.h"

static void
put_options(const struct hl_act *act)
{
	const struct hl_param *o;

	for (size_t i = 0; (o = hl_param(act, i)); i++)
		if (o->help && !(o->flags & HL_OPERAND) && common_find(o->name) == O_COUNT)
			printf(" --%s", o->name);
	for (enum common_id i = 0; i < O_COUNT; i++)
		if (common_in(act, i))
			printf(" --%s", commons[i].name);
}

/* The name of a shell function: letters and _. */
static char *
function(const char *name)
{
	char *s = xfmt("_%s", name);
	char *p;

	for (p = s; *p; p++)
		if (*p == '-')
			*p = '_';
	return s;
}

/* Words that may follow the first word of a command of two. */
static bool
put_second(const struct prog *prog, const char *first, size_t n)
{
	bool any = false;
	const struct hl_act *act;

	for (act = act_next(prog, NULL); act; act = act_next(prog, act)) {
		if (strncmp(act->name, first, n) || act->name[n] != ' ')
			continue;
		printf("%s%s", any ? " " : "", act->name + n + 1);
		any = true;
	}
	return any;
}

/* Whether an earlier command begins with the same word. */
static bool
seen(const struct prog *prog, const struct hl_act *act)
{
	size_t n = strcspn(act->name, " ");
	const struct hl_act *k;

	for (k = act_next(prog, NULL); k != act; k = act_next(prog, k))
		if (strcspn(k->name, " ") == n && strncmp(k->name, act->name, n) == 0)
			return true;
	return false;
}

/* A command of one word matches whatever operand follows it. */
static void
bash_cases(const struct prog *prog)
{
	int words;
	const struct hl_act *act;

	for (words = 2; words >= 1; words--) {
		for (act = act_next(prog, NULL); act; act = act_next(prog, act)) {
			if ((strchr(act->name, ' ') ? 2 : 1) != words)
				continue;
			printf("\t\"%s%s opts=\"", act->name, words == 2 ? "\")" : " \"*)");
			put_options(act);
			printf("\" ;;\n");
		}
	}
}

static void
bash(const struct prog *prog)
{
	char *fn = function(prog->name);
	const struct hl_act *act;

	printf("%s()\n{\n\tlocal cur=${COMP_WORDS[COMP_CWORD]} words=() w opts=\n", fn);
	printf("\tfor w in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n\t\t[[ $w == -* ]] || "
	       "words+=(\"$w\")\n\tdone\n");
	printf("\tcase \"${words[0]} ${words[1]}\" in\n");
	bash_cases(prog);
	printf("\tesac\n");
	printf("\tif [[ $cur == -* ]]; then\n\t\tCOMPREPLY=($(compgen -W \"$opts\" -- "
	       "\"$cur\"))\n\t\treturn\n\tfi\n");
	printf("\tcase \"${#words[@]} ${words[0]}\" in\n\t\"0 \") opts=\"");
	for (act = act_next(prog, NULL); act; act = act_next(prog, act))
		if (!seen(prog, act))
			printf("%.*s ", (int)strcspn(act->name, " "), act->name);
	printf("\" ;;\n");
	for (act = act_next(prog, NULL); act; act = act_next(prog, act)) {
		size_t n = strcspn(act->name, " ");

		if (!act->name[n] || seen(prog, act))
			continue;
		printf("\t\"1 %.*s\") opts=\"", (int)n, act->name);
		put_second(prog, act->name, n);
		printf("\" ;;\n");
	}
	printf("\t*) COMPREPLY=($(compgen -f -- \"$cur\")); return ;;\n\tesac\n");
	printf("\tCOMPREPLY=($(compgen -W \"$opts\" -- \"$cur\"))\n}\ncomplete -o filenames -F %s "
	       "%s\n",
	    fn, prog->name);
	free(fn);
}

static void
zsh(const struct prog *prog)
{
	printf("#compdef %s\nautoload -U +X bashcompinit && bashcompinit\n", prog->name);
	bash(prog);
}

/* Text in single quotes for fish. */
static void
put_quoted(const char *s)
{
	putchar('\'');
	for (; *s; s++) {
		if (*s == '\'' || *s == '\\')
			putchar('\\');
		putchar(*s);
	}
	putchar('\'');
}

static void
fish_options(const struct prog *prog, const struct hl_act *act)
{
	size_t n = strcspn(act->name, " ");
	const struct hl_param *o;
	size_t i;

	for (i = 0; (o = hl_param(act, i)); i++) {
		if (!o->help || (o->flags & HL_OPERAND) || common_find(o->name) < O_COUNT)
			continue;
		printf("complete -c %s -n '__fish_seen_subcommand_from %.*s", prog->name, (int)n,
		    act->name);
		if (act->name[n])
			printf("; and __fish_seen_subcommand_from %s", act->name + n + 1);
		printf("' -l %s%s -d ", o->name, o->type == HL_P_FLAG ? "" : " -x");
		put_quoted(o->help && *o->help ? _(o->help) : "");
		putchar('\n');
	}
}

static void
fish(const struct prog *prog)
{
	enum common_id i;
	const struct hl_act *act;

	for (i = 0; i < O_COUNT; i++) {
		printf("complete -c %s -l %s", prog->name, commons[i].name);
		if (commons[i].letter)
			printf(" -s %c", commons[i].letter);
		printf("%s -d ", commons[i].meta ? " -r" : "");
		put_quoted(_(commons[i].help));
		putchar('\n');
	}
	for (act = act_next(prog, NULL); act; act = act_next(prog, act)) {
		size_t n = strcspn(act->name, " ");

		if (act->name[n])
			printf("complete -c %s -n '__fish_seen_subcommand_from %.*s' -a %s -d ",
			    prog->name, (int)n, act->name, act->name + n + 1);
		else
			printf("complete -c %s -n __fish_use_subcommand -a %s -d ", prog->name,
			    act->name);
		put_quoted(act->help ? _(act->help) : "");
		putchar('\n');
		if (act->name[n] && !seen(prog, act))
			printf("complete -c %s -n __fish_use_subcommand -a %.*s\n", prog->name,
			    (int)n, act->name);
		fish_options(prog, act);
	}
}

int
complete_print(struct cli *c, const char *shell)
{
	size_t i;

	static const struct {
		const char *name;
		void (*print)(const struct prog *);
	} shells[] = { { "bash", bash }, { "zsh", zsh }, { "fish", fish } };

	for (i = 0; i < LEN(shells); i++) {
		if (strcmp(shells[i].name, shell) == 0) {
			shells[i].print(c->prog);
			return 0;
		}
	}
	return cli_fail(c, HL_EUSAGE, _("--completion: not bash, zsh or fish: '%s'"), shell);
}
