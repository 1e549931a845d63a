/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The course: its parts and topics, and how far each was read. */
#pragma once

#include "hj-page.h"

G_BEGIN_DECLS

#define HJ_TYPE_COURSE_PAGE (hj_course_page_get_type ())
G_DECLARE_FINAL_TYPE (HjCoursePage, hj_course_page, HJ, COURSE_PAGE, HjPage)

G_END_DECLS
