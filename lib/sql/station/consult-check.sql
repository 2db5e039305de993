@consult_checked
ORDER BY c.at, 1, s.code;
