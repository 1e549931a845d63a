/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What readable text and spoken words ask of a formula's atoms. Private to app/formula. */
#pragma once

#include "typeset/hj-math-node.h"

G_BEGIN_DECLS

/* C without its mathematical alphabet: x for 𝑥, R for ℝ. */
gunichar hj_formula_plain_letter (gunichar c);
/* Whether it has nothing that could be read: a colour, a phantom, an empty row. */
gboolean hj_formula_is_blank (const HjMathNode *node);
/* What a row of one thing holds, scripts of its own being none; anything else is itself. NULL stays NULL. */
const HjMathNode *hj_formula_core (const HjMathNode *node);
/* TEXT with plain spaces for all kinds of them. */
void hj_formula_append_text (GString *out, const char *text);
/* The letters of an upright word such as \mathrm{softmax} or \operatorname{arg\,max}, or NULL if NODE, its scripts
 * aside, is none. (transfer full) */
char *hj_formula_dup_word (const HjMathNode *node);
/* ∑, \lim and what else has limits. */
gboolean hj_formula_has_limits (const HjMathNode *node);
/* The one table that is all that FENCE holds, or NULL. */
const HjMathTable *hj_formula_find_table (const HjMathNode *fence);

G_END_DECLS
