/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Speed of the small transformer, and what it promises to learn. */
#pragma once

#include "hj-bench.h"

G_BEGIN_DECLS

extern const HjBench hj_bench_attention[];
void hj_scenarios_attention (GArray *results); /* an HjScenarioFunc */

G_END_DECLS
