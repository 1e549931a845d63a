/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A formula on lines of its own that is never wider than its place. */
#pragma once

#include "hj-typeset.h"

G_BEGIN_DECLS

/* TEX in display style at SIZE px of the text around it, at most ROOM px wide (0: any width): broken, or made as small
 * as it must be. A numbered one takes all of ROOM. MACROS as in HjTypesetOptions. (transfer full) */
HjTypeset *hj_display_new (const char *tex, double size, double room, const char *macros);
/* Whether TEX has a number at the right edge. */
gboolean hj_display_is_numbered (const char *tex);

G_END_DECLS
