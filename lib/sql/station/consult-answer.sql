INSERT INTO consult_answer (event, consult_id, at, opinion, text)
VALUES (:event, :id, :at, :opinion, :text);
