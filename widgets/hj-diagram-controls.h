/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The controls of a diagram, made from its table of parameters. */
#pragma once

#include "hj-diagram-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HJ_TYPE_DIAGRAM_CONTROLS (hj_diagram_controls_get_type ())
G_DECLARE_FINAL_TYPE (HjDiagramControls, hj_diagram_controls, HJ, DIAGRAM_CONTROLS, GtkWidget)

GtkWidget *hj_diagram_controls_new (void);
void hj_diagram_controls_set_session (HjDiagramControls *controls, HjDiagramSession *session);

G_END_DECLS
