INSERT INTO calendar (day, kind, name)
VALUES (:day, :kind, :name)
ON CONFLICT (day) DO UPDATE SET kind = :kind, name = :name;
