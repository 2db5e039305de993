-- What a department had gone into by :at, a step.
SELECT into_id FROM succession WHERE department_id = :id AND at <= :at AND gone = @never;
