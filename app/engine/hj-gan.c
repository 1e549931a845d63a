/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A generative adversarial network on the plane: the training step, part by part. */
#include "hj-gan.h"

#include "hj-gan-critic.h"
#include "hj-gan-kernels.h"
#include "hj-real.h"

#include <stdlib.h>
#include <string.h>

static void
init_net (HjGanNet *net, int n_in, int n_out, float slope, const HjGanConfig *config, HjRandom *random)
{
  int n;

  hj_mlp_init (&net->mlp, n_in, config->hidden, config->layers, n_out, slope);
  n = net->mlp.n_params;
  net->params = hj_mlp_floats (3 * n);
  net->m = net->params + n;
  net->v = net->params + 2 * n;
  net->kept = hj_mlp_floats (3 * n);
  net->grad = hj_mlp_floats (n);
  hj_mlp_randomize (&net->mlp, random, net->params);
}

static void
clear_net (HjGanNet *net)
{
  free (net->params);
  free (net->kept);
  free (net->grad);
}

HjGan *
hj_gan_new (const HjGanConfig *config, uint64_t seed)
{
  HjGan *gan = calloc (1, sizeof *gan);
  HjRandom weights;

  if (!gan)
    abort ();
  gan->config = *config;
  gan->tiles = config->batch / HJ_TILE;
  hj_gan_target_init (&gan->target, config->target, config->drawn, config->n_drawn);
  gan->config.drawn = NULL;
  hj_random_init (&weights, seed, HJ_STREAM_WEIGHTS);
  hj_gan_noise_init (&gan->now.data, seed, HJ_STREAM_DATA);
  hj_gan_noise_init (&gan->now.noise, seed, HJ_STREAM_NOISE);
  gan->now.adam_g = (HjAdam){ config->rate_g, config->beta1, config->beta2, 1e-8, 1.0, 1.0 };
  gan->now.adam_d = (HjAdam){ config->rate_d, config->beta1, config->beta2, 1e-8, 1.0, 1.0 };
  init_net (&gan->g, config->z, 2, 0.0f, config, &weights);
  init_net (&gan->d, 2, 1, 0.2f, config, &weights);
  hj_gan_init_critic (gan);
  hj_mlp_trace_init (&gan->g_act, &gan->g.mlp, gan->tiles);
  hj_mlp_trace_init (&gan->g_delta, &gan->g.mlp, gan->tiles);
  hj_mlp_trace_init (&gan->d_act, &gan->d.mlp, 2 * gan->tiles);
  hj_mlp_trace_init (&gan->d_delta, &gan->d.mlp, 2 * gan->tiles);
  hj_mlp_trace_init (&gan->p_act, &gan->d.mlp, gan->tiles);
  hj_mlp_trace_init (&gan->p_delta, &gan->d.mlp, gan->tiles);
  hj_mlp_trace_init (&gan->p_tangent, &gan->d.mlp, gan->tiles);
  return gan;
}

void
hj_gan_free (HjGan *gan)
{
  if (!gan)
    return;
  if (gan->config.spectral_norm)
    free (gan->critic);
  clear_net (&gan->g);
  clear_net (&gan->d);
  hj_mlp_trace_clear (&gan->g_act);
  hj_mlp_trace_clear (&gan->g_delta);
  hj_mlp_trace_clear (&gan->d_act);
  hj_mlp_trace_clear (&gan->d_delta);
  hj_mlp_trace_clear (&gan->p_act);
  hj_mlp_trace_clear (&gan->p_delta);
  hj_mlp_trace_clear (&gan->p_tangent);
  free (gan);
}

static float *
real_batch (HjGan *gan)
{
  return gan->d_act.units[0];
}

/* Behind the real ones, so that D sees both in one pass. */
static float *
fake_batch (HjGan *gan)
{
  return gan->d_act.units[0] + 2 * gan->config.batch;
}

static void
copy_points (HjGan *gan, float *to, const float *from)
{
  memcpy (to, from, sizeof (float) * 2 * (size_t) gan->config.batch);
}

static void
blur_points (HjGan *gan, float *points, int tiles)
{
  if (gan->config.instance_noise > 0)
    HJ_KERNEL_CALL (hj_gan_add_normals) (&gan->now.noise, points, 2 * tiles, (float) gan->config.instance_noise);
}

static void
sample_z (HjGan *gan)
{
  HJ_KERNEL_CALL (hj_gan_fill_normals) (&gan->now.noise, gan->g_act.units[0], gan->tiles * gan->config.z);
}

static void
d_sample (HjGan *gan)
{
  HJ_KERNEL_CALL (hj_gan_sample_target)
  (&gan->now.data, (const float (*)[2]) gan->target.centres, gan->target.n_centres, gan->target.sigma, real_batch (gan),
   gan->tiles);
  sample_z (gan);
}

static void
d_forward (HjGan *gan)
{
  hj_mlp_forward (&gan->g.mlp, gan->g.params, gan->tiles, &gan->g_act);
  copy_points (gan, fake_batch (gan), gan->g_act.units[gan->g.mlp.n_layers]);
  blur_points (gan, real_batch (gan), 2 * gan->tiles);
  hj_mlp_forward (&gan->d.mlp, gan->critic, 2 * gan->tiles, &gan->d_act);
}

static float
mean_output (HjGan *gan, const float *logits)
{
  return hj_gan_loss_is_log (gan->config.loss) ? HJ_KERNEL_CALL (hj_gan_mean_sigmoid) (logits, gan->config.batch)
                                               : HJ_KERNEL_CALL (hj_gan_mean) (logits, gan->config.batch);
}

static void
d_loss (HjGan *gan)
{
  int n = gan->config.batch, last = gan->d.mlp.n_layers;
  const float *logits = gan->d_act.units[last];
  float *delta = gan->d_delta.units[last], smooth = (float) gan->config.smooth;

  gan->now.losses.loss_d = HJ_KERNEL_CALL (hj_gan_loss) (gan->config.loss, HJ_GAN_REAL, logits, delta, n, smooth)
                       + HJ_KERNEL_CALL (hj_gan_loss) (gan->config.loss, HJ_GAN_FAKE, logits + n, delta + n, n, 1.0f);
  gan->now.losses.real = mean_output (gan, logits);
  gan->now.losses.fake = mean_output (gan, logits + n);
  gan->now.losses.penalty = 0;
}

/* Adds the exact gradient of weight · mean (‖∇_x D‖ − centre)² at the points p_act[0] to D's (diagrams 2.3.1).
 * D is piecewise linear, so with the masks of its forward pass: delta runs back from 1 to g = ∇_x D, then
 * c = ∂P/∂g runs forward as a tangent, and each weight matrix gets delta ⊗ tangent. */
static void
add_penalty (HjGan *gan, double weight, double centre)
{
  const HjMlp *mlp = &gan->d.mlp;
  float *ones = gan->p_delta.units[mlp->n_layers];

  hj_mlp_forward (mlp, gan->critic, gan->tiles, &gan->p_act);
  for (int b = 0; b < gan->config.batch; b++)
    ones[b] = 1.0f;
  hj_mlp_backward (mlp, gan->critic, gan->tiles, &gan->p_act, &gan->p_delta, 1);
  gan->now.losses.penalty += HJ_KERNEL_CALL (hj_gan_penalty) (gan->p_delta.units[0], gan->p_tangent.units[0], gan->tiles,
                                                          (float) weight, (float) centre);
  hj_mlp_tangent (mlp, gan->critic, gan->tiles, &gan->p_act, &gan->p_tangent);
  hj_mlp_gradient_of_tangent (mlp, gan->tiles, &gan->p_tangent, &gan->p_delta, gan->d.grad);
}

static void
add_penalties (HjGan *gan)
{
  if (gan->config.gp > 0)
    {
      HJ_KERNEL_CALL (hj_gan_mix)
      (&gan->now.noise, real_batch (gan), fake_batch (gan), gan->p_act.units[0], gan->tiles);
      add_penalty (gan, gan->config.gp, 1.0);
    }
  if (gan->config.r1 > 0)
    {
      copy_points (gan, gan->p_act.units[0], real_batch (gan));
      add_penalty (gan, gan->config.r1, 0.0);
    }
  gan->now.losses.loss_d += gan->now.losses.penalty;
}

static void
d_gradient (HjGan *gan)
{
  const HjMlp *mlp = &gan->d.mlp;

  hj_mlp_backward (mlp, gan->critic, 2 * gan->tiles, &gan->d_act, &gan->d_delta, 0);
  hj_mlp_gradient (mlp, 2 * gan->tiles, &gan->d_act, &gan->d_delta, gan->d.grad);
  add_penalties (gan);
  if (gan->config.spectral_norm)
    hj_gan_turn_back_critic (gan);
}

static void
update_net (HjGan *gan, HjGanNet *net, HjAdam *adam)
{
  if (gan->config.optimizer == HJ_GAN_ADAM)
    hj_mlp_adam (&net->mlp, adam, net->params, net->grad, net->m, net->v);
  else
    hj_mlp_sgd (&net->mlp, adam->rate, net->params, net->grad);
}

static void
d_update (HjGan *gan)
{
  update_net (gan, &gan->d, &gan->now.adam_d);
  if (gan->config.spectral_norm)
    hj_gan_follow_critic (gan);
}

static void
g_sample (HjGan *gan)
{
  sample_z (gan);
}

/* D looks at the fake ones alone now: its pass begins at the first tile. */
static void
g_forward (HjGan *gan)
{
  hj_mlp_forward (&gan->g.mlp, gan->g.params, gan->tiles, &gan->g_act);
  copy_points (gan, gan->d_act.units[0], gan->g_act.units[gan->g.mlp.n_layers]);
  blur_points (gan, gan->d_act.units[0], gan->tiles);
  hj_mlp_forward (&gan->d.mlp, gan->critic, gan->tiles, &gan->d_act);
}

static void
g_loss (HjGan *gan)
{
  int last = gan->d.mlp.n_layers;

  gan->now.losses.loss_g = HJ_KERNEL_CALL (hj_gan_loss) (gan->config.loss, HJ_GAN_FOOL, gan->d_act.units[last],
                                                     gan->d_delta.units[last], gan->config.batch, 1.0f);
}

static void
g_gradient (HjGan *gan)
{
  hj_mlp_backward (&gan->d.mlp, gan->critic, gan->tiles, &gan->d_act, &gan->d_delta, 1);
  copy_points (gan, gan->g_delta.units[gan->g.mlp.n_layers], gan->d_delta.units[0]);
  hj_mlp_backward (&gan->g.mlp, gan->g.params, gan->tiles, &gan->g_act, &gan->g_delta, 0);
  hj_mlp_gradient (&gan->g.mlp, gan->tiles, &gan->g_act, &gan->g_delta, gan->g.grad);
}

static void
g_update (HjGan *gan)
{
  update_net (gan, &gan->g, &gan->now.adam_g);
}

static void (*const phases[HJ_GAN_N_PHASES]) (HjGan *gan) = {
  d_sample, d_forward, d_loss, d_gradient, d_update, g_sample, g_forward, g_loss, g_gradient, g_update,
};

int
hj_gan_n_phases (const HjGan *gan)
{
  return 5 * (gan->config.d_steps + 1);
}

HjGanPhase
hj_gan_next_phase (const HjGan *gan)
{
  int in_g = gan->phase - 5 * gan->config.d_steps;

  return in_g >= 0 ? (HjGanPhase) (HJ_GAN_G_SAMPLE + in_g) : (HjGanPhase) (gan->phase % 5);
}

static int
is_number (float value)
{
  return value - value == 0.0f && hj_abs (value) < 1e8;
}

static int
is_sane (const HjGan *gan)
{
  return is_number (gan->now.losses.loss_d) && is_number (gan->now.losses.loss_g)
         && hj_mlp_is_finite (&gan->g.mlp, gan->g.params) && hj_mlp_is_finite (&gan->d.mlp, gan->critic);
}

static void
copy_block (float *to, const float *from, const HjGanNet *net)
{
  memcpy (to, from, sizeof (float) * 3 * (size_t) net->mlp.n_params);
}

static void
begin_step (HjGan *gan)
{
  copy_block (gan->g.kept, gan->g.params, &gan->g);
  copy_block (gan->d.kept, gan->d.params, &gan->d);
  gan->kept = gan->now;
}

/* After an overflow: back to where this step began, and stay there. */
static void
give_up (HjGan *gan)
{
  copy_block (gan->g.params, gan->g.kept, &gan->g);
  copy_block (gan->d.params, gan->d.kept, &gan->d);
  gan->now = gan->kept;
  if (gan->config.spectral_norm)
    hj_gan_normalize_critic (gan);
  gan->phase = 0;
  gan->is_broken = 1;
}

static void
finish_step (HjGan *gan)
{
  if (!is_sane (gan))
    {
      give_up (gan);
      return;
    }
  gan->phase = 0;
  gan->step++;
}

int
hj_gan_do_phase (HjGan *gan)
{
  if (gan->is_broken)
    return 0;
  if (gan->phase == 0)
    begin_step (gan);
  phases[hj_gan_next_phase (gan)](gan);
  if (++gan->phase == hj_gan_n_phases (gan))
    finish_step (gan);
  return 1;
}

int
hj_gan_do_step (HjGan *gan)
{
  if (gan->is_broken)
    return 0;
  do
    hj_gan_do_phase (gan);
  while (gan->phase != 0);
  return 1;
}
