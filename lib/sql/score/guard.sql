-- A script: what settlements are made of is watched from now on. What comes of a row that counts
-- for a settled year is noted as 1, what goes as -1; what is left over after an event is a change.

CREATE TEMP TABLE IF NOT EXISTS guard (
  what TEXT,
  settlement INTEGER,
  department INTEGER,
  issue INTEGER,
  at INTEGER,
  key TEXT,
  n INTEGER);
DELETE FROM temp.guard;

-- The last version of each settled year; its bounds, in the time zone, are set afterwards
CREATE TEMP TABLE IF NOT EXISTS guarded (
  settlement INTEGER,
  version INTEGER,
  year INTEGER,
  as_of INTEGER,
  first INTEGER,
  past INTEGER);
DELETE FROM temp.guarded;
INSERT INTO temp.guarded
SELECT event, max(version), year, as_of, 0, 0
FROM settlement
GROUP BY year;

CREATE TEMP TRIGGER IF NOT EXISTS guard_credit_insert AFTER INSERT ON main.credit BEGIN
  @guard_credit(new, 1);
END;
CREATE TEMP TRIGGER IF NOT EXISTS guard_credit_update AFTER UPDATE OF revoked ON main.credit BEGIN
  @guard_credit(old, -1);
  @guard_credit(new, 1);
END;
CREATE TEMP TRIGGER IF NOT EXISTS guard_credit_delete AFTER DELETE ON main.credit BEGIN
  @guard_credit(old, -1);
END;

CREATE TEMP TRIGGER IF NOT EXISTS guard_deadline_insert AFTER INSERT ON main.deadline BEGIN
  @guard_deadline(new, 1);
END;
CREATE TEMP TRIGGER IF NOT EXISTS guard_deadline_update AFTER UPDATE OF due, met, void, waived, gone ON main.deadline BEGIN
  @guard_deadline(old, -1);
  @guard_deadline(new, 1);
END;
CREATE TEMP TRIGGER IF NOT EXISTS guard_deadline_delete AFTER DELETE ON main.deadline BEGIN
  @guard_deadline(old, -1);
END;

CREATE TEMP TRIGGER IF NOT EXISTS guard_assignment_insert AFTER INSERT ON main.assignment BEGIN
  @guard_assignment(new, 1);
END;
CREATE TEMP TRIGGER IF NOT EXISTS guard_assignment_update AFTER UPDATE OF until ON main.assignment BEGIN
  @guard_assignment(old, -1);
  @guard_assignment(new, 1);
END;
CREATE TEMP TRIGGER IF NOT EXISTS guard_assignment_delete AFTER DELETE ON main.assignment BEGIN
  @guard_assignment(old, -1);
END;

CREATE TEMP TRIGGER IF NOT EXISTS guard_adjustment_insert AFTER INSERT ON main.adjustment BEGIN
  @guard_adjustment(new, 1);
END;
CREATE TEMP TRIGGER IF NOT EXISTS guard_adjustment_update AFTER UPDATE OF gone ON main.adjustment BEGIN
  @guard_adjustment(old, -1);
  @guard_adjustment(new, 1);
END;
CREATE TEMP TRIGGER IF NOT EXISTS guard_adjustment_delete AFTER DELETE ON main.adjustment BEGIN
  @guard_adjustment(old, -1);
END;

CREATE TEMP TRIGGER IF NOT EXISTS guard_attendance_insert AFTER INSERT ON main.attendance BEGIN
  @guard_attendance(new, 1);
END;
CREATE TEMP TRIGGER IF NOT EXISTS guard_attendance_update AFTER UPDATE OF gone ON main.attendance BEGIN
  @guard_attendance(old, -1);
  @guard_attendance(new, 1);
END;
CREATE TEMP TRIGGER IF NOT EXISTS guard_attendance_delete AFTER DELETE ON main.attendance BEGIN
  @guard_attendance(old, -1);
END;

CREATE TEMP TRIGGER IF NOT EXISTS guard_department_update AFTER UPDATE OF level, active_from, active_to ON main.department BEGIN
  @guard_department(old, -1);
  @guard_department(new, 1);
END;
CREATE TEMP TRIGGER IF NOT EXISTS guard_department_delete AFTER DELETE ON main.department BEGIN
  @guard_department(old, -1);
END;

CREATE TEMP TRIGGER IF NOT EXISTS guard_registered_insert AFTER INSERT ON main.department BEGIN
  @guard_registered(new, 1);
END;

CREATE TEMP TRIGGER IF NOT EXISTS guard_principal_insert AFTER INSERT ON main.principal BEGIN
  @guard_principal(new, 1);
END;
CREATE TEMP TRIGGER IF NOT EXISTS guard_principal_update AFTER UPDATE OF name, since, until ON main.principal BEGIN
  @guard_principal(old, -1);
  @guard_principal(new, 1);
END;
CREATE TEMP TRIGGER IF NOT EXISTS guard_principal_delete AFTER DELETE ON main.principal BEGIN
  @guard_principal(old, -1);
END;

CREATE TEMP TRIGGER IF NOT EXISTS guard_talk_insert AFTER INSERT ON main.talk BEGIN
  @guard_talk(new, 1);
END;
CREATE TEMP TRIGGER IF NOT EXISTS guard_talk_update AFTER UPDATE OF gone ON main.talk BEGIN
  @guard_talk(old, -1);
  @guard_talk(new, 1);
END;
CREATE TEMP TRIGGER IF NOT EXISTS guard_talk_delete AFTER DELETE ON main.talk BEGIN
  @guard_talk(old, -1);
END;

CREATE TEMP TRIGGER IF NOT EXISTS guard_talk_proposal_insert AFTER INSERT ON main.talk_proposal BEGIN
  @guard_talk_proposal(new, 1);
END;
CREATE TEMP TRIGGER IF NOT EXISTS guard_talk_proposal_update AFTER UPDATE OF gone ON main.talk_proposal BEGIN
  @guard_talk_proposal(old, -1);
  @guard_talk_proposal(new, 1);
END;
CREATE TEMP TRIGGER IF NOT EXISTS guard_talk_proposal_delete AFTER DELETE ON main.talk_proposal BEGIN
  @guard_talk_proposal(old, -1);
END;
