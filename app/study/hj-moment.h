/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A moment as a learner lives it: seconds since 1970 and the clock's distance from UTC; and the days made of them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Study never asks the clock: whoever calls it passes the moment. The offset is kept with every review, so a
 * day of the log stays the day it was, wherever the learner travels. */
typedef struct {
  gint64 at;  /* seconds since 1970, UTC */
  int offset; /* seconds east of UTC */
} HjMoment;

HjMoment hj_moment_from_date_time (GDateTime *date_time);
GDateTime *hj_moment_to_date_time (HjMoment moment);
/* AT as text, with the offset: "2026-11-21T10:00:00+09:00"; 0 gives NULL. (transfer full) */
char *hj_moment_to_string (gint64 at, int offset);

/* Days since 1970-01-01 local; a day rolls over at ROLLOVER o'clock (4), so that a late evening belongs to
 * the day it began. */
int hj_moment_get_day (HjMoment moment, int rollover);
/* The first second of DAY as the clock of MOMENT counts it. */
gint64 hj_moment_get_day_start (HjMoment moment, int rollover, int day);
/* 0 Monday … 6 Sunday. */
int hj_day_get_weekday (int day);

G_END_DECLS
