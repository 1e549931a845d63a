/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ticks, scales, contours, colours, number formats. */
#include "hj-plot.h"

#include <math.h>

static void
test_ticks (void)
{
  static const struct {
    double from, to;
    gboolean log;
    int wanted;
    guint n;
    double first, last;
  } cases[] = {
    { 0, 20000, FALSE, 4, 5, 0, 20000 }, { 0, 2, FALSE, 4, 5, 0, 2 },      { -3, 3, FALSE, 3, 3, -2, 2 },
    { 0, 1, FALSE, 5, 6, 0, 1 },         { 0.03, 1, TRUE, 6, 5, 0.05, 1 }, { 1e-8, 100, TRUE, 5, 4, 1e-8, 10 },
    { 5, 5, FALSE, 4, 0, 0, 0 },         { NAN, 1, FALSE, 4, 0, 0, 0 },    { 0, 1, TRUE, 4, 0, 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double ticks[32];
      guint n = hj_ticks (cases[i].from, cases[i].to, cases[i].log, cases[i].wanted, ticks);

      g_test_message ("case %u: %u ticks", i, n);
      if (cases[i].n == 0)
        {
          g_assert_cmpuint (n, ==, 0);
          continue;
        }
      g_assert_cmpuint (n, ==, cases[i].n);
      g_assert_cmpfloat_with_epsilon (ticks[n - 1], cases[i].last, 1e-9);
      g_assert_cmpfloat_with_epsilon (ticks[0], cases[i].first, 1e-9);
      for (guint k = 0; k < n; k++)
        {
          g_assert_cmpfloat (ticks[k], >=, cases[i].from * (1 - 1e-9) - 1e-9);
          g_assert_cmpfloat (ticks[k], <=, cases[i].to * (1 + 1e-9));
        }
    }
}

static void
test_scales (void)
{
  HjPlot plot = { .x = 100, .y = 50, .width = 200, .height = 100, .across = { 0, 10 }, .up = { 0.01, 1, .log = TRUE } };

  g_assert_cmpfloat_with_epsilon (hj_plot_x (&plot, 5), 200, 1e-9);
  g_assert_cmpfloat_with_epsilon (hj_plot_y (&plot, 0.1), 100, 1e-9);
  g_assert_cmpfloat_with_epsilon (hj_plot_y (&plot, 1), 50, 1e-9);
  for (double v = 0.01; v < 1; v *= 1.7)
    g_assert_cmpfloat_with_epsilon (hj_plot_value_y (&plot, hj_plot_y (&plot, v)), v, 1e-9);
  g_assert_true (hj_plot_contains (&plot, 100, 150));
  g_assert_false (hj_plot_contains (&plot, 99, 100));
}

/* The contour of a distance field is a circle: every vertex lies on it. */
static void
test_contour (void)
{
  enum { N = 64 };
  static float values[N * N];
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 8, 8);
  cairo_t *cr = cairo_create (surface);
  cairo_path_t *path;
  int vertices = 0;

  for (int r = 0; r < N; r++)
    for (int c = 0; c < N; c++)
      values[r * N + c] = (float) hypot (c + 0.5 - N / 2.0, r + 0.5 - N / 2.0);
  hj_ink_contour (cr, 0, 0, N, N, N, N, values, 20);
  path = cairo_copy_path (cr);
  for (int i = 0; i < path->num_data; i += path->data[i].header.length)
    {
      double radius = hypot (path->data[i + 1].point.x - N / 2.0, path->data[i + 1].point.y - N / 2.0);

      g_assert_cmpfloat_with_epsilon (radius, 20, 0.05);
      vertices++;
    }
  g_assert_cmpint (vertices, >, 200);
  cairo_path_destroy (path);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* Text and marks must be readable on every style: WCAG 4.5 : 1 for text, 3 : 1 for marks. */
static void
test_contrast (void)
{
  for (int style = 0; style < HJ_N_STYLES; style++)
    {
      const HjPalette *palette = hj_palette_get ((HjStyle) style);

      g_test_message ("%s", palette->name);
      g_assert_cmpfloat (hj_color_contrast (palette->text, palette->view), >=, 7);
      g_assert_cmpfloat (hj_color_contrast (palette->dim, palette->view), >=, 4.5);
      g_assert_cmpfloat (hj_color_contrast (palette->accent, palette->view), >=, 4.5);
      g_assert_cmpfloat (hj_color_contrast (palette->accent_ink, palette->accent_fill), >=, 3);
      for (int series = 0; series < HJ_N_SERIES; series++)
        g_assert_cmpfloat (hj_color_contrast (hj_palette_series_ink (palette, (HjSeries) series), palette->view), >=,
                           4.5);
      for (double t = 0; t <= 1; t += 0.05)
        {
          HjColor cell = hj_palette_sequential (palette, t);

          g_assert_cmpfloat (hj_color_contrast (hj_color_ink_on (cell), cell), >=, 4.5);
        }
    }
}

static void
test_diverging_centre (void)
{
  HjColor centre = hj_palette_diverging (hj_palette_get (HJ_STYLE_LIGHT), 0);
  HjColor negative = hj_palette_diverging (hj_palette_get (HJ_STYLE_LIGHT), -0.8);
  HjColor positive = hj_palette_diverging (hj_palette_get (HJ_STYLE_LIGHT), 0.8);

  g_assert_cmpfloat_with_epsilon (centre.red, centre.blue, 1e-9);
  g_assert_cmpfloat (negative.red, >, negative.blue);
  g_assert_cmpfloat (positive.blue, >, positive.red);
}

static void
test_numbers (void)
{
  static const struct {
    double value;
    const char *text;
  } cases[] = { { 0.7612, "0.761" }, { 1200, "1,200" }, { -3.5, "\u22123.50" }, { 4.03583e-5, "4.0e\u22125" },
                { 0, "0" },          { 12.34, "12.3" }, { 250000, "2.5e5" },    { NAN, "–" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = hj_format_short (cases[i].value);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *count = hj_format_count (i ? -1234567 : 999);
      g_autofree char *zero = hj_format_number (-0.001, 2);

      g_assert_cmpstr (count, ==, i ? "\u22121,234,567" : "999");
      g_assert_cmpstr (zero, ==, "0.00");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diagram/plot/ticks", test_ticks);
  g_test_add_func ("/diagram/plot/scales", test_scales);
  g_test_add_func ("/diagram/plot/contour", test_contour);
  g_test_add_func ("/diagram/palette/contrast", test_contrast);
  g_test_add_func ("/diagram/palette/diverging-centre", test_diverging_centre);
  g_test_add_func ("/diagram/numbers", test_numbers);
  return g_test_run ();
}
