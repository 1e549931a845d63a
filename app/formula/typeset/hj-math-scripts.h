/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What follows an atom (scripts, primes, \limits), and what stands between two rows (\over). Private. */
#pragma once

#include "hj-math-reader.h"

G_BEGIN_DECLS

/* _, ^, ', \limits and Unicode's small letters after BASE, which they are given to, or a row round it. */
HjMathNode *hj_math_read_scripts (HjMathReader *reader, HjMathNode *base);
/* Unicode's own raised or lowered form of C, or 0. */
gunichar hj_math_small_form (gunichar c, gboolean above);
gboolean hj_math_is_infix (const char *at);
/* The fraction that \over, \choose or \atop makes. */
HjMathNode *hj_math_new_infix (HjMathReader *reader, const char *name);
/* The space that NAME, such as "quad" or ",", stands for. */
HjMathNode *hj_math_read_space (HjMathReader *reader, const char *name);

G_END_DECLS
