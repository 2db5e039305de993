-- A talk that stands, says the same and was there before this import.
SELECT 1
FROM talk INDEXED BY talk_department
WHERE department_id = :department AND year = :year AND ground = :ground AND status = :status
  AND at = :at AND ifnull(issue_id, 0) = :issue AND gone = @never AND event < :before;
