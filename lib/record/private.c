/*
 * private.c: databases nobody else sees: one to do a journal again in, a copy to look at while
 * others write.
 */
#include <stdlib.h>

#include "record/record.h"

enum { STEP = 2048 }; /* pages copied between two reports of progress */

/*
 * SQLite keeps one without a name where temporary files are, already unlinked. Not with
 * hl_open(), which looks for a file.
 */
static int
open_nameless(struct hl *hl, sqlite3 **db)
{
	int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_PRIVATECACHE |
		    SQLITE_OPEN_NOMUTEX;

	if (sqlite3_open_v2("", db, flags, NULL) == SQLITE_OK)
		return HL_OK;
	sqlite3_close(*db);
	*db = NULL;
	return hl_fail(hl, HL_EFAIL, _("cannot open a temporary database"));
}

static void
set_name(struct hl *hl)
{
	free(hl->path);
	hl->path = xstrdup(_("temporary database"));
	hl->alone = true;
}

int
db_temporary(struct hl *hl)
{
	int rc;

	set_name(hl);
	hl->mode = HL_CREATE;
	if ((rc = open_nameless(hl, &hl->db)) != HL_OK || (rc = db_setup(hl)) != HL_OK ||
	    (rc = db_script(hl, "PRAGMA cache_size=-65536; PRAGMA journal_mode=MEMORY")) != HL_OK)
		return rc;
	return db_migrate(hl, 0);
}

static int
copy_pages(struct hl *hl, sqlite3 *to)
{
	sqlite3_backup *backup = sqlite3_backup_init(to, "main", hl->db, "main");
	int rc = SQLITE_ERROR;

	if (backup != NULL)
		while ((rc = sqlite3_backup_step(backup, STEP)) == SQLITE_OK)
			if (hl->progress != NULL)
				hl->progress(hl->progress_ctx,
				    sqlite3_backup_pagecount(backup) -
					sqlite3_backup_remaining(backup),
				    sqlite3_backup_pagecount(backup));
	sqlite3_backup_finish(backup);
	if (rc == SQLITE_DONE)
		return HL_OK;
	rc &= 0xff;
	if (rc == SQLITE_FULL || rc == SQLITE_IOERR || rc == SQLITE_CANTOPEN)
		return hl_fail(hl, HL_EFAIL,
		    _("cannot copy the database: no room where temporary files are kept; set "
		      "TMPDIR"));
	return hl_fail(hl, HL_EFAIL, _("cannot copy the database: %s"), sqlite3_errstr(rc));
}

int
db_copy(struct hl *hl)
{
	sqlite3 *copy = NULL;
	int64_t n;
	size_t i;
	int rc;

	/* the lock for reading first, waited for as any command does */
	if (sql_int(hl, &n, "SELECT count(*) FROM sqlite_schema") < 0)
		return HL_EFAIL;
	if ((rc = open_nameless(hl, &copy)) != HL_OK)
		return rc;
	if ((rc = copy_pages(hl, copy)) != HL_OK) {
		sqlite3_close(copy);
		return rc;
	}
	for (i = 0; i < NSTMT; i++) {
		sqlite3_finalize(hl->cache[i].st);
		hl->cache[i].sql = NULL;
		hl->cache[i].st = NULL;
	}
	sqlite3_close(hl->db);
	hl->db = copy; /* told of by the name of what it was made from */
	return db_setup(hl);
}
