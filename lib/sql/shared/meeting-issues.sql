-- meeting_issues(m): the numbers of the issues meeting m deals with, joined by ";"
(SELECT group_concat(number, ';')
 FROM (SELECT @issue_number(home, tabled) AS number
       FROM meeting_issue x
       JOIN issue tabled ON tabled.id = x.issue_id
       JOIN station home ON home.id = tabled.station_id
       WHERE x.meeting_id = {m}.id
       ORDER BY home.code, tabled.year, tabled.serial))
