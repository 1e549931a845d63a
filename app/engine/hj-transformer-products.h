/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The matrix products of the small transformer, over one group of 16 lanes. For hj-transformer-kernels.c alone, which
 * is compiled once per instruction set.
 *
 * NATIVE is the vector that fits a register. It changes how many lanes go at once, never what one lane sums up
 * or in which order. TILE rows by four columns of sums stay in registers. */
#pragma once

#include "hj-lanes.h"
#include "hj-transformer-kernels.h"

#define LANES HJ_TRANSFORMER_LANES
#define WIDTH HJ_TRANSFORMER_WIDTH
#define HIDDEN HJ_TRANSFORMER_HIDDEN

#if defined(__AVX512F__)
#define NATIVE 16
#define TILE 4
#elif defined(__AVX2__)
#define NATIVE 8
#define TILE 2
#else
#define NATIVE 4
#define TILE 2
#endif
#define PARTS (LANES / NATIVE)

typedef float Native __attribute__ ((vector_size (NATIVE * 4)));

#define INLINE static inline __attribute__ ((always_inline))
#define AT(tensor, index) ((tensor) + (size_t) (index) * LANES)
#define MIN_OF(a, b) ((a) < (b) ? (a) : (b))

INLINE Native
load (const float *from)
{
  return *(const Native *) from;
}

INLINE void
store (float *to, Native value)
{
  *(Native *) to = value;
}

/* A weight matrix is addressed as w[i·in + o·out], so that its transpose costs nothing. */
typedef struct {
  const float *w;
  int in, out;
} Matrix;

INLINE void
project_tile (const int rows, const float *x, int inputs, Matrix w, float *y, int outputs, int add)
{
  Native sum[TILE][4];

#pragma GCC unroll 16
  for (int r = 0; r < rows; r++)
#pragma GCC unroll 4
    for (int o = 0; o < 4; o++)
      sum[r][o] = add ? load (AT (y, r * outputs + o)) : (Native){ 0 };
  for (int i = 0; i < inputs; i++)
    {
      const float *weight = w.w + i * w.in;

#pragma GCC unroll 16
      for (int r = 0; r < rows; r++)
        {
          Native value = load (AT (x, r * inputs + i));

#pragma GCC unroll 4
          for (int o = 0; o < 4; o++)
            sum[r][o] += value * weight[o * w.out];
        }
    }
#pragma GCC unroll 16
  for (int r = 0; r < rows; r++)
#pragma GCC unroll 4
    for (int o = 0; o < 4; o++)
      store (AT (y, r * outputs + o), sum[r][o]);
}

/* y (n,outputs) = x (n,inputs) · w, or added to y. */
static void
project (int n, const float *x, int inputs, Matrix w, float *y, int outputs, int add)
{
  for (int lane = 0; lane < LANES; lane += NATIVE)
    for (int t = 0, rows; t < n; t += rows)
      {
        rows = n - t >= TILE ? TILE : 1;
        for (int o = 0; o < outputs; o += 4)
          {
            Matrix part = { w.w + o * w.out, w.in, w.out };
            const float *from = AT (x, t * inputs) + lane;
            float *to = AT (y, t * outputs + o) + lane;

            if (rows == TILE)
              project_tile (TILE, from, inputs, part, to, outputs, add);
            else
              project_tile (1, from, inputs, part, to, outputs, add);
          }
      }
}

/* Gradient of a weight: dw[i][o] += Σ_lanes Σ_t x[t][i] · dy[t][o]. */
#define OUTER_IN (NATIVE == 16 ? 4 : NATIVE == 8 ? 2 : 1)
#define OUTER_OUT (NATIVE == 16 ? 4 : 2)

INLINE void
outer_tile (int n, const float *x, int inputs, const float *dy, int outputs, float *dw)
{
  Native sum[OUTER_IN][OUTER_OUT][PARTS] = { 0 };
  float lanes[LANES] __attribute__ ((aligned (64)));

  for (int t = 0; t < n; t++)
#pragma GCC unroll 4
    for (int part = 0; part < PARTS; part++)
#pragma GCC unroll 4
      for (int i = 0; i < OUTER_IN; i++)
#pragma GCC unroll 4
        for (int o = 0; o < OUTER_OUT; o++)
          sum[i][o][part] += load (AT (x, t * inputs + i) + part * NATIVE)
                             * load (AT (dy, t * outputs + o) + part * NATIVE);
#pragma GCC unroll 4
  for (int i = 0; i < OUTER_IN; i++)
#pragma GCC unroll 4
    for (int o = 0; o < OUTER_OUT; o++)
      {
#pragma GCC unroll 4
        for (int part = 0; part < PARTS; part++)
          store (lanes + part * NATIVE, sum[i][o][part]);
        dw[i * outputs + o] += hj_lanes_sum (hj_lanes_load (lanes) + hj_lanes_load (lanes + HJ_LANES));
      }
}

static void
outer (int n, const float *x, int inputs, const float *dy, int outputs, float *dw)
{
  for (int i = 0; i < inputs; i += OUTER_IN)
    for (int o = 0; o < outputs; o += OUTER_OUT)
      outer_tile (n, AT (x, i), inputs, AT (dy, o), outputs, dw + i * outputs + o);
}

/* bias[o] += Σ_t Σ_lanes dy[t][o]. */
static void
add_bias_gradient (int n, const float *dy, int outputs, float *dbias)
{
  for (int o = 0; o < outputs; o++)
    {
      HjLanes low = { 0 }, high = { 0 };

      for (int t = 0; t < n; t++)
        {
          low += hj_lanes_load (AT (dy, t * outputs + o));
          high += hj_lanes_load (AT (dy, t * outputs + o) + HJ_LANES);
        }
      dbias[o] += hj_lanes_sum (low + high);
    }
}

/* A tensor addressed as p[row·row + column·column]. */
typedef struct {
  float *p;
  int row, column;
} Tensor;

INLINE Tensor
tensor_at (Tensor t, int row, int column)
{
  return (Tensor){ AT (t.p, row * t.row + column * t.column), t.row, t.column };
}

INLINE void
pair_tile (const int rows, const int columns, int from, int to, Tensor a, Tensor b, Tensor c)
{
  Native sum[TILE][4];

#pragma GCC unroll 16
  for (int r = 0; r < rows; r++)
#pragma GCC unroll 4
    for (int o = 0; o < columns; o++)
      sum[r][o] = (Native){ 0 };
  for (int i = from; i < to; i++)
#pragma GCC unroll 16
    for (int r = 0; r < rows; r++)
      {
        Native value = load (AT (a.p, r * a.row + i * a.column));

#pragma GCC unroll 4
        for (int o = 0; o < columns; o++)
          sum[r][o] += value * load (AT (b.p, i * b.row + o * b.column));
      }
#pragma GCC unroll 16
  for (int r = 0; r < rows; r++)
#pragma GCC unroll 4
    for (int o = 0; o < columns; o++)
      store (AT (c.p, r * c.row + o * c.column), sum[r][o]);
}

INLINE void
pair_columns (const int rows, int columns, int from, int to, Tensor a, Tensor b, Tensor c)
{
  int o = 0;

  for (; o + 4 <= columns; o += 4)
    pair_tile (rows, 4, from, to, a, tensor_at (b, 0, o), tensor_at (c, 0, o));
  for (; o < columns; o++)
    pair_tile (rows, 1, from, to, a, tensor_at (b, 0, o), tensor_at (c, 0, o));
}

/* What a row of a product may leave out, because the mask makes it zero. */
typedef enum {
  SKIP_COLUMNS, /* columns from last[row] on are not wanted */
  SKIP_AFTER,   /* a[row][i] is 0 from i = last[row] on */
  SKIP_BEFORE,  /* a[row][i] is 0 before i = first[row] */
} Skip;

/* c (rows,columns) = a (rows,depth) · b (depth,columns), lane by lane. */
static void
pair (const HjTransformerWork *work, Skip skip, int rows, int columns, int depth, Tensor a, Tensor b, Tensor c)
{
  for (int lane = 0; lane < LANES; lane += NATIVE)
    for (int r = 0, tile; r < rows; r += tile)
      {
        Tensor a2 = tensor_at (a, r, 0), b2 = b, c2 = tensor_at (c, r, 0);
        int last = 0, first = rows;

        tile = rows - r >= TILE ? TILE : 1;
        for (int i = r; i < r + tile; i++)
          {
            last = work->last[i] > last ? work->last[i] : last;
            first = MIN_OF (work->first[i], first);
          }
        a2.p += lane;
        b2.p += lane;
        c2.p += lane;
        if (tile == TILE)
          pair_columns (TILE, skip == SKIP_COLUMNS ? last : columns, skip == SKIP_BEFORE ? first : 0,
                        skip == SKIP_AFTER ? last : depth, a2, b2, c2);
        else
          pair_columns (1, skip == SKIP_COLUMNS ? last : columns, skip == SKIP_BEFORE ? first : 0,
                        skip == SKIP_AFTER ? last : depth, a2, b2, c2);
      }
}
