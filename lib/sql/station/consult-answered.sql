SELECT event FROM consult_answer WHERE consult_id = :id AND gone = @never;
