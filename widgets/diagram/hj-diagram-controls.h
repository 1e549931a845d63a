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
/* Lights up the controls that formulas call SYMBOL (NULL: none), or what they are folded into. TRUE if there is one. */
gboolean hj_diagram_controls_point_at (HjDiagramControls *controls, const char *symbol);
/* Unfolds the first control that formulas call SYMBOL. FALSE: there is none. */
gboolean hj_diagram_controls_unfold (HjDiagramControls *controls, const char *symbol);
/* Gives it the focus. */
void hj_diagram_controls_focus (HjDiagramControls *controls, const char *symbol);

G_END_DECLS
