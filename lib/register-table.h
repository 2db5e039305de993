/* register-table.h: what declares a register in lib: its fields, its row, its commands. For registers.c and the like only. */
#ifndef HL_REGISTER_TABLE_H
#define HL_REGISTER_TABLE_H

#include "register.h"

#define DECLARE_REG(noun) extern const struct reg reg_##noun;
REGISTERS(DECLARE_REG)

#define REG_F(name, kind, flags, set, headings, help) { name, REG_##kind, flags, set, headings },
#define REG_Q(name, kind, flags, set, headings, help) { name, REG_##kind, (flags) | REG_FILTER, set, headings },

/* reg_NOUN, and hl_NOUN_add and so on; further members of struct reg at the end (.check = NULL when there are none). */
#define REGISTER(program, noun, FIELDS, ...) \
	static const struct reg_field noun##_fields[] = { FIELDS(REG_F, REG_Q) }; \
	const struct reg reg_##noun = { program, #noun, noun##_fields, LEN(noun##_fields), hl_##noun##_add, __VA_ARGS__ }; \
	int hl_##noun##_add(struct hl *hl, struct hl_args *args, struct hl_rows **rows) \
	{ return reg_add(hl, &reg_##noun, args, rows); } \
	int hl_##noun##_list(struct hl *hl, struct hl_args *args, struct hl_rows **rows) \
	{ return reg_list(hl, &reg_##noun, args, rows); } \
	int hl_##noun##_show(struct hl *hl, struct hl_args *args, struct hl_rows **rows) \
	{ return reg_show(hl, &reg_##noun, args, rows); } \
	int hl_##noun##_set(struct hl *hl, struct hl_args *args, struct hl_rows **rows) \
	{ return reg_set(hl, &reg_##noun, args, rows); } \
	int hl_##noun##_import(struct hl *hl, struct hl_args *args, struct hl_rows **rows) \
	{ return reg_import(hl, &reg_##noun, args, rows); }
#define REGISTER_END(noun) \
	int hl_##noun##_end(struct hl *hl, struct hl_args *args, struct hl_rows **rows) \
	{ return reg_end(hl, &reg_##noun, args, rows); }

#endif
