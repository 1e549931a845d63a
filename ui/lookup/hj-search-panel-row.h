/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row of the palette: something that was found, something that can be done, or "show more". */
#pragma once

#include "hj-desk.h"
#include "hj-lookup.h"
#include "hj-search-panel-commands.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* After the groups of HjLookupGroup: */
enum {
  HJ_SEARCH_PANEL_COMMANDS = HJ_N_LOOKUP_GROUPS,
  HJ_SEARCH_PANEL_RECENT,
  HJ_SEARCH_PANEL_SEARCHES,    /* that led somewhere before */
  HJ_SEARCH_PANEL_SUGGESTIONS, /* for what finds nothing */
  HJ_N_SEARCH_PANEL_GROUPS,
};

#define HJ_TYPE_SEARCH_PANEL_ROW (hj_search_panel_row_get_type ())
G_DECLARE_FINAL_TYPE (HjSearchPanelRow, hj_search_panel_row, HJ, SEARCH_PANEL_ROW, GtkListBoxRow)

/* PATTERN says what is set in bold; NULL: nothing. */
GtkWidget *hj_search_panel_row_new_found (const HjFound *found, const HjSearchPattern *pattern, HjDesk *desk);
GtkWidget *hj_search_panel_row_new_command (const HjSearchPanelCommand *command, const HjSearchPattern *pattern);
/* For the N others of GROUP. */
GtkWidget *hj_search_panel_row_new_more (guint group, guint n);
/* Something to look for: one of HJ_SEARCH_PANEL_SEARCHES or _SUGGESTIONS. */
GtkWidget *hj_search_panel_row_new_query (guint group, const char *query);
/* Puts a row that was found into another group. */
void hj_search_panel_row_set_group (HjSearchPanelRow *row, guint group);

guint hj_search_panel_row_get_group (HjSearchPanelRow *row);
/* What it does: the action of the window or application and its target (may be NULL); NULL for "show more" and for something to look for. */
const char *hj_search_panel_row_get_action (HjSearchPanelRow *row, GVariant **target);
/* What it looks for, or NULL. */
const char *hj_search_panel_row_get_query (HjSearchPanelRow *row);
/* Shows its key while it is the one that Enter opens. */
void hj_search_panel_row_set_chosen (HjSearchPanelRow *row, gboolean chosen);

G_END_DECLS
