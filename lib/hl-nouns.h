/*
 * hl-nouns.h: the commands of the library by noun; part of hl.h. Each is an hl_fn; the arguments
 * it takes are the options and operands of the program's command of the same name (see its man
 * page).
 */
#ifndef HL_NOUNS_H
#define HL_NOUNS_H

#include "register/registers.h"

/* stations (R1-R7) */
hl_fn hl_station_add, hl_station_import, hl_station_list, hl_station_show, hl_station_set,
    hl_station_check, hl_station_chart;
hl_fn hl_member_add, hl_member_end, hl_member_list, hl_member_show, hl_member_import;

/* departments */
hl_fn hl_department_add, hl_department_import, hl_department_list, hl_department_show,
    hl_department_set;
hl_fn hl_department_merge;

/* calendar (R20, R26) */
hl_fn hl_calendar_import, hl_calendar_list, hl_calendar_workday;

/* the journal (R51): policy is the recorded change of the rules in force */
hl_fn hl_policy_record, hl_void, hl_journal_list, hl_journal_export, hl_journal_head,
    hl_journal_verify;

/* issues (R8-R19) */
hl_fn hl_issue_add, hl_issue_set, hl_issue_dispatch, hl_issue_redispatch, hl_issue_feedback;
hl_fn hl_issue_return_accept, hl_issue_return_refuse, hl_issue_result, hl_issue_note;
hl_fn hl_issue_report, hl_issue_answer, hl_issue_reply, hl_issue_unable, hl_issue_replies;
hl_fn hl_issue_close, hl_issue_reject, hl_issue_reopen, hl_issue_cancel, hl_issue_duplicate;
hl_fn hl_issue_extend, hl_issue_case, hl_issue_import, hl_contact_erase;
hl_fn hl_issue_list, hl_issue_show, hl_issue_history, hl_issue_split, hl_issue_parts;
hl_fn hl_issue_unsupervised, hl_issue_untabled, hl_issue_expired, hl_issue_moves,
    hl_issue_duplicates;

/* deadlines (R20-R26) */
hl_fn hl_issue_overdue, hl_issue_flag, hl_issue_due;

/* meetings (R45-R49) */
hl_fn hl_meeting_hold, hl_meeting_schedule, hl_meeting_cancel, hl_meeting_list, hl_meeting_show,
    hl_meeting_import;
hl_fn hl_meeting_set, hl_meeting_attend, hl_meeting_attendance, hl_meeting_item_add,
    hl_meeting_item_list;
hl_fn hl_meeting_agenda, hl_meeting_item_propose, hl_meeting_minutes, hl_meeting_minutes_list;
hl_fn hl_meeting_decide, hl_meeting_follow, hl_meeting_decisions, hl_decision_show,
    hl_decision_import, hl_meeting_ical, hl_meeting_sheet;
hl_fn hl_meeting_regularity, hl_meeting_incomplete;

/* scores (R33-R38) */
hl_fn hl_score_rank, hl_score_explain, hl_score_talks, hl_score_adjust, hl_score_adjustments,
    hl_score_rules;
hl_fn hl_score_adjust_import, hl_score_adjust_show;
hl_fn hl_appeal_file, hl_appeal_uphold, hl_appeal_reject, hl_appeal_list, hl_appeal_show,
    hl_appeal_misses, hl_appeal_import;
hl_fn hl_score_settle, hl_score_settled, hl_score_settlements, hl_score_drift, hl_score_whatif;
hl_fn hl_talk_propose, hl_talk_hold, hl_talk_dismiss, hl_talk_show, hl_talk_import;

/* appraisal beside the points (R33, R36, R39) */
hl_fn hl_score_evidence, hl_score_bonus, hl_score_stations, hl_score_yearend, hl_score_rates;
hl_fn hl_commend_propose, hl_commend_award, hl_commend_dismiss, hl_commend_list, hl_commend_show,
    hl_commend_import;

/* registers of facts, see registers.h: a noun and its commands */
#define NOUN(noun) \
	hl_fn hl_##noun##_add, hl_##noun##_list, hl_##noun##_show, hl_##noun##_import, \
	    hl_##noun##_set, hl_##noun##_end;
REGISTERS(NOUN)
hl_fn hl_fund_pay, hl_inspection_follow, hl_visit_raise, hl_recommend_missing;
hl_fn hl_consult_ask, hl_consult_further, hl_consult_answer, hl_consult_decide, hl_consult_import;
hl_fn hl_consult_list, hl_consult_show, hl_consult_check;

/* sheets: the three lists of annex 5 and the four lists (四清单) */
hl_fn hl_lists_three, hl_lists_four, hl_report_areas, hl_report_party;

#endif
