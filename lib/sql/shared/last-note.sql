-- last_note(i, kind): when issue i last had a note of that kind by :t
(SELECT max(n.at)
 FROM note n
 WHERE n.issue_id = {i}.id AND n.kind = {kind} AND n.at <= :t AND n.gone = @never)
