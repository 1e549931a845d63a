/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The left side of the window: the six places with their counts, and the course as a tree. */
#pragma once

#include "hj-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define HJ_TYPE_SIDEBAR (hj_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (HjSidebar, hj_sidebar, HJ, SIDEBAR, AdwBin)

void hj_sidebar_set_desk (HjSidebar *sidebar, HjDesk *desk);
/* Marks the place PAGE ("today", "course" …) and, in the course, TOPIC; either may be NULL. */
void hj_sidebar_mark (HjSidebar *sidebar, const char *page, const char *topic);

G_END_DECLS
