# The meetings of the year as lines for batch, from annex3.csv and the issues of the year (year.txt): a dispatch meeting a month on the
# 27th about what was raised until then, a joint one a quarter. Some stations leave one out. -v year=2025.
function quote(s) { return "\"" s "\"" }
function hold(station, kind, day, issues) {
	printf "%s\t{\"do\":\"hold\",\"station\":\"S%03d\",\"kind\":%s,\"chair\":%s,\"at\":\"%sT14:30\"%s}\n", day, station, quote(kind),
		quote(head[station]), day, issues != "" ? ",\"issues\":[" issues "]" : ""
}
BEGIN { FS = "," }
FILENAME ~ /annex3/ {
	if (FNR > 1) {
		gsub(/ /, "", $1)
		head[++stations] = $1
	}
	next
}
{
	split($0, f, "|")
	s = substr(f[2], 2) + 0
	m = substr(f[1], 1, 2) + (substr(f[1], 4) > 26)
	raised[s, m] = raised[s, m] (raised[s, m] != "" ? "," : "") quote(sprintf("ref:12345-%04d", FNR))
}
END {
	for (s = 1; s <= stations; s++)
		for (m = 1; m <= 12; m++) {
			if ((s * 5 + m * 7) % 31 != 0)
				hold(s, "dispatch", sprintf("%d-%02d-27", year, m), raised[s, m])
			if (m % 3 == 2 && (s * 3 + m) % 29 != 0)
				hold(s, "joint", sprintf("%d-%02d-12", year, m))
		}
}
