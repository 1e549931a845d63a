/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Speed of the exact denoiser, and the figures that diffusion promises. */
#pragma once

#include "hj-bench.h"

G_BEGIN_DECLS

extern const HjBench hj_bench_diffusion[];
void hj_scenarios_diffusion (GArray *results); /* an HjScenarioFunc */

G_END_DECLS
