/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The height follows from the width and is no less than that: a GtkPicture that may shrink asks for none. */
#include "hj-note-picture.h"

#include "hj-spoken.h"

#include <math.h>

struct _HjNotePicture {
  GtkWidget parent_instance;
  GdkPaintable *paintable;
};

G_DEFINE_FINAL_TYPE (HjNotePicture, hj_note_picture, GTK_TYPE_WIDGET)

static double
get_width (HjNotePicture *self)
{
  return MAX (gdk_paintable_get_intrinsic_width (self->paintable), 1);
}

static double
compute_height (HjNotePicture *self, double width)
{
  return width * gdk_paintable_get_intrinsic_height (self->paintable) / get_width (self);
}

static GtkSizeRequestMode
hj_note_picture_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
hj_note_picture_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                         int *minimum_baseline, int *natural_baseline)
{
  HjNotePicture *self = HJ_NOTE_PICTURE (widget);
  double own = get_width (self);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 1;
      *natural = (int) own;
    }
  else
    *minimum = *natural = (int) ceil (compute_height (self, for_size < 0 ? own : MIN (own, for_size)));
}

static void
hj_note_picture_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  HjNotePicture *self = HJ_NOTE_PICTURE (widget);
  double width = MIN (get_width (self), gtk_widget_get_width (widget)), height = compute_height (self, width);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) floor ((gtk_widget_get_width (widget) - width) / 2), 0));
  gdk_paintable_snapshot (self->paintable, snapshot, width, height);
  gtk_snapshot_restore (snapshot);
}

static void
hj_note_picture_dispose (GObject *object)
{
  g_clear_object (&HJ_NOTE_PICTURE (object)->paintable);
  G_OBJECT_CLASS (hj_note_picture_parent_class)->dispose (object);
}

static void
hj_note_picture_class_init (HjNotePictureClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hj_note_picture_dispose;
  widget_class->get_request_mode = hj_note_picture_get_request_mode;
  widget_class->measure = hj_note_picture_measure;
  widget_class->snapshot = hj_note_picture_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
hj_note_picture_init (HjNotePicture *self)
{
}

GtkWidget *
hj_note_picture_new (GdkPaintable *paintable, const char *words)
{
  HjNotePicture *self = g_object_new (HJ_TYPE_NOTE_PICTURE, NULL);

  self->paintable = g_object_ref (paintable);
  if (words && *words)
    {
      gtk_widget_set_tooltip_text (GTK_WIDGET (self), words);
      hj_spoken_set_name (GTK_WIDGET (self), words);
    }
  return GTK_WIDGET (self);
}
