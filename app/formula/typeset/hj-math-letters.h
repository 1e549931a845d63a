/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The alphabets of mathematics. Private to app/formula. */
#pragma once

#include "hj-math-font.h"

G_BEGIN_DECLS

typedef enum {
  HJ_ALPHABET_NORMAL, /* variables slanted, capital Greek upright */
  HJ_ALPHABET_UPRIGHT,
  HJ_ALPHABET_BOLD,
  HJ_ALPHABET_ITALIC, /* \mathit: the italics of text */
  HJ_ALPHABET_BOLD_ITALIC,
  HJ_ALPHABET_DOUBLE,
  HJ_ALPHABET_SCRIPT,
  HJ_ALPHABET_BOLD_SCRIPT,
  HJ_ALPHABET_FRAKTUR,
  HJ_ALPHABET_BOLD_FRAKTUR,
  HJ_ALPHABET_SANS,
  HJ_ALPHABET_MONO,
  HJ_ALPHABET_SYMBOL, /* \boldsymbol, \bm: bold as it stands */
} HjAlphabet;

/* C in ALPHABET, C itself where it has no such form. FONT is set to the font that has it, HEAVY to whether it
 * should be drawn bolder because there is no bold form. */
gunichar hj_alphabet_letter (HjAlphabet alphabet, gunichar c, HjMathFontKind *font, gboolean *heavy);

G_END_DECLS
