/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drawing boxes with cairo. Private to app/formula. */
#pragma once

#include "hj-math-box.h"

G_BEGIN_DECLS

/* With its reference point at (X, Y), in the colour CR has. */
void hj_box_draw (const HjBox *box, cairo_t *cr, double x, double y);

G_END_DECLS
