SELECT code, street || community FROM station WHERE gone = @never ORDER BY code;
