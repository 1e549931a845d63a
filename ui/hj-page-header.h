/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The header bar of a page: back and sidebar buttons where they belong, a title, the main menu. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HJ_TYPE_PAGE_HEADER (hj_page_header_get_type ())
G_DECLARE_FINAL_TYPE (HjPageHeader, hj_page_header, HJ, PAGE_HEADER, GtkWidget)

G_END_DECLS
