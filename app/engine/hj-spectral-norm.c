/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The largest singular value of a matrix by power iteration, and the gradient through W / σ. */
#include "hj-spectral-norm.h"

#include "hj-real.h"

static void
normalize (double *vector, int n)
{
  double square = 0;

  for (int i = 0; i < n; i++)
    square += vector[i] * vector[i];
  for (int i = 0; i < n; i++)
    vector[i] /= hj_sqrt (square) + 1e-12;
}

void
hj_spectral_init (HjSpectral *spectral, int n_out, int n_in)
{
  *spectral = (HjSpectral){ .sigma = 1 };
  for (int o = 0; o < n_out; o++)
    spectral->u[o] = 1.0 + 0.1 * o;
  normalize (spectral->u, n_out);
}

void
hj_spectral_iterate (HjSpectral *spectral, const float *w, int n_out, int n_in)
{
  double *u = spectral->u, *v = spectral->v;

  for (int i = 0; i < n_in; i++)
    v[i] = 0;
  for (int o = 0; o < n_out; o++)
    for (int i = 0; i < n_in; i++)
      v[i] += w[o * n_in + i] * u[o];
  normalize (v, n_in);
  for (int o = 0; o < n_out; o++)
    {
      u[o] = 0;
      for (int i = 0; i < n_in; i++)
        u[o] += w[o * n_in + i] * v[i];
    }
  /* Here u is Wv, so its length is σ = uᵀWv for the normalised u. */
  spectral->sigma = 0;
  for (int o = 0; o < n_out; o++)
    spectral->sigma += u[o] * u[o];
  spectral->sigma = hj_sqrt (spectral->sigma);
  normalize (u, n_out);
}

void
hj_spectral_gradient (const HjSpectral *spectral, const float *normalized, float *grad, int n_out, int n_in)
{
  double inner = 0;

  for (int k = 0; k < n_out * n_in; k++)
    inner += (double) grad[k] * normalized[k];
  for (int o = 0; o < n_out; o++)
    for (int i = 0; i < n_in; i++)
      grad[o * n_in + i]
        = (float) ((grad[o * n_in + i] - inner * spectral->u[o] * spectral->v[i]) / spectral->sigma);
}
