-- grid_above(cell): the event of the grid that the cell, a row of grids, lies in
(SELECT above.event
 FROM grids above
 WHERE above.station_id = {cell}.station_id AND above.code = {cell}.parent
 ORDER BY above.event DESC
 LIMIT 1)
