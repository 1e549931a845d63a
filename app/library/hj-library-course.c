/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bundled course in the library: stored again where its notes, or how they are read, have changed. */
#include "hj-import-private.h"

#include "hj-card-maker.h"
#include "hj-course.h"

/* The course does not keep the ids of its blocks: where the text changed, those that were read are found again.
 * NULL: nothing of NOTE was read. (transfer full) (element-type utf8 utf8) */
static GHashTable *
find_renamed (HjLibrary *self, gint64 note, const HjNote *read)
{
  g_autoptr (GBytes) bytes = hj_database_get_number (self->db, 0, NULL,
                                                     "SELECT 1 FROM coverage WHERE note = ?1 AND blocks <> ''", "l",
                                                     note) > 0 ? hj_library_dup_note_bytes (self, note, NULL) : NULL;
  g_autoptr (HjNote) old = bytes ? hj_note_read (bytes, NULL, NULL) : NULL;
  g_autoptr (GPtrArray) before = old ? hj_traces_new (old) : NULL, after = old ? hj_traces_new (read) : NULL;
  g_autoptr (GArray) origins = old ? hj_traces_align (before, after) : NULL;
  GHashTable *renamed = old ? g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free) : NULL;

  for (guint i = 0; origins && i < origins->len; i++)
    if (g_array_index (origins, int, i) >= 0)
      g_hash_table_insert (renamed, g_strdup (((HjTrace *) before->pdata[g_array_index (origins, int, i)])->place),
                           g_strdup (((HjTrace *) after->pdata[i])->place));
  return renamed;
}

static HjNote *
store_topic_note (HjLibrary *self, const char *topic, HjLang lang, HjMoment now, gint64 *note, GError **error)
{
  g_autoptr (GBytes) bytes = hj_course_dup_note (topic, lang);
  g_autofree char *path = g_strdup_printf ("course:%s.%s", topic, hj_lang_to_string (lang));
  g_autofree char *digest = hj_import_compute_digest (bytes);
  g_autoptr (HjNote) read = hj_import_read_note (bytes, path, &(HjReadOptions){ 0 }, error);
  g_autoptr (GHashTable) renamed = NULL;

  if (!read)
    return NULL;
  *note = hj_notes_table_find_path (self->db, path, error);
  if (*note > 0 && lang == HJ_LANG_KO)
    renamed = find_renamed (self, *note, read);
  *note = hj_notes_table_store (self->db, *note, path, topic, bytes, digest, read, now, error);
  if (*note == 0 || !hj_passages_table_replace (self->db, *note, read, error))
    return NULL;
  if (lang == HJ_LANG_KO && !hj_coverage_table_follow (self, *note, read, renamed, error))
    return NULL;
  return g_steal_pointer (&read);
}

static gboolean
store_topic (HjLibrary *self, guint index, HjMoment now, GError **error)
{
  const char *topic = hj_course_get_topic (index)->id;
  gint64 ko_note, en_note;
  int gone = 0;
  g_autoptr (HjNote) ko = store_topic_note (self, topic, HJ_LANG_KO, now, &ko_note, error);
  g_autoptr (HjNote) en = ko ? store_topic_note (self, topic, HJ_LANG_EN, now, &en_note, error) : NULL;
  g_autoptr (GPtrArray) made = en ? hj_cards_make_pair (ko, en) : NULL;
  g_autofree char *origin = g_strdup_printf ("course:%s.ko", topic);
  HjCardSource source = { .db = self->db, .note = ko ? ko_note : 0, .origin = origin, .topic = topic,
                    .place = (gint64) index * HJ_TOPIC_PLACES, .now = now };

  return made && hj_cards_table_store_made (&source, made, &gone, error);
}

/* One digest over all notes of the course and the reader that reads them. */
static char *
compute_course_digest (void)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  static const HjLang langs[] = { HJ_LANG_KO, HJ_LANG_EN };

  for (guint i = 0; i < hj_course_get_n_topics (); i++)
    for (guint k = 0; k < G_N_ELEMENTS (langs); k++)
      {
        g_autoptr (GBytes) bytes = hj_course_dup_note (hj_course_get_topic (i)->id, langs[k]);

        if (bytes)
          g_checksum_update (checksum, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
        g_checksum_update (checksum, (const guchar *) "\n", 1);
      }
  return g_strdup_printf ("%d:%s", HJ_LIBRARY_READER, g_checksum_get_string (checksum));
}

static gboolean
store_course (HjLibrary *self, const char *digest, HjMoment now, GError **error)
{
  for (guint i = 0; i < hj_course_get_n_topics (); i++)
    if (hj_course_get_topic (i)->complete && !store_topic (self, i, now, error))
      return FALSE;
  return hj_library_set_setting (self, "course", digest, error);
}

gboolean
hj_library_import_course (HjLibrary *self, HjMoment now, GError **error)
{
  g_autofree char *digest = compute_course_digest ();
  g_autofree char *known = hj_library_dup_setting (self, "course", NULL);

  if (g_strcmp0 (digest, known) == 0)
    return TRUE;
  if (!hj_library_begin (self, error))
    return FALSE;
  return hj_library_finish (self, store_course (self, digest, now, error), error);
}
