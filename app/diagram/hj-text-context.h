/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text that measures the same everywhere, on diagrams and on paper. */
#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

/* A font map of its own, 96 dots to the inch, without hinting, Korean shapes of Chinese letters: the same metrics
 * whatever the screen's are; formulas within text are drawn (hj-inline.h). For one thread. (transfer full) */
PangoContext *hj_text_context_new (void);

G_END_DECLS
