/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What falls due on the days ahead. */
#include "hj-study-charts-private.h"

#include "hj-plot.h"

#include <glib/gi18n-lib.h>
#include <math.h>

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
               base + 18 * frame->text_scale, HJ_ANCHOR_MIDDLE, hj_chart_get_weekday (day->day));
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
  date = hj_chart_dup_day (day->day);
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
    g_autofree char *date = hj_chart_dup_day (day->day);

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
