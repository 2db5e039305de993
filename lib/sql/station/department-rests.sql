-- How much depends on a department: of assignments, consultations, members, invitations to meetings,
-- decisions, adjustments, appeals, talks, mergers, later principals.
SELECT
  (SELECT count(*)
   FROM assignment a
   JOIN issue i ON i.id = a.issue_id
   WHERE a.department_id = :id AND a.gone = @never AND i.gone = @never),
  (SELECT count(*) FROM consult WHERE department_id = :id AND gone = @never),
  (SELECT count(*) FROM member WHERE department_id = :id AND gone = @never),
  (SELECT count(*)
   FROM attendance a
   JOIN meeting m ON m.id = a.meeting_id
   WHERE a.department_id = :id AND a.gone = @never AND m.gone = @never),
  (SELECT count(*) FROM decision WHERE department_id = :id AND gone = @never),
  (SELECT count(*) FROM adjustment WHERE department_id = :id AND gone = @never),
  (SELECT count(*) FROM appeal WHERE department_id = :id AND gone = @never),
  (SELECT count(*) FROM talk WHERE department_id = :id AND gone = @never),
  (SELECT count(*)
   FROM succession
   WHERE (department_id = :id OR into_id = :id) AND gone = @never),
  (SELECT count(*)
   FROM principal p
   JOIN department d ON d.id = p.department_id
   WHERE d.id = :id AND p.event <> d.event);
