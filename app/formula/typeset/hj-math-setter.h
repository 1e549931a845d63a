/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The setter of formulas: atoms into boxes by the TeXbook's Appendix G. What its files share. Private. */
#pragma once

#include "hj-math-box.h"
#include "hj-math-node.h"

G_BEGIN_DECLS

/* What \tag holds, and how far below the baseline of the formula its line is. */
typedef struct {
  HjBox *box;
  double y;
} HjMathTag;

typedef struct {
  HjArena *arena;        /* of the boxes */
  HjMathFace *face;      /* the mathematics font */
  double size;           /* em of the text, px */
  const char *text_font; /* family for Pango */
  GPtrArray *outlines;   /* of cairo_font_face_t that the boxes borrow */
  GArray *tags;          /* of HjMathTag */
} HjMathSetter;

/* ---- Styles ---- */

#define hj_style_cramped(style) ((style) | HJ_CRAMPED)
#define hj_style_is_display(style) ((style) < HJ_TEXT)
/* 0 text, 1 script, 2 scriptscript */
int hj_style_level (int style);
int hj_style_above (int style);      /* of a superscript */
int hj_style_below (int style);      /* of a subscript */
int hj_style_numerator (int style);
int hj_style_denominator (int style);

/* The em of STYLE in px. */
double hj_math_em (const HjMathSetter *self, int style);
/* A constant of the MATH table in STYLE, px; a percentage as it is. */
double hj_math_constant (const HjMathSetter *self, int style, hb_ot_math_constant_t constant);
double hj_math_axis (const HjMathSetter *self, int style);

/* ---- Setting ---- */

/* The atoms from FIRST on, as one line. Each child of the list is one atom or a space. */
HjBox *hj_math_set_list (HjMathSetter *self, const HjMathNode *first, int style, HjMathClass before, HjMathClass after);
/* NODE (may be NULL) as a box of its own. TeX's clean_box. */
HjBox *hj_math_set_box (HjMathSetter *self, const HjMathNode *node, int style);
/* One atom with its scripts. */
HjBox *hj_math_set_atom (HjMathSetter *self, const HjMathNode *node, int style);

HjBox *hj_math_set_symbol (HjMathSetter *self, const HjMathNode *node, int style);
HjBox *hj_math_set_operator (HjMathSetter *self, const HjMathNode *node, int style);
HjBox *hj_math_set_word (HjMathSetter *self, const HjMathNode *node, int style);
HjBox *hj_math_set_text (HjMathSetter *self, const HjMathNode *node, int style);
HjBox *hj_math_set_unknown (HjMathSetter *self, const HjMathNode *node, int style);
HjBox *hj_math_set_fraction (HjMathSetter *self, const HjMathNode *node, int style);
HjBox *hj_math_set_radical (HjMathSetter *self, const HjMathNode *node, int style);
HjBox *hj_math_set_accent (HjMathSetter *self, const HjMathNode *node, int style);
HjBox *hj_math_set_line (HjMathSetter *self, const HjMathNode *node, int style);
HjBox *hj_math_set_brace (HjMathSetter *self, const HjMathNode *node, int style);
HjBox *hj_math_set_arrow (HjMathSetter *self, const HjMathNode *node, int style);
HjBox *hj_math_set_fence (HjMathSetter *self, const HjMathNode *node, int style);
HjBox *hj_math_set_middle (HjMathSetter *self, const HjMathNode *node, int style);
HjBox *hj_math_set_delimiter (HjMathSetter *self, const HjMathNode *node, int style);
HjBox *hj_math_set_table (HjMathSetter *self, const HjMathNode *node, int style);
HjBox *hj_math_set_phantom (HjMathSetter *self, const HjMathNode *node, int style);
HjBox *hj_math_set_frame (HjMathSetter *self, const HjMathNode *node, int style);
HjBox *hj_math_set_rule (HjMathSetter *self, const HjMathNode *node, int style);
HjBox *hj_math_set_cancel (HjMathSetter *self, const HjMathNode *node, int style);

/* NUCLEUS with the scripts of NODE beside it, or above and below it. */
HjBox *hj_math_attach_scripts (HjMathSetter *self, HjBox *nucleus, const HjMathNode *node, int style);
HjBox *hj_math_attach_limits (HjMathSetter *self, HjBox *nucleus, const HjMathNode *node, int style);

/* ---- Stretching ---- */

/* The glyph of C in STYLE's design, 0 if the mathematics font has none. */
guint hj_math_find_glyph (const HjMathSetter *self, gunichar c, int style);
/* C at least LENGTH high (or as high as it grows), centred on the axis. TeX's var_delimiter. */
HjBox *hj_math_stretch (HjMathSetter *self, gunichar c, double length, int style);
/* GLYPH with a variant or assembly at least LENGTH long; its own reference point. */
HjBox *hj_math_stretch_glyph (HjMathSetter *self, guint glyph, double length, hb_direction_t direction, int style);
/* The variant of GLYPH whose width is nearest to WIDTH, or an assembly of that width. */
HjBox *hj_math_fit_glyph (HjMathSetter *self, guint glyph, double width, int style);
/* GLYPH itself or, if it is shorter than WIDTH, an assembly of that width. */
HjBox *hj_math_lengthen_glyph (HjMathSetter *self, guint glyph, double width, int style);
/* The widest variant of GLYPH not wider than WIDTH, or an assembly of that width. */
HjBox *hj_math_widen_glyph (HjMathSetter *self, guint glyph, double width, int style);
/* Moves BOX so that its middle is on the axis: a list round it. */
HjBox *hj_math_centre_on_axis (HjMathSetter *self, HjBox *box, int style);

/* The glue between two classes in STYLE, px. The TeXbook, chapter 18. */
double hj_math_space_between (const HjMathSetter *self, HjMathClass left, HjMathClass right, int style);

G_END_DECLS
