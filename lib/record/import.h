/* import.h: part of record.h: csv files and their imports. */
#ifndef HL_RECORD_IMPORT_H
#define HL_RECORD_IMPORT_H

/* --- table.c: a csv file whose headings are tied to fields --- */

struct field { /* a field an import takes */
	const char *name;
	const char *aliases; /* other headings, "|" between: "站点|红领工作站" */
};

/*
 * Opens path for fields (NULL name ends). map, if not NULL, ties fields to heading expressions
 * ("a|b|=text": first not empty, constant) and nothing else is tied; without it a heading is a
 * field's name or alias, and an unknown heading is refused naming the nearest. Sets hl_error and
 * returns HL_EINPUT (HL_ENOENT/HL_EFAIL when it cannot be opened).
 */
struct table;
int table_open(struct hl *hl, const char *path, const struct field *fields,
    const struct hl_args *map, struct table **out);
bool table_has(const struct table *t, const char *field);
/*
 * The next row as args (cleared first; empty fields absent; stray spaces trimmed). 1, 0 or -1
 * with hl_error "FILE:LINE: ...".
 */
int table_next(struct table *t, struct hl_args *args);
int64_t table_line(const struct table *t);
const char *table_file(const struct table *t), *table_hash(const struct table *t);
struct csv *table_csv(struct table *t);
void table_close(struct table *t);
/* Of a row: "李书记;王书记" in one field are several values. */
void table_split(struct hl_args *row, const char *name);

/* --- rejects.c: imports of csv files --- */

/*
 * The bad rows of an import with --keep-going: as csv under the headings of the file and
 * "error", so that the corrected file can be imported (fields should name "error" and take no
 * notice of it). Without a path they are warned of only.
 */
struct rejects;
struct rejects *rejects_open(struct hl *hl, const char *path);
/*
 * The row t read last, refused because of hl_error(). HL_EINPUT when no row can follow it,
 * HL_EFAIL when it cannot be written.
 */
int rejects_row(struct rejects *r, struct table *t);
int64_t rejects_count(const struct rejects *r);
/*
 * keep: the file takes its name (if there was a row), hl_verdict() and a note tell of it. Frees
 * r.
 */
int rejects_close(struct rejects *r, const struct table *t, bool keep);

typedef int import_fn(struct hl *hl, struct table *t, struct hl_args *row, void *ctx);
/*
 * Reads the csv file of argument "file" for fields (and map, as table_open), each row by fn;
 * --keep-going and --rejects are taken from args, which are left with the file's base name and
 * SHA-256 for the journal. A bad row is named by file and line.
 */
int import_each(struct hl *hl, struct hl_args *args, const struct field *fields,
    const struct hl_args *map, import_fn *fn, void *ctx);
/*
 * The columns of an import: the parameters that have headings of the act that is done for each
 * row; more: those of a listing that it does not take; and the error of an earlier round.
 */
const struct field *import_fields(
    struct hl *hl, const char *program, const char *name, const struct field *more);
/*
 * The same for an import whose rows are events of their own, which a journal does again one by
 * one: what was counted, by fn in its ctx, is the answer (imported, skipped). count is the first
 * member of what fn makes of it.
 */
struct import_count {
	int64_t imported, skipped;
};
int import_rows(struct hl *hl, struct hl_args *args, const struct field *fields, import_fn *fn,
    struct import_count *count, struct hl_rows **rows);
/*
 * Such an event, at its own time: dated back it needs no reason, since the import is one act of
 * the office (R50). reason NULL: the import's.
 */
int import_event(struct hl *hl, const char *program, const char *name, struct hl_args *args,
    int64_t at, const char *reason);
/*
 * names end with NULL: HL_EINPUT naming the first of those fields that is empty in the row;
 * those that are not, copied into args.
 */
int import_need(struct hl *hl, const struct hl_args *row, const char *const *names);
void import_take(const struct hl_args *row, struct hl_args *args, const char *const *names);

#endif
