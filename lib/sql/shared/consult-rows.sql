-- consult_rows: consultations c asked up to :t, answers a, decision d, and what became of them
SELECT @consult_asking(c) AS event,
  c.at, s.code AS station, p.code AS department, c.person, c.matter, c.title, c.due,
  a.opinion, a.text, a.at AS answered_at, d.at AS decision, d.text AS decision_text,
  CASE
    WHEN d.at IS NOT NULL AND @consult_too_early(c, d, :t) THEN 'violated'
    WHEN a.at IS NOT NULL THEN 'answered'
    WHEN c.due < :t THEN 'silent'
    ELSE 'pending' END AS status
FROM consult c
JOIN station s ON s.id = c.station_id
JOIN department p ON p.id = c.department_id
LEFT JOIN consult_answer a ON a.consult_id = c.id AND a.at <= :t AND a.gone > :t
LEFT JOIN consult_decision d ON d.consult = @consult_asking(c) AND d.at <= :t AND d.gone > :t
WHERE c.at <= :t AND c.gone > :t
