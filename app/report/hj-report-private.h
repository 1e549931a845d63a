/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of app/report share. */
#pragma once

#include "hj-import-report.h"
#include "hj-picture-finder.h"

G_BEGIN_DECLS

struct _HjImportReport {
  HjNote *note;
  GBytes *bytes;                /* or NULL */
  char *folder;                 /* of the file */
  HjPictureFinder *pictures;
  GHashTable *files;            /* char* path of a file that came along → char* path of what it came in; or NULL */
  HjReportCounts counts;
  GArray *repairs, *mended, *left, *warnings, *removed; /* of HjReportItem */
  GArray *guesses;              /* of HjReportGuess */
  GPtrArray *missing, *corrections;
  GPtrArray *failed;            /* of HjReportFormula */
  GArray *failed_lines;         /* of int */
  GPtrArray *before;            /* of char*: lines of the file, made when first asked for */
  GHashTable *blocks;           /* line → HjBlock: the innermost that begins there; likewise */
  HjGuesses *choices;           /* likewise */
  gboolean asked;               /* for the choices */
};

/* hj-report-counts.c */
void hj_report_look_through (HjImportReport *report);

/* hj-report-missing.c: links one by one, then pictures. */
void hj_report_look_at_link (HjImportReport *report, const HjSpan *span, int line);
void hj_report_find_missing (HjImportReport *report);

/* hj-report-formulas.c */
void hj_report_set_formulas (HjImportReport *report);

/* hj-report-corrections.c */
void hj_report_find_corrections (HjImportReport *report);

/* A picture the note names, and whether it would be shown. */
gboolean hj_report_has_file (const HjImportReport *report, const char *source);

G_END_DECLS
