/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inner loops of a GAN beside its networks: noise, batches, losses, distances; once per instruction
 * set. Arrays are tiled as hj-mlp.h says; a 2-D point takes two units. */
#pragma once

#include "hj-gan-metric.h"
#include "hj-isa.h"
#include "hj-gan.h"

/* n tiles of standard normals, all units alike. */
HJ_KERNEL_DECLARE (void, hj_gan_fill_normals, (HjGanNoise * noise, float *out, int n_tiles));
/* out += sigma · normal. */
HJ_KERNEL_DECLARE (void, hj_gan_add_normals, (HjGanNoise * noise, float *out, int n_tiles, float sigma));
/* points (2 × batch): a centre of the target at random, plus sigma · normal. */
HJ_KERNEL_DECLARE (void, hj_gan_sample_target,
                   (HjGanNoise * noise, const float (*centres)[2], int n_centres, float sigma, float *points,
                    int tiles));
/* mixed (2 × batch) = e · real + (1 − e) · fake, e uniform for each sample. */
HJ_KERNEL_DECLARE (void, hj_gan_mix,
                   (HjGanNoise * noise, const float *real, const float *fake, float *mixed, int tiles));
/* Mean loss over N logits and its derivative by each of them (with the 1/N), for real (REAL), for fake in
 * D's update and for fake in G's. SMOOTH: label of the real ones. */
HJ_KERNEL_DECLARE (float, hj_gan_loss,
                   (HjGanLoss loss, HjGanRole role, const float *logits, float *derivative, int n, float smooth));
HJ_KERNEL_DECLARE (float, hj_gan_mean_sigmoid, (const float *logits, int n));
HJ_KERNEL_DECLARE (float, hj_gan_mean, (const float *numbers, int n));
/* g (2 × batch) → c = ∂P/∂g of P = weight · mean (‖g‖ − centre)²; centre 1 is WGAN-GP, 0 is R1. */
HJ_KERNEL_DECLARE (float, hj_gan_penalty, (const float *g, float *c, int tiles, float weight, float centre));
/* projections[direction / 8][k][direction % 8]: the points on each direction (cosines, sines), sorted upward by
 * a bitonic network (Batcher 1968) whose lane is the direction; n is a power of two. */
HJ_KERNEL_DECLARE (void, hj_gan_project_and_sort,
                   (const float (*directions)[HJ_GAN_DIRECTIONS], const float *points, int n, float *projections));
/* Mean over the entries of |a − b|. */
HJ_KERNEL_DECLARE (float, hj_gan_mean_distance, (const float *a, const float *b, int n));
/* For each sample the nearest centre and the squared distance to it. */
HJ_KERNEL_DECLARE (void, hj_gan_nearest,
                   (const float (*centres)[2], int n_centres, const float *points, int tiles, int *nearest,
                    float *square));
