-- unnoted(w): the head has not noted anything on a watched issue for :note_days (R15)
({w}.since < :t - 86400 * :note_days)
