SELECT @active(d, :day) FROM department d WHERE d.id = :id;
