-- in_force(row, t): what has a since and an until is in force at t
({row}.since <= {t} AND {row}.until > {t})
