/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of HjImportPage share. */
#pragma once

#include "hj-card-grid.h"
#include "hj-import-entry.h"
#include "hj-import-page.h"
#include "hj-more-list.h"
#include "hj-note-view.h"
#include "hj-report-view.h"

G_BEGIN_DECLS

struct _HjImportPage {
  HjPage parent_instance;

  AdwWindowTitle *title;
  GtkWidget *back, *cancel, *commit, *bar;
  GtkStack *stack;
  GtkLabel *list_summary;
  HjMoreList *list;
  GtkScrolledWindow *scroller;
  HjCardGrid *notice;
  HjReportView *view;
  HjNoteView *preview;

  HjImportPlan *plan;    /* to be committed or thrown away; NULL for a note of the library */
  GPtrArray *entries;    /* of HjImportEntry */
  HjImportEntry *shown;  /* the one of the report, borrowed */
  gboolean storing;      /* what is shown is being stored */
  guint line_id;
  int line;              /* to be scrolled to in the preview */
};

static inline HjLibrary *
hj_import_page_get_library (HjImportPage *self)
{
  return hj_desk_get_library (hj_page_get_desk (HJ_PAGE (self)));
}

/* "list", "report" or "preview". */
void hj_import_page_show_view (HjImportPage *page, const char *name);

/* hj-import-page-choices.c: what is chosen in the report. */
extern const HjReportChoices hj_import_page_choices;
void hj_import_page_bind_choices (GtkWidgetClass *widget_class);

/* hj-import-page-places.c: the note that a line of the report is of, here or where it is read; and its undamaged copy. */
void hj_import_page_bind_places (GtkWidgetClass *widget_class);

G_END_DECLS
