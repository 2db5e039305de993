SELECT event FROM fund_payment WHERE fund = :event AND gone = @never LIMIT 1;
