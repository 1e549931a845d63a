/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inner loops of the exact denoiser, compiled once for each instruction set. */
#pragma once

#include "hj-isa.h"

/* D in the plane: y (n,2), x, mean (count,2), n_eff (count) or NULL. ROOT = √ᾱ, RATE = 1/(2·variance). */
HJ_KERNEL_DECLARE (void, hj_diffusion_mean_plane,
                   (const float *y, int n, float root, float rate, const float *x, int count, float *mean,
                    float *n_eff));
/* ‖x − root·y_i‖² for all n rows of y (n,d); d a multiple of 8. */
HJ_KERNEL_DECLARE (void, hj_diffusion_distances,
                   (const float *y, int n, int d, float root, const float *x, float *out));
/* out (d) = Σ w_i y_i over the rows with w_i > 0. */
HJ_KERNEL_DECLARE (void, hj_diffusion_blend, (const float *y, int n, int d, const float *w, float *out));
