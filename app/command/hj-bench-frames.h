/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a frame of each diagram costs. */
#pragma once

#include "hj-diagram.h"

G_BEGIN_DECLS

/* Milliseconds for one frame of 900 × 700, median over about SECONDS, of a diagram that has run its preview steps.
 * LAYERS: HJ_LAYER_DATA | HJ_LAYER_OVERLAY is what a running diagram redraws, HJ_LAYER_ALL what a resize does. */
double hj_bench_frame (const HjDiagramClass *klass, HjLayers layers, double seconds);

G_END_DECLS
