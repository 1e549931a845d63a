/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages of paper under each other, drawn by the same function that prints them. */
#include "hj-paper-view.h"

#include <math.h>

#define GAP 24
#define MAX_SCALE 1.6

struct _HjPaperView {
  GtkWidget parent_instance;

  guint n_pages;
  double page_width, page_height;
  HjPaperDraw draw;
  gpointer data;
  GDestroyNotify free_data;
};

G_DEFINE_FINAL_TYPE (HjPaperView, hj_paper_view, GTK_TYPE_WIDGET)

static double
scale_for (HjPaperView *self, int width)
{
  return self->page_width <= 0 ? 1 : CLAMP ((width - 2.0 * GAP) / self->page_width, .2, MAX_SCALE);
}

static void
draw_shadow (cairo_t *cr, double width, double height)
{
  for (int i = 4; i >= 1; i--) {
    cairo_set_source_rgba (cr, 0, 0, 0, .035);
    cairo_rectangle (cr, -i, 1 - i, width + 2 * i, height + 2 * i);
    cairo_fill (cr);
  }
}

/* Paper is white in the dark as well: what is seen is what is printed. */
static void
draw_page (HjPaperView *self, cairo_t *cr, guint page, double scale)
{
  cairo_save (cr);
  draw_shadow (cr, self->page_width * scale, self->page_height * scale);
  cairo_rectangle (cr, 0, 0, self->page_width * scale, self->page_height * scale);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_fill_preserve (cr);
  cairo_clip (cr);
  cairo_scale (cr, scale, scale);
  self->draw (cr, page, self->data);
  cairo_restore (cr);
}

static void
hj_paper_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  HjPaperView *self = HJ_PAPER_VIEW (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  double scale = scale_for (self, width);
  cairo_t *cr;

  if (self->draw == NULL)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  cairo_translate (cr, floor ((width - self->page_width * scale) / 2), GAP);
  for (guint i = 0; i < self->n_pages; i++) {
    draw_page (self, cr, i, scale);
    cairo_translate (cr, 0, floor (self->page_height * scale) + GAP);
  }
  cairo_destroy (cr);
}

static void
hj_paper_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                       int *minimum_baseline, int *natural_baseline)
{
  HjPaperView *self = HJ_PAPER_VIEW (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = 240;
    *natural = self->page_width + 2 * GAP;
  } else {
    double scale = scale_for (self, for_size < 0 ? 700 : for_size);

    *minimum = *natural = GAP + self->n_pages * (floor (self->page_height * scale) + GAP);
  }
}

static GtkSizeRequestMode
hj_paper_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
clear (HjPaperView *self)
{
  if (self->free_data != NULL)
    self->free_data (self->data);
  self->draw = NULL;
  self->free_data = NULL;
  self->data = NULL;
}

static void
hj_paper_view_finalize (GObject *object)
{
  clear (HJ_PAPER_VIEW (object));
  G_OBJECT_CLASS (hj_paper_view_parent_class)->finalize (object);
}

static void
hj_paper_view_class_init (HjPaperViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = hj_paper_view_finalize;
  widget_class->snapshot = hj_paper_view_snapshot;
  widget_class->measure = hj_paper_view_measure;
  widget_class->get_request_mode = hj_paper_view_get_request_mode;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
hj_paper_view_init (HjPaperView *self)
{
}

GtkWidget *
hj_paper_view_new (void)
{
  return g_object_new (HJ_TYPE_PAPER_VIEW, NULL);
}

void
hj_paper_view_set_pages (HjPaperView *self, guint n_pages, double width, double height, HjPaperDraw draw,
                         gpointer data, GDestroyNotify free_data)
{
  g_return_if_fail (HJ_IS_PAPER_VIEW (self));
  clear (self);
  self->n_pages = n_pages;
  self->page_width = width;
  self->page_height = height;
  self->draw = draw;
  self->data = data;
  self->free_data = free_data;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
