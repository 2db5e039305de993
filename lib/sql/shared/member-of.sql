-- member_of(m, a, category): whether attendee a was a member of the station of meeting m, of a
-- category that begins so
EXISTS (SELECT 1
        FROM member n
        WHERE n.station_id = {m}.station_id AND n.name = {a}.who
          AND n.since <= {m}.at AND n.until > {m}.at AND n.gone > :t
          AND instr(n.category, {category}) = 1)
