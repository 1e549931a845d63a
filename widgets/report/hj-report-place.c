/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The number of a line and what stands there: side by side, or one above the other where there is little room. */
#include "hj-report-place.h"

#include "hj-theme.h"

#include <glib/gi18n-lib.h>

#define GAP 12      /* px between the two beside each other */
#define GAP_BELOW 4 /* px between the two above each other */
#define ENOUGH 150  /* px beside the number, of text of the usual size */

struct _HjReportPlace {
  GtkWidget parent_instance;

  GtkWidget *number, *what;
};

G_DEFINE_FINAL_TYPE (HjReportPlace, hj_report_place, GTK_TYPE_WIDGET)

static int
measure_child (GtkWidget *child, GtkOrientation orientation, int for_size)
{
  int minimum;

  gtk_widget_measure (child, orientation, for_size, &minimum, NULL, NULL, NULL);
  return minimum;
}

/* What of WIDTH the number and its gap take, or 0 where it stands above. */
static int
number_width (HjReportPlace *self, int width)
{
  int wanted = measure_child (self->number, GTK_ORIENTATION_HORIZONTAL, -1) + GAP;
  int enough = MAX (measure_child (self->what, GTK_ORIENTATION_HORIZONTAL, -1),
                    (int) (ENOUGH * hj_theme_get_text_scale (GTK_WIDGET (self))));

  return width >= wanted + enough ? wanted : 0;
}

static int
height_for_width (HjReportPlace *self, int width)
{
  int beside = number_width (self, width);
  int number = measure_child (self->number, GTK_ORIENTATION_VERTICAL, -1);
  int what = measure_child (self->what, GTK_ORIENTATION_VERTICAL, width - beside);

  return beside > 0 ? MAX (number, what) : number + GAP_BELOW + what;
}

/* The width is never told by a height: labels that keep Korean words whole answer that in contradictions. */
static void
hj_report_place_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                         int *minimum_baseline, int *natural_baseline)
{
  HjReportPlace *self = HJ_REPORT_PLACE (widget);
  int number = measure_child (self->number, GTK_ORIENTATION_HORIZONTAL, -1), least, wanted;

  gtk_widget_measure (self->what, GTK_ORIENTATION_HORIZONTAL, -1, &least, &wanted, NULL, NULL);
  *minimum = MAX (number, least);
  *natural = number + GAP + wanted;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = height_for_width (self, for_size < 0 ? *natural : MAX (for_size, *minimum));
}

static GtkSizeRequestMode
hj_report_place_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
hj_report_place_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  HjReportPlace *self = HJ_REPORT_PLACE (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int beside = number_width (self, width), above = measure_child (self->number, GTK_ORIENTATION_VERTICAL, -1);
  GtkAllocation number = {rtl && beside > 0 ? width - beside + GAP : 0, 0, beside > 0 ? beside - GAP : width,
                          beside > 0 ? height : above};
  GtkAllocation what = {rtl ? 0 : beside, beside > 0 ? 0 : above + GAP_BELOW, width - beside, height};

  what.height -= what.y;
  gtk_label_set_xalign (GTK_LABEL (self->number), beside > 0 ? 1 : 0);
  gtk_widget_size_allocate (self->number, &number, -1);
  gtk_widget_size_allocate (self->what, &what, -1);
}

static void
hj_report_place_dispose (GObject *object)
{
  HjReportPlace *self = HJ_REPORT_PLACE (object);

  g_clear_pointer (&self->number, gtk_widget_unparent);
  g_clear_pointer (&self->what, gtk_widget_unparent);
  G_OBJECT_CLASS (hj_report_place_parent_class)->dispose (object);
}

static void
hj_report_place_class_init (HjReportPlaceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hj_report_place_dispose;
  widget_class->measure = hj_report_place_measure;
  widget_class->size_allocate = hj_report_place_size_allocate;
  widget_class->get_request_mode = hj_report_place_get_request_mode;
}

static void
hj_report_place_init (HjReportPlace *self)
{
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
}

static GtkWidget *
create_number (int line, GtkAlign align)
{
  /* Translators: the number of a line in the file. */
  g_autofree char *text = g_strdup_printf (C_("number of a line", "line %d"), line);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_width_chars (GTK_LABEL (label), 6);
  gtk_widget_set_valign (label, align);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "line-number");
  return label;
}

GtkWidget *
hj_report_place_new (int line, GtkAlign align, GtkWidget *what)
{
  HjReportPlace *self = g_object_new (HJ_TYPE_REPORT_PLACE, NULL);

  self->number = create_number (line, align);
  self->what = what;
  gtk_widget_set_parent (self->number, GTK_WIDGET (self));
  gtk_widget_set_parent (what, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}
