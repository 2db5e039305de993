-- at_hand(a, i): assignment a belongs to issue i as it stands, or as it ended
({a}.issue_id = {i}.id AND {a}.gone = @never
 AND ({a}.until = @never
      OR ({i}.state = 'closed' AND {a}.until_event = {i}.closed_event)
      OR ({i}.state IN ('cancelled', 'duplicate') AND {a}.until = {i}.last)))
