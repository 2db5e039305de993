-- counted(d): deadline d is one that runs of misses are made of (R38): neither void nor waived
({d}.void > :t AND {d}.waived > :t AND @known_at({d}, :t))
