CREATE TEMP TABLE IF NOT EXISTS settled_entry (
  side INTEGER,
  department_id INTEGER,
  at INTEGER,
  rule TEXT,
  issue_id INTEGER,
  points INTEGER,
  evidence TEXT);
