/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text on paper: Pango without hinting, so that screen, printer and PDF break lines alike. */
#include "hj-sheet-private.h"

#include "hj-inline.h"
#include "hj-text-context.h"
#include "hj-wrap.h"

#include <pango/pangocairo.h>
#include <string.h>

#define FAMILY "Noto Sans CJK KR, Cantarell, sans-serif"

static PangoLayout *
get_layout (void)
{
  static GPrivate slot = G_PRIVATE_INIT (g_object_unref);
  PangoLayout *layout = g_private_get (&slot);

  if (!layout)
    {
      PangoContext *context = hj_text_context_new ();

      layout = pango_layout_new (context);
      g_object_unref (context);
      g_private_set (&slot, layout);
    }
  return layout;
}

static void
set_formulas (PangoAttrList *attributes, const char *plain, const HjSheetText *text)
{
  g_autoptr (GArray) formulas = hj_inline_find (attributes);

  if (formulas->len)
    hj_inline_add_shapes (attributes, plain, formulas, &(HjInlineStyle){ text->size, text->width, text->macros, text->bold });
}

static PangoLayout *
prepare (const HjSheetText *text)
{
  PangoLayout *layout = get_layout ();
  PangoFontDescription *font = pango_font_description_from_string (FAMILY);
  PangoAttrList *attributes;
  g_autoptr (PangoAttrList) own = NULL;

  pango_font_description_set_absolute_size (font, text->size * PANGO_SCALE);
  pango_font_description_set_weight (font, text->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_attributes (layout, NULL);
  pango_layout_set_width (layout, text->width > 0 ? (int) (text->width * PANGO_SCALE) : -1);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment (layout, (PangoAlignment) text->align);
  if (pango_parse_markup (text->markup, -1, 0, NULL, NULL, NULL, NULL))
    pango_layout_set_markup (layout, text->markup, -1);
  else
    pango_layout_set_text (layout, text->markup, -1);
  attributes = pango_layout_get_attributes (layout);
  own = attributes ? pango_attr_list_copy (attributes) : pango_attr_list_new ();
  /* Absolute, so that a line of Hangul is as high as one of Latin. */
  pango_attr_list_insert (own, pango_attr_line_height_new_absolute (
                                 (int) (text->size * (text->line_height > 0 ? text->line_height : 1.45) * PANGO_SCALE)));
  hj_wrap_attributes (own, pango_layout_get_text (layout));
  set_formulas (own, pango_layout_get_text (layout), text);
  pango_layout_set_attributes (layout, own);
  return layout;
}

double
hj_sheet_text_height (const HjSheetText *text)
{
  int height;

  if (!text->markup || !*text->markup)
    return 0;
  pango_layout_get_size (prepare (text), NULL, &height);
  return height / (double) PANGO_SCALE;
}

double
hj_sheet_text_width (const HjSheetText *text)
{
  int width;

  pango_layout_get_size (prepare (text), &width, NULL);
  return width / (double) PANGO_SCALE;
}

double
hj_sheet_text_draw (cairo_t *cr, const HjSheetText *text, double x, double y)
{
  PangoLayout *layout;
  int height;

  if (!text->markup || !*text->markup)
    return 0;
  layout = prepare (text);
  hj_set_color (cr, text->color);
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
  /* Without this the next arc would be joined to the text by a line. */
  cairo_new_path (cr);
  pango_layout_get_size (layout, NULL, &height);
  return height / (double) PANGO_SCALE;
}
