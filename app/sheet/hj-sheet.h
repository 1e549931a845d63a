/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A printable summary sheet: everything about one topic on one page. What is shown on screen is what is printed. */
#pragma once

#include "hj-note.h"

#include <cairo.h>

G_BEGIN_DECLS

typedef enum { HJ_PAPER_A4, HJ_PAPER_LETTER } HjPaper;

/* What a sheet is made of. All of it is only read while hj_sheet_new runs. */
typedef struct {
  HjText title;       /* in the language of the sheet; the other one stands beside it */
  HjText trail;       /* where it belongs: "4. 시퀀스와 어텐션"; may be empty */
  HjText summary;     /* one sentence under the title; may be empty */
  const HjNote *ko, *en; /* one of them may be NULL; a note of the learner's own is ko or en by its language */
  HjLang lang;        /* both: Korean, with English below it, dim */
  HjPaper paper;
  int max_pages;      /* 1: the text shrinks until one page holds it; 0: as many as it takes */
} HjSheetSource;

typedef struct _HjSheet HjSheet;

/* Lays the sheet out. Never fails: a note without sections gives a sheet with its text. */
HjSheet *hj_sheet_new (const HjSheetSource *source);
void hj_sheet_free (HjSheet *sheet);
const char *hj_sheet_get_title (HjSheet *sheet);
int hj_sheet_get_n_pages (HjSheet *sheet);
/* In points (1/72 inch). */
void hj_sheet_get_size (HjSheet *sheet, double *width, double *height);
/* The size of its body text, in points: smaller than 6 is never used, what then does not fit goes to a next page. */
double hj_sheet_get_text_size (HjSheet *sheet);
/* PAGE counts from 0; draws at the origin, in points, on white that is already there. */
void hj_sheet_draw_page (HjSheet *sheet, cairo_t *cr, int page);
/* The pages of all sheets, one after the other; written atomically. (element-type HjSheet) */
gboolean hj_sheets_save_pdf (GPtrArray *sheets, const char *path, GError **error);
gboolean hj_sheet_save_pdf (HjSheet *sheet, const char *path, GError **error);

/* A topic of the course; NULL if its notes are not written yet. */
HjSheet *hj_sheet_new_for_topic (const char *topic, HjLang lang, HjPaper paper, int max_pages);
/* A note of the learner's own, by its own title. */
HjSheet *hj_sheet_new_for_note (const HjNote *note, HjPaper paper, int max_pages);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjSheet, hj_sheet_free)

G_END_DECLS
