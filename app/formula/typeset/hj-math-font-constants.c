/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The constants of an OpenType MATH table, in em. */
#include "hj-math-font-constants.h"

/* The OpenType specification, "MATH - The mathematical typesetting table", MathConstants, in the order of the
 * table: those of Latin Modern Math, in thousandths of an em or percent, for fonts without such a table. */
static const gint16 defaults[HJ_MATH_N_CONSTANTS] = {
  70, 50, 1300, 1300, 154, 250, 450, 664, 247, 344, 200, 363, 289, 108, 250, 160, 344, 56, 200, 111, 167, 600,
  444, 677, 345, 686, 120, 280, 111, 600, 200, 167, 394, 677, 345, 686, 40, 120, 40, 40, 120, 350, 96, 120, 40,
  40, 120, 40, 40, 50, 148, 40, 40, 278, -556, 60,
};

static gboolean
is_percentage (guint constant)
{
  return constant <= HB_OT_MATH_CONSTANT_SCRIPT_SCRIPT_PERCENT_SCALE_DOWN
         || constant == HB_OT_MATH_CONSTANT_RADICAL_DEGREE_BOTTOM_RAISE_PERCENT;
}

double
hj_math_read_constant (hb_font_t *font, guint constant, double em, gboolean has_math)
{
  double value = has_math ? hb_ot_math_get_constant (font, constant) : defaults[constant];

  return value / (is_percentage (constant) ? 100.0 : has_math ? em : 1000.0);
}
