-- Who was head or deputy of a station at any time from :start to before :end.
SELECT group_concat(name || ' (' || role || ')', ', ')
FROM (SELECT name, role
      FROM post
      WHERE station_id = :station AND since < :end AND until > :start AND since < until
      ORDER BY role = 'deputy', since);
