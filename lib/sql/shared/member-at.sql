-- member_at(m, t): membership m stands and is in force at t
({m}.gone = @never AND @in_force({m}, {t}))
