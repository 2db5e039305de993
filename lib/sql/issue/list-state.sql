-- Issues, from the few of a state.
SELECT @list_columns
FROM issue i INDEXED BY issue_state
CROSS JOIN station s ON s.id = i.station_id
WHERE i.state = :state AND @listed(i)
ORDER BY s.code, i.year, i.serial;
