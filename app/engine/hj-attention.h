/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scaled dot-product attention exactly as the paper writes it, in double precision: for the formula bench, for
 * the arithmetic of one cell, and as the yardstick of the fast network. Matrices are row by row.
 * Vaswani et al. 2017, "Attention Is All You Need", equations 1 and the unnumbered one of section 3.2.2. */
#pragma once

typedef enum {
  HJ_MASK_NONE,
  HJ_MASK_CAUSAL, /* j ≤ i */
  HJ_MASK_WINDOW, /* |i − j| ≤ width */
  HJ_MASK_PREFIX, /* j ≤ i, and the first WIDTH keys for everyone */
} HjMaskKind;

/* ALLOWED is (n,n): 1 where query i may look at key j. */
void hj_attention_mask (HjMaskKind kind, int width, int n, unsigned char *allowed);

/* out (n,columns) = a (n,inner) · b (inner,columns). */
void hj_attention_multiply (int n, int inner, int columns, const double *a, const double *b, double *out);
/* scores (n,m) = q (n,d) · k (m,d)ᵀ, not yet divided. */
void hj_attention_scores (int n, int m, int d, const double *q, const double *k, double *scores);

/* What softmax did in one row. */
typedef struct {
  int visible;      /* keys that the mask lets through; 0: the row is all zeros */
  double max;       /* largest visible score */
  double sum;       /* Σ exp ((s − max) / τ) */
  double entropy;   /* −Σ α log₂ α, bits */
  double effective; /* 2^entropy: "effective tokens" */
} HjAttentionRow;

/* weights_j = exp ((s_j − max) / τ) / Σ over the visible keys; exactly 0 elsewhere, and all 0 where nothing is
 * visible. SCORES are divided already. τ = 0 shares the weight among the largest scores (arg max), τ = +inf
 * gives every visible key the same. ALLOWED NULL: all visible. EXPS (the numerators) and ROW may be NULL. */
void hj_attention_softmax (int m, const double *scores, const unsigned char *allowed, double tau,
                           double *weights, double *exps, HjAttentionRow *row);
/* All of it: out (n,dv) = softmax (q kᵀ · scale) v; WEIGHTS (n,m). OUT may be NULL. */
void hj_attention (int n, int m, int d, int dv, const double *q, const double *k, const double *v, double scale,
                   const unsigned char *allowed, double tau, double *weights, double *out);
/* Columns of head h of a (n, heads · d) matrix as (n,d). */
void hj_attention_take_head (int n, int heads, int d, int head, const double *all, double *one);
/* Mean of (x − mean)². */
double hj_attention_variance (int count, const double *x);

/* What one head does, measured on one sequence. Row 0 is left out of all (it has nothing to choose when causal);
 * NaN where no row has such a key. */
typedef struct {
  double previous; /* mean A[t][t−1] */
  double prefix;   /* mean Σ_p A[t][p+1] over the earlier places p of the same token: induction */
  double diagonal; /* mean A[t][t] */
  double first;    /* mean A[t][0] */
  double reverse;  /* mean A[t][n−1−t] */
} HjAttentionRoles;

void hj_attention_roles (int n, const double *weights, const int *tokens, HjAttentionRoles *roles);
/* The last place before T with the token of T, or −1. */
int hj_attention_previous (const int *tokens, int t);
