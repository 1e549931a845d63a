/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes become a note with passages and cards. Coming again with other bytes, a note keeps its number and its
 * cards their history. */
#include "hj-library-private.h"

#include "hj-card-maker.h"
#include "hj-course.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* New cards of the learner's notes are asked after those of the course, in the order they came. */
#define OWN_PLACE 100000000
#define TOPIC_PLACES 10000

void
hj_import_free (HjImport *import)
{
  if (!import)
    return;
  g_clear_pointer (&import->read, hj_note_free);
  g_free (import->path);
  g_free (import->skipped);
  g_free (import);
}

static char *
compute_digest (GBytes *bytes)
{
  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
}

/* The file's name without folder and ending: what a note without a heading is called. */
static char *
dup_name (const char *path)
{
  char *name = g_path_get_basename (path);
  char *dot = strrchr (name, '.');

  if (dot && dot > name)
    *dot = '\0';
  return name;
}

/* TWIN: text of an undamaged copy, or NULL. */
static HjNote *
read_note (GBytes *bytes, const char *path, const char *twin, GError **error)
{
  g_autofree char *name = dup_name (path);
  GError *problem = NULL;
  HjNote *note = hj_note_read_beside (bytes, name, twin, &problem);

  if (problem)
    {
      g_propagate_prefixed_error (error, problem, "%s: ", path);
      return NULL;
    }
  return note;
}

/* ---- cards ---- */

typedef struct {
  HjDatabase *db;
  gint64 note;
  const char *origin, *topic;
  gint64 place;
  HjMoment now;
} Source;

static gboolean
keep_card (const Source *source, HjCard *made, const HjCard *kept, GError **error)
{
  made->id = kept->id;
  made->gone = FALSE;
  return hj_cards_table_update_source (source->db, made, source->origin, error);
}

static gboolean
drop_card (const Source *source, HjCard *kept, GError **error)
{
  if (kept->gone)
    return TRUE;
  return hj_database_run (source->db, error, "UPDATE cards SET gone = 1 WHERE id = ?1", "l", kept->id);
}

static gboolean
store_made (const Source *source, const GPtrArray *made, const GPtrArray *kept, const GArray *matches, GError **error)
{
  for (guint i = 0; i < made->len; i++)
    {
      HjCard *card = g_ptr_array_index (made, i);
      int match = g_array_index (matches, int, i);
      gboolean stored;

      card->note = source->note;
      card->topic = g_strdup (source->topic);
      stored = match >= 0 ? keep_card (source, card, g_ptr_array_index (kept, match), error)
                          : hj_cards_table_insert (source->db, card, source->origin, source->place + i, source->now,
                                                   error);
      if (!stored)
        return FALSE;
    }
  return TRUE;
}

static gboolean
store_cards (const Source *source, const GPtrArray *made, int *gone, GError **error)
{
  g_autoptr (GPtrArray) kept = hj_cards_table_list_of_note (source->db, source->note, source->origin, error);
  g_autoptr (GArray) matches = kept ? hj_cards_match (made, kept) : NULL;
  g_autofree gboolean *stays = kept ? g_new0 (gboolean, kept->len + 1) : NULL;

  if (!kept || !store_made (source, made, kept, matches, error))
    return FALSE;
  for (guint i = 0; i < matches->len; i++)
    if (g_array_index (matches, int, i) >= 0)
      stays[g_array_index (matches, int, i)] = TRUE;
  for (guint i = 0; i < kept->len; i++)
    {
      HjCard *card = g_ptr_array_index (kept, i);

      if (stays[i])
        continue;
      *gone += !card->gone;
      if (!drop_card (source, card, error))
        return FALSE;
    }
  return TRUE;
}

/* ---- the learner's notes ---- */

static void
count_cards (HjDatabase *db, HjImport *import)
{
  import->cards = (int) hj_database_get_number (db, 0, NULL,
                                                "SELECT count(*) FROM cards WHERE note = ?1 AND suggested = 0"
                                                " AND gone = 0", "l", import->note);
  import->suggestions = (int) hj_database_get_number (db, 0, NULL,
                                                      "SELECT count(*) FROM cards WHERE note = ?1 AND suggested = 1"
                                                      " AND gone = 0", "l", import->note);
}

/* A damaged note that has an undamaged copy makes no cards of its own: they would be asked twice. Where it has been
 * studied already its cards stay, with their words restored. */
static GPtrArray *
make_cards (HjLibrary *self, const HjImport *import, gint64 known)
{
  if (import->twin > 0 && !(known > 0 && hj_twins_has_reviews (self, known)))
    return g_ptr_array_new ();
  return hj_cards_make (import->read);
}

static gboolean
store_note (HjLibrary *self, GBytes *bytes, const char *digest, HjMoment now, HjImport *import, GError **error)
{
  gint64 known = hj_notes_table_find_path (self->db, import->path, error);
  g_autoptr (GPtrArray) made = make_cards (self, import, known);
  Source source = { .db = self->db, .origin = import->path, .now = now };

  import->updated = known > 0;
  import->note = hj_notes_table_store (self->db, known, import->path, NULL, bytes, digest, import->read, now, error);
  source.note = import->note;
  source.place = OWN_PLACE + import->note * TOPIC_PLACES;
  return import->note > 0 && hj_twins_set (self, import->note, import->twin, error)
         && hj_passages_table_replace (self->db, import->note, import->read, error)
         && store_cards (&source, made, &import->cards_gone, error);
}

/* ---- damaged notes and their undamaged copies ---- */

/* Reads a damaged note again from an undamaged copy, if one is here; KNOWN is its own number, 0 if it is new. */
static gboolean
restore_from_twin (HjLibrary *self, GBytes *bytes, gint64 known, HjImport *import, GError **error)
{
  g_autofree char *text = NULL;

  if (!import->read->guessed)
    return TRUE;
  import->twin = hj_twins_find (self, import->read, known, &text, NULL);
  if (import->twin == 0)
    return TRUE;
  hj_note_free (import->read);
  import->read = read_note (bytes, import->path, text, error);
  return import->read != NULL;
}

static gboolean
took_twin (const HjNote *note)
{
  for (guint i = 0; i < note->repairs->len; i++)
    if (g_str_equal (((HjRepair *) g_ptr_array_index (note->repairs, i))->kind, "mojibake-twin"))
      return TRUE;
  return FALSE;
}

/* Reads the kept bytes of NOTE once more. TWIN and its TEXT: what may be the undamaged copy, or 0 and NULL. If it is
 * none, nothing changes. */
static gboolean
read_again (HjLibrary *self, gint64 note, gint64 twin, const char *text, GError **error)
{
  g_autoptr (HjNoteInfo) info = hj_library_get_note (self, note, error);
  g_autoptr (GBytes) bytes = info ? hj_library_dup_note_bytes (self, note, error) : NULL;
  g_autofree char *digest = bytes ? compute_digest (bytes) : NULL;
  g_autoptr (HjImport) import = g_new0 (HjImport, 1);
  HjMoment now = { .at = info ? info->added : 0 };

  if (!bytes)
    return FALSE;
  import->path = g_strdup (info->path);
  import->twin = twin ? twin : hj_twins_get (self, note);
  import->read = text ? read_note (bytes, info->path, text, error) : hj_library_read_note (self, note, error);
  if (import->read && text && !took_twin (import->read))
    return TRUE;
  return import->read && (import->twin > 0 || restore_from_twin (self, bytes, note, import, error))
         && store_note (self, bytes, digest, now, import, error);
}

/* Looks whether the note that was just stored is what an earlier, damaged one was. */
static gboolean
restore_others (HjLibrary *self, const HjImport *import, GError **error)
{
  const char *text = import->read->markdown;
  g_autoptr (GArray) damaged = NULL;
  gboolean success = TRUE;

  if (import->read->guessed)
    return TRUE;
  damaged = hj_twins_list_damaged (self, text, error);
  for (guint i = 0; success && i < damaged->len; i++)
    success = read_again (self, g_array_index (damaged, gint64, i), import->note, text, error);
  return success;
}

/* A damaged note that was read before its undamaged copy came. */
static gboolean
look_again (HjLibrary *self, HjImport *import, GError **error)
{
  if (!import->read || !import->read->guessed || import->twin > 0 || hj_twins_get (self, import->note) == 0)
    return TRUE;
  import->twin = hj_twins_get (self, import->note);
  hj_note_free (import->read);
  import->read = hj_library_read_note (self, import->note, error);
  count_cards (self->db, import);
  return import->read != NULL;
}

static gboolean
store_new (HjLibrary *self, GBytes *bytes, const char *digest, HjMoment now, HjImport *import, GError **error)
{
  gint64 known = hj_notes_table_find_path (self->db, import->path, error);

  return restore_from_twin (self, bytes, known, import, error)
         && store_note (self, bytes, digest, now, import, error) && restore_others (self, import, error);
}

/* Inside a transaction. */
static HjImport *
import_bytes (HjLibrary *self, GBytes *bytes, const char *path, HjMoment now, GError **error)
{
  g_autoptr (HjImport) import = g_new0 (HjImport, 1);
  g_autofree char *digest = compute_digest (bytes);

  import->path = g_utf8_make_valid (path, -1); /* a file's name may be any bytes */
  import->read = read_note (bytes, import->path, NULL, error);
  if (!import->read)
    return NULL;
  import->duplicate_of = hj_notes_table_find_digest (self->db, digest, error);
  import->note = import->duplicate_of;
  if (import->duplicate_of == 0 ? !store_new (self, bytes, digest, now, import, error)
                                : !look_again (self, import, error))
    return NULL;
  count_cards (self->db, import);
  return g_steal_pointer (&import);
}

HjImport *
hj_library_import_note (HjLibrary *self, GBytes *bytes, const char *path, HjMoment now, GError **error)
{
  g_autoptr (HjImport) import = NULL;

  if (!hj_library_begin (self, error))
    return NULL;
  import = import_bytes (self, bytes, path, now, error);
  return hj_library_finish (self, import != NULL, error) ? g_steal_pointer (&import) : NULL;
}

/* ---- files and folders ---- */

static gboolean
is_note_name (const char *name)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  return name[0] != '.'
         && (g_str_has_suffix (lower, ".md") || g_str_has_suffix (lower, ".markdown")
             || g_str_has_suffix (lower, ".txt"));
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* The names in FOLDER, sorted, so that an import is the same on every machine. NULL on an error. */
static GPtrArray *
list_names (const char *folder, GError **error)
{
  GPtrArray *names = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, error);
  const char *name;

  if (!dir)
    return NULL;
  names = g_ptr_array_new_with_free_func (g_free);
  while ((name = g_dir_read_name (dir)))
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return names;
}

/* Appends the notes below FOLDER; links to folders are not followed, they may lead in circles. */
static gboolean
list_files (const char *folder, GPtrArray *files, GError **error)
{
  g_autoptr (GPtrArray) names = list_names (folder, error);

  for (guint i = 0; names && i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      gboolean link = g_file_test (path, G_FILE_TEST_IS_SYMLINK);

      if (name[0] != '.' && !link && g_file_test (path, G_FILE_TEST_IS_DIR))
        {
          if (!list_files (path, files, error))
            return FALSE;
        }
      else if (is_note_name (name) && g_file_test (path, G_FILE_TEST_IS_REGULAR))
        g_ptr_array_add (files, g_steal_pointer (&path));
    }
  return names != NULL;
}

static const char *
explain (const GError *problem)
{
  if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return _("there is no such file or folder");
  if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    return _("it may not be read");
  return problem->message;
}

static GBytes *
load_file (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GError *problem = NULL;
  GBytes *bytes = g_file_load_bytes (file, NULL, NULL, &problem);

  if (problem)
    {
      g_set_error (error, problem->domain, problem->code, "%s: %s", path, explain (problem));
      g_error_free (problem);
    }
  return bytes;
}

/* Kinds of files that become something else than a note; until then they are no notes either. */
static gboolean
is_for_later (const char *path)
{
  static const char *const endings[] = { ".zip", ".apkg", ".colpkg", ".csv", ".tsv" };
  g_autofree char *lower = g_ascii_strdown (path, -1);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (lower, endings[i]))
      return TRUE;
  return FALSE;
}

static HjImport *
import_file (HjLibrary *self, const char *path, HjMoment now, GError **error)
{
  g_autoptr (GBytes) bytes = load_file (path, error);

  if (bytes && is_for_later (path))
    {
      g_set_error (error, HJ_LIBRARY_ERROR, HJ_LIBRARY_ERROR_FAILED, "%s: %s", path,
                   _("files of this kind are not available yet"));
      return NULL;
    }
  return bytes ? import_bytes (self, bytes, path, now, error) : NULL;
}

static HjImport *
create_skipped (const char *path, const char *why)
{
  HjImport *import = g_new0 (HjImport, 1);

  import->path = g_utf8_make_valid (path, -1);
  import->skipped = g_strdup (why);
  return import;
}

/* A file of a folder or archive that is no text is left out; other errors end the import. */
static HjImport *
skip_or_fail (const char *path, GError *problem, GError **error)
{
  HjImport *import = NULL;

  if (problem->domain == HJ_NOTE_ERROR)
    {
      import = create_skipped (path, problem->message);
      g_error_free (problem);
    }
  else
    g_propagate_error (error, problem);
  return import;
}

static HjImport *
import_or_skip (HjLibrary *self, const char *path, HjMoment now, GError **error)
{
  GError *problem = NULL;
  HjImport *import = import_file (self, path, now, &problem);

  return problem ? skip_or_fail (path, problem, error) : import;
}

/* ---- containers ---- */

typedef struct {
  HjLibrary *library;
  HjMoment now;
  GPtrArray *imports;
} Taking;

static gboolean
take_note (GBytes *bytes, const char *path, gpointer data, GError **error)
{
  Taking *taking = data;
  GError *problem = NULL;
  HjImport *import = import_bytes (taking->library, bytes, path, taking->now, &problem);

  if (problem)
    import = skip_or_fail (path, problem, error);
  if (import)
    g_ptr_array_add (taking->imports, import);
  return import != NULL;
}

/* Pictures and other files are counted in one line: there may be thousands. */
static void
add_others (const char *path, guint n_others, GPtrArray *imports)
{
  g_autofree char *why = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%s: %u file that is no note", "%s: %u files that are no notes", n_others), path,
    n_others);

  if (n_others > 0)
    g_ptr_array_add (imports, create_skipped (path, why));
}

static gboolean
import_container (HjLibrary *self, const char *path, HjContainerOpener open, HjMoment now, GPtrArray *imports,
                  GError **error)
{
  Taking taking = { self, now, imports };
  guint n_others = 0;

  if (!open (path, take_note, &taking, &n_others, error))
    return FALSE;
  add_others (path, n_others, imports);
  return TRUE;
}

static gboolean
is_container (const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  return g_str_has_suffix (lower, ".zip");
}

/* ---- paths ---- */

static gboolean
collect_files (const char *path, gboolean folder, GPtrArray *files, GError **error)
{
  if (!folder)
    {
      g_ptr_array_add (files, g_strdup (path));
      return TRUE;
    }
  if (!list_files (path, files, error))
    return FALSE;
  if (files->len == 0)
    g_set_error (error, HJ_LIBRARY_ERROR, HJ_LIBRARY_ERROR_NOT_FOUND, _("%s: no .md or .txt file in this folder"),
                 path);
  return files->len > 0;
}

/* Inside a transaction. OPEN may be NULL. */
static gboolean
import_path (HjLibrary *self, const char *path, HjContainerOpener open, HjMoment now, GPtrArray *imports,
             GError **error)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  gboolean folder = g_file_test (absolute, G_FILE_TEST_IS_DIR);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);

  if (open && !folder && is_container (absolute))
    return import_container (self, absolute, open, now, imports, error);
  if (!collect_files (absolute, folder, files, error))
    return FALSE;
  for (guint i = 0; i < files->len; i++)
    {
      const char *file = g_ptr_array_index (files, i);
      HjImport *import = folder ? import_or_skip (self, file, now, error) : import_file (self, file, now, error);

      if (!import)
        return FALSE;
      g_ptr_array_add (imports, import);
    }
  return TRUE;
}

GPtrArray *
hj_library_import_containers (HjLibrary *self, const char *const *paths, HjContainerOpener open, HjMoment now,
                              GError **error)
{
  g_autoptr (GPtrArray) imports = g_ptr_array_new_with_free_func ((GDestroyNotify) hj_import_free);
  gboolean success = TRUE;

  if (!hj_library_begin (self, error))
    return NULL;
  for (guint i = 0; success && paths[i]; i++)
    success = import_path (self, paths[i], open, now, imports, error);
  for (guint i = 0; success && i < imports->len; i++)
    success = look_again (self, g_ptr_array_index (imports, i), error);
  return hj_library_finish (self, success, error) ? g_steal_pointer (&imports) : NULL;
}

GPtrArray *
hj_library_import_paths (HjLibrary *self, const char *const *paths, HjMoment now, GError **error)
{
  return hj_library_import_containers (self, paths, NULL, now, error);
}

GPtrArray *
hj_library_import_path (HjLibrary *self, const char *path, HjMoment now, GError **error)
{
  const char *const paths[] = { path, NULL };

  return hj_library_import_paths (self, paths, now, error);
}

/* ---- the course ---- */

static HjNote *
store_topic_note (HjLibrary *self, const char *topic, HjLang lang, HjMoment now, gint64 *note, GError **error)
{
  g_autoptr (GBytes) bytes = hj_course_dup_note (topic, lang);
  g_autofree char *path = g_strdup_printf ("course:%s.%s", topic, hj_lang_to_string (lang));
  g_autofree char *digest = compute_digest (bytes);
  g_autoptr (HjNote) read = read_note (bytes, path, NULL, error);

  if (!read)
    return NULL;
  *note = hj_notes_table_find_path (self->db, path, error);
  *note = hj_notes_table_store (self->db, *note, path, topic, bytes, digest, read, now, error);
  if (*note == 0 || !hj_passages_table_replace (self->db, *note, read, error))
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
  Source source = { .db = self->db, .note = ko ? ko_note : 0, .origin = origin, .topic = topic,
                    .place = (gint64) index * TOPIC_PLACES, .now = now };

  return made && store_cards (&source, made, &gone, error);
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

/* ---- a better reader ---- */

gboolean
hj_library_refresh (HjLibrary *self, GError **error)
{
  g_autoptr (GArray) notes = hj_notes_table_list_stale (self->db, error);
  gboolean success = TRUE;

  if (notes->len == 0)
    return TRUE;
  if (!hj_library_begin (self, error))
    return FALSE;
  for (guint i = 0; success && i < notes->len; i++)
    success = read_again (self, g_array_index (notes, gint64, i), 0, NULL, error);
  return hj_library_finish (self, success, error);
}
