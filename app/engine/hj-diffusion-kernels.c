/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inner loops of the exact denoiser. In the plane one lane is one particle: every lane walks the data in
 * the same order, so a particle's result does not depend on its neighbours. For images a lane is a pixel. */
#include "hj-diffusion-kernels.h"

#include "hj-lanes.h"

/* As many particles at once as one register of this instruction set holds. Lanes never meet in this kernel, so the
 * width changes nothing but the speed. */
#if defined __AVX512F__
#define WIDTH 16
#elif defined __AVX2__
#define WIDTH 8
#else
#define WIDTH 4
#endif
typedef float Wide __attribute__ ((vector_size (4 * WIDTH)));
typedef int32_t WideInt __attribute__ ((vector_size (4 * WIDTH)));

static inline Wide
wide_select (WideInt mask, Wide yes, Wide no)
{
  return (Wide) ((mask & (WideInt) yes) | (~mask & (WideInt) no));
}

/* 2^x for x ≤ 0, relative error below 3e-7; below −60 it stays at 2^−60, which is nothing beside the weight 1 of the
 * nearest point, and whose square is still a normal number (subnormal ones are many times slower). Adding 1.5·2²³
 * rounds to the nearest integer and leaves it in the low bits, from where it is shifted into the exponent. */
static inline Wide
exp2_down (Wide x)
{
  Wide shifted, f, sum;

  x = wide_select (x > -60.0f, x, (Wide){} - 60.0f);
  shifted = x + 12582912.0f;
  f = x - (shifted - 12582912.0f);
  sum = 1.0f + f * (0.693147181f + f * (0.240226507f + f * (0.0555041087f + f * (0.00961812911f
        + f * (0.00133335581f + f * 0.000154035304f)))));
  return sum * (Wide) (((WideInt) shifted + 127) << 23);
}

/* Particles FIRST … FIRST+WIDTH−1, the last one repeated where there are fewer. */
static inline void
load_particles (const float *x, int first, int count, Wide *px, Wide *py)
{
  for (int lane = 0; lane < WIDTH; lane++)
    {
      int i = first + lane < count ? first + lane : count - 1;

      (*px)[lane] = x[2 * i];
      (*py)[lane] = x[2 * i + 1];
    }
}

HJ_KERNEL (void, hj_diffusion_mean_plane,
           (const float *y, int n, float root, float rate, const float *x, int count, float *mean, float *n_eff))
{
  float rate2 = rate * 1.44269504f; /* e^x = 2^(x · log₂ e) */

  for (int first = 0; first < count; first += WIDTH)
    {
      Wide px, py, least = (Wide){} + 3e38f, sum = {}, squares = {}, sum_x = {}, sum_y = {};

      load_particles (x, first, count, &px, &py);
      /* 1. The nearest point: its weight becomes 1, so that no exponential overflows or all vanish. */
      for (int i = 0; i < n; i++)
        {
          Wide dx = px - root * y[2 * i], dy = py - root * y[2 * i + 1], d = dx * dx + dy * dy;

          least = wide_select (d < least, d, least);
        }
      /* 2. Weights and their sums. */
      for (int i = 0; i < n; i++)
        {
          Wide dx = px - root * y[2 * i], dy = py - root * y[2 * i + 1];
          Wide w = exp2_down ((least - (dx * dx + dy * dy)) * rate2);

          sum += w;
          squares += w * w;
          sum_x += w * y[2 * i];
          sum_y += w * y[2 * i + 1];
        }
      sum_x /= sum;
      sum_y /= sum;
      squares = sum * sum / squares;
      for (int lane = 0; lane < WIDTH && first + lane < count; lane++)
        {
          mean[2 * (first + lane)] = sum_x[lane];
          mean[2 * (first + lane) + 1] = sum_y[lane];
          if (n_eff)
            n_eff[first + lane] = squares[lane];
        }
    }
}

HJ_KERNEL (void, hj_diffusion_distances,
           (const float *y, int n, int d, float root, const float *x, float *out))
{
  for (int i = 0; i < n; i++)
    {
      HjLanes sum = hj_lanes_set (0);

      for (int j = 0; j < d; j += HJ_LANES)
        {
          HjLanes diff = hj_lanes_load (x + j) - root * hj_lanes_load (y + (long) i * d + j);

          sum += diff * diff;
        }
      out[i] = hj_lanes_sum (sum);
    }
}

HJ_KERNEL (void, hj_diffusion_blend, (const float *y, int n, int d, const float *w, float *out))
{
  memset (out, 0, sizeof *out * d);
  for (int i = 0; i < n; i++)
    for (int j = 0; w[i] > 0 && j < d; j += HJ_LANES)
      hj_lanes_store (out + j, hj_lanes_load (out + j) + w[i] * hj_lanes_load (y + (long) i * d + j));
}
