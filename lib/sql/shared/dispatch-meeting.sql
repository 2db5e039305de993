-- dispatch_meeting(m): m is a dispatch meeting that was held by :t
({m}.kind = 'dispatch' AND {m}.state = 'held' AND {m}.gone = @never AND {m}.at <= :t)
