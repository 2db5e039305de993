-- uninvited(a, m, t): whether a, who is on record at meeting m, had not been invited, as known at t;
-- of meetings where that is known at all. The chair needs no invitation.
({a}.invited = 0 AND {a}.who IS NOT {m}.chair
 AND EXISTS (SELECT 1
             FROM attendance guest
             WHERE guest.meeting_id = {a}.meeting_id AND guest.invited AND @known_at(guest, {t})))
