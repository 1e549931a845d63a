/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A TeX formula set as in a book: measured, drawn as vectors with cairo, and asked what stands where. */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* Set by the rules of the TeXbook's Appendix G with the measures of an OpenType MATH font (Latin Modern Math),
 * as LuaTeX reads them. Immutable: may be made on any thread, and drawn on one at a time. Lengths are pixels of
 * the size asked for, y downwards. */
typedef struct _HjTypeset HjTypeset;

typedef struct {
  double size;           /* em of the text around, px; 0: 16 */
  gboolean display;      /* $$…$$, else $…$ */
  double max_width;      /* 0: none. What is wider is broken at relations and operators (a display formula), and
                            if that is not enough scaled down to not less than 60 % */
  const char *text_font; /* Pango family of Hangul and whatever the mathematics fonts lack; NULL: Sans */
  const char *macros;    /* TeX with \newcommand that stands before it, as of the whole note, or NULL */
} HjTypesetOptions;

typedef enum {
  HJ_TYPESET_FINE,
  HJ_TYPESET_UNKNOWN_COMMAND,
  HJ_TYPESET_UNBALANCED,     /* {, \left or \begin without an end, or an end without its beginning */
  HJ_TYPESET_MISSING,        /* an argument is missing */
  HJ_TYPESET_MISPLACED,      /* & or \middle where it has no meaning, x^a^b */
  HJ_TYPESET_TOO_DEEP,
  HJ_TYPESET_TOO_LONG,
  HJ_TYPESET_ENDLESS_MACRO,
} HjTypesetProblem;

typedef struct { double x, y, width, height; } HjTypesetArea;

/* TEX is what stands between the dollar signs (they may be there too). Never fails: what is not understood is
 * shown as it was written, in a quiet colour, and named by hj_typeset_get_unknown(). Input of any length, depth
 * or malice ends soon. OPTIONS may be NULL. (transfer full) */
HjTypeset *hj_typeset_new (const char *tex, const HjTypesetOptions *options);
void hj_typeset_free (HjTypeset *self);

/* Any of the three may be NULL. HEIGHT and DEPTH are above and below the baseline. */
void hj_typeset_measure (const HjTypeset *self, double *width, double *height, double *depth);
/* With its left end at X and its baseline at BASELINE. The colour CR has is the ink. */
void hj_typeset_draw (const HjTypeset *self, cairo_t *cr, double x, double baseline);

/* The piece of source that was not understood ("\foo"), the first of them, or NULL. (transfer none) */
const char *hj_typeset_get_unknown (const HjTypeset *self);
HjTypesetProblem hj_typeset_get_problem (const HjTypeset *self);
/* The problem as one sentence in the reader's language, or NULL if there is none. (transfer full) */
char *hj_typeset_describe_problem (const HjTypeset *self);
/* The fraction it was scaled down to to fit MAX_WIDTH, or 1. */
double hj_typeset_get_scale (const HjTypeset *self);

/* All places where the symbol written as SYMBOL stands ("d_k" finds d_{k} too), measured from the left end of the
 * baseline. (transfer full) (element-type HjTypesetArea) */
GArray *hj_typeset_find_symbol (const HjTypeset *self, const char *symbol);
/* The TeX of the smallest thing at (X, Y), measured as above, and its AREA, or NULL. (transfer full) */
char *hj_typeset_pick (const HjTypeset *self, double x, double y, HjTypesetArea *area);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjTypeset, hj_typeset_free)

G_END_DECLS
