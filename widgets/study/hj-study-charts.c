/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The charts of the progress page, filled into chart cards: recall, forecast, calendar. */
#include "hj-study-charts.h"

#include "hj-plot.h"
#include "hj-theme.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Translators: a day of the year, as g_date_time_format() writes it. */
#define DAY_FORMAT _("%b %-e")

static int
sunday_of (int day)
{
  /* 1970-01-01 was a Thursday: day 3 was the first Sunday. */
  return day - (day + 4) % 7;
}

/* ---- recall ---- */

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
  /* A single week has no area: its interval is a line. */
  if (n == 1) {
    const HjRetention *week = &g_array_index (self->weeks, HjRetention, 0);

    cairo_move_to (cr, hj_plot_x (plot, week->day), hj_plot_y (plot, 100 * week->high));
    cairo_line_to (cr, hj_plot_x (plot, week->day), hj_plot_y (plot, MAX (self->low, 100 * week->low)));
    hj_set_color_alpha (cr, frame->palette->accent_fill, .45);
    cairo_set_line_width (cr, 6);
    cairo_stroke (cr);
  }
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
    g_autofree char *text = hj_day_dup_text (sunday_of (days[i]), DAY_FORMAT);

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
    g_autofree char *date = hj_day_dup_text (week->day, DAY_FORMAT);
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

  self->last = sunday_of (stats->today);
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

/* ---- forecast ---- */

typedef struct {
  GArray *days; /* of HjForecastDay */
  int most;
} Forecast;

static void
forecast_free (gpointer data)
{
  Forecast *self = data;

  g_array_unref (self->days);
  g_free (self);
}

static HjPlot
forecast_plot (const Forecast *self, const HjFrame *frame)
{
  double s = frame->text_scale;

  return (HjPlot) {
    .x = 34 * s, .y = 12, .width = frame->width - 34 * s, .height = frame->height - 12 - 30 * s,
    .across = {.from = 0, .to = self->days->len, .no_grid = TRUE, .no_numbers = TRUE},
    .up = {.from = 0, .to = MAX (4, self->most * 1.08), .ticks = 4},
  };
}

static const char *
weekday_letter (int day)
{
  static const char *const letters[] = {NC_ ("weekday", "S"), NC_ ("weekday", "M"), NC_ ("weekday", "Tu"),
                                        NC_ ("weekday", "W"), NC_ ("weekday", "Th"), NC_ ("weekday", "F"),
                                        NC_ ("weekday", "Sa")};

  return g_dpgettext2 (NULL, "weekday", letters[(day + 4) % 7]);
}

/* New cards stand hatched on top of the reviews. */
static void
draw_day (cairo_t *cr, const HjFrame *frame, const HjPlot *plot, const Forecast *self, guint i)
{
  const HjForecastDay *day = &g_array_index (self->days, HjForecastDay, i);
  double left = hj_plot_x (plot, i) + 2, width = MAX (2, hj_plot_x (plot, i + 1) - hj_plot_x (plot, i) - 4);
  double base = hj_plot_y (plot, 0), middle = hj_plot_y (plot, day->reviews);
  double top = hj_plot_y (plot, day->reviews + day->fresh);

  cairo_rectangle (cr, left, middle, width, base - middle);
  hj_set_color (cr, hj_palette_series (frame->palette, HJ_SERIES_GREEN));
  cairo_fill (cr);
  if (day->fresh > 0) {
    cairo_rectangle (cr, left, top, width, MAX (1, middle - top - (day->reviews > 0 ? 2 : 0)));
    hj_set_color (cr, hj_palette_series (frame->palette, HJ_SERIES_SKY));
    cairo_fill (cr);
    hj_ink_hatch (cr, left, top, width, MAX (1, middle - top - (day->reviews > 0 ? 2 : 0)), 6,
                  frame->palette->text);
  }
  if (width * self->days->len < 12 * frame->text_scale * self->days->len && i % 2 == 1)
    return;
  hj_ink_text (cr, frame, i == 0 ? HJ_TEXT_SMALL_BOLD : HJ_TEXT_TICK, NULL, left + width / 2,
               base + 18 * frame->text_scale, HJ_ANCHOR_MIDDLE, weekday_letter (day->day));
}

static void
draw_forecast (cairo_t *cr, const HjFrame *frame, gpointer data)
{
  const Forecast *self = data;
  HjPlot plot = forecast_plot (self, frame);

  hj_plot_axes (cr, frame, &plot);
  for (guint i = 0; i < self->days->len; i++)
    draw_day (cr, frame, &plot, self, i);
}

static char *
tip_forecast (const HjFrame *frame, double x, double y, gpointer data)
{
  const Forecast *self = data;
  HjPlot plot = forecast_plot (self, frame);
  double index = floor (hj_plot_value_x (&plot, x));
  const HjForecastDay *day;
  g_autofree char *date = NULL;

  if (index < 0 || index >= self->days->len || !hj_plot_contains (&plot, x, y))
    return NULL;
  day = &g_array_index (self->days, HjForecastDay, (guint) index);
  date = hj_day_dup_text (day->day, DAY_FORMAT);
  return g_strdup_printf (_("%s: %d reviews, %d new"), date, day->reviews, day->fresh);
}

static HjValues *
forecast_table (const Forecast *self)
{
  HjValues *values = hj_values_new ();
  const HjText columns[] = {{"날", "Day"}, {"복습", "Reviews"}, {"새 카드", "New"}};
  HjValue *table = hj_values_add_table (values, "forecast", (HjText) {"앞날", "Forecast"}, self->days->len, 3,
                                        columns);

  for (guint i = 0; i < self->days->len; i++) {
    const HjForecastDay *day = &g_array_index (self->days, HjForecastDay, i);
    g_autofree char *date = hj_day_dup_text (day->day, DAY_FORMAT);

    hj_value_set_word (table, i, 0, date);
    hj_value_set_number (table, i, 1, day->reviews);
    hj_value_set_number (table, i, 2, day->fresh);
  }
  return values;
}

void
hj_chart_card_show_forecast (HjChartCard *card, const HjStats *stats)
{
  Forecast *self = g_new0 (Forecast, 1);
  g_autofree char *words = NULL;
  int total = 0;

  self->days = g_array_copy (stats->forecast);
  for (guint i = 0; i < self->days->len; i++) {
    const HjForecastDay *day = &g_array_index (self->days, HjForecastDay, i);

    self->most = MAX (self->most, day->reviews + day->fresh);
    total += day->reviews + day->fresh;
  }
  words = g_strdup_printf (_("%d cards in the next %u days, at most %d on one day."), total, self->days->len,
                           self->most);
  hj_chart_card_set_chart (card, draw_forecast, tip_forecast, self, forecast_free, forecast_table (self), words);
}

/* ---- calendar ---- */

typedef struct {
  int first, today, n_weeks, most;
  GHashTable *counts; /* day → reviews */
} Calendar;

static void
calendar_free (gpointer data)
{
  Calendar *self = data;

  g_hash_table_unref (self->counts);
  g_free (self);
}

static int
calendar_count (const Calendar *self, int day)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (self->counts, GINT_TO_POINTER (day)));
}

typedef struct {
  double x, y, pitch;
  int n_weeks; /* as many of the latest as there is room for */
} Grid;

static Grid
calendar_grid (const Calendar *self, const HjFrame *frame)
{
  double s = frame->text_scale, left = 30 * s, top = 22 * s;
  double pitch = MIN (22, MAX (12, MIN ((frame->width - left) / self->n_weeks, (frame->height - top) / 7)));

  return (Grid) {left, top, pitch, MIN (self->n_weeks, (int) ((frame->width - left) / pitch))};
}

static void
draw_cell (cairo_t *cr, const HjFrame *frame, const Calendar *self, double x, double y, double size, int day)
{
  int count = calendar_count (self, day);
  double tint = count == 0 ? 0 : .18 + .68 * MIN (1, count / (double) MAX (1, self->most));

  hj_ink_rounded (cr, x, y, size, size, 3);
  hj_set_color (cr, count == 0 ? frame->palette->lane
                               : hj_color_mix (frame->palette->view, frame->palette->accent_fill, tint));
  cairo_fill (cr);
  if (day == self->today) {
    hj_ink_rounded (cr, x - .5, y - .5, size + 1, size + 1, 3.5);
    hj_set_color (cr, frame->palette->accent);
    cairo_set_line_width (cr, 2);
    cairo_stroke (cr);
  }
}

static void
draw_months (cairo_t *cr, const HjFrame *frame, const Grid *grid, int first)
{
  double free_from = 0;

  for (int week = 0; week < grid->n_weeks; week++) {
    g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc ((gint64) (first + 7 * week + 6) * 86400);
    double x = grid->x + week * grid->pitch;
    g_autofree char *text = g_date_time_format (date, _("%b"));

    if (g_date_time_get_day_of_month (date) <= 7 && x >= free_from
        && x + hj_ink_text_width (frame, HJ_TEXT_TICK, text) < frame->width)
      free_from = x + 8 + hj_ink_text (cr, frame, HJ_TEXT_TICK, NULL, x, grid->y - 8, HJ_ANCHOR_START, text);
  }
}

static void
draw_calendar (cairo_t *cr, const HjFrame *frame, gpointer data)
{
  const Calendar *self = data;
  Grid grid = calendar_grid (self, frame);
  int first = self->first + 7 * (self->n_weeks - grid.n_weeks);

  draw_months (cr, frame, &grid, first);
  for (int i = 1; i < 7; i += 2)
    hj_ink_text (cr, frame, HJ_TEXT_TICK, NULL, grid.x - 8, grid.y + (i + .5) * grid.pitch,
                 HJ_ANCHOR_END | HJ_ANCHOR_CENTRE, weekday_letter (3 + i));
  for (int day = first; day <= self->today; day++)
    draw_cell (cr, frame, self, grid.x + (day - first) / 7 * grid.pitch, grid.y + (day - first) % 7 * grid.pitch,
               grid.pitch - 2.2, day);
}

static char *
tip_calendar (const HjFrame *frame, double x, double y, gpointer data)
{
  const Calendar *self = data;
  Grid grid = calendar_grid (self, frame);
  int week = floor ((x - grid.x) / grid.pitch), row = floor ((y - grid.y) / grid.pitch);
  int day = self->first + 7 * (self->n_weeks - grid.n_weeks + week) + row;
  g_autofree char *date = NULL;

  if (week < 0 || week >= grid.n_weeks || row < 0 || row > 6 || day > self->today)
    return NULL;
  date = hj_day_dup_text (day, DAY_FORMAT);
  return g_strdup_printf (ngettext ("%s: %d review", "%s: %d reviews", calendar_count (self, day)), date,
                          calendar_count (self, day));
}

static HjValues *
calendar_table (const Calendar *self, const HjStats *stats)
{
  HjValues *values = hj_values_new ();
  const HjText columns[] = {{"날", "Day"}, {"복습", "Reviews"}, {"분", "Minutes"}};
  HjValue *table = hj_values_add_table (values, "calendar", (HjText) {"달력", "Calendar"}, stats->calendar->len, 3,
                                        columns);

  for (guint i = 0; i < stats->calendar->len; i++) {
    const HjDayCount *day = &g_array_index (stats->calendar, HjDayCount, i);
    g_autofree char *date = hj_day_dup_text (day->day, "%Y-%m-%d");

    hj_value_set_word (table, i, 0, date);
    hj_value_set_number (table, i, 1, day->reviews);
    hj_value_set_number (table, i, 2, round (day->minutes * 10) / 10);
  }
  return values;
}

void
hj_chart_card_show_calendar (HjChartCard *card, const HjStats *stats, int n_weeks)
{
  Calendar *self = g_new0 (Calendar, 1);
  g_autofree char *words = NULL;

  self->today = stats->today;
  self->n_weeks = n_weeks;
  self->first = sunday_of (stats->today) - 7 * (n_weeks - 1);
  self->counts = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < stats->calendar->len; i++) {
    const HjDayCount *day = &g_array_index (stats->calendar, HjDayCount, i);

    g_hash_table_insert (self->counts, GINT_TO_POINTER (day->day), GINT_TO_POINTER (day->reviews));
    if (day->day >= self->first)
      self->most = MAX (self->most, day->reviews);
  }
  words = g_strdup_printf (_("Reviews on %u days, %d in all."), stats->calendar->len, stats->reviews);
  hj_chart_card_set_chart (card, draw_calendar, tip_calendar, self, calendar_free, calendar_table (self, stats),
                           words);
}
