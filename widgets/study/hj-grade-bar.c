/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The four answers to a card: shape, name, the wait each gives, and its key. */
#include "hj-grade-bar.h"

#include "hj-card-grid.h"
#include "hj-ink.h"
#include "hj-theme.h"

#include <glib/gi18n-lib.h>

#define NARROWEST 68 /* px of a button, of text of the usual size */

struct _HjGradeBar {
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *buttons[4];
  GtkLabel *waits[4];
};

G_DEFINE_FINAL_TYPE (HjGradeBar, hj_grade_bar, GTK_TYPE_WIDGET)

enum {
  GRADED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Drawn by two strokes: not among the markers of diagrams. */
#define CROSS ((HjMarker) -1)

/* A grade is told by shape and word; the colour only repeats it. */
static const struct {
  const char *name;
  HjMarker shape;
  HjSeries color;
} grades[] = {
  {N_("Again"), CROSS, HJ_SERIES_VERMILLION},
  {N_("Hard"), HJ_MARKER_TRIANGLE, HJ_SERIES_ORANGE},
  {N_("Good"), HJ_MARKER_CIRCLE, HJ_SERIES_GREEN},
  {N_("Easy"), HJ_MARKER_SQUARE, HJ_SERIES_BLUE},
};

static void
draw_cross (cairo_t *cr, double x, double y, double radius, HjColor color)
{
  hj_set_color (cr, color);
  cairo_set_line_width (cr, 2.5);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_move_to (cr, x - radius, y - radius);
  cairo_line_to (cr, x + radius, y + radius);
  cairo_move_to (cr, x + radius, y - radius);
  cairo_line_to (cr, x - radius, y + radius);
  cairo_stroke (cr);
}

static void
draw_shape_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  int i = GPOINTER_TO_INT (data);
  const HjPalette *palette = hj_theme_get_palette ();
  HjColor color = hj_palette_series (palette, grades[i].color);
  double x = width / 2.0, y = height / 2.0;

  if (grades[i].shape == CROSS)
    draw_cross (cr, x, y, 4, color);
  else
    hj_ink_marker (cr, grades[i].shape, x, y, 5, color, i == 1 ? &palette->text : NULL);
}

static GtkWidget *
create_shape (int i)
{
  GtkWidget *area = g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                  "content-width", 14, "content-height", 14, "valign", GTK_ALIGN_CENTER, NULL);

  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_shape_cb, GINT_TO_POINTER (i), NULL);
  hj_theme_follow (area);
  return area;
}

static void
button_clicked_cb (HjGradeBar *self, GtkWidget *button)
{
  for (int i = 0; i < 4; i++)
    if (self->buttons[i] == button)
      g_signal_emit (self, signals[GRADED], 0, i + 1);
}

static GtkWidget *
create_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
create_face (HjGradeBar *self, int i)
{
  GtkWidget *overlay = gtk_overlay_new ();
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 7);
  GtkWidget *name = create_label (_(grades[i].name), "heading"), *wait = create_label ("", "wait");
  g_autofree char *key = g_strdup_printf ("%d", i + 1);
  GtkWidget *number = create_label (key, "key-number");

  gtk_widget_set_halign (row, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (column, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (row), create_shape (i));
  gtk_box_append (GTK_BOX (row), name);
  gtk_box_append (GTK_BOX (column), row);
  gtk_box_append (GTK_BOX (column), wait);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (GTK_LABEL (wait), PANGO_ELLIPSIZE_END);
  self->waits[i] = GTK_LABEL (wait);
  gtk_widget_set_halign (number, GTK_ALIGN_END);
  gtk_widget_set_valign (number, GTK_ALIGN_START);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), column);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), number);
  return overlay;
}

static void
add_button (HjGradeBar *self, int i)
{
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), create_face (self, i));
  gtk_widget_add_css_class (button, "grade");
  gtk_widget_set_hexpand (button, TRUE);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (button_clicked_cb), self);
  hj_card_grid_append (HJ_CARD_GRID (self->box), button);
  self->buttons[i] = button;
}

static void
hj_grade_bar_dispose (GObject *object)
{
  g_clear_pointer (&HJ_GRADE_BAR (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (hj_grade_bar_parent_class)->dispose (object);
}

static void
hj_grade_bar_class_init (HjGradeBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hj_grade_bar_dispose;
  signals[GRADED] = g_signal_new ("graded", HJ_TYPE_GRADE_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
hj_grade_bar_init (HjGradeBar *self)
{
  /* Large text in a narrow window: two rows of two. */
  self->box = g_object_new (HJ_TYPE_CARD_GRID, "column-width", NARROWEST, "max-columns", 4, "spacing", 10, NULL);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  for (int i = 0; i < 4; i++)
    add_button (self, i);
}

const char *
hj_grade_get_name (int grade)
{
  g_return_val_if_fail (grade >= 1 && grade <= 4, NULL);
  return _(grades[grade - 1].name);
}

void
hj_grade_bar_set_waits (HjGradeBar *self, const char *const waits[4])
{
  g_return_if_fail (HJ_IS_GRADE_BAR (self));
  for (int i = 0; i < 4; i++) {
    g_autofree char *label = g_strdup_printf ("%s, %s", _(grades[i].name), waits[i]);

    gtk_label_set_text (self->waits[i], waits[i]);
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  }
}
