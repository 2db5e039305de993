@department_rows("+successor");
