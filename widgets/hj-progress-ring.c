/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small ring that fills up; at 1 it becomes a disc with a tick. */
#include "hj-progress-ring.h"

#include <math.h>

#define SIZE 16

struct _HjProgressRing {
  GtkWidget parent_instance;

  double fraction;
};

G_DEFINE_FINAL_TYPE (HjProgressRing, hj_progress_ring, GTK_TYPE_WIDGET)

enum {
  PROP_0,
  PROP_FRACTION,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static GdkRGBA
lookup (GtkWidget *widget, const char *name, GdkRGBA fallback)
{
  GdkRGBA color = fallback;

  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), name, &color);
  G_GNUC_END_IGNORE_DEPRECATIONS
  return color;
}

static void
draw_ring (HjProgressRing *self, cairo_t *cr, double radius)
{
  GdkRGBA track = {.5, .5, .5, .28};
  GdkRGBA fill = lookup (GTK_WIDGET (self), "accent_bg_color", (GdkRGBA) {.21, .52, .89, 1});

  cairo_set_line_width (cr, 2.5);
  gdk_cairo_set_source_rgba (cr, &track);
  cairo_arc (cr, 0, 0, radius - 1.25, 0, 2 * G_PI);
  cairo_stroke (cr);
  if (self->fraction <= 0)
    return;
  gdk_cairo_set_source_rgba (cr, &fill);
  cairo_arc (cr, 0, 0, radius - 1.25, -G_PI / 2, -G_PI / 2 + 2 * G_PI * self->fraction);
  cairo_stroke (cr);
}

static void
draw_tick (HjProgressRing *self, cairo_t *cr, double radius)
{
  GdkRGBA fill = lookup (GTK_WIDGET (self), "accent_bg_color", (GdkRGBA) {.21, .52, .89, 1});
  GdkRGBA ink = lookup (GTK_WIDGET (self), "accent_fg_color", (GdkRGBA) {1, 1, 1, 1});

  gdk_cairo_set_source_rgba (cr, &fill);
  cairo_arc (cr, 0, 0, radius, 0, 2 * G_PI);
  cairo_fill (cr);
  gdk_cairo_set_source_rgba (cr, &ink);
  cairo_set_line_width (cr, 1.75);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_move_to (cr, -radius * .42, radius * .05);
  cairo_line_to (cr, -radius * .1, radius * .38);
  cairo_line_to (cr, radius * .45, -radius * .32);
  cairo_stroke (cr);
}

static void
hj_progress_ring_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  HjProgressRing *self = HJ_PROGRESS_RING (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  double radius = MIN (width, height) / 2.0 - .5;
  cairo_t *cr;

  if (radius <= 2)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  cairo_translate (cr, width / 2.0, height / 2.0);
  if (self->fraction >= 1)
    draw_tick (self, cr, radius);
  else
    draw_ring (self, cr, radius);
  cairo_destroy (cr);
}

static void
hj_progress_ring_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                          int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = SIZE;
}

static void
hj_progress_ring_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_FRACTION)
    hj_progress_ring_set_fraction (HJ_PROGRESS_RING (object), g_value_get_double (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
hj_progress_ring_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_FRACTION)
    g_value_set_double (value, HJ_PROGRESS_RING (object)->fraction);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
hj_progress_ring_class_init (HjProgressRingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = hj_progress_ring_set_property;
  object_class->get_property = hj_progress_ring_get_property;
  widget_class->snapshot = hj_progress_ring_snapshot;
  widget_class->measure = hj_progress_ring_measure;

  properties[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, 0, 1, 0,
                                                   G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                     | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_set_css_name (widget_class, "progressring");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_METER);
}

static void
update_accessible (HjProgressRing *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, 1.0, GTK_ACCESSIBLE_PROPERTY_VALUE_NOW,
                                  self->fraction, -1);
}

static void
hj_progress_ring_init (HjProgressRing *self)
{
  update_accessible (self);
}

GtkWidget *
hj_progress_ring_new (void)
{
  return g_object_new (HJ_TYPE_PROGRESS_RING, NULL);
}

double
hj_progress_ring_get_fraction (HjProgressRing *self)
{
  g_return_val_if_fail (HJ_IS_PROGRESS_RING (self), 0);
  return self->fraction;
}

void
hj_progress_ring_set_fraction (HjProgressRing *self, double fraction)
{
  g_return_if_fail (HJ_IS_PROGRESS_RING (self));
  fraction = CLAMP (fraction, 0, 1);
  if (self->fraction == fraction)
    return;
  self->fraction = fraction;
  update_accessible (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRACTION]);
}
