/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notes: bytes as they came, Markdown as it was read, and what lists show of them. */
#include "hj-library-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Columns of HjNoteInfo; a topic's two notes share its cards and its progress. */
#define INFO_SELECT                                                                                                \
  "SELECT n.id, n.path, n.title, n.lang, n.encoding, n.size, n.topic, n.added,"                                    \
  " (SELECT count(*) FROM cards c WHERE c.note = m.id AND c.suggested = 0 AND c.gone = 0),"                        \
  " (SELECT count(*) FROM cards c WHERE c.note = m.id AND c.suggested = 1 AND c.suspended = 0 AND c.gone = 0),"                        \
  " p.fraction, p.finished, p.at, r.sections, r.read, coalesce (s.value, 0) "                                        \
  "FROM notes n "                                                                                                  \
  "LEFT JOIN notes m ON m.id = coalesce ((SELECT min (t.id) FROM notes t WHERE t.topic = n.topic), n.id) "         \
  "LEFT JOIN progress p ON p.what = CASE WHEN n.topic IS NULL THEN 'note:' || n.id ELSE 'topic:' || n.topic END " \
  "LEFT JOIN coverage r ON r.note = m.id "                                                                         \
  "LEFT JOIN settings s ON s.key = 'twin:' || n.id "

void
hj_note_info_free (HjNoteInfo *info)
{
  if (!info)
    return;
  g_free (info->path);
  g_free (info->title);
  g_free (info->encoding);
  g_free (info->topic);
  g_free (info);
}

static HjNoteInfo *
load_info (HjStatement *row)
{
  HjNoteInfo *info = g_new0 (HjNoteInfo, 1);

  info->id = hj_statement_get_long (row, 0);
  info->path = g_strdup (hj_statement_get_words (row, 1));
  info->title = g_strdup (hj_statement_get_words (row, 2));
  hj_lang_from_string (hj_statement_get_text (row, 3), &info->lang);
  info->encoding = g_strdup (hj_statement_get_words (row, 4));
  info->bytes = hj_statement_get_long (row, 5);
  info->topic = g_strdup (hj_statement_get_text (row, 6));
  info->added = hj_statement_get_long (row, 7);
  info->cards = hj_statement_get_int (row, 8);
  info->suggestions = hj_statement_get_int (row, 9);
  info->fraction = hj_statement_get_double (row, 10);
  info->finished = hj_statement_get_int (row, 11);
  info->last_read = hj_statement_get_long (row, 12);
  info->sections = hj_statement_get_int (row, 13);
  info->sections_read = hj_statement_get_int (row, 14);
  info->twin = hj_statement_get_long (row, 15);
  return info;
}

static gboolean
set_not_found (GError **error, const char *name)
{
  if (!error || !*error)
    g_set_error (error, HJ_LIBRARY_ERROR, HJ_LIBRARY_ERROR_NOT_FOUND, _("%s: there is no such note"), name);
  return FALSE;
}

GPtrArray *
hj_library_list_notes (HjLibrary *self, gboolean course, GError **error)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func ((GDestroyNotify) hj_note_info_free);
  g_autoptr (HjStatement) rows = NULL;
  GError *problem = NULL;

  rows = hj_database_query (self->db, &problem,
                            INFO_SELECT "WHERE ?1 OR n.topic IS NULL ORDER BY n.topic IS NOT NULL, n.id DESC",
                            "i", (int) course);
  while (hj_statement_step (rows, &problem))
    g_ptr_array_add (notes, load_info (rows));
  if (problem)
    {
      g_propagate_error (error, problem);
      return NULL;
    }
  return g_steal_pointer (&notes);
}

HjNoteInfo *
hj_library_get_note (HjLibrary *self, gint64 note, GError **error)
{
  g_autoptr (HjStatement) row = hj_database_query (self->db, error, INFO_SELECT "WHERE n.id = ?1", "l", note);
  g_autofree char *name = NULL;

  if (hj_statement_step (row, error))
    return load_info (row);
  name = g_strdup_printf ("%" G_GINT64_FORMAT, note);
  set_not_found (error, name);
  return NULL;
}

/* ---- finding by name ---- */

static gint64
find_by_number (HjLibrary *self, const char *name, HjLang lang)
{
  guint64 number;

  if (!g_ascii_string_to_unsigned (name, 10, 1, G_MAXINT64, &number, NULL))
    return 0;
  return hj_database_get_number (self->db, 0, NULL, "SELECT id FROM notes WHERE id = ?1", "l", (gint64) number);
}

static gint64
find_by_topic (HjLibrary *self, const char *name, HjLang lang)
{
  return hj_database_get_number (self->db, 0, NULL,
                                 "SELECT id FROM notes WHERE topic = ?1 ORDER BY lang = ?2 DESC, id LIMIT 1", "ss",
                                 name, lang == HJ_LANG_EN ? "en" : "ko");
}

static gint64
find_by_path (HjLibrary *self, const char *name, HjLang lang)
{
  g_autofree char *path = g_canonicalize_filename (name, NULL);

  return hj_database_get_number (self->db, 0, NULL, "SELECT id FROM notes WHERE path IN (?1, ?2)", "ss", name, path);
}

/* "lora" finds /home/…/lora.md; the newest wins. */
static gint64
find_by_file_name (HjLibrary *self, const char *name, HjLang lang)
{
  return hj_database_get_number (self->db, 0, NULL,
                                 "SELECT id FROM notes WHERE substr (path, -length (?1) - 1) = '/' || ?1"
                                 " OR path LIKE '%/' || replace (?1, '%', '') || '.md'"
                                 " OR path LIKE '%/' || replace (?1, '%', '') || '.txt' ORDER BY id DESC LIMIT 1",
                                 "s", name);
}

static gint64
find_by_title (HjLibrary *self, const char *name, HjLang lang)
{
  return hj_database_get_number (self->db, 0, NULL,
                                 "SELECT id FROM notes WHERE title = ?1 COLLATE NOCASE"
                                 " ORDER BY topic IS NOT NULL, lang = ?2 DESC, id DESC LIMIT 1",
                                 "ss", name, lang == HJ_LANG_EN ? "en" : "ko");
}

HjNoteInfo *
hj_library_find_note (HjLibrary *self, const char *name, HjLang lang, GError **error)
{
  static gint64 (*const finders[]) (HjLibrary *, const char *, HjLang) = {
    find_by_number, find_by_topic, find_by_path, find_by_file_name, find_by_title,
  };

  for (guint i = 0; i < G_N_ELEMENTS (finders); i++)
    {
      gint64 note = finders[i](self, name, lang);

      if (note > 0)
        return hj_library_get_note (self, note, error);
    }
  set_not_found (error, name);
  return NULL;
}

/* ---- text ---- */

GBytes *
hj_library_dup_note_bytes (HjLibrary *self, gint64 note, GError **error)
{
  g_autoptr (HjStatement) row = hj_database_query (self->db, error, "SELECT bytes FROM notes WHERE id = ?1", "l",
                                                   note);
  g_autofree char *name = NULL;

  if (hj_statement_step (row, error))
    return hj_statement_dup_bytes (row, 0);
  name = g_strdup_printf ("%" G_GINT64_FORMAT, note);
  set_not_found (error, name);
  return NULL;
}

char *
hj_library_dup_note_markdown (HjLibrary *self, gint64 note, GError **error)
{
  g_autoptr (HjStatement) row = hj_database_query (self->db, error, "SELECT markdown FROM notes WHERE id = ?1", "l",
                                                   note);
  g_autofree char *name = NULL;

  if (hj_statement_step (row, error))
    return g_strdup (hj_statement_get_text (row, 0));
  name = g_strdup_printf ("%" G_GINT64_FORMAT, note);
  set_not_found (error, name);
  return NULL;
}

/* A damaged note that was restored once stays so, even when the copy it was restored from is gone. */
HjNote *
hj_library_read_note (HjLibrary *self, gint64 note, GError **error)
{
  g_autoptr (HjNoteInfo) info = hj_library_get_note (self, note, error);
  g_autoptr (GBytes) bytes = info ? hj_library_dup_note_bytes (self, note, error) : NULL;
  g_autofree char *restored = bytes && hj_twins_get (self, note) ? hj_library_dup_note_markdown (self, note, NULL)
                                                                 : NULL;
  g_autoptr (GPtrArray) overrides = bytes ? hj_overrides_table_list (self->db, note, error) : NULL;
  HjReadOptions options = { .twin = restored, .overrides = overrides };
  g_autoptr (HjNote) read = NULL;

  hj_overrides_pin (overrides);
  read = overrides ? hj_note_read_with (bytes, info->path, &options, error) : NULL;
  if (!read || !hj_blocks_table_apply (self->db, note, read, error))
    return NULL;
  hj_links_resolve (self, info, read);
  return g_steal_pointer (&read);
}

gboolean
hj_library_remove_note (HjLibrary *self, gint64 note, GError **error)
{
  g_autoptr (HjNoteInfo) info = hj_library_get_note (self, note, error);

  if (!info || !hj_library_begin (self, error))
    return FALSE;
  /* The cards stay with their history, out of sight, should the note come back. */
  return hj_library_finish (self,
                            hj_database_run (self->db, error, "UPDATE cards SET gone = 1, origin = ?2 WHERE note = ?1",
                                             "ls", note, info->path)
                              && hj_database_run (self->db, error, "DELETE FROM progress WHERE what = 'note:' || ?1",
                                                  "l", note) /* the number may be given again */
                              && hj_database_run (self->db, error, "DELETE FROM notes WHERE id = ?1", "l", note)
                              && hj_pictures_table_sweep (self->db, error),
                            error);
}

/* ---- storing ---- */

gint64
hj_notes_table_find_path (HjDatabase *db, const char *path, GError **error)
{
  return hj_database_get_number (db, 0, error, "SELECT id FROM notes WHERE path = ?1", "s", path);
}

gint64
hj_notes_table_find_digest (HjDatabase *db, const char *digest, GError **error)
{
  return hj_database_get_number (db, 0, error, "SELECT min (id) FROM notes WHERE digest = ?1 AND topic IS NULL", "s",
                                 digest);
}

char *
hj_notes_table_dup_digest (HjDatabase *db, gint64 note)
{
  g_autoptr (HjStatement) row = hj_database_query (db, NULL, "SELECT digest FROM notes WHERE id = ?1", "l", note);

  return hj_statement_step (row, NULL) ? g_strdup (hj_statement_get_text (row, 0)) : NULL;
}

char *
hj_notes_table_dup_path (HjDatabase *db, gint64 note)
{
  g_autoptr (HjStatement) row = hj_database_query (db, NULL, "SELECT path FROM notes WHERE id = ?1", "l", note);

  return hj_statement_step (row, NULL) ? g_strdup (hj_statement_get_text (row, 0)) : NULL;
}

char *
hj_notes_table_dup_markdown (HjDatabase *db, gint64 note)
{
  g_autoptr (HjStatement) row = hj_database_query (db, NULL, "SELECT markdown FROM notes WHERE id = ?1", "l", note);

  return hj_statement_step (row, NULL) ? g_strdup (hj_statement_get_text (row, 0)) : NULL;
}

GHashTable *
hj_notes_table_list_digests (HjDatabase *db)
{
  GHashTable *digests = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (HjStatement) rows = hj_database_query (db, NULL, "SELECT digest FROM notes WHERE topic IS NULL", "");

  while (hj_statement_step (rows, NULL))
    g_hash_table_add (digests, g_strdup (hj_statement_get_words (rows, 0)));
  return digests;
}

static gboolean
insert (HjDatabase *db, const char *path, const char *topic, HjMoment now, GError **error)
{
  return hj_database_run (db, error,
                          "INSERT INTO notes (path, topic, added, title, lang, encoding, digest, size, bytes, markdown)"
                          " VALUES (?1, ?2, ?3, '', '', '', '', 0, x'', '')",
                          "ssl", path, topic, now.at);
}

gint64
hj_notes_table_store (HjDatabase *db, gint64 note, const char *path, const char *topic, GBytes *bytes,
                      const char *digest, const HjNote *read, HjMoment now, GError **error)
{
  if (note == 0)
    {
      if (!insert (db, path, topic, now, error))
        return 0;
      note = hj_database_get_last_id (db);
    }
  if (!hj_database_run (db, error,
                        "UPDATE notes SET title = ?2, lang = ?3, encoding = ?4, digest = ?5, size = ?6, bytes = ?7,"
                        " markdown = ?8, reader = ?9 WHERE id = ?1",
                        "lssssibsi", note, read->title, hj_lang_to_string (read->lang), read->encoding, digest,
                        (int) g_bytes_get_size (bytes), bytes, read->markdown, HJ_LIBRARY_READER))
    return 0;
  return note;
}

gboolean
hj_notes_table_move (HjDatabase *db, gint64 note, const char *from, const char *to, GError **error)
{
  return hj_database_run (db, error,
                          "UPDATE notes SET path = ?3 WHERE id = ?1 AND path = ?2"
                          " AND NOT EXISTS (SELECT 1 FROM notes WHERE path = ?3)",
                          "lss", note, from, to);
}

GArray *
hj_notes_table_list_stale (HjDatabase *db, GError **error)
{
  GArray *notes = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (HjStatement) rows = hj_database_query (db, error,
                                                    "SELECT id FROM notes WHERE reader < ?1 AND topic IS NULL", "i",
                                                    HJ_LIBRARY_READER);

  while (hj_statement_step (rows, error))
    {
      gint64 note = hj_statement_get_long (rows, 0);

      g_array_append_val (notes, note);
    }
  return notes;
}
