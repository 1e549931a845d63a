/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inside of the small transformer: the tensors of one group of 16 lanes, and the loops over them. */
#pragma once

#include "hj-isa.h"
#include "hj-transformer.h"

/* All tensors are (token, channel, lane) with 16 lanes, 64-byte aligned. */
struct _HjTransformerWork {
  unsigned char input[HJ_TASK_TOKENS][HJ_TRANSFORMER_LANES];
  unsigned char target[HJ_TASK_TOKENS][HJ_TRANSFORMER_LANES];
  float share[HJ_TASK_TOKENS][HJ_TRANSFORMER_LANES] __attribute__ ((aligned (64)));
                             /* weight of each place in the mean loss: 1/scored, or 0 */
  int last[HJ_TASK_TOKENS];  /* 1 + the last key that query i sees */
  int first[HJ_TASK_TOKENS]; /* the first query that sees key j */
  float loss[HJ_TRANSFORMER_LANES];
  int hits;                  /* scored places where the target has the largest logit */

  struct {
    float *norm, *scale;   /* LN (x) (n,32) and 1/σ (n) */
    float *q, *k, *v, *z;  /* (n,32) */
    float *a;              /* weights (heads, n, n) */
    float *norm2, *scale2; /* of the position-wise part */
    float *hidden;         /* (n,64), after relu */
  } layer[HJ_TRANSFORMER_LAYERS];
  float *x;                  /* residual stream (n,32) */
  float *norm, *scale;       /* before the logits */
  float *logits;             /* (n,vocab); after the loss: its gradient */
  float *dx, *dn, *dq, *dk, *dv, *dz; /* (n,32) */
  float *da;                 /* (n,n) */
  float *dhidden;            /* (n,64) */
  float *block;              /* what all of them point into */
};

/* Logits and attention of the group's input. */
HJ_KERNEL_DECLARE (void, hj_transformer_forward, (const HjTransformer *transformer, const HjTransformerPass *pass));
/* Loss and hits of the group; leaves the loss's gradient in the logits. */
HJ_KERNEL_DECLARE (void, hj_transformer_loss, (const HjTransformer *transformer, int tokens));
/* Adds the group's part to the gradient. */
HJ_KERNEL_DECLARE (void, hj_transformer_backward,
                   (const HjTransformer *transformer, const HjTransformerPass *pass));
/* Adam: RATE includes warm-up; CORRECT1 and 2 are 1/(1 − βⁿ). */
HJ_KERNEL_DECLARE (void, hj_transformer_adam, (HjTransformer *transformer, float rate, float correct1, float correct2));
