-- Supervision of issues (R14, R15, R17, R18): changes of routing and limit, issues parted, indexes of its lists.

-- What a fact changed of an issue's list, departments or completion limit, as it stands; "was" is what it was before.
CREATE TABLE move (
	id INTEGER PRIMARY KEY,
	issue_id INTEGER NOT NULL REFERENCES issue,
	at INTEGER NOT NULL,
	event INTEGER NOT NULL,
	n INTEGER,		-- which change of list or departments (R14); NULL: none
	was TEXT,
	list TEXT,
	was_by INTEGER,
	close_by INTEGER
) STRICT;
CREATE INDEX move_issue ON move (issue_id, at);
CREATE INDEX move_at ON move (at);

ALTER TABLE issue ADD COLUMN part_of INTEGER REFERENCES issue;	-- the issue that was split
CREATE INDEX issue_part ON issue (part_of) WHERE part_of IS NOT NULL;
CREATE INDEX issue_copy ON issue (duplicate_of) WHERE duplicate_of IS NOT NULL;
-- those closed after a moment in the past were live at it
CREATE INDEX issue_closed ON issue (closed) WHERE closed IS NOT NULL;
