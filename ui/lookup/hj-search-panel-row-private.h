/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of HjSearchPanelRow share. */
#pragma once

#include "hj-search-panel-row.h"

G_BEGIN_DECLS

struct _HjSearchPanelRow {
  GtkListBoxRow parent_instance;

  GtkBox *box;
  GtkLabel *title, *subtitle;
  GtkWidget *hint;
  guint group;
  char *action;
  GVariant *target;
  char *query; /* that it looks for, or NULL */
  const char *diagram; /* whose picture is still to come */
};

HjSearchPanelRow *hj_search_panel_row_new (guint group);
/* TEXT on LABEL of the row, with what matches PATTERN (or NULL) set off; a label without words is not shown. */
void hj_search_panel_row_set_words (HjSearchPanelRow *row, GtkLabel *label, const char *text,
                                    const HjSearchPattern *pattern);
/* ICON (floating), or the one of NAME, before the words. */
void hj_search_panel_row_set_icon (HjSearchPanelRow *row, GtkWidget *icon);
void hj_search_panel_row_set_symbol (HjSearchPanelRow *row, const char *name);

G_END_DECLS
