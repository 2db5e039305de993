-- per_mille(part, whole): of the whole, rounded half up; as tenths it is per cent with one decimal
(2000 * {part} + {whole}) / (2 * {whole})
