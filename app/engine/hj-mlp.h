/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A multi-layer perceptron whose batch is the vector lane: linear layers with (leaky) ReLU between. */
#pragma once

#include "hj-random.h"

/* Samples lie in tiles of sixteen: sample b of unit u is at [b / 16][u][b % 16]. The layout is the same for
 * every instruction set, and so is the lane in which a sample is summed. All such arrays are 64-byte
 * aligned (hj_mlp_floats). */
#define HJ_TILE 16
#define HJ_MLP_MAX_LAYERS 5 /* weight matrices: up to four hidden layers */
#define HJ_MLP_MAX_WIDTH 64

typedef struct {
  int n_layers;                     /* weight matrices L */
  int sizes[HJ_MLP_MAX_LAYERS + 1]; /* units: input, hidden …, output */
  float slope;                      /* of a hidden unit below zero: 0 is ReLU, .2 is LeakyReLU */
  int weight[HJ_MLP_MAX_LAYERS];    /* where W_l (out × in, row by row) begins in the parameters */
  int bias[HJ_MLP_MAX_LAYERS];      /* where b_l (out) begins */
  int n_params;                     /* rounded up to a whole tile; the rest stays zero */
} HjMlp;

/* Activations, their derivatives or tangents: one tiled array per layer, units[0] is the input. */
typedef struct {
  float *units[HJ_MLP_MAX_LAYERS + 1];
  int tiles; /* room, in tiles */
} HjMlpTrace;

/* What Adam (Kingma and Ba 2015, algorithm 1) needs for one update; β₁ = 0 is RMSProp with correction. */
typedef struct {
  double rate, beta1, beta2, epsilon;
  double power1, power2; /* β₁ᵗ, β₂ᵗ of the updates done so far; both start at 1 */
} HjAdam;

/* Zeroed floats on a 64-byte boundary, freed with free(); aborts when memory is out. */
float *hj_mlp_floats (int n);
static inline int
hj_mlp_at (int sample, int unit, int n_units)
{
  return (sample / HJ_TILE * n_units + unit) * HJ_TILE + sample % HJ_TILE;
}

/* N_IN → HIDDEN × N_HIDDEN → N_OUT. */
void hj_mlp_init (HjMlp *mlp, int n_in, int hidden, int n_hidden, int n_out, float slope);
/* He et al. 2015: normal with variance 2 / ((1 + slope²) · n_in), the last layer 1 / n_in; biases zero. */
void hj_mlp_randomize (const HjMlp *mlp, HjRandom *random, float *params);
void hj_mlp_trace_init (HjMlpTrace *trace, const HjMlp *mlp, int tiles);
void hj_mlp_trace_clear (HjMlpTrace *trace);

/* act[0] (n_in × batch) is given; fills act[1 … L]; the last layer is linear. */
void hj_mlp_forward (const HjMlp *mlp, const float *params, int tiles, const HjMlpTrace *act);
/* delta[L] = ∂E/∂output is given; fills delta[1 … L−1] = ∂E/∂(what enters the unit), and delta[0] =
 * ∂E/∂input if TO_INPUT. */
void hj_mlp_backward (const HjMlp *mlp, const float *params, int tiles, const HjMlpTrace *act,
                      const HjMlpTrace *delta, int to_input);
/* grad = Σ over the batch of delta ⊗ units below. */
void hj_mlp_gradient (const HjMlp *mlp, int tiles, const HjMlpTrace *act, const HjMlpTrace *delta, float *grad);
/* tangent[0] = a direction in the input, fills tangent[1 … L] = the directional derivatives of the units. */
void hj_mlp_tangent (const HjMlp *mlp, const float *params, int tiles, const HjMlpTrace *act,
                     const HjMlpTrace *tangent);
/* grad += Σ over the batch of delta ⊗ tangent below, weights only: biases do not enter a tangent. */
void hj_mlp_gradient_of_tangent (const HjMlp *mlp, int tiles, const HjMlpTrace *tangent, const HjMlpTrace *delta,
                                 float *grad);

/* Moves PARAMS against GRAD and brings the moments M, V and the powers up to date. */
void hj_mlp_adam (const HjMlp *mlp, HjAdam *adam, float *params, const float *grad, float *m, float *v);
void hj_mlp_sgd (const HjMlp *mlp, double rate, float *params, const float *grad);
/* 1 if no number is infinite or NaN. */
int hj_mlp_is_finite (const HjMlp *mlp, const float *params);
