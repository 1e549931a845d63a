/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Storing what an import would do: in a thread, with progress and cancel, and with what the learner chose. */
#pragma once

#include "hj-desk.h"
#include "hj-import-plan.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What was stored; or NULL and ERROR, which is G_IO_ERROR_CANCELLED where the learner cancelled. IMPORTS (element-type
 * HjImport) and ERROR are borrowed. ERROR beside IMPORTS: what was chosen could not be kept. */
typedef void (*HjImportStored) (const GPtrArray *imports, const GError *error, gpointer widget);

/* Stores PLAN (transfer full) with the choices of ENTRIES (element-type HjImportEntry, of this plan; or NULL), which
 * nobody may look at any more. STORED is called with WIDGET, unless that is gone by then: what was begun is stored
 * all the same, and the application waits for it. */
void hj_import_store (GtkWidget *widget, HjDesk *desk, HjImportPlan *plan, GPtrArray *entries, HjImportStored stored);

G_END_DECLS
