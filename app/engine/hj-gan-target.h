/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a 2-D GAN shall learn: every target is a mixture of equal Gaussians, so its density is known exactly. */
#pragma once

typedef enum {
  HJ_GAN_RING,   /* eight modes on a circle, R = 2 */
  HJ_GAN_GRID,   /* 5 × 5 modes, one apart */
  HJ_GAN_LINE,
  HJ_GAN_MOONS,
  HJ_GAN_SPIRAL,
  HJ_GAN_RINGS,  /* two circles, R = 1 and 2 */
  HJ_GAN_DRAWN,
  HJ_GAN_N_TARGETS,
} HjGanTargetKind;

#define HJ_GAN_MAX_CENTRES 512
#define HJ_GAN_SIGMA 0.05f

/* A curve is a row of centres much closer than sigma. Modes are equal groups of neighbouring centres: the
 * peaks of ring and grid, pieces of a curve. */
typedef struct {
  HjGanTargetKind kind;
  int n_centres, n_modes;
  float sigma;
  float centres[HJ_GAN_MAX_CENTRES][2];
} HjGanTarget;

/* DRAWN: n pairs x, y, used by HJ_GAN_DRAWN only (no point: the origin). */
void hj_gan_target_init (HjGanTarget *target, HjGanTargetKind kind, const float (*drawn)[2], int n_drawn);
/* Whether the modes are separate peaks, rather than pieces of something connected. */
int hj_gan_target_has_peaks (const HjGanTarget *target);
int hj_gan_target_mode_of (const HjGanTarget *target, int centre);
/* The middle of a mode. */
void hj_gan_target_mode (const HjGanTarget *target, int mode, float *x, float *y);
/* p_r(x, y) = mean over the centres of N(·; centre, sigma² + blur²), per unit area. */
double hj_gan_target_density (const HjGanTarget *target, double x, double y, double blur);
