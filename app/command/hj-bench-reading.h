/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cost of counting what was read of a long note: each second, and each time it is scrolled to another block. */
#pragma once

#include "hj-bench.h"

G_BEGIN_DECLS

extern const HjBench hj_bench_reading[]; /* ended by a NULL name */

G_END_DECLS
