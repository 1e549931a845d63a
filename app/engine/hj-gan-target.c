/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a 2-D GAN shall learn: peaks and curves as mixtures of equal Gaussians. */
#include "hj-gan-target.h"

#include "hj-real.h"

#define N_PIECES 16
#define N_CURVE 256 /* centres along a curve */

typedef void (*CurveFunc) (double t, float point[2]);

static void
line_at (double t, float point[2])
{
  point[0] = (float) (-2.0 + 4.0 * t);
  point[1] = (float) (-1.0 + 2.0 * t);
}

/* Two half circles that reach into each other. */
static void
moons_at (double t, float point[2])
{
  int lower = t >= 0.5;
  double angle = HJ_PI * (lower ? 2.0 * t - 1.0 : 2.0 * t);

  point[0] = (float) (lower ? 0.75 - 1.5 * hj_cos (angle) : -0.75 + 1.5 * hj_cos (angle));
  point[1] = (float) (lower ? 0.4 - 1.5 * hj_sin (angle) : -0.4 + 1.5 * hj_sin (angle));
}

/* The root spreads the centres evenly along the arc. */
static void
spiral_at (double t, float point[2])
{
  double root = hj_sqrt (0.03 + 0.97 * t), angle = 3.6 * HJ_PI * root;

  point[0] = (float) (2.2 * root * hj_cos (angle));
  point[1] = (float) (2.2 * root * hj_sin (angle));
}

static void
rings_at (double t, float point[2])
{
  int outer = t >= 0.5;
  double angle = 4.0 * HJ_PI * t;

  point[0] = (float) ((outer ? 2.0 : 1.0) * hj_cos (angle));
  point[1] = (float) ((outer ? 2.0 : 1.0) * hj_sin (angle));
}

static const CurveFunc curves[HJ_GAN_N_TARGETS] = {
  [HJ_GAN_LINE] = line_at,
  [HJ_GAN_MOONS] = moons_at,
  [HJ_GAN_SPIRAL] = spiral_at,
  [HJ_GAN_RINGS] = rings_at,
};

static void
init_ring (HjGanTarget *target)
{
  target->n_centres = target->n_modes = 8;
  for (int k = 0; k < 8; k++)
    {
      target->centres[k][0] = (float) (2.0 * hj_cos (HJ_PI * k / 4.0));
      target->centres[k][1] = (float) (2.0 * hj_sin (HJ_PI * k / 4.0));
    }
}

static void
init_grid (HjGanTarget *target)
{
  target->n_centres = target->n_modes = 25;
  for (int k = 0; k < 25; k++)
    {
      target->centres[k][0] = (float) (k % 5 - 2);
      target->centres[k][1] = (float) (k / 5 - 2);
    }
}

static void
init_curve (HjGanTarget *target, CurveFunc curve)
{
  target->n_centres = N_CURVE;
  target->n_modes = N_PIECES;
  for (int k = 0; k < N_CURVE; k++)
    curve ((k + 0.5) / N_CURVE, target->centres[k]);
}

static void
init_drawn (HjGanTarget *target, const float (*drawn)[2], int n)
{
  target->n_centres = n < 1 ? 1 : n > HJ_GAN_MAX_CENTRES ? HJ_GAN_MAX_CENTRES : n;
  target->n_modes = target->n_centres < N_PIECES ? target->n_centres : N_PIECES;
  for (int k = 0; k < n && k < HJ_GAN_MAX_CENTRES; k++)
    {
      target->centres[k][0] = drawn[k][0];
      target->centres[k][1] = drawn[k][1];
    }
}

void
hj_gan_target_init (HjGanTarget *target, HjGanTargetKind kind, const float (*drawn)[2], int n_drawn)
{
  *target = (HjGanTarget){ .kind = kind, .sigma = HJ_GAN_SIGMA };
  if (kind == HJ_GAN_DRAWN)
    init_drawn (target, drawn, n_drawn);
  else if (kind == HJ_GAN_GRID)
    init_grid (target);
  else if (kind == HJ_GAN_RING)
    init_ring (target);
  else
    init_curve (target, curves[kind]);
}

int
hj_gan_target_has_peaks (const HjGanTarget *target)
{
  return target->kind == HJ_GAN_RING || target->kind == HJ_GAN_GRID;
}

int
hj_gan_target_mode_of (const HjGanTarget *target, int centre)
{
  return centre * target->n_modes / target->n_centres;
}

void
hj_gan_target_mode (const HjGanTarget *target, int mode, float *x, float *y)
{
  int middle = (int) ((mode + 0.5) * target->n_centres / target->n_modes);

  *x = target->centres[middle][0];
  *y = target->centres[middle][1];
}

double
hj_gan_target_density (const HjGanTarget *target, double x, double y, double blur)
{
  double variance = (double) target->sigma * target->sigma + blur * blur, sum = 0;

  for (int k = 0; k < target->n_centres; k++)
    {
      double across = x - target->centres[k][0], up = y - target->centres[k][1];
      double exponent = (across * across + up * up) / (2.0 * variance);

      if (exponent < 40.0)
        sum += hj_exp (-exponent);
    }
  return sum / (2.0 * HJ_PI * variance * target->n_centres);
}
