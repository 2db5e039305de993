-- The department of that name, except :id.
SELECT code FROM department WHERE name = :name AND id <> :id AND gone = @never;
