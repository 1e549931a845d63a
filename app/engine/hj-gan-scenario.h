/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Settings of a GAN in which something can be seen to happen, and what they came to over seeds. */
#pragma once

#include "hj-gan-metric.h"

typedef struct {
  const char *key;  /* NULL ends the table */
  HjGanConfig config;
  long steps;
} HjGanScenario;

/* Modes at a few moments and measures at the end of one run. */
#define HJ_GAN_MOMENTS 10
typedef struct {
  int modes[HJ_GAN_MOMENTS]; /* after 1/10, 2/10 … of the steps */
  HjGanMetrics last;
  int is_broken;
} HjGanOutcome;

/* Healthy, collapse, two cures, two kinds of imbalance: design table 2.3.3. */
extern const HjGanScenario hj_gan_scenarios[];
/* Two layers of 32, batch 128, Adam (.5, .999), 1e-3, one D step: where every scenario starts from. */
HjGanConfig hj_gan_config_default (void);
void hj_gan_scenario_run (const HjGanScenario *scenario, uint64_t seed, HjGanOutcome *outcome);
