SELECT s.year, s.version, s.at, s.as_of, s.authors, s.reason, s.entries, s.sha256, s.event
FROM settlement s
WHERE (:year IS NULL OR s.year = :year) AND s.at <= :t
ORDER BY s.year, s.version;
