/*
 * timer.c: runs two commands in turn and prints the medians: "A B RATIO RSS-A RSS-B", times in
 * milliseconds, memory in KiB; the ratio is the median of those of the rounds. usage: timer
 * ROUNDS PREPARE OWN A... -- B... PREPARE is a shell command done before each run, untimed (""
 * none). OWN is 1 when B prints its time itself.
 */
#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

struct run {
	double ms;
	long rss;
};

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static _Noreturn void
die(const char *what, const char *why)
{
	fprintf(stderr, "timer: %s: %s\n", what, why);
	exit(1);
}

/* Standard output goes nowhere, or into own when the command tells its time. */
static struct run
run(char **argv, int own)
{
	posix_spawn_file_actions_t act;
	struct rusage use;
	struct run r;
	char text[64] = "";
	double start;
	int p[2], status, rc;
	ssize_t n;
	pid_t pid;

	if (pipe(p) != 0)
		die("pipe", strerror(errno));
	posix_spawn_file_actions_init(&act);
	if (own)
		posix_spawn_file_actions_adddup2(&act, p[1], 1);
	else
		posix_spawn_file_actions_addopen(&act, 1, "/dev/null", O_WRONLY, 0);
	posix_spawn_file_actions_addclose(&act, p[0]);
	posix_spawn_file_actions_addclose(&act, p[1]);
	start = now();
	if ((rc = posix_spawnp(&pid, argv[0], &act, NULL, argv, environ)) != 0)
		die(argv[0], strerror(rc));
	close(p[1]);
	if (wait4(pid, &status, 0, &use) < 0)
		die(argv[0], strerror(errno));
	r.ms = now() - start;
	r.rss = use.ru_maxrss;
	if (!WIFEXITED(status) || (WEXITSTATUS(status) != 0 && WEXITSTATUS(status) != 10))
		die(argv[0], "it failed");
	if (own && ((n = read(p[0], text, sizeof(text) - 1)) <= 0 || (r.ms = atof(text)) <= 0))
		die(argv[0], "it told no time");
	close(p[0]);
	posix_spawn_file_actions_destroy(&act);
	return r;
}

static int
by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static double
median(double *v, size_t n)
{
	qsort(v, n, sizeof(*v), by_size);
	return n % 2 != 0 ? v[n / 2] : (v[n / 2 - 1] + v[n / 2]) / 2;
}

int
main(int argc, char **argv)
{
	size_t i, n = argc > 4 ? (size_t)atol(argv[1]) : 0;
	int own = argc > 4 && atoi(argv[3]) != 0, sep = 4;
	double *a, *b, *q;
	long rss_a = 0, rss_b = 0;

	while (sep < argc && strcmp(argv[sep], "--") != 0)
		sep++;
	if (n == 0 || sep + 1 >= argc)
		die("usage", "timer ROUNDS PREPARE OWN A... -- B...");
	argv[sep] = NULL;
	if ((a = calloc(3 * n, sizeof(*a))) == NULL)
		die("memory", strerror(errno));
	b = a + n;
	q = b + n;
	for (i = 0; i < n; i++) {
		struct run r;

		if (*argv[2] != '\0' && system(argv[2]) != 0)
			die(argv[2], "it failed");
		r = run(argv + 4, 0);
		a[i] = r.ms;
		rss_a = r.rss > rss_a ? r.rss : rss_a;
		if (*argv[2] != '\0' && system(argv[2]) != 0)
			die(argv[2], "it failed");
		r = run(argv + sep + 1, own);
		b[i] = r.ms;
		rss_b = r.rss > rss_b ? r.rss : rss_b;
		q[i] = a[i] / b[i];
	}
	printf("%.3f %.3f %.3f %ld %ld\n", median(a, n), median(b, n), median(q, n), rss_a, rss_b);
	free(a);
	return 0;
}
