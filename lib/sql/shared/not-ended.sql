-- not_ended(i): issue i is not at its end at :t: what last ended or reopened it
(ifnull((SELECT e.command
         FROM event e
         WHERE e.issue_id = {i}.id
           AND e.command IN ('close', 'reopen', 'cancel', 'duplicate', 'split')
           AND e.voided IS NULL AND e.at <= :t
         ORDER BY e.at DESC, e.seq DESC
         LIMIT 1), 'reopen') = 'reopen')
