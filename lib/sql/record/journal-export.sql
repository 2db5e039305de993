-- walks event: each is written
-- Each event as the line "batch" does again: its arguments, which are an object already, and what
-- stands beside them. Built here, so that a long journal needs no memory. iso() is hl_journal_export's.
SELECT '{"do":' || json_quote(program || ' ' || command) || ','
  || iif(args = '{}', '', substr(args, 2, length(args) - 2) || ',')
  || '"at":"' || iso(at) || '","actor":' || json_quote(actor)
  || iif(reason IS NULL, '', ',"reason":' || json_quote(reason))
  || ifnull(',"now":"' || iso(now) || '"', '')
  || ',"seq":' || seq || ',"recorded-at":"' || iso(recorded_at) || '"'
  || ifnull(',"decided":' || decided, '') || '}' AS line
FROM event
ORDER BY seq;
