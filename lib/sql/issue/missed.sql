-- One missed deadline as flag prints it.
WITH hit AS (SELECT :id AS id)
@late_rows;
