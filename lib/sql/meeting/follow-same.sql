SELECT 1 FROM follow WHERE decision = :event AND at = :at AND text = :text AND gone = @never;
