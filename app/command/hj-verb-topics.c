/* SPDX-License-Identifier: GPL-3.0-or-later */
/* hanjang topics: the course, its notes and its cards. */
#include "hj-course.h"
#include "hj-invocation.h"

#include <glib/gi18n-lib.h>

static void
add_topic (HjInvocation *self, JsonBuilder *json, const HjCourseTopic *topic)
{
  g_autoptr (HjNoteInfo) ko = NULL, en = NULL;

  if (topic->complete)
    {
      ko = hj_library_find_note (self->open, topic->id, HJ_LANG_KO, NULL);
      en = hj_library_find_note (self->open, topic->id, HJ_LANG_EN, NULL);
    }
  json_builder_begin_object (json);
  hj_json_string (json, "id", topic->id);
  hj_json_int (json, "part", topic->part);
  hj_json_string (json, "title_ko", topic->title.ko);
  hj_json_string (json, "title_en", topic->title.en);
  hj_json_id (json, "note_ko", ko ? ko->id : 0);
  hj_json_id (json, "note_en", en ? en->id : 0);
  hj_json_strings (json, "diagrams", (const char *const *) topic->diagrams, -1);
  hj_json_int (json, "cards", ko ? ko->cards : 0);
  hj_json_bool (json, "complete", topic->complete);
  hj_json_double (json, "read", ko ? ko->fraction : 0);
  hj_json_int (json, "sections", ko ? ko->sections : 0);
  hj_json_int (json, "sections_read", ko ? ko->sections_read : 0);
  json_builder_end_object (json);
}

static int
print_json (HjInvocation *self)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  json_builder_begin_object (json);
  hj_json_array (json, "topics");
  for (guint i = 0; i < hj_course_get_n_topics (); i++)
    add_topic (self, json, hj_course_get_topic (i));
  json_builder_end_array (json);
  json_builder_end_object (json);
  return hj_invocation_print_json (self, json);
}

static void
print_text (HjInvocation *self)
{
  for (guint i = 0; i < hj_course_get_n_parts (); i++)
    {
      const HjCoursePart *part = hj_course_get_part (i);

      hj_print ("%d. %s\n", part->number, hj_text_get (part->title, self->lang));
      for (guint k = part->first; k < part->first + part->n_topics; k++)
        {
          const HjCourseTopic *topic = hj_course_get_topic (k);

          hj_print ("   %s %-32s %s\n", topic->complete ? "●" : "○", topic->id, hj_text_get (topic->title, self->lang));
        }
    }
}

int
hj_verb_topics (HjInvocation *self)
{
  GError *error = NULL;

  if (!hj_invocation_parse (self, NULL, 0, 0))
    return HJ_MISUSED;
  if (!self->json)
    {
      print_text (self);
      return HJ_DONE;
    }
  if (!hj_invocation_open (self, &error))
    return hj_invocation_fail (self, error);
  return print_json (self);
}
