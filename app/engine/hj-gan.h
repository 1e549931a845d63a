/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A generative adversarial network on the plane (Goodfellow et al. 2014): two perceptrons, five losses, three
 * penalties, and a step that can be watched part by part. */
#pragma once

#include "hj-gan-noise.h"
#include "hj-gan-target.h"
#include "hj-mlp.h"
#include "hj-spectral-norm.h"

#include <stddef.h>

/* On logits a = D(x), means over the batch:
 * non-saturating  L_D = softplus(−a_r) + softplus(a_f),  L_G = softplus(−a_f)
 * minimax         L_D the same,                          L_G = −softplus(a_f), which is mean ln (1 − D)
 * least squares   L_D = (a_r − 1)² + a_f²,               L_G = (a_f − 1)²         (Mao et al. 2017)
 * hinge           L_D = (1 − a_r)₊ + (1 + a_f)₊,         L_G = −a_f               (Lim and Ye 2017)
 * Wasserstein     L_D = a_f − a_r,                       L_G = −a_f               (Arjovsky et al. 2017) */
typedef enum {
  HJ_GAN_NON_SATURATING,
  HJ_GAN_MINIMAX,
  HJ_GAN_LEAST_SQUARES,
  HJ_GAN_HINGE,
  HJ_GAN_WASSERSTEIN,
} HjGanLoss;

/* Which term of a loss a logit belongs to. */
typedef enum { HJ_GAN_REAL, HJ_GAN_FAKE, HJ_GAN_FOOL } HjGanRole;
typedef enum { HJ_GAN_ADAM, HJ_GAN_SGD } HjGanOptimizer;

typedef struct {
  HjGanTargetKind target;
  const float (*drawn)[2]; /* borrowed during hj_gan_new only */
  int n_drawn;
  HjGanLoss loss;
  int z;              /* dimensions of the noise: 1 … 8 */
  int hidden, layers; /* units of a hidden layer ≤ 64, hidden layers 1 … 4; the same in G and D */
  int batch;          /* a multiple of 16 */
  int d_steps;        /* updates of D in one step, then one of G */
  HjGanOptimizer optimizer;
  double rate_g, rate_d, beta1, beta2;
  int spectral_norm;  /* of all layers of D (Miyato et al. 2018) */
  double gp;          /* λ of (‖∇D(x̂)‖ − 1)² between real and fake (Gulrajani et al. 2017), 0 = off */
  double r1;          /* γ/2 of ‖∇D(x_r)‖² (Mescheder et al. 2018), 0 = off */
  double smooth;      /* label of the real ones: 1, or less */
  double instance_noise; /* σ added to what D sees in training, 0 = none */
} HjGanConfig;

/* The parts of a step, in order; the first five are repeated d_steps times. */
typedef enum {
  HJ_GAN_D_SAMPLE,
  HJ_GAN_D_FORWARD,
  HJ_GAN_D_LOSS,
  HJ_GAN_D_GRADIENT,
  HJ_GAN_D_UPDATE,
  HJ_GAN_G_SAMPLE,
  HJ_GAN_G_FORWARD,
  HJ_GAN_G_LOSS,
  HJ_GAN_G_GRADIENT,
  HJ_GAN_G_UPDATE,
  HJ_GAN_N_PHASES,
} HjGanPhase;

/* One network. */
typedef struct {
  HjMlp mlp;
  float *params, *grad, *m, *v; /* n_params each; params, m, v (Adam's moments) are one block */
  float *kept;                  /* that block as it was when the current step began */
} HjGanNet;

/* What the last update of each network was made of. */
typedef struct {
  float loss_d, loss_g; /* L_D with its penalties */
  float penalty;        /* the part of L_D that is penalty */
  float real, fake;     /* mean over the batch in D's update: σ(a) for the two log losses, else a */
} HjGanLosses;

/* Everything a step changes beside the two blocks of weights and moments. */
typedef struct {
  HjGanNoise data, noise; /* sub-streams: real batches, and z with all other noise */
  HjAdam adam_g, adam_d;
  HjSpectral spectral[HJ_MLP_MAX_LAYERS];
  HjGanLosses losses;
} HjGanPlace;

typedef struct {
  HjGanConfig config;
  HjGanTarget target;
  HjGanNet g, d;
  float *critic;    /* D computes with these: W̄ = W/σ under spectral normalisation, else d.params itself */
  HjGanPlace now;
  HjGanPlace kept;  /* as it was when the current step began */
  HjMlpTrace g_act, g_delta, d_act, d_delta, p_act, p_delta, p_tangent;
  int tiles;     /* of one batch */
  long step;     /* whole steps done */
  int phase;     /* parts done of the current one */
  int is_broken; /* 1: numbers ran over in step + 1; everything is as it was before that step */
} HjGan;

/* Aborts only when memory is out. The same config and seed give the same bytes everywhere. */
HjGan *hj_gan_new (const HjGanConfig *config, uint64_t seed);
void hj_gan_free (HjGan *gan);

int hj_gan_n_phases (const HjGan *gan);
/* What the next part will do. */
HjGanPhase hj_gan_next_phase (const HjGan *gan);
/* One part, or the rest of the current step; 0 when the run is broken and nothing was done. */
int hj_gan_do_phase (HjGan *gan);
int hj_gan_do_step (HjGan *gan);
/* Networks, moments, random states, place in the step; without buffers (hj-gan-save.c). */
size_t hj_gan_saved_size (const HjGan *gan);
void hj_gan_save (const HjGan *gan, void *bytes);
/* 0 for bytes of another shape; nothing has changed then. */
int hj_gan_load (HjGan *gan, const void *bytes, size_t size);

/* Whether D's output is the logit of a probability. */
int hj_gan_loss_is_log (HjGanLoss loss);
/* L_D and L_G where fake and real cannot be told apart and D is at its best; NaN where the loss fixes none. */
void hj_gan_loss_equilibrium (HjGanLoss loss, double *loss_d, double *loss_g);
