INSERT INTO settled_talk (settlement, n, department_id, principal, ground, first, last, first_ref,
  last_ref, length, status)
VALUES (:settlement, :n, :department, :principal, :ground, :first, :last, :first_ref,
  :last_ref, :length, :status);
