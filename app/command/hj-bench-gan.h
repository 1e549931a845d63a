/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Speed of the GAN, and what its scenarios come to over seeds. */
#pragma once

#include "hj-bench.h"

G_BEGIN_DECLS

extern const HjBench hj_bench_gan[];
void hj_scenarios_gan (GArray *results); /* an HjScenarioFunc */

G_END_DECLS
