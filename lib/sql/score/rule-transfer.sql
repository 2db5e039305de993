-- transfer (annex 5, 4): an issue closed off that was moved to the city, for the lead
@credit_entries('transfer');
