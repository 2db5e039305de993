@department_rows(successor);
