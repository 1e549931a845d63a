/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fitting a line into a width: breaking it, scaling it, tagging it. Private to app/formula. */
#pragma once

#include "hj-math-setter.h"

G_BEGIN_DECLS

/* LINE with its tags at the right within MAX_WIDTH (0: none); SCALE is set to what it must be drawn at. */
HjBox *hj_math_fit (HjMathSetter *self, HjBox *line, gboolean display, double max_width, double *scale);

G_END_DECLS
