/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Speed of import, queue, answer and search. */
#pragma once

#include "hj-bench.h"

G_BEGIN_DECLS

extern const HjBench hj_bench_library[];

G_END_DECLS
