-- An event that rests on the registration of an issue by :event; :voiding is the one under way.
SELECT seq
FROM event
WHERE issue_id = :issue AND seq <> :event AND voided IS NULL AND seq <> :voiding
  AND command <> 'void'
LIMIT 1;
