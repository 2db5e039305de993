UPDATE principal SET until = :at WHERE department_id = :department AND until = @never;
