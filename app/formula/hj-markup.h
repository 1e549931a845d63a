/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The spans of a note as Pango markup, formulas among them as hj-inline.h has them: for labels and sheets. */
#pragma once

#include "hj-note.h"

G_BEGIN_DECLS

typedef enum {
  HJ_MARKUP_PLAIN = 0,
  HJ_MARKUP_LINKS = 1 << 0,      /* <a href>, which GtkLabel understands and Pango alone does not */
  HJ_MARKUP_HIDE_MARKS = 1 << 1, /* ==marked== text as a gap: a cloze on a worksheet */
} HjMarkupFlags;

/* SPANS may be NULL. (transfer full) */
char *hj_spans_to_markup (const GPtrArray *spans, HjMarkupFlags flags);

G_END_DECLS
