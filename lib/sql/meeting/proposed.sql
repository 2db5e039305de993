-- Whether an issue, or without one a text, is on the agenda of a meeting.
SELECT count(*)
FROM meeting_item
WHERE meeting_id = :meeting AND gone = @never
  AND iif(:issue IS NULL, issue_id IS NULL AND text = :text, issue_id = :issue);
