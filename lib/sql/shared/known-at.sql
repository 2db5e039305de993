-- known_at(row, t): that version of a row was on record at t
({row}.known <= {t} AND {row}.gone > {t})
