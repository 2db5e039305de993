-- What has that code; of what was voided with :voided after it.
SELECT street || community || iif(gone < @never, :voided, '') FROM station WHERE code = :code;
