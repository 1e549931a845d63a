/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The run: parameters into a GAN, steps into curves, measures and film. */
#include "gan-view.h"

#include <math.h>
#include <string.h>

static const int hidden_units[] = { 8, 16, 32, 64 };
static const int batches[] = { 32, 64, 128, 256 };
static const double first_moments[] = { 0, 0.5, 0.9 };
static const gint64 film_steps[HJ_GAN_VIEW_FILM] = { 0, 100, 300, 600, 1000, 1500, 2000, 3000, 5000, 8000, 12000,
                                                     HJ_GAN_VIEW_LENGTH };

int
hj_gan_view_hidden (const HjGanView *view)
{
  return hidden_units[view->hidden];
}

int
hj_gan_view_batch (const HjGanView *view)
{
  return batches[view->batch];
}

/* β₂ is .9 for the Wasserstein loss, whose gradients change fast (Gulrajani et al. 2017), else Adam's .999. */
static HjGanConfig
config_of (const HjGanView *view)
{
  gboolean is_wasserstein = view->loss == HJ_GAN_WASSERSTEIN;

  return (HjGanConfig){
    .target = (HjGanTargetKind) view->target, .loss = (HjGanLoss) view->loss, .z = view->z,
    .hidden = hj_gan_view_hidden (view), .layers = view->layers, .batch = hj_gan_view_batch (view),
    .d_steps = view->d_steps, .optimizer = (HjGanOptimizer) view->optimizer, .rate_g = view->rate_g,
    .rate_d = view->rate_d, .beta1 = first_moments[view->beta1], .beta2 = is_wasserstein ? 0.9 : 0.999,
    .spectral_norm = view->spectral_norm, .gp = is_wasserstein ? view->gp : 0, .r1 = view->r1,
    .smooth = view->smooth, .instance_noise = view->instance_noise,
  };
}

static void
free_run (HjGanView *view)
{
  g_clear_pointer (&view->gan, hj_gan_free);
  g_clear_pointer (&view->evaluation, hj_gan_evaluation_free);
  g_clear_pointer (&view->real_density, g_free);
  g_clear_pointer (&view->fake_density, g_free);
  for (int i = 0; i < HJ_GAN_VIEW_FILM; i++)
    g_clear_pointer (&view->film[i].saved, g_bytes_unref);
}

const HjGanMetrics *
hj_gan_view_measure (HjGanView *view)
{
  if (view->measured_at != view->gan->step)
    {
      hj_gan_evaluate (view->evaluation, view->gan, &view->metrics);
      view->measured_at = view->gan->step;
    }
  return &view->metrics;
}

void
hj_gan_view_grid (HjGanGrid *grid)
{
  *grid = (HjGanGrid){ HJ_GAN_VIEW_CELLS, HJ_GAN_VIEW_RANGE };
}

void
hj_gan_view_densities (HjGanView *view, const double **real, const double **fake)
{
  HjGanGrid grid;

  hj_gan_view_grid (&grid);
  if (!view->real_density)
    {
      view->real_density = g_new (double, HJ_GAN_VIEW_CELLS * HJ_GAN_VIEW_CELLS);
      view->fake_density = g_new (double, HJ_GAN_VIEW_CELLS * HJ_GAN_VIEW_CELLS);
      hj_gan_real_density (view->gan, &grid, HJ_GAN_VIEW_BLUR, view->real_density);
      view->density_at = -1;
    }
  if (view->density_at != view->gan->step)
    {
      hj_gan_fake_density (view->gan, &grid, HJ_GAN_VIEW_BLUR, view->fake_density);
      view->density_at = view->gan->step;
    }
  *real = view->real_density;
  *fake = view->fake_density;
}

static GBytes *
save_gan (HjGanView *view)
{
  gsize size = hj_gan_saved_size (view->gan);
  guchar *bytes = g_malloc (size);

  hj_gan_save (view->gan, bytes);
  return g_bytes_new_take (bytes, size);
}

static void
take_picture (HjGanView *view, HjGanFilmFrame *frame)
{
  hj_gan_view_measure (view);
  for (int i = 0; i < HJ_GAN_VIEW_FILM_POINTS; i++)
    hj_gan_evaluation_fake (view->evaluation, view->gan, i, &frame->points[i][0], &frame->points[i][1]);
  frame->saved = save_gan (view);
  frame->is_there = TRUE;
}

/* Called at every whole step; what is known from an earlier pass stays. */
static void
record (HjGanView *view)
{
  const HjGanLosses *losses = &view->gan->now.losses;
  const double values[N_CURVES] = { losses->loss_d, losses->loss_g, losses->real, losses->fake };
  gint64 step = view->gan->step;

  if (step > 0)
    hj_gan_curves_add (&view->curves, step, values);
  if (hj_gan_measures_wants (&view->measures, step))
    hj_gan_measures_add (&view->measures, step, hj_gan_view_measure (view));
  for (int i = 0; i < HJ_GAN_VIEW_FILM; i++)
    if (film_steps[i] == step && !view->film[i].is_there)
      take_picture (view, &view->film[i]);
}

void
hj_gan_view_reset (gpointer state, guint64 seed)
{
  HjGanView *view = state;
  HjGanConfig config = config_of (view);
  float points[HJ_GAN_MAX_CENTRES][2];

  free_run (view);
  config.n_drawn = hj_gan_drawing_parse (view->drawn, points, HJ_GAN_MAX_CENTRES);
  config.drawn = (const float (*)[2]) points;
  view->seed = seed;
  view->gan = hj_gan_new (&config, seed);
  view->evaluation = hj_gan_evaluation_new (view->gan, seed);
  view->measured_at = -1;
  view->is_drawing = FALSE;
  hj_gan_curves_reset (&view->curves);
  view->measures.n = 0;
  for (int i = 0; i < HJ_GAN_VIEW_FILM; i++)
    {
      view->film[i].step = film_steps[i];
      view->film[i].is_there = FALSE;
    }
  record (view);
}

void
hj_gan_view_clear (gpointer state)
{
  free_run (state);
}

gboolean
hj_gan_view_step (gpointer state, HjGrain grain)
{
  HjGanView *view = state;
  gint64 before = view->gan->step;

  if (before >= HJ_GAN_VIEW_LENGTH || view->gan->is_broken)
    return FALSE;
  if (grain == HJ_GRAIN_SUB)
    hj_gan_do_phase (view->gan);
  else
    hj_gan_do_step (view->gan);
  if (view->gan->step != before)
    record (view);
  return !view->gan->is_broken;
}

gint64
hj_gan_view_position (gpointer state)
{
  return ((HjGanView *) state)->gan->step;
}

gint64
hj_gan_view_length (gpointer state)
{
  return HJ_GAN_VIEW_LENGTH;
}

GBytes *
hj_gan_view_save (gpointer state)
{
  return save_gan (state);
}

gboolean
hj_gan_view_load (gpointer state, GBytes *bytes)
{
  HjGanView *view = state;
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);

  if (!hj_gan_load (view->gan, data, size))
    return FALSE;
  view->measured_at = -1;
  view->density_at = -1;
  return TRUE;
}

gboolean
hj_gan_view_jump (HjGanView *view, int film)
{
  return film >= 0 && film < HJ_GAN_VIEW_FILM && view->film[film].is_there
         && hj_gan_view_load (view, view->film[film].saved);
}
