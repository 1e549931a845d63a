/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the accuracy of the three levels is drawn on: the events as bands with their names, axes, the key. */
#include "mlops-state.h"

#include <math.h>

static void
fill_band (cairo_t *cr, const HjFrame *frame, const HjPlot *plot, int from, int to)
{
  double left = hj_plot_x (plot, from), right = hj_plot_x (plot, to);

  cairo_rectangle (cr, left, plot->y, right - left, plot->height);
  hj_set_color (cr, frame->palette->band);
  cairo_fill (cr);
  hj_set_color (cr, frame->palette->rule);
  hj_ink_vline (cr, left, plot->y, plot->y + plot->height, 1, frame->palette->rule);
  hj_ink_vline (cr, right, plot->y, plot->y + plot->height, 1, frame->palette->rule);
}

void
mlops_draw_bands (const Mlops *mlops, cairo_t *cr, const HjFrame *frame, const HjPlot *plot)
{
  int from, to;

  for (int event = 0; event < HJ_MLOPS_EVENTS; event++)
    if (mlops_event_span (mlops, event, &from, &to))
      fill_band (cr, frame, plot, from, to);
}

/* ---- Names of the events ---- */

/* How wide a name over the band of EVENT may be without touching a neighbour's. */
static double
room_of_name (const Mlops *mlops, const HjPlot *plot, int event)
{
  int from, to, other_from, other_to;
  double centre, room;

  mlops_event_span (mlops, event, &from, &to);
  centre = hj_plot_x (plot, 0.5 * (from + to));
  room = 2 * MIN (centre - plot->x + 20, plot->x + plot->width - centre + 40);
  for (int other = 0; other < HJ_MLOPS_EVENTS; other++)
    if (other != event && mlops_event_span (mlops, other, &other_from, &other_to))
      room = MIN (room, fabs (hj_plot_x (plot, 0.5 * (other_from + other_to)) - centre) - 6);
  return room;
}

static gboolean
names_fit (const Mlops *mlops, const HjFrame *frame, const HjPlot *plot)
{
  int from, to;

  for (int event = 0; event < HJ_MLOPS_EVENTS; event++)
    if (mlops_event_span (mlops, event, &from, &to)
        && hj_ink_text_width (frame, HJ_TEXT_SMALL_BOLD, hj_text_get (mlops_events[event], frame->lang))
             > room_of_name (mlops, plot, event))
      return FALSE;
  return TRUE;
}

static const char *const circled[] = { "①", "②", "③", "④", "⑤" };

/* Number and name stay on one line: no-break spaces within. */
static void
append_name (GString *legend, const char *number, const char *name)
{
  g_string_append_printf (legend, "%s%s\302\240", legend->len ? "  " : "", number);
  for (; *name; name++)
    if (*name == ' ')
      g_string_append (legend, "\302\240");
    else
      g_string_append_c (legend, *name);
}

static void
draw_names (const Mlops *mlops, cairo_t *cr, const HjFrame *frame, const MlopsLayout *layout)
{
  const HjPlot *plot = layout->accuracy;
  gboolean fit = names_fit (mlops, frame, plot) && layout->kind == HJ_WIDTH_WIDE;
  g_autoptr (GString) legend = g_string_new (NULL);
  int from, to;

  for (int event = 0; event < HJ_MLOPS_EVENTS; event++)
    {
      const char *name = hj_text_get (mlops_events[event], frame->lang);

      if (!mlops_event_span (mlops, event, &from, &to))
        continue;
      hj_ink_text (cr, frame, HJ_TEXT_SMALL_BOLD, NULL, hj_plot_x (plot, 0.5 * (from + to)),
                   layout->names_y + 13 * frame->text_scale, HJ_ANCHOR_MIDDLE, fit ? name : circled[event]);
      append_name (legend, circled[event], name);
    }
  if (!fit && layout->kind == HJ_WIDTH_WIDE)
    hj_ink_text (cr, frame, HJ_TEXT_TICK, NULL, layout->plots_width, layout->head_y + 13 * frame->text_scale,
                 HJ_ANCHOR_END, legend->str);
  else if (!fit)
    hj_ink_paragraph (cr, frame, HJ_TEXT_TICK, NULL, 8 * frame->text_scale, layout->events_y + 2 * frame->text_scale,
                      layout->plots_width - 16 * frame->text_scale, HJ_ANCHOR_START, 0, legend->str);
}

/* ---- Axes ---- */

static void
draw_legend (cairo_t *cr, const HjFrame *frame, const MlopsLayout *layout)
{
  const HjPalette *palette = frame->palette;
  double s = frame->text_scale, x = layout->kind == HJ_WIDTH_WIDE ? 0 : 8 * s, y = layout->head_y + 13 * s;

  x += hj_ink_text (cr, frame, HJ_TEXT_AXIS, NULL, x, y, HJ_ANCHOR_START,
                    layout->kind == HJ_WIDTH_NARROW
                      ? hj_ink_say (frame, "정확도 · 7일 평균", "Accuracy · 7-day mean")
                      : hj_ink_say (frame, "정확도 · 점: 하루 60건, 선: 7일 평균",
                                    "Accuracy · dots: 60 a day, line: 7-day mean"));
  if (layout->kind == HJ_WIDTH_NARROW)
    {
      x = 8 * s;
      y += 18 * s;
    }
  else
    x += 16 * s;
  hj_ink_marker (cr, HJ_MARKER_TRIANGLE, x + 5 * s, y - 4 * s, 4.5 * s, palette->text, NULL);
  x += 14 * s + hj_ink_text (cr, frame, HJ_TEXT_TICK, NULL, x + 13 * s, y, HJ_ANCHOR_START,
                             hj_ink_say (frame, "모델 배포", "model"));
  x += 10 * s;
  hj_ink_marker (cr, HJ_MARKER_SQUARE, x + 5 * s, y - 4 * s, 4 * s, palette->view, &palette->text);
  hj_ink_text (cr, frame, HJ_TEXT_TICK, NULL, x + 13 * s, y, HJ_ANCHOR_START,
               hj_ink_say (frame, "코드 배포", "pipeline code"));
}

void
mlops_draw_axes (const Mlops *mlops, cairo_t *cr, const HjFrame *frame, const MlopsLayout *layout)
{
  draw_legend (cr, frame, layout);
  for (int level = 0; level < HJ_MLOPS_LEVELS; level++)
    {
      const HjPlot *plot = layout->accuracy + level;
      HjColor ink = hj_palette_series_ink (frame->palette, mlops_series_of_level (level));

      mlops_draw_bands (mlops, cr, frame, plot);
      hj_plot_axes (cr, frame, plot);
      if (layout->kind == HJ_WIDTH_WIDE)
        hj_ink_text (cr, frame, HJ_TEXT_CELL_BOLD, &ink, 0, plot->y + plot->height / 2,
                     HJ_ANCHOR_START | HJ_ANCHOR_CENTRE, hj_text_get (mlops_levels[level].name, frame->lang));
    }
  draw_names (mlops, cr, frame, layout);
}
