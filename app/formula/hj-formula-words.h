/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How signs, names and accents are spoken. Private to app/formula. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  const char *sign; /* one sign, a combining mark, or a name such as "log" */
  const char *ko, *en;
} HjFormulaWords;

/* The words for SIGN, or NULL: it is read as it is written. */
const HjFormulaWords *hj_formula_find_words (const char *sign);

G_END_DECLS
