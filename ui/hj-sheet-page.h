/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sheet as it will be printed. */
#pragma once

#include "hj-page.h"

G_BEGIN_DECLS

#define HJ_TYPE_SHEET_PAGE (hj_sheet_page_get_type ())
G_DECLARE_FINAL_TYPE (HjSheetPage, hj_sheet_page, HJ, SHEET_PAGE, HjPage)

G_END_DECLS
