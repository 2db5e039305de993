-- issue_number_key(station, issue): the number so written that it sorts (R38): a code has no
-- character below '-'
printf('%s %04d%07d', {station}.code, {issue}.year, {issue}.serial)
