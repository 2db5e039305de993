-- voided_by(v): the event that the voiding v names; in its arguments it is the text of a number
CAST(CASE WHEN json_valid({v}.args) THEN json_extract({v}.args, '$.event') END AS INTEGER)
