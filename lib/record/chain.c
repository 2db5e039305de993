/*
 * chain.c: the head of the journal (R51). Each event's hash is the SHA-256 of the hash before it
 * (64 hexadecimal digits, zeros before the first) and of the fields of the event as netstrings,
 * "-" for none; so one hash kept elsewhere stands for all that was recorded up to it. Which
 * event voids another is said by the voiding, so the mark on the voided one is left out: what
 * comes later changes no hash.
 */
#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "record/record.h"

/* --- the chain --- */

struct link {
	int64_t n, seq, recorded_at;
	char hex[65];
};

typedef void link_fn(void *ctx, const struct link *l);

static void
add_field(struct sha256 *s, sqlite3_stmt *st, int i)
{
	const unsigned char *text = sqlite3_column_text(st, i);
	int n = sqlite3_column_bytes(st, i);
	char size[16];

	if (text == NULL) {
		sha256_add(s, "-", 1);
		return;
	}
	snprintf(size, sizeof(size), "%d:", n);
	sha256_add(s, size, strlen(size));
	sha256_add(s, text, (size_t)n);
	sha256_add(s, ",", 1);
}

/* Calls fn for each event; *l is the last one. */
static int
chain(struct hl *hl, struct link *l, link_fn *fn, void *ctx)
{
	sqlite3_stmt *st = sql_bind(hl, sql_record_chain);
	struct sha256 s;
	int64_t total;
	int i, rc;

	*l = (struct link){ 0 };
	memset(l->hex, '0', 64);
	if (st == NULL || sql_int(hl, &total, "SELECT max(seq) FROM event") < 0)
		return HL_EFAIL;
	while ((rc = sqlite3_step(st)) == SQLITE_ROW) {
		l->n++;
		l->seq = sqlite3_column_int64(st, 0);
		l->recorded_at = sqlite3_column_int64(st, 1);
		sha256_init(&s);
		sha256_add(&s, l->hex, 64);
		for (i = 0; i < sqlite3_column_count(st); i++)
			add_field(&s, st, i);
		sha256_hex(&s, l->hex);
		if (fn != NULL)
			fn(ctx, l);
		if (hl->progress != NULL && l->n % 1024 == 0)
			hl->progress(hl->progress_ctx, l->seq, total);
	}
	sqlite3_reset(st);
	return rc == SQLITE_DONE ? HL_OK : hl_fail_db(hl);
}

static int
journal_head(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	struct link l;
	int rc;

	(void)args;
	if ((rc = chain(hl, &l, NULL, NULL)) != HL_OK)
		return rc;
	*rows = rows_new("events,last,recorded_at,head");
	rows_head(*rows, 1, N_("last event"));
	rows_head(*rows, 3, N_("head of the journal"));
	rows_put(*rows, CELL(l.n), CELL(l.seq), CELL(l.recorded_at), CELL(l.hex));
	return HL_OK;
}

/* --- heads that were kept --- */

void
heads_free(struct heads *heads)
{
	free(heads->v);
	*heads = (struct heads){ 0 };
}

static bool
hash_at(const char *s)
{
	size_t i;

	for (i = 0; i < 64; i++)
		if (!isxdigit((unsigned char)s[i]))
			return false;
	return !isalnum((unsigned char)s[64]);
}

static bool
splits(char c)
{
	return c == '\0' || strchr(" \t,|:;\"<>{}[]", c) != NULL;
}

/* Part of a time or date, or of a word. */
static bool
joined(const char *from, const char *p, const char *end)
{
	if (p > from &&
	    (!splits(p[-1]) || (p[-1] == ':' && p - 1 > from && isdigit((unsigned char)p[-2]))))
		return true;
	return !splits(*end) || (*end == ':' && isdigit((unsigned char)end[1]));
}

/*
 * The whole numbers between from and to that stand for themselves. The second is the event; one
 * alone is it too.
 */
static int64_t
event_before(const char *from, const char *to)
{
	int64_t n, event = 0;
	int seen = 0;
	char *end;
	const char *p;

	for (p = from; p < to && seen<2; p = end> p ? end : p + 1) {
		end = (char *)(uintptr_t)p;
		if (!isdigit((unsigned char)*p))
			continue;
		n = strtoll(p, &end, 10);
		if (joined(from, p, end))
			continue;
		event = n;
		seen++;
	}
	return event;
}

static int
by_event(const void *a, const void *b)
{
	const struct head *x = a, *y = b;

	return x->event < y->event ? -1 : x->event > y->event;
}

static void
take_heads(struct heads *heads, const char *text)
{
	const char *p, *from = text;
	struct head *h;
	size_t i;

	for (p = text; *p != '\0'; p++) {
		if ((p > text && isalnum((unsigned char)p[-1])) || !hash_at(p))
			continue;
		h = vec_add(heads);
		h->event = event_before(from, p);
		for (i = 0; i < 64; i++)
			h->hex[i] = (char)tolower((unsigned char)p[i]);
		from = p += 64;
		if (*p == '\0')
			break;
	}
	vec_sort(heads, by_event);
}

int
heads_read(struct hl *hl, const char *path, struct heads *heads)
{
	FILE *in = input_open(path);
	struct buf b = { 0 };
	char piece[4096];
	size_t n;
	int rc = HL_OK;

	if (in == NULL)
		return hl_fail(hl, errno == ENOENT ? HL_ENOENT : HL_EFAIL,
		    _("cannot read '%s': %s"), path, strerror(errno));
	while ((n = fread(piece, 1, sizeof(piece), in)) > 0)
		buf_add(&b, piece, n);
	if (ferror(in))
		rc = hl_fail(hl, HL_EFAIL, _("cannot read '%s': %s"), path, strerror(errno));
	fclose(in);
	if (rc == HL_OK && b.n > 0 && memchr(b.s, '\0', b.n) == NULL)
		take_heads(heads, b.s);
	if (rc == HL_OK && heads->n == 0)
		rc = hl_fail(hl, HL_EINPUT,
		    _("%s: no head of a journal in it; give what 'hl-report head' printed"), path);
	buf_free(&b);
	return rc;
}

struct wanted {
	struct heads *heads;
	struct findings *f;
	size_t loose, next; /* the first so many have no event; the next of the others */
	int64_t good; /* the last event whose head agrees */
};

static void
match(void *ctx, const struct link *l)
{
	struct wanted *w = ctx;
	char record[48];
	struct head *h;
	size_t i;

	for (i = 0; i < w->loose; i++)
		w->heads->v[i].seen = w->heads->v[i].seen ||
				      strcmp(w->heads->v[i].hex, l->hex) == 0;
	for (; w->next < w->heads->n && w->heads->v[w->next].event <= l->seq; w->next++) {
		h = &w->heads->v[w->next];
		h->seen = h->event == l->seq;
		if (h->seen && strcmp(h->hex, l->hex) == 0)
			w->good = l->seq;
		else if (h->seen) {
			snprintf(record, sizeof(record), "%lld-%lld", (long long)w->good + 1,
			    (long long)l->seq);
			found(w->f, "event", record, "head", l->hex, h->hex);
		}
	}
}

int
heads_check(struct hl *hl, struct heads *heads, struct findings *f)
{
	struct wanted w = { .heads = heads, .f = f };
	char record[32];
	struct link l;
	size_t i;
	int rc;

	while (w.next < heads->n && heads->v[w.next].event == 0)
		w.next++;
	w.loose = w.next;
	if ((rc = chain(hl, &l, match, &w)) != HL_OK)
		return rc;
	for (i = 0; i < heads->n; i++) {
		struct head *h = &heads->v[i];

		if (h->seen || strspn(h->hex, "0") == 64) /* of a journal that was empty yet */
			continue;
		snprintf(record, sizeof(record), "%lld", (long long)h->event);
		found(f, "event", h->event != 0 ? record : NULL, "head", NULL, h->hex);
	}
	return HL_OK;
}

/* --- the acts --- */

const struct hl_act chain_acts[] = {
	{ "hl-report", "head", NULL,
	    N_("print the head of the journal: one checksum of all that was recorded, to be kept "
	       "elsewhere"),
	    "hl-report head -f csv --no-header >> heads.csv", HL_READ, 0, journal_head },
	{ 0 },
};
