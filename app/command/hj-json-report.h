/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An import report as JSON. */
#pragma once

#include "hj-import-report.h"
#include "hj-invocation.h"

G_BEGIN_DECLS

/* sections, tables, …: members of the object JSON is in. */
void hj_json_report_counts (JsonBuilder *json, const HjReportCounts *counts);
/* repairs, warnings, and beside them what else the report holds: removed, guessed, missing, corrections. */
void hj_json_report_findings (JsonBuilder *json, const HjImportReport *report, HjLang lang);

G_END_DECLS
