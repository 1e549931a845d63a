/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the networks of a GAN do to the plane: D and its gradient at any point, G and its Jacobian, densities. */
#pragma once

#include "hj-gan.h"

/* A square grid of cells over [−range, range]², row 0 at the top (largest y), values at cell centres. */
typedef struct {
  int cells;
  double range;
} HjGanGrid;

double hj_gan_grid_x (const HjGanGrid *grid, int column);
double hj_gan_grid_y (const HjGanGrid *grid, int row);

/* The output a of D at n points (pairs x, y). */
void hj_gan_critic_at (const HjGan *gan, const float *points, int n, float *outputs);
void hj_gan_critic_field (const HjGan *gan, const HjGanGrid *grid, float *values);
/* For each of n points the direction that makes L_G smaller for it, −∂L_G/∂x (without the 1/batch), or with
 * UP the gradient of what D says: of σ(a) for the log losses, else of a. N pairs. */
void hj_gan_push (const HjGan *gan, const float *points, int n, int up, float *pushes);

/* G at n noise vectors (n × z, one after the other) → n pairs. */
void hj_gan_generate (const HjGan *gan, const float *z, int n, float *points);
/* |det ∂G/∂z| at n noise vectors for z = 2, |∂G/∂z| for z = 1; p_g = p_z / |det J| where G does not fold. */
void hj_gan_jacobian (const HjGan *gan, const float *z, int n, double *determinants);
/* Standard normal density of a noise vector. */
double hj_gan_noise_density (const float *z, int dimensions);

/* Probability of each cell, cells² numbers, under the target and under G, both smoothed by a normal of BLUR:
 * G's from a fine quadrature of z (z = 1, 2) or from 2¹⁶ fixed samples. What falls outside is left out; both are
 * then divided by their sum. */
void hj_gan_real_density (const HjGan *gan, const HjGanGrid *grid, double blur, double *p);
void hj_gan_fake_density (const HjGan *gan, const HjGanGrid *grid, double blur, double *p);
/* D*(x) = p_r / (p_r + p_g), the best answer to the present G; ½ where nothing is. */
void hj_gan_best_critic (const double *real, const double *fake, int n, float *values);
