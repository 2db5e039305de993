-- An issue that the holding of a meeting names; one on the agenda already is named, too.
INSERT INTO meeting_issue (meeting_id, issue_id)
VALUES (:meeting, :issue)
ON CONFLICT DO UPDATE SET item = 0;
