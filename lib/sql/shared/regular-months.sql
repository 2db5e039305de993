-- regular_months(s): the columns m01 to m12 of station s: its dispatch meetings (R49)
regular_status({s}.id, {s}.founded, 4) AS m01,
  regular_status({s}.id, {s}.founded, 5) AS m02,
  regular_status({s}.id, {s}.founded, 6) AS m03,
  regular_status({s}.id, {s}.founded, 7) AS m04,
  regular_status({s}.id, {s}.founded, 8) AS m05,
  regular_status({s}.id, {s}.founded, 9) AS m06,
  regular_status({s}.id, {s}.founded, 10) AS m07,
  regular_status({s}.id, {s}.founded, 11) AS m08,
  regular_status({s}.id, {s}.founded, 12) AS m09,
  regular_status({s}.id, {s}.founded, 13) AS m10,
  regular_status({s}.id, {s}.founded, 14) AS m11,
  regular_status({s}.id, {s}.founded, 15) AS m12
