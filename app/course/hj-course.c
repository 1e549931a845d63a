/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bundled course: 16 parts, 100 topics, and the notes of those that are written. */
#include "hj-course.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
  GArray *parts;     /* of HjCoursePart */
  GArray *topics;    /* of HjCourseTopic */
  GHashTable *by_id; /* topic id → index + 1 */
} Course;

static char *
dup_note_path (const char *folder, const char *id, HjLang lang)
{
  return g_strdup_printf (HJ_COURSE_RESOURCE "/notes/%s/%s.%s.md", folder, id, lang == HJ_LANG_EN ? "en" : "ko");
}

static GBytes *
lookup_resource (const char *path)
{
  return g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
}

/* The value of KEY in the front matter of a bundled note, or NULL. A table of a hundred topics does not need
 * its notes read in full, and our own front matter is one "key: value" a line. */
static char *
dup_front_value (GBytes *note, const char *key)
{
  gsize size;
  const char *text = g_bytes_get_data (note, &size);
  g_autofree char *head = g_strndup (text, MIN (size, 2048));
  g_auto (GStrv) lines = g_strsplit (head, "\n", -1);
  gsize n_key = strlen (key);

  for (guint i = 1; lines[0] && lines[i] && strcmp (lines[i], "---") != 0; i++)
    if (strncmp (lines[i], key, n_key) == 0 && lines[i][n_key] == ':')
      return g_strdup (g_strstrip (lines[i] + n_key + 1));
  return NULL;
}

/* Fills in what only the notes know; leaves TOPIC incomplete if one of the two is missing. */
static void
look_for_notes (HjCourseTopic *topic, const char *folder)
{
  g_autofree char *ko_path = dup_note_path (folder, topic->id, HJ_LANG_KO);
  g_autofree char *en_path = dup_note_path (folder, topic->id, HJ_LANG_EN);
  g_autoptr (GBytes) ko = lookup_resource (ko_path);
  g_autoptr (GBytes) en = lookup_resource (en_path);
  g_autofree char *minutes = NULL;

  if (!ko || !en)
    return;
  topic->complete = TRUE;
  minutes = dup_front_value (ko, "minutes");
  topic->minutes = minutes ? atoi (minutes) : 0;
  topic->summary.ko = dup_front_value (ko, "summary");
  topic->summary.en = dup_front_value (en, "summary");
}

/* "part", number, folder, Korean title, English title */
static void
add_part (Course *course, char **fields)
{
  HjCoursePart part = {
    .number = atoi (fields[1]),
    .folder = g_strdup (fields[2]),
    .title = { g_strdup (fields[3]), g_strdup (fields[4]) },
    .first = course->topics->len,
  };

  g_array_append_val (course->parts, part);
}

/* "topic", id, Korean title, English title, diagram ids */
static void
add_topic (Course *course, char **fields)
{
  HjCoursePart *part = &g_array_index (course->parts, HjCoursePart, course->parts->len - 1);
  HjCourseTopic topic = {
    .id = g_strdup (fields[1]),
    .part = part->number,
    .title = { g_strdup (fields[2]), g_strdup (fields[3]) },
    .diagrams = (const char *const *) g_strsplit (fields[4], ",", -1),
  };

  look_for_notes (&topic, part->folder);
  part->n_topics++;
  g_array_append_val (course->topics, topic);
  g_hash_table_insert (course->by_id, (gpointer) topic.id, GUINT_TO_POINTER (course->topics->len));
}

static void
add_line (Course *course, const char *line)
{
  g_auto (GStrv) fields = g_strsplit (line, "\t", -1);
  gboolean is_part = g_strcmp0 (fields[0], "part") == 0;

  if (line[0] == '\0' || line[0] == '#')
    return;
  /* The table is compiled in: a bad line is a mistake of ours, not of the world. */
  g_assert (g_strv_length (fields) == 5);
  g_assert (is_part || (strcmp (fields[0], "topic") == 0 && course->parts->len > 0));
  if (is_part)
    add_part (course, fields);
  else
    add_topic (course, fields);
}

static Course *
load_course (void)
{
  g_autoptr (GBytes) bytes = lookup_resource (HJ_COURSE_RESOURCE "/course.tsv");
  g_auto (GStrv) lines = NULL;
  g_autofree char *text = NULL;
  Course *course = g_new0 (Course, 1);

  course->parts = g_array_new (FALSE, TRUE, sizeof (HjCoursePart));
  course->topics = g_array_new (FALSE, TRUE, sizeof (HjCourseTopic));
  course->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  if (!bytes)
    {
      g_critical ("The course is not among the resources of this program: add hanjang_resources to its sources");
      return course;
    }
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i]; i++)
    add_line (course, lines[i]);
  return course;
}

/* Kept for the life of the program: it is part of the program. */
static Course *
get_course (void)
{
  static Course *course;

  if (g_once_init_enter (&course))
    g_once_init_leave (&course, load_course ());
  return course;
}

guint
hj_course_get_n_parts (void)
{
  return get_course ()->parts->len;
}

const HjCoursePart *
hj_course_get_part (guint index)
{
  g_return_val_if_fail (index < get_course ()->parts->len, NULL);
  return &g_array_index (get_course ()->parts, HjCoursePart, index);
}

guint
hj_course_get_n_topics (void)
{
  return get_course ()->topics->len;
}

guint
hj_course_get_n_complete (void)
{
  guint n = 0;

  for (guint i = 0; i < hj_course_get_n_topics (); i++)
    n += hj_course_get_topic (i)->complete ? 1 : 0;
  return n;
}

const HjCourseTopic *
hj_course_get_topic (guint index)
{
  g_return_val_if_fail (index < get_course ()->topics->len, NULL);
  return &g_array_index (get_course ()->topics, HjCourseTopic, index);
}

const HjCourseTopic *
hj_course_find_topic (const char *id)
{
  guint place = id ? GPOINTER_TO_UINT (g_hash_table_lookup (get_course ()->by_id, id)) : 0;

  return place > 0 ? hj_course_get_topic (place - 1) : NULL;
}

GBytes *
hj_course_dup_note (const char *topic_id, HjLang lang)
{
  const HjCourseTopic *topic = hj_course_find_topic (topic_id);
  g_autofree char *path = NULL;

  if (!topic)
    return NULL;
  path = dup_note_path (hj_course_get_part (topic->part - 1)->folder, topic->id, lang);
  return lookup_resource (path);
}
