/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fonts of mathematics: OpenType MATH through HarfBuzz, outlines through cairo. Private to app/formula. */
#pragma once

#include <cairo.h>
#include <glib.h>
#include <hb-ot.h>

G_BEGIN_DECLS

/* One font file. All measures are in em: times the font's size they are pixels. Faces are made once for the
 * process and never freed. Everything but hj_math_face_get_outlines() wants the setting lock of hj-typeset.c. */
typedef struct _HjMathFace HjMathFace;

typedef enum {
  HJ_MATH_FONT,
  HJ_ROMAN_FONT,
  HJ_BOLD_FONT,
  HJ_ITALIC_FONT,
  HJ_BOLD_ITALIC_FONT,
  HJ_SANS_FONT,
  HJ_MONO_FONT,
} HjMathFontKind;

typedef struct {
  float advance, height, depth;
  float italic; /* italics correction */
  float accent; /* where an accent attaches, from the left */
} HjMathMetrics;

typedef struct {
  guint n;
  struct { guint glyph; double start, end, length; gboolean extends; } parts[8];
} HjMathAssembly;

/* KIND cut for a size LEVEL: 0 text, 1 script, 2 scriptscript. NULL if that font is not installed; the
 * mathematics font is always some font. */
HjMathFace *hj_math_face_get (HjMathFontKind kind, int level);
/* Whether the mathematics font has a MATH table. Without one, measures of Latin Modern Math are used. */
gboolean hj_math_face_has_math (HjMathFace *self);
cairo_font_face_t *hj_math_face_get_outlines (const HjMathFace *self);
hb_font_t *hj_math_face_get_hb (HjMathFace *self);

/* The glyph of C, 0 if there is none. */
guint hj_math_face_find (HjMathFace *self, gunichar c);
/* The design of GLYPH made for a size LEVEL (feature ssty), or GLYPH itself. */
guint hj_math_face_find_script (HjMathFace *self, guint glyph, int level);
const HjMathMetrics *hj_math_face_measure (HjMathFace *self, guint glyph);
/* A constant of the MATH table: lengths in em, percentages as parts of one. */
double hj_math_face_get_constant (HjMathFace *self, hb_ot_math_constant_t constant);
/* The INDEXth variant of GLYPH and its length along DIRECTION; 0 past the last. */
guint hj_math_face_get_variant (HjMathFace *self, guint glyph, hb_direction_t direction, guint index, double *length);
gboolean hj_math_face_get_assembly (HjMathFace *self, guint glyph, hb_direction_t direction, HjMathAssembly *assembly);
double hj_math_face_get_overlap (HjMathFace *self, hb_direction_t direction);
/* The kern of a corner of GLYPH at HEIGHT. */
double hj_math_face_get_kern (HjMathFace *self, guint glyph, hb_ot_math_kern_t corner, double height);

G_END_DECLS
