/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of HjSearchPanel share. */
#pragma once

#include "hj-lookup.h"
#include "hj-search-panel-row.h"
#include "hj-search-panel.h"
#include "hj-window.h"

#define HJ_SEARCH_PANEL_FEW 4 /* of each group, until more are asked for */

struct _HjSearchPanel {
  AdwBin parent_instance;

  GtkWidget *panel, *keys;
  GtkText *text;
  GtkLabel *result;
  GtkScrolledWindow *scroller;
  GtkListBox *list;
  GtkLabel *nothing;

  HjDesk *desk;
  HjLookup *lookup;      /* what is shown; NULL before anything is typed */
  int unfolded;          /* the group that is shown whole, −1 for none */
  GtkWidget *before;     /* had the keyboard */
  HjSearchPanelRow *chosen;
};

/* hj-search-panel-list.c: the rows */
void hj_search_panel_init_list (HjSearchPanel *panel);
/* Shows what QUERY has found, at most LIMIT of a group, or what was opened last while it is empty. */
void hj_search_panel_fill (HjSearchPanel *panel, const char *query, guint limit);
/* The window it works on: the one it is in, or the one below the dialog it was opened over. */
HjWindow *hj_search_panel_get_window (HjSearchPanel *panel);
