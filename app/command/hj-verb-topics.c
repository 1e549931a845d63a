/* SPDX-License-Identifier: GPL-3.0-or-later */
/* hanjang topics: the course, its notes and its cards. */
#include "hj-course.h"
#include "hj-invocation.h"

#include <glib/gi18n-lib.h>

static void
add_note (JsonBuilder *json, const char *name, const HjNoteInfo *info)
{
  json_builder_set_member_name (json, name);
  if (info)
    json_builder_add_int_value (json, info->id);
  else
    json_builder_add_null_value (json);
}

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
  add_note (json, "note_ko", ko);
  add_note (json, "note_en", en);
  hj_json_array (json, "diagrams");
  for (guint i = 0; topic->diagrams[i]; i++)
    json_builder_add_string_value (json, topic->diagrams[i]);
  json_builder_end_array (json);
  hj_json_int (json, "cards", ko ? ko->cards : 0);
  hj_json_bool (json, "complete", topic->complete);
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
