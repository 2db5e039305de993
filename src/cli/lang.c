/* lang.c: Chinese or English, right under cron too. */
#include <langinfo.h>
#include <limits.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli.h"

#ifndef LOCALEDIR
#define LOCALEDIR "/usr/local/share/locale"
#endif

static const char *current = "zh_CN";

/*
 * The catalogue of the build tree, of the installation beside the program, or the one compiled
 * in.
 */
static const char *
catalogue(void)
{
	static const char *const places[] = { ".o/locale", "locale", "../share/locale" };
	static char dir[PATH_MAX + 32];
	ssize_t n = readlink("/proc/self/exe", dir, PATH_MAX);
	char *end;
	size_t i;

	if (n <= 0)
		return LOCALEDIR;
	dir[n] = '\0';
	end = strrchr(dir, '/');
	if (!end)
		return LOCALEDIR;
	for (i = 0; i < LEN(places); i++) {
		strcpy(end + 1, places[i]);
		if (!access(dir, X_OK))
			return dir;
	}
	return LOCALEDIR;
}

/* gettext ignores LANGUAGE in the locale "C", and wcwidth knows no hanzi there. */
static void
locale_set(void)
{
	const char *messages;

	setlocale(LC_CTYPE, "");
	setlocale(LC_MESSAGES, "");
	if (strcmp(nl_langinfo(CODESET), "UTF-8"))
		setlocale(LC_CTYPE, "C.UTF-8");
	messages = setlocale(LC_MESSAGES, NULL);
	if (!messages || strcmp(messages, "C") == 0 || strcmp(messages, "POSIX") == 0)
		setlocale(LC_MESSAGES, "C.UTF-8");
}

void
lang_set(const char *lang)
{
	static bool located;
	const char *want = strncmp(lang, "en", 2) == 0 ? "en" : "zh_CN";

	if (located && strcmp(want, current) == 0)
		return;
	current = want;
	if (!located)
		locale_set();
	located = true;
	setenv("LANGUAGE", current, 1);
	if (strcmp(current, "en") == 0)
		return;
	bindtextdomain("hl", catalogue());
	bind_textdomain_codeset("hl", "UTF-8");
	textdomain("hl");
}

const char *
lang_html(void)
{
	return strcmp(current, "en") ? "zh-CN" : "en";
}
