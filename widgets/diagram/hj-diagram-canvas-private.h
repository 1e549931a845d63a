/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of HjDiagramCanvas share. */
#pragma once

#include "hj-diagram-canvas.h"

G_BEGIN_DECLS

typedef enum { HJ_CANVAS_BACKGROUND, HJ_CANVAS_DATA, HJ_CANVAS_OVERLAY, HJ_N_CANVAS_LAYERS } HjCanvasLayer;

struct _HjDiagramCanvas {
  GtkWidget parent_instance;

  HjDiagramSession *session;
  gulong handlers[4];
  GdkTexture *layers[HJ_N_CANVAS_LAYERS];
  HjMark hover, focus, pressed;
  double pointer_x, pointer_y;
  guint tick;
  gint64 last_tick;
  double last_height;
};

/* All layers of the canvas as it is now. */
HjFrame hj_diagram_canvas_make_frame (HjDiagramCanvas *canvas);
/* FIRST and what lies above it is drawn anew. */
void hj_diagram_canvas_drop_layers (HjDiagramCanvas *canvas, HjCanvasLayer first);

/* hj-diagram-canvas-input.c */
void hj_diagram_canvas_watch_input (HjDiagramCanvas *canvas);

G_END_DECLS
