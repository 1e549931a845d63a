/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inner loops of a perceptron, once per instruction set. Arrays are tiled as hj-mlp.h says. */
#pragma once

#include "hj-isa.h"
#include "hj-mlp.h"

/* y (out × batch) = W x + b, through the hidden unit if HIDDEN. */
HJ_KERNEL_DECLARE (void, hj_mlp_layer_forward,
                   (const float *w, const float *b, const float *x, float *y, int n_in, int n_out, int tiles,
                    int hidden, float slope));
/* dx (in × batch) = Wᵀ dy, times the derivative of the hidden unit whose value is ACTIVE (NULL: linear). */
HJ_KERNEL_DECLARE (void, hj_mlp_layer_backward,
                   (const float *w, const float *dy, float *dx, const float *active, int n_in, int n_out, int tiles,
                    float slope));
/* y (out × batch) = W x, times the derivative of the hidden unit whose value is ACTIVE (NULL: linear). */
HJ_KERNEL_DECLARE (void, hj_mlp_layer_tangent,
                   (const float *w, const float *x, float *y, const float *active, int n_in, int n_out, int tiles,
                    float slope));
/* dw (out × in) = or += Σ_b dy x, and db (out) = Σ_b dy unless NULL. Sixteen lanes of partial sums, then
 * ((0+8)+(4+12)) and so on: halves, quarters, pairs. */
HJ_KERNEL_DECLARE (void, hj_mlp_layer_gradient,
                   (const float *dy, const float *x, float *dw, float *db, int n_in, int n_out, int tiles, int add));
HJ_KERNEL_DECLARE (void, hj_mlp_adam_update,
                   (float *w, const float *g, float *m, float *v, int n, float rate, float beta1, float beta2,
                    float scale, float epsilon));
HJ_KERNEL_DECLARE (void, hj_mlp_sgd_update, (float *w, const float *g, int n, float rate));
HJ_KERNEL_DECLARE (int, hj_mlp_all_finite, (const float *w, int n));
