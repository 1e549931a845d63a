/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inner loops of a GAN beside its networks: noise, batches, losses, distances. */
#include "hj-gan-kernels.h"

#include "hj-lanes.h"

#define LANES_PER_TILE (HJ_TILE / HJ_LANES)

typedef uint32_t Bits __attribute__ ((vector_size (32)));
typedef uint32_t BitsUnaligned __attribute__ ((vector_size (32), aligned (4)));

/* The generators in registers while a loop runs. */
typedef struct {
  Bits s0, s1, s2, s3;
} LaneState;

static inline LaneState
begin_noise (const HjGanNoise *noise)
{
  return (LaneState){ *(const BitsUnaligned *) noise->state[0],
                           *(const BitsUnaligned *) noise->state[1],
                           *(const BitsUnaligned *) noise->state[2],
                           *(const BitsUnaligned *) noise->state[3] };
}

static inline void
end_noise (HjGanNoise *noise, const LaneState *s)
{
  *(BitsUnaligned *) noise->state[0] = s->s0;
  *(BitsUnaligned *) noise->state[1] = s->s1;
  *(BitsUnaligned *) noise->state[2] = s->s2;
  *(BitsUnaligned *) noise->state[3] = s->s3;
}

static inline Bits
next_bits (LaneState *s)
{
  Bits sum = s->s0 + s->s3, bits = ((sum << 7) | (sum >> 25)) + s->s0, shifted = s->s1 << 9;

  s->s2 ^= s->s0;
  s->s3 ^= s->s1;
  s->s1 ^= s->s2;
  s->s0 ^= s->s3;
  s->s2 ^= shifted;
  s->s3 = (s->s3 << 11) | (s->s3 >> 21);
  return bits;
}

/* Uniform in [0, 1), 24 bits. */
static inline HjLanes
next_uniform (LaneState *s)
{
  return __builtin_convertvector ((HjLanesInt) (next_bits (s) >> 8), HjLanes) * 0x1p-24f;
}

/* Two times eight standard normals by Box and Muller (1958). The angle is a quarter turn chosen by two
 * bits plus −45° … 45°, where short polynomials are exact to float. */
static inline void
next_normals (LaneState *s, HjLanes *first, HjLanes *second)
{
  Bits bits = next_bits (s);
  HjLanesInt swap = -(HjLanesInt) ((bits >> 1) & 1), flip = (HjLanesInt) ((bits & 1) << 31);
  HjLanes turn = __builtin_convertvector ((HjLanesInt) (bits >> 8), HjLanes) * 0x1p-24f - 0.5f;
  HjLanes angle = turn * 1.57079633f, square = angle * angle;
  HjLanes sine = angle * (1.0f + square * (-0.166666667f + square * (0.00833333333f + square * -0.000198412698f)));
  HjLanes cosine = 1.0f + square * (-0.5f + square * (0.0416666667f + square * (-0.00138888889f
                   + square * 0.0000248015873f)));
  /* 1 − u lies in (0, 1], so the logarithm is finite; 2⁻⁶⁰ keeps the root above −0. */
  HjLanes radius = hj_lanes_sqrt (-2.0f * hj_lanes_log (1.0f - next_uniform (s)) + 0x1p-60f);
  HjLanes x = hj_lanes_select (swap, -sine, cosine), y = hj_lanes_select (swap, cosine, sine);

  *first = radius * (HjLanes) ((HjLanesInt) x ^ flip);
  *second = radius * (HjLanes) ((HjLanesInt) y ^ flip);
}

HJ_KERNEL (void, hj_gan_fill_normals, (HjGanNoise * noise, float *out, int n_tiles))
{
  LaneState state = begin_noise (noise);

  for (int t = 0; t < n_tiles; t++)
    {
      HjLanes first, second;

      next_normals (&state, &first, &second);
      hj_lanes_store (out + t * HJ_TILE, first);
      hj_lanes_store (out + t * HJ_TILE + HJ_LANES, second);
    }
  end_noise (noise, &state);
}

HJ_KERNEL (void, hj_gan_add_normals, (HjGanNoise * noise, float *out, int n_tiles, float sigma))
{
  LaneState state = begin_noise (noise);

  for (int t = 0; t < n_tiles; t++)
    {
      float *tile = out + t * HJ_TILE;
      HjLanes first, second;

      next_normals (&state, &first, &second);
      hj_lanes_store (tile, hj_lanes_load (tile) + sigma * first);
      hj_lanes_store (tile + HJ_LANES, hj_lanes_load (tile + HJ_LANES) + sigma * second);
    }
  end_noise (noise, &state);
}

HJ_KERNEL (void, hj_gan_sample_target,
           (HjGanNoise * noise, const float (*centres)[2], int n_centres, float sigma, float *points, int tiles))
{
  LaneState state = begin_noise (noise);

  for (int half = 0; half < tiles * LANES_PER_TILE; half++)
    {
      float *to = points + (half / LANES_PER_TILE) * 2 * HJ_TILE + (half % LANES_PER_TILE) * HJ_LANES;
      HjLanesInt which = __builtin_convertvector (next_uniform (&state) * (float) n_centres, HjLanesInt);
      HjLanes x, y, first, second;

      next_normals (&state, &first, &second);
      for (int lane = 0; lane < HJ_LANES; lane++)
        {
          int k = which[lane] < n_centres ? which[lane] : n_centres - 1;

          x[lane] = centres[k][0];
          y[lane] = centres[k][1];
        }
      hj_lanes_store (to, x + sigma * first);
      hj_lanes_store (to + HJ_TILE, y + sigma * second);
    }
  end_noise (noise, &state);
}

HJ_KERNEL (void, hj_gan_mix, (HjGanNoise * noise, const float *real, const float *fake, float *mixed, int tiles))
{
  LaneState state = begin_noise (noise);

  for (int half = 0; half < tiles * LANES_PER_TILE; half++)
    {
      int at = (half / LANES_PER_TILE) * 2 * HJ_TILE + (half % LANES_PER_TILE) * HJ_LANES;
      HjLanes share = next_uniform (&state);

      for (int axis = 0; axis < 2; axis++, at += HJ_TILE)
        {
          HjLanes from = hj_lanes_load (fake + at);

          hj_lanes_store (mixed + at, from + share * (hj_lanes_load (real + at) - from));
        }
    }
  end_noise (noise, &state);
}

/* Loss of one logit a = D(x), and its derivative by a (diagrams 2.3.1). */
static inline HjLanes
loss_of (HjGanLoss loss, HjGanRole role, HjLanes a, float smooth, HjLanes *slope)
{
  HjLanes zero = hj_lanes_set (0), one = hj_lanes_set (1), margin;
  float label;

  switch (loss)
    {
    case HJ_GAN_NON_SATURATING:
    case HJ_GAN_MINIMAX:
      label = role == HJ_GAN_REAL ? smooth : role == HJ_GAN_FAKE ? 0.0f : 1.0f;
      if (role == HJ_GAN_FOOL && loss == HJ_GAN_MINIMAX)
        {
          *slope = -hj_lanes_sigmoid (a);
          return -hj_lanes_softplus (a);
        }
      *slope = hj_lanes_sigmoid (a) - label;
      return hj_lanes_softplus (a) - label * a; /* = s·softplus (−a) + (1 − s)·softplus (a) */
    case HJ_GAN_LEAST_SQUARES:
      label = role == HJ_GAN_REAL ? smooth : role == HJ_GAN_FAKE ? 0.0f : 1.0f;
      *slope = 2.0f * (a - label);
      return (a - label) * (a - label);
    case HJ_GAN_HINGE:
      if (role == HJ_GAN_FOOL)
        break;
      margin = role == HJ_GAN_REAL ? 1.0f - a : 1.0f + a;
      *slope = hj_lanes_select (margin > zero, role == HJ_GAN_REAL ? -one : one, zero);
      return hj_lanes_max (margin, zero);
    case HJ_GAN_WASSERSTEIN:
      if (role != HJ_GAN_FAKE)
        break;
      *slope = one;
      return a;
    }
  *slope = -one;
  return -a;
}

HJ_KERNEL (float, hj_gan_loss,
           (HjGanLoss loss, HjGanRole role, const float *logits, float *derivative, int n, float smooth))
{
  HjLanes sum = hj_lanes_set (0);
  float share = 1.0f / (float) n;

  for (int b = 0; b < n; b += HJ_LANES)
    {
      HjLanes slope;

      sum += loss_of (loss, role, hj_lanes_load (logits + b), smooth, &slope);
      hj_lanes_store (derivative + b, slope * share);
    }
  return hj_lanes_sum (sum) * share;
}

HJ_KERNEL (float, hj_gan_mean_sigmoid, (const float *logits, int n))
{
  HjLanes sum = hj_lanes_set (0);

  for (int b = 0; b < n; b += HJ_LANES)
    sum += hj_lanes_sigmoid (hj_lanes_load (logits + b));
  return hj_lanes_sum (sum) / (float) n;
}

HJ_KERNEL (float, hj_gan_mean, (const float *numbers, int n))
{
  HjLanes sum = hj_lanes_set (0);

  for (int b = 0; b < n; b += HJ_LANES)
    sum += hj_lanes_load (numbers + b);
  return hj_lanes_sum (sum) / (float) n;
}

HJ_KERNEL (float, hj_gan_penalty, (const float *g, float *c, int tiles, float weight, float centre))
{
  HjLanes sum = hj_lanes_set (0);
  float share = 2.0f * weight / (float) (tiles * HJ_TILE);

  for (int half = 0; half < tiles * LANES_PER_TILE; half++)
    {
      int at = (half / LANES_PER_TILE) * 2 * HJ_TILE + (half % LANES_PER_TILE) * HJ_LANES;
      HjLanes x = hj_lanes_load (g + at), y = hj_lanes_load (g + at + HJ_TILE);
      HjLanes norm = hj_lanes_sqrt (x * x + y * y + 1e-24f), excess = norm - centre;

      sum += excess * excess;
      hj_lanes_store (c + at, share * excess * x / norm);
      hj_lanes_store (c + at + HJ_TILE, share * excess * y / norm);
    }
  return weight * hj_lanes_sum (sum) / (float) (tiles * HJ_TILE);
}

static inline void
exchange (float *low, float *high, int downward)
{
  HjLanes a = hj_lanes_load (low), b = hj_lanes_load (high);

  hj_lanes_store (downward ? high : low, hj_lanes_min (a, b));
  hj_lanes_store (downward ? low : high, hj_lanes_max (a, b));
}

/* Sorts N rows of eight lanes, each lane for itself. */
static void
sort_lanes (float *rows, int n)
{
  for (int run = 2; run <= n; run *= 2)
    for (int gap = run / 2; gap > 0; gap /= 2)
      for (int i = 0; i < n; i++)
        if (!(i & gap))
          exchange (rows + i * HJ_LANES, rows + (i + gap) * HJ_LANES, (i & run) != 0);
}

HJ_KERNEL (void, hj_gan_project_and_sort,
           (const float (*directions)[HJ_GAN_DIRECTIONS], const float *points, int n, float *projections))
{
  for (int d = 0; d < HJ_GAN_DIRECTIONS; d += HJ_LANES)
    {
      HjLanes across = hj_lanes_load (directions[0] + d), up = hj_lanes_load (directions[1] + d);
      float *rows = projections + d * n;

      for (int k = 0; k < n; k++)
        hj_lanes_store (rows + k * HJ_LANES,
                        across * points[hj_mlp_at (k, 0, 2)] + up * points[hj_mlp_at (k, 1, 2)]);
      sort_lanes (rows, n);
    }
}

HJ_KERNEL (float, hj_gan_mean_distance, (const float *a, const float *b, int n))
{
  HjLanes sum = hj_lanes_set (0);

  for (int i = 0; i < n; i += HJ_LANES)
    {
      HjLanes gap = hj_lanes_load (a + i) - hj_lanes_load (b + i);

      sum += hj_lanes_max (gap, -gap);
    }
  return hj_lanes_sum (sum) / (float) n;
}

HJ_KERNEL (void, hj_gan_nearest,
           (const float (*centres)[2], int n_centres, const float *points, int tiles, int *nearest, float *square))
{
  for (int half = 0; half < tiles * LANES_PER_TILE; half++)
    {
      int tile = half / LANES_PER_TILE, lanes = (half % LANES_PER_TILE) * HJ_LANES;
      const float *at = points + tile * 2 * HJ_TILE + lanes;
      HjLanes x = hj_lanes_load (at), y = hj_lanes_load (at + HJ_TILE), best = hj_lanes_set (1e30f);
      HjLanesInt which = { 0 };

      for (int k = 0; k < n_centres; k++)
        {
          HjLanes across = x - centres[k][0], up = y - centres[k][1], distance = across * across + up * up;
          HjLanesInt nearer = distance < best;

          best = hj_lanes_select (nearer, distance, best);
          which = (nearer & k) | (~nearer & which);
        }
      hj_lanes_store (square + tile * HJ_TILE + lanes, best);
      __builtin_memcpy (nearest + tile * HJ_TILE + lanes, &which, sizeof which);
    }
}
