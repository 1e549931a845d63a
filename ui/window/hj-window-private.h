/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of HjWindow share. */
#pragma once

#include "hj-import-plan.h"
#include "hj-page.h"
#include "hj-search-panel.h"
#include "hj-sidebar.h"
#include "hj-window.h"

typedef struct _HjImporting HjImporting;

struct _HjWindow {
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  HjSearchPanel *search_panel;
  GtkStack *root;       /* "main": sidebar and pages; whole pages beside it; "problem" */
  AdwLeaflet *leaflet;
  HjSidebar *sidebar;
  GtkWidget *sidebar_half;
  GtkStack *pages;      /* pages beside the sidebar, made when first shown */
  AdwStatusPage *problem;

  HjDesk *desk;
  GHashTable *made;     /* page name → HjPage */
  GPtrArray *history;   /* of char*: places to go back to */
  GPtrArray *future;    /* of char*: places that were gone back from */
  char *place;
  gboolean sidebar_hidden;
  guint start_id;
  HjImporting *importing; /* files are being read, or NULL */
  HjImportPlan *update;   /* what files of notes have become, until the learner takes it over; or NULL */
  AdwToast *news;         /* the notice of it while it is there (borrowed) */
  GPtrArray *offered;     /* of char*: new notes in watched folders, until the learner answers */
  AdwToast *offer;        /* the notice of them while it is there (borrowed) */
};

/* In hj-window.c. PLACE takes the place of the one that is shown: the way back leaves that out. */
void hj_window_replace (HjWindow *window, const char *place);
HjPage *hj_window_ensure_page (HjWindow *window, const char *name);

/* In hj-window-history.c. */
void hj_window_init_history (HjWindow *window);
void hj_window_install_history_actions (GtkWidgetClass *widget_class);
/* The place that is shown, as exactly as its page says, is one to come back to; there is no way forward any more. */
void hj_window_remember_place (HjWindow *window);
void hj_window_go_back (HjWindow *window);
/* Place, history or the window's width have changed: is there a way back, or forward? */
void hj_window_update_history (HjWindow *window);

/* In hj-window-import.c. */
void hj_window_install_import_actions (GtkWidgetClass *widget_class);
void hj_window_stop_importing (HjWindow *window);

/* In hj-window-watch.c. */
void hj_window_install_watch_actions (GtkWidgetClass *widget_class);
void hj_window_watch_files (HjWindow *window);

/* In hj-window-library.c. */
void hj_window_install_library_actions (GtkWidgetClass *widget_class);
void hj_window_report_problem (HjWindow *window, const GError *error);
void hj_window_open_library (HjWindow *window);

/* In hj-window-undo.c. */
void hj_window_install_undo_actions (GtkWidgetClass *widget_class);

/* In hj-window-actions.c. */
void hj_window_install_actions (GtkWidgetClass *widget_class);
void hj_window_accept_files (HjWindow *window);
