/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The GAN engine against a naive twin in plain double loops, closed forms and published numbers. */
#include "hj-gan-field.h"
#include "hj-gan-kernels.h"
#include "hj-gan-scenario.h"
#include "hj-real.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

#define BATCH 32

static HjGanConfig
small_config (HjGanLoss loss)
{
  HjGanConfig config = hj_gan_config_default ();

  config.loss = loss;
  config.hidden = 8;
  config.batch = BATCH;
  return config;
}

/* --- The naive twin: one network as loops over samples, in double -------------------------------------- */

typedef struct {
  double units[HJ_MLP_MAX_LAYERS + 1][HJ_MLP_MAX_WIDTH];
  int masks[HJ_MLP_MAX_LAYERS + 1][HJ_MLP_MAX_WIDTH]; /* 1: the unit is above zero */
} TwinTrace;

/* With FROZEN the masks of an earlier pass decide, so that differences do not jump across a kink. */
static double
twin_forward (const HjMlp *mlp, const double *params, TwinTrace *trace, gboolean frozen)
{
  for (int l = 0; l < mlp->n_layers; l++)
    for (int o = 0; o < mlp->sizes[l + 1]; o++)
      {
        double sum = params[mlp->bias[l] + o];

        for (int i = 0; i < mlp->sizes[l]; i++)
          sum += params[mlp->weight[l] + o * mlp->sizes[l] + i] * trace->units[l][i];
        if (!frozen)
          trace->masks[l + 1][o] = l == mlp->n_layers - 1 || sum > 0;
        trace->units[l + 1][o] = trace->masks[l + 1][o] ? sum : sum * (double) mlp->slope;
      }
  return trace->units[mlp->n_layers][0];
}

/* ∇ of the first output by the input, by the chain rule through the masks. */
static void
twin_input_gradient (const HjMlp *mlp, const double *params, const TwinTrace *trace, double *gradient)
{
  double delta[HJ_MLP_MAX_WIDTH] = { 1 }, below[HJ_MLP_MAX_WIDTH];

  for (int l = mlp->n_layers - 1; l >= 0; l--)
    {
      for (int i = 0; i < mlp->sizes[l]; i++)
        {
          below[i] = 0;
          for (int o = 0; o < mlp->sizes[l + 1]; o++)
            below[i] += params[mlp->weight[l] + o * mlp->sizes[l] + i] * delta[o];
          if (l > 0 && !trace->masks[l][i])
            below[i] *= (double) mlp->slope;
        }
      memcpy (delta, below, sizeof delta);
    }
  memcpy (gradient, delta, sizeof (double) * (gsize) mlp->sizes[0]);
}

static double
twin_loss (HjGanLoss loss, HjGanRole role, double a)
{
  switch (loss)
    {
    case HJ_GAN_NON_SATURATING:
      return hj_softplus (role == HJ_GAN_FAKE ? a : -a);
    case HJ_GAN_MINIMAX:
      return role == HJ_GAN_FOOL ? -hj_softplus (a) : hj_softplus (role == HJ_GAN_FAKE ? a : -a);
    case HJ_GAN_LEAST_SQUARES:
      return role == HJ_GAN_FAKE ? a * a : (a - 1) * (a - 1);
    case HJ_GAN_HINGE:
      return role == HJ_GAN_FOOL ? -a : MAX (0.0, role == HJ_GAN_REAL ? 1 - a : 1 + a);
    case HJ_GAN_WASSERSTEIN:
      return role == HJ_GAN_FAKE ? a : -a;
    default:
      g_assert_not_reached ();
    }
}

/* L_D as a function of D's parameters, everything else held as it is in GAN's buffers. */
typedef struct {
  const HjGan *gan;
  TwinTrace real[BATCH], fake[BATCH], between[BATCH];
  gboolean frozen;
} Twin;

static void
twin_load (TwinTrace *traces, const float *points)
{
  for (int b = 0; b < BATCH; b++)
    for (int u = 0; u < 2; u++)
      traces[b].units[0][u] = points[hj_mlp_at (b, u, 2)];
}

/* W / (uᵀ W v) with u and v as they are. */
static void
twin_normalize (const HjGan *gan, const double *params, double *normalized)
{
  const HjMlp *mlp = &gan->d.mlp;

  memcpy (normalized, params, sizeof (double) * (gsize) mlp->n_params);
  if (!gan->config.spectral_norm)
    return;
  for (int l = 0; l < mlp->n_layers; l++)
    {
      const HjSpectral *s = &gan->now.spectral[l];
      int n = mlp->sizes[l], m = mlp->sizes[l + 1];
      double sigma = 0;

      for (int o = 0; o < m; o++)
        for (int i = 0; i < n; i++)
          sigma += s->u[o] * params[mlp->weight[l] + o * n + i] * s->v[i];
      for (int k = 0; k < n * m; k++)
        normalized[mlp->weight[l] + k] /= sigma;
    }
}

static double
twin_penalty (const Twin *twin, const double *params, const TwinTrace *trace, double weight, double centre)
{
  double g[2], excess;

  twin_input_gradient (&twin->gan->d.mlp, params, trace, g);
  excess = hj_sqrt (g[0] * g[0] + g[1] * g[1]) - centre;
  return weight * excess * excess;
}

static double
twin_loss_d (Twin *twin, const double *raw)
{
  const HjGan *gan = twin->gan;
  const HjMlp *mlp = &gan->d.mlp;
  g_autofree double *params = g_new (double, mlp->n_params);
  double sum = 0;

  twin_normalize (gan, raw, params);
  for (int b = 0; b < BATCH; b++)
    {
      sum += twin_loss (gan->config.loss, HJ_GAN_REAL, twin_forward (mlp, params, &twin->real[b], twin->frozen));
      sum += twin_loss (gan->config.loss, HJ_GAN_FAKE, twin_forward (mlp, params, &twin->fake[b], twin->frozen));
      twin_forward (mlp, params, &twin->between[b], twin->frozen);
      if (gan->config.gp > 0)
        sum += twin_penalty (twin, params, &twin->between[b], gan->config.gp, 1.0);
      if (gan->config.r1 > 0)
        sum += twin_penalty (twin, params, &twin->real[b], gan->config.r1, 0.0);
    }
  return sum / BATCH;
}

/* ∂L_D/∂parameter k by a central difference with the masks frozen. */
static double
twin_difference (Twin *twin, double *params, int k)
{
  double keep = params[k], above, below, step = 1e-5;

  params[k] = keep + step;
  above = twin_loss_d (twin, params);
  params[k] = keep - step;
  below = twin_loss_d (twin, params);
  params[k] = keep;
  return (above - below) / (2 * step);
}

static void
compare_d_gradient (const HjGanConfig *config)
{
  HjGan *gan = hj_gan_new (config, 3);
  Twin *twin = g_new0 (Twin, 1);
  g_autofree double *params = NULL;

  for (int i = 0; i < 5; i++)
    hj_gan_do_step (gan);
  while (hj_gan_next_phase (gan) != HJ_GAN_D_UPDATE)
    hj_gan_do_phase (gan);
  params = g_new (double, gan->d.mlp.n_params);
  for (int k = 0; k < gan->d.mlp.n_params; k++)
    params[k] = gan->d.params[k];
  twin->gan = gan;
  twin_load (twin->real, gan->d_act.units[0]);
  twin_load (twin->fake, gan->d_act.units[0] + 2 * BATCH);
  twin_load (twin->between, gan->p_act.units[0]);
  g_assert_cmpfloat_with_epsilon (twin_loss_d (twin, params), gan->now.losses.loss_d, 2e-5);
  twin->frozen = TRUE;
  for (int k = 0; k < gan->d.mlp.n_params; k++)
    {
      double expected = twin_difference (twin, params, k);

      if (ABS (expected - gan->d.grad[k]) > 2e-5 + 2e-4 * ABS (expected))
        g_error ("loss %d, parameter %d: %g, by differences %g", config->loss, k, gan->d.grad[k], expected);
    }
  g_free (twin);
  hj_gan_free (gan);
}

static void
test_d_gradient (void)
{
  for (int loss = HJ_GAN_NON_SATURATING; loss <= HJ_GAN_WASSERSTEIN; loss++)
    for (int variant = 0; variant < 4; variant++)
      {
        HjGanConfig config = small_config (loss);

        config.gp = variant == 1 ? 0.1 : 0;
        config.spectral_norm = variant >> 1;
        config.r1 = variant == 3 ? 0.5 : 0;
        config.layers = 1 + variant;
        compare_d_gradient (&config);
      }
}

/* L_G as a function of G's parameters: z as it is in GAN's buffers, D as it is. */
static double
twin_loss_g (const HjGan *gan, const double *g, const double *d, TwinTrace *inner, TwinTrace *outer, gboolean frozen)
{
  double sum = 0;

  for (int b = 0; b < BATCH; b++)
    {
      twin_forward (&gan->g.mlp, g, &inner[b], frozen);
      memcpy (outer[b].units[0], inner[b].units[gan->g.mlp.n_layers], 2 * sizeof (double));
      sum += twin_loss (gan->config.loss, HJ_GAN_FOOL, twin_forward (&gan->d.mlp, d, &outer[b], frozen));
    }
  return sum / BATCH;
}

static void
compare_g_gradient (const HjGanConfig *config)
{
  HjGan *gan = hj_gan_new (config, 4);
  g_autofree TwinTrace *inner = g_new0 (TwinTrace, BATCH), *outer = g_new0 (TwinTrace, BATCH);
  g_autofree double *g = NULL, *d = NULL;

  hj_gan_do_step (gan);
  while (hj_gan_next_phase (gan) != HJ_GAN_G_UPDATE)
    hj_gan_do_phase (gan);
  g = g_new (double, gan->g.mlp.n_params);
  d = g_new (double, gan->d.mlp.n_params);
  for (int k = 0; k < gan->g.mlp.n_params; k++)
    g[k] = gan->g.params[k];
  for (int k = 0; k < gan->d.mlp.n_params; k++)
    d[k] = gan->critic[k];
  for (int b = 0; b < BATCH; b++)
    for (int u = 0; u < config->z; u++)
      inner[b].units[0][u] = gan->g_act.units[0][hj_mlp_at (b, u, config->z)];
  g_assert_cmpfloat_with_epsilon (twin_loss_g (gan, g, d, inner, outer, FALSE), gan->now.losses.loss_g, 2e-5);
  for (int k = 0; k < gan->g.mlp.n_params; k++)
    {
      double keep = g[k], above, below;

      g[k] = keep + 1e-5;
      above = twin_loss_g (gan, g, d, inner, outer, TRUE);
      g[k] = keep - 1e-5;
      below = twin_loss_g (gan, g, d, inner, outer, TRUE);
      g[k] = keep;
      g_assert_cmpfloat_with_epsilon (gan->g.grad[k], (above - below) / 2e-5, 3e-5);
    }
  hj_gan_free (gan);
}

static void
test_g_gradient (void)
{
  static const int dimensions[] = { 1, 2, 8 };

  for (int loss = HJ_GAN_NON_SATURATING; loss <= HJ_GAN_WASSERSTEIN; loss++)
    for (guint i = 0; i < G_N_ELEMENTS (dimensions); i++)
      {
        HjGanConfig config = small_config (loss);

        config.z = dimensions[i];
        config.layers = 1 + (int) i;
        config.spectral_norm = i == 1;
        compare_g_gradient (&config);
      }
}

/* Adam as in the paper, one parameter at a time. */
static void
test_adam (void)
{
  HjMlp mlp;
  HjAdam adam = { 1e-2, 0.9, 0.999, 1e-8, 1, 1 };
  float *params, *grad, *m, *v;
  double first = 0, second = 0, weight = 0.5;

  hj_mlp_init (&mlp, 2, 8, 1, 1, 0);
  params = hj_mlp_floats (mlp.n_params);
  grad = hj_mlp_floats (mlp.n_params);
  m = hj_mlp_floats (mlp.n_params);
  v = hj_mlp_floats (mlp.n_params);
  params[7] = 0.5f;
  for (int t = 1; t <= 20; t++)
    {
      double g = hj_sin (t);

      grad[7] = (float) g;
      hj_mlp_adam (&mlp, &adam, params, grad, m, v);
      first = 0.9 * first + 0.1 * g;
      second = 0.999 * second + 0.001 * g * g;
      weight -= 1e-2 * (first / (1 - hj_pow (0.9, t))) / (hj_sqrt (second / (1 - hj_pow (0.999, t))) + 1e-8);
      g_assert_cmpfloat_with_epsilon (params[7], weight, 2e-6);
    }
  free (params);
  free (grad);
  free (m);
  free (v);
}

static void
test_spectral (void)
{
  const float w[] = { 3, 0, 4, 5 };
  HjSpectral spectral;

  hj_spectral_init (&spectral, 2, 2);
  for (int i = 0; i < 60; i++)
    hj_spectral_iterate (&spectral, w, 2, 2);
  g_assert_cmpfloat_with_epsilon (spectral.sigma, 6.708204, 5e-7); /* 3·√5 */
  g_assert_cmpfloat_with_epsilon (spectral.u[1] / spectral.u[0], 3.0, 1e-9);
}

/* Every layer of the critic has largest singular value 1, as long as the power iteration follows. */
static void
test_spectral_in_training (void)
{
  HjGanConfig config = small_config (HJ_GAN_HINGE);
  HjGan *gan;

  config.spectral_norm = 1;
  gan = hj_gan_new (&config, 1);
  for (int i = 0; i < 300; i++)
    hj_gan_do_step (gan);
  for (int l = 0; l < gan->d.mlp.n_layers; l++)
    {
      HjSpectral check;

      hj_spectral_init (&check, gan->d.mlp.sizes[l + 1], gan->d.mlp.sizes[l]);
      for (int i = 0; i < 500; i++)
        hj_spectral_iterate (&check, gan->critic + gan->d.mlp.weight[l], gan->d.mlp.sizes[l + 1],
                             gan->d.mlp.sizes[l]);
      g_assert_cmpfloat_with_epsilon (check.sigma, 1.0, 0.02);
    }
  hj_gan_free (gan);
}

static void
test_golden (void)
{
  const double p[] = { 0.1, 0.2, 0.3, 0.4, 0, 0 }, apart[] = { 0, 0, 0, 0, 0.5, 0.5 };
  double here[16], there[16], loss_d, loss_g;
  float best[6];

  g_assert_cmpfloat_with_epsilon (hj_gan_best_value (p, p, 6), -1.386294, 5e-7);
  g_assert_cmpfloat_with_epsilon (hj_gan_jensen_shannon (p, p, 6), 0, 1e-12);
  g_assert_cmpfloat_with_epsilon (hj_gan_jensen_shannon (p, apart, 6), 0.693147, 5e-7);
  hj_gan_best_critic (p, p, 6, best);
  for (int k = 0; k < 6; k++)
    g_assert_cmpfloat (best[k], ==, 0.5f);
  hj_gan_best_critic (p, apart, 6, best);
  g_assert_cmpfloat_with_epsilon (best[0], 1.0f, 1e-6f);
  g_assert_cmpfloat_with_epsilon (best[5], 0.0f, 1e-6f);
  for (int k = 0; k < 16; k++)
    {
      here[k] = 0.1 * k;
      there[k] = 0.1 * k + 1.75;
    }
  g_assert_cmpfloat_with_epsilon (hj_gan_wasserstein (here, there, 16), 1.75, 1e-12);
  hj_gan_loss_equilibrium (HJ_GAN_NON_SATURATING, &loss_d, &loss_g);
  g_assert_cmpfloat_with_epsilon (loss_d, 1.386294, 5e-7);
  g_assert_cmpfloat_with_epsilon (loss_g, 0.693147, 5e-7);
}

/* A shift by s has sliced distance s · mean |cos|, and W₁ = s along its own direction; equal sets 0. */
static void
test_sliced (void)
{
  float *a = hj_mlp_floats (2 * HJ_GAN_SLICED), *b = hj_mlp_floats (2 * HJ_GAN_SLICED);
  HjGanNoise noise;
  double expected = 0;

  hj_gan_noise_init (&noise, 5, 1);
  HJ_KERNEL_CALL (hj_gan_fill_normals) (&noise, a, 2 * HJ_GAN_SLICED / HJ_TILE);
  for (int k = 0; k < HJ_GAN_SLICED; k++)
    {
      b[hj_mlp_at (HJ_GAN_SLICED - 1 - k, 0, 2)] = a[hj_mlp_at (k, 0, 2)] + 1.5f;
      b[hj_mlp_at (HJ_GAN_SLICED - 1 - k, 1, 2)] = a[hj_mlp_at (k, 1, 2)];
    }
  for (int d = 0; d < HJ_GAN_DIRECTIONS; d++)
    expected += 1.5 * hj_abs (hj_cos (HJ_PI * d / HJ_GAN_DIRECTIONS)) / HJ_GAN_DIRECTIONS;
  g_assert_cmpfloat_with_epsilon (hj_gan_sliced_distance (a, b), expected, 1e-5);
  g_assert_cmpfloat (hj_gan_sliced_distance (a, a), ==, 0);
  free (a);
  free (b);
}

static void
test_noise (void)
{
  enum { N = 1 << 17 };
  float *normals = hj_mlp_floats (N);
  double moments[4] = { 0 };
  HjGanNoise noise;

  hj_gan_noise_init (&noise, 1, HJ_STREAM_NOISE);
  HJ_KERNEL_CALL (hj_gan_fill_normals) (&noise, normals, N / HJ_TILE);
  for (int k = 0; k < N; k++)
    for (int power = 0; power < 4; power++)
      {
        double x = normals[k], product = x;

        for (int i = 0; i < power; i++)
          product *= x;
        moments[power] += product / N;
      }
  g_assert_cmpfloat_with_epsilon (moments[0], 0, 0.012);
  g_assert_cmpfloat_with_epsilon (moments[1], 1, 0.016);
  g_assert_cmpfloat_with_epsilon (moments[2], 0, 0.045);
  g_assert_cmpfloat_with_epsilon (moments[3], 3, 0.12);
  free (normals);
}

static void
test_targets (void)
{
  static const float drawn[][2] = { { 0, 0 }, { 1, 0 }, { 1, 1 } };

  for (int kind = 0; kind < HJ_GAN_N_TARGETS; kind++)
    {
      HjGanTarget target;
      double sum = 0;

      hj_gan_target_init (&target, kind, drawn, 3);
      for (int row = 0; row < 300; row++)
        for (int column = 0; column < 300; column++)
          sum += hj_gan_target_density (&target, -3 + 0.02 * column, -3 + 0.02 * row, 0) * 0.02 * 0.02;
      g_assert_cmpfloat_with_epsilon (sum, 1.0, 1e-3);
      for (int mode = 0; mode < target.n_modes; mode++)
        {
          float x, y;

          hj_gan_target_mode (&target, mode, &x, &y);
          g_assert_true (ABS (x) < 2.6f && ABS (y) < 2.6f);
        }
      g_assert_cmpint (hj_gan_target_mode_of (&target, target.n_centres - 1), ==, target.n_modes - 1);
    }
}

/* --- Runs ------------------------------------------------------------------------------------------------ */

static void *
dup_saved (const HjGan *gan)
{
  void *bytes = g_malloc0 (hj_gan_saved_size (gan));

  hj_gan_save (gan, bytes);
  return bytes;
}

/* Saved anywhere, also between two parts of a step, and loaded into a fresh network: the rest is the same. */
static void
test_save (void)
{
  for (int variant = 0; variant < 3; variant++)
    {
      HjGanConfig config = small_config (variant == 1 ? HJ_GAN_WASSERSTEIN : HJ_GAN_NON_SATURATING);
      HjGan *straight;
      g_autofree void *expected = NULL;

      config.gp = variant == 1 ? 0.1 : 0;
      config.spectral_norm = variant == 2;
      config.instance_noise = variant == 2 ? 0.05 : 0;
      config.d_steps = 1 + variant;
      straight = hj_gan_new (&config, 9);
      for (int i = 0; i < 12; i++)
        hj_gan_do_step (straight);
      expected = dup_saved (straight);
      for (int phase = 0; phase < hj_gan_n_phases (straight); phase++)
        {
          HjGan *first = hj_gan_new (&config, 9), *second = hj_gan_new (&config, 77);
          g_autofree void *bytes = NULL, *end = NULL;

          while (first->step < 6 || first->phase < phase)
            hj_gan_do_phase (first);
          bytes = dup_saved (first);
          g_assert_false (hj_gan_load (second, bytes, hj_gan_saved_size (first) - 1));
          g_assert_true (hj_gan_load (second, bytes, hj_gan_saved_size (first)));
          g_assert_cmpint (second->phase, ==, phase);
          while (second->step < 12)
            hj_gan_do_step (second);
          end = dup_saved (second);
          g_assert_cmpmem (end, hj_gan_saved_size (second), expected, hj_gan_saved_size (straight));
          hj_gan_free (first);
          hj_gan_free (second);
        }
      hj_gan_free (straight);
    }
}

/* Every path of every kernel, on every instruction set: the same bytes. */
static GChecksum *
run_everything (HjIsa isa)
{
  GChecksum *sum = g_checksum_new (G_CHECKSUM_SHA256);

  if (hj_isa_force (isa) != isa)
    return sum;
  for (int variant = 0; variant < 24; variant++)
    {
      HjGanConfig config = hj_gan_config_default ();
      HjGanGrid grid = { 24, 3 };
      HjGanMetrics metrics;
      HjGanEvaluation *evaluation;
      float field[24 * 24];
      HjGan *gan;
      g_autofree void *bytes = NULL;

      config.loss = variant % 5;
      config.target = variant % (HJ_GAN_N_TARGETS - 1);
      config.z = variant % 3 == 0 ? 2 : variant % 3 == 1 ? 8 : 1;
      config.hidden = 8 << (variant % 4);
      config.layers = 1 + variant / 4 % 4;
      config.batch = variant % 2 ? 48 : 128;
      config.gp = variant % 5 == HJ_GAN_WASSERSTEIN ? 0.1 : 0;
      config.r1 = variant % 7 == 0 ? 0.2 : 0;
      config.spectral_norm = variant % 3 == 2;
      config.instance_noise = variant % 4 == 1 ? 0.1 : 0;
      config.optimizer = variant % 6 == 5;
      gan = hj_gan_new (&config, 1 + variant);
      evaluation = hj_gan_evaluation_new (gan, 1);
      for (int i = 0; i < 20; i++)
        hj_gan_do_step (gan);
      bytes = dup_saved (gan);
      hj_gan_evaluate (evaluation, gan, &metrics);
      hj_gan_critic_field (gan, &grid, field);
      g_checksum_update (sum, bytes, (gssize) hj_gan_saved_size (gan));
      g_checksum_update (sum, (const guchar *) &metrics, sizeof metrics);
      g_checksum_update (sum, (const guchar *) field, sizeof field);
      g_checksum_update (sum, (const guchar *) &evaluation->floor_high, sizeof (double));
      hj_gan_evaluation_free (evaluation);
      hj_gan_free (gan);
    }
  return sum;
}

static void
test_same_bytes (void)
{
  HjIsa best = hj_isa ();
  g_autoptr (GChecksum) baseline = run_everything (HJ_ISA_BASELINE);

  for (HjIsa isa = HJ_ISA_AVX2; isa <= HJ_ISA_AVX512; isa++)
    {
      g_autoptr (GChecksum) other = run_everything (isa);

      if (hj_isa () == isa)
        g_assert_cmpstr (g_checksum_get_string (other), ==, g_checksum_get_string (baseline));
      else
        g_test_message ("%s is not on this processor", hj_isa_name (isa));
    }
  hj_isa_force (best);
}

static void
test_overflow (void)
{
  HjGanConfig config = small_config (HJ_GAN_LEAST_SQUARES);
  HjGan *gan;
  long step;

  config.optimizer = HJ_GAN_SGD;
  config.rate_d = config.rate_g = 50;
  gan = hj_gan_new (&config, 1);
  while (gan->step < 1000 && hj_gan_do_step (gan))
    ;
  g_assert_true (gan->is_broken);
  step = gan->step;
  g_assert_false (hj_gan_do_step (gan));
  g_assert_cmpint (gan->step, ==, step);
  g_assert_true (hj_mlp_is_finite (&gan->d.mlp, gan->d.params));
  g_assert_true (hj_mlp_is_finite (&gan->g.mlp, gan->g.params));
  hj_gan_free (gan);
}

/* −∂L_G/∂x and |det J| against differences. */
static void
test_field (void)
{
  HjGanConfig config = small_config (HJ_GAN_NON_SATURATING);
  HjGan *gan = hj_gan_new (&config, 2);
  const float h = 1e-3f, points[] = { 0.7f, -1.1f }, z[] = { 0.4f, 0.9f };
  const float shifted[] = { 0.7f + h, -1.1f, 0.7f - h, -1.1f }, moved[] = { 0.4f + h, 0.9f, 0.4f - h, 0.9f,
                                                                          0.4f, 0.9f + h, 0.4f, 0.9f - h };
  float push[2], outputs[2], made[8];
  double determinant, column[2][2];

  hj_gan_push (gan, points, 1, 0, push);
  hj_gan_critic_at (gan, shifted, 2, outputs);
  g_assert_cmpfloat_with_epsilon (push[0], -(hj_softplus (-outputs[0]) - hj_softplus (-outputs[1])) / (2 * h), 1e-3);
  hj_gan_push (gan, points, 1, 1, push);
  g_assert_cmpfloat_with_epsilon (push[0], (hj_sigmoid (outputs[0]) - hj_sigmoid (outputs[1])) / (2 * h), 1e-3);
  hj_gan_jacobian (gan, z, 1, &determinant);
  hj_gan_generate (gan, moved, 4, made);
  for (int axis = 0; axis < 2; axis++)
    for (int u = 0; u < 2; u++)
      column[axis][u] = (made[4 * axis + u] - made[4 * axis + 2 + u]) / (2 * h);
  g_assert_cmpfloat_with_epsilon (determinant, ABS (column[0][0] * column[1][1] - column[0][1] * column[1][0]), 5e-3);
  hj_gan_free (gan);
}

/* A generator that is the identity on z: p_g is the standard normal, by quadrature as by formula. */
static void
test_density (void)
{
  HjGanConfig config = small_config (HJ_GAN_NON_SATURATING);
  HjGanGrid grid = { 48, 3 };
  HjGan *gan = hj_gan_new (&config, 1);
  g_autofree double *p = g_new (double, 48 * 48), *q = g_new (double, 48 * 48);
  double sum = 0;

  memset (gan->g.params, 0, sizeof (float) * (gsize) gan->g.mlp.n_params);
  for (int u = 0; u < 4; u++) /* units 0 … 3 are ±z₁, ±z₂ */
    {
      gan->g.params[gan->g.mlp.weight[0] + u * 2 + u / 2] = u % 2 ? -1 : 1;
      gan->g.params[gan->g.mlp.weight[1] + u * 8 + u] = 1;
      gan->g.params[gan->g.mlp.weight[2] + u / 2 * 8 + u] = u % 2 ? -1 : 1;
    }
  hj_gan_fake_density (gan, &grid, 0.25, p);
  for (int k = 0; k < 48 * 48; k++)
    {
      double x = hj_gan_grid_x (&grid, k % 48), y = hj_gan_grid_y (&grid, k / 48);

      q[k] = hj_exp (-(x * x + y * y) / (2 * (1 + 0.25 * 0.25)));
      sum += q[k];
    }
  for (int k = 0; k < 48 * 48; k++)
    q[k] /= sum;
  g_assert_cmpfloat (hj_gan_jensen_shannon (p, q, 48 * 48), <, 2e-3);
  hj_gan_free (gan);
}

static void
test_healthy_run (void)
{
  HjGanOutcome outcome;

  hj_gan_scenario_run (&hj_gan_scenarios[0], 1, &outcome);
  g_assert_cmpint (outcome.last.modes, ==, 8);
  g_assert_cmpfloat (outcome.last.quality, >, 0.8);
  g_assert_false (outcome.is_broken);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/gan/noise", test_noise);
  g_test_add_func ("/gan/targets", test_targets);
  g_test_add_func ("/gan/adam", test_adam);
  g_test_add_func ("/gan/gradient-of-discriminator", test_d_gradient);
  g_test_add_func ("/gan/gradient-of-generator", test_g_gradient);
  g_test_add_func ("/gan/spectral-norm", test_spectral);
  g_test_add_func ("/gan/spectral-norm-in-training", test_spectral_in_training);
  g_test_add_func ("/gan/golden", test_golden);
  g_test_add_func ("/gan/sliced-wasserstein", test_sliced);
  g_test_add_func ("/gan/field", test_field);
  g_test_add_func ("/gan/density", test_density);
  g_test_add_func ("/gan/save", test_save);
  g_test_add_func ("/gan/overflow", test_overflow);
  g_test_add_func ("/gan/same-bytes-on-every-instruction-set", test_same_bytes);
  g_test_add_func ("/gan/healthy-run", test_healthy_run);
  return g_test_run ();
}
