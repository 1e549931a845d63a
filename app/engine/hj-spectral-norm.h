/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The largest singular value of a matrix by power iteration, and the gradient through W / σ. */
#pragma once

#define HJ_SPECTRAL_MAX 64

/* Estimates of the first singular vectors; both have length 1 after an iteration. */
typedef struct {
  double u[HJ_SPECTRAL_MAX]; /* n_out */
  double v[HJ_SPECTRAL_MAX]; /* n_in */
  double sigma;              /* uᵀ W v */
} HjSpectral;

/* u = the same number everywhere but with a slope, so that it is orthogonal to no ordinary vector. */
void hj_spectral_init (HjSpectral *spectral, int n_out, int n_in);
/* One power iteration (Miyato et al. 2018, algorithm 1): v = Wᵀu/‖·‖, u = Wv/‖·‖, σ = uᵀWv.
 * W is n_out × n_in, row by row. */
void hj_spectral_iterate (HjSpectral *spectral, const float *w, int n_out, int n_in);
/* In place: ∂L/∂W̄ → ∂L/∂W = (∂L/∂W̄ − ⟨∂L/∂W̄, W̄⟩ u vᵀ) / σ, exact for u and v held fixed. */
void hj_spectral_gradient (const HjSpectral *spectral, const float *normalized, float *grad, int n_out, int n_in);
