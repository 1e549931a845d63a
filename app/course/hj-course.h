/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bundled course: 16 parts, 100 topics, and the notes of those that are written. Read from the GResource
 * of the executable (resources/course.tsv and resources/notes), once, and never changed afterwards. */
#pragma once

#include "hj-text.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define HJ_COURSE_RESOURCE "/io/github/hanjang/Hanjang"

typedef struct {
  int number;         /* from 1, in teaching order */
  const char *folder; /* under notes/: "04-sequences-attention" */
  HjText title;
  guint first, n_topics; /* its topics are hj_course_get_topic (first) … (first + n_topics − 1) */
} HjCoursePart;

typedef struct {
  const char *id; /* "multi-head-attention" */
  int part;       /* number of its part, from 1 */
  HjText title;
  const char *const *diagrams; /* ids, NULL at the end; the first is the main one. Some are still to be built. */
  gboolean complete; /* the notes exist in both languages */
  int minutes;       /* to read one language, as its note says; 0 while not complete */
  HjText summary;    /* one sentence, as its notes say; NULLs while not complete */
} HjCourseTopic;

guint hj_course_get_n_parts (void);
const HjCoursePart *hj_course_get_part (guint index);
guint hj_course_get_n_topics (void);
guint hj_course_get_n_complete (void);
const HjCourseTopic *hj_course_get_topic (guint index);
/* NULL for an id the course does not have. */
const HjCourseTopic *hj_course_find_topic (const char *id);

/* The Markdown of a topic in Korean or English (HJ_LANG_BOTH reads as Korean), or NULL while it is not
 * written. Read it with hj_note_read. (transfer full) */
GBytes *hj_course_dup_note (const char *topic_id, HjLang lang);

G_END_DECLS
