-- What was paid for entrusted work: rows of show.
SELECT 'payment',
  printf('%s %d.%02d', civil_text(at), money / 100, money % 100) || ' (' || event || ')'
FROM fund_payment
WHERE fund = :event AND gone = @never
ORDER BY at, event;
