# moments.awk: the questions put to both: NAME WHAT T YEAR, of a settlement also its event and version. awk -v seed=N -f moments.awk JOURNAL (flatten.jq's lines).
function rnd(n) { X = (X * 16807) % 2147483647; return int(X / 2147483647 * n) }
function ask(t,   y, w, k, n) {
	n = split("rank explain talks", w, " ")
	y = substr(t, 1, 4)
	for (k = 1; k <= n; k++) {
		printf "%d.%s.%d %s %s %d\n", asked, w[k], y, w[k], t, y
		printf "%d.%s.%d %s %s %d\n", asked, w[k], y - 1, w[k], t, y - 1
	}
	n = split("overdue list sets flag", w, " ")
	for (k = 1; k <= n; k++) printf "%d.%s %s %s\n", asked, w[k], w[k], t
	if (asked++ == 0) printf "0.due due %s\n", t	# after everything
}
BEGIN { FS = "\t"; X = seed * 48271 % 2147483646 + 1; rnd(2) }
$1 != "rule" && $3 !~ /^2024-11-01T00:00:00/ { at[++n] = substr($3, 1, 19) }
$1 == "hl-score settle" {
	n_settled++
	for (k = split("rank entries talks", w, " "); k >= 1; k--)
		settled[n_settled, k] = sprintf("s%d.%s settled.%s %s %d %d %d", n_settled, w[k], w[k], substr($34, 1, 19), $14, $2, $35)
}
END {
	ask("2026-11-23T12:00:00")
	ask("2026-01-01T00:00:00")
	ask("2025-12-31T23:59:59")
	for (k = 0; k < 3 && n > 0; k++) ask(at[1 + rnd(n)])
	for (k = 0; k < 2 && n > 0; k++) ask(substr(at[1 + rnd(n)], 1, 10) "T23:59:59")
	if (n > 0) ask(substr(at[1 + rnd(n)], 1, 10) "T00:00:00")
	if (seed % 4 == 0) ask("2024-10-31T23:59:59")
	for (k = 1; k <= n_settled; k++) print settled[k, 1] "\n" settled[k, 2] "\n" settled[k, 3]
}
