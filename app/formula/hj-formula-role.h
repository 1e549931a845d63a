/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What things are in a line of text, and which of them want brackets there. Private to app/formula. */
#pragma once

#include "typeset/hj-math-node.h"

G_BEGIN_DECLS

/* What stands at an end of a thing: it decides the space there. */
typedef enum {
  HJ_ROLE_LETTER,
  HJ_ROLE_FUNCTION, /* log, softmax */
  HJ_ROLE_BIG,      /* what has limits: ∑, ∫, lim */
  HJ_ROLE_BINARY,
  HJ_ROLE_TIGHT,    /* binary without space: · / ∘ */
  HJ_ROLE_RELATION,
  HJ_ROLE_OPEN,
  HJ_ROLE_CLOSE,
  HJ_ROLE_PUNCT,
  HJ_ROLE_WORDS,    /* \text{…}, Hangul, what is not understood */
} HjFormulaRole;

/* The role of NODE's left or right end. */
HjFormulaRole hj_formula_role (const HjMathNode *node, gboolean at_end);
gboolean hj_formula_is_letterlike (HjFormulaRole role);
gboolean hj_formula_is_fraction (const HjMathNode *node);
/* Whether all that a row holds is multiplied, so that it needs no brackets above a line. */
gboolean hj_formula_is_product (const HjMathNode *row);
/* Whether it can stand beside √ or / without brackets. */
gboolean hj_formula_is_atomic (const HjMathNode *node);

G_END_DECLS
