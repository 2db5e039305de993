-- What :event put on the agenda is there by the first that still does; -1 where nothing does. With
-- :held, what the holding named, too.
UPDATE meeting_issue
SET item = ifnull(
  (SELECT min(event)
   FROM (SELECT event
         FROM meeting_item n
         WHERE n.meeting_id = :meeting AND n.issue_id = meeting_issue.issue_id AND n.gone = @never
         UNION ALL
         SELECT event
         FROM decision n
         WHERE n.meeting_id = :meeting AND n.issue_id = meeting_issue.issue_id
           AND n.gone = @never)), -1)
WHERE meeting_id = :meeting AND (item = :event OR (:held AND item = 0));
