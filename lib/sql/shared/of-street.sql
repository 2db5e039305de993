-- of_street(d, s): department d is that of the street of station s, by its name
({d}.level = 'street' AND instr({d}.name, {s}.street) = 1)
