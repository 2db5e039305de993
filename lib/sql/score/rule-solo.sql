-- solo (annex 5, 2): an issue closed off that the department handled alone
@credit_entries('solo');
