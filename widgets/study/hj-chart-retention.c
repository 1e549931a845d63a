/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Recall week by week, with its interval and the goal. */
#include "hj-study-charts-private.h"

#include "hj-plot.h"

#include <glib/gi18n-lib.h>

typedef struct {
  int first, last; /* Sundays */
  double goal, low; /* the lower end of the scale */
  GArray *weeks;   /* of HjRetention, ascending */
} Retention;

static void
retention_free (gpointer data)
{
  Retention *self = data;

  g_array_unref (self->weeks);
  g_free (self);
}

static HjPlot
retention_plot (const Retention *self, const HjFrame *frame)
{
  double s = frame->text_scale;

  return (HjPlot) {
    .x = 34 * s, .y = 12, .width = frame->width - 34 * s - 44 * s, .height = frame->height - 12 - 30 * s,
    .across = {.from = self->first - .5, .to = self->last + .5, .no_grid = TRUE, .no_numbers = TRUE},
    .up = {.from = self->low, .to = 100, .ticks = 4},
  };
}

static void
draw_interval (cairo_t *cr, const HjFrame *frame, const HjPlot *plot, const Retention *self)
{
  guint n = self->weeks->len;

  for (guint i = 0; i < n; i++) {
    const HjRetention *week = &g_array_index (self->weeks, HjRetention, i);

    cairo_line_to (cr, hj_plot_x (plot, week->day), hj_plot_y (plot, MAX (self->low, 100 * week->high)));
  }
  for (guint i = n; i > 0; i--) {
    const HjRetention *week = &g_array_index (self->weeks, HjRetention, i - 1);

    cairo_line_to (cr, hj_plot_x (plot, week->day), hj_plot_y (plot, MAX (self->low, 100 * week->low)));
  }
  cairo_close_path (cr);
  hj_set_color_alpha (cr, frame->palette->accent_fill, .16);
  cairo_fill (cr);
}

/* A single week has no area: its interval is a line. */
static void
draw_single_interval (cairo_t *cr, const HjFrame *frame, const HjPlot *plot, const Retention *self)
{
  const HjRetention *week = &g_array_index (self->weeks, HjRetention, 0);

  cairo_move_to (cr, hj_plot_x (plot, week->day), hj_plot_y (plot, 100 * week->high));
  cairo_line_to (cr, hj_plot_x (plot, week->day), hj_plot_y (plot, MAX (self->low, 100 * week->low)));
  hj_set_color_alpha (cr, frame->palette->accent_fill, .45);
  cairo_set_line_width (cr, 6);
  cairo_stroke (cr);
}

static void
draw_weeks (cairo_t *cr, const HjFrame *frame, const HjPlot *plot, const Retention *self)
{
  const HjColor color = frame->palette->accent;
  guint n = self->weeks->len;

  for (guint i = 0; i < n; i++) {
    const HjRetention *week = &g_array_index (self->weeks, HjRetention, i);

    cairo_line_to (cr, hj_plot_x (plot, week->day), hj_plot_y (plot, MAX (self->low, 100 * week->rate)));
  }
  hj_set_color (cr, color);
  cairo_set_line_width (cr, 2.25);
  cairo_stroke (cr);
  for (guint i = 0; i < n; i++) {
    const HjRetention *week = &g_array_index (self->weeks, HjRetention, i);
    double x = hj_plot_x (plot, week->day), y = hj_plot_y (plot, MAX (self->low, 100 * week->rate));

    hj_ink_marker (cr, HJ_MARKER_CIRCLE, x, y, i + 1 == n ? 4.5 : 3, color, NULL);
    if (i + 1 == n)
      hj_ink_textf (cr, frame, HJ_TEXT_CELL_BOLD, &color, x + 8, y, HJ_ANCHOR_START | HJ_ANCHOR_CENTRE, "%.0f",
                    100 * week->rate);
  }
}

static void
draw_dates (cairo_t *cr, const HjFrame *frame, const HjPlot *plot, int first, int last)
{
  const int days[] = {first, (first + last) / 2, last};
  const int anchors[] = {HJ_ANCHOR_START, HJ_ANCHOR_MIDDLE, HJ_ANCHOR_END};

  for (int i = 0; i < 3; i++) {
    g_autofree char *text = hj_chart_dup_day (hj_chart_get_sunday (days[i]));

    hj_ink_text (cr, frame, HJ_TEXT_TICK, NULL, plot->x + plot->width * i / 2, plot->y + plot->height + 18 *
                 frame->text_scale, anchors[i], text);
  }
}

static void
draw_retention (cairo_t *cr, const HjFrame *frame, gpointer data)
{
  const Retention *self = data;
  HjPlot plot = retention_plot (self, frame);
  double goal = hj_plot_y (&plot, 100 * self->goal);
  const double dash[] = {4, 4};

  hj_plot_axes (cr, frame, &plot);
  cairo_set_dash (cr, dash, 2, 0);
  hj_ink_hline (cr, plot.x, plot.x + plot.width, goal, 1.25, frame->palette->dim);
  cairo_set_dash (cr, NULL, 0, 0);
  if (self->weeks->len == 0)
    hj_ink_text (cr, frame, HJ_TEXT_TICK, NULL, plot.x + plot.width / 2, plot.y + plot.height * .8,
                 HJ_ANCHOR_MIDDLE, _("Shown once cards come back after a day or more"));
  else if (self->weeks->len == 1)
    draw_single_interval (cr, frame, &plot, self);
  else
    draw_interval (cr, frame, &plot, self);
  draw_weeks (cr, frame, &plot, self);
  draw_dates (cr, frame, &plot, self->first, self->last);
}

static HjValues *
retention_table (const Retention *self)
{
  HjValues *values = hj_values_new ();
  const HjText columns[] = {{"주", "Week"}, {"물어본 카드", "Asked"}, {"기억함", "Recalled"}, {"%", "%"},
                            {"95% 구간", "95% interval"}};
  HjValue *table = hj_values_add_table (values, "retention", (HjText) {"기억률", "Retention"}, self->weeks->len, 5,
                                        columns);

  for (guint i = 0; i < self->weeks->len; i++) {
    const HjRetention *week = &g_array_index (self->weeks, HjRetention, i);
    g_autofree char *date = hj_chart_dup_day (week->day);
    g_autofree char *interval = g_strdup_printf ("%.0f–%.0f", 100 * week->low, 100 * week->high);

    hj_value_set_word (table, i, 0, date);
    hj_value_set_number (table, i, 1, week->n);
    hj_value_set_number (table, i, 2, week->passed);
    hj_value_set_number (table, i, 3, 100 * week->rate);
    hj_value_set_word (table, i, 4, interval);
  }
  return values;
}

void
hj_chart_card_show_retention (HjChartCard *card, const HjStats *stats, double goal, int n_weeks)
{
  Retention *self = g_new0 (Retention, 1);
  g_autofree char *words = NULL;

  self->last = hj_chart_get_sunday (stats->today);
  self->first = self->last - 7 * (n_weeks - 1);
  self->goal = goal;
  self->low = 70;
  self->weeks = g_array_new (FALSE, FALSE, sizeof (HjRetention));
  for (guint i = 0; i < stats->weeks->len; i++) {
    const HjRetention *week = &g_array_index (stats->weeks, HjRetention, i);

    if (week->day < self->first || week->n == 0)
      continue;
    g_array_append_val (self->weeks, *week);
    while ((100 * week->rate < self->low + 5 || (100 * week->low < self->low && self->low > 50)) && self->low > 0)
      self->low -= 10;
  }
  words = g_strdup_printf (_("%d of %d cards were recalled when they were due; the goal is %.0f %%."),
                           stats->retention.passed, stats->retention.n, 100 * goal);
  hj_chart_card_set_chart (card, draw_retention, NULL, self, retention_free, retention_table (self), words);
}
