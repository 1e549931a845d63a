/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of HjReportView share. */
#pragma once

#include "hj-more-list.h"
#include "hj-report-view.h"

#include <adwaita.h>

struct _HjReportView {
  GtkWidget parent_instance;

  GtkWidget *box;      /* everything */
  HjImportReport *report;
  const GPtrArray *changes;
  HjLang lang;
  HjReportPictureFunc picture;
  gpointer picture_data;
  const HjReportChoices *choices;
  gpointer choices_data;
  GHashTable *pictures; /* diagram id → GPtrArray of GtkPicture (weak) */
};

/* hj-report-summary.c: the three cards, and what is in the note. */
GtkWidget *hj_report_view_create_summary (HjReportView *view);
GtkWidget *hj_report_view_create_contents (HjReportView *view);

/* hj-report-rows.c: rows of the lists, as HjMoreListMake; DATA is the view. */
GtkWidget *hj_report_view_create_guess (guint index, gpointer view);
GtkWidget *hj_report_view_create_missing (guint index, gpointer view);
GtkWidget *hj_report_view_create_correction (guint index, gpointer view);
GtkWidget *hj_report_view_create_change (guint index, gpointer view);

/* hj-report-items.c: a kind of thing with its places folded away. */
GtkWidget *hj_report_view_create_mended (guint index, gpointer view);
GtkWidget *hj_report_view_create_left (guint index, gpointer view);
GtkWidget *hj_report_view_create_removed (guint index, gpointer view);
GtkWidget *hj_report_view_create_warning (guint index, gpointer view);

/* hj-report-words.c: what the reader can say about what KIND did on LINE, which ROW shows in a box; nothing, of kinds
 * that change no words. MENDED: the line before and after, within a box of its own. */
void hj_report_view_add_word (HjReportView *view, GtkWidget *row, const char *kind, int line, GtkWidget *mended);
