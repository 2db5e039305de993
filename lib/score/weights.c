/*
 * weights.c: station.weights: the figures of a station's appraisal as one score (R43). Each
 * figure that is weighted is a share from 0 to 1, in millionths; the score is their weighted
 * mean, in tenths of a point out of 100.
 */
#include <string.h>

#include "score/score.h"

static const char *const names[WEIGHT_COUNT] = { "registered", "closed", "once", "reply",
	"meetings", "visits", "awareness", "satisfaction" };

bool
weights_read(const struct hl_list *list, int64_t weights[WEIGHT_COUNT], const char **bad)
{
	const char *eq;
	size_t i, k;

	memset(weights, 0, WEIGHT_COUNT * sizeof(*weights));
	for (i = 0; i < list->n; i++) {
		*bad = list->v[i];
		if ((eq = strchr(list->v[i], '=')) == NULL)
			return false;
		for (k = 0; k < WEIGHT_COUNT; k++)
			if (strlen(names[k]) == (size_t)(eq - list->v[i]) &&
			    strncmp(names[k], list->v[i], strlen(names[k])) == 0)
				break;
		if (k == WEIGHT_COUNT || weights[k] != 0 || !text_int(eq + 1, &weights[k]) ||
		    weights[k] < 1 || weights[k] > 1000)
			return false;
	}
	return true;
}

const char *
weights_names(void)
{
	return "registered, closed, once, reply, meetings, visits, awareness, satisfaction";
}

int64_t
weights_score(const int64_t weights[WEIGHT_COUNT], const struct share shares[WEIGHT_COUNT])
{
	int64_t sum = 0, of = 0;
	size_t i;

	for (i = 0; i < WEIGHT_COUNT; i++) {
		if (weights[i] == 0 || shares[i].whole <= 0)
			continue; /* a figure that is not there is left out with its weight */
		sum += weights[i] *
		       ((2 * MILLION * shares[i].part + shares[i].whole) / (2 * shares[i].whole));
		of += weights[i];
	}
	return of == 0 ? -1 : (2 * 1000 * sum + of * MILLION) / (2 * of * MILLION);
}
