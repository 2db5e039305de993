INSERT INTO commendation_end (event, commendation, status, at, given_by, text)
VALUES (:event, :commendation, :status, :at, :by, :text);
