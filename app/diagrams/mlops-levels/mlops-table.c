/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of eleven rows: what each level has; the row just exercised is lit, the quiz hides cells. */
#include "mlops-state.h"

#include <string.h>

gboolean
mlops_is_hidden (const Mlops *mlops, int row, int level)
{
  int cell = row * HJ_MLOPS_LEVELS + level;

  return mlops->quiz && ((int) strlen (mlops->revealed) <= cell || mlops->revealed[cell] != 'x');
}

static void
draw_head (const Mlops *mlops, cairo_t *cr, const HjFrame *frame, const MlopsLayout *layout)
{
  double s = frame->text_scale, right = layout->table_x + layout->table_width;
  const HjMlopsLog *last = mlops_last_entry (mlops);

  hj_ink_text (cr, frame, HJ_TEXT_SECTION, NULL, layout->table_x, 15 * s, HJ_ANCHOR_START,
               hj_ink_say (frame, "레벨별 특징", "What each level has"));
  if (last && !layout->stacked)
    hj_ink_textf (cr, frame, HJ_TEXT_TICK, NULL, right, 15 * s, HJ_ANCHOR_END,
                  frame->lang == HJ_LANG_EN ? "lit: what day %d exercised" : "%d일에 겪은 줄이 켜집니다", last->day);
  for (int level = 0; level < HJ_MLOPS_LEVELS; level++)
    {
      double left = layout->stacked ? layout->table_x + level * layout->table_width / 3 : layout->columns[level + 1];
      double width = layout->stacked ? layout->table_width / 3 : layout->columns[level + 2] - left;
      HjColor ink = hj_palette_series_ink (frame->palette, mlops_series_of_level (level));

      hj_ink_rounded (cr, left + 3, 25 * s, width - 6, 23 * s, 6);
      hj_set_color (cr, hj_color_mix (frame->palette->view, ink, 0.13));
      cairo_fill (cr);
      hj_ink_text (cr, frame, HJ_TEXT_CELL_BOLD, &ink, left + width / 2, 36.5 * s, HJ_ANCHOR_MIDDLE | HJ_ANCHOR_CENTRE,
                   hj_text_get (mlops_levels[level].name, frame->lang));
    }
}

static void
draw_hidden (cairo_t *cr, const HjFrame *frame, const MlopsBox *box)
{
  static const double dash[] = { 4, 3 };

  hj_ink_rounded (cr, box->x + 5, box->y + 4, box->width - 10, box->height - 8, 6);
  hj_set_color (cr, frame->palette->lane);
  cairo_fill_preserve (cr);
  hj_set_color (cr, frame->palette->axis);
  cairo_set_line_width (cr, 1);
  cairo_set_dash (cr, dash, 2, 0);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  hj_ink_text (cr, frame, HJ_TEXT_CELL_BOLD, NULL, box->x + box->width / 2, box->y + box->height / 2,
               HJ_ANCHOR_MIDDLE | HJ_ANCHOR_CENTRE, "?");
}

static void
draw_cell (const Mlops *mlops, cairo_t *cr, const HjFrame *frame, const MlopsLayout *layout, int row, int level,
           gboolean lit)
{
  MlopsBox box = mlops_cell_box (layout, row, level);
  double s = frame->text_scale, width = box.width - 12 * s, height;
  const char *text = hj_text_get (mlops_rows[row].cells[level], frame->lang);
  const HjColor *color = lit ? &frame->palette->accent : NULL;
  HjColor ink = hj_palette_series_ink (frame->palette, mlops_series_of_level (level));

  if (layout->stacked)
    hj_ink_textf (cr, frame, HJ_TEXT_SMALL_BOLD, &ink, layout->table_x + 12 * s, box.y + 4 * s,
                  HJ_ANCHOR_START | HJ_ANCHOR_TOP, "%d", level);
  if (mlops_is_hidden (mlops, row, level))
    {
      draw_hidden (cr, frame, &box);
      return;
    }
  if (layout->stacked)
    {
      hj_ink_paragraph (cr, frame, layout->cell_style, color, box.x, box.y + 4 * s, box.width - 8 * s, HJ_ANCHOR_START, 0, text);
      return;
    }
  height = hj_ink_paragraph_height (frame, layout->cell_style, width, text);
  hj_ink_paragraph (cr, frame, layout->cell_style, color, box.x + (box.width - width) / 2, box.y + (box.height - height) / 2, width,
                    HJ_ANCHOR_MIDDLE, 0, text);
}

static void
light_row (cairo_t *cr, const HjFrame *frame, const MlopsLayout *layout, int row)
{
  double top = layout->table_y[row], height = layout->table_y[row + 1] - top;

  hj_ink_rounded (cr, layout->table_x + 1, top + 1, layout->table_width - 2, height - 2, 8);
  hj_set_color (cr, frame->palette->accent_tint);
  cairo_fill_preserve (cr);
  hj_set_color (cr, frame->palette->accent);
  cairo_set_line_width (cr, 2);
  cairo_stroke (cr);
}

static void
draw_row (const Mlops *mlops, cairo_t *cr, const HjFrame *frame, const MlopsLayout *layout, int row, int lit_row,
          int lit_level)
{
  double s = frame->text_scale, top = layout->table_y[row], height = layout->table_y[row + 1] - top;
  const char *name = hj_text_get (mlops_rows[row].name, frame->lang);
  double width = layout->columns[1] - layout->columns[0] - 10 * s;

  if (row == lit_row)
    light_row (cr, frame, layout, row);
  else if (row > 0 && row - 1 != lit_row)
    hj_ink_hline (cr, layout->table_x, layout->table_x + layout->table_width, top, 1, frame->palette->rule);
  if (layout->stacked)
    hj_ink_text (cr, frame, HJ_TEXT_CELL_BOLD, NULL, layout->table_x + 8 * s, top + 17 * s, HJ_ANCHOR_START, name);
  else
    hj_ink_paragraph (cr, frame, HJ_TEXT_SMALL_BOLD, NULL, layout->table_x + 8 * s,
                      top + (height - hj_ink_paragraph_height (frame, HJ_TEXT_SMALL_BOLD, width, name)) / 2, width,
                      HJ_ANCHOR_START, 0, name);
  for (int level = 0; level < HJ_MLOPS_LEVELS; level++)
    draw_cell (mlops, cr, frame, layout, row, level, row == lit_row && level == lit_level);
}

void
mlops_draw_table (const Mlops *mlops, cairo_t *cr, const HjFrame *frame, const MlopsLayout *layout)
{
  const HjMlopsLog *last = mlops_last_entry (mlops);

  draw_head (mlops, cr, frame, layout);
  for (int row = 0; row < MLOPS_ROWS; row++)
    draw_row (mlops, cr, frame, layout, row, last ? mlops_row_of_log (last) : -1, last ? last->level : -1);
}
