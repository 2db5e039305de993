-- founded(s, day): station s stands and is there on that day
({s}.gone = @never AND ifnull({s}.founded, '') <= {day})
