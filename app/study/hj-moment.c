/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A moment as a learner lives it, and the days made of them. */
#include "hj-moment.h"

#define SECONDS_PER_HOUR 3600
#define SECONDS_PER_DAY 86400

/** hj_moment_from_date_time: Returns: @date_time with the UTC offset it carries; fractions of a second go. */
HjMoment
hj_moment_from_date_time (GDateTime *date_time)
{
  return (HjMoment) {
    .at = g_date_time_to_unix (date_time),
    .offset = (int) (g_date_time_get_utc_offset (date_time) / G_TIME_SPAN_SECOND),
  };
}

/** hj_moment_to_date_time: Returns: (transfer full): the same moment on the same clock. */
GDateTime *
hj_moment_to_date_time (HjMoment moment)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (moment.offset);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (moment.at);

  return g_date_time_to_timezone (utc, zone);
}

char *
hj_moment_to_string (gint64 at, int offset)
{
  g_autoptr (GDateTime) time = hj_moment_to_date_time ((HjMoment) { at, offset });

  return at > 0 && time ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%S%:z") : NULL;
}

int
hj_moment_get_day (HjMoment moment, int rollover)
{
  gint64 local = moment.at + moment.offset - rollover * SECONDS_PER_HOUR;

  /* Division that rounds down, before 1970 too. */
  return (int) ((local - ((local % SECONDS_PER_DAY) + SECONDS_PER_DAY) % SECONDS_PER_DAY) / SECONDS_PER_DAY);
}

gint64
hj_moment_get_day_start (HjMoment moment, int rollover, int day)
{
  return (gint64) day * SECONDS_PER_DAY + rollover * SECONDS_PER_HOUR - moment.offset;
}

int
hj_day_get_weekday (int day)
{
  /* Day 0, 1 January 1970, was a Thursday. */
  return ((day + 3) % 7 + 7) % 7;
}
