-- never: the end of what has none, HL_NEVER
253402300799
