SELECT 1
FROM consult_decision
WHERE consult = :event AND gone = @never AND at = :at AND text IS :text;
