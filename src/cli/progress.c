/* progress.c: how far long work has come, on a terminal only. */
#include <inttypes.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "cli.h"

enum { WAIT_MS = 1000, STEP_MS = 200 };

static int64_t
clock_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

void
progress_start(struct cli *c)
{
	c->progress.on = !c->o[O_QUIET] && isatty(STDERR_FILENO);
	if (c->progress.on)
		c->progress.start = clock_ms();
}

void
progress_show(void *cli, int64_t done, int64_t total)
{
	struct cli *c = cli;
	struct progress *p = &c->progress;
	int64_t now;

	if (!p->on)
		return;
	now = clock_ms();
	if (now - p->start < WAIT_MS || now - p->shown < STEP_MS)
		return;
	p->shown = now;
	p->drawn = true;
	if (total > 0)
		fprintf(stderr, "\r%s: %3" PRId64 " %%  (%" PRId64 " / %" PRId64 ")\033[K",
		    c->prog->name, done * 100 / total, done, total);
	else
		fprintf(stderr, "\r%s: %" PRId64 "\033[K", c->prog->name, done);
}

void
progress_end(struct cli *c)
{
	if (c->progress.drawn)
		fputs("\r\033[K", stderr);
	c->progress.drawn = c->progress.on = false;
}
