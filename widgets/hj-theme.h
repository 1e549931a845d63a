/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What drawings are told about the desktop they are on: palette, text size, dates. */
#pragma once

#include "hj-frame.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The palette of the style in use: light or dark, high contrast. */
const HjPalette *hj_theme_get_palette (void);
/* 1 at the usual text size, 2 where texts are twice as big. */
double hj_theme_get_text_scale (GtkWidget *widget);
/* A frame for WIDGET with everything but size and language filled in. */
HjFrame hj_theme_frame (GtkWidget *widget, double width, double height);
/* Redraws WIDGET whenever the style changes. */
void hj_theme_follow (GtkWidget *widget);

/* DAY since 1970-01-01 as text, by a format of g_date_time_format. (transfer full) */
char *hj_day_dup_text (int day, const char *format);

G_END_DECLS
