/*
 * hl-station.c: the commands of hl-station: the registers and the rules everything else rests
 * on.
 */
#include "groups.h"
#include "registers.h"

static int
cmd_init(struct cli *c, struct hl_args *args)
{
	(void)args;
	if (!c->o[O_DRY_RUN])
		msg_note(c, _("database '%s' is ready"),
		    c->o[O_DATABASE] ? c->o[O_DATABASE] : c->cfg.database);
	return 0;
}

/*
 * --- stations
 * -----------------------------------------------------------------------------------
 */

static const struct opt no_opts[] = {
	{ 0 },
};

static const struct opt add_opts[] = {
	{ "code", 0, OPT_CODE, OPT_NEED, "CODE",
	    N_("code of the station: up to 16 of A-Z a-z 0-9 _ -") },
	{ "street", 0, OPT_NAME, OPT_NEED, "NAME", N_("street the community lies in") },
	{ "community", 0, OPT_NAME, OPT_NEED, "NAME", N_("community") },
	{ "head", 0, OPT_NAME, 0, "NAME", N_("head, since the founding date or always") },
	{ "deputy", 0, OPT_NAME, OPT_MULTI, "NAME",
	    N_("deputy head, the community party secretary") },
	{ "founded", 0, OPT_DAY, 0, "DATE", N_("founding date") },
	{ 0 },
};

static const struct opt import_opts[] = {
	{ "file", 0, OPT_TEXT, OPT_OPERAND | OPT_NEED, "FILE",
	    N_("csv with code, street, community, head, deputy, founded; - is standard input") },
	{ "sha256", 0, OPT_CODE, 0, "HASH", N_("checksum of the file, as the journal writes it") },
	{ 0 },
};

static const struct opt list_opts[] = {
	{ "street", 0, OPT_NAME, 0, "NAME", N_("only those of this street") },
	{ 0 },
};

static const struct opt show_opts[] = {
	{ "station", 0, OPT_NAME, OPT_OPERAND | OPT_NEED, "STATION",
	    N_("station, by code or community") },
	{ 0 },
};

static const struct opt set_opts[] = {
	{ "station", 0, OPT_NAME, OPT_OPERAND | OPT_NEED, "STATION",
	    N_("station, by code or community") },
	{ "head", 0, OPT_NAME, 0, "NAME",
	    N_("new head from --at on; the former one's post ends then") },
	{ "deputy", 0, OPT_NAME, OPT_MULTI, "NAME",
	    N_("all deputies from --at on; other posts end then") },
	{ "vacant", 0, OPT_CODE, OPT_MULTI, "POST",
	    N_("post that is vacant from --at on: head or deputy") },
	{ "founded", 0, OPT_DAY, 0, "DATE", N_("founding date") },
	{ "street", 0, OPT_NAME, 0, "NAME", N_("street the community lies in") },
	{ "community", 0, OPT_NAME, 0, "NAME", N_("community") },
	{ 0 },
};

/*
 * --- members
 * ------------------------------------------------------------------------------------
 */

static const struct opt member_add_opts[] = {
	{ "station", 0, OPT_NAME, OPT_NEED, "STATION", N_("station, by code or community") },
	{ "name", 0, OPT_NAME, OPT_NEED, "NAME", N_("name of the member") },
	{ "category", 0, OPT_WORD, OPT_NEED, "member_category", N_("category of members") },
	{ "department", 0, OPT_NAME, 0, "DEPT", N_("department the member belongs to") },
	{ "from", 0, OPT_SINCE, 0, "TIME", N_("member since (default: --at)") },
	{ "to", 0, OPT_UNTIL, 0, "TIME", N_("member until (default: for ever)") },
	{ 0 },
};

static const struct opt member_end_opts[] = {
	{ "station", 0, OPT_NAME, OPT_NEED, "STATION", N_("station, by code or community") },
	{ "name", 0, OPT_NAME, OPT_NEED, "NAME", N_("name of the member") },
	{ "to", 0, OPT_UNTIL, 0, "TIME", N_("member until (default: --at)") },
	{ 0 },
};

static const struct opt member_list_opts[] = {
	{ "station", 0, OPT_NAME, 0, "STATION", N_("only those of this station") },
	{ "department", 0, OPT_NAME, 0, "DEPT", N_("only those of this department") },
	{ "category", 0, OPT_WORD, 0, "member_category", N_("only those of this category") },
	SPAN_OPTS,
	{ "all", 'a', OPT_FLAG, 0, NULL, N_("former members too") },
	{ 0 },
};

static const struct opt member_show_opts[] = {
	{ "event", 0, OPT_INT, OPT_OPERAND | OPT_NEED, "EVENT",
	    N_("the number it was added under, see list") },
	{ 0 },
};

static const struct opt member_import_opts[] = {
	{ "file", 0, OPT_TEXT, OPT_OPERAND | OPT_NEED, "FILE",
	    N_("csv with the fields as headings; - is standard input") },
	{ "sha256", 0, OPT_CODE, 0, "HASH", N_("checksum of the file, as the journal writes it") },
	{ 0 },
};

/*
 * --- departments
 * --------------------------------------------------------------------------------
 */

static const struct opt department_add_opts[] = {
	{ "code", 0, OPT_CODE, OPT_NEED, "CODE",
	    N_("code of the department: up to 16 of A-Z a-z 0-9 _ -") },
	{ "name", 0, OPT_NAME, OPT_NEED, "NAME", N_("name of the department") },
	{ "level", 0, OPT_WORD, OPT_NEED, "level", N_("level of the department") },
	{ "principal", 0, OPT_NAME, 0, "NAME", N_("the person heading it, since always") },
	{ "stationed", 0, OPT_NAME, 0, "STATION", N_("station its director is stationed at") },
	{ "from", 0, OPT_DAY, 0, "DATE", N_("first day it counts (default: always)") },
	{ "to", 0, OPT_DAY, 0, "DATE", N_("last day it counts (default: for ever)") },
	{ 0 },
};

static const struct opt department_import_opts[] = {
	{ "file", 0, OPT_TEXT, OPT_OPERAND | OPT_NEED, "FILE",
	    N_("csv with code, name, level, principal, stationed; - is standard input") },
	{ "sha256", 0, OPT_CODE, 0, "HASH", N_("checksum of the file, as the journal writes it") },
	{ 0 },
};

static const struct opt department_list_opts[] = {
	{ "level", 0, OPT_WORD, 0, "level", N_("only those of this level") },
	{ "stationed", 0, OPT_NAME, 0, "STATION", N_("only those stationed there") },
	{ "former", 0, OPT_FLAG, 0, NULL,
	    N_("former names, and departments that have ended, with who stands for them now") },
	{ 0 },
};

static const struct opt department_merge_opts[] = {
	{ "department", 0, OPT_NAME, OPT_OPERAND | OPT_MULTI | OPT_NEED, "DEPT",
	    N_("department that ends, by code or name") },
	{ "into", 0, OPT_NAME, OPT_NEED, "DEPT", N_("its successor, of the same level") },
	{ 0 },
};

static const struct opt department_dissolve_opts[] = {
	{ "department", 0, OPT_NAME, OPT_OPERAND | OPT_NEED, "DEPT",
	    N_("department that ends, by code or name") },
	{ "into", 0, OPT_NAME, OPT_NEED, "DEPT", N_("its successor, of the same level") },
	{ 0 },
};

static const struct opt department_show_opts[] = {
	{ "department", 0, OPT_NAME, OPT_OPERAND | OPT_NEED, "DEPT",
	    N_("department, by code or name") },
	{ 0 },
};

static const struct opt department_set_opts[] = {
	{ "department", 0, OPT_NAME, OPT_OPERAND | OPT_NEED, "DEPT",
	    N_("department, by code or name") },
	{ "name", 0, OPT_NAME, 0, "NAME", N_("name of the department") },
	{ "level", 0, OPT_WORD, 0, "level", N_("level of the department") },
	{ "principal", 0, OPT_NAME, 0, "NAME", N_("the person heading it from --at on") },
	{ "stationed", 0, OPT_NAME, 0, "STATION", N_("station its director is stationed at") },
	{ "from", 0, OPT_DAY, 0, "DATE", N_("first day it counts") },
	{ "to", 0, OPT_DAY, 0, "DATE", N_("last day it counts") },
	{ "clear", 0, OPT_CODE, OPT_MULTI, "FIELD",
	    N_("empties a field: principal, stationed, from or to") },
	{ 0 },
};

/*
 * --- calendar, rules, journal
 * -------------------------------------------------------------------
 */

static const struct opt calendar_import_opts[] = {
	{ "file", 0, OPT_TEXT, OPT_OPERAND, "FILE",
	    N_("lines of date, holiday or workday, name; - is standard input") },
	{ "rows", 0, OPT_TEXT, OPT_MULTI, "ROW",
	    N_("a row of the calendar, as the journal writes it") },
	{ "origin", 0, OPT_CODE, 0, "HASH",
	    N_("checksum of a configured calendar, as the journal writes it") },
	{ "sha256", 0, OPT_CODE, 0, "HASH", N_("checksum of the file, as the journal writes it") },
	{ 0 },
};

static const struct opt calendar_list_opts[] = {
	{ "year", 0, OPT_INT, 0, "YEAR", N_("only the days of this year") },
	{ 0 },
};

static const struct opt calendar_workday_opts[] = {
	{ "date", 0, OPT_DAY, OPT_OPERAND, "DATE", N_("the day (default: today)") },
	{ 0 },
};

static const struct opt policy_opts[] = {
	{ "rules", 0, OPT_TEXT, OPT_MULTI, "KEY=VALUE", N_("a rule of the configuration") },
	{ 0 },
};

static const struct opt void_opts[] = {
	{ "event", 0, OPT_INT, OPT_OPERAND | OPT_NEED, "EVENT",
	    N_("the number of the event, see hl-report journal") },
	{ 0 },
};

/*
 * --- the table
 * ----------------------------------------------------------------------------------
 */

static const struct cmd cmds[] = {
	{ "init", "", N_("create the database, or check and migrate it"), "hl-station init",
	    HL_CREATE, 0, NULL, cmd_init, no_opts },
	{ "add", "", N_("register a station"),
	    "hl-station add --code HTBC --street 花亭路街道 --community 花亭北村社区 --head 王朝东 "
	    "--founded 2020-04-20",
	    HL_WRITE, CMD_PLAIN, hl_station_add, NULL, add_opts },
	{ "import", "FILE", N_("register the stations of a csv file"),
	    "hl-station import annex3.csv", HL_WRITE, CMD_FILE, hl_station_import, NULL,
	    import_opts },
	{ "list", "", N_("list stations"), "hl-station list --street 菱湖街道", HL_READ, 0,
	    hl_station_list, NULL, list_opts },
	{ "show", "STATION", N_("show a station, its posts, departments and issues"),
	    "hl-station show HTBC", HL_READ, 0, hl_station_show, NULL, show_opts },
	{ "set", "STATION", N_("change a station or who holds its posts"),
	    "hl-station set HTBC --head 李明 --at 2026-03-01", HL_WRITE, CMD_EVENING,
	    hl_station_set, NULL, set_opts },
	{ "member add", "", N_("register a member of a station"),
	    "hl-station member add --station HTBC --name 张三 --category 网格长", HL_WRITE,
	    CMD_PLAIN, hl_member_add, NULL, member_add_opts },
	{ "member end", "", N_("end a membership"),
	    "hl-station member end --station HTBC --name 张三 --to 2026-03-31", HL_WRITE,
	    CMD_EVENING, hl_member_end, NULL, member_end_opts },
	{ "member import", "FILE", N_("register the members of a csv file"),
	    "hl-station member import members.csv", HL_WRITE, CMD_FILE, hl_member_import, NULL,
	    member_import_opts },
	{ "member list", "", N_("list members"), "hl-station member list --station HTBC", HL_READ,
	    0, hl_member_list, NULL, member_list_opts },
	{ "member show", "EVENT", N_("show one"),
	    "hl-station member show \"$(hl-station member list -f ids --limit 1)\"", HL_READ, 0,
	    hl_member_show, NULL, member_show_opts },
	{ "department add", "", N_("register a department"),
	    "hl-station department add --code CGJ --name 区城管局 --level district --principal "
	    "张一 --stationed HTBC",
	    HL_WRITE, CMD_PLAIN, hl_department_add, NULL, department_add_opts },
	{ "department import", "FILE", N_("register the departments of a csv file"),
	    "hl-station department import departments.csv", HL_WRITE, CMD_FILE,
	    hl_department_import, NULL, department_import_opts },
	{ "department list", "", N_("list departments"),
	    "hl-station department list --level district", HL_READ, 0, hl_department_list, NULL,
	    department_list_opts },
	{ "department show", "DEPT", N_("show a department, its principals and issues"),
	    "hl-station department show CGJ", HL_READ, 0, hl_department_show, NULL,
	    department_show_opts },
	{ "department set", "DEPT", N_("change a department or who heads it"),
	    "hl-station department set CGJ --principal 李四 --at 2026-03-01", HL_WRITE, CMD_EVENING,
	    hl_department_set, NULL, department_set_opts },
	{ "department merge", "DEPT...",
	    N_("end departments: from --at on their work is that of another"),
	    "hl-station department merge SWJ JTJ --into ZJJ --reason 机构改革", HL_WRITE,
	    CMD_EVENING, hl_department_merge, NULL, department_merge_opts },
	{ "department dissolve", "DEPT",
	    N_("end a department: from --at on its work is that of another"),
	    "hl-station department dissolve SWJ --into ZJJ --reason 机构改革", HL_WRITE,
	    CMD_EVENING, hl_department_merge, NULL, department_dissolve_opts },
	{ "calendar import", "FILE",
	    N_("replace the years a calendar file covers; prints the deadlines that moved"),
	    "hl-station calendar import 2027.tsv", HL_WRITE, CMD_FILE, hl_calendar_import, NULL,
	    calendar_import_opts },
	{ "calendar list", "", N_("list holidays and make-up working days"),
	    "hl-station calendar list --year 2026", HL_MAYBE, 0, hl_calendar_list, NULL,
	    calendar_list_opts },
	{ "calendar workday", "[DATE]",
	    N_("tell whether a day is a working day (exit 0) or a rest day (exit 10)"),
	    "hl-station calendar workday 2026-10-01", HL_MAYBE, CMD_PLAIN, hl_calendar_workday,
	    NULL, calendar_workday_opts },
	{ "config", "[KEY...]",
	    N_("list the configuration in force and where each value comes from"),
	    "hl-station config", HL_NONE, 0, NULL, cli_config, cli_config_opts },
	{ "policy", "", N_("put the rules in force on record; other commands do it by themselves"),
	    "hl-station policy --rules score.late=-3.0", HL_WRITE, CMD_PLAIN, hl_policy_record,
	    NULL, policy_opts },
	{ "void", "EVENT", N_("take back an event recorded by mistake"),
	    "hl-station void 17 --reason 录入错误", HL_WRITE, CMD_EVENING, hl_void, NULL,
	    void_opts },
	{ "batch", "[FILE]", N_("run commands from a file of JSON Lines"),
	    "hl-station batch stations.jsonl", HL_WRITE, CMD_FILE, NULL, cli_batch,
	    cli_batch_opts },
	{ 0 },
};

static const struct cmd_group groups[] = {
	CMD_GROUP(NULL, cmds),
	CMD_GROUP(N_("The structure:"), structure_cmds),
	CMD_GROUP(N_("Who serves where:"), serving_cmds),
	CMD_GROUP(N_("Duties that leave records:"), duty_cmds),
	CMD_GROUP(N_("Consultation:"), consult_cmds),
	{ 0 },
};

const struct prog prog_station = { "hl-station",
	N_("stations, departments, members, the calendar and the rules"), groups };
