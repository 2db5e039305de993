SELECT id, code FROM station WHERE street || community = :name AND gone = @never;
