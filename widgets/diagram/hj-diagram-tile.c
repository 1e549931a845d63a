/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A button that shows a diagram as a small picture over its name. */
#include "hj-diagram-tile.h"

struct _HjDiagramTile {
  GtkButton parent_instance;

  char *id;
  GtkPicture *picture;
};

G_DEFINE_FINAL_TYPE (HjDiagramTile, hj_diagram_tile, GTK_TYPE_BUTTON)

static void
hj_diagram_tile_finalize (GObject *object)
{
  g_free (HJ_DIAGRAM_TILE (object)->id);
  G_OBJECT_CLASS (hj_diagram_tile_parent_class)->finalize (object);
}

static void
hj_diagram_tile_class_init (HjDiagramTileClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hj_diagram_tile_finalize;
}

static void
hj_diagram_tile_init (HjDiagramTile *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "tile");
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

static GtkWidget *
create_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
create_names (const char *name, const char *topic)
{
  GtkWidget *names = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_widget_add_css_class (names, "names");
  gtk_box_append (GTK_BOX (names), create_label (name, "name"));
  gtk_box_append (GTK_BOX (names), create_label (topic, "topic"));
  return names;
}

GtkWidget *
hj_diagram_tile_new (const char *id, const char *name, const char *topic)
{
  HjDiagramTile *self = g_object_new (HJ_TYPE_DIAGRAM_TILE, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *label = g_strdup_printf ("%s, %s", name, topic);

  self->id = g_strdup (id);
  self->picture = GTK_PICTURE (gtk_picture_new ());
  gtk_picture_set_content_fit (self->picture, GTK_CONTENT_FIT_CONTAIN);
  gtk_widget_set_size_request (GTK_WIDGET (self->picture), HJ_TILE_WIDTH, HJ_TILE_HEIGHT);
  gtk_widget_add_css_class (GTK_WIDGET (self->picture), "picture");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->picture));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), create_names (name, topic));
  gtk_button_set_child (GTK_BUTTON (self), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return GTK_WIDGET (self);
}

const char *
hj_diagram_tile_get_id (HjDiagramTile *self)
{
  g_return_val_if_fail (HJ_IS_DIAGRAM_TILE (self), NULL);
  return self->id;
}

void
hj_diagram_tile_set_picture (HjDiagramTile *self, GdkPaintable *picture)
{
  g_return_if_fail (HJ_IS_DIAGRAM_TILE (self));
  gtk_picture_set_paintable (self->picture, picture);
}

gboolean
hj_diagram_tile_has_picture (HjDiagramTile *self)
{
  g_return_val_if_fail (HJ_IS_DIAGRAM_TILE (self), FALSE);
  return gtk_picture_get_paintable (self->picture) != NULL;
}
