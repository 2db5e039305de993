-- missed_on_record(d, t): deadline d was missed at t, as the record stands now: what was corrected
-- since t counts (sheets print the record as it is; missed() tells what was known at t)
({d}.met > {d}.due AND {d}.due < {t} AND {d}.void > {t} AND {d}.waived > {t}
 AND {d}.gone = @never)
