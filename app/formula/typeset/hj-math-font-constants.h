/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The constants of an OpenType MATH table, and what stands for them where a font has none. Private. */
#pragma once

#include <glib.h>
#include <hb-ot.h>

G_BEGIN_DECLS

#define HJ_MATH_N_CONSTANTS (HB_OT_MATH_CONSTANT_RADICAL_DEGREE_BOTTOM_RAISE_PERCENT + 1)

/* In em, percentages as parts of one. EM is the units of FONT in an em. */
double hj_math_read_constant (hb_font_t *font, guint constant, double em, gboolean has_math);

G_END_DECLS
