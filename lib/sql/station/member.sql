@member_rows
WHERE m.event = :event;
