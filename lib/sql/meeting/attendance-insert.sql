-- What is known of somebody from :at on. What is not said stays as row :was has it, and who was
-- invited stays invited.
INSERT INTO attendance (meeting_id, status, who, department_id, proxy, invited, known, event)
SELECT :meeting, coalesce(:status, was.status, 'invited'), :who, :department,
  iif(:status IS NULL, was.proxy, :proxy), :invited OR ifnull(was.invited, 0), :at, :event
FROM (SELECT 1)
LEFT JOIN attendance was ON was.id = :was;
