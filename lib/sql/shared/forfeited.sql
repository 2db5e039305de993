-- forfeited(c): the department of credit c missed a deadline of the issue
EXISTS (SELECT 1
        FROM deadline d INDEXED BY deadline_issue
        WHERE d.issue_id = {c}.issue_id AND d.department_id = {c}.department_id
          AND @score_missed(d))
