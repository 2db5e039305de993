-- consult_checked: those of consultation :event or, undecided, on :department, of one :matter if given
@consult_rows
  AND (:event IS NULL OR @consult_asking(c) = :event)
  AND (:department IS NULL
       OR (d.at IS NULL AND c.department_id IN @department_former(:department, :t)))
  AND (:matter IS NULL OR c.matter = :matter)
