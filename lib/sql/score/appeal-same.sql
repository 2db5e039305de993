SELECT event
FROM appeal
WHERE issue_id = :issue AND department_id = :department AND filed = :filed AND gone = @never;
