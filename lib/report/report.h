/* report.h: private to lib: sheets over all of it. */
#ifndef HL_REPORT_H
#define HL_REPORT_H

#include "score/score.h"
#include "sql/report.h"

#endif
