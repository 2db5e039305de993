-- list_columns: the columns of a listing of issues i of stations s, judged at :t
@issue_number(s, i) AS number, i.ref, s.code AS station, i.state, i.list, i.category, i.title,
  @issue_departments(i) AS departments, i.raised, i.dispatched, i.closed,
  (SELECT min(d.due)
   FROM deadline d
   WHERE d.issue_id = i.id AND d.ended > :t AND @known_at(d, :t)) AS due,
  (SELECT count(DISTINCT d.department_id)
   FROM deadline d
   WHERE d.issue_id = i.id AND @missed(d, :t)) AS late,
  i.close_by AS "+close_by", i.moves AS moves,
  @issue_number_of(i.duplicate_of) AS duplicate_of, @issue_number_of(i.part_of) AS part_of,
  i.grid AS grid
