/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was done on each day, as a calendar. */
#include "hj-study-charts-private.h"

#include "hj-plot.h"
#include "hj-theme.h"

#include <glib/gi18n-lib.h>
#include <math.h>

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
                 HJ_ANCHOR_END | HJ_ANCHOR_CENTRE, hj_chart_get_weekday (3 + i));
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
  date = hj_chart_dup_day (day);
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
  self->first = hj_chart_get_sunday (stats->today) - 7 * (n_weeks - 1);
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
