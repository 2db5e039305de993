-- What is on record of a talk: of the talk itself, else of its :proposal by the office.
SELECT ifnull(t.event, p.event), ifnull(t.at, p.at), t.held_by, t.person, t.outcome,
  iif(p.event, ifnull(p.text, p.reason), t.text)
FROM (SELECT 1)
LEFT JOIN talk t ON t.event = :event
LEFT JOIN talk_proposal p ON :event = 0 AND p.event = :proposal;
