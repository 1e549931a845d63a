/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A TeX formula as one readable run: Unicode text, Pango markup, or words to be spoken. */
#pragma once

#include "hj-text.h"

G_BEGIN_DECLS

/* All three take the TeX between the dollar signs (the signs themselves may be there too). They never fail:
 * what is not understood stays as it was written, and input of any length or depth ends soon (nesting is read
 * 32 levels deep, below that verbatim). Rows of aligned, cases and matrices become lines. TEX need not be valid
 * UTF-8; the result always is. */

/* "\frac{QK^\top}{\sqrt{d_k}}" → "QKᵀ/√dₖ": scripts as Unicode where every sign of them exists,
 * otherwise with ^ and _, brackets where the line needs them. (transfer full) */
char *hj_formula_to_text (const char *tex);
/* The same as Pango markup, escaped: variables in <i>, scripts in <sub> and <sup>. (transfer full) */
char *hj_formula_to_markup (const char *tex);
/* As one would read it aloud in LANG: "x의 제곱", "x squared". (transfer full) */
char *hj_formula_to_speech (const char *tex, HjLang lang);
/* The first command that is not known ("\foo"), or NULL. (transfer full) */
char *hj_formula_dup_unknown (const char *tex);

G_END_DECLS
