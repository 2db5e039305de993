-- joint (annex 5, 3): an issue closed off that several departments handled
@credit_entries('joint');
