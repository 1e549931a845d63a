/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A multi-layer perceptron: layout, initial weights, passes through all layers, optimisers. */
#include "hj-mlp.h"

#include "hj-mlp-kernels.h"
#include "hj-real.h"

#include <stdlib.h>
#include <string.h>

float *
hj_mlp_floats (int n)
{
  size_t size = ((size_t) (n > 0 ? n : 1) * sizeof (float) + 63) / 64 * 64;
  float *floats = aligned_alloc (64, size);

  if (!floats)
    abort ();
  memset (floats, 0, size);
  return floats;
}

void
hj_mlp_init (HjMlp *mlp, int n_in, int hidden, int n_hidden, int n_out, float slope)
{
  int offset = 0;

  *mlp = (HjMlp){ .n_layers = n_hidden + 1, .slope = slope };
  for (int l = 0; l <= mlp->n_layers; l++)
    mlp->sizes[l] = l == 0 ? n_in : l == mlp->n_layers ? n_out : hidden;
  for (int l = 0; l < mlp->n_layers; l++)
    {
      mlp->weight[l] = offset;
      offset += mlp->sizes[l] * mlp->sizes[l + 1];
      mlp->bias[l] = offset;
      offset += mlp->sizes[l + 1];
    }
  mlp->n_params = (offset + HJ_TILE - 1) / HJ_TILE * HJ_TILE;
}

void
hj_mlp_randomize (const HjMlp *mlp, HjRandom *random, float *params)
{
  memset (params, 0, sizeof (float) * (size_t) mlp->n_params);
  for (int l = 0; l < mlp->n_layers; l++)
    {
      int n_in = mlp->sizes[l], n = n_in * mlp->sizes[l + 1];
      int is_last = l == mlp->n_layers - 1;
      double gain = is_last ? 1.0 : 2.0 / (1.0 + (double) mlp->slope * mlp->slope);
      float scale = (float) hj_sqrt (gain / n_in);

      hj_random_normals (random, params + mlp->weight[l], n);
      for (int i = 0; i < n; i++)
        params[mlp->weight[l] + i] *= scale;
    }
}

void
hj_mlp_trace_init (HjMlpTrace *trace, const HjMlp *mlp, int tiles)
{
  *trace = (HjMlpTrace){ .tiles = tiles };
  for (int l = 0; l <= mlp->n_layers; l++)
    trace->units[l] = hj_mlp_floats (mlp->sizes[l] * tiles * HJ_TILE);
}

void
hj_mlp_trace_clear (HjMlpTrace *trace)
{
  for (int l = 0; l <= HJ_MLP_MAX_LAYERS; l++)
    free (trace->units[l]);
  *trace = (HjMlpTrace){ 0 };
}

void
hj_mlp_forward (const HjMlp *mlp, const float *params, int tiles, const HjMlpTrace *act)
{
  for (int l = 0; l < mlp->n_layers; l++)
    HJ_KERNEL_CALL (hj_mlp_layer_forward)
  (params + mlp->weight[l], params + mlp->bias[l], act->units[l], act->units[l + 1], mlp->sizes[l],
   mlp->sizes[l + 1], tiles, l < mlp->n_layers - 1, mlp->slope);
}

void
hj_mlp_backward (const HjMlp *mlp, const float *params, int tiles, const HjMlpTrace *act, const HjMlpTrace *delta,
                 int to_input)
{
  for (int l = mlp->n_layers - 1; l >= (to_input ? 0 : 1); l--)
    HJ_KERNEL_CALL (hj_mlp_layer_backward)
  (params + mlp->weight[l], delta->units[l + 1], delta->units[l], l > 0 ? act->units[l] : NULL, mlp->sizes[l],
   mlp->sizes[l + 1], tiles, mlp->slope);
}

void
hj_mlp_gradient (const HjMlp *mlp, int tiles, const HjMlpTrace *act, const HjMlpTrace *delta, float *grad)
{
  for (int l = 0; l < mlp->n_layers; l++)
    HJ_KERNEL_CALL (hj_mlp_layer_gradient)
  (delta->units[l + 1], act->units[l], grad + mlp->weight[l], grad + mlp->bias[l], mlp->sizes[l],
   mlp->sizes[l + 1], tiles, 0);
}

void
hj_mlp_tangent (const HjMlp *mlp, const float *params, int tiles, const HjMlpTrace *act, const HjMlpTrace *tangent)
{
  for (int l = 0; l < mlp->n_layers; l++)
    HJ_KERNEL_CALL (hj_mlp_layer_tangent)
  (params + mlp->weight[l], tangent->units[l], tangent->units[l + 1],
   l < mlp->n_layers - 1 ? act->units[l + 1] : NULL, mlp->sizes[l], mlp->sizes[l + 1], tiles, mlp->slope);
}

void
hj_mlp_gradient_of_tangent (const HjMlp *mlp, int tiles, const HjMlpTrace *tangent, const HjMlpTrace *delta,
                            float *grad)
{
  for (int l = 0; l < mlp->n_layers; l++)
    HJ_KERNEL_CALL (hj_mlp_layer_gradient)
  (delta->units[l + 1], tangent->units[l], grad + mlp->weight[l], NULL, mlp->sizes[l], mlp->sizes[l + 1], tiles, 1);
}

void
hj_mlp_adam (const HjMlp *mlp, HjAdam *adam, float *params, const float *grad, float *m, float *v)
{
  double rate, scale;

  adam->power1 *= adam->beta1;
  adam->power2 *= adam->beta2;
  rate = adam->rate / (1.0 - adam->power1);
  scale = 1.0 / hj_sqrt (1.0 - adam->power2);
  HJ_KERNEL_CALL (hj_mlp_adam_update)
  (params, grad, m, v, mlp->n_params, (float) rate, (float) adam->beta1, (float) adam->beta2, (float) scale,
   (float) adam->epsilon);
}

void
hj_mlp_sgd (const HjMlp *mlp, double rate, float *params, const float *grad)
{
  HJ_KERNEL_CALL (hj_mlp_sgd_update) (params, grad, mlp->n_params, (float) rate);
}

int
hj_mlp_is_finite (const HjMlp *mlp, const float *params)
{
  return HJ_KERNEL_CALL (hj_mlp_all_finite) (params, mlp->n_params);
}
