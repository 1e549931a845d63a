/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The layers of the small transformer, forward and back, over one group of 16 lanes, compiled once per instruction set:
 * norms, softmax, attention heads, the MLP, embeddings, the loss and Adam's step. */
#include "hj-transformer-kernels.h"

#include "hj-transformer-products.h"

/* y = (x − mean) / σ over the 32 channels; scale = 1/σ. */
static void
norm_forward (int n, const float *x, float *y, float *scale)
{
  for (int t = 0; t < n; t++)
    for (int lane = 0; lane < LANES; lane += HJ_LANES)
      {
        const float *in = AT (x, t * WIDTH) + lane;
        float *out = AT (y, t * WIDTH) + lane;
        HjLanes sum = { 0 }, squares = { 0 }, inverse;

        for (int c = 0; c < WIDTH; c++)
          sum += hj_lanes_load (AT (in, c));
        sum *= 1.0f / WIDTH;
        for (int c = 0; c < WIDTH; c++)
          {
            HjLanes centred = hj_lanes_load (AT (in, c)) - sum;

            hj_lanes_store (AT (out, c), centred);
            squares += centred * centred;
          }
        inverse = 1.0f / hj_lanes_sqrt (squares * (1.0f / WIDTH) + 1e-5f);
        for (int c = 0; c < WIDTH; c++)
          hj_lanes_store (AT (out, c), hj_lanes_load (AT (out, c)) * inverse);
        hj_lanes_store (AT (scale, t) + lane, inverse);
      }
}

/* dx += (dy − mean (dy) − y · mean (dy ⊙ y)) / σ. */
static void
norm_backward (int n, const float *y, const float *scale, const float *dy, float *dx, int add)
{
  for (int t = 0; t < n; t++)
    for (int lane = 0; lane < LANES; lane += HJ_LANES)
      {
        size_t at = (size_t) t * WIDTH * LANES + (size_t) lane;
        HjLanes mean = { 0 }, along = { 0 }, inverse = hj_lanes_load (AT (scale, t) + lane);

        for (int c = 0; c < WIDTH; c++)
          {
            mean += hj_lanes_load (AT (dy + at, c));
            along += hj_lanes_load (AT (dy + at, c)) * hj_lanes_load (AT (y + at, c));
          }
        mean *= 1.0f / WIDTH;
        along *= 1.0f / WIDTH;
        for (int c = 0; c < WIDTH; c++)
          {
            HjLanes d = (hj_lanes_load (AT (dy + at, c)) - mean - hj_lanes_load (AT (y + at, c)) * along) * inverse;

            if (add)
              d += hj_lanes_load (AT (dx + at, c));
            hj_lanes_store (AT (dx + at, c), d);
          }
      }
}

INLINE HjLanes
weight_of (HjLanes score, HjLanes max, const HjTransformerPass *pass)
{
  if (pass->hard)
    return hj_lanes_select (score == max, hj_lanes_set (1), hj_lanes_set (0));
  return hj_lanes_exp ((score - max) * pass->factor);
}

/* One row of scores becomes weights, in place; masked keys become exactly 0. */
INLINE void
softmax_row (int n, const unsigned char *allowed, const HjTransformerPass *pass, float *row)
{
  HjLanes max = hj_lanes_set (-3.4e38f), sum = { 0 };

  for (int j = 0; j < n; j++)
    if (allowed[j])
      max = hj_lanes_max (max, hj_lanes_load (AT (row, j)));
  for (int j = 0; j < n; j++)
    {
      HjLanes weight = { 0 };

      if (allowed[j])
        weight = weight_of (hj_lanes_load (AT (row, j)), max, pass);
      sum += weight;
      hj_lanes_store (AT (row, j), weight);
    }
  for (int j = 0; j < n; j++)
    if (allowed[j])
      hj_lanes_store (AT (row, j), hj_lanes_load (AT (row, j)) / sum);
}

/* dS = A ⊙ (dA − Σ_j dA ⊙ A) · factor, in place of dA. */
INLINE void
softmax_row_backward (int n, const unsigned char *allowed, float factor, const float *a, float *da)
{
  HjLanes along = { 0 };

  for (int j = 0; j < n; j++)
    if (allowed[j])
      along += hj_lanes_load (AT (a, j)) * hj_lanes_load (AT (da, j));
  for (int j = 0; j < n; j++)
    {
      HjLanes ds = { 0 };

      if (allowed[j])
        ds = hj_lanes_load (AT (a, j)) * (hj_lanes_load (AT (da, j)) - along) * factor;
      hj_lanes_store (AT (da, j), ds);
    }
}

/* The channels of HEAD in a (n,32) tensor. */
INLINE Tensor
head_of (float *p, int d, int head)
{
  return (Tensor){ AT (p, head * d), WIDTH, 1 };
}

INLINE Tensor
turned (Tensor t)
{
  return (Tensor){ t.p, t.column, t.row };
}

static void
head_forward (const HjTransformer *transformer, const HjTransformerPass *pass, int layer, int head)
{
  HjTransformerWork *work = transformer->work;
  int n = pass->tokens, d = WIDTH / transformer->config.heads;
  Tensor q = head_of (work->layer[layer].q, d, head), k = head_of (work->layer[layer].k, d, head);
  Tensor v = head_of (work->layer[layer].v, d, head), z = head_of (work->layer[layer].z, d, head);
  Tensor a = { AT (work->layer[layer].a, head * n * n), n, 1 };

  pair (work, SKIP_COLUMNS, n, n, d, q, turned (k), a);
  for (int i = 0; i < n; i++)
    for (int lane = 0; lane < LANES; lane += HJ_LANES)
      softmax_row (n, pass->allowed + i * n, pass, AT (a.p, i * n) + lane);
  pair (work, SKIP_AFTER, n, d, n, a, v, z);
  if (pass->ablated >> (layer * HJ_TRANSFORMER_HEADS + head) & 1)
    for (int t = 0; t < n; t++)
      memset (AT (z.p, t * WIDTH), 0, sizeof (float) * LANES * (size_t) d);
}

static void
head_backward (const HjTransformer *transformer, const HjTransformerPass *pass, int layer, int head)
{
  HjTransformerWork *work = transformer->work;
  int n = pass->tokens, d = WIDTH / transformer->config.heads;
  Tensor q = head_of (work->layer[layer].q, d, head), k = head_of (work->layer[layer].k, d, head);
  Tensor v = head_of (work->layer[layer].v, d, head), dz = head_of (work->dz, d, head);
  Tensor a = { AT (work->layer[layer].a, head * n * n), n, 1 }, da = { work->da, n, 1 };

  pair (work, SKIP_COLUMNS, n, n, d, dz, turned (v), da);
  pair (work, SKIP_BEFORE, n, d, n, turned (a), dz, head_of (work->dv, d, head));
  for (int i = 0; i < n; i++)
    for (int lane = 0; lane < LANES; lane += HJ_LANES)
      softmax_row_backward (n, pass->allowed + i * n, pass->factor, AT (a.p, i * n) + lane,
                            AT (da.p, i * n) + lane);
  pair (work, SKIP_AFTER, n, d, n, da, k, head_of (work->dq, d, head));
  pair (work, SKIP_BEFORE, n, d, n, turned (da), q, head_of (work->dk, d, head));
}

static void
embed_forward (const HjTransformer *transformer, int n)
{
  const HjTransformerWork *work = transformer->work;

  for (int t = 0; t < n; t++)
    {
      const float *place = transformer->params + transformer->layout.place + t * WIDTH;

      for (int lane = 0; lane < LANES; lane++)
        {
          const float *symbol = transformer->params + transformer->layout.embed + work->input[t][lane] * WIDTH;

          for (int c = 0; c < WIDTH; c++)
            AT (work->x, t * WIDTH + c)[lane] = symbol[c] + place[c];
        }
    }
}

static void
embed_backward (const HjTransformer *transformer, int n)
{
  const HjTransformerWork *work = transformer->work;

  add_bias_gradient (1, work->dx, n * WIDTH, transformer->gradient + transformer->layout.place);
  for (int t = 0; t < n; t++)
    for (int lane = 0; lane < LANES; lane++)
      {
        float *symbol = transformer->gradient + transformer->layout.embed + work->input[t][lane] * WIDTH;

        for (int c = 0; c < WIDTH; c++)
          symbol[c] += AT (work->dx, t * WIDTH + c)[lane];
      }
}

static void
add_bias (int n, const float *bias, int outputs, float *y, int relu)
{
  HjLanes zero = { 0 };

  for (int i = 0; i < n * outputs; i++)
    for (int lane = 0; lane < LANES; lane += HJ_LANES)
      {
        HjLanes value = hj_lanes_load (AT (y, i) + lane) + bias[i % outputs];

        hj_lanes_store (AT (y, i) + lane, relu ? hj_lanes_max (value, zero) : value);
      }
}

static Matrix
matrix_of (const HjTransformer *transformer, int offset, int outputs)
{
  return (Matrix){ transformer->params + offset, outputs, 1 };
}

static Matrix
transposed (const HjTransformer *transformer, int offset, int outputs)
{
  return (Matrix){ transformer->params + offset, 1, outputs };
}

static void
mlp_forward (const HjTransformer *transformer, int n, int layer)
{
  HjTransformerWork *work = transformer->work;
  int w1 = transformer->layout.layer[layer].w1, w2 = transformer->layout.layer[layer].w2;

  norm_forward (n, work->x, work->layer[layer].norm2, work->layer[layer].scale2);
  project (n, work->layer[layer].norm2, WIDTH, matrix_of (transformer, w1, HIDDEN), work->layer[layer].hidden,
           HIDDEN, 0);
  add_bias (n, transformer->params + transformer->layout.layer[layer].b1, HIDDEN, work->layer[layer].hidden, 1);
  project (n, work->layer[layer].hidden, HIDDEN, matrix_of (transformer, w2, WIDTH), work->x, WIDTH, 1);
  add_bias (n, transformer->params + transformer->layout.layer[layer].b2, WIDTH, work->x, 0);
}

/* dh = 0 where relu was at 0. */
static void
relu_backward (int n, const float *hidden, float *dhidden)
{
  HjLanes zero = { 0 };

  for (int i = 0; i < n * LANES; i += HJ_LANES)
    hj_lanes_store (dhidden + i,
                    hj_lanes_select (hj_lanes_load (hidden + i) > zero, hj_lanes_load (dhidden + i), zero));
}

static void
mlp_backward (const HjTransformer *transformer, int n, int layer)
{
  HjTransformerWork *work = transformer->work;
  int w1 = transformer->layout.layer[layer].w1, w2 = transformer->layout.layer[layer].w2;

  add_bias_gradient (n, work->dx, WIDTH, transformer->gradient + transformer->layout.layer[layer].b2);
  outer (n, work->layer[layer].hidden, HIDDEN, work->dx, WIDTH, transformer->gradient + w2);
  project (n, work->dx, WIDTH, transposed (transformer, w2, WIDTH), work->dhidden, HIDDEN, 0);
  relu_backward (n * HIDDEN, work->layer[layer].hidden, work->dhidden);
  add_bias_gradient (n, work->dhidden, HIDDEN, transformer->gradient + transformer->layout.layer[layer].b1);
  outer (n, work->layer[layer].norm2, WIDTH, work->dhidden, HIDDEN, transformer->gradient + w1);
  project (n, work->dhidden, HIDDEN, transposed (transformer, w1, HIDDEN), work->dn, WIDTH, 0);
  norm_backward (n, work->layer[layer].norm2, work->layer[layer].scale2, work->dn, work->dx, 1);
}

static void
attention_forward (const HjTransformer *transformer, const HjTransformerPass *pass, int layer)
{
  HjTransformerWork *work = transformer->work;
  int n = pass->tokens;
  const int from[3] = { transformer->layout.layer[layer].q, transformer->layout.layer[layer].k,
                        transformer->layout.layer[layer].v };
  float *const to[3] = { work->layer[layer].q, work->layer[layer].k, work->layer[layer].v };

  norm_forward (n, work->x, work->layer[layer].norm, work->layer[layer].scale);
  for (int i = 0; i < 3; i++)
    project (n, work->layer[layer].norm, WIDTH, matrix_of (transformer, from[i], WIDTH), to[i], WIDTH, 0);
  for (int head = 0; head < transformer->config.heads; head++)
    head_forward (transformer, pass, layer, head);
  project (n, work->layer[layer].z, WIDTH, matrix_of (transformer, transformer->layout.layer[layer].o, WIDTH),
           work->x, WIDTH, 1);
}

static void
attention_backward (const HjTransformer *transformer, const HjTransformerPass *pass, int layer)
{
  HjTransformerWork *work = transformer->work;
  int n = pass->tokens, o = transformer->layout.layer[layer].o;
  const int weights[3] = { transformer->layout.layer[layer].q, transformer->layout.layer[layer].k,
                           transformer->layout.layer[layer].v };
  float *const gradients[3] = { work->dq, work->dk, work->dv };

  outer (n, work->layer[layer].z, WIDTH, work->dx, WIDTH, transformer->gradient + o);
  project (n, work->dx, WIDTH, transposed (transformer, o, WIDTH), work->dz, WIDTH, 0);
  for (int head = 0; head < transformer->config.heads; head++)
    head_backward (transformer, pass, layer, head);
  for (int i = 0; i < 3; i++)
    {
      outer (n, work->layer[layer].norm, WIDTH, gradients[i], WIDTH, transformer->gradient + weights[i]);
      project (n, gradients[i], WIDTH, transposed (transformer, weights[i], WIDTH), work->dn, WIDTH, i > 0);
    }
  norm_backward (n, work->layer[layer].norm, work->layer[layer].scale, work->dn, work->dx, 1);
}

HJ_KERNEL (void, hj_transformer_forward, (const HjTransformer *transformer, const HjTransformerPass *pass))
{
  HjTransformerWork *work = transformer->work;
  int n = pass->tokens, vocab = transformer->config.vocab;

  embed_forward (transformer, n);
  for (int layer = 0; layer < transformer->config.layers; layer++)
    {
      attention_forward (transformer, pass, layer);
      if (transformer->config.mlp)
        mlp_forward (transformer, n, layer);
    }
  norm_forward (n, work->x, work->norm, work->scale);
  project (n, work->norm, WIDTH, matrix_of (transformer, transformer->layout.unembed, vocab), work->logits, vocab,
           0);
}

/* Softmax of one place in place of its logits; leaves ln of the normaliser. */
INLINE HjLanes
place_softmax (int vocab, float *logits, HjLanes *max)
{
  HjLanes sum = { 0 };

  *max = hj_lanes_load (logits);
  for (int v = 1; v < vocab; v++)
    *max = hj_lanes_max (*max, hj_lanes_load (AT (logits, v)));
  for (int v = 0; v < vocab; v++)
    {
      HjLanes e = hj_lanes_exp (hj_lanes_load (AT (logits, v)) - *max);

      sum += e;
      hj_lanes_store (AT (logits, v), e);
    }
  for (int v = 0; v < vocab; v++)
    hj_lanes_store (AT (logits, v), hj_lanes_load (AT (logits, v)) / sum);
  return hj_lanes_log (sum);
}

HJ_KERNEL (void, hj_transformer_loss, (const HjTransformer *transformer, int tokens))
{
  HjTransformerWork *work = transformer->work;
  int vocab = transformer->config.vocab;

  for (int t = 0; t < tokens; t++)
    for (int lane = 0; lane < LANES; lane += HJ_LANES)
      {
        float *logits = AT (work->logits, t * vocab) + lane;
        HjLanes target, max, log_sum, share = hj_lanes_load (work->share[t] + lane), loss;

        for (int b = 0; b < HJ_LANES; b++)
          target[b] = AT (logits, work->target[t][lane + b])[b];
        log_sum = place_softmax (vocab, logits, &max);
        loss = hj_lanes_load (work->loss + lane) + (log_sum + max - target) * share;
        hj_lanes_store (work->loss + lane, loss);
        for (int v = 0; v < vocab; v++)
          hj_lanes_store (AT (logits, v), hj_lanes_load (AT (logits, v)) * share);
        for (int b = 0; b < HJ_LANES; b++)
          {
            work->hits += share[b] > 0 && target[b] == max[b];
            AT (logits, work->target[t][lane + b])[b] -= share[b];
          }
      }
}

HJ_KERNEL (void, hj_transformer_backward, (const HjTransformer *transformer, const HjTransformerPass *pass))
{
  HjTransformerWork *work = transformer->work;
  int n = pass->tokens, vocab = transformer->config.vocab, unembed = transformer->layout.unembed;

  outer (n, work->norm, WIDTH, work->logits, vocab, transformer->gradient + unembed);
  project (n, work->logits, vocab, transposed (transformer, unembed, vocab), work->dn, WIDTH, 0);
  norm_backward (n, work->norm, work->scale, work->dn, work->dx, 0);
  for (int layer = transformer->config.layers - 1; layer >= 0; layer--)
    {
      if (transformer->config.mlp)
        mlp_backward (transformer, n, layer);
      attention_backward (transformer, pass, layer);
    }
  embed_backward (transformer, n);
}

HJ_KERNEL (void, hj_transformer_adam, (HjTransformer *transformer, float rate, float correct1, float correct2))
{
  for (int i = 0; i < transformer->layout.size; i += HJ_LANES)
    {
      HjLanes g = hj_lanes_load (transformer->gradient + i);
      HjLanes first = hj_lanes_load (transformer->first + i) * 0.9f + g * 0.1f;
      HjLanes second = hj_lanes_load (transformer->second + i) * 0.98f + g * g * 0.02f;
      HjLanes change = rate * (first * correct1) / (hj_lanes_sqrt (second * correct2) + 1e-8f);

      hj_lanes_store (transformer->first + i, first);
      hj_lanes_store (transformer->second + i, second);
      hj_lanes_store (transformer->params + i, hj_lanes_load (transformer->params + i) - change);
    }
}
