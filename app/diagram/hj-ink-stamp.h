/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many equal markers at once, for hj_ink_markers alone. */
#pragma once

#include "hj-ink.h"

G_BEGIN_DECLS

/* FALSE if the drawing is turned or stretched, so that a stamp cannot be used; nothing was drawn then. */
gboolean hj_ink_stamp (cairo_t *cr, HjMarker marker, const double *xy, guint n, double radius, HjColor fill,
                       double alpha, const HjColor *outline);

G_END_DECLS
