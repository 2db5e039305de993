/*
 * clock.c: preloaded when the history is made, so that it comes out the same on every machine and day: the clock says $CLOCK
 * (seconds), the user is "office", and what is random is not. The tests never use it.
 */
#define _GNU_SOURCE
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

int
clock_gettime(clockid_t id, struct timespec *t)
{
	const char *s = getenv("CLOCK");

	if (id != CLOCK_REALTIME || !s)
		return (int)syscall(SYS_clock_gettime, id, t);
	*t = (struct timespec){ .tv_sec = atoll(s) };
	return 0;
}

struct passwd *
getpwuid(uid_t id)
{
	static char name[] = "office";
	static struct passwd pw;

	pw.pw_uid = id;
	pw.pw_name = name;
	return &pw;
}

ssize_t
getrandom(void *p, size_t n, unsigned flags)
{
	(void)flags;
	memset(p, 7, n);
	return (ssize_t)n;
}
