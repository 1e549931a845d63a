/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The transport bar of a diagram: reset, back, play, step, sub-step, speed, scrub, seed. */
#pragma once

#include "hj-diagram-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HJ_TYPE_DIAGRAM_TRANSPORT (hj_diagram_transport_get_type ())
G_DECLARE_FINAL_TYPE (HjDiagramTransport, hj_diagram_transport, HJ, DIAGRAM_TRANSPORT, GtkWidget)

GtkWidget *hj_diagram_transport_new (void);
void hj_diagram_transport_set_session (HjDiagramTransport *transport, HjDiagramSession *session);

G_END_DECLS
