/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The gallery: every diagram as a small picture that was really computed. */
#pragma once

#include "hj-page.h"

G_BEGIN_DECLS

#define HJ_TYPE_DIAGRAMS_PAGE (hj_diagrams_page_get_type ())
G_DECLARE_FINAL_TYPE (HjDiagramsPage, hj_diagrams_page, HJ, DIAGRAMS_PAGE, HjPage)

G_END_DECLS
