/* main.c: compiled once for each program, with its table as PROG. */
#include "cli/cli.h"

#define PROGRAMS(_) _(station) _(issue) _(meeting) _(score) _(report)
#define DECLARE(noun) extern const struct prog prog_##noun;
#define ENTRY(noun) &prog_##noun,

PROGRAMS(DECLARE)

const struct prog *const progs[] = { PROGRAMS(ENTRY) NULL };

int
main(int argc, char **argv)
{
	return cli_main(&PROG, argc, argv);
}
