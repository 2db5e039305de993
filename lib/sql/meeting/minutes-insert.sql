INSERT INTO minutes (event, meeting_id, version, at, text)
VALUES (:event, :meeting, :version, :at, :text);
