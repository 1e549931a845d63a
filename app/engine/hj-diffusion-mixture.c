/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gaussian mixtures under diffusion: density, score and denoiser in closed form. */
#include "hj-diffusion.h"

#include "hj-real.h"

/* Noised component k is N(√ᾱ μ_k, C_k), C_k = ᾱ Σ_k + (1−ᾱ) I. Writes C_k⁻¹(√ᾱ μ_k − x) and returns
 * ln (π_k N(x)). */
static double
component (const HjMixture *mixture, int k, double alpha_bar, const double x[2], double pull[2])
{
  const double *c = mixture->covariance[k];
  double xx = alpha_bar * c[0] + 1.0 - alpha_bar, xy = alpha_bar * c[1], yy = alpha_bar * c[2] + 1.0 - alpha_bar;
  double det = xx * yy - xy * xy, root = hj_sqrt (alpha_bar);
  double dx = root * mixture->mean[k][0] - x[0], dy = root * mixture->mean[k][1] - x[1];

  pull[0] = (yy * dx - xy * dy) / det;
  pull[1] = (xx * dy - xy * dx) / det;
  return hj_log (mixture->weight[k]) - 0.5 * (dx * pull[0] + dy * pull[1]) - 0.5 * hj_log (det)
         - hj_log (2.0 * HJ_PI);
}

double
hj_mixture_evaluate (const HjMixture *mixture, double alpha_bar, const double x[2], double *score, double *mean)
{
  double logs[HJ_MIXTURE_MAX], pulls[HJ_MIXTURE_MAX][2], most = -__builtin_inf (), sum = 0, s[2] = { 0, 0 };

  for (int k = 0; k < mixture->n; k++)
    {
      logs[k] = component (mixture, k, alpha_bar, x, pulls[k]);
      most = logs[k] > most ? logs[k] : most;
    }
  for (int k = 0; k < mixture->n; k++)
    {
      double r = hj_exp (logs[k] - most); /* responsibility, not yet normalised */

      sum += r;
      s[0] += r * pulls[k][0];
      s[1] += r * pulls[k][1];
    }
  for (int j = 0; j < 2; j++)
    {
      s[j] /= sum;
      if (score)
        score[j] = s[j];
      if (mean)
        mean[j] = (x[j] + (1.0 - alpha_bar) * s[j]) / hj_sqrt (alpha_bar);
    }
  return most + hj_log (sum);
}

void
hj_mixture_init_circle (HjMixture *mixture, int n)
{
  mixture->n = n;
  for (int k = 0; k < n; k++)
    {
      mixture->weight[k] = 1.0 / n;
      mixture->mean[k][0] = 1.3 * hj_cos (2.0 * HJ_PI * k / n);
      mixture->mean[k][1] = 1.3 * hj_sin (2.0 * HJ_PI * k / n);
      mixture->covariance[k][0] = mixture->covariance[k][2] = 0.12 * 0.12;
      mixture->covariance[k][1] = 0;
    }
}
