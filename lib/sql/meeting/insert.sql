INSERT INTO meeting (station_id, year, serial, kind, state, at, chair, chair_post, agenda, way,
  method, guarantee, occasion, plan, place, duration, reminder, event, revised)
VALUES (:station, :year, :serial, :kind, :state, :at, :chair, :post, :agenda, :way,
  :method, :guarantee, :occasion, :plan, :place, :duration, :reminder, :event, :event);
