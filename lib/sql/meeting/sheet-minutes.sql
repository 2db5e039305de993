SELECT text FROM minutes WHERE meeting_id = :id AND gone = @never ORDER BY version DESC LIMIT 1;
