-- What has that code; of what was voided with :voided after it.
SELECT name || iif(gone < @never, :voided, '') FROM department WHERE code = :code;
