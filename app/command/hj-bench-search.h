/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Speed of search as one types, in a collection of the size of a few years. */
#pragma once

#include "hj-bench.h"

G_BEGIN_DECLS

extern const HjBench hj_bench_search[]; /* ended by a NULL name */

G_END_DECLS
