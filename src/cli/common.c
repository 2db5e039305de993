/* common.c: the options every command has. */
#include <string.h>

#include "cli.h"

const struct common commons[O_COUNT] = {
	[O_CONFIG] = { "config", 'c', "FILE", IN_ALL, N_("read the configuration from FILE") },
	[O_DATABASE] = { "database", 'd', "FILE", IN_ALL,
	    N_("use this database instead of the configured one") },
	[O_FORMAT] = { "format", 'f', "NAME", IN_ALL,
	    N_("table, csv, tsv, json, jsonl, md, html or ids") },
	[O_FIELDS] = { "fields", 'F', "A,B", IN_ALL,
	    N_("print these fields in this order; 'help' names them") },
	[O_SORT] = { "sort", 0, "F[:desc]", IN_ALL, N_("sort by these fields") },
	[O_LIMIT] = { "limit", 0, "N", IN_ALL, N_("print at most N rows; 0 is no limit") },
	[O_NO_HEADER] = { "no-header", 0, NULL, IN_ALL, N_("print no line of headings") },
	[O_NULL] = { "null", 'z', NULL, IN_ALL, N_("end records with NUL instead of a newline") },
	[O_OUTPUT] = { "output", 'o', "FILE", IN_ALL,
	    N_("write to FILE, format from its extension") },
	[O_EXCEL] = { "excel", 0, NULL, IN_ALL,
	    N_("csv for spreadsheets: BOM, CRLF, no formulas") },
	[O_DRY_RUN] = { "dry-run", 'n', NULL, IN_ALL, N_("show what would result, store nothing") },
	[O_EXIT_CODE] = { "exit-code", 'e', NULL, IN_ALL, N_("exit 10 when a listing has rows") },
	[O_NOW] = { "now", 0, "TIME", IN_ALL | IN_CONTEXT, N_("the moment to take as now") },
	[O_AS_OF] = { "as-of", 0, "TIME", IN_READ | IN_CONTEXT, N_("the same as --now") },
	[O_AT] = { "at", 0, "TIME", IN_WRITE | IN_CONTEXT, N_("when it happened (default: now)") },
	[O_ACTOR] = { "actor", 0, "NAME", IN_ALL | IN_CONTEXT,
	    N_("who did it (default: the login name)") },
	[O_REASON] = { "reason", 0, "TEXT", IN_ALL | IN_CONTEXT, N_("why, for the journal") },
	[O_REQUEST] = { "request-id", 0, "ID", IN_WRITE | IN_CONTEXT,
	    N_("makes a retry safe: the first answer is given again") },
	[O_KEEP_GOING] = { "keep-going", 0, NULL, IN_WRITE | IN_FILE,
	    N_("store the good lines of the file although others are bad") },
	[O_REJECTS] = { "rejects", 0, "FILE", IN_WRITE | IN_FILE,
	    N_("write the bad lines to FILE, each with its error") },
	[O_QUIET] = { "quiet", 'q', NULL, IN_ALL,
	    N_("no notes, no answer for each line of a batch") },
	[O_VERBOSE] = { "verbose", 'v', NULL, IN_ALL,
	    N_("say which configuration and database are used") },
	[O_COLOR] = { "color", 0, "WHEN", IN_ALL, N_("auto, always or never") },
	[O_LANG] = { "lang", 0, "LANG", IN_ALL, N_("zh_CN or en") },
	[O_YES] = { "yes", 'y', NULL, IN_ALL, N_("answer yes to every question") },
	[O_NO_INPUT] = { "no-input", 0, NULL, IN_ALL, N_("ask nothing: refuse instead") },
	[O_COMPLETION] = { "completion", 0, "SHELL", IN_ALL,
	    N_("print the completion script for bash, zsh or fish") },
	[O_HELP] = { "help", 'h', NULL, IN_ALL, N_("print this help") },
	[O_VERSION] = { "version", 'V', NULL, IN_ALL, N_("print versions") },
};

enum common_id
common_find(const char *name)
{
	enum common_id i = 0;

	while (i < O_COUNT && strcmp(commons[i].name, name))
		i++;
	return i;
}

bool
common_in(const struct hl_act *act, enum common_id id)
{
	bool writes = act->mode == HL_WRITE || act->mode == HL_CREATE;

	if ((commons[id].where & IN_FILE) && !(act->flags & HL_ACT_FILE))
		return false;
	if (id == O_AS_OF && (act->flags & HL_ACT_AS_OF))
		return true;
	return (commons[id].where & (writes ? IN_WRITE : IN_READ)) != 0;
}
