/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window: sidebar and pages, the way back, files dropped on it. */
#pragma once

#include "hj-page.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define HJ_TYPE_WINDOW (hj_window_get_type ())
G_DECLARE_FINAL_TYPE (HjWindow, hj_window, HJ, WINDOW, AdwApplicationWindow)

HjWindow *hj_window_new (GtkApplication *application, HjDesk *desk);
/* PLACE is a page, then what it shows: "today", "lesson topic:dropout", "diagram gan-training-curves?seed=3". */
void hj_window_show (HjWindow *window, const char *place);
/* Takes FILES (GFile) into the library and says what came of it. */
void hj_window_import (HjWindow *window, GListModel *files);
/* The place shown now. (transfer none) */
const char *hj_window_get_place (HjWindow *window);
/* The page that shows it, or NULL before there is one. (transfer none) */
HjPage *hj_window_get_page (HjWindow *window);

G_END_DECLS
