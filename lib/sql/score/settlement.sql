-- That :version of a :year, or the last one
SELECT event, version, as_of, at, sha256, policy
FROM settlement
WHERE year = :year AND (:version IS NULL OR version = :version)
ORDER BY version DESC
LIMIT 1;
