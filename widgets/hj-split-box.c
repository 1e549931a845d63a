/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two widgets side by side where there is room for both; else only the first, and `folded` is TRUE. */
#include "hj-split-box.h"

#include "hj-theme.h"

struct _HjSplitBox {
  GtkWidget parent_instance;

  GtkWidget *start;
  GtkWidget *end;
  int end_width;
  int threshold;
  gboolean folded;
  guint notify_id;
};

G_DEFINE_FINAL_TYPE (HjSplitBox, hj_split_box, GTK_TYPE_WIDGET)

enum {
  PROP_0,
  PROP_START,
  PROP_END,
  PROP_END_WIDTH,
  PROP_THRESHOLD,
  PROP_FOLDED,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

/* Whoever listens moves widgets about, which must not happen while sizes are being given out. */
static gboolean
notify_cb (gpointer data)
{
  HjSplitBox *self = data;

  self->notify_id = 0;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLDED]);
  return G_SOURCE_REMOVE;
}

static gboolean
has_end (HjSplitBox *self)
{
  return self->end != NULL && gtk_widget_get_visible (self->end);
}

static void
update_folded (HjSplitBox *self, int width)
{
  gboolean folded = width < self->threshold * hj_theme_get_text_scale (GTK_WIDGET (self));

  if (folded == self->folded)
    return;
  self->folded = folded;
  if (self->end != NULL)
    gtk_widget_set_child_visible (self->end, !folded);
  if (self->notify_id == 0)
    self->notify_id = g_idle_add_full (GTK_PRIORITY_RESIZE - 5, notify_cb, self, NULL);
}

static void
hj_split_box_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  HjSplitBox *self = HJ_SPLIT_BOX (widget);
  int end_width = 0;

  update_folded (self, width);
  if (has_end (self) && !self->folded) {
    int minimum;

    gtk_widget_measure (self->end, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
    end_width = MAX (minimum, MIN (self->end_width, width * 11 / 20));
    gtk_widget_size_allocate (self->end, &(GtkAllocation) {width - end_width, 0, end_width, height}, -1);
  }
  if (self->start != NULL)
    gtk_widget_size_allocate (self->start, &(GtkAllocation) {0, 0, width - end_width, height}, -1);
}

static void
hj_split_box_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                      int *minimum_baseline, int *natural_baseline)
{
  HjSplitBox *self = HJ_SPLIT_BOX (widget);

  *minimum = *natural = 0;
  if (self->start != NULL)
    gtk_widget_measure (self->start, orientation, -1, minimum, natural, NULL, NULL);
}

static GtkSizeRequestMode
hj_split_box_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
set_child (HjSplitBox *self, GtkWidget **slot, GtkWidget *child)
{
  if (*slot == child)
    return;
  g_clear_pointer (slot, gtk_widget_unparent);
  *slot = child;
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
}

static void
hj_split_box_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  HjSplitBox *self = HJ_SPLIT_BOX (object);

  switch (id) {
  case PROP_START:
    hj_split_box_set_start (self, g_value_get_object (value));
    break;
  case PROP_END:
    hj_split_box_set_end (self, g_value_get_object (value));
    break;
  case PROP_END_WIDTH:
    self->end_width = g_value_get_int (value);
    gtk_widget_queue_resize (GTK_WIDGET (self));
    break;
  case PROP_THRESHOLD:
    self->threshold = g_value_get_int (value);
    gtk_widget_queue_resize (GTK_WIDGET (self));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
hj_split_box_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  HjSplitBox *self = HJ_SPLIT_BOX (object);

  switch (id) {
  case PROP_START:
    g_value_set_object (value, self->start);
    break;
  case PROP_END:
    g_value_set_object (value, self->end);
    break;
  case PROP_END_WIDTH:
    g_value_set_int (value, self->end_width);
    break;
  case PROP_THRESHOLD:
    g_value_set_int (value, self->threshold);
    break;
  case PROP_FOLDED:
    g_value_set_boolean (value, self->folded);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
hj_split_box_dispose (GObject *object)
{
  HjSplitBox *self = HJ_SPLIT_BOX (object);

  g_clear_handle_id (&self->notify_id, g_source_remove);
  g_clear_pointer (&self->start, gtk_widget_unparent);
  g_clear_pointer (&self->end, gtk_widget_unparent);
  G_OBJECT_CLASS (hj_split_box_parent_class)->dispose (object);
}

static void
hj_split_box_class_init (HjSplitBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->set_property = hj_split_box_set_property;
  object_class->get_property = hj_split_box_get_property;
  object_class->dispose = hj_split_box_dispose;
  widget_class->size_allocate = hj_split_box_size_allocate;
  widget_class->measure = hj_split_box_measure;
  widget_class->get_request_mode = hj_split_box_get_request_mode;

  properties[PROP_START] = g_param_spec_object ("start", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_END] = g_param_spec_object ("end", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_END_WIDTH] = g_param_spec_int ("end-width", NULL, NULL, 0, G_MAXINT, 536, flags);
  properties[PROP_THRESHOLD] = g_param_spec_int ("threshold", NULL, NULL, 0, G_MAXINT, 880, flags);
  properties[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
hj_split_box_init (HjSplitBox *self)
{
  self->end_width = 536;
  self->threshold = 880;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

gboolean
hj_split_box_get_folded (HjSplitBox *self)
{
  g_return_val_if_fail (HJ_IS_SPLIT_BOX (self), FALSE);
  return self->folded;
}

void
hj_split_box_set_start (HjSplitBox *self, GtkWidget *child)
{
  g_return_if_fail (HJ_IS_SPLIT_BOX (self));
  set_child (self, &self->start, child);
}

void
hj_split_box_set_end (HjSplitBox *self, GtkWidget *child)
{
  g_return_if_fail (HJ_IS_SPLIT_BOX (self));
  set_child (self, &self->end, child);
  if (child != NULL)
    gtk_widget_set_child_visible (child, !self->folded);
}
