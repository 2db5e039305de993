SELECT @principal_at(d, :t) FROM department d WHERE d.id = :id;
