-- Those of one :status, by name.
SELECT group_concat(who, '、')
FROM (SELECT ifnull(d.name, a.who) || ifnull('（' || a.proxy || '）', '') AS who
      FROM attendance a
      LEFT JOIN department d ON d.id = a.department_id
      WHERE a.meeting_id = :id AND a.status = :status AND a.gone = @never
      ORDER BY a.who);
