/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known of each loss of a GAN before anything is trained. */
#include "hj-gan.h"

#include "hj-real.h"

int
hj_gan_loss_is_log (HjGanLoss loss)
{
  return loss == HJ_GAN_NON_SATURATING || loss == HJ_GAN_MINIMAX;
}

void
hj_gan_loss_equilibrium (HjGanLoss loss, double *loss_d, double *loss_g)
{
  static const struct {
    double d, g;
  } table[] = {
    [HJ_GAN_NON_SATURATING] = { 2.0 * HJ_LN2, HJ_LN2 },
    [HJ_GAN_MINIMAX] = { 2.0 * HJ_LN2, -HJ_LN2 },
    [HJ_GAN_LEAST_SQUARES] = { 0.5, 0.25 },
    [HJ_GAN_HINGE] = { 2.0, __builtin_nan ("") },
    [HJ_GAN_WASSERSTEIN] = { 0.0, __builtin_nan ("") },
  };

  *loss_d = table[loss].d;
  *loss_g = table[loss].g;
}
