-- Who was recorded at a meeting at any time (R45, R47): attendance_who has only what stands.
CREATE INDEX attendance_meeting ON attendance (meeting_id);
