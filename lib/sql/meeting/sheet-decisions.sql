-- Decisions as lines: what, and in parentheses who, until when, about which issue; ticked when done.
SELECT d.text
  || ifnull('（' || nullif(trim(ifnull(p.name, '')
                                || ifnull(' ' || d.person, '')
                                || ifnull(' ' || substr(civil_text(d.due), 1, 10), '')
                                || ifnull(' ' || @issue_number_of(d.issue_id), '')), '') || '）', '')
  || iif(@decision_done_at(d, :t) IS NOT NULL, ' ✓', '')
FROM decision d
LEFT JOIN department p ON p.id = d.department_id
WHERE d.meeting_id = :id AND d.gone = @never
ORDER BY d.at, d.event;
