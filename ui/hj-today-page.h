/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Today: what is due and how long it takes, what to read on, the month so far. */
#pragma once

#include "hj-page.h"

G_BEGIN_DECLS

#define HJ_TYPE_TODAY_PAGE (hj_today_page_get_type ())
G_DECLARE_FINAL_TYPE (HjTodayPage, hj_today_page, HJ, TODAY_PAGE, HjPage)

G_END_DECLS
