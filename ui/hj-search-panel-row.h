/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row of the palette: something that was found, something that can be done, or "show more". */
#pragma once

#include "hj-desk.h"
#include "hj-lookup.h"
#include "hj-search-panel-commands.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Below the groups of HjLookupGroup: */
#define HJ_SEARCH_PANEL_COMMANDS HJ_N_LOOKUP_GROUPS
#define HJ_N_SEARCH_PANEL_GROUPS (HJ_N_LOOKUP_GROUPS + 1)

#define HJ_TYPE_SEARCH_PANEL_ROW (hj_search_panel_row_get_type ())
G_DECLARE_FINAL_TYPE (HjSearchPanelRow, hj_search_panel_row, HJ, SEARCH_PANEL_ROW, GtkListBoxRow)

/* PATTERN says what is set in bold; NULL: nothing. */
GtkWidget *hj_search_panel_row_new_found (const HjFound *found, const HjSearchPattern *pattern, HjDesk *desk);
GtkWidget *hj_search_panel_row_new_command (const HjSearchPanelCommand *command, const HjSearchPattern *pattern);
/* For the N others of GROUP. */
GtkWidget *hj_search_panel_row_new_more (guint group, guint n);

guint hj_search_panel_row_get_group (HjSearchPanelRow *row);
/* What it does: the action of the window or application and its target (may be NULL); NULL for "show more". */
const char *hj_search_panel_row_get_action (HjSearchPanelRow *row, GVariant **target);
/* Shows its key while it is the one that Enter opens. */
void hj_search_panel_row_set_chosen (HjSearchPanelRow *row, gboolean chosen);

G_END_DECLS
