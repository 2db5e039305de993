-- standing(range, until): the ids of deadlines that stand at :t (R24): unmet, not void, the
-- department on the issue, the issue not at its end (ended is where all that stops); in range, due
-- before until, which may be later than :t. Without the named index the planner may walk every
-- deadline there was.
SELECT id
FROM deadline INDEXED BY deadline_standing
WHERE ended > due AND {range} AND due < {until} AND opened <= :t AND known <= :t AND gone > :t
