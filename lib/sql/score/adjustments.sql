@adjustments(year, )
ORDER BY a.at, a.event;
