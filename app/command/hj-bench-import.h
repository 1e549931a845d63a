/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Speed and memory of importing. */
#pragma once

#include "hj-bench.h"

G_BEGIN_DECLS

extern const HjBench hj_bench_import[];

G_END_DECLS
