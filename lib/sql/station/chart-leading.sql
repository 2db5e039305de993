-- The leading group, or with :office its office; below the district.
SELECT NULL, l.person, '@leading-' || l.role
FROM leading l
WHERE (l.role IN ('director', 'office-deputy')) = :office AND @held_on(l, :day)
ORDER BY CASE l.role
           WHEN 'leader' THEN 1
           WHEN 'deputy' THEN 2
           WHEN 'director' THEN 3
           WHEN 'office-deputy' THEN 4
           ELSE 5 END, l.event;
