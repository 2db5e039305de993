-- live: common table live(id): the issues live at :t. Most have changed nothing since and need not
-- be looked into.
live (id) AS (
  SELECT i.id
  FROM issue i INDEXED BY issue_state
  WHERE i.state IN ('open', 'dispatched', 'resolved')
    AND i.raised <= :t AND i.gone = @never AND (i.last <= :t OR @not_ended(i))
  UNION ALL
  SELECT i.id
  FROM issue i INDEXED BY issue_state
  WHERE i.state IN ('cancelled', 'duplicate')
    AND i.raised <= :t AND i.last > :t AND i.gone = @never AND @not_ended(i)
  UNION ALL
  SELECT i.id
  FROM issue i INDEXED BY issue_closed
  WHERE i.closed > :t AND i.raised <= :t AND i.gone = @never AND @not_ended(i))
