-- active(d, day): department d is active on that day, by the days it has
(ifnull({d}.active_from, '') <= {day} AND ifnull({d}.active_to, '9999') >= {day})
