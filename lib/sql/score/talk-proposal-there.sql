SELECT 1
FROM talk_proposal
WHERE department_id = :department AND year = :year AND at = :at AND gone = @never
  AND event < :before;
