/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days as the charts name them. Each chart is a file of its own, hj-chart-<name>.c. */
#include "hj-study-charts-private.h"

#include "hj-theme.h"

#include <glib/gi18n-lib.h>

int
hj_chart_get_sunday (int day)
{
  /* 1970-01-01 was a Thursday: day 3 was the first Sunday. */
  return day - (day + 4) % 7;
}

const char *
hj_chart_get_weekday (int day)
{
  static const char *const letters[] = {NC_ ("weekday", "S"), NC_ ("weekday", "M"), NC_ ("weekday", "Tu"),
                                        NC_ ("weekday", "W"), NC_ ("weekday", "Th"), NC_ ("weekday", "F"),
                                        NC_ ("weekday", "Sa")};

  return g_dpgettext2 (NULL, "weekday", letters[(day + 4) % 7]);
}

char *
hj_chart_dup_day (int day)
{
  /* Translators: a day of the year, as g_date_time_format() writes it. */
  return hj_day_dup_text (day, _("%b %-e"));
}
