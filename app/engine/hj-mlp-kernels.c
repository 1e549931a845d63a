/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inner loops of a perceptron. Where lanes are independent a vector is as wide as the instruction set
 * has it; where lanes are summed there are always sixteen. */
#include "hj-mlp-kernels.h"

#if defined __AVX512F__
#define WIDTH 16
#define COLUMNS 4 /* vector columns of one register block */
#define ACROSS 4  /* inputs of one block of a weight gradient */
#elif defined __AVX2__
#define WIDTH 8
#define COLUMNS 2
#define ACROSS 2
#else
#define WIDTH 4
#define COLUMNS 2
#define ACROSS 2
#endif
#define ROWS 4
#define PARTS (HJ_TILE / WIDTH)
#define INLINE static inline __attribute__ ((always_inline))

typedef float Vector __attribute__ ((vector_size (WIDTH * 4)));
typedef int32_t VectorInt __attribute__ ((vector_size (WIDTH * 4)));
typedef float Four __attribute__ ((vector_size (16)));

typedef enum { FINISH_LINEAR, FINISH_HIDDEN, FINISH_DERIVATIVE } Finish;

/* y[o] = b[o] + Σ_k w[o · row + k · column] x[k], o in 0 … width − 1, k in 0 … depth − 1. */
typedef struct {
  const float *w, *b, *x, *active;
  float *y;
  int row, column, depth, width, tiles;
  float slope;
} Product;

INLINE Vector
select_positive (Vector test, Vector yes, Vector no)
{
  VectorInt mask = test > 0.0f;

  return (Vector) ((mask & (VectorInt) yes) | (~mask & (VectorInt) no));
}

INLINE const float *
column_of (const float *array, int column, int n_units)
{
  return array + (column / PARTS) * n_units * HJ_TILE + (column % PARTS) * WIDTH;
}

/* M × N accumulators stay in registers while K runs through the inputs in order. */
INLINE void
product_block (const Product *p, int o, int c, const int m, const int n, const Finish finish)
{
  const float *x[COLUMNS];
  Vector sum[ROWS][COLUMNS];

  for (int j = 0; j < n; j++)
    x[j] = column_of (p->x, c + j, p->depth);
  for (int i = 0; i < m; i++)
    for (int j = 0; j < n; j++)
      sum[i][j] = (Vector){ 0 } + (p->b ? p->b[o + i] : 0.0f);
  for (int k = 0; k < p->depth; k++)
    for (int i = 0; i < m; i++)
      for (int j = 0; j < n; j++)
        sum[i][j] += p->w[(o + i) * p->row + k * p->column] * *(const Vector *) (x[j] + k * HJ_TILE);
  for (int i = 0; i < m; i++)
    for (int j = 0; j < n; j++)
      {
        Vector y = sum[i][j];

        if (finish == FINISH_HIDDEN)
          y = select_positive (y, y, y * p->slope);
        if (finish == FINISH_DERIVATIVE)
          y = select_positive (*(const Vector *) (column_of (p->active, c + j, p->width) + (o + i) * HJ_TILE), y,
                               y * p->slope);
        *(Vector *) (column_of (p->y, c + j, p->width) + (o + i) * HJ_TILE) = y;
      }
}

INLINE void
product_columns (const Product *p, int c, const int n, const Finish finish)
{
  int o = 0;

  for (; o + ROWS <= p->width; o += ROWS)
    product_block (p, o, c, ROWS, n, finish);
  for (; o + 2 <= p->width; o += 2)
    product_block (p, o, c, 2, n, finish);
  for (; o < p->width; o++)
    product_block (p, o, c, 1, n, finish);
}

INLINE void
product (const Product *p, const Finish finish)
{
  int c = 0;

  for (; c + COLUMNS <= p->tiles * PARTS; c += COLUMNS)
    product_columns (p, c, COLUMNS, finish);
  for (; c < p->tiles * PARTS; c++)
    product_columns (p, c, 1, finish);
}

HJ_KERNEL (void, hj_mlp_layer_forward,
           (const float *w, const float *b, const float *x, float *y, int n_in, int n_out, int tiles, int hidden,
            float slope))
{
  Product p = { .w = w, .b = b, .x = x, .y = y, .row = n_in, .column = 1, .depth = n_in, .width = n_out,
                .tiles = tiles, .slope = slope };

  if (hidden)
    product (&p, FINISH_HIDDEN);
  else
    product (&p, FINISH_LINEAR);
}

HJ_KERNEL (void, hj_mlp_layer_backward,
           (const float *w, const float *dy, float *dx, const float *active, int n_in, int n_out, int tiles,
            float slope))
{
  Product p = { .w = w, .x = dy, .y = dx, .active = active, .row = 1, .column = n_in, .depth = n_out,
                .width = n_in, .tiles = tiles, .slope = slope };

  if (active)
    product (&p, FINISH_DERIVATIVE);
  else
    product (&p, FINISH_LINEAR);
}

HJ_KERNEL (void, hj_mlp_layer_tangent,
           (const float *w, const float *x, float *y, const float *active, int n_in, int n_out, int tiles,
            float slope))
{
  Product p = { .w = w, .x = x, .y = y, .active = active, .row = n_in, .column = 1, .depth = n_in, .width = n_out,
                .tiles = tiles, .slope = slope };

  if (active)
    product (&p, FINISH_DERIVATIVE);
  else
    product (&p, FINISH_LINEAR);
}

/* Four sums of sixteen lanes each: halves, quarters, then pairs of four sums at once. */
INLINE Four
sum_four (const float partial[4][HJ_TILE])
{
  Four quarter[4], low, high;

  for (int i = 0; i < 4; i++)
    {
      const Four *p = (const Four *) partial[i];

      quarter[i] = (p[0] + p[2]) + (p[1] + p[3]);
    }
  low = __builtin_shufflevector (quarter[0], quarter[1], 0, 1, 4, 5)
        + __builtin_shufflevector (quarter[0], quarter[1], 2, 3, 6, 7);
  high = __builtin_shufflevector (quarter[2], quarter[3], 0, 1, 4, 5)
         + __builtin_shufflevector (quarter[2], quarter[3], 2, 3, 6, 7);
  return __builtin_shufflevector (low, high, 0, 2, 4, 6)
         + __builtin_shufflevector (low, high, 1, 3, 5, 7);
}

typedef struct {
  const float *dy, *x;
  float *dw;
  int n_in, n_out, tiles, add;
} Outer;

INLINE void
outer_block (const Outer *q, int o, int i, const int m, const int n)
{
  float partial[ROWS * ACROSS < 4 ? 4 : ROWS * ACROSS][HJ_TILE] __attribute__ ((aligned (64)));
  float sums[ROWS * ACROSS] __attribute__ ((aligned (16)));

  for (int part = 0; part < PARTS; part++)
    {
      Vector sum[ROWS][ACROSS];

      for (int a = 0; a < m; a++)
        for (int b = 0; b < n; b++)
          sum[a][b] = (Vector){ 0 };
      for (int t = 0; t < q->tiles; t++)
        for (int a = 0; a < m; a++)
          for (int b = 0; b < n; b++)
            sum[a][b] += *(const Vector *) (q->dy + (t * q->n_out + o + a) * HJ_TILE + part * WIDTH)
                         * *(const Vector *) (q->x + (t * q->n_in + i + b) * HJ_TILE + part * WIDTH);
      for (int a = 0; a < m; a++)
        for (int b = 0; b < n; b++)
          *(Vector *) (partial[a * n + b] + part * WIDTH) = sum[a][b];
    }
  for (int pair = m * n; pair < 4; pair++)
    __builtin_memset (partial[pair], 0, sizeof partial[pair]);
  for (int pair = 0; pair < m * n; pair += 4)
    *(Four *) (sums + pair) = sum_four (partial + pair);
  for (int a = 0; a < m; a++)
    for (int b = 0; b < n; b++)
      {
        float *to = q->dw + (o + a) * q->n_in + i + b;

        *to = q->add ? *to + sums[a * n + b] : sums[a * n + b];
      }
}

INLINE void
outer_rows (const Outer *q, int o, const int m)
{
  int i = 0;

  for (; i + ACROSS <= q->n_in; i += ACROSS)
    outer_block (q, o, i, m, ACROSS);
  for (; i + 2 <= q->n_in; i += 2)
    outer_block (q, o, i, m, 2);
  for (; i < q->n_in; i++)
    outer_block (q, o, i, m, 1);
}

static void
sum_units (const float *dy, float *db, int n_out, int tiles)
{
  for (int o = 0; o < n_out; o += 4)
    {
      float partial[4][HJ_TILE] __attribute__ ((aligned (64))) = { { 0 } };
      int m = n_out - o < 4 ? n_out - o : 4;
      Four sums;

      for (int t = 0; t < tiles; t++)
        for (int a = 0; a < m; a++)
          for (int lane = 0; lane < HJ_TILE; lane++)
            partial[a][lane] += dy[(t * n_out + o + a) * HJ_TILE + lane];
      sums = sum_four (partial);
      for (int a = 0; a < m; a++)
        db[o + a] = sums[a];
    }
}

HJ_KERNEL (void, hj_mlp_layer_gradient,
           (const float *dy, const float *x, float *dw, float *db, int n_in, int n_out, int tiles, int add))
{
  Outer q = { dy, x, dw, n_in, n_out, tiles, add };
  int o = 0;

  for (; o + ROWS <= n_out; o += ROWS)
    outer_rows (&q, o, ROWS);
  for (; o + 2 <= n_out; o += 2)
    outer_rows (&q, o, 2);
  for (; o < n_out; o++)
    outer_rows (&q, o, 1);
  if (db)
    sum_units (dy, db, n_out, tiles);
}

HJ_KERNEL (void, hj_mlp_adam_update,
           (float *restrict w, const float *restrict g, float *restrict m, float *restrict v, int n, float rate,
            float beta1, float beta2, float scale, float epsilon))
{
  for (int i = 0; i < n; i++)
    {
      m[i] = beta1 * m[i] + (1.0f - beta1) * g[i];
      v[i] = beta2 * v[i] + (1.0f - beta2) * (g[i] * g[i]);
      w[i] -= rate * m[i] / (__builtin_sqrtf (v[i]) * scale + epsilon);
    }
}

HJ_KERNEL (void, hj_mlp_sgd_update, (float *restrict w, const float *restrict g, int n, float rate))
{
  for (int i = 0; i < n; i++)
    w[i] -= rate * g[i];
}

HJ_KERNEL (int, hj_mlp_all_finite, (const float *w, int n))
{
  const int32_t *bits = (const int32_t *) w;
  int32_t bad = 0;

  for (int i = 0; i < n; i++)
    bad |= (bits[i] & 0x7f800000) == 0x7f800000;
  return !bad;
}
