/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What setting formulas costs. */
#pragma once

#include "hj-bench.h"

extern const HjBench hj_bench_formula[];
