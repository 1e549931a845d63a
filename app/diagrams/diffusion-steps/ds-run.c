/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The run of the diffusion diagram: paths that are known whole, a crowd that is computed step by step. */
#include "ds-private.h"

#include "hj-real.h"

#include <math.h>
#include <string.h>

gboolean
ds_is_images (const DsState *state)
{
  return state->shape == DS_SHAPE_IMAGES;
}

int
ds_time (const DsState *state, int step)
{
  return hj_schedule_time (DS_LENGTH, state->n_steps, step);
}

int
ds_step_at (const DsState *state, double t)
{
  double step = (1.0 - t / DS_LENGTH) * state->n_steps;

  return CLAMP ((int) floor (step + 0.5), 0, state->n_steps);
}

double
ds_alpha_bar (const DsState *state, int t)
{
  return state->schedules[state->schedule].alpha_bar[t];
}

static float *
trail (const DsState *state, float *trails, int step, int particle)
{
  return trails + ((gsize) step * state->n_trails + particle) * state->data->d;
}

const float *
ds_trail_at (const DsState *state, int step, int particle)
{
  return trail (state, state->trails, step, particle);
}

double
ds_chosen_mean (const DsState *state, int step, float *mean)
{
  int last = MIN (step, state->n_steps - 1);
  float n_eff;

  hj_diffusion_denoise (state->data, ds_alpha_bar (state, ds_time (state, last)), state->how.width,
                        ds_trail_at (state, last, state->chosen), 1, mean, &n_eff);
  /* The end is what the last step mixed, unless it was moved there by hand. */
  if (step > last)
    memcpy (mean, ds_trail_at (state, step, state->chosen), sizeof *mean * state->data->d);
  return n_eff;
}

double
ds_chosen_n_eff (const DsState *state, int step)
{
  float mean[DS_PIXELS];

  return ds_chosen_mean (state, step, mean);
}

double
ds_chosen_tops (const DsState *state, int tops[DS_TOP], double weights[DS_TOP])
{
  int last = MIN (state->position, state->n_steps - 1);
  g_autofree double *all = g_new (double, state->data->n);
  double n_eff;

  hj_diffusion_posterior (state->data, ds_alpha_bar (state, ds_time (state, last)), state->how.width,
                          ds_trail_at (state, last, state->chosen), all, NULL, &n_eff);
  hj_diffusion_top (all, state->data->n, DS_TOP, tops);
  for (int i = 0; i < DS_TOP; i++)
    weights[i] = all[tops[i]];
  return n_eff;
}

/* ---- probe -------------------------------------------------------------------------------------- */

gboolean
ds_probe_read (const DsState *state, int *step, double *x, double *y)
{
  char *end;

  *step = (int) g_ascii_strtoll (state->probe, &end, 10);
  if (end == state->probe || *end != ':' || *step < 0 || *step > state->n_steps || ds_is_images (state))
    return FALSE;
  *x = g_ascii_strtod (end + 1, &end);
  if (*end != ',')
    return FALSE;
  *y = g_ascii_strtod (end + 1, &end);
  return *end == 0 && fabs (*x) <= 10 && fabs (*y) <= 10;
}

void
ds_probe_write (DsState *state, int step, double x, double y)
{
  char first[32], second[32];

  g_ascii_formatd (first, sizeof first, "%.2f", CLAMP (x, -DS_PLANE_RANGE, DS_PLANE_RANGE));
  g_ascii_formatd (second, sizeof second, "%.2f", CLAMP (y, -DS_PLANE_RANGE, DS_PLANE_RANGE));
  g_snprintf (state->probe, sizeof state->probe, "%d:%s,%s", step, first, second);
}

/* ---- paths -------------------------------------------------------------------------------------- */

/* Particles FIRST … of TRAILS from STEP to the end. */
static void
follow (DsState *state, float *trails, guint64 noise, int step, int first, int count)
{
  HjSampler how = state->how;

  how.noise = noise;
  for (int k = step; k < state->n_steps; k++)
    {
      float *next = trail (state, trails, k + 1, first);

      memcpy (next, trail (state, trails, k, first), sizeof *next * count * state->data->d);
      hj_diffusion_step (&state->schedules[state->schedule], state->data, &how, k, first, count, next,
                         state->scratch);
    }
}

static void
place_start (const DsState *state, int count, float *x)
{
  hj_diffusion_start (state->seed, count, state->data->d, x);
  if (ds_is_images (state) || state->start != DS_START_CIRCLE)
    return;
  for (int i = 0; i < count; i++)
    {
      x[2 * i] = (float) (DS_CIRCLE * hj_cos (2 * HJ_PI * (i + 0.5) / count));
      x[2 * i + 1] = (float) (DS_CIRCLE * hj_sin (2 * HJ_PI * (i + 0.5) / count));
    }
}

void
ds_run_follow_probe (DsState *state)
{
  double x, y;
  int step;

  state->chosen = CLAMP (state->chosen, 0, state->n_trails - 1);
  /* All paths again: another point may have been moved before, and they cost a few milliseconds. */
  place_start (state, state->n_trails, state->trails);
  follow (state, state->trails, 0, 0, 0, state->n_trails);
  if (ds_probe_read (state, &step, &x, &y))
    {
      float *at = trail (state, state->trails, step, state->chosen);

      at[0] = (float) x;
      at[1] = (float) y;
      follow (state, state->trails, 0, step, state->chosen, 1);
    }
}

static void
build_twins (DsState *state)
{
  int d = state->data->d;
  gsize size = (gsize) (state->n_steps + 1) * state->n_trails * d;
  double sum = 0;

  state->twins = g_new (float, size);
  place_start (state, state->n_trails, state->twins);
  follow (state, state->twins, 1, 0, 0, state->n_trails);
  for (int i = 0; i < state->n_trails; i++)
    {
      const float *a = ds_trail_at (state, state->n_steps, i), *b = trail (state, state->twins, state->n_steps, i);
      double square = 0;

      for (int j = 0; j < d; j++)
        square += ((double) a[j] - b[j]) * ((double) a[j] - b[j]);
      sum += hj_sqrt (square);
    }
  state->twin_gap = sum / state->n_trails;
}

static void
set_sampler (DsState *state)
{
  static const HjSamplerKind kinds[] = { HJ_SAMPLER_DDIM, HJ_SAMPLER_DDIM, HJ_SAMPLER_HEUN, HJ_SAMPLER_EULER };

  state->how = (HjSampler){ .kind = kinds[state->sampler],
                            .eta = state->sampler == DS_SAMPLER_DDPM ? 1 : state->eta,
                            .n_steps = state->n_steps,
                            .seed = state->seed };
  if (state->smoothing > 0)
    state->how.width = state->smoothing * hj_diffusion_data_spacing (state->data);
}

void
ds_run_build (DsState *state)
{
  gsize d;

  for (int kind = 0; kind < HJ_N_SCHEDULES; kind++)
    hj_schedule_init (&state->schedules[kind], kind, DS_LENGTH);
  state->data = ds_data_new (state);
  d = (gsize) state->data->d;
  set_sampler (state);
  state->n_trails = ds_is_images (state) ? DS_CHAINS : DS_TRAILS;
  state->n_crowd = ds_is_images (state) || state->particles <= DS_TRAILS ? 0 : state->particles;
  state->scratch = g_new (float, 3 * MAX (state->n_trails, state->n_crowd) * d);
  state->trails = g_new (float, (gsize) (state->n_steps + 1) * state->n_trails * d);
  ds_run_follow_probe (state);
  if (state->twin)
    build_twins (state);
  if (!ds_is_images (state))
    {
      HjRandom random;

      state->noise = g_new (float, 2 * (gsize) state->data->n);
      hj_random_init (&random, state->seed, HJ_STREAM_EVALUATION);
      hj_random_normals (&random, state->noise, 2 * state->data->n);
    }
  if (state->n_crowd > 0)
    {
      state->frames = g_new0 (float *, state->n_steps + 1);
      state->frames[0] = g_new (float, 2 * (gsize) state->n_crowd);
      place_start (state, state->n_crowd, state->frames[0]);
    }
  state->position = 0;
  state->end_distance = NAN;
  state->overflow = FALSE;
}

void
ds_run_free (DsState *state)
{
  for (int k = 0; state->frames && k <= state->how.n_steps; k++)
    g_free (state->frames[k]);
  g_clear_pointer (&state->frames, g_free);
  g_clear_pointer (&state->data, hj_diffusion_data_free);
  g_clear_pointer (&state->noise, g_free);
  g_clear_pointer (&state->trails, g_free);
  g_clear_pointer (&state->twins, g_free);
  g_clear_pointer (&state->scratch, g_free);
  for (int i = 0; i < 3; i++)
    g_clear_pointer (&state->class_names[i], g_free);
}

/* ---- crowd -------------------------------------------------------------------------------------- */

static gboolean
are_finite (const float *x, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (!isfinite (x[i]))
      return FALSE;
  return TRUE;
}

static void
compute_frame (DsState *state, int step)
{
  gsize size = 2 * (gsize) state->n_crowd;

  state->frames[step] = g_new (float, size);
  memcpy (state->frames[step], state->frames[step - 1], sizeof (float) * size);
  hj_diffusion_step (&state->schedules[state->schedule], state->data, &state->how, step - 1, 0, state->n_crowd,
                     state->frames[step], state->scratch);
}

void
ds_run_jump (DsState *state, int position)
{
  gsize d = (gsize) state->data->d;

  position = CLAMP (position, 0, state->n_steps);
  for (int k = 1; state->frames && k <= position; k++)
    if (!state->frames[k])
      compute_frame (state, k);
  state->overflow = !are_finite (ds_trail_at (state, position, 0), state->n_trails * d)
                    || (state->frames && !are_finite (state->frames[position], 2 * (gsize) state->n_crowd));
  if (state->overflow)
    return;
  state->position = position;
  if (position == state->n_steps && isnan (state->end_distance))
    state->end_distance
        = state->frames ? hj_diffusion_data_distance (state->data, state->frames[position], state->n_crowd)
                        : hj_diffusion_data_distance (state->data, ds_trail_at (state, position, 0),
                                                      state->n_trails);
}
