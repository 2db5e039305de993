-- consult_too_early(c, d, t): decision d came before the opinion of c and before its time to answer
-- was over, as known at t: a violation (R27). After that time silence is no consent, and no violation.
({d}.at <= {c}.due
 AND NOT EXISTS (SELECT 1
                 FROM consult_answer opinion
                 WHERE opinion.consult_id = {c}.id AND opinion.at <= {d}.at AND opinion.gone > {t}))
