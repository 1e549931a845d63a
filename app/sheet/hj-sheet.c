/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A printable summary sheet: title band, two columns, foot. */
#include "hj-sheet.h"

#include "hj-sheet-private.h"

#include <pango/pango.h>
#include <string.h>

#define POINTS_PER_PX 0.75
/* A sheet with little on it is set a bit larger. */
#define LARGEST_SCALE 1.06

struct _HjSheet {
  char *title, *plain_title, *other_title, *trail, *summary, *sources, *answers;
  HjLang lang;
  double width, height; /* px */
  double scale;
  GPtrArray *sections;
  GArray *places;
  int n_pages;
};

static const struct {
  double width, height;
} papers[] = { [HJ_PAPER_A4] = { 793.7, 1122.5 }, [HJ_PAPER_LETTER] = { 816, 1056 } };

static const HjPalette *
paper (void)
{
  return hj_palette_get (HJ_STYLE_PRINT);
}

static double
column_width (HjSheet *sheet)
{
  return (sheet->width - 2 * HJ_SHEET_MARGIN - HJ_SHEET_GUTTER) / 2;
}

static double
body_height (HjSheet *sheet)
{
  return sheet->height - HJ_SHEET_BODY_TOP - HJ_SHEET_FOOT - 10;
}

static char *
escape (const char *text)
{
  return text ? g_markup_escape_text (text, -1) : NULL;
}

/* "1. … 2. …" of all questions, for the foot. */
static char *
collect_answers (GPtrArray *sections, HjLang lang)
{
  GString *line = g_string_new (NULL);

  for (guint s = 0; s < sections->len; s++)
    {
      HjSheetSection *section = sections->pdata[s];

      for (guint i = 0; i < section->items->len; i++)
        {
          HjItem *item = section->items->pdata[i];

          if (item->kind == HJ_ITEM_QUESTION)
            g_string_append_printf (line, "%s<b>%d.</b> %s", line->len ? "  " : "", item->number, item->answer);
        }
    }
  if (line->len)
    g_string_prepend (line, lang == HJ_LANG_EN ? "<b>Answers</b>  " : "<b>정답</b>  ");
  return g_string_free (line, FALSE);
}

static void
place_at (HjSheet *sheet, double scale)
{
  sheet->scale = scale;
  g_clear_pointer (&sheet->places, g_array_unref);
  sheet->places = hj_sheet_place (sheet->sections, column_width (sheet), body_height (sheet), scale, sheet->lang,
                                  &sheet->n_pages);
}

/* Questions for oneself are what a full sheet can best do without. FALSE: none is left. */
static gboolean
drop_question (HjSheet *sheet)
{
  for (guint i = sheet->sections->len; i > 0; i--)
    {
      HjSheetSection *section = sheet->sections->pdata[i - 1];

      if (!section->questions)
        continue;
      g_ptr_array_remove_index (section->items, section->items->len - 1);
      if (section->items->len == 0)
        g_ptr_array_remove_index (sheet->sections, i - 1);
      return TRUE;
    }
  return FALSE;
}

static void
place (HjSheet *sheet, int max_pages)
{
  double smallest = HJ_SHEET_SMALLEST / HJ_SHEET_BODY;

  place_at (sheet, LARGEST_SCALE);
  if (max_pages <= 0)
    return;
  while (sheet->n_pages > max_pages && sheet->scale > smallest)
    place_at (sheet, MAX (sheet->scale * 0.97, smallest));
  while (sheet->n_pages > max_pages && drop_question (sheet))
    place_at (sheet, smallest);
}

HjSheet *
hj_sheet_new (const HjSheetSource *source)
{
  HjSheet *sheet = g_new0 (HjSheet, 1);
  HjLang lang = source->lang == HJ_LANG_BOTH ? HJ_LANG_KO : source->lang;

  g_return_val_if_fail (source->ko || source->en, NULL);
  sheet->lang = source->lang;
  sheet->width = papers[source->paper].width;
  sheet->height = papers[source->paper].height;
  sheet->title = escape (hj_text_get (source->title, lang));
  sheet->plain_title = g_strdup (hj_text_get (source->title, lang));
  sheet->other_title = escape (lang == HJ_LANG_EN ? source->title.ko : source->title.en);
  if (g_strcmp0 (sheet->title, sheet->other_title) == 0)
    g_clear_pointer (&sheet->other_title, g_free);
  sheet->trail = escape (hj_text_get (source->trail, lang));
  sheet->summary = escape (hj_text_get (source->summary, lang));
  sheet->sections = hj_sheet_collect (source);
  sheet->sources = hj_sheet_collect_sources (source);
  place (sheet, source->max_pages);
  sheet->answers = collect_answers (sheet->sections, lang);
  return sheet;
}

void
hj_sheet_free (HjSheet *sheet)
{
  if (!sheet)
    return;
  g_free (sheet->title);
  g_free (sheet->plain_title);
  g_free (sheet->other_title);
  g_free (sheet->trail);
  g_free (sheet->summary);
  g_free (sheet->sources);
  g_free (sheet->answers);
  g_ptr_array_unref (sheet->sections);
  g_array_unref (sheet->places);
  g_free (sheet);
}

const char *
hj_sheet_get_title (HjSheet *sheet)
{
  return sheet->plain_title;
}

int
hj_sheet_get_n_pages (HjSheet *sheet)
{
  return sheet->n_pages;
}

void
hj_sheet_get_size (HjSheet *sheet, double *width, double *height)
{
  *width = sheet->width * POINTS_PER_PX;
  *height = sheet->height * POINTS_PER_PX;
}

double
hj_sheet_get_text_size (HjSheet *sheet)
{
  return MAX (HJ_SHEET_BODY * sheet->scale, HJ_SHEET_SMALLEST) * POINTS_PER_PX;
}

static void
rule (cairo_t *cr, double x, double y, double width, double thickness, HjColor color)
{
  hj_set_color (cr, color);
  cairo_rectangle (cr, x, y, width, thickness);
  cairo_fill (cr);
}

/* The mark of the app: one sheet with its two syllables. */
static void
draw_mark (cairo_t *cr, double x, double y)
{
  HjSheetText top = { "한", 17, TRUE, paper ()->accent }, bottom = { "장", 17, TRUE, paper ()->accent };

  hj_set_color (cr, paper ()->accent);
  cairo_set_line_width (cr, 2);
  cairo_rectangle (cr, x + 1, y + 1, 44, 52);
  cairo_stroke (cr);
  hj_sheet_text_draw (cr, &top, x + 23 - hj_sheet_text_width (&top) / 2, y + 2);
  hj_sheet_text_draw (cr, &bottom, x + 23 - hj_sheet_text_width (&bottom) / 2, y + 25);
}

static void
draw_title (HjSheet *sheet, cairo_t *cr, int page)
{
  double left = HJ_SHEET_MARGIN, width = sheet->width - 2 * left, top = HJ_SHEET_TITLE_TOP, x = left + 62;
  HjSheetText title = { sheet->title, 27, TRUE, paper ()->text, 0, 1.3 };
  HjSheetText other = { sheet->other_title, 14, FALSE, paper ()->dim };
  HjSheetText trail = { sheet->trail, 10, FALSE, paper ()->dim, 150, 1.5, PANGO_ALIGN_RIGHT };
  HjSheetText summary = { sheet->summary, 12.2, FALSE, paper ()->text, width - 62, 1.35 };
  double room = width - 62 - 160, title_width;
  g_autofree char *pages = NULL;

  rule (cr, left, top, width, 3, paper ()->accent);
  rule (cr, left, top + 81, width, 1, paper ()->accent);
  draw_mark (cr, left, top + 15);
  /* A long title is set smaller rather than cut off. */
  while ((title_width = hj_sheet_text_width (&title)) > room && title.size > 12)
    title.size *= 0.95;
  hj_sheet_text_draw (cr, &title, x, top + 10 + (27 - title.size) * 0.9);
  if (other.markup && title_width + hj_sheet_text_width (&other) + 12 < room)
    hj_sheet_text_draw (cr, &other, x + title_width + 10, top + 23);
  hj_sheet_text_draw (cr, &trail, left + width - 150, top + 14);
  if (sheet->n_pages > 1)
    {
      HjSheetText number = { pages = g_strdup_printf ("%d / %d", page + 1, sheet->n_pages), 10, FALSE, paper ()->dim,
                             150, 1.5, PANGO_ALIGN_RIGHT };

      hj_sheet_text_draw (cr, &number, left + width - 150, top + 30);
    }
  while (summary.markup && *summary.markup && hj_sheet_text_height (&summary) > 34 && summary.size > HJ_SHEET_SMALLEST)
    summary.size *= 0.96;
  hj_sheet_text_draw (cr, &summary, x, top + 48 - (hj_sheet_text_height (&summary) > 20 ? 3 : 0));
}

/* Sources at the left, answers at the right turned round, so that one has to turn the page to cheat. */
static void
draw_foot (HjSheet *sheet, cairo_t *cr)
{
  double left = HJ_SHEET_MARGIN, width = column_width (sheet), top = sheet->height - HJ_SHEET_FOOT;
  HjSheetText sources = { sheet->sources, 9.2, FALSE, paper ()->dim, width, 1.4 };
  HjSheetText answers = { sheet->answers, 9.6, FALSE, paper ()->dim, width, 1.4 };
  double room = HJ_SHEET_FOOT - 30;

  rule (cr, left, top, sheet->width - 2 * left, 1, paper ()->rule);
  while (sources.markup && hj_sheet_text_height (&sources) > room && sources.size > HJ_SHEET_SMALLEST)
    sources.size = MAX (sources.size * 0.96, HJ_SHEET_SMALLEST);
  if (sources.markup && *sources.markup)
    hj_sheet_text_draw (cr, &sources, left, top + 7);
  if (!*sheet->answers)
    return;
  while (hj_sheet_text_height (&answers) > room && answers.size > HJ_SHEET_SMALLEST)
    answers.size = MAX (answers.size * 0.96, HJ_SHEET_SMALLEST);
  cairo_save (cr);
  cairo_translate (cr, sheet->width - left, top + 7 + hj_sheet_text_height (&answers));
  cairo_rotate (cr, G_PI);
  hj_sheet_text_draw (cr, &answers, 0, 0);
  cairo_restore (cr);
}

void
hj_sheet_draw_page (HjSheet *sheet, cairo_t *cr, int page)
{
  cairo_save (cr);
  cairo_scale (cr, POINTS_PER_PX, POINTS_PER_PX);
  draw_title (sheet, cr, page);
  for (guint i = 0; i < sheet->places->len; i++)
    {
      HjPlace *at = &g_array_index (sheet->places, HjPlace, i);
      HjSheetSection *section = sheet->sections->pdata[at->section];
      double x = HJ_SHEET_MARGIN + at->column * (column_width (sheet) + HJ_SHEET_GUTTER);
      double y = HJ_SHEET_BODY_TOP + at->y;

      if (at->page != page)
        continue;
      if (at->item < 0)
        hj_sheet_head (cr, section, (int) at->section + 1, x, y, column_width (sheet), sheet->scale);
      else
        hj_sheet_item (cr, section->items->pdata[at->item], x, y, column_width (sheet), sheet->scale, sheet->lang);
    }
  if (page == sheet->n_pages - 1)
    draw_foot (sheet, cr);
  cairo_restore (cr);
}

