INSERT INTO talk_proposal (event, department_id, year, at, reason, text)
VALUES (:event, :department, :year, :at, :reason, :text);
