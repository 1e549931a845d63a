/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A part or a topic of the course as the sidebar's tree shows it. */
#pragma once

#include "hj-desk.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define HJ_TYPE_COURSE_ITEM (hj_course_item_get_type ())
G_DECLARE_FINAL_TYPE (HjCourseItem, hj_course_item, HJ, COURSE_ITEM, GObject)

HjCourseItem *hj_course_item_new_part (HjDesk *desk, guint index);
/* NULL for a part. */
const char *hj_course_item_get_topic (HjCourseItem *item);
/* Topics of a part, a GListModel of HjCourseItem; NULL for a topic. */
GListModel *hj_course_item_get_topics (HjCourseItem *item);
/* Reads language and progress again from the desk, for the topics below as well. */
void hj_course_item_update (HjCourseItem *item);

G_END_DECLS
