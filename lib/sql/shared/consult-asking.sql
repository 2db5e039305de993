-- consult_asking(c): the event that asked, which consultations asked together share
ifnull({c}.asking, {c}.event)
