/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Review: one card after the other, each answer on the disk before the next is shown. */
#pragma once

#include "hj-page.h"

G_BEGIN_DECLS

#define HJ_TYPE_REVIEW_PAGE (hj_review_page_get_type ())
G_DECLARE_FINAL_TYPE (HjReviewPage, hj_review_page, HJ, REVIEW_PAGE, HjPage)

G_END_DECLS
