/* appraise.h: what the appraisal of stations and the year-end view share (R42, R43). */
#ifndef HL_APPRAISE_H
#define HL_APPRAISE_H

#include "hl-int.h"

/* Rounds of a resident survey added up: never the mean of their rates. */
struct sample { int64_t asked, answered, aware, satisfied; };

/* Tenths of a per cent, half up; whole > 0. */
#define PER_MILLE(part, whole) ((2000 * (part) + (whole)) / (2 * (whole)))
/* The same in SQL, and a mean, half up. */
#define SQL_PER_MILLE(part, whole) "(2000 * " part " + " whole ") / (2 * " whole ")"
#define MEAN(sum, count) "(2 * " sum " + " count ") / (2 * " count ")"

/* weights.c */
enum { MILLION = 1000000 };
enum weight { WEIGHT_REGISTERED, WEIGHT_CLOSED, WEIGHT_ONCE, WEIGHT_REPLY, WEIGHT_MEETINGS, WEIGHT_VISITS, WEIGHT_AWARENESS,
	WEIGHT_SATISFACTION, WEIGHT_COUNT };
struct share { int64_t part, whole; };	/* whole 0: there is no such figure */
/* Of station.weights; false: *bad is the word that is no NAME=WEIGHT. */
bool weights_read(const struct hl_list *list, int64_t weights[WEIGHT_COUNT], const char **bad);
const char *weights_names(void);
/* Tenths of a point out of 100; -1 when none of the weighted figures is there. */
int64_t weights_score(const int64_t weights[WEIGHT_COUNT], const struct share shares[WEIGHT_COUNT]);

#endif
