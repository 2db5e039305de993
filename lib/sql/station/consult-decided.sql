SELECT event FROM consult_decision WHERE consult = :event AND gone = @never;
