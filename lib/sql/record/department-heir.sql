-- Whose the work of a department is at :at: its own, or that of what it has gone into.
SELECT @department_heir(:id, :at, @never - 1);
