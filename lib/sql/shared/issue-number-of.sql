-- issue_number_of(id): the number of the issue of that row id, NULL if there is none
(SELECT @issue_number(number_station, number_issue)
 FROM issue number_issue
 JOIN station number_station ON number_station.id = number_issue.station_id
 WHERE number_issue.id = {id})
