/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Speed of the MLOps simulation, and the figures that its three levels promise. */
#pragma once

#include "hj-bench.h"

G_BEGIN_DECLS

extern const HjBench hj_bench_mlops[];
void hj_scenarios_mlops (GArray *results); /* an HjScenarioFunc */

G_END_DECLS
