/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text of the drawings: one table of styles, Pango layouts, Korean broken between words. */
#include "hj-ink.h"

#include "hj-inline.h"
#include "hj-text-context.h"
#include "hj-wrap.h"

#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

#define FAMILY "Cantarell, Noto Sans CJK KR, sans-serif"

typedef struct {
  double size;
  PangoWeight weight;
  gboolean dim;
} TextStyle;

static const TextStyle text_styles[HJ_N_TEXT_STYLES] = {
  [HJ_TEXT_TITLE] = { 20, PANGO_WEIGHT_BOLD },
  [HJ_TEXT_TAKEAWAY] = { 14, PANGO_WEIGHT_NORMAL, .dim = TRUE },
  [HJ_TEXT_SECTION] = { 15, PANGO_WEIGHT_BOLD },
  [HJ_TEXT_CELL] = { 13, PANGO_WEIGHT_NORMAL },
  [HJ_TEXT_CELL_BOLD] = { 13, PANGO_WEIGHT_BOLD },
  [HJ_TEXT_AXIS] = { 12, PANGO_WEIGHT_BOLD },
  [HJ_TEXT_TICK] = { 12, PANGO_WEIGHT_NORMAL, .dim = TRUE },
  [HJ_TEXT_SMALL] = { 12, PANGO_WEIGHT_NORMAL },
  [HJ_TEXT_SMALL_BOLD] = { 12, PANGO_WEIGHT_BOLD },
  [HJ_TEXT_NUMBER] = { 19, PANGO_WEIGHT_BOLD },
  [HJ_TEXT_MATH] = { 14, PANGO_WEIGHT_NORMAL },
};

/* Made once for each thread. */
static PangoContext *
get_context (void)
{
  static GPrivate slot = G_PRIVATE_INIT (g_object_unref);
  PangoContext *context = g_private_get (&slot);

  if (!context)
    g_private_set (&slot, context = hj_text_context_new ());
  return context;
}

/* Tabular figures, no breaks inside Korean words, and formulas as they are set in a book. */
static void
apply_attributes (PangoLayout *layout, HjTextStyle style, double scale)
{
  PangoAttrList *attributes = pango_layout_get_attributes (layout);
  g_autoptr (PangoAttrList) own = attributes ? pango_attr_list_copy (attributes) : pango_attr_list_new ();
  g_autoptr (GArray) formulas = NULL;
  const HjInlineStyle how = { .size = text_styles[style].size * scale,
                              .bold = text_styles[style].weight >= PANGO_WEIGHT_SEMIBOLD };

  pango_attr_list_insert (own, pango_attr_font_features_new ("tnum=1"));
  hj_wrap_attributes (own, pango_layout_get_text (layout));
  formulas = hj_inline_find (attributes);
  hj_inline_add_shapes (own, pango_layout_get_text (layout), formulas, &how);
  pango_layout_set_attributes (layout, own);
}

static const PangoFontDescription *
get_font (HjTextStyle style, double scale)
{
  static GPrivate slot = G_PRIVATE_INIT ((GDestroyNotify) pango_font_description_free);
  PangoFontDescription *font = g_private_get (&slot);

  if (!font)
    g_private_set (&slot, font = pango_font_description_new ());
  pango_font_description_set_family_static (font, FAMILY);
  pango_font_description_set_weight (font, text_styles[style].weight);
  pango_font_description_set_absolute_size (font, text_styles[style].size * scale * PANGO_SCALE);
  return font;
}

/* A drawing shows the same hundred texts sixty times a second: laid out once, kept until there are too many. */
#define MAX_LAYOUTS 2048

static GHashTable *
get_layouts (void)
{
  static GPrivate slot = G_PRIVATE_INIT ((GDestroyNotify) g_hash_table_unref);
  GHashTable *layouts = g_private_get (&slot);

  if (!layouts)
    g_private_set (&slot, layouts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref));
  if (g_hash_table_size (layouts) > MAX_LAYOUTS)
    g_hash_table_remove_all (layouts);
  return layouts;
}

/* How a text is broken into lines; all zero: one line. */
typedef struct {
  double width;
  int lines;
  int anchor;
} Wrapping;

static PangoLayout *
new_layout (HjTextStyle style, double scale, const Wrapping *wrapping, const char *markup)
{
  PangoLayout *layout = pango_layout_new (get_context ());

  pango_layout_set_font_description (layout, get_font (style, scale));
  if (strpbrk (markup, "<&"))
    pango_layout_set_markup (layout, markup, -1);
  else
    pango_layout_set_text (layout, markup, -1);
  apply_attributes (layout, style, scale);
  if (wrapping->width <= 0)
    return layout;
  pango_layout_set_width (layout, (int) (wrapping->width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_line_spacing (layout, 1.2f);
  if (wrapping->lines > 0)
    {
      pango_layout_set_height (layout, -wrapping->lines);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }
  pango_layout_set_alignment (layout, (wrapping->anchor & 3) == HJ_ANCHOR_MIDDLE ? PANGO_ALIGN_CENTER
                                      : (wrapping->anchor & 3) == HJ_ANCHOR_END  ? PANGO_ALIGN_RIGHT
                                                                                 : PANGO_ALIGN_LEFT);
  return layout;
}

/* (transfer none), good until the next call. */
static PangoLayout *
get_layout (const HjFrame *frame, HjTextStyle style, Wrapping wrapping, const char *markup)
{
  GHashTable *layouts = get_layouts ();
  double scale = frame->text_scale > 0 ? frame->text_scale : 1;
  char *key = g_strdup_printf ("%d %d %d %d %d %s", style, (int) (scale * 1000), (int) (wrapping.width * 16),
                               wrapping.lines, wrapping.anchor & 3, markup);
  PangoLayout *layout = g_hash_table_lookup (layouts, key);

  g_assert (style < HJ_N_TEXT_STYLES);
  if (layout)
    {
      g_free (key);
      return layout;
    }
  layout = new_layout (style, scale, &wrapping, markup);
  g_hash_table_insert (layouts, key, layout);
  return layout;
}

static PangoLayout *
make_layout (const HjFrame *frame, HjTextStyle style, const char *markup)
{
  return get_layout (frame, style, (Wrapping){ 0 }, markup);
}

static HjColor
color_of (const HjFrame *frame, HjTextStyle style, const HjColor *color)
{
  if (color)
    return *color;
  return text_styles[style].dim ? frame->palette->dim : frame->palette->text;
}

static double
layout_width (PangoLayout *layout)
{
  int width;

  pango_layout_get_size (layout, &width, NULL);
  return width / (double) PANGO_SCALE;
}

static double
layout_height (PangoLayout *layout)
{
  int height;

  pango_layout_get_size (layout, NULL, &height);
  return height / (double) PANGO_SCALE;
}

/* Left top corner of LAYOUT so that its anchor is at x, y. */
static void
move_to_anchor (cairo_t *cr, PangoLayout *layout, double x, double y, int anchor)
{
  double width = layout_width (layout);
  double left = x - ((anchor & 3) == HJ_ANCHOR_MIDDLE ? width / 2 : (anchor & 3) == HJ_ANCHOR_END ? width : 0);
  double top = y;

  if (anchor & HJ_ANCHOR_CENTRE)
    top = y - layout_height (layout) / 2;
  else if (!(anchor & HJ_ANCHOR_TOP))
    top = y - pango_layout_get_baseline (layout) / (double) PANGO_SCALE;
  cairo_move_to (cr, left, top);
}

double
hj_ink_text (cairo_t *cr, const HjFrame *frame, HjTextStyle style, const HjColor *color, double x, double y,
             int anchor, const char *markup)
{
  PangoLayout *layout;

  if (frame->thumbnail || !*markup)
    return 0;
  layout = make_layout (frame, style, markup);
  hj_set_color (cr, color_of (frame, style, color));
  move_to_anchor (cr, layout, x, y, anchor);
  pango_cairo_show_layout (cr, layout);
  cairo_new_path (cr);
  return layout_width (layout);
}

double
hj_ink_textf (cairo_t *cr, const HjFrame *frame, HjTextStyle style, const HjColor *color, double x, double y,
              int anchor, const char *format, ...)
{
  g_autofree char *markup = NULL;
  va_list args;

  va_start (args, format);
  markup = g_strdup_vprintf (format, args);
  va_end (args);
  return hj_ink_text (cr, frame, style, color, x, y, anchor, markup);
}

double
hj_ink_text_halo (cairo_t *cr, const HjFrame *frame, HjTextStyle style, const HjColor *color, double x, double y,
                  int anchor, const char *markup)
{
  PangoLayout *layout;

  if (frame->thumbnail || !*markup)
    return 0;
  layout = make_layout (frame, style, markup);
  cairo_save (cr);
  move_to_anchor (cr, layout, x, y, anchor);
  pango_cairo_layout_path (cr, layout);
  hj_set_color (cr, frame->palette->view);
  cairo_set_line_width (cr, 4);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (cr);
  cairo_restore (cr);
  return hj_ink_text (cr, frame, style, color, x, y, anchor, markup);
}

static PangoLayout *
make_paragraph (const HjFrame *frame, HjTextStyle style, double width, int lines, int anchor, const char *markup)
{
  return get_layout (frame, style, (Wrapping){ width, lines, anchor }, markup);
}

double
hj_ink_paragraph (cairo_t *cr, const HjFrame *frame, HjTextStyle style, const HjColor *color, double x, double y,
                  double width, int anchor, int lines, const char *markup)
{
  PangoLayout *layout;

  if (frame->thumbnail || !*markup || width <= 0)
    return 0;
  layout = make_paragraph (frame, style, width, lines, anchor, markup);
  hj_set_color (cr, color_of (frame, style, color));
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
  cairo_new_path (cr);
  return layout_height (layout);
}

double
hj_ink_paragraph_height (const HjFrame *frame, HjTextStyle style, double width, const char *markup)
{
  return *markup ? layout_height (make_paragraph (frame, style, width, 0, 0, markup)) : 0;
}

double
hj_ink_text_width (const HjFrame *frame, HjTextStyle style, const char *markup)
{
  return *markup ? layout_width (make_layout (frame, style, markup)) : 0;
}

double
hj_ink_line_height (const HjFrame *frame, HjTextStyle style)
{
  return text_styles[style].size * 1.4 * (frame->text_scale > 0 ? frame->text_scale : 1);
}

const char *
hj_ink_say (const HjFrame *frame, const char *ko, const char *en)
{
  return frame->lang == HJ_LANG_EN ? en : ko;
}

char *
hj_format_count (gint64 n)
{
  char digits[32];
  GString *out = g_string_new (n < 0 ? "\u2212" : NULL);
  int length;

  g_snprintf (digits, sizeof digits, "%" G_GUINT64_FORMAT, n < 0 ? (guint64) 0 - (guint64) n : (guint64) n);
  length = (int) strlen (digits);
  for (int i = 0; i < length; i++)
    {
      if (i > 0 && (length - i) % 3 == 0)
        g_string_append_c (out, ',');
      g_string_append_c (out, digits[i]);
    }
  return g_string_free (out, FALSE);
}

/* ASCII hyphen to the real minus sign, and never "−0.00". */
static char *
with_minus (const char *digits)
{
  if (digits[0] != '-')
    return g_strdup (digits);
  if (strspn (digits + 1, "0.") == strlen (digits + 1))
    return g_strdup (digits + 1);
  return g_strconcat ("\u2212", digits + 1, NULL);
}

char *
hj_format_number (double value, int decimals)
{
  char digits[64], format[8];

  if (isnan (value))
    return g_strdup ("–");
  if (isinf (value))
    return g_strdup (value < 0 ? "\u2212∞" : "∞");
  g_snprintf (format, sizeof format, "%%.%df", CLAMP (decimals, 0, 9));
  g_ascii_formatd (digits, sizeof digits, format, value);
  return with_minus (digits);
}

char *
hj_format_short (double value)
{
  double size = fabs (value);
  char digits[64];
  g_autofree char *mantissa = NULL;
  int exponent;

  if (!isfinite (value) || size == 0)
    return hj_format_number (value, 0);
  if (size >= 1e5 || size < 1e-3)
    {
      exponent = (int) floor (log10 (size));
      g_ascii_formatd (digits, sizeof digits, "%.1f", value / pow (10, exponent));
      mantissa = with_minus (digits);
      return exponent < 0 ? g_strdup_printf ("%se\u2212%d", mantissa, -exponent)
                          : g_strdup_printf ("%se%d", mantissa, exponent);
    }
  if (size >= 1000)
    return hj_format_count ((gint64) round (value));
  return hj_format_number (value, size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3);
}
