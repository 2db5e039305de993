-- pending(d): deadline d is neither met nor ended at :t
({d}.met > :t AND {d}.ended > :t)
