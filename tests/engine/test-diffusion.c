/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Diffusion against closed forms, finite differences, published numbers and a naive twin. */
#include "hj-diffusion.h"
#include "hj-isa.h"
#include "hj-real.h"

#include <glib.h>
#include <math.h>
#include <string.h>

#define assert_near(got, want, tolerance) g_assert_cmpfloat_with_epsilon (got, want, tolerance)

static HjDiffusionData *
spiral (int n, guint64 seed)
{
  HjRandom random;

  hj_random_init (&random, seed, HJ_STREAM_DATA);
  return hj_diffusion_data_new_spiral (n, &random);
}

/* Blurred random pictures of 16 × 16, far apart like syllables are. */
static HjDiffusionData *
pictures (int n)
{
  HjDiffusionData *data = hj_diffusion_data_new (n, 256);
  HjRandom random;

  hj_random_init (&random, 5, HJ_STREAM_DATA);
  for (int i = 0; i < n * 256; i++)
    data->y[i] = hj_random_u32 (&random) % 3 ? -1 : 1;
  return data;
}

/* ---- the naive twin: the formulas as they stand in the header, in double, one point at a time ---- */

static double
naive_mean (const HjDiffusionData *data, double alpha_bar, const float *x, double *mean)
{
  g_autofree double *w = g_new (double, data->n);
  double least = INFINITY, sum = 0, squares = 0;

  for (int i = 0; i < data->n; i++)
    {
      w[i] = 0;
      for (int j = 0; j < data->d; j++)
        w[i] += pow (x[j] - sqrt (alpha_bar) * data->y[i * data->d + j], 2);
      least = fmin (least, w[i]);
    }
  memset (mean, 0, sizeof *mean * data->d);
  for (int i = 0; i < data->n; i++)
    {
      w[i] = exp ((least - w[i]) / (2 * (1 - alpha_bar)));
      sum += w[i];
      squares += w[i] * w[i];
    }
  for (int i = 0; i < data->n; i++)
    for (int j = 0; j < data->d; j++)
      mean[j] += w[i] / sum * data->y[i * data->d + j];
  return sum * sum / squares;
}

static void
naive_step (const HjSchedule *schedule, const HjDiffusionData *data, int t, int s, double *x)
{
  double now = schedule->alpha_bar[t], next = schedule->alpha_bar[s], mean[2];
  float at[2] = { (float) x[0], (float) x[1] };

  naive_mean (data, now, at, mean);
  for (int j = 0; j < 2; j++)
    {
      double noise = (x[j] - sqrt (now) * mean[j]) / sqrt (1 - now);

      x[j] = s == 0 ? mean[j] : sqrt (next) * mean[j] + sqrt (1 - next) * noise;
    }
}

/* ---- tests -------------------------------------------------------------------------------------- */

static void
test_schedules (void)
{
  static const struct {
    HjScheduleKind kind;
    int length;
    double end, relative;
  } cases[] = {
    { HJ_SCHEDULE_LINEAR, 1000, 4.03583e-5, 1e-5 },
    { HJ_SCHEDULE_COSINE, 1000, 2.4e-9, 0.03 },
    { HJ_SCHEDULE_LINEAR, 200, 4.03583e-5, 0.5 },
    { HJ_SCHEDULE_LINEAR, 4000, 4.03583e-5, 0.1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      HjSchedule schedule;

      hj_schedule_init (&schedule, cases[i].kind, cases[i].length);
      assert_near (schedule.alpha_bar[cases[i].length] / cases[i].end, 1, cases[i].relative);
    }
  for (int kind = 0; kind < HJ_N_SCHEDULES; kind++)
    {
      HjSchedule schedule;

      hj_schedule_init (&schedule, kind, 1000);
      g_assert_cmpfloat (schedule.alpha_bar[0], ==, 1);
      for (int t = 1; t <= 1000; t++)
        {
          double beta = hj_schedule_beta (&schedule, t);

          g_assert_cmpfloat (schedule.alpha_bar[t], <, schedule.alpha_bar[t - 1]);
          g_assert_cmpfloat (beta, >, 0);
          g_assert_cmpfloat (beta, <, 0.9991);
          assert_near (1 / (1 + exp (-hj_schedule_log_snr (&schedule, t))), schedule.alpha_bar[t], 1e-12);
        }
    }
}

static void
test_strides (void)
{
  for (int steps = 1; steps <= 1000; steps += 37)
    {
      g_assert_cmpint (hj_schedule_time (1000, steps, 0), ==, 1000);
      g_assert_cmpint (hj_schedule_time (1000, steps, steps), ==, 0);
      for (int k = 0; k < steps; k++)
        g_assert_cmpint (hj_schedule_time (1000, steps, k), >, hj_schedule_time (1000, steps, k + 1));
    }
}

/* x_t has mean √ᾱ y and variance 1−ᾱ; iterating q(x_t | x_{t−1}) arrives at the same. */
static void
test_forward (void)
{
  enum { N = 20000 };
  g_autofree float *x0 = g_new (float, N), *noise = g_new (float, N), *x = g_new (float, N),
                   *back = g_new (float, N), *walk = g_new (float, N);
  HjSchedule schedule;
  HjRandom random;

  hj_schedule_init (&schedule, HJ_SCHEDULE_LINEAR, 1000);
  hj_random_init (&random, 3, HJ_STREAM_NOISE);
  for (int i = 0; i < N; i++)
    walk[i] = x0[i] = 0.7f;
  for (int t = 1; t <= 300; t++)
    {
      double beta = hj_schedule_beta (&schedule, t);

      hj_random_normals (&random, noise, N);
      for (int i = 0; i < N; i++)
        walk[i] = (float) (sqrt (1 - beta) * walk[i] + sqrt (beta) * noise[i]);
    }
  hj_diffusion_forward (schedule.alpha_bar[300], x0, noise, N, x);
  for (int way = 0; way < 2; way++)
    {
      const float *points = way ? walk : x;
      double a = schedule.alpha_bar[300], mean = 0, variance = 0;

      for (int i = 0; i < N; i++)
        mean += points[i] / N;
      for (int i = 0; i < N; i++)
        variance += (points[i] - mean) * (points[i] - mean) / N;
      assert_near (mean, sqrt (a) * 0.7, 3 * sqrt ((1 - a) / N));
      assert_near (variance, 1 - a, 3 * (1 - a) * sqrt (2.0 / N));
    }
  hj_diffusion_recover (schedule.alpha_bar[300], x, noise, N, back);
  for (int i = 0; i < N; i++)
    assert_near (back[i], x0[i], 1e-5);
}

static void
test_denoiser (void)
{
  static const int times[] = { 1, 10, 100, 500, 1000 };
  HjDiffusionData *sets[] = { spiral (500, 1), pictures (60) };
  HjSchedule schedule;

  hj_schedule_init (&schedule, HJ_SCHEDULE_LINEAR, 1000);
  for (guint set = 0; set < 2; set++)
    for (guint i = 0; i < G_N_ELEMENTS (times); i++)
      {
        const HjDiffusionData *data = sets[set];
        double a = schedule.alpha_bar[times[i]], tolerance = times[i] == 1 ? 2e-3 : 2e-4;
        g_autofree float *x = g_new (float, 13 * data->d), *mean = g_new (float, 13 * data->d);
        g_autofree double *want = g_new (double, data->d), *slow = g_new (double, data->d);
        float n_eff[13];

        hj_diffusion_start (9, 13, data->d, x);
        for (int k = 0; k < 13 * data->d; k++)
          x[k] = (float) (sqrt (a) * data->y[k] + sqrt (1 - a) * x[k]);
        hj_diffusion_denoise (data, a, 0, x, 13, mean, n_eff);
        for (int k = 0; k < 13; k++)
          {
            double naive = naive_mean (data, a, x + k * data->d, want), exact;

            hj_diffusion_posterior (data, a, 0, x + k * data->d, NULL, slow, &exact);
            assert_near (exact / naive, 1, 1e-9);
            assert_near (n_eff[k] / naive, 1, 10 * tolerance);
            for (int j = 0; j < data->d; j++)
              {
                assert_near (slow[j], want[j], 1e-9);
                assert_near (mean[k * data->d + j], want[j], tolerance);
              }
          }
      }
  hj_diffusion_data_free (sets[0]);
  hj_diffusion_data_free (sets[1]);
}

/* Central differences of ln p_t give the score; the density integrates to one. */
static void
test_score (void)
{
  static const int times[] = { 20, 200, 800 };
  HjDiffusionData *data = spiral (200, 2);
  HjSchedule schedule;
  HjMixture mixture;

  hj_schedule_init (&schedule, HJ_SCHEDULE_LINEAR, 1000);
  hj_mixture_init_circle (&mixture, 8);
  mixture.covariance[2][1] = 0.005;
  mixture.weight[0] += 0.05;
  mixture.weight[1] -= 0.05;
  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    for (int k = 0; k < 20; k++)
      {
        double a = schedule.alpha_bar[times[i]], h = 1.0 / 1024, mean[2], score[2], tweedie[2];
        float at[2] = { data->y[20 * k] * 0.8f, data->y[20 * k + 1] * 0.9f };

        hj_diffusion_posterior (data, a, 0, at, NULL, mean, NULL);
        hj_mixture_evaluate (&mixture, a, (double[]){ at[0], at[1] }, score, tweedie);
        for (int j = 0; j < 2; j++)
          {
            float up[2] = { at[0], at[1] }, down[2] = { at[0], at[1] };
            double exact = (sqrt (a) * mean[j] - at[j]) / (1 - a), width, slope;

            up[j] = (float) (at[j] + h);
            down[j] = (float) (at[j] - h);
            width = (double) up[j] - down[j];
            slope = (hj_diffusion_posterior (data, a, 0, up, NULL, NULL, NULL)
                     - hj_diffusion_posterior (data, a, 0, down, NULL, NULL, NULL)) / width;
            assert_near (slope, exact, 1e-4 * fmax (1, 1 / (1 - a) / (1 - a)));
            slope = (hj_mixture_evaluate (&mixture, a, (double[]){ up[0], up[1] }, NULL, NULL)
                     - hj_mixture_evaluate (&mixture, a, (double[]){ down[0], down[1] }, NULL, NULL)) / width;
            assert_near (slope, score[j], 1e-4 * fmax (1, 1 / (1 - a) / (1 - a)));
            assert_near ((sqrt (a) * tweedie[j] - at[j]) / (1 - a), score[j], 1e-9);
          }
      }
  hj_diffusion_data_free (data);
}

static void
test_density (void)
{
  HjDiffusionData *data = spiral (100, 2);
  HjMixture mixture;
  double cloud = 0, mixed = 0, cell = 0.05;

  hj_mixture_init_circle (&mixture, 5);
  for (double x = -5; x < 5; x += cell)
    for (double y = -5; y < 5; y += cell)
      {
        float at[2] = { (float) x, (float) y };

        cloud += exp (hj_diffusion_posterior (data, 0.7, 0, at, NULL, NULL, NULL)) * cell * cell;
        mixed += exp (hj_mixture_evaluate (&mixture, 0.7, (double[]){ x, y }, NULL, NULL)) * cell * cell;
      }
  assert_near (cloud, 1, 1e-4);
  assert_near (mixed, 1, 1e-4);
  hj_diffusion_data_free (data);
}

/* σ² of a full η = 1 step is β̃_t = (1−ᾱ_{t−1})/(1−ᾱ_t) β_t; the last step adds no noise. */
static void
test_posterior_variance (void)
{
  HjSchedule schedule;

  for (int kind = 0; kind < HJ_N_SCHEDULES; kind++)
    {
      hj_schedule_init (&schedule, kind, 1000);
      for (int t = 1; t <= 1000; t++)
        {
          double a = schedule.alpha_bar[t], before = schedule.alpha_bar[t - 1];
          double want = (1 - before) / (1 - a) * hj_schedule_beta (&schedule, t);
          double sigma = hj_schedule_sigma (&schedule, t, t - 1, 1);

          assert_near (sigma * sigma, want, 1e-12);
          g_assert_cmpfloat (hj_schedule_sigma (&schedule, t, t - 1, 0), ==, 0);
        }
    }
}

static void
run (const HjSchedule *schedule, const HjDiffusionData *data, const HjSampler *sampler, int count, float *x)
{
  g_autofree float *scratch = g_new (float, 3 * count * data->d);

  hj_diffusion_start (sampler->seed, count, data->d, x);
  for (int k = 0; k < sampler->n_steps; k++)
    hj_diffusion_step (schedule, data, sampler, k, 0, count, x, scratch);
}

static void
test_repeats (void)
{
  HjDiffusionData *data = spiral (300, 1);
  HjSampler sampler = { .kind = HJ_SAMPLER_DDIM, .n_steps = 30, .seed = 4 };
  float ends[4][200], x[2], scratch[6];
  HjSchedule schedule;

  hj_schedule_init (&schedule, HJ_SCHEDULE_LINEAR, 1000);
  for (int i = 0; i < 4; i++)
    {
      sampler.eta = i < 2 ? 0 : 1;
      sampler.noise = i % 2;
      run (&schedule, data, &sampler, 100, ends[i]);
    }
  g_assert_cmpmem (ends[0], sizeof ends[0], ends[1], sizeof ends[1]); /* η = 0: other noise, same end */
  g_assert_true (memcmp (ends[2], ends[3], sizeof ends[2]) != 0);
  /* One point computed alone has the same path as in the crowd. */
  hj_diffusion_start (sampler.seed, 100, 2, ends[0]);
  memcpy (x, ends[0] + 2 * 57, sizeof x);
  for (int k = 0; k < sampler.n_steps; k++)
    hj_diffusion_step (&schedule, data, &sampler, k, 57, 1, x, scratch);
  g_assert_cmpmem (x, sizeof x, ends[3] + 2 * 57, sizeof x);
  hj_diffusion_data_free (data);
}

static void
test_naive_run (void)
{
  HjDiffusionData *data = spiral (300, 1);
  HjSampler sampler = { .kind = HJ_SAMPLER_DDIM, .n_steps = 25, .seed = 4 };
  HjSchedule schedule;
  float start[20], end[20];

  hj_schedule_init (&schedule, HJ_SCHEDULE_COSINE, 1000);
  hj_diffusion_start (4, 10, 2, start);
  run (&schedule, data, &sampler, 10, end);
  for (int i = 0; i < 10; i++)
    {
      double x[2] = { start[2 * i], start[2 * i + 1] };

      for (int k = 0; k < 25; k++)
        naive_step (&schedule, data, hj_schedule_time (1000, 25, k), hj_schedule_time (1000, 25, k + 1), x);
      assert_near (end[2 * i], x[0], 2e-3);
      assert_near (end[2 * i + 1], x[1], 2e-3);
    }
  hj_diffusion_data_free (data);
}

/* With one data point the noise estimate never changes, so the flow has a closed form: x_t = √ᾱ_t y + √(1−ᾱ_t) ε.
 * DDIM follows it exactly at any step count; Heun beats Euler; all end on the point. */
static void
test_flow (void)
{
  enum { STEPS = 50, AT = 40 };
  HjDiffusionData *data = hj_diffusion_data_new (1, 2);
  HjSchedule schedule;
  double error[3], a;

  data->y[0] = 0.8f;
  data->y[1] = -0.5f;
  hj_schedule_init (&schedule, HJ_SCHEDULE_LINEAR, 1000);
  a = schedule.alpha_bar[hj_schedule_time (1000, STEPS, AT)];
  for (int kind = HJ_SAMPLER_DDIM; kind <= HJ_SAMPLER_HEUN; kind++)
    {
      HjSampler sampler = { .kind = kind, .n_steps = STEPS };
      double last = schedule.alpha_bar[1000];
      float x[2] = { 0.3f, 1.4f }, scratch[6];
      double noise = (x[0] - sqrt (last) * data->y[0]) / sqrt (1 - last);

      for (int k = 0; k < STEPS; k++)
        {
          if (k == AT)
            error[kind] = fabs (x[0] - sqrt (a) * data->y[0] - sqrt (1 - a) * noise);
          hj_diffusion_step (&schedule, data, &sampler, k, 0, 1, x, scratch);
        }
      g_assert_cmpmem (x, sizeof x, data->y, sizeof x);
    }
  g_test_message ("error of DDIM %.2e, Euler %.2e, Heun %.2e", error[0], error[1], error[2]);
  g_assert_cmpfloat (error[0], <, 1e-5);
  g_assert_cmpfloat (error[2], <, 0.2 * error[1]);
  hj_diffusion_data_free (data);
}

/* design table: mean distance to the nearest datum on the spiral, 1000 data, 1000 particles, DDIM. */
static void
test_quality (void)
{
  static const struct {
    HjScheduleKind kind;
    int steps;
    double want, tolerance;
  } cases[] = {
    { HJ_SCHEDULE_LINEAR, 100, 0.016, 0.006 }, { HJ_SCHEDULE_LINEAR, 50, 0.018, 0.006 },
    { HJ_SCHEDULE_LINEAR, 20, 0.044, 0.015 },  { HJ_SCHEDULE_LINEAR, 10, 0.116, 0.035 },
    { HJ_SCHEDULE_LINEAR, 5, 0.179, 0.05 },    { HJ_SCHEDULE_COSINE, 100, 0.012, 0.006 },
    { HJ_SCHEDULE_COSINE, 50, 0.016, 0.006 },  { HJ_SCHEDULE_COSINE, 20, 0.019, 0.006 },
    { HJ_SCHEDULE_COSINE, 10, 0.044, 0.015 },  { HJ_SCHEDULE_COSINE, 5, 0.114, 0.035 },
  };
  HjDiffusionData *data = spiral (1000, 1);
  g_autofree float *x = g_new (float, 2000);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      HjSampler sampler = { .kind = HJ_SAMPLER_DDIM, .n_steps = cases[i].steps, .seed = 1 };
      HjSchedule schedule;
      double distance;

      hj_schedule_init (&schedule, cases[i].kind, 1000);
      run (&schedule, data, &sampler, 1000, x);
      distance = hj_diffusion_data_distance (data, x, 1000);
      g_test_message ("schedule %d, %d steps: %.4f, want %.3f", cases[i].kind, cases[i].steps, distance,
                      cases[i].want);
      assert_near (distance, cases[i].want, cases[i].tolerance);
    }
  hj_diffusion_data_free (data);
}

static void
test_thousand_steps (void)
{
  HjDiffusionData *data = spiral (1000, 1);
  HjSampler sampler = { .kind = HJ_SAMPLER_DDIM, .n_steps = 1000, .seed = 1 };
  g_autofree float *x = g_new (float, 200);
  HjSchedule schedule;
  double distance;

  hj_schedule_init (&schedule, HJ_SCHEDULE_LINEAR, 1000);
  run (&schedule, data, &sampler, 100, x);
  distance = hj_diffusion_data_distance (data, x, 100);
  g_test_message ("1000 steps: %.4f", distance);
  g_assert_cmpfloat (distance, <, 0.01);
  hj_diffusion_data_free (data);
}

static void
test_memorises (void)
{
  HjDiffusionData *data = pictures (200);
  HjSampler sampler = { .kind = HJ_SAMPLER_DDIM, .n_steps = 100, .seed = 1 };
  float x[256], scratch[768], mean[256], n_eff, before = 201;
  double distance;
  HjSchedule schedule;

  hj_schedule_init (&schedule, HJ_SCHEDULE_LINEAR, 1000);
  hj_diffusion_start (1, 1, 256, x);
  for (int k = 0; k < 100; k++)
    {
      hj_diffusion_denoise (data, schedule.alpha_bar[hj_schedule_time (1000, 100, k)], 0, x, 1, mean, &n_eff);
      if (k == 0)
        g_assert_cmpfloat (n_eff, >, 150);
      g_assert_cmpfloat (n_eff, <, before * 1.2f);
      before = n_eff;
      hj_diffusion_step (&schedule, data, &sampler, k, 0, 1, x, scratch);
    }
  assert_near (n_eff, 1, 1e-6);
  hj_diffusion_data_nearest (data, x, &distance);
  g_assert_cmpfloat (distance, ==, 0); /* the very picture, bit for bit */
  /* Smoothing keeps several pictures in the mixture: the end is a new one. */
  sampler.width = 0.6 * hj_diffusion_data_spacing (data);
  hj_diffusion_start (1, 1, 256, x);
  for (int k = 0; k < 100; k++)
    hj_diffusion_step (&schedule, data, &sampler, k, 0, 1, x, scratch);
  hj_diffusion_data_nearest (data, x, &distance);
  g_assert_cmpfloat (distance, >, 0.5);
  hj_diffusion_data_free (data);
}

static void
test_same_bytes (void)
{
  HjDiffusionData *sets[] = { spiral (333, 1), pictures (40) };
  HjSchedule schedule;
  HjIsa best = hj_isa ();

  hj_schedule_init (&schedule, HJ_SCHEDULE_LINEAR, 1000);
  for (guint set = 0; set < 2; set++)
    for (int kind = 0; kind <= HJ_SAMPLER_HEUN; kind++)
      {
        HjSampler sampler = { .kind = kind, .eta = 0.5, .n_steps = 20, .seed = 6 };
        int size = 11 * sets[set]->d;
        g_autofree float *first = g_new (float, size), *other = g_new (float, size);

        hj_isa_force (HJ_ISA_BASELINE);
        run (&schedule, sets[set], &sampler, 11, first);
        for (int isa = HJ_ISA_AVX2; isa <= HJ_ISA_AVX512; isa++)
          {
            g_test_message ("%s", hj_isa_name (hj_isa_force (isa)));
            run (&schedule, sets[set], &sampler, 11, other);
            g_assert_cmpmem (first, sizeof *first * size, other, sizeof *other * size);
          }
      }
  hj_isa_force (best);
  hj_diffusion_data_free (sets[0]);
  hj_diffusion_data_free (sets[1]);
}

static void
test_shapes (void)
{
  static const guint8 mask[] = { 0, 1, 1, 0, 0, 0, 2, 2, 2 };
  HjRandom random;
  HjMixture mixture;
  HjDiffusionData *sets[5];

  hj_random_init (&random, 1, HJ_STREAM_DATA);
  hj_mixture_init_circle (&mixture, 8);
  sets[0] = hj_diffusion_data_new_spiral (400, &random);
  sets[1] = hj_diffusion_data_new_moons (400, &random);
  sets[2] = hj_diffusion_data_new_rings (400, &random);
  sets[3] = hj_diffusion_data_new_mask (mask, 3, 3, 400, &random);
  sets[4] = hj_diffusion_data_new_mixture (&mixture, 4000, &random);
  for (guint i = 0; i < 5; i++)
    {
      double mean[2] = { 0, 0 }, square = 0;

      for (int k = 0; k < 2 * sets[i]->n; k++)
        {
          mean[k % 2] += sets[i]->y[k] / sets[i]->n;
          square += sets[i]->y[k] * sets[i]->y[k] / (2 * sets[i]->n);
        }
      assert_near (mean[0], 0, i == 4 ? 0.06 : 1e-5);
      assert_near (mean[1], 0, i == 4 ? 0.06 : 1e-5);
      assert_near (square, i == 4 ? 1.3 * 1.3 / 2 + 0.12 * 0.12 : 1, i == 4 ? 0.02 : 1e-5);
    }
  g_assert_cmpint (sets[3]->kind[0], ==, 0);
  g_assert_cmpint (sets[3]->kind[399], ==, 1);
  g_assert_cmpfloat (sets[3]->y[1], >, sets[3]->y[799]); /* the first row is above the last */
  g_assert_null (hj_diffusion_data_new_mask (mask, 1, 1, 10, &random));
  for (guint i = 0; i < 5; i++)
    hj_diffusion_data_free (sets[i]);
}

static void
test_top (void)
{
  static const double weights[] = { 0.1, 0.4, 0.0, 0.4, 0.1 };
  int top[3];

  hj_diffusion_top (weights, 5, 3, top);
  g_assert_cmpint (top[0], ==, 1);
  g_assert_cmpint (top[1], ==, 3);
  g_assert_cmpint (top[2], ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/diffusion/schedules", test_schedules);
  g_test_add_func ("/engine/diffusion/strides", test_strides);
  g_test_add_func ("/engine/diffusion/shapes", test_shapes);
  g_test_add_func ("/engine/diffusion/forward", test_forward);
  g_test_add_func ("/engine/diffusion/denoiser", test_denoiser);
  g_test_add_func ("/engine/diffusion/score", test_score);
  g_test_add_func ("/engine/diffusion/density", test_density);
  g_test_add_func ("/engine/diffusion/posterior-variance", test_posterior_variance);
  g_test_add_func ("/engine/diffusion/repeats", test_repeats);
  g_test_add_func ("/engine/diffusion/naive-run", test_naive_run);
  g_test_add_func ("/engine/diffusion/flow", test_flow);
  g_test_add_func ("/engine/diffusion/quality", test_quality);
  g_test_add_func ("/engine/diffusion/thousand-steps", test_thousand_steps);
  g_test_add_func ("/engine/diffusion/memorises", test_memorises);
  g_test_add_func ("/engine/diffusion/top", test_top);
  g_test_add_func ("/engine/diffusion/same-bytes", test_same_bytes);
  return g_test_run ();
}
