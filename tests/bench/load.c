/*
 * load.c: writes the rows of one database into the same tables of an empty one by a bare loop of
 * prepared statements, event by event and durable, and prints the milliseconds of the loop with
 * its commit. usage: load FROM TO What an import is measured against: nothing is read, parsed,
 * checked or decided here.
 */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct val {
	int type, n;
	sqlite3_int64 i;
	char *s;
};

/* A table in the order of events, its rows in memory. */
struct table {
	const char *name, *event;
	struct val *v;
	size_t width, rows, cap, next;
	sqlite3_int64 *seq;
	sqlite3_stmt *insert;
};

static struct table tables[] = {
	{ .name = "meta", .event = "0" },
	{ .name = "calendar", .event = "0" },
	{ .name = "station", .event = "event" },
	{ .name = "department", .event = "event" },
	{ .name = "issue", .event = "event" },
	{ .name = "assignment", .event = "event" },
	{ .name = "feedback", .event = "event" },
	{ .name = "deadline", .event = "event" },
	{ .name = "credit", .event = "event" },
	{ .name = "event", .event = "seq" },
};
enum { NTABLES = sizeof(tables) / sizeof(tables[0]) };

static _Noreturn void
die(sqlite3 *db, const char *what)
{
	fprintf(stderr, "load: %s: %s\n", what, db != NULL ? sqlite3_errmsg(db) : "failed");
	exit(1);
}

static void *
grow(void *p, size_t n)
{
	if ((p = realloc(p, n)) == NULL)
		die(NULL, "memory");
	return p;
}

static void
keep(struct val *v, sqlite3_stmt *st, int i)
{
	v->type = sqlite3_column_type(st, i);
	v->i = sqlite3_column_int64(st, i);
	if (v->type != SQLITE_TEXT)
		return;
	v->n = sqlite3_column_bytes(st, i);
	v->s = grow(NULL, (size_t)v->n + 1);
	memcpy(v->s, sqlite3_column_text(st, i), (size_t)v->n + 1);
}

static void
read_table(sqlite3 *db, struct table *t)
{
	sqlite3_stmt *st;
	char sql[160];
	size_t i;

	snprintf(sql, sizeof(sql), "SELECT %s, * FROM %s ORDER BY 1, 2", t->event, t->name);
	if (sqlite3_prepare_v2(db, sql, -1, &st, NULL) != SQLITE_OK)
		die(db, sql);
	t->width = (size_t)sqlite3_column_count(st) - 1;
	for (; sqlite3_step(st) == SQLITE_ROW; t->rows++) {
		if (t->rows == t->cap) {
			t->cap = t->cap == 0 ? 1024 : 2 * t->cap;
			t->v = grow(t->v, t->cap * t->width * sizeof(*t->v));
			t->seq = grow(t->seq, t->cap * sizeof(*t->seq));
		}
		t->seq[t->rows] = sqlite3_column_int64(st, 0);
		for (i = 0; i < t->width; i++)
			keep(&t->v[t->rows * t->width + i], st, (int)i + 1);
	}
	sqlite3_finalize(st);
}

static void
prepare(sqlite3 *db, struct table *t)
{
	char sql[400];
	size_t i, n = (size_t)snprintf(sql, sizeof(sql), "INSERT INTO %s VALUES (?", t->name);

	for (i = 1; i < t->width; i++)
		n += (size_t)snprintf(sql + n, sizeof(sql) - n, ", ?");
	snprintf(sql + n, sizeof(sql) - n, ")");
	if (sqlite3_prepare_v3(db, sql, -1, SQLITE_PREPARE_PERSISTENT, &t->insert, NULL) !=
	    SQLITE_OK)
		die(db, sql);
}

static void
insert(sqlite3 *db, struct table *t)
{
	const struct val *v = &t->v[t->next++ * t->width];
	size_t i;

	for (i = 0; i < t->width; i++)
		if (v[i].type == SQLITE_TEXT)
			sqlite3_bind_text(t->insert, (int)i + 1, v[i].s, v[i].n, SQLITE_STATIC);
		else if (v[i].type == SQLITE_INTEGER)
			sqlite3_bind_int64(t->insert, (int)i + 1, v[i].i);
		else
			sqlite3_bind_null(t->insert, (int)i + 1);
	if (sqlite3_step(t->insert) != SQLITE_DONE)
		die(db, t->name);
	sqlite3_reset(t->insert);
}

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void
write_all(sqlite3 *db)
{
	const struct table *events = &tables[NTABLES - 1];
	sqlite3_int64 seq, last = events->rows > 0 ? events->seq[events->rows - 1] : 0;
	size_t i;

	for (seq = 0; seq <= last; seq++)
		for (i = 0; i < NTABLES; i++)
			while (
			    tables[i].next < tables[i].rows && tables[i].seq[tables[i].next] == seq)
				insert(db, &tables[i]);
}

int
main(int argc, char **argv)
{
	sqlite3 *from, *to;
	double start;
	size_t i;

	if (argc != 3 || sqlite3_open_v2(argv[1], &from, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK ||
	    sqlite3_open_v2(argv[2], &to, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK)
		die(NULL, "usage: load FROM TO");
	for (i = 0; i < NTABLES; i++)
		read_table(from, &tables[i]);
	sqlite3_close(from);
	if (sqlite3_exec(to,
		"PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; PRAGMA cell_size_check=ON;"
		"PRAGMA recursive_triggers=ON; PRAGMA journal_mode=DELETE; PRAGMA "
		"synchronous=EXTRA",
		NULL, NULL, NULL) != SQLITE_OK)
		die(to, argv[2]);
	for (i = 0; i < NTABLES; i++)
		prepare(to, &tables[i]);
	start = now();
	if (sqlite3_exec(to, "BEGIN IMMEDIATE", NULL, NULL, NULL) != SQLITE_OK)
		die(to, "begin");
	write_all(to);
	if (sqlite3_exec(to, "COMMIT", NULL, NULL, NULL) != SQLITE_OK)
		die(to, "commit");
	printf("%.3f\n", now() - start);
	return 0;
}
