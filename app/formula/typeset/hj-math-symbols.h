/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Signs and their classes. Private to app/formula. */
#pragma once

#include "hj-math-node.h"

G_BEGIN_DECLS

typedef struct {
  gunichar c;
  HjMathClass klass;
} HjMathSymbol;

/* The sign the command NAME (without its backslash) stands for, or NULL. */
const HjMathSymbol *hj_math_find_symbol (const char *name);
/* What a sign is that was written as itself. */
HjMathClass hj_math_class_of (gunichar c);

G_END_DECLS
