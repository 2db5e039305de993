SELECT id, code FROM station WHERE community = :name AND gone = @never;
