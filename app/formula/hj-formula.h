/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A TeX formula as one readable run: Unicode text, or words to be spoken. Both are made of the atoms that are set. */
#pragma once

#include "hj-text.h"

G_BEGIN_DECLS

/* Both take the TeX between the dollar signs (the signs themselves may be there too). They never fail: what is not
 * understood stays as it was written, and input of any length or depth ends soon. Rows of aligned, cases and matrices
 * become lines. TEX need not be valid UTF-8; the result always is. MACROS are as HjTypesetOptions.macros, or NULL. */

/* "\frac{QK^\top}{\sqrt{d_k}}" → "QKᵀ/√dₖ": scripts as Unicode where every sign of them exists,
 * otherwise with ^ and _, brackets where the line needs them. (transfer full) */
char *hj_formula_to_text (const char *tex, const char *macros);
/* As one would read it aloud in LANG: "x의 제곱", "x squared". (transfer full) */
char *hj_formula_to_speech (const char *tex, const char *macros, HjLang lang);

G_END_DECLS
