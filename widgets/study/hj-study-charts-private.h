/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the charts share: days, counted from 1970-01-01, as they name them. */
#pragma once

#include "hj-study-charts.h"

G_BEGIN_DECLS

/* The last Sunday until DAY. */
int hj_chart_get_sunday (int day);
/* One or two letters. */
const char *hj_chart_get_weekday (int day);
/* "Nov 21". (transfer full) */
char *hj_chart_dup_day (int day);

G_END_DECLS
