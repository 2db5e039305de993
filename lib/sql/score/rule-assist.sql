-- assist (annex 5, 4): an issue closed off that was moved to the city, for its helpers
@credit_entries('assist');
