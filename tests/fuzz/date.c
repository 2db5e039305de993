/* Fuzz: a moment that is accepted is written and read back the same. */
#include <stdlib.h>
#include <string.h>

#include "record/record.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static bool ready;
	char text[128], iso[32];
	int64_t t, back, points, n;
	bool bare;

	if (!ready && time_zone("Asia/Shanghai"))
		abort();
	ready = true;
	if (size >= sizeof(text))
		return 0;
	memcpy(text, data, size);
	text[size] = '\0';
	if (hl_time_parse(text, 1577836800, NULL, HL_BARE_END, &t, &bare) == 0) {
		hl_time_iso(t, iso);
		if (hl_time_parse(iso, 0, NULL, HL_BARE_START, &back, &bare) || back != t || bare)
			abort();
	}
	if (hl_points_parse(text, &points) == 0) {
		hl_points_format(points, iso);
		if (hl_points_parse(iso, &back) || back != points)
			abort();
	}
	text_int(text, &n);
	return 0;
}
