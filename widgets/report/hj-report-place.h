/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The number of a line and what stands there. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HJ_TYPE_REPORT_PLACE (hj_report_place_get_type ())
G_DECLARE_FINAL_TYPE (HjReportPlace, hj_report_place, HJ, REPORT_PLACE, GtkWidget)

/* WHAT (taken) beside the number of LINE (from 1), or below it where the text is too large for the width. ALIGN is how the
 * number stands beside it. (transfer floating) */
GtkWidget *hj_report_place_new (int line, GtkAlign align, GtkWidget *what);

G_END_DECLS
