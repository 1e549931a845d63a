/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fonts apart from the screen's settings. */
#include "hj-text-context.h"

#include "hj-inline.h"

#include <pango/pangocairo.h>

PangoContext *
hj_text_context_new (void)
{
  g_autoptr (PangoFontMap) fonts = pango_cairo_font_map_new ();
  cairo_font_options_t *options = cairo_font_options_create ();
  PangoContext *context;

  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (fonts), 96);
  context = pango_font_map_create_context (fonts);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context, pango_language_from_string ("ko"));
  hj_inline_enable (context, NULL);
  cairo_font_options_destroy (options);
  return context;
}
