/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of HjWindow share. */
#pragma once

#include "hj-page.h"
#include "hj-sidebar.h"
#include "hj-window.h"

struct _HjWindow {
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkStack *root;       /* "main": sidebar and pages; whole pages beside it; "problem" */
  AdwLeaflet *leaflet;
  HjSidebar *sidebar;
  GtkWidget *sidebar_half;
  GtkStack *pages;      /* pages beside the sidebar, made when first shown */
  AdwStatusPage *problem;

  HjDesk *desk;
  GHashTable *made;     /* page name → HjPage */
  GPtrArray *history;   /* of char*: places to go back to */
  char *place;
  gboolean sidebar_hidden;
  guint start_id;
};

/* In hj-window-actions.c. */
void hj_window_install_actions (GtkWidgetClass *widget_class);
HjPage *hj_window_get_page (HjWindow *window);
void hj_window_report_problem (HjWindow *window, const GError *error);
void hj_window_open_library (HjWindow *window);
void hj_window_accept_files (HjWindow *window);
