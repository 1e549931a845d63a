/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The colours under the plane: what D says everywhere, what the best D would say, where the fakes are dense. */
#include "gan-view.h"

#include "hj-real.h"

#include <math.h>

/* A critic without bounds: zero is put halfway between its means on real and on made points. */
static void
scale_critic (HjGanView *view, int n, float *values, double *from, double *to)
{
  float points[2 * 256], outputs[256];
  double middle = 0, reach = 1e-6;

  for (int i = 0; i < 128; i++)
    {
      hj_gan_evaluation_real (view->evaluation, i, &points[4 * i], &points[4 * i + 1]);
      hj_gan_evaluation_fake (view->evaluation, view->gan, i, &points[4 * i + 2], &points[4 * i + 3]);
    }
  hj_gan_critic_at (view->gan, points, 256, outputs);
  for (int i = 0; i < 256; i++)
    middle += outputs[i] / 256;
  for (int k = 0; k < n; k++)
    reach = MAX (reach, fabs (values[k] - middle));
  for (int k = 0; k < n; k++)
    values[k] = (float) ((values[k] - middle) / reach);
  *from = middle - reach;
  *to = middle + reach;
}

static void
critic_field (HjGanView *view, int n, float *values, double *from, double *to)
{
  HjGanLoss loss = view->gan->config.loss;

  *from = loss == HJ_GAN_HINGE ? -1 : 0;
  *to = 1;
  if (loss == HJ_GAN_WASSERSTEIN)
    scale_critic (view, n, values, from, to);
  else
    for (int k = 0; k < n; k++)
      {
        /* Logistic and tanh are one curve: 2σ(a) − 1 = tanh (a/2). */
        double v = hj_gan_loss_is_log (loss) ? hj_tanh (values[k] / 2)
                   : loss == HJ_GAN_LEAST_SQUARES ? 2 * values[k] - 1
                                                  : values[k];

        values[k] = (float) CLAMP (v, -1, 1);
      }
}

static void
best_field (HjGanView *view, int n, float *values)
{
  const double *real, *fake;

  hj_gan_view_densities (view, &real, &fake);
  hj_gan_best_critic (real, fake, n, values);
  for (int k = 0; k < n; k++)
    values[k] = 2 * values[k] - 1;
}

/* Logarithmic over three decades below the largest density of the two. */
static void
density_field (HjGanView *view, int n, float *values, double *from, double *to)
{
  const double *real, *fake;
  double cell = pow (2 * HJ_GAN_VIEW_RANGE / HJ_GAN_VIEW_CELLS, 2), largest = 1e-12;

  hj_gan_view_densities (view, &real, &fake);
  for (int k = 0; k < n; k++)
    largest = MAX (largest, fake[k]);
  for (int k = 0; k < n; k++)
    values[k] = (float) CLAMP (1 + log10 (MAX (fake[k] / largest, 1e-9)) / 3, 0, 1);
  *from = largest / cell / 1000;
  *to = largest / cell;
}

/* What the field shows at each cell, −1 … 1 (0: D cannot tell), and the ends of its scale. */
static void
compute_field (HjGanView *view, const HjGanLayout *layout, int columns, int rows, float *values, double *from,
               double *to)
{
  *from = 0;
  *to = 1;
  if (view->field == FIELD_BEST && columns == rows)
    best_field (view, columns * rows, values);
  else if (view->field == FIELD_DENSITY && columns == rows)
    density_field (view, columns * rows, values, from, to);
  else
    {
      g_autofree float *points = g_new (float, 2 * columns * rows);

      for (int k = 0; k < columns * rows; k++)
        {
          points[2 * k] = (float) (layout->range_x * ((2.0 * (k % columns) + 1) / columns - 1));
          points[2 * k + 1] = (float) (HJ_GAN_VIEW_RANGE * (1 - (2.0 * (k / columns) + 1) / rows));
        }
      hj_gan_critic_at (view->gan, points, columns * rows, values);
      critic_field (view, columns * rows, values, from, to);
    }
}

/* Where there is hardly any density the view shows through; a critic's field is there everywhere. */
HjColor
hj_gan_view_density_color (const HjPalette *palette, double value)
{
  double t = palette->dark ? 0.1 + 0.9 * value : 1 - 0.9 * value;

  return hj_color_mix (palette->view, hj_palette_sequential (palette, t), MIN (2.5 * value, 0.85));
}

static HjColor
field_color (const HjPalette *palette, double value, gpointer is_density)
{
  if (is_density)
    return hj_gan_view_density_color (palette, value);
  return hj_color_mix (palette->view, hj_palette_diverging (palette, value), palette->field_strength);
}

static void
draw_contour (cairo_t *cr, const HjFrame *frame, double width, const HjGanLayout *layout, int columns, int rows,
              const float *values)
{
  const double dash[] = { 3, 3 };

  hj_ink_contour (cr, layout->plane_x, layout->plane_y, width, layout->plane, (guint) rows, (guint) columns, values,
                  0);
  hj_set_color (cr, frame->palette->text);
  cairo_set_line_width (cr, 1.25);
  cairo_set_dash (cr, dash, 2, 0);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

void
hj_gan_draw_field (HjGanView *view, cairo_t *cr, const HjFrame *frame, const HjGanLayout *layout, double width)
{
  int rows = HJ_GAN_VIEW_CELLS, columns = frame->thumbnail ? (int) (rows * width / layout->plane) : rows;
  g_autofree float *values = g_new (float, columns * rows);
  gboolean is_density = view->field == FIELD_DENSITY && columns == rows;

  if (view->field == FIELD_NONE)
    return;
  compute_field (view, layout, columns, rows, values, &view->field_from, &view->field_to);
  hj_ink_field (cr, frame, layout->plane_x, layout->plane_y, width, layout->plane, (guint) rows, (guint) columns,
                values, field_color, GINT_TO_POINTER (is_density));
  if (view->show_half && !is_density && !frame->thumbnail)
    draw_contour (cr, frame, width, layout, columns, rows, values);
}
