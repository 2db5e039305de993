-- consult_of(c, event): row c belongs to the consultation asked by that event. There are few, so that
-- a station asked for besides is written +c.station_id: its index has many.
({c}.event = {event} OR {c}.asking = {event})
