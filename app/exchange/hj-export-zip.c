/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything that can be read without this program: notes as Markdown with their pictures, in the folders they lie in
 * so that links between them hold, and tables of the rest. */
#include "hj-export-private.h"

#include "hj-pack.h"

#include <stdlib.h>
#include <string.h>

/* A file of the archive: its text, or where its bytes are. */
typedef struct {
  char *path; /* on the disk; for a note perhaps only what it was imported as */
  char *text; /* Markdown of a note; NULL: a picture */
  gint64 note;
  char *name; /* in the archive, once it is there */
} File;

static void
file_free (gpointer data)
{
  File *file = data;

  g_free (file->path);
  g_free (file->text);
  g_free (file->name);
  g_free (file);
}

static File *
add_file (GPtrArray *files, char *path, char *text, gint64 note)
{
  File *file = g_new0 (File, 1);

  file->path = path;
  file->text = text;
  file->note = note;
  g_ptr_array_add (files, file);
  return file;
}

/* ---- what there is ---- */

typedef struct {
  GPtrArray *files;
  GHashTable *seen; /* set of the pictures' paths */
} Collection;

static void
add_picture (Collection *self, const char *source)
{
  g_autofree char *path = source && g_str_has_prefix (source, "file:") ? g_filename_from_uri (source, NULL, NULL) : NULL;

  if (path && g_hash_table_add (self->seen, g_strdup (path)))
    add_file (self->files, g_steal_pointer (&path), NULL, 0);
}

static void
add_pictures_of_spans (Collection *self, const GPtrArray *spans)
{
  for (guint i = 0; spans && i < spans->len; i++)
    {
      const HjSpan *span = g_ptr_array_index (spans, i);

      if (span->flags & HJ_SPAN_IMAGE)
        add_picture (self, span->href);
    }
}

static void
add_pictures (HjBlock *block, gpointer collection)
{
  if (block->kind == HJ_BLOCK_IMAGE)
    add_picture (collection, block->info);
  add_pictures_of_spans (collection, block->spans);
  for (gsize i = 0; i < (gsize) block->n_rows * block->n_columns; i++)
    add_pictures_of_spans (collection, block->cells[i].spans);
}

/* Without any link in it, as the paths of pictures are. A note written in the app has no folder: its title is its
 * name. */
static char *
dup_place (const HjNoteInfo *info)
{
  g_autofree char *real = realpath (info->path, NULL);

  if (!g_path_is_absolute (info->path))
    return g_strdelimit (g_strdup (info->title), "/\\", '_');
  return g_strdup (real ? real : info->path);
}

static gboolean
collect_note (HjExport *self, Collection *collection, const HjNoteInfo *info, GError **error)
{
  char *text = hj_library_dup_note_markdown (self->library, info->id, error);
  g_autoptr (HjNote) note = text ? hj_library_read_note (self->library, info->id, error) : NULL;

  if (text)
    add_file (collection->files, dup_place (info), text, info->id);
  if (note)
    hj_blocks_each (note->blocks, add_pictures, collection);
  return note != NULL;
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(File *const *) a)->path, (*(File *const *) b)->path);
}

/* In the order in which a folder is read, so that a learner who takes the archive in again has the same order. */
static gboolean
collect (HjExport *self, const GPtrArray *infos, GPtrArray *files, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Collection collection = { files, seen };

  for (guint i = 0; i < infos->len; i++)
    if (!collect_note (self, &collection, g_ptr_array_index (infos, i), error))
      return FALSE;
  g_ptr_array_sort (files, compare_paths);
  return TRUE;
}

/* ---- where it goes ---- */

/* How much of all absolute paths is one and the same folder, with its slash. */
static gsize
measure_root (const GPtrArray *files)
{
  const char *first = NULL;
  gsize size = 0;

  for (guint i = 0; i < files->len; i++)
    {
      const char *path = ((const File *) g_ptr_array_index (files, i))->path;
      gsize n = 0;

      if (!g_path_is_absolute (path))
        continue;
      if (!first)
        size = strlen (first = path);
      while (n < size && first[n] == path[n])
        n++;
      while (n > 0 && first[n - 1] != '/')
        n--;
      size = n;
    }
  return size;
}

/* What is no .md or .txt, such as a table of Notion, is Markdown now and says so. */
static char *
dup_name (const File *file, gsize root)
{
  const char *rest = g_path_is_absolute (file->path) ? file->path + root : file->path;
  g_autofree char *lower = g_ascii_strdown (rest, -1);
  gboolean named = !file->text || g_str_has_suffix (lower, ".md") || g_str_has_suffix (lower, ".markdown")
                   || g_str_has_suffix (lower, ".txt");

  return g_strdup_printf ("notes/%s%s", rest, named ? "" : ".md");
}

static gboolean
pack_note (HjExport *self, HjPack *pack, File *file, gsize root, GError **error)
{
  g_autofree char *name = dup_name (file, root);

  file->name = hj_pack_add (pack, name, file->text, strlen (file->text), error);
  self->exported->notes += file->name != NULL;
  return file->name != NULL;
}

/* A picture that cannot be read any more is left out, as a page shows its words. */
static gboolean
pack_picture (HjExport *self, HjPack *pack, File *file, gsize root, GError **error)
{
  g_autofree char *name = dup_name (file, root), *bytes = NULL;
  gsize size;

  if (!g_file_get_contents (file->path, &bytes, &size, NULL))
    return TRUE;
  file->name = hj_pack_add (pack, name, bytes, size, error);
  self->exported->pictures += file->name != NULL;
  return file->name != NULL;
}

static gboolean
pack_files (HjExport *self, HjPack *pack, const GPtrArray *files, GError **error)
{
  gsize root = measure_root (files);

  for (guint i = 0; i < files->len; i++)
    {
      File *file = g_ptr_array_index (files, i);

      if (!(file->text ? pack_note : pack_picture) (self, pack, file, root, error))
        return FALSE;
    }
  return TRUE;
}

/* ---- tables ---- */

static const char *
find_name (const GPtrArray *files, gint64 note)
{
  for (guint i = 0; i < files->len; i++)
    if (((const File *) g_ptr_array_index (files, i))->note == note)
      return ((const File *) g_ptr_array_index (files, i))->name;
  return NULL;
}

static GString *
list_notes (HjExport *self, const GPtrArray *infos, const GPtrArray *files)
{
  GString *out = g_string_new ("id,title,file,came_from,language,added,read\r\n");

  for (guint i = 0; i < infos->len; i++)
    {
      const HjNoteInfo *info = g_ptr_array_index (infos, i);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, info->id);
      g_autofree char *added = hj_moment_to_string (info->added, self->now.offset);
      g_autofree char *percent = g_strdup_printf ("%d%%", (int) (info->fraction * 100));
      const char *const fields[] = { id, info->title, find_name (files, info->id), info->path,
                                     hj_lang_to_string (info->lang), added, percent };

      hj_csv_append (out, fields, G_N_ELEMENTS (fields));
    }
  return out;
}

static gboolean
pack_table (HjPack *pack, const char *name, GString *table, GError **error)
{
  g_autofree char *own = table ? hj_pack_add (pack, name, table->str, table->len, error) : NULL;

  if (table)
    g_string_free (table, TRUE);
  return own != NULL;
}

GBytes *
hj_export_zip (HjExport *self, GError **error)
{
  g_autoptr (HjPack) pack = hj_pack_new (self->now.at);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (file_free);
  g_autoptr (GPtrArray) infos = hj_library_list_notes (self->library, FALSE, error);

  if (!infos || !collect (self, infos, files, error) || !pack_files (self, pack, files, error)
      || !pack_table (pack, "notes.csv", list_notes (self, infos, files), error)
      || !pack_table (pack, "cards.csv", hj_csv_of_cards (self, error), error)
      || !pack_table (pack, "reviews.csv", hj_csv_of_reviews (self, error), error)
      || !pack_table (pack, "terms.csv", hj_csv_of_terms (self, error), error))
    return NULL;
  return hj_pack_finish (pack, error);
}
