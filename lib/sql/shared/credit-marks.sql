-- credit_marks(c): what was put on record late of credit c (R50): its close-off, in a later year;
-- feedback of the department that met a deadline of the issue then past
ifnull((SELECT score_year_mark(e.at, e.recorded_at, e.reason)
        FROM event e INDEXED BY event_backdated
        WHERE e.issue_id = {c}.issue_id AND e.seq = {c}.event AND @backdated(e)), '')
|| ifnull((SELECT score_fed_mark(d.met, e.recorded_at, e.reason)
           FROM event e INDEXED BY event_backdated
           CROSS JOIN feedback f INDEXED BY feedback_issue
             ON f.issue_id = e.issue_id AND f.event = e.seq
             AND f.department_id = {c}.department_id AND f.gone > :t
           CROSS JOIN deadline d INDEXED BY deadline_issue
             ON d.issue_id = f.issue_id AND d.department_id = f.department_id
             AND d.met = f.at AND d.met <= d.due AND @known_at(d, :t)
           WHERE e.issue_id = {c}.issue_id AND e.recorded_at > d.due AND @backdated(e)
           ORDER BY d.due, f.event
           LIMIT 1), '')
