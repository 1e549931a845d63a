/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where things stand: plane and charts side by side when wide, one below the other when not. */
#include "gan-view.h"

#include <math.h>

#define LEFT 34.0       /* room for tick numbers */
#define NAME_ROOM 26.0  /* above a chart, for its name */
#define TICK_ROOM 22.0  /* below a chart, for its numbers */
#define NAMES_RIGHT 46.0 /* right of the losses, for the names of reference lines */

/* The shortest of a few ends that holds the run so far: a young run is not a sliver at the left. */
static double
across_end (const HjGanView *view)
{
  static const double ends[] = { 100, 500, 2000, 5000, HJ_GAN_VIEW_LENGTH };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (view->curves.recorded <= ends[i])
      return ends[i];
  return HJ_GAN_VIEW_LENGTH;
}

/* 1, 2, 3, 5 times a power of ten, at least SIZE. */
static double
round_up (double size)
{
  static const double factors[] = { 1, 1.5, 2, 3, 5, 7.5, 10 };
  double power = pow (10, floor (log10 (size)));

  for (guint i = 0; i < G_N_ELEMENTS (factors); i++)
    if (factors[i] * power >= size * 0.999)
      return factors[i] * power;
  return 10 * power;
}

/* What every run of this loss needs, widened by what this run did. */
static void
loss_range (const HjGanView *view, double *from, double *to)
{
  static const double usual[][2] = {
    [HJ_GAN_NON_SATURATING] = { 0, 2 }, [HJ_GAN_MINIMAX] = { -1, 2 }, [HJ_GAN_LEAST_SQUARES] = { 0, 1.5 },
    [HJ_GAN_HINGE] = { -1, 3 },         [HJ_GAN_WASSERSTEIN] = { -1, 1 },
  };
  double low = usual[view->loss][0], high = usual[view->loss][1];

  for (int c = CURVE_LOSS_D; c <= CURVE_LOSS_G; c++)
    for (guint k = 0; k < view->curves.n; k++)
      {
        low = MIN (low, view->curves.mean[c][k]);
        high = MAX (high, view->curves.mean[c][k]);
      }
  *from = low < usual[view->loss][0] ? -round_up (-low) : low;
  *to = high > usual[view->loss][1] ? round_up (high) : high;
}

static HjPlot
make_plot (const HjGanView *view, double s, double x, double y, double width, double height)
{
  HjPlot plot = { .x = x, .y = y, .width = width, .height = height };

  plot.across = (HjAxis){ .from = 0, .to = across_end (view), .ticks = width < 230 * s ? 2 : 4, .no_grid = TRUE };
  plot.up.ticks = height < 100 * s ? 3 : 5;
  return plot;
}

static void
set_ranges (const HjGanView *view, HjGanLayout *layout)
{
  double sliced_top = 2;

  loss_range (view, &layout->losses.up.from, &layout->losses.up.to);
  layout->modes.up.from = 0;
  layout->modes.up.to = view->gan->target.n_modes;
  layout->modes.up.ticks = 4;
  for (guint k = 0; k < view->measures.n; k++)
    sliced_top = MAX (sliced_top, view->measures.sliced[k]);
  layout->sliced.up = (HjAxis){ .from = 0.02, .to = sliced_top > 2 ? round_up (sliced_top) : 2, .log = TRUE,
                                .ticks = 3 };
}

/* Plane left, three charts right over one common axis, film below. */
static void
lay_out_wide (const HjGanView *view, double width, HjGanLayout *layout)
{
  double s = layout->s, x, chart_width, free, top;

  layout->plane_x = floor (LEFT * s);
  layout->plane_y = floor (6 * s);
  layout->plane = floor (MIN (0.43 * width, 430 * s));
  x = layout->plane_x + layout->plane + 62 * s;
  chart_width = width - x - NAMES_RIGHT * s;
  top = layout->plane_y + 20 * s;
  free = layout->plane + 22 * s - 20 * s - 2 * (NAME_ROOM + 16) * s;
  layout->losses = make_plot (view, s, x, top, chart_width, floor (0.48 * free));
  top += layout->losses.height + (NAME_ROOM + 16) * s;
  layout->modes = make_plot (view, s, x, top, chart_width, floor (0.26 * free));
  top += layout->modes.height + (NAME_ROOM + 16) * s;
  layout->sliced = make_plot (view, s, x, top, chart_width, floor (0.26 * free));
  layout->losses.across.no_numbers = layout->modes.across.no_numbers = TRUE;
  layout->key_x = layout->plane_x - 8 * s;
  layout->key_y = layout->plane_y + layout->plane + 38 * s;
  layout->key_width = layout->plane + 58 * s;
  layout->film_y = layout->key_y + 28 * s;
}

/* Plane with its key beside it; losses; the two measures side by side. */
static void
lay_out_medium (const HjGanView *view, double width, HjGanLayout *layout)
{
  double s = layout->s, top, half;

  layout->plane_x = floor (LEFT * s);
  layout->plane_y = floor (6 * s);
  layout->plane = floor (MIN (0.66 * width, 400 * s));
  layout->has_side = TRUE;
  layout->key_x = layout->plane_x + layout->plane + 18 * s;
  layout->key_y = layout->plane_y + 10 * s;
  layout->key_width = width - layout->key_x;
  top = layout->plane_y + layout->plane + (TICK_ROOM + NAME_ROOM) * s;
  layout->losses = make_plot (view, s, LEFT * s, top, width - (LEFT + NAMES_RIGHT) * s, 100 * s);
  top += layout->losses.height + (TICK_ROOM + NAME_ROOM + 6) * s;
  half = floor ((width - (2 * LEFT + 40) * s) / 2);
  layout->modes = make_plot (view, s, LEFT * s, top, half, 64 * s);
  layout->sliced = make_plot (view, s, width - half - 22 * s, top, half, 64 * s);
  layout->film_y = top + layout->modes.height + (TICK_ROOM + 8) * s;
}

/* Everything below each other. */
static void
lay_out_narrow (const HjGanView *view, double width, HjGanLayout *layout)
{
  double s = layout->s, top, chart_width = width - (LEFT + NAMES_RIGHT) * s;

  layout->plane_x = floor (LEFT * s);
  layout->plane_y = floor (6 * s);
  layout->plane = floor (width - (LEFT + 4) * s);
  layout->key_x = 2 * s;
  layout->key_y = layout->plane_y + layout->plane + 38 * s;
  layout->key_width = width - 2 * s;
  top = layout->key_y + (2 * 22 + NAME_ROOM) * s;
  layout->losses = make_plot (view, s, LEFT * s, top, chart_width, 100 * s);
  top += layout->losses.height + (NAME_ROOM + 16) * s;
  layout->modes = make_plot (view, s, LEFT * s, top, chart_width, 60 * s);
  top += layout->modes.height + (NAME_ROOM + 16) * s;
  layout->sliced = make_plot (view, s, LEFT * s, top, chart_width, 64 * s);
  layout->losses.across.no_numbers = layout->modes.across.no_numbers = TRUE;
  layout->film_y = top + layout->sliced.height + (TICK_ROOM + 10) * s;
}

static void
lay_out_film (double width, HjGanLayout *layout)
{
  layout->n_film = (guint) CLAMP (width / layout->s / 62, 4, HJ_GAN_VIEW_FILM);
  layout->film_pitch = width / layout->n_film;
  layout->film_size = floor (MIN (56 * layout->s, layout->film_pitch - 10 * layout->s));
  layout->height = layout->film_y + layout->film_size + 22 * layout->s;
}

static void
lay_out_thumbnail (const HjFrame *frame, HjGanLayout *layout)
{
  layout->plane = frame->height;
  layout->range_x = HJ_GAN_VIEW_RANGE * frame->width / frame->height;
}

void
hj_gan_layout (const HjGanView *view, const HjFrame *frame, HjGanLayout *layout)
{
  *layout = (HjGanLayout){ .width = hj_frame_width_class (frame), .s = frame->text_scale,
                           .range_x = HJ_GAN_VIEW_RANGE };
  if (frame->thumbnail)
    {
      lay_out_thumbnail (frame, layout);
      return;
    }
  if (layout->width == HJ_WIDTH_WIDE)
    lay_out_wide (view, frame->width, layout);
  else if (layout->width == HJ_WIDTH_MEDIUM)
    lay_out_medium (view, frame->width, layout);
  else
    lay_out_narrow (view, frame->width, layout);
  set_ranges (view, layout);
  lay_out_film (frame->width, layout);
}

double
hj_gan_view_height (gpointer state, double width, double text_scale)
{
  HjFrame frame = { .width = width, .text_scale = text_scale };
  HjGanLayout layout;

  hj_gan_layout (state, &frame, &layout);
  return ceil (layout.height);
}

double
hj_gan_layout_x (const HjGanLayout *layout, double x)
{
  double width = layout->plane * layout->range_x / HJ_GAN_VIEW_RANGE;

  return layout->plane_x + (x / layout->range_x + 1) / 2 * width;
}

double
hj_gan_layout_y (const HjGanLayout *layout, double y)
{
  return layout->plane_y + (1 - y / HJ_GAN_VIEW_RANGE) / 2 * layout->plane;
}

/* Where there is room for fewer pictures the first and the last stay. */
int
hj_gan_layout_film (const HjGanLayout *layout, guint k)
{
  return (int) (k * (HJ_GAN_VIEW_FILM - 1) / (layout->n_film - 1));
}

int
hj_gan_layout_film_place (const HjGanLayout *layout, int film)
{
  for (guint k = 0; k < layout->n_film; k++)
    if (hj_gan_layout_film (layout, k) == film)
      return (int) k;
  return -1;
}

double
hj_gan_layout_film_x (const HjGanLayout *layout, guint k)
{
  return floor ((k + 0.5) * layout->film_pitch - layout->film_size / 2) + 0.5;
}
