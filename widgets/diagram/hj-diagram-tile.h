/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A button that shows a diagram as a small picture over its name. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Signal "clicked" as of a button; property "picture" (GdkPaintable). */
#define HJ_TYPE_DIAGRAM_TILE (hj_diagram_tile_get_type ())
G_DECLARE_FINAL_TYPE (HjDiagramTile, hj_diagram_tile, HJ, DIAGRAM_TILE, GtkButton)

#define HJ_TILE_WIDTH 231
#define HJ_TILE_HEIGHT 128

GtkWidget *hj_diagram_tile_new (const char *id, const char *name, const char *topic);
const char *hj_diagram_tile_get_id (HjDiagramTile *tile);
/* NULL: none yet, or no more the right one. */
void hj_diagram_tile_set_picture (HjDiagramTile *tile, GdkPaintable *picture);
gboolean hj_diagram_tile_has_picture (HjDiagramTile *tile);

G_END_DECLS
