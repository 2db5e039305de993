-- unreported(w): a watched issue was passed on to the city and nothing reported up (R15)
({w}.list = 'transfer' AND {w}.reported IS NULL)
