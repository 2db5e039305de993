-- regular_quarters(s): the columns q1 to q4 of station s: its joint meetings (R49)
regular_status({s}.id, {s}.founded, 0) AS q1,
  regular_status({s}.id, {s}.founded, 1) AS q2,
  regular_status({s}.id, {s}.founded, 2) AS q3,
  regular_status({s}.id, {s}.founded, 3) AS q4
