/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What reading a note found, mended, guessed and missed: one model for the page, the command line and whoever asks
 * later. What would cost time is computed when it is asked for. */
#pragma once

#include "hj-note.h"

G_BEGIN_DECLS

/* What is in the note. */
typedef struct {
  int lines, sections, tables, table_rows, formulas, formulas_failed, code_blocks, images, images_missing;
  int questions, links, terms, cards, language_pairs;
  int terms_doubtful; /* of the terms: to be confirmed by the reader */
  int latent_tables;  /* offered beside the text */
} HjReportCounts;

/* One kind of thing that was mended or is to be known. */
typedef struct {
  const char *kind;
  HjText message;
  guint count;
  const GArray *lines; /* of int: its first few hundred places */
  const GPtrArray *removed; /* of HjRemoved: what is shown no longer, or not as it stood; NULL where nothing is */
} HjReportItem;

/* A letter that was guessed. */
typedef struct {
  int line;
  int column;          /* which letter of the line, from 0 */
  gsize offset;        /* of the letter in HjNote.markdown, in bytes */
} HjReportGuess;

/* Something the note points to that is not there. */
typedef struct {
  int line;
  gboolean link;       /* to a place of one's own that nobody else can reach; otherwise a picture */
  char *name;          /* its words, or what the section it stands in is called, or its file */
  char *source;
  char *diagram;       /* id of the diagram that shows what the picture showed, or NULL */
  char *settings;      /* "key=value&key=value" of it, or NULL */
  double confidence;   /* 0 … 1, that it does */
  char *reason_ko, *reason_en; /* why it is thought to: one sentence; or NULL */
} HjReportMissing;

/* A passage that the course knows to be wrong. */
typedef struct {
  int line;
  const char *id;      /* of the erratum */
  char *before, *wrong, *after; /* as it stands in the note, with a few words around */
  HjText right;        /* what is right instead */
} HjReportCorrection;

/* A block of text that is not as it was when the note was read the last time. */
typedef struct {
  int line;            /* in the file; 0 if it is there no more */
  char *before, *after; /* its words; NULL: it was not there, or is not any more; the same: it only moved */
} HjReportChange;

/* A formula that cannot be set as it was meant. */
typedef struct {
  int line;
  char *tex;
  char *problem;       /* one sentence, in the language of the interface */
} HjReportFormula;

typedef struct _HjImportReport HjImportReport;

/* BYTES: what NOTE was read from, NULL where no one will ask for single lines. PATH: where the file is; pictures are looked for beside it. */
HjImportReport *hj_import_report_new (HjNote *note, GBytes *bytes, const char *path);
/* The same of a note that comes with FILES: paths, which need not be on the disk, to those of the archives they are in. */
HjImportReport *hj_import_report_new_among (HjNote *note, GBytes *bytes, const char *path, GHashTable *files);
void hj_import_report_free (HjImportReport *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjImportReport, hj_import_report_free)

HjNote *hj_import_report_get_note (const HjImportReport *report);
const HjReportCounts *hj_import_report_get_counts (const HjImportReport *report);

/* Whatever was mended, with all that the lists below leave out. (element-type HjReportItem) */
const GArray *hj_import_report_get_repairs (const HjImportReport *report);
/* Things mended, trifles last; without guesses and what was taken out. (element-type HjReportItem) */
const GArray *hj_import_report_get_mended (const HjImportReport *report);
/* What would be mended, but the learner wants it as it is written. (element-type HjReportItem) */
const GArray *hj_import_report_get_left (const HjImportReport *report);
/* Things to know. (element-type HjReportItem) */
const GArray *hj_import_report_get_warnings (const HjImportReport *report);
/* What took text out of the note, which each of them tells in full. (element-type HjReportItem) */
const GArray *hj_import_report_get_removed (const HjImportReport *report);
/* (element-type HjReportGuess) */
const GArray *hj_import_report_get_guesses (const HjImportReport *report);
/* (element-type HjReportMissing) */
const GPtrArray *hj_import_report_get_missing (const HjImportReport *report);
/* Also among the warnings, as one of kind "formula". (element-type HjReportFormula) */
const GPtrArray *hj_import_report_get_failed_formulas (const HjImportReport *report);
/* (element-type HjReportCorrection) */
const GPtrArray *hj_import_report_get_corrections (const HjImportReport *report);
/* Bytes of letters that were lost when the note was damaged. */
guint hj_import_report_get_lost_bytes (const HjImportReport *report);
/* Letters that surely are again what they were. */
guint hj_import_report_get_restored_letters (const HjImportReport *report);
/* How often something was mended. */
guint hj_import_report_count_mended (const HjImportReport *report);
/* Whether there is anything in it that the learner should look at. */
gboolean hj_import_report_is_worth_reading (const HjImportReport *report);

/* A line of the file as it came, and what the note makes of it now; "" where there is nothing. (transfer full) */
char *hj_import_report_dup_before (const HjImportReport *report, int line);
char *hj_import_report_dup_after (const HjImportReport *report, int line);
/* The words around a guess: OFFSET (out) says where in them, in bytes, the letter is. (transfer full) */
char *hj_import_report_dup_context (const HjImportReport *report, const HjReportGuess *guess, gsize *offset);
/* The letters it can have been, the one taken first; at most MOST. Costs a moment the first time.
 * (transfer full) (element-type gunichar) */
GArray *hj_import_report_list_candidates (HjImportReport *report, const HjReportGuess *guess, guint most);

G_END_DECLS
