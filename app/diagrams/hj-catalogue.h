/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All diagrams there are, in the order of the course. */
#pragma once

#include "hj-diagram.h"

G_BEGIN_DECLS

guint hj_catalogue_get_length (void);
const HjDiagramClass *hj_catalogue_get (guint index);
/* NULL if there is none of that id. */
const HjDiagramClass *hj_catalogue_find (const char *id);
/* A running diagram from its state's text, "id", "id?key=value&seed=7" or "id?key=value@120": replayed to that
 * step. (transfer full) */
HjDiagram *hj_catalogue_new_diagram (const char *text, GError **error);

G_END_DECLS
