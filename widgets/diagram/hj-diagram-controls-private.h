/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of HjDiagramControls share. */
#pragma once

#include "hj-diagram-controls.h"

G_BEGIN_DECLS

struct _HjDiagramControls {
  GtkWidget parent_instance;

  HjDiagramSession *session;
  gulong handlers[2];
  GtkWidget *box;
  GtkWidget *more;  /* the expander of what matters less, or NULL */
  GPtrArray *cells; /* of HjDiagramCell */
  gboolean syncing; /* the controls follow the diagram, not the reader */
};

typedef struct {
  HjDiagramControls *owner;
  const HjParam *param;
  GtkWidget *widget;  /* scale, spin button, drop-down, switch or entry */
  GtkWidget *number;  /* label beside a scale, or NULL */
  GtkWidget *box;     /* all of it, with its name */
} HjDiagramCell;

/* The control of PARAM in CONTROLS, which have a session; freed with g_free. */
HjDiagramCell *hj_diagram_cell_new (HjDiagramControls *controls, const HjParam *param);
/* Shows the value the diagram has. */
void hj_diagram_cell_sync (HjDiagramCell *cell);

G_END_DECLS
