/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Progress: recall, forecast, calendar and mastery, each also as a table. */
#pragma once

#include "hj-page.h"

G_BEGIN_DECLS

#define HJ_TYPE_PROGRESS_PAGE (hj_progress_page_get_type ())
G_DECLARE_FINAL_TYPE (HjProgressPage, hj_progress_page, HJ, PROGRESS_PAGE, HjPage)

G_END_DECLS
