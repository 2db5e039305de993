SELECT code, name FROM department WHERE gone = @never ORDER BY code;
