/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The drawing of a diagram: three layers as textures, pointer and keys turned into marks. */
#pragma once

#include "hj-diagram-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HJ_TYPE_DIAGRAM_CANVAS (hj_diagram_canvas_get_type ())
G_DECLARE_FINAL_TYPE (HjDiagramCanvas, hj_diagram_canvas, HJ, DIAGRAM_CANVAS, GtkWidget)

/* Signal "mark-described" (const char *sentence or NULL): what the pointer or the keyboard's cursor is on. */

GtkWidget *hj_diagram_canvas_new (void);
void hj_diagram_canvas_set_session (HjDiagramCanvas *canvas, HjDiagramSession *session);

G_END_DECLS
