-- What was settled for each rule is rows, so that a further rule needs no column: counts, or points in tenths; none where it
-- is 0.

CREATE TABLE settled_rule (
	settlement INTEGER NOT NULL REFERENCES settlement,
	department_id INTEGER NOT NULL REFERENCES department,
	rule TEXT NOT NULL,
	n INTEGER NOT NULL CHECK (n <> 0),
	PRIMARY KEY (settlement, department_id, rule)
) STRICT, WITHOUT ROWID;

INSERT INTO settled_rule
SELECT settlement, department_id, rule, n
FROM (SELECT settlement, department_id, 'base' AS rule, base AS n FROM settled_rank
      UNION ALL SELECT settlement, department_id, 'solo', solo FROM settled_rank
      UNION ALL SELECT settlement, department_id, 'joint', joint FROM settled_rank
      UNION ALL SELECT settlement, department_id, 'transfer', transfer FROM settled_rank
      UNION ALL SELECT settlement, department_id, 'assist', assist FROM settled_rank
      UNION ALL SELECT settlement, department_id, 'late', late FROM settled_rank
      UNION ALL SELECT settlement, department_id, 'adjust', adjustment FROM settled_rank)
WHERE n <> 0;

ALTER TABLE settled_rank DROP COLUMN base;
ALTER TABLE settled_rank DROP COLUMN solo;
ALTER TABLE settled_rank DROP COLUMN joint;
ALTER TABLE settled_rank DROP COLUMN transfer;
ALTER TABLE settled_rank DROP COLUMN assist;
ALTER TABLE settled_rank DROP COLUMN late;
ALTER TABLE settled_rank DROP COLUMN adjustment;

CREATE TRIGGER settled_rule_update BEFORE UPDATE ON settled_rule BEGIN SELECT RAISE(ABORT, 'a settlement never changes'); END;
CREATE TRIGGER settled_rule_delete BEFORE DELETE ON settled_rule BEGIN SELECT RAISE(ABORT, 'a settlement never changes'); END;
