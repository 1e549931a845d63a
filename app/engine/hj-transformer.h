/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small pre-LN transformer that is really trained: 1–2 layers, 1–4 heads, width 32, learned positions, layer
 * norm without affine part, optional position-wise network of 64; cross-entropy; Adam.
 *
 *   x = E[token] + P            per layer:  N = LN (x);  x += concat_h (softmax (Q_h K_hᵀ/√d_h) V_h) W_O
 *   logits = LN (x) U                       (x += relu (LN (x) W₁ + b₁) W₂ + b₂)
 *
 * The batch is the vector lane: 32 sequences run as two groups of 16 lanes, a tensor is (token, channel, lane).
 * No sum crosses lanes but the gradient's, whose order is fixed, so every instruction set gives the same bytes.
 * Vaswani et al. 2017; pre-LN: Xiong et al. 2020; Adam: Kingma & Ba 2015, algorithm 1. */
#pragma once

#include "hj-transformer-task.h"

#include <stddef.h>

#define HJ_TRANSFORMER_WIDTH 32
#define HJ_TRANSFORMER_HIDDEN 64
#define HJ_TRANSFORMER_LAYERS 2
#define HJ_TRANSFORMER_HEADS 4
#define HJ_TRANSFORMER_VOCAB 40
#define HJ_TRANSFORMER_BATCH 32
#define HJ_TRANSFORMER_LANES 16

typedef struct {
  int layers, heads; /* heads divides 32 */
  int tokens, vocab; /* vocab is a multiple of 4 */
  int mlp, causal;
} HjTransformerConfig;

/* Where each matrix begins among the parameters; all are row by row, (in, out). */
typedef struct {
  int embed;   /* (vocab, 32) */
  int place;   /* (tokens, 32) */
  int unembed; /* (32, vocab) */
  struct {
    int q, k, v, o;     /* (32, 32); head h has columns h·d_h … of q, k, v and those rows of o */
    int w1, b1, w2, b2; /* (32, 64), 64, (64, 32), 32 */
  } layer[HJ_TRANSFORMER_LAYERS];
  int size; /* parameters altogether */
} HjTransformerLayout;

/* How attention is carried out: in training always 1/√d_h, τ = 1, the task's mask, nothing ablated. */
typedef struct {
  int tokens;                   /* length of the sequences, at most the configuration's */
  const unsigned char *allowed; /* (tokens, tokens): 1 where query i may look at key j */
  float factor;                 /* of the scores before softmax: 1/(√d_h τ) */
  int hard;                     /* arg max instead of softmax (τ = 0) */
  uint32_t ablated;             /* bit layer · 4 + head: that head gives nothing */
} HjTransformerPass;

typedef struct {
  double loss;     /* mean cross-entropy of the scored places, nats */
  double accuracy; /* share of them where the target has the largest logit */
  double previous[HJ_TRANSFORMER_LAYERS][HJ_TRANSFORMER_HEADS]; /* mean A[t][t−1], t ≥ 1 */
  double prefix[HJ_TRANSFORMER_LAYERS][HJ_TRANSFORMER_HEADS];   /* mean Σ_p A[t][p+1], see hj-attention.h */
} HjTransformerReport;

/* One sequence looked at from inside. */
typedef struct {
  int tokens;
  float q[HJ_TRANSFORMER_LAYERS][HJ_TASK_TOKENS][HJ_TRANSFORMER_WIDTH];
  float k[HJ_TRANSFORMER_LAYERS][HJ_TASK_TOKENS][HJ_TRANSFORMER_WIDTH];
  float v[HJ_TRANSFORMER_LAYERS][HJ_TASK_TOKENS][HJ_TRANSFORMER_WIDTH];
  float weights[HJ_TRANSFORMER_LAYERS][HJ_TRANSFORMER_HEADS][HJ_TASK_TOKENS][HJ_TASK_TOKENS];
  float logits[HJ_TASK_TOKENS][HJ_TRANSFORMER_VOCAB];
} HjTransformerReading;

typedef struct _HjTransformerWork HjTransformerWork;

typedef struct {
  HjTransformerConfig config;
  HjTransformerLayout layout;
  int64_t step;     /* updates done */
  float *params;    /* layout.size floats each; params, first and second follow one another, so that a snapshot */
  float *first;     /* is one copy of 3 · layout.size floats from params on */
  float *second;
  float *gradient;
  HjTransformerWork *work;
} HjTransformer;

/* Allocates and draws the weights; NULL without memory. */
HjTransformer *hj_transformer_new (const HjTransformerConfig *config, HjRandom *random);
void hj_transformer_free (HjTransformer *transformer);

/* Forward and backward over the 32 SEQUENCES: fills the gradient of the mean loss. */
void hj_transformer_gradient (HjTransformer *transformer, const HjSequence *sequences,
                              HjTransformerReport *report);
/* One Adam update (0.9, 0.98, ε 1e−8), learning rate 5e−3 after a warm-up of 20 steps. */
void hj_transformer_update (HjTransformer *transformer);
/* Root of the sum of squares of the gradient. */
double hj_transformer_gradient_norm (const HjTransformer *transformer);
/* Forward only, over N sequences (any number). */
void hj_transformer_evaluate (HjTransformer *transformer, const HjTransformerPass *pass, const HjSequence *sequences,
                              int n, HjTransformerReport *report);
/* Forward of one sequence of pass->tokens symbols. */
void hj_transformer_read (HjTransformer *transformer, const HjTransformerPass *pass, const unsigned char *symbols,
                          HjTransformerReading *reading);
