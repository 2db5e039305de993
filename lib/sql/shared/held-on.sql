-- held_on(row, day): a row of a register is on record and in force on that day, its last included
({row}.gone = @never AND {row}."from" <= {day} AND ifnull({row}."to", '9999-12-31') >= {day})
