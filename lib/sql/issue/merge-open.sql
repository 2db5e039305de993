-- How much a department leaves open at :t besides its issues: of decisions, consultations, appeals,
-- members, stationed directors.
SELECT
  (SELECT count(*)
   FROM decision d
   WHERE d.department_id = :id AND d.gone = @never AND @decision_done_at(d, :t) IS NULL),
  (SELECT count(DISTINCT @consult_asking(c))
   FROM consult c
   WHERE c.department_id = :id AND c.gone = @never
     AND NOT EXISTS (SELECT 1
                     FROM consult_decision d
                     WHERE d.consult = @consult_asking(c) AND d.gone = @never)),
  (SELECT count(*) FROM appeal WHERE department_id = :id AND ruling IS NULL AND gone = @never),
  (SELECT count(*) FROM member WHERE department_id = :id AND until > :t AND gone = @never),
  (SELECT count(*)
   FROM director
   WHERE department_id = :id AND ifnull("to", '9999') > date(:t, 'unixepoch') AND gone = @never);
