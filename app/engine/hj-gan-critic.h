/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The weights that D is evaluated with: its own, or, under spectral normalization (Miyato et al. 2018), W̄ = W / σ in
 * every layer with the biases as they are. Private to the GAN. */
#pragma once

#include "hj-gan.h"

/* gan->critic, with σ found by 20 power iterations. */
void hj_gan_init_critic (HjGan *gan);
/* One power iteration in every layer: the weights have changed a little. */
void hj_gan_follow_critic (HjGan *gan);
/* W̄ anew from d.params and the σ at hand. */
void hj_gan_normalize_critic (HjGan *gan);
/* d.grad, the gradient of W̄, becomes that of W. */
void hj_gan_turn_back_critic (HjGan *gan);
