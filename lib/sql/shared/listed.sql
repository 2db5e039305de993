-- listed(i): issue i is asked for: by :state, :list, :category, :grid, as @chosen, and by its words:
-- the pattern of the first in :word, those of the others a JSON array in :words
({i}.gone = @never
 AND (:state IS NULL OR {i}.state = :state)
 AND (:list IS NULL OR {i}.list = :list)
 AND (:category IS NULL OR {i}.category = :category)
 AND (:word IS NULL OR @says({i}, :word))
 AND (:words IS NULL
      OR NOT EXISTS (SELECT 1 FROM json_each(:words) w WHERE @says({i}, w.value) IS NOT TRUE))
 AND (:grid IS NULL OR @in_grid({i}))
 AND @chosen({i}, {i}.raised))
