/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Settings of a GAN in which something can be seen to happen. */
#include "hj-gan-scenario.h"

#include <string.h>

#define COMMON                                                                                                   \
  .target = HJ_GAN_RING, .hidden = 32, .layers = 2, .batch = 128, .optimizer = HJ_GAN_ADAM, .beta1 = 0.5, .smooth = 1
#define USUAL COMMON, .loss = HJ_GAN_NON_SATURATING, .d_steps = 1, .beta2 = 0.999

const HjGanScenario hj_gan_scenarios[] = {
  { "healthy", { USUAL, .z = 2, .rate_g = 1e-3, .rate_d = 1e-3 }, 20000 },
  { "collapse", { USUAL, .z = 8, .rate_g = 1e-3, .rate_d = 1e-3 }, 20000 },
  { "cure-spectral-norm", { USUAL, .z = 8, .rate_g = 1e-3, .rate_d = 1e-3, .spectral_norm = 1 }, 20000 },
  { "cure-wgan-gp",
    { COMMON, .loss = HJ_GAN_WASSERSTEIN, .z = 8, .gp = 0.1, .d_steps = 5, .beta2 = 0.9, .rate_g = 1e-3,
      .rate_d = 1e-3 },
    5000 },
  { "slow-discriminator", { USUAL, .z = 2, .rate_g = 1e-3, .rate_d = 1e-4 }, 20000 },
  { "slow-generator", { USUAL, .z = 2, .rate_g = 1e-4, .rate_d = 1e-3 }, 20000 },
  { NULL, { 0 }, 0 },
};

HjGanConfig
hj_gan_config_default (void)
{
  return hj_gan_scenarios[0].config;
}

void
hj_gan_scenario_run (const HjGanScenario *scenario, uint64_t seed, HjGanOutcome *outcome)
{
  HjGan *gan = hj_gan_new (&scenario->config, seed);
  HjGanEvaluation *evaluation = hj_gan_evaluation_new (gan, seed);

  memset (outcome, 0, sizeof *outcome);
  for (int moment = 0; moment < HJ_GAN_MOMENTS; moment++)
    {
      while (gan->step < scenario->steps * (moment + 1) / HJ_GAN_MOMENTS && hj_gan_do_step (gan))
        ;
      hj_gan_evaluate (evaluation, gan, &outcome->last);
      outcome->modes[moment] = outcome->last.modes;
    }
  outcome->is_broken = gan->is_broken;
  hj_gan_evaluation_free (evaluation);
  hj_gan_free (gan);
}
