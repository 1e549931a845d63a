/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The small transformer made and freed: where its weights and tensors lie, and what weights it begins with. */
#include "hj-transformer.h"

#include "hj-real.h"
#include "hj-transformer-kernels.h"

#include <stdlib.h>
#include <string.h>

#define LANES HJ_TRANSFORMER_LANES
#define WIDTH HJ_TRANSFORMER_WIDTH
#define HIDDEN HJ_TRANSFORMER_HIDDEN

static int
claim (int *offset, int count)
{
  int at = *offset;

  *offset += count;
  return at;
}

static HjTransformerLayout
lay_out (const HjTransformerConfig *config)
{
  HjTransformerLayout layout = { 0 };
  int *size = &layout.size;

  layout.embed = claim (size, config->vocab * WIDTH);
  layout.place = claim (size, config->tokens * WIDTH);
  for (int l = 0; l < config->layers; l++)
    {
      layout.layer[l].q = claim (size, WIDTH * WIDTH);
      layout.layer[l].k = claim (size, WIDTH * WIDTH);
      layout.layer[l].v = claim (size, WIDTH * WIDTH);
      layout.layer[l].o = claim (size, WIDTH * WIDTH);
      if (!config->mlp)
        continue;
      layout.layer[l].w1 = claim (size, WIDTH * HIDDEN);
      layout.layer[l].b1 = claim (size, HIDDEN);
      layout.layer[l].w2 = claim (size, HIDDEN * WIDTH);
      layout.layer[l].b2 = claim (size, WIDTH);
    }
  layout.unembed = claim (size, WIDTH * config->vocab);
  return layout;
}

/* One tensor of N channels per lane out of BLOCK; with BLOCK NULL it only counts. */
static void
place_tensor (float **tensor, float *block, size_t *offset, int n)
{
  if (block)
    *tensor = block + *offset;
  *offset += (size_t) n * LANES;
}

/* Points the tensors into BLOCK; returns how many floats they need. */
static size_t
place_tensors (HjTransformerWork *work, const HjTransformerConfig *config, float *block)
{
  int n = config->tokens, wide = n * WIDTH, hidden = config->mlp ? n * HIDDEN : 0;
  float **const common[] = { &work->x, &work->norm, &work->dx, &work->dn, &work->dq, &work->dk, &work->dv, &work->dz };
  size_t size = 0;

  for (int l = 0; l < config->layers; l++)
    {
      float **const own[] = { &work->layer[l].norm, &work->layer[l].norm2, &work->layer[l].q,
                              &work->layer[l].k,    &work->layer[l].v,     &work->layer[l].z };

      for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        place_tensor (own[i], block, &size, wide);
      place_tensor (&work->layer[l].scale, block, &size, n);
      place_tensor (&work->layer[l].scale2, block, &size, n);
      place_tensor (&work->layer[l].a, block, &size, config->heads * n * n);
      place_tensor (&work->layer[l].hidden, block, &size, hidden);
    }
  for (size_t i = 0; i < sizeof common / sizeof *common; i++)
    place_tensor (common[i], block, &size, wide);
  place_tensor (&work->scale, block, &size, n);
  place_tensor (&work->logits, block, &size, n * config->vocab);
  place_tensor (&work->da, block, &size, n * n);
  place_tensor (&work->dhidden, block, &size, hidden);
  return size;
}

static float *
new_floats (size_t count)
{
  size_t bytes = (count * sizeof (float) + 63) / 64 * 64;
  float *floats = aligned_alloc (64, bytes);

  if (floats)
    memset (floats, 0, bytes);
  return floats;
}

static HjTransformerWork *
new_work (const HjTransformerConfig *config)
{
  HjTransformerWork *work = (HjTransformerWork *) new_floats (sizeof *work / sizeof (float) + 1);

  if (!work)
    return NULL;
  work->block = new_floats (place_tensors (work, config, NULL));
  if (!work->block)
    {
      free (work);
      return NULL;
    }
  place_tensors (work, config, work->block);
  return work;
}

static void
draw_weights (HjTransformer *transformer, HjRandom *random, int offset, int count, double spread)
{
  for (int i = 0; i < count; i++)
    transformer->params[offset + i] = (float) (spread * hj_random_normal (random));
}

/* Embeddings of variance 1/4 each, matrices of variance 1/inputs; biases stay 0. */
static void
draw_all_weights (HjTransformer *transformer, HjRandom *random)
{
  const HjTransformerConfig *config = &transformer->config;
  const HjTransformerLayout *layout = &transformer->layout;
  double spread = 1 / hj_sqrt (WIDTH);

  draw_weights (transformer, random, layout->embed, config->vocab * WIDTH, 0.5);
  draw_weights (transformer, random, layout->place, config->tokens * WIDTH, 0.5);
  for (int l = 0; l < config->layers; l++)
    {
      draw_weights (transformer, random, layout->layer[l].q, 4 * WIDTH * WIDTH, spread);
      if (!config->mlp)
        continue;
      draw_weights (transformer, random, layout->layer[l].w1, WIDTH * HIDDEN, spread);
      draw_weights (transformer, random, layout->layer[l].w2, HIDDEN * WIDTH, 1 / hj_sqrt (HIDDEN));
    }
  draw_weights (transformer, random, layout->unembed, WIDTH * config->vocab, spread);
}

HjTransformer *
hj_transformer_new (const HjTransformerConfig *config, HjRandom *random)
{
  HjTransformer *transformer = calloc (1, sizeof *transformer);

  if (!transformer)
    return NULL;
  transformer->config = *config;
  transformer->layout = lay_out (config);
  transformer->params = new_floats (4 * (size_t) transformer->layout.size);
  transformer->work = new_work (config);
  if (!transformer->params || !transformer->work)
    {
      hj_transformer_free (transformer);
      return NULL;
    }
  transformer->first = transformer->params + transformer->layout.size;
  transformer->second = transformer->first + transformer->layout.size;
  transformer->gradient = transformer->second + transformer->layout.size;
  draw_all_weights (transformer, random);
  return transformer;
}

void
hj_transformer_free (HjTransformer *transformer)
{
  if (!transformer)
    return;
  if (transformer->work)
    free (transformer->work->block);
  free (transformer->work);
  free (transformer->params);
  free (transformer);
}
