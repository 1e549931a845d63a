/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A waiting time in words, short enough for a button. */
#include "hj-schedule.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MINUTE 60.0
#define HOUR 3600.0
#define DAY 86400.0
#define MONTH (DAY * 30.4375)
#define YEAR (DAY * 365.25)

/* 2.5, but 3 rather than 3.0. */
static char *
dup_short_number (double value)
{
  double tenths = round (value * 10) / 10;

  return tenths == round (tenths) ? g_strdup_printf ("%.0f", tenths) : g_strdup_printf ("%.1f", tenths);
}

static char *
dup_large (double value, const char *format)
{
  g_autofree char *number = dup_short_number (value);
  g_auto (GStrv) parts = g_strsplit (format, "%s", 2);

  return g_strconcat (parts[0], number, parts[1], NULL);
}

char *
hj_wait_dup_text (gint64 seconds)
{
  int n;

  if (seconds < MINUTE)
    return g_strdup (_("< 1 min"));
  if (seconds < HOUR - MINUTE / 2)
    {
      n = (int) round (seconds / MINUTE);
      return g_strdup_printf (ngettext ("%d min", "%d min", n), n);
    }
  if (seconds < DAY)
    {
      n = (int) round (seconds / HOUR);
      return g_strdup_printf (ngettext ("%d hour", "%d hours", n), n);
    }
  if (seconds < MONTH)
    {
      n = (int) round (seconds / DAY);
      return g_strdup_printf (ngettext ("%d day", "%d days", n), n);
    }
  /* Translators: %s is a number such as 3.1 */
  if (seconds < YEAR)
    return dup_large (seconds / MONTH, _("%s months"));
  /* Translators: %s is a number such as 1.5 */
  return dup_large (seconds / YEAR, _("%s years"));
}
