/* acts.c: the tables of acts: looking one up, and what its parameters are. */
#include <string.h>

#include "record/record.h"

const struct hl_act *
hl_act_find(const char *program, const char *name)
{
	const struct hl_act *const *table, *act;

	for (table = hl_acts; *table != NULL; table++)
		for (act = *table; act->program != NULL; act++)
			if (strcmp(act->name, name) == 0 && strcmp(act->program, program) == 0)
				return act;
	return NULL;
}

/* Whether the act takes that field of its register. */
static bool
is_taken(const struct hl_act *act, const struct hl_param *field)
{
	return !(act->flags & HL_ACT_CHOOSE) || (field->flags & HL_FILTER);
}

const struct hl_param *
hl_param(const struct hl_act *act, size_t i)
{
	const struct hl_param *p;

	for (p = act->fields; p != NULL && p->name != NULL; p++)
		if (is_taken(act, p) && i-- == 0)
			return p;
	for (p = act->params; p != NULL && p->name != NULL; p++)
		if (i-- == 0)
			return p;
	return NULL;
}

const struct hl_param *
hl_param_find(const struct hl_act *act, const char *name)
{
	const struct hl_param *p;
	size_t i;

	for (i = 0; (p = hl_param(act, i)) != NULL && strcmp(p->name, name) != 0; i++)
		;
	return p;
}

static bool
is_field(const struct hl_act *act, const struct hl_param *p)
{
	const struct hl_param *f;

	for (f = act->fields; f != NULL && f->name != NULL; f++)
		if (f == p)
			return true;
	return false;
}

int
hl_param_flags(const struct hl_act *act, const struct hl_param *p)
{
	int flags = p->flags;

	if (!is_field(act, p))
		return flags;
	if (act->flags & (HL_ACT_CHANGE | HL_ACT_CHOOSE))
		flags &= ~HL_NEED;
	if (act->flags & HL_ACT_CHOOSE)
		flags &= ~HL_MULTI;
	return flags;
}

const char *
hl_param_meta(const struct hl_param *p)
{
	static const char *const by_type[] = {
		[HL_P_FLAG] = "",
		[HL_P_TEXT] = "TEXT",
		[HL_P_PROSE] = "TEXT",
		[HL_P_NAME] = "NAME",
		[HL_P_CODE] = "CODE",
		[HL_P_INT] = "N",
		[HL_P_POINTS] = "POINTS",
		[HL_P_MONEY] = "YUAN",
		[HL_P_WORD] = "WORD",
		[HL_P_SINCE] = "TIME",
		[HL_P_UNTIL] = "TIME",
		[HL_P_AT] = "TIME",
		[HL_P_DAY] = "DATE",
		[HL_P_FROM] = "DATE",
		[HL_P_TO] = "DATE",
		[HL_P_STATION] = "STATION",
		[HL_P_DEPARTMENT] = "DEPT",
		[HL_P_ISSUE] = "ISSUE",
		[HL_P_MEETING] = "MEETING",
		[HL_P_ROW] = "CODE",
	};

	return p->set != NULL && p->type != HL_P_WORD ? p->set : by_type[p->type];
}

/* --- parameters that many acts take --- */

const struct hl_param span_params[] = {
	PARAM_SPAN,
	{ 0 },
};

const struct hl_param event_param[] = {
	PARAM_EVENT,
	{ 0 },
};

const struct hl_param import_params[] = {
	{ "file", HL_P_TEXT, HL_OPERAND | HL_NEED, "FILE",
	    N_("csv with the fields as headings; - is standard input") },
	{ "sha256", HL_P_CODE, 0, "HASH", N_("checksum of the file, as the journal writes it") },
	{ 0 },
};
