/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The index of the inputs, PSI or KS, below the accuracy of the levels. */
#include "mlops-state.h"

static double
psi_top (const Mlops *mlops)
{
  double top = 0.6;

  for (int day = 0; day < mlops->furthest.day; day++)
    top = MAX (top, mlops->run.config.detector == HJ_MLOPS_PSI ? mlops->furthest.psi[day] : mlops->furthest.ks[day]);
  return top;
}

/* The index runs from 0 to what was seen; the pill of the cursor hides the day numbers it covers. */
static HjPlot
index_plot (const Mlops *mlops, const HjFrame *frame, const MlopsLayout *layout)
{
  HjPlot plot = layout->psi;

  plot.up.to = psi_top (mlops);
  plot.up.ticks = 2;
  plot.across.unit = frame->lang == HJ_LANG_EN ? " d" : "일";
  if (mlops->run.now.day > 0)
    plot.hide_x = hj_plot_x (&plot, mlops->run.now.day);
  return plot;
}

static void
draw_index_axis (const Mlops *mlops, cairo_t *cr, const HjFrame *frame, const MlopsLayout *layout)
{
  HjPlot plot = index_plot (mlops, frame, layout);
  double s = frame->text_scale;
  gboolean by_psi = mlops->run.config.detector == HJ_MLOPS_PSI;
  const char *name = by_psi ? "PSI" : "KS";

  mlops_draw_bands (mlops, cr, frame, &plot);
  hj_plot_axes (cr, frame, &plot);
  hj_plot_reference (cr, frame, &plot, by_psi ? 0.25 : 0.2, layout->kind == HJ_WIDTH_WIDE ? 120 * s : 0,
                     hj_ink_say (frame, by_psi ? "경보 0.25" : "경보 0.2", by_psi ? "alarm 0.25" : "alarm 0.2"));
  if (layout->kind == HJ_WIDTH_WIDE)
    hj_ink_paragraph (cr, frame, HJ_TEXT_SMALL_BOLD, NULL, 0, plot.y - 4 * s, 56 * s, HJ_ANCHOR_START, 3,
                      hj_ink_say (frame, by_psi ? "입력\nPSI" : "입력\nKS", by_psi ? "inputs\nPSI" : "inputs\nKS"));
  else
    hj_ink_textf (cr, frame, HJ_TEXT_SMALL_BOLD, NULL, 8 * s, plot.y - 9 * s, HJ_ANCHOR_START, "%s %s",
                  hj_ink_say (frame, "입력 분포", "Inputs:"), name);
}

/* The index at the end of the days FROM … TO − 1. */
static void
draw_index_line (cairo_t *cr, const HjFrame *frame, const HjPlot *plot, const float *values, int from, int to,
                 const HjStroke *stroke)
{
  double x[HJ_MLOPS_MAX_DAYS], y[HJ_MLOPS_MAX_DAYS];
  guint n = 0;

  for (int day = from; day < to; day++, n++)
    {
      x[n] = day + 1;
      y[n] = values[day];
    }
  hj_plot_line (cr, frame, plot, n, x, y, stroke);
}

void
mlops_draw_index (const Mlops *mlops, cairo_t *cr, const HjFrame *frame, const MlopsLayout *layout)
{
  HjPlot plot = index_plot (mlops, frame, layout);
  const HjMlopsState *later = &mlops->furthest;
  const float *values = mlops->run.config.detector == HJ_MLOPS_PSI ? later->psi : later->ks;
  HjStroke solid = { .color = frame->palette->text, .width = 1.75, .steps = TRUE };
  HjStroke dashed = { .color = frame->palette->text, .width = 1.25, .alpha = 0.6, .dash = { 3, 4 }, .n_dashes = 2 };

  draw_index_axis (mlops, cr, frame, layout);
  if (later->day > mlops->run.now.day)
    draw_index_line (cr, frame, &plot, values, mlops->run.now.day, later->day, &dashed);
  draw_index_line (cr, frame, &plot, values, 0, mlops->run.now.day, &solid);
}
