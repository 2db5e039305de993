-- score_missed(d): deadline d was missed at :t, and is of a kind that costs points
(@missed({d}, :t) AND {d}.kind IN (:kind1, :kind2, :kind3))
