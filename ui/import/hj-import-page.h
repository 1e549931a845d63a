/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The import report: what an import would store, before it is stored; or how a note of the library was read. */
#pragma once

#include "hj-import-plan.h"
#include "hj-page.h"

G_BEGIN_DECLS

/* Opened with "plan" (see below) or "note:ID". */
#define HJ_TYPE_IMPORT_PAGE (hj_import_page_get_type ())
G_DECLARE_FINAL_TYPE (HjImportPage, hj_import_page, HJ, IMPORT_PAGE, HjPage)

/* Takes PLAN, to be shown when "plan" is opened next. It is committed when the reader says so, with the signal
 *   committed (gint64 note, guint n_notes): the last note and how many there are
 * and thrown away otherwise. */
void hj_import_page_take_plan (HjImportPage *page, HjImportPlan *plan);

G_END_DECLS
