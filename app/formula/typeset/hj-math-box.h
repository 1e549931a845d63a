/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Boxes: what a formula is once it is set. Plain data in an arena. Private to app/formula. */
#pragma once

#include "hj-math-arena.h"
#include "hj-math-font.h"

G_BEGIN_DECLS

typedef enum {
  HJ_BOX_LIST,   /* children */
  HJ_BOX_GLYPHS, /* glyphs of one font */
  HJ_BOX_RULE,   /* filled */
  HJ_BOX_STROKE, /* lines of LINE width: the frame or the diagonals that SHAPE names */
} HjBoxKind;

enum { HJ_SHAPE_FRAME = 1, HJ_SHAPE_RISING = 2, HJ_SHAPE_FALLING = 4, HJ_SHAPE_MIDDLE = 8, HJ_SHAPE_WAVE = 16,
       HJ_SHAPE_DASHED = 64, /* with the lines above */
       HJ_SHAPE_JOINED = 32 /* a rule that continues a sign, and stays with it */ };

enum { HJ_JOINT_NONE, HJ_JOINT_RELATION, HJ_JOINT_OPERATOR, HJ_JOINT_GAP /* of a quad at least */ };

/* Its own colours besides the one it is drawn in: none, or the ink at 55 %. */
#define HJ_INK_NONE 0u
#define HJ_INK_QUIET 1u

typedef struct _HjBox HjBox;
struct _HjBox {
  guint8 kind, klass, shape;
  guint8 joint;  /* within a row: HJ_JOINT_… if a line may be broken before it */
  gboolean heavy;
  double width, height, depth; /* px; the reference point is at the left end of the baseline */
  double italic; /* italics correction, not in the width */
  double accent; /* where an accent attaches, of a single glyph */
  double x, y;   /* of its reference point in the parent's, y downwards */
  HjBox *first, *last, *next;
  cairo_font_face_t *outlines; /* borrowed from the process, or kept by the typeset formula */
  double size, line;
  guint n_glyphs;
  cairo_glyph_t *glyphs; /* from the reference point */
  HjMathFace *face;      /* of a single glyph of a mathematics font, else NULL */
  guint32 ink;
  int from, to;          /* of the source, or -1 */
};

HjBox *hj_box_new (HjArena *arena, HjBoxKind kind);
/* A list as wide as given, without height. */
HjBox *hj_box_new_space (HjArena *arena, double width);
HjBox *hj_box_new_rule (HjArena *arena, double width, double height, double depth);
HjBox *hj_box_new_glyph (HjArena *arena, HjMathFace *face, guint glyph, double size);
/* Puts CHILD into LIST at (X, Y); the list grows in height and depth, not in width. */
void hj_box_put (HjBox *list, HjBox *child, double x, double y);
/* Puts CHILD at the right end of LIST, raised by UP; the list grows. */
void hj_box_append (HjBox *list, HjBox *child, double up);

G_END_DECLS
