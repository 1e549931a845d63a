/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Accuracy of the three levels over the days: curves, numbers, the day that is looked at. */
#include "mlops-state.h"

#include <math.h>

#define WINDOW 7 /* days of the drawn mean */

double
mlops_recent (const HjMlopsState *state, int level, int day)
{
  int first = MAX (day - WINDOW, 0), hits = 0;

  for (int k = first; k < day; k++)
    hits += state->levels[level].hits[k];
  return day > first ? (double) hits / ((day - first) * HJ_MLOPS_PER_DAY) : NAN;
}

/* The 7-day mean at the end of each of the days FROM … TO. */
static void
draw_mean (cairo_t *cr, const HjFrame *frame, const HjPlot *plot, const HjMlopsState *state, int level, int from,
           int to, const HjStroke *stroke)
{
  double x[HJ_MLOPS_MAX_DAYS + 1], y[HJ_MLOPS_MAX_DAYS + 1];
  guint n = 0;

  for (int day = MAX (from, 1); day <= to; day++, n++)
    {
      x[n] = day;
      y[n] = CLAMP (mlops_recent (state, level, day), plot->up.from, plot->up.to);
    }
  hj_plot_line (cr, frame, plot, n, x, y, stroke);
}

static void
draw_dots (cairo_t *cr, const HjFrame *frame, const HjPlot *plot, const HjMlopsState *state, int level, int to,
           HjColor color)
{
  double xy[2 * HJ_MLOPS_MAX_DAYS];

  for (int day = 0; day < to; day++)
    {
      double accuracy = (double) state->levels[level].hits[day] / HJ_MLOPS_PER_DAY;

      xy[2 * day] = hj_plot_x (plot, day + 0.5);
      xy[2 * day + 1] = hj_plot_y (plot, CLAMP (accuracy, plot->up.from, plot->up.to));
    }
  hj_ink_markers (cr, frame, HJ_MARKER_CIRCLE, xy, (guint) to, 1.2, color, 0.4, NULL);
}

static void
draw_deployments (cairo_t *cr, const HjFrame *frame, const HjPlot *plot, const HjMlopsState *state, int level,
                  int from, int to, HjColor color)
{
  double y = plot->y + plot->height - 5;

  for (int i = 0; i < state->n_log; i++)
    {
      const HjMlopsLog *entry = state->log + i;
      double x = hj_plot_x (plot, entry->day);

      if (entry->level != level || entry->day < from || entry->day >= to)
        continue;
      if (entry->kind == HJ_MLOPS_LOG_DEPLOYED || entry->kind == HJ_MLOPS_LOG_REUSED)
        hj_ink_marker (cr, HJ_MARKER_TRIANGLE, x, y, 3.6, color, NULL);
      else if (entry->kind == HJ_MLOPS_LOG_CODE_UNIT || entry->kind == HJ_MLOPS_LOG_CODE_FEATURES)
        hj_ink_marker (cr, HJ_MARKER_SQUARE, x, y - 8, 3.6, frame->palette->view, &frame->palette->text);
    }
}

static void
draw_level (const Mlops *mlops, cairo_t *cr, const HjFrame *frame, const HjPlot *plot, int level)
{
  const HjMlopsState *now = &mlops->run.now, *later = &mlops->furthest;
  HjColor color = hj_palette_series (frame->palette, mlops_series_of_level (level));
  HjStroke solid = { .color = color, .width = 2.25 };
  HjStroke dashed = { .color = color, .width = 1.5, .alpha = 0.7, .dash = { 3, 4 }, .n_dashes = 2 };

  draw_dots (cr, frame, plot, now, level, now->day, color);
  if (later->day > now->day)
    draw_mean (cr, frame, plot, later, level, now->day, later->day, &dashed);
  draw_mean (cr, frame, plot, now, level, 0, now->day, &solid);
  draw_deployments (cr, frame, plot, now, level, 0, now->day, color);
}

/* Mean, deployments, runs, wrong answers of a level, at the right of its plot. */
static void
draw_summary_beside (const Mlops *mlops, cairo_t *cr, const HjFrame *frame, const MlopsLayout *layout, int level)
{
  const HjMlopsLevel *one = mlops->run.now.levels + level;
  double s = frame->text_scale, x = layout->summary_x, y = layout->accuracy[level].y;
  g_autofree char *wrong = hj_format_count (one->wrong);
  double width = hj_ink_textf (cr, frame, HJ_TEXT_NUMBER, NULL, x, y + 16 * s, HJ_ANCHOR_START, "%.2f",
                               mlops_mean (mlops, level));

  hj_ink_text (cr, frame, HJ_TEXT_TICK, NULL, x + width + 6 * s, y + 16 * s, HJ_ANCHOR_START,
               hj_ink_say (frame, "평균", "mean"));
  hj_ink_textf (cr, frame, HJ_TEXT_TICK, NULL, x, y + 33 * s, HJ_ANCHOR_START,
                frame->lang == HJ_LANG_EN ? "%d deployed · %d runs" : "배포 %d · 학습 %d", one->deployments, one->runs);
  hj_ink_textf (cr, frame, HJ_TEXT_TICK, NULL, x, y + 50 * s, HJ_ANCHOR_START,
                frame->lang == HJ_LANG_EN ? "%s wrong · %d code" : "오답 %s · 코드 %d", wrong, one->code_changes);
}

/* As much of the same as there is room for: "mean 0.85 · 16 deployed …". (transfer full) */
static char *
summarise (const Mlops *mlops, const HjFrame *frame, const MlopsLayout *layout, int level)
{
  const HjMlopsLevel *one = mlops->run.now.levels + level;
  gboolean english = frame->lang == HJ_LANG_EN;
  double mean = mlops_mean (mlops, level);
  g_autofree char *wrong = hj_format_count (one->wrong);

  if (layout->plots_width / frame->text_scale < 260)
    return g_strdup_printf (english ? "mean %.2f" : "평균 %.2f", mean);
  if (layout->kind == HJ_WIDTH_NARROW)
    return g_strdup_printf (english ? "mean %.2f · %d deployed" : "평균 %.2f · 배포 %d", mean, one->deployments);
  return g_strdup_printf (english ? "mean %.2f · %d deployed · %d runs · %d code · %s wrong"
                                  : "평균 %.2f · 배포 %d · 학습 %d · 코드 %d · 오답 %s",
                          mean, one->deployments, one->runs, one->code_changes, wrong);
}

static void
draw_summary_above (const Mlops *mlops, cairo_t *cr, const HjFrame *frame, const MlopsLayout *layout, int level)
{
  const char *name = hj_text_get (mlops_levels[level].name, frame->lang);
  double s = frame->text_scale, y = layout->accuracy[level].y - 9 * s, width;
  HjColor ink = hj_palette_series_ink (frame->palette, mlops_series_of_level (level));
  g_autofree char *rest = NULL;

  if (mlops->run.now.day == 0)
    {
      hj_ink_text (cr, frame, HJ_TEXT_SMALL_BOLD, &ink, 8 * s, y, HJ_ANCHOR_START, name);
      return;
    }
  width = hj_ink_textf (cr, frame, HJ_TEXT_SMALL_BOLD, &ink, 8 * s, y, HJ_ANCHOR_START, "%s · %.2f", name,
                        mlops_recent (&mlops->run.now, level, mlops->run.now.day));
  rest = summarise (mlops, frame, layout, level);
  hj_ink_text (cr, frame, HJ_TEXT_TICK, NULL, 18 * s + width, y, HJ_ANCHOR_START, rest);
}

/* Today's value beside its dot. */
static void
draw_today (const Mlops *mlops, cairo_t *cr, const HjFrame *frame, const HjPlot *plot, int level)
{
  int day = mlops->run.now.day;
  double recent = mlops_recent (&mlops->run.now, level, day), s = frame->text_scale, x = hj_plot_x (plot, day);
  HjColor color = hj_palette_series (frame->palette, mlops_series_of_level (level));
  HjColor ink = hj_palette_series_ink (frame->palette, mlops_series_of_level (level));
  gboolean left = x > plot->x + plot->width - 44 * s;
  g_autofree char *text = g_strdup_printf ("%.2f", recent);

  hj_plot_cursor (cr, frame, plot, day, recent, &color);
  hj_ink_text_halo (cr, frame, HJ_TEXT_SMALL_BOLD, &ink, x + (left ? -8 : 8),
                    CLAMP (hj_plot_y (plot, recent), plot->y + 7 * s, plot->y + plot->height - 14 * s),
                    (left ? HJ_ANCHOR_END : HJ_ANCHOR_START) | HJ_ANCHOR_CENTRE, text);
}

void
mlops_draw_curves (const Mlops *mlops, cairo_t *cr, const HjFrame *frame, const MlopsLayout *layout)
{
  int day = mlops->run.now.day;

  for (int level = 0; level < HJ_MLOPS_LEVELS; level++)
    {
      draw_level (mlops, cr, frame, layout->accuracy + level, level);
      if (!layout->summary_x)
        draw_summary_above (mlops, cr, frame, layout, level);
      else if (day > 0)
        draw_summary_beside (mlops, cr, frame, layout, level);
      if (day > 0)
        draw_today (mlops, cr, frame, layout->accuracy + level, level);
    }
  /* Its range, and the numbers under the pill, follow the days. */
  mlops_draw_index (mlops, cr, frame, layout);
  if (day > 0)
    hj_plot_cursor (cr, frame, &layout->psi, day, NAN, NULL);
}

/* ---- The day under the pointer or the keyboard, and the pill of today ---- */

/* What LEVEL reached on DAY, beside its dot. */
static void
draw_day_value (const Mlops *mlops, cairo_t *cr, const HjFrame *frame, const HjPlot *plot, int level, int day)
{
  double accuracy = (double) mlops->furthest.levels[level].hits[day] / HJ_MLOPS_PER_DAY, s = frame->text_scale;
  double x = hj_plot_x (plot, day + 0.5), y = hj_plot_y (plot, CLAMP (accuracy, plot->up.from, 1));
  gboolean left = x > plot->x + plot->width - 60 * s;
  HjColor ink = hj_palette_series_ink (frame->palette, mlops_series_of_level (level));
  g_autofree char *text = g_strdup_printf ("%.2f", accuracy);

  hj_ink_marker (cr, HJ_MARKER_CIRCLE, x, y, 3, ink, NULL);
  hj_ink_text_halo (cr, frame, HJ_TEXT_SMALL_BOLD, &ink, x + (left ? -7 : 7), MIN (y, plot->y + plot->height - 8 * s),
                    (left ? HJ_ANCHOR_END : HJ_ANCHOR_START) | HJ_ANCHOR_CENTRE, text);
}

static void
draw_day_focus (cairo_t *cr, const HjFrame *frame, const HjPlot *plot, int day)
{
  double left = hj_plot_x (plot, day), right = hj_plot_x (plot, day + 1);

  hj_ink_focus (cr, frame, left - 2, plot->y - 2, right - left + 4, plot->height + 4, 4);
}

static void
draw_day (const Mlops *mlops, cairo_t *cr, const HjFrame *frame, const MlopsLayout *layout, HjMark mark,
          gboolean focused)
{
  static const double dash[] = { 2, 3 };

  cairo_set_dash (cr, dash, 2, 0);
  for (int level = 0; level <= HJ_MLOPS_LEVELS; level++)
    {
      const HjPlot *plot = level < HJ_MLOPS_LEVELS ? layout->accuracy + level : &layout->psi;

      hj_ink_vline (cr, hj_plot_x (plot, mark.j + 0.5), plot->y, plot->y + plot->height, 1.25, frame->palette->text);
    }
  cairo_set_dash (cr, NULL, 0, 0);
  for (int level = 0; level < HJ_MLOPS_LEVELS && mark.j < mlops->furthest.day; level++)
    draw_day_value (mlops, cr, frame, layout->accuracy + level, level, mark.j);
  if (focused)
    draw_day_focus (cr, frame, mark.i < HJ_MLOPS_LEVELS ? layout->accuracy + mark.i : &layout->psi, mark.j);
}

void
mlops_draw_cursors (const Mlops *mlops, cairo_t *cr, const HjFrame *frame, const MlopsLayout *layout)
{
  const HjPlot *plot = &layout->psi;

  if (frame->hover.kind == MLOPS_MARK_DAY)
    draw_day (mlops, cr, frame, layout, frame->hover, FALSE);
  if (frame->focus.kind == MLOPS_MARK_DAY)
    draw_day (mlops, cr, frame, layout, frame->focus, TRUE);
  if (mlops->run.now.day > 0)
    {
      g_autofree char *today = g_strdup_printf (frame->lang == HJ_LANG_EN ? "day %d" : "%d일", mlops->run.now.day);

      hj_ink_pill (cr, frame, CLAMP (hj_plot_x (plot, mlops->run.now.day), plot->x + 24, plot->x + plot->width - 10),
                   plot->y + plot->height + 4 * frame->text_scale, today);
    }
}

/* ---- Without words ---- */

void
mlops_draw_thumbnail (const Mlops *mlops, cairo_t *cr, const HjFrame *frame)
{
  double height = (frame->height - 12) / HJ_MLOPS_LEVELS;

  for (int level = 0; level < HJ_MLOPS_LEVELS; level++)
    {
      HjPlot plot = { .x = 8, .y = 6 + level * height + 2, .width = frame->width - 16, .height = height - 4,
                      .across = { .from = 0, .to = mlops->run.config.n_days }, .up = { .from = 0.3, .to = 1 } };
      HjStroke stroke = { .color = hj_palette_series (frame->palette, mlops_series_of_level (level)), .width = 2 };

      mlops_draw_bands (mlops, cr, frame, &plot);
      hj_ink_hline (cr, plot.x, plot.x + plot.width, plot.y + plot.height, 1, frame->palette->axis);
      draw_mean (cr, frame, &plot, &mlops->run.now, level, 0, mlops->run.now.day, &stroke);
    }
}
