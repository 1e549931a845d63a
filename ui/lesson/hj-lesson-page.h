/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A lesson: the note, and beside it or within it the live diagrams it speaks of. */
#pragma once

#include "hj-page.h"

G_BEGIN_DECLS

#define HJ_TYPE_LESSON_PAGE (hj_lesson_page_get_type ())
G_DECLARE_FINAL_TYPE (HjLessonPage, hj_lesson_page, HJ, LESSON_PAGE, HjPage)

G_END_DECLS
