/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The weights that D is evaluated with, where spectral normalization divides them by σ. */
#include "hj-gan-critic.h"

#include <string.h>

void
hj_gan_normalize_critic (HjGan *gan)
{
  const HjMlp *mlp = &gan->d.mlp;

  memcpy (gan->critic, gan->d.params, sizeof (float) * (size_t) mlp->n_params);
  for (int l = 0; l < mlp->n_layers; l++)
    for (int i = 0; i < mlp->sizes[l] * mlp->sizes[l + 1]; i++)
      gan->critic[mlp->weight[l] + i] = (float) (gan->d.params[mlp->weight[l] + i] / gan->now.spectral[l].sigma);
}

void
hj_gan_follow_critic (HjGan *gan)
{
  const HjMlp *mlp = &gan->d.mlp;

  for (int l = 0; l < mlp->n_layers; l++)
    hj_spectral_iterate (&gan->now.spectral[l], gan->d.params + mlp->weight[l], mlp->sizes[l + 1], mlp->sizes[l]);
  hj_gan_normalize_critic (gan);
}

void
hj_gan_init_critic (HjGan *gan)
{
  gan->critic = gan->config.spectral_norm ? hj_mlp_floats (gan->d.mlp.n_params) : gan->d.params;
  if (!gan->config.spectral_norm)
    return;
  for (int l = 0; l < gan->d.mlp.n_layers; l++)
    hj_spectral_init (&gan->now.spectral[l], gan->d.mlp.sizes[l + 1], gan->d.mlp.sizes[l]);
  for (int i = 0; i < 20; i++)
    hj_gan_follow_critic (gan);
}

void
hj_gan_turn_back_critic (HjGan *gan)
{
  const HjMlp *mlp = &gan->d.mlp;

  for (int l = 0; l < mlp->n_layers; l++)
    hj_spectral_gradient (&gan->now.spectral[l], gan->critic + mlp->weight[l], gan->d.grad + mlp->weight[l],
                          mlp->sizes[l + 1], mlp->sizes[l]);
}
