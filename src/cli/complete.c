/* complete.c: completion scripts for shells, from the same tables as everything else. */
#include <stdlib.h>
#include <string.h>

#include "cli.h"

static void
put_options(const struct cmd *cmd)
{
	for (const struct opt *o = cmd->opts; o && o->name; o++)
		if (o->help && !(o->flags & OPT_OPERAND) && common_find(o->name) == O_COUNT)
			printf(" --%s", o->name);
	for (enum common_id i = 0; i < O_COUNT; i++)
		if (common_in(cmd, i))
			printf(" --%s", commons[i].name);
}

/* The name of a shell function: letters and _. */
static char *
function(const char *name)
{
	char *s = xfmt("_%s", name);

	for (char *p = s; *p; p++)
		if (*p == '-')
			*p = '_';
	return s;
}

/* Words that may follow the first word of a command of two. */
static bool
put_second(const struct prog *prog, const char *first, size_t n)
{
	bool any = false;

	for (const struct cmd *cmd = cmd_next(prog, NULL); cmd; cmd = cmd_next(prog, cmd)) {
		if (strncmp(cmd->name, first, n) || cmd->name[n] != ' ')
			continue;
		printf("%s%s", any ? " " : "", cmd->name + n + 1);
		any = true;
	}
	return any;
}

/* Whether an earlier command begins with the same word. */
static bool
seen(const struct prog *prog, const struct cmd *cmd)
{
	size_t n = strcspn(cmd->name, " ");

	for (const struct cmd *k = cmd_next(prog, NULL); k != cmd; k = cmd_next(prog, k))
		if (strcspn(k->name, " ") == n && !strncmp(k->name, cmd->name, n))
			return true;
	return false;
}

/* A command of one word matches whatever operand follows it. */
static void
bash_cases(const struct prog *prog)
{
	for (int words = 2; words >= 1; words--) {
		for (const struct cmd *cmd = cmd_next(prog, NULL); cmd; cmd = cmd_next(prog, cmd)) {
			if ((strchr(cmd->name, ' ') ? 2 : 1) != words)
				continue;
			printf("\t\"%s%s opts=\"", cmd->name, words == 2 ? "\")" : " \"*)");
			put_options(cmd);
			printf("\" ;;\n");
		}
	}
}

static void
bash(const struct prog *prog)
{
	char *fn = function(prog->name);

	printf("%s()\n{\n\tlocal cur=${COMP_WORDS[COMP_CWORD]} words=() w opts=\n", fn);
	printf("\tfor w in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n\t\t[[ $w == -* ]] || "
	       "words+=(\"$w\")\n\tdone\n");
	printf("\tcase \"${words[0]} ${words[1]}\" in\n");
	bash_cases(prog);
	printf("\tesac\n");
	printf("\tif [[ $cur == -* ]]; then\n\t\tCOMPREPLY=($(compgen -W \"$opts\" -- "
	       "\"$cur\"))\n\t\treturn\n\tfi\n");
	printf("\tcase \"${#words[@]} ${words[0]}\" in\n\t\"0 \") opts=\"");
	for (const struct cmd *cmd = cmd_next(prog, NULL); cmd; cmd = cmd_next(prog, cmd))
		if (!seen(prog, cmd))
			printf("%.*s ", (int)strcspn(cmd->name, " "), cmd->name);
	printf("\" ;;\n");
	for (const struct cmd *cmd = cmd_next(prog, NULL); cmd; cmd = cmd_next(prog, cmd)) {
		size_t n = strcspn(cmd->name, " ");

		if (!cmd->name[n] || seen(prog, cmd))
			continue;
		printf("\t\"1 %.*s\") opts=\"", (int)n, cmd->name);
		put_second(prog, cmd->name, n);
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
fish_options(const struct prog *prog, const struct cmd *cmd)
{
	size_t n = strcspn(cmd->name, " ");

	for (const struct opt *o = cmd->opts; o && o->name; o++) {
		if (!o->help || (o->flags & OPT_OPERAND) || common_find(o->name) < O_COUNT)
			continue;
		printf("complete -c %s -n '__fish_seen_subcommand_from %.*s", prog->name, (int)n,
		    cmd->name);
		if (cmd->name[n])
			printf("; and __fish_seen_subcommand_from %s", cmd->name + n + 1);
		printf("' -l %s%s -d ", o->name, o->type == OPT_FLAG ? "" : " -x");
		put_quoted(o->help && *o->help ? _(o->help) : "");
		putchar('\n');
	}
}

static void
fish(const struct prog *prog)
{
	for (enum common_id i = 0; i < O_COUNT; i++) {
		printf("complete -c %s -l %s", prog->name, commons[i].name);
		if (commons[i].letter)
			printf(" -s %c", commons[i].letter);
		printf("%s -d ", commons[i].meta ? " -r" : "");
		put_quoted(_(commons[i].help));
		putchar('\n');
	}
	for (const struct cmd *cmd = cmd_next(prog, NULL); cmd; cmd = cmd_next(prog, cmd)) {
		size_t n = strcspn(cmd->name, " ");

		if (cmd->name[n])
			printf("complete -c %s -n '__fish_seen_subcommand_from %.*s' -a %s -d ",
			    prog->name, (int)n, cmd->name, cmd->name + n + 1);
		else
			printf("complete -c %s -n __fish_use_subcommand -a %s -d ", prog->name,
			    cmd->name);
		put_quoted(cmd->help ? _(cmd->help) : "");
		putchar('\n');
		if (cmd->name[n] && !seen(prog, cmd))
			printf("complete -c %s -n __fish_use_subcommand -a %.*s\n", prog->name,
			    (int)n, cmd->name);
		fish_options(prog, cmd);
	}
}

int
complete_print(struct cli *c, const char *shell)
{
	static const struct {
		const char *name;
		void (*print)(const struct prog *);
	} shells[] = { { "bash", bash }, { "zsh", zsh }, { "fish", fish } };

	for (size_t i = 0; i < LEN(shells); i++) {
		if (!strcmp(shells[i].name, shell)) {
			shells[i].print(c->prog);
			return 0;
		}
	}
	return cli_fail(c, HL_EUSAGE, _("--completion: not bash, zsh or fish: '%s'"), shell);
}
