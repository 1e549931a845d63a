/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How each kind of item is set on paper. Every function measures with cr NULL and draws otherwise, by the same code. */
#include "hj-sheet-private.h"

#include "hj-catalogue.h"
#include "hj-display.h"
#include "hj-figure.h"

#include <math.h>
#include <pango/pango.h>

/* The diagram is laid out this wide and then set smaller: its 12 px text comes out above 6 pt. */
#define DIAGRAM_WIDTH 480.0

static const HjPalette *
paper (void)
{
  return hj_palette_get (HJ_STYLE_PRINT);
}

static double
body_size (double scale)
{
  return MAX (HJ_SHEET_BODY * scale, HJ_SHEET_SMALLEST);
}

static double
set_text (cairo_t *cr, HjSheetText text, double x, double y)
{
  return cr ? hj_sheet_text_draw (cr, &text, x, y) : hj_sheet_text_height (&text);
}

/* Markup, and below it the other language, dim and smaller. */
static double
set_both (cairo_t *cr, const HjItem *item, double x, double y, double width, double scale)
{
  double size = body_size (scale), height;

  height = set_text (cr, (HjSheetText){ item->markup, size, FALSE, paper ()->text, width, .macros = item->macros }, x, y);
  if (item->second && *item->second)
    height += set_text (cr, (HjSheetText){ item->second, MAX (size * 0.88, HJ_SHEET_SMALLEST), FALSE, paper ()->dim,
                                           width, .macros = item->macros },
                        x, y + height);
  return height;
}

static double
set_listed (cairo_t *cr, const HjItem *item, double x, double y, double width, double scale)
{
  double size = body_size (scale), indent = size * 1.5;
  g_autofree char *sign = item->kind == HJ_ITEM_BULLET ? g_strdup ("•") : g_strdup_printf ("%d.", item->number);

  set_text (cr, (HjSheetText){ sign, size, TRUE, paper ()->accent }, x + 2, y);
  return set_both (cr, item, x + indent, y, width - indent, scale) + size * 0.35;
}

static void
draw_formula (cairo_t *cr, const HjTypeset *typeset, double x, double y, double width, double height, double pad)
{
  double formula_width, ascent;

  hj_typeset_measure (typeset, &formula_width, &ascent, NULL);
  hj_set_color (cr, paper ()->accent_tint);
  cairo_rectangle (cr, x, y, width, height);
  cairo_fill (cr);
  hj_set_color (cr, paper ()->accent);
  cairo_rectangle (cr, x, y, 3, height);
  cairo_fill (cr);
  hj_set_color (cr, paper ()->text);
  hj_typeset_draw (typeset, cr, x + (width - formula_width) / 2, y + pad + ascent);
  cairo_new_path (cr);
}

static double
set_formula (cairo_t *cr, const HjItem *item, double x, double y, double width, double scale)
{
  double size = body_size (scale) * 1.1, pad = size * 0.6, ascent, depth, height;
  g_autoptr (HjTypeset) typeset = hj_display_new (item->markup, size, width - 3 * pad, item->macros);

  hj_typeset_measure (typeset, NULL, &ascent, &depth);
  height = ascent + depth + 2 * pad;
  if (cr)
    draw_formula (cr, typeset, x, y, width, height, pad);
  return height + size * 0.5;
}

/* A column takes what its longest cell wants, in proportion, but at least a sixth of an even share. */
static void
column_widths (const HjItem *item, double width, double size, double *widths)
{
  double total = 0;

  for (guint c = 0; c < item->n_columns; c++)
    {
      widths[c] = size * 2;
      for (guint r = 0; r < item->n_rows; r++)
        {
          HjSheetText text = { item->cells[r * item->n_columns + c], size, r == 0, paper ()->text, .macros = item->macros };

          if (*text.markup)
            widths[c] = MAX (widths[c], hj_sheet_text_width (&text) + 10);
        }
      widths[c] = MIN (widths[c], width * 0.6);
      total += widths[c];
    }
  for (guint c = 0; c < item->n_columns; c++)
    widths[c] *= width / total;
}

static double
set_cell (cairo_t *cr, const HjItem *item, guint row, guint column, double x, double y, double width, double size)
{
  guint index = row * item->n_columns + column;
  PangoAlignment align = item->aligns[column] == HJ_ALIGN_RIGHT    ? PANGO_ALIGN_RIGHT
                         : item->aligns[column] == HJ_ALIGN_CENTER ? PANGO_ALIGN_CENTER
                                                                   : PANGO_ALIGN_LEFT;
  HjSheetText text = { item->cells[index], size, (row == 0 && !item->headless) || column == 0, paper ()->text, width - 8, 1.35,
                       align, item->macros };
  double height = set_text (cr, text, x + 4, y);

  if (item->second_cells && *item->second_cells[index] && !g_str_equal (item->second_cells[index], item->cells[index]))
    {
      text.markup = item->second_cells[index];
      text.size = MAX (size * 0.86, HJ_SHEET_SMALLEST);
      text.color = paper ()->dim;
      text.bold = FALSE;
      height += set_text (cr, text, x + 4, y + height);
    }
  return height;
}

static double
set_table (cairo_t *cr, const HjItem *item, double x, double y, double width, double scale)
{
  double size = MAX (body_size (scale) * 0.94, HJ_SHEET_SMALLEST), top = y;
  g_autofree double *widths = g_new (double, item->n_columns);

  column_widths (item, width, size, widths);
  for (guint r = 0; r < item->n_rows; r++)
    {
      double at = x, height = 0;
      gboolean head = r == 0 && !item->headless;

      for (guint c = 0; c < item->n_columns; at += widths[c++])
        {
          double cell = set_cell (cr, item, r, c, at, y + size * 0.3, widths[c], size);

          height = MAX (height, cell);
        }
      y += height + size * 0.6;
      if (!cr)
        continue;
      hj_set_color (cr, head ? paper ()->accent : paper ()->rule);
      cairo_set_line_width (cr, head ? 1.5 : 0.75);
      cairo_move_to (cr, x, y);
      cairo_line_to (cr, x + width, y);
      cairo_stroke (cr);
    }
  return y - top + size * 0.5;
}

/* Really computed while the sheet is made: the state's own step, or the preview's. */
static HjDiagram *
make_diagram (const char *text)
{
  HjDiagram *diagram = hj_catalogue_new_diagram (text, NULL);

  if (diagram && hj_diagram_get_position (diagram) == 0)
    hj_diagram_seek (diagram, hj_diagram_get_class (diagram)->preview_steps);
  return diagram;
}

/* Layout asks for the same diagram again and again; the last one is kept. */
static HjDiagram *
get_diagram (const char *text)
{
  static GPrivate slot_diagram = G_PRIVATE_INIT ((GDestroyNotify) hj_diagram_free);
  static GPrivate slot_text = G_PRIVATE_INIT (g_free);
  HjDiagram *diagram = g_private_get (&slot_diagram);

  if (!diagram || g_strcmp0 (g_private_get (&slot_text), text) != 0)
    {
      diagram = make_diagram (text);
      g_private_replace (&slot_diagram, diagram);
      g_private_replace (&slot_text, g_strdup (text));
    }
  return diagram;
}

static double
set_diagram (cairo_t *cr, const HjItem *item, double x, double y, double width, double scale, HjLang lang)
{
  HjDiagram *diagram = get_diagram (item->diagram);
  double shrink = width / DIAGRAM_WIDTH, height, size = MAX (body_size (scale) * 0.88, HJ_SHEET_SMALLEST);
  g_autofree char *takeaway = NULL, *words = NULL, *caption = NULL;

  if (!diagram)
    return 0;
  height = hj_diagram_get_height (diagram, DIAGRAM_WIDTH, 1) * shrink;
  if (cr)
    {
      cairo_save (cr);
      cairo_translate (cr, x, y);
      cairo_scale (cr, shrink, shrink);
      hj_figure_draw_bare (diagram, cr, DIAGRAM_WIDTH, HJ_STYLE_PRINT, lang, 1);
      cairo_restore (cr);
    }
  takeaway = hj_diagram_dup_takeaway (diagram, lang);
  hj_diagram_get_badge (diagram, lang, &words);
  caption = g_markup_printf_escaped ("%s (%s)", takeaway, words);
  height += size * 0.5;
  return height + set_text (cr, (HjSheetText){ caption, size, FALSE, paper ()->dim, width }, x, y + height) + size * 0.6;
}

static double
set_question (cairo_t *cr, const HjItem *item, double x, double y, double width, double scale)
{
  double size = body_size (scale), height = set_listed (cr, item, x, y, width, scale) + size * 1.3;

  if (cr)
    {
      hj_set_color (cr, paper ()->hatch);
      cairo_set_line_width (cr, 0.75);
      cairo_move_to (cr, x + size * 1.5, y + height);
      cairo_line_to (cr, x + width, y + height);
      cairo_stroke (cr);
    }
  return height + size * 0.6;
}

double
hj_sheet_item (cairo_t *cr, const HjItem *item, double x, double y, double width, double scale, HjLang lang)
{
  switch (item->kind)
    {
    case HJ_ITEM_TEXT:
      return set_both (cr, item, x, y, width, scale) + body_size (scale) * 0.4;
    case HJ_ITEM_BULLET:
    case HJ_ITEM_NUMBER:
      return set_listed (cr, item, x, y, width, scale);
    case HJ_ITEM_FORMULA:
      return set_formula (cr, item, x, y, width, scale);
    case HJ_ITEM_TABLE:
      return set_table (cr, item, x, y, width, scale);
    case HJ_ITEM_DIAGRAM:
      return set_diagram (cr, item, x, y, width, scale, lang == HJ_LANG_EN ? HJ_LANG_EN : HJ_LANG_KO);
    case HJ_ITEM_QUESTION:
      return set_question (cr, item, x, y, width, scale);
    }
  return 0;
}

double
hj_sheet_head (cairo_t *cr, const HjSheetSection *section, int number, double x, double y, double width,
               double scale)
{
  double size = MAX (13 * scale, 10), radius = size * 0.62, height = size * 1.5, end;
  g_autofree char *title = section->second ? g_strdup_printf ("%s <span weight=\"normal\" size=\"85%%\">%s</span>",
                                                              section->title, section->second)
                                           : g_strdup (section->title);
  g_autofree char *digits = section->questions ? g_strdup ("?") : g_strdup_printf ("%d", number);
  HjSheetText text = { title, size, TRUE, paper ()->accent, width - radius * 2 - 9, 1.3 };
  HjSheetText sign = { digits, size * 0.78, TRUE, paper ()->view };

  height = MAX (height, hj_sheet_text_height (&text));
  if (!cr)
    return height + size * 0.45;
  hj_set_color (cr, paper ()->accent);
  cairo_arc (cr, x + radius, y + size * 0.68, radius, 0, 2 * G_PI);
  cairo_fill (cr);
  hj_sheet_text_draw (cr, &sign, x + radius - hj_sheet_text_width (&sign) / 2, y + size * 0.68 - size * 0.78 * 0.72);
  hj_sheet_text_draw (cr, &text, x + radius * 2 + 7, y);
  text.width = 0;
  end = x + radius * 2 + 7 + hj_sheet_text_width (&text) + 8;
  hj_set_color (cr, paper ()->rule);
  cairo_set_line_width (cr, 1);
  if (end < x + width)
    {
      cairo_move_to (cr, end, y + size * 0.72);
      cairo_line_to (cr, x + width, y + size * 0.72);
      cairo_stroke (cr);
    }
  return height + size * 0.45;
}
