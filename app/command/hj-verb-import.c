/* SPDX-License-Identifier: GPL-3.0-or-later */
/* hanjang import: files and folders into the library, all of them or none, and a true report. */
#include "hj-about.h"
#include "hj-archive.h"
#include "hj-import-news.h"
#include "hj-invocation.h"
#include "hj-json-report.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

/* ---- JSON ---- */

static void
find_diagram (HjBlock *block, gpointer ids)
{
  if (block->kind == HJ_BLOCK_DIAGRAM && block->info
      && !g_ptr_array_find_with_equal_func (ids, block->info, g_str_equal, NULL))
    g_ptr_array_add (ids, block->info);
}

/* Those the note shows itself, then those of what its sections are about. */
static void
add_diagrams (JsonBuilder *json, const HjNote *note)
{
  g_autoptr (HjAbout) about = hj_about_note (note);
  g_autoptr (GPtrArray) ids = g_ptr_array_new (), found = hj_about_list_diagrams (about);

  hj_blocks_each (note->blocks, find_diagram, ids);
  for (guint i = 0; i < found->len; i++)
    if (!g_ptr_array_find_with_equal_func (ids, found->pdata[i], g_str_equal, NULL))
      g_ptr_array_add (ids, found->pdata[i]);
  hj_json_strings (json, "diagrams", (const char *const *) ids->pdata, ids->len);
}

static void
add_topics (JsonBuilder *json, const HjNote *note)
{
  g_autoptr (HjAbout) about = hj_about_note (note);
  g_autoptr (GPtrArray) ids = hj_about_list_topics (about);

  hj_json_strings (json, "topics", (const char *const *) ids->pdata, ids->len);
}

/* How many blocks came, went, stand elsewhere or say it in other words; null for a note that was not here before. */
static void
add_changes (JsonBuilder *json, const HjImport *import)
{
  static const char *const names[] = {
    [HJ_CHANGE_ADDED] = "added", [HJ_CHANGE_REMOVED] = "removed", [HJ_CHANGE_MOVED] = "moved",
    [HJ_CHANGE_REWORDED] = "reworded",
  };

  if (import->deed != HJ_IMPORT_UPDATED)
    {
      hj_json_string (json, "changes", NULL);
      return;
    }
  hj_json_object (json, "changes");
  for (guint i = 0; i < HJ_N_CHANGES; i++)
    hj_json_int (json, names[i], import->n_changes[i]);
  json_builder_end_object (json);
}

static void
add_note (JsonBuilder *json, const HjImport *import, GHashTable *pictures, HjLang lang)
{
  const HjNote *note = import->read;
  g_autoptr (HjImportReport) report = hj_import_report_new_among (import->read, NULL, import->path, pictures);

  json_builder_begin_object (json);
  hj_json_int (json, "id", import->note);
  hj_json_string (json, "path", import->path);
  hj_json_string (json, "title", note->title);
  hj_json_string (json, "language", hj_lang_to_string (note->lang));
  hj_json_string (json, "encoding", note->encoding);
  hj_json_int (json, "bytes", (gint64) note->n_bytes);
  hj_json_report_counts (json, hj_import_report_get_counts (report));
  hj_json_int (json, "latent_tables", (int) note->latent_tables->len);
  hj_json_int (json, "cards", import->cards);
  hj_json_int (json, "cards_suggested", import->suggestions);
  add_diagrams (json, note);
  add_topics (json, note);
  hj_json_report_findings (json, report, lang);
  hj_json_id (json, "duplicate_of", import->twin > 0 ? import->twin : import->duplicate_of);
  hj_json_bool (json, "updated", import->updated);
  hj_json_string (json, "moved_from", import->moved_from);
  add_changes (json, import);
  json_builder_end_object (json);
}

static void
add_skipped (JsonBuilder *json, gconstpointer row, gconstpointer data)
{
  const HjImport *import = row;

  hj_json_string (json, "path", import->path);
  hj_json_string (json, "why", import->skipped);
}

/* (transfer container) */
static GPtrArray *
list_skipped (const GPtrArray *imports)
{
  GPtrArray *skipped = g_ptr_array_new ();

  for (guint i = 0; i < imports->len; i++)
    if (((const HjImport *) g_ptr_array_index (imports, i))->skipped)
      g_ptr_array_add (skipped, g_ptr_array_index (imports, i));
  return skipped;
}

/* What was in the library already was not read, and of a large import most has been let go: one after the other, so
 * that they are never all in memory. */
static gboolean
add_notes (HjInvocation *self, JsonBuilder *json, const GPtrArray *imports, GError **error)
{
  g_autoptr (GHashTable) pictures = hj_library_list_pictures (self->open);

  for (guint i = 0; i < imports->len; i++)
    {
      HjImport *import = g_ptr_array_index (imports, i);

      if (import->skipped)
        continue;
      if (!import->read)
        import->read = hj_library_read_note (self->open, import->note, error);
      if (!import->read)
        return FALSE;
      add_note (json, import, pictures, self->lang);
      g_clear_pointer (&import->read, hj_note_free);
    }
  return TRUE;
}

static int
print_json (HjInvocation *self, const GPtrArray *imports)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();
  g_autoptr (GPtrArray) skipped = list_skipped (imports);
  GError *error = NULL;

  json_builder_begin_object (json);
  hj_json_array (json, "notes");
  if (!add_notes (self, json, imports, &error))
    return hj_invocation_fail (self, error);
  json_builder_end_array (json);
  hj_json_rows (json, "decks", NULL, NULL, NULL);
  hj_json_rows (json, "skipped", skipped, add_skipped, NULL);
  json_builder_end_object (json);
  return hj_invocation_print_json (self, json);
}

/* ---- text ---- */

static void
print_note (HjInvocation *self, const HjImport *import)
{
  g_autoptr (HjNoteInfo) info = hj_library_get_note (self->open, import->note, NULL);

  if (!info)
    return;
  hj_print ("%" G_GINT64_FORMAT "  %s\n", import->note, info->title);
  if (import->read)
    hj_print (_("   %s, %d sections, %d cards, %d suggested\n"), info->encoding,
              (int) hj_sections_count (import->read->sections), import->cards, import->suggestions);
  else
    hj_print (_("   %s, %d cards, %d suggested\n"), info->encoding, import->cards, import->suggestions);
  if (import->moved_from)
    hj_print (_("   its file was %s before\n"), import->moved_from);
  if (import->deed == HJ_IMPORT_UPDATED)
    hj_print (_("   read again: %d blocks added, %d gone, %d moved, %d reworded\n"), import->n_changes[HJ_CHANGE_ADDED],
              import->n_changes[HJ_CHANGE_REMOVED], import->n_changes[HJ_CHANGE_MOVED],
              import->n_changes[HJ_CHANGE_REWORDED]);
}

static void
print_one (HjInvocation *self, const HjImport *import)
{
  if (import->skipped)
    hj_print (_("left out: %s\n"), import->skipped);
  else if (import->duplicate_of > 0)
    hj_print (_("%s: the same as note %" PRId64 ", nothing added\n"), import->path, import->duplicate_of);
  else if (import->twin > 0)
    hj_print (_("%s: a damaged copy of note %" PRId64 ", restored from it\n"), import->path, import->twin);
  else
    print_note (self, import);
}

/* ---- the verb ---- */

/* All paths are looked at before anything is stored, so that a mistyped one costs nothing. */
static gboolean
check_paths (HjInvocation *self)
{
  for (guint i = 0; i < self->n_args; i++)
    if (!g_file_test (self->args[i], G_FILE_TEST_EXISTS))
      {
        hj_invocation_refuse (self, self->args[i], _("there is no such file or folder"));
        return FALSE;
      }
  return TRUE;
}

static GPtrArray *
import_all (HjInvocation *self, GError **error)
{
  HjImportNews news;
  GPtrArray *imports;

  hj_import_news_begin (&news);
  imports = hj_library_import_all (self->open, (const char *const *) self->args, hj_archive_open, hj_import_news_tell,
                                   &news, news.cancellable, hj_moment_now (), error);
  hj_import_news_end (&news);
  if (error && g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_clear_error (error);
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("import: it was cancelled; nothing was stored"));
    }
  return imports;
}

int
hj_verb_import (HjInvocation *self)
{
  g_autoptr (GPtrArray) imports = NULL;
  GError *error = NULL;

  if (!hj_invocation_parse (self, NULL, 1, -1))
    return HJ_MISUSED;
  if (!check_paths (self))
    return HJ_FAILED;
  if (hj_invocation_open (self, &error))
    imports = import_all (self, &error);
  if (!imports)
    return hj_invocation_fail (self, error);
  if (self->json)
    return print_json (self, imports);
  for (guint i = 0; i < imports->len; i++)
    print_one (self, g_ptr_array_index (imports, i));
  return HJ_DONE;
}
