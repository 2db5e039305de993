-- in_grid(i): issue i lies in :grid, by code or name, or in a cell of it
({i}.grid = :grid
 OR EXISTS (SELECT 1
            FROM grid cell
            WHERE cell.station_id = {i}.station_id AND cell.gone = @never
              AND {i}.grid IN (cell.code, cell.name)
              AND (:grid IN (cell.code, cell.name)
                   OR EXISTS (SELECT 1
                              FROM grid above
                              WHERE above.code = cell.parent AND above.gone = @never
                                AND :grid IN (above.code, above.name)))))
