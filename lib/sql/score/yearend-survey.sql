-- The resident surveys of the stations where each department was: its director or members (R3)
SELECT x.department_id, sum(v.answered), sum(v.aware), sum(v.satisfied)
FROM (SELECT id AS department_id, stationed_id AS station_id
      FROM department
      WHERE stationed_id IS NOT NULL
      UNION
      SELECT department_id, station_id
      FROM director
      WHERE ifnull("to", '9999-12-31') >= :year || '-01-01'
        AND "from" <= min(:year || '-12-31', date(civil_day(:t) * 86400, 'unixepoch'))
        AND @known_at(director, :t)
      UNION
      SELECT department_id, station_id
      FROM member
      WHERE department_id IS NOT NULL
        AND since < :end AND since <= :t AND until > :start AND gone > :t) x
JOIN survey v ON v.station_id = x.station_id
WHERE v.at >= :start AND v.at < :end AND v.at <= :t AND @known_at(v, :t)
GROUP BY x.department_id;
