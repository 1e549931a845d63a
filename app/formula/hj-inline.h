/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Typeset formulas within text that Pango sets: on the baseline of the line, wrapping with its words.
 *
 * In the text a formula is its TeX between dollar signs, marked by a language of its own: so what is selected, copied
 * and searched is TeX. Its first letter takes the shape of the whole formula, the others take no room. A formula that
 * is longer than a line has several such pieces, which part after a relation or an operator. */
#pragma once

#include "hj-links.h"

#include <pango/pango.h>

G_BEGIN_DECLS

/* Bytes of one formula in a text, dollar signs included. */
typedef struct {
  guint start, end;
  gboolean bold; /* its words are */
} HjInlineRange;

/* Latin Modern's lower case is lower than that of the faces around it: px of a formula for one of text. */
#define HJ_INLINE_GROWTH 1.12

typedef struct {
  double size;      /* px of the text around it */
  double max_width; /* px; a piece that is wider is set smaller. 0: any width */
  const char *macros; /* as HjTypesetOptions.macros */
  gboolean bold;      /* all of the text is */
} HjInlineStyle;

/* TEX as marked text in Pango markup, on one line, with a space wherever a line may end. (transfer full) */
char *hj_inline_to_markup (const char *tex);
/* The formulas that ATTRIBUTES, made from such markup, mark. (transfer full) (element-type HjInlineRange) */
GArray *hj_inline_find (PangoAttrList *attributes);
/* The TeX of one, without its dollar signs. (transfer full) */
char *hj_inline_dup_tex (const char *text, const HjInlineRange *range);

/* Gives the formulas at RANGES in TEXT their shapes. */
void hj_inline_add_shapes (PangoAttrList *attributes, const char *text, const GArray *ranges, const HjInlineStyle *style);
/* What leads somewhere within the formulas of a layout. */
typedef struct {
  const char *const *symbols; /* TeX, NULL at the end; or NULL */
  const char *pointed;        /* the one of them that is pointed at, or NULL */
  void (*set_ink) (cairo_t *cr, gpointer owner); /* the colour of their marks */
  gpointer owner;
} HjInlineLinks;

/* Layouts of CONTEXT draw these shapes from now on, in the colour of the text, and mark what LINKS (or NULL), which
 * stays the caller's and is read whenever a layout is drawn, says. */
void hj_inline_enable (PangoContext *context, const HjInlineLinks *links);
/* The one of LINKS' symbols at (X, Y) px of LAYOUT, and its AREA there (may be NULL); or NULL. */
const char *hj_inline_pick_link (PangoLayout *layout, const HjInlineLinks *links, double x, double y, HjTypesetArea *area);

/* Where TEX may part, as byte offsets, each after a relation or operator; none if its parts depend on each other.
 * (transfer full) (element-type gsize) */
GArray *hj_inline_split (const char *tex);

G_END_DECLS
