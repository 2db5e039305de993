/* cli.c: the course of every command: options, configuration, database, command, answer. */
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <pwd.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli.h"

/*
 * Descriptors 0 to 2 must not become the database's. A closed one is opened the wrong way round,
 * so that using it still fails.
 */
static void
fill_descriptors(struct cli *c)
{
	int fd;

	for (fd = 0; fd <= 2; fd++) {
		if (fcntl(fd, F_GETFD) >= 0 || errno != EBADF)
			continue;
		if (open("/dev/null", fd == 0 ? O_WRONLY : O_RDONLY) < 0)
			_exit(HL_EFAIL);
		c->no_stdout = c->no_stdout || fd == 1;
	}
}

static char *
login_name(void)
{
	const struct passwd *pw = getpwuid(geteuid());

	return pw && pw->pw_name && *pw->pw_name ? xstrdup(pw->pw_name)
						 : xfmt("%lu", (unsigned long)geteuid());
}

struct hl_call
cli_call(const struct cli *c)
{
	struct hl_call call = {
		.act = c->act,
		.args = &c->raw,
		.now = c->o[O_NOW],
		.at = c->o[O_AT],
		.actor = c->o[O_ACTOR] ? c->o[O_ACTOR] : c->actor,
		.reason = c->o[O_REASON],
		.request = c->o[O_REQUEST],
	};

	return call;
}

static bool
writes(const struct hl_act *act)
{
	return act->mode == HL_WRITE;
}

static int
take_rows(void *c, struct hl_rows *rows)
{
	return cli_rows(c, rows);
}

int
cli_failed(struct cli *c, int rc)
{
	return !rc || rc == HL_ATTENTION || c->err ? rc : cli_fail_hl(c, rc);
}

int
cli_end(struct cli *c, int status)
{
	bool good = !status || status == HL_ATTENTION;
	bool help = c->o[O_FIELDS] && strcmp(c->o[O_FIELDS], "help") == 0;
	int rc;

	if (!good || c->o[O_DRY_RUN] || help) {
		hl_rollback(c->hl);
		return status;
	}
	rc = hl_commit(c->hl);
	return rc ? cli_fail_hl(c, rc) : status;
}

static int
run_act(struct cli *c, const struct hl_call *call)
{
	int rc = 0;

	if (writes(c->act)) {
		rc = hl_begin(c->hl);
		if (rc)
			return cli_fail_hl(c, rc);
	}
	rc = cli_failed(c, hl_run(c->hl, call, take_rows, c));
	if (!rc || rc == HL_ATTENTION) {
		int s = out_shape(c);

		rc = s ? s : rc;
	}
	return writes(c->act) ? cli_end(c, rc) : rc;
}

static int
confirm(struct cli *c)
{
	char answer[16] = "";

	if (!(c->act->flags & HL_ACT_CONFIRM) || c->o[O_YES] || c->o[O_DRY_RUN])
		return 0;
	if (c->o[O_NO_INPUT] || !isatty(STDIN_FILENO))
		return cli_fail(
		    c, HL_EREFUSED, _("'%s' needs confirmation, give --yes"), c->act->name);
	fprintf(stderr, _("%s %s: really? [y/N] "), c->prog->name, c->act->name);
	fflush(stderr);
	if (fgets(answer, sizeof(answer), stdin) && (*answer == 'y' || *answer == 'Y'))
		return 0;
	return cli_fail(c, HL_EREFUSED, _("not confirmed"));
}

static int
open_database(struct cli *c)
{
	enum hl_mode mode = c->act->mode;
	const char *path = c->o[O_DATABASE] ? c->o[O_DATABASE] : c->cfg.database;
	int rc;

	if (mode == HL_NONE)
		return 0;
	if (mode == HL_CREATE && c->o[O_DRY_RUN]) {
		msg_note(c, _("would create or migrate '%s'"), path);
		return 0;
	}
	rc = hl_open(c->hl, path, mode);
	if (c->o[O_VERBOSE])
		msg_note(c, _("database '%s'"), path);
	return rc ? cli_fail_hl(c, rc) : 0;
}

static int
run(struct cli *c, bool *attention)
{
	struct hl_args args = { 0 };
	struct hl_call call;
	const struct format *fmt;
	int rc = out_check(c, &fmt);

	if (rc)
		return rc;
	c->hl = hl_new(&c->cfg);
	if (c->act->mode == HL_WRITE)
		c->actor = login_name();
	call = cli_call(c);
	/* what needs no calendar is checked before the database is opened */
	rc = cli_failed(c, hl_check(c->hl, &call, true, &args));
	if (!rc && c->no_stdout && (c->act->mode == HL_WRITE || c->act->mode == HL_CREATE))
		rc = cli_fail(c, HL_EFAIL, _("cannot write standard output: %s"), strerror(EBADF));
	rc = rc ? rc : confirm(c);
	rc = rc ? rc : open_database(c);
	if (!rc) {
		progress_start(c);
		hl_set_progress(c->hl, progress_show, c);
		if (!c->act->fn) {
			rc = cli_run(c, &args);
			rc = rc ? rc : out_shape(c);
		} else if (!(c->act->mode == HL_CREATE && c->o[O_DRY_RUN])) {
			rc = run_act(c, &call);
		}
		progress_end(c);
	}
	if (!rc)
		c->late = c->late ? c->late : hl_verdict(c->hl);
	*attention = rc == HL_ATTENTION || (!rc && c->act->fn && hl_attention(c->hl));
	rc = rc == HL_ATTENTION ? 0 : rc;
	msg_take_notes(c);
	hl_args_clear(&args);
	hl_close(c->hl);
	c->hl = NULL;
	return rc;
}

/* Runs the command and prints its answer: all reading is over by then and the change is stored. */
static int
run_and_print(struct cli *c)
{
	bool attention = false, listing = !(c->act->flags & (HL_ACT_PLAIN | HL_ACT_ASKED)), rows;
	int rc = run(c, &attention);

	rows = c->answer && answer_rows(c->answer) > 0;
	if (!rc) {
		rc = out_print(c);
		rc = rc ? rc : out_close(c, stdout);
		if (rc && c->act->mode == HL_WRITE && !c->o[O_DRY_RUN]) {
			char *why = xstrdup(c->err);

			cli_fail(c, rc, _("the change is stored, but: %s"), why);
			free(why);
		}
	}
	if (rc) {
		if (c->o[O_VERBOSE])
			msg_print_notes(c);
		msg_error(c, rc);
		return rc;
	}
	msg_print_notes(c);
	if (c->late)
		return c->late;
	if ((c->act->flags & HL_ACT_ASKED) && !c->o[O_EXIT_CODE])
		attention = false;
	return attention || (c->o[O_EXIT_CODE] && listing && rows) ? HL_ATTENTION : 0;
}

static int
usage(struct cli *c)
{
	int rc = cli_fail(c, HL_EUSAGE, _(c->usage), c->usage_a, c->usage_b);

	msg_error(c, rc);
	return rc;
}

static int
print_help(struct cli *c)
{
	int rc;

	if (c->o[O_COMPLETION])
		rc = complete_print(c, c->o[O_COMPLETION]);
	else {
		rc = 0;
		if (c->o[O_VERSION])
			help_version(c, stdout);
		else if (c->act)
			help_command(c, stdout);
		else
			help_program(c, stdout);
	}
	rc = rc ? rc : out_close(c, stdout);
	if (rc)
		msg_error(c, rc);
	return rc;
}

static int
choose_language(struct cli *c)
{
	const char *lang = c->o[O_LANG];

	lang_set(lang ? lang : "zh_CN");
	env_config(c);
	if (lang && strcmp(lang, "zh_CN") && strcmp(lang, "zh") && strcmp(lang, "en"))
		return cli_fail(c, HL_EUSAGE, _("--lang: not zh_CN or en: '%s'"), lang);
	if (!lang && c->cfg.lang)
		lang_set(c->cfg.lang);
	return 0;
}

static int
course(struct cli *c)
{
	int rc = choose_language(c);

	if (rc) {
		msg_error(c, rc);
		return rc;
	}
	if (c->o[O_HELP] || c->o[O_VERSION] || c->o[O_COMPLETION]) {
		if (c->o[O_HELP] && c->usage && !c->act)
			return usage(c);
		return print_help(c);
	}
	if (c->usage)
		return usage(c);
	if (!c->act && msg_json(c)) {
		cli_fail(c, HL_EUSAGE, _("no command: '%s --help' names them"), c->prog->name);
		msg_error(c, HL_EUSAGE);
		return HL_EUSAGE;
	}
	if (!c->act) {
		help_short(c, stderr);
		return HL_EUSAGE;
	}
	if (c->config_status) {
		cli_fail(c, c->config_status, "%s", c->config_err);
		msg_error(c, c->config_status);
		return c->config_status;
	}
	if (c->o[O_VERBOSE])
		msg_note(c, _("configuration %s"), c->config_path ? c->config_path : _("built in"));
	return run_and_print(c);
}

int
cli_main(const struct prog *prog, int argc, char **argv)
{
	struct cli c = { .prog = prog };
	int rc;

	signal(SIGXFSZ, SIG_IGN); /* a file that may not grow is an error like a full disk */
	fill_descriptors(&c);
	args_parse(&c, argc, argv);
	rc = course(&c);
	answer_free(c.answer);
	if (c.text)
		fclose(c.text);
	hl_config_free(&c.cfg);
	hl_args_clear(&c.raw);
	free(c.config_path);
	free(c.actor);
	free(c.err);
	while (c.notes.n)
		free(c.notes.v[--c.notes.n]);
	vec_free(&c.notes);
	free(c.usage_a);
	free(c.usage_b);
	return rc;
}
