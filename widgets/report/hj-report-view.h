/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The import report of one note: what was read, mended, guessed, is missing or known to be wrong. */
#pragma once

#include "hj-import-report.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Signals:
 *   place-activated   (int line): the reader wants to see the place
 *   letter-chosen     (uint guess, uint letter): what a guessed letter is
 *   diagram-toggled   (uint missing, gboolean attach): show the offered diagram in the note, or not
 *   correction-toggled (uint correction, gboolean mark): mark it in the margin, or not
 *   heading-changed   (int line, const char *how) → gboolean: "plain", "promote", "demote", "merge", or "back" to take
 *                     the last of these back; TRUE if it was done
 *   repair-left       (const char *kind, int line, gboolean left) → gboolean: leave the line as it is written, or mend
 *                     it again; TRUE if it was done
 */
#define HJ_TYPE_REPORT_VIEW (hj_report_view_get_type ())
G_DECLARE_FINAL_TYPE (HjReportView, hj_report_view, HJ, REPORT_VIEW, GtkWidget)

/* The small picture of a diagram and its name; the picture may be NULL while it is being made. */
typedef GdkPaintable *(*HjReportPictureFunc) (const char *diagram, const char **name, gpointer data);
/* Whether the diagram offered for MISSING is shown in the note, whether CORRECTION is marked there, which letter GUESS
 * is (0: as it was guessed), how the heading on LINE was changed last (as "heading-changed" says it; NULL: it was not),
 * and whether LINE is left as it is written by repairs of KIND. */
typedef struct {
  gboolean (*is_attached) (const HjReportMissing *missing, gpointer data);
  gboolean (*is_marked) (const HjReportCorrection *correction, gpointer data);
  gunichar (*get_letter) (const HjReportGuess *guess, gpointer data);
  const char *(*get_heading) (int line, gpointer data);
  gboolean (*is_left) (const char *kind, int line, gpointer data);
} HjReportChoices;

GtkWidget *hj_report_view_new (void);
void hj_report_view_set_picture_func (HjReportView *view, HjReportPictureFunc func, gpointer data);
/* What the reader has chosen so far; without it nothing can be chosen. CHOICES must be static. */
void hj_report_view_set_choices (HjReportView *view, const HjReportChoices *choices, gpointer data);
/* REPORT must outlive the view, or be taken away with NULL. LANG of its sentences. CHANGES (of HjReportChange, may be
 * NULL): what is new since the note was read last; likewise. */
void hj_report_view_set_report (HjReportView *view, HjImportReport *report, const GPtrArray *changes, HjLang lang);
/* The picture of a diagram is there now. */
void hj_report_view_update_picture (HjReportView *view, const char *diagram);

G_END_DECLS
