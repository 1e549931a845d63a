/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What reading a note and starting the program cost. */
#pragma once

#include "hj-bench.h"

G_BEGIN_DECLS

extern const HjBench hj_bench_start[];

G_END_DECLS
