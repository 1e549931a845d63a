/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A thin bar of three parts: new, learning and review cards, in proportion. */
#include "hj-count-bar.h"

#include "hj-ink.h"
#include "hj-theme.h"

#define HEIGHT 8
#define GAP 2

struct _HjCountBar {
  GtkWidget parent_instance;

  int counts[3];
};

G_DEFINE_FINAL_TYPE (HjCountBar, hj_count_bar, GTK_TYPE_WIDGET)

static const HjSeries series_of_part[] = {HJ_SERIES_BLUE, HJ_SERIES_ORANGE, HJ_SERIES_GREEN};

/* Parts differ by more than colour: the middle one is hatched. */
static void
draw_part (cairo_t *cr, const HjPalette *palette, int part, double x, double width)
{
  cairo_rectangle (cr, x, 0, width, HEIGHT);
  hj_set_color (cr, hj_palette_series (palette, series_of_part[part]));
  cairo_fill (cr);
  if (part == 1)
    hj_ink_hatch (cr, x, 0, width, HEIGHT, 5, palette->text);
}

static void
hj_count_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  HjCountBar *self = HJ_COUNT_BAR (widget);
  const HjPalette *palette = hj_theme_get_palette ();
  double width = gtk_widget_get_width (widget), x = 0;
  int total = self->counts[0] + self->counts[1] + self->counts[2], n_parts = 0;
  cairo_t *cr;

  if (width <= HEIGHT)
    return;
  for (int i = 0; i < 3; i++)
    n_parts += self->counts[i] > 0;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, HEIGHT));
  hj_ink_rounded (cr, 0, 0, width, HEIGHT, HEIGHT / 2.0);
  cairo_clip (cr);
  if (total == 0) {
    hj_set_color (cr, palette->rule);
    cairo_paint (cr);
  }
  for (int i = 0; i < 3; i++) {
    double part = total == 0 ? 0 : (width - GAP * (n_parts - 1)) * self->counts[i] / total;

    if (self->counts[i] > 0) {
      draw_part (cr, palette, i, x, part);
      x += part + GAP;
    }
  }
  cairo_destroy (cr);
}

static void
hj_count_bar_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                      int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : 40;
}

static void
hj_count_bar_class_init (HjCountBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = hj_count_bar_snapshot;
  widget_class->measure = hj_count_bar_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
hj_count_bar_init (HjCountBar *self)
{
  hj_theme_follow (GTK_WIDGET (self));
}

void
hj_count_bar_set_counts (HjCountBar *self, int n_new, int n_learning, int n_review)
{
  g_return_if_fail (HJ_IS_COUNT_BAR (self));
  self->counts[0] = n_new;
  self->counts[1] = n_learning;
  self->counts[2] = n_review;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
