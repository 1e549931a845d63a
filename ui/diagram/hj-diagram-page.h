/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One diagram in full size. */
#pragma once

#include "hj-page.h"

G_BEGIN_DECLS

#define HJ_TYPE_DIAGRAM_PAGE (hj_diagram_page_get_type ())
G_DECLARE_FINAL_TYPE (HjDiagramPage, hj_diagram_page, HJ, DIAGRAM_PAGE, HjPage)

G_END_DECLS
