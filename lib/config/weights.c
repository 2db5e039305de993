/* weights.c: the key station.weights: the figures of a station and what each weighs (R43). */
#include <string.h>

#include "config/config.h"

static const char names[] = "registered|closed|once|reply|meetings|visits|awareness|satisfaction";

bool
weights_read(const struct hl_list *list, int64_t weights[WEIGHT_COUNT], const char **bad)
{
	char name[32];
	const char *eq;
	size_t i, n;
	int k;

	memset(weights, 0, WEIGHT_COUNT * sizeof(*weights));
	for (i = 0; i < list->n; i++) {
		*bad = list->v[i];
		if ((eq = strchr(*bad, '=')) == NULL || (n = (size_t)(eq - *bad)) >= sizeof(name))
			return false;
		memcpy(name, *bad, n);
		name[n] = '\0';
		if ((k = config_word(names, name)) < 0 || weights[k] != 0 ||
		    !text_int(eq + 1, &weights[k]) || weights[k] < 1 || weights[k] > 1000)
			return false;
	}
	return true;
}

const char *
weights_names(void)
{
	return "registered, closed, once, reply, meetings, visits, awareness, satisfaction";
}
