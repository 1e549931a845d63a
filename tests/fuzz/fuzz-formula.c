/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as TeX: text, speech, and set as in a book. */
#include "fuzz.h"

#include "hj-formula.h"
#include "hj-typeset.h"

#include <math.h>

static void
check (char *text)
{
  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_free (text);
}

static void
set (const char *tex, gboolean display)
{
  const HjTypesetOptions options = { .display = display, .max_width = display ? 200 : 0 };
  g_autoptr (HjTypeset) formula = hj_typeset_new (tex, &options);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 200, 60);
  cairo_t *cr = cairo_create (surface);
  double width, height, depth;
  HjTypesetArea area;

  hj_typeset_measure (formula, &width, &height, &depth);
  g_assert_true (isfinite (width) && isfinite (height) && isfinite (depth));
  hj_typeset_draw (formula, cr, 0, height);
  g_free (hj_typeset_describe_problem (formula));
  g_free (hj_typeset_pick (formula, width / 2, 0, &area));
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *tex = g_strndup (size ? (const char *) data : "", size);

  check (hj_formula_to_text (tex, NULL));
  check (hj_formula_to_speech (tex, NULL, HJ_LANG_KO));
  check (hj_formula_to_speech (tex, NULL, HJ_LANG_EN));
  set (tex, FALSE);
  set (tex, TRUE);
  return 0;
}
