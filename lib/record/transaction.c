/* transaction.c: writers stand in a queue, each in a transaction of its own; savepoints in it. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/file.h>
#include <sys/time.h>
#include <unistd.h>

#include "record/record.h"

static void
on_alarm(int sig)
{
	(void)sig;
}

/* Writers stand in one queue: a blocking lock is fair where SQLite's busy handler is not. */
static int
queue(struct hl *hl)
{
	struct itimerval timer = { .it_value = { .tv_sec = hl->cfg->busy_timeout,
				       .tv_usec = 1000 } },
			 none = { 0 };
	struct sigaction act = { .sa_handler = on_alarm }, old;
	char *name;
	int rc, err;

	if (hl->lock >= 0 || hl->alone)
		return HL_OK;
	name = sqlite3_mprintf("%s-lock", hl->path);
	hl->lock = open(name, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
	if (hl->lock < 0) {
		rc = hl_fail(hl, HL_EFAIL, _("cannot open '%s': %s"),
		    name + (db_name(hl) - hl->path), strerror(errno));
		sqlite3_free(name);
		return rc;
	}
	sqlite3_free(name);
	sigaction(SIGALRM, &act, &old);
	setitimer(ITIMER_REAL, &timer, NULL);
	rc = flock(hl->lock, LOCK_EX);
	err = errno;
	setitimer(ITIMER_REAL, &none, NULL);
	sigaction(SIGALRM, &old, NULL);
	if (rc == 0)
		return HL_OK;
	close(hl->lock);
	hl->lock = -1;
	if (err == EINTR)
		return hl_fail(hl, HL_EBUSY, _("database '%s' is busy; try again"), db_name(hl));
	return hl_fail(hl, HL_EFAIL, _("cannot lock '%s': %s"), db_name(hl), strerror(err));
}

/* What was looked up in a transaction holds no longer. */
static void
begun(struct hl *hl)
{
	const struct room *const *room;

	hl->next_seq = 0;
	hl->policy_checked = false;
	for (room = hl->rooms; *room != NULL; room++)
		if ((*room)->begun != NULL)
			(*room)->begun(hl);
}

int
hl_begin(struct hl *hl)
{
	int rc;

	if ((rc = queue(hl)) != HL_OK)
		return rc;
	if ((rc = db_script(hl, "BEGIN IMMEDIATE")) != HL_OK)
		return rc;
	hl->in_tx = true;
	begun(hl);
	return HL_OK;
}

static void
dequeue(struct hl *hl)
{
	hl->in_tx = false;
	if (hl->lock >= 0)
		close(hl->lock);
	hl->lock = -1;
}

int
hl_commit(struct hl *hl)
{
	int rc = db_script(hl, "COMMIT");

	if (rc != HL_OK)
		hl_rollback(hl);
	else
		dequeue(hl);
	return rc;
}

void
hl_rollback(struct hl *hl)
{
	if (!hl->in_tx)
		return;
	if (!sqlite3_get_autocommit(hl->db))
		sqlite3_exec(hl->db, "ROLLBACK", NULL, NULL, NULL);
	dequeue(hl);
}

int
hl_save(struct hl *hl)
{
	return db_script(hl, "SAVEPOINT line");
}

int
hl_save_done(struct hl *hl, bool keep)
{
	if (!keep)
		begun(hl);
	return db_script(hl, keep ? "RELEASE line" : "ROLLBACK TO line; RELEASE line");
}
