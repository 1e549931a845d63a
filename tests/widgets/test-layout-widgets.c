/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Grids fold into fewer columns, split boxes fold away their end, and all of it lets go when it is gone. */
#include "hj-card-grid.h"
#include "hj-find-bar.h"
#include "hj-paper-view.h"
#include "hj-progress-ring.h"
#include "hj-report-place.h"
#include "hj-section-list.h"
#include "hj-split-box.h"
#include "hj-test-window.h"

#include <adwaita.h>
#include <string.h>

static GtkWidget *
show (GtkWidget *child, int width)
{
  return show_in_window (child, width, 400);
}

static void
test_grid (void)
{
  static const struct {
    int width, columns;
  } cases[] = {{360, 1}, {620, 2}, {1200, 3}, {3000, 3}};

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    GtkWidget *grid = g_object_new (HJ_TYPE_CARD_GRID, "column-width", 280, "max-columns", 3, "spacing", 20, NULL);
    int height, one;

    for (int j = 0; j < 6; j++) {
      GtkWidget *child = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

      gtk_widget_set_size_request (child, -1, 100);
      hj_card_grid_append (HJ_CARD_GRID (grid), child);
    }
    g_object_ref_sink (grid);
    gtk_widget_measure (grid, GTK_ORIENTATION_HORIZONTAL, -1, &one, NULL, NULL, NULL);
    g_assert_cmpint (one, <=, 280);
    gtk_widget_measure (grid, GTK_ORIENTATION_VERTICAL, cases[i].width, &height, NULL, NULL, NULL);
    one = (6 + cases[i].columns - 1) / cases[i].columns;
    g_assert_cmpint (height, ==, one * 100 + (one - 1) * 20);
    g_assert_finalize_object (grid);
  }
}

static void
test_split (void)
{
  static const struct {
    int width;
    gboolean folded;
  } cases[] = {{1100, FALSE}, {500, TRUE}};

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    GtkWidget *start = gtk_label_new ("start"), *end = gtk_label_new ("end");
    GtkWidget *split = g_object_new (HJ_TYPE_SPLIT_BOX, "threshold", 800, "end-width", 400, "start", start, "end",
                                     end, NULL);
    GtkWidget *window = show (split, cases[i].width);

    g_assert_cmpint (hj_split_box_get_folded (HJ_SPLIT_BOX (split)), ==, cases[i].folded);
    g_assert_cmpint (gtk_widget_get_child_visible (end), ==, !cases[i].folded);
    if (!cases[i].folded)
      g_assert_cmpint (gtk_widget_get_width (end), ==, 400);
    close_window (window, split);
  }
}

static GtkSizeRequestMode
request_height_for_width (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* 6000 px² that can be 60 px narrow, but never by a height: a label of Korean words would contradict itself. */
static void
measure_words (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
               int *minimum_baseline, int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    g_assert_cmpint (for_size, ==, -1);
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 60 : 6000 / MAX (for_size, 60);
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 300 : *minimum;
}

static void
allocate_nothing (GtkWidget *widget, int width, int height, int baseline)
{
}

static GtkWidget *
create_words (void)
{
  GtkWidget *words = adw_bin_new ();

  gtk_widget_set_layout_manager (words, gtk_custom_layout_new (request_height_for_width, measure_words,
                                                               allocate_nothing));
  return words;
}

static void
test_place (void)
{
  static const struct {
    int width, scale;
    gboolean beside;
  } cases[] = {{600, 1, TRUE}, {308, 1, TRUE}, {150, 1, FALSE}, {900, 2, TRUE}, {308, 2, FALSE}};
  int dpi;

  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    GtkWidget *words = create_words (), *place = hj_report_place_new (12, GTK_ALIGN_START, words), *window;
    int least;

    g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", cases[i].scale * 96 * 1024, NULL);
    window = show (place, cases[i].width + 20);
    gtk_widget_measure (place, GTK_ORIENTATION_HORIZONTAL, 1 << 20, &least, NULL, NULL, NULL);
    g_assert_cmpint (least, <, 150);
    gtk_widget_measure (place, GTK_ORIENTATION_VERTICAL, cases[i].width, &least, NULL, NULL, NULL);
    gtk_widget_size_allocate (place, &(GtkAllocation) {0, 0, cases[i].width, least}, -1);
    g_assert_cmpint (gtk_widget_get_width (words) < cases[i].width, ==, cases[i].beside);
    g_assert_cmpint (gtk_widget_get_height (words), >=, 6000 / gtk_widget_get_width (words));
    close_window (window, place);
  }
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", dpi, NULL);
}

static void
count_find_cb (HjFindBar *bar, const char *text, int direction, GString *seen)
{
  g_string_append_printf (seen, "%s%+d ", text, direction);
}

static void
test_find_bar (void)
{
  GtkWidget *bar = g_object_new (HJ_TYPE_FIND_BAR, NULL), *window = show (bar, 500);
  g_autoptr (GString) seen = g_string_new (NULL);
  gboolean open;

  g_signal_connect (bar, "find", G_CALLBACK (count_find_cb), seen);
  hj_find_bar_open (HJ_FIND_BAR (bar));
  g_object_get (bar, "open", &open, NULL);
  g_assert_true (open);
  hj_find_bar_set_result (HJ_FIND_BAR (bar), 3, 12);
  hj_find_bar_close (HJ_FIND_BAR (bar));
  /* Closing ends the search. */
  g_assert_true (g_str_has_suffix (seen->str, "+0 "));
  close_window (window, bar);
}

static void
take_block_cb (HjSectionList *list, guint block, guint *taken)
{
  *taken = block;
}

/* Of the Nth ring below WIDGET that is shown, −1 if there is none; N counts down. */
static double
find_ring_fraction (GtkWidget *widget, int *n)
{
  double found = -1;

  if (HJ_IS_PROGRESS_RING (widget) && gtk_widget_get_visible (widget) && (*n)-- == 0)
    return hj_progress_ring_get_fraction (HJ_PROGRESS_RING (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && found < 0; child = gtk_widget_get_next_sibling (child))
    found = find_ring_fraction (child, n);
  return found;
}

static double
get_ring_fraction (GtkWidget *list, int n)
{
  return find_ring_fraction (list, &n);
}

static void
test_sections (void)
{
  const char *markdown = "# One\n\ntext\n\n## Inner\n\nmore\n\n# Two\n\nend\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (markdown, strlen (markdown));
  g_autoptr (HjNote) note = hj_note_read (bytes, "test", NULL);
  g_autoptr (HjCoverage) coverage = hj_coverage_new (note);
  GtkWidget *list = hj_section_list_new (), *window = show (list, 400);
  guint taken = G_MAXUINT;

  g_signal_connect (list, "section-activated", G_CALLBACK (take_block_cb), &taken);
  hj_section_list_set_note (HJ_SECTION_LIST (list), note);
  g_assert_cmpuint (hj_section_list_get_length (HJ_SECTION_LIST (list)), ==, 3);
  hj_section_list_set_current (HJ_SECTION_LIST (list), 3);
  g_assert_cmpfloat (get_ring_fraction (list, 1), ==, -1); /* not known yet */
  hj_coverage_mark (coverage, 1, TRUE);
  hj_section_list_set_coverage (HJ_SECTION_LIST (list), coverage);
  g_assert_cmpfloat (get_ring_fraction (list, 1), ==, 1);
  g_assert_cmpfloat (get_ring_fraction (list, 2), ==, 0);
  hj_section_list_set_note (HJ_SECTION_LIST (list), NULL);
  g_assert_cmpuint (hj_section_list_get_length (HJ_SECTION_LIST (list)), ==, 0);
  g_assert_cmpuint (taken, ==, G_MAXUINT);
  close_window (window, list);
}

static void
draw_cb (cairo_t *cr, guint page, gpointer data)
{
  *(guint *) data |= 1 << page;
}

static void
test_paper (void)
{
  GtkWidget *view = hj_paper_view_new (), *window;
  guint drawn = 0;
  int height;

  hj_paper_view_set_pages (HJ_PAPER_VIEW (view), 2, 595, 842, draw_cb, &drawn, NULL);
  window = show (view, 700);
  g_assert_cmpuint (drawn, ==, 3);
  gtk_widget_measure (view, GTK_ORIENTATION_VERTICAL, 595 + 48, &height, NULL, NULL, NULL);
  g_assert_cmpint (height, ==, 24 + 2 * (842 + 24));
  close_window (window, view);
}

static void
test_ring (void)
{
  GtkWidget *ring = hj_progress_ring_new (), *window = show (ring, 360);

  for (double fraction = -.5; fraction < 1.6; fraction += .5) {
    hj_progress_ring_set_fraction (HJ_PROGRESS_RING (ring), fraction);
    g_assert_cmpfloat (hj_progress_ring_get_fraction (HJ_PROGRESS_RING (ring)), ==, CLAMP (fraction, 0, 1));
    turn (30);
  }
  close_window (window, ring);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/layout-widgets/grid", test_grid);
  g_test_add_func ("/layout-widgets/split", test_split);
  g_test_add_func ("/layout-widgets/place", test_place);
  g_test_add_func ("/layout-widgets/find-bar", test_find_bar);
  g_test_add_func ("/layout-widgets/sections", test_sections);
  g_test_add_func ("/layout-widgets/paper", test_paper);
  g_test_add_func ("/layout-widgets/ring", test_ring);
  return g_test_run ();
}
