/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An import report as JSON. */
#pragma once

#include "hj-import-report.h"
#include "hj-json.h"

G_BEGIN_DECLS

/* sections, tables, …: members of the object JSON is in. */
void hj_json_report_counts (JsonBuilder *json, const HjReportCounts *counts);
/* repairs, left_as_written, warnings, and beside them what else the report holds: removed, guessed, missing, corrections. */
void hj_json_report_findings (JsonBuilder *json, const HjImportReport *report, HjLang lang);
/* "offers": those missing pictures a diagram can stand for, with a reason in LANG, or in both languages for NULL. */
void hj_json_report_offers (JsonBuilder *json, const HjImportReport *report, const HjLang *lang);

G_END_DECLS
