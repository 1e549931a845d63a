/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that came under another name: the note follows its file, with its cards, its history and the learner's word on
 * it. A file that came is one that went if it holds the same bytes, has the same number of Notion, or says mostly the
 * same. */
#include "hj-import-private.h"

#include <string.h>

#define MOST_COMPARED 64 /* notes without a file that a new one is compared with, beside those of its name */
#define MOSTLY 0.6       /* of the words */

/* A note of the library whose file is not where it was. */
typedef struct {
  gint64 note;
  char *path, *title, *digest;
  GPtrArray *blocks; /* of HjTrace; NULL until it is compared */
  GHashTable *words; /* of what BLOCKS say */
  gsize size;        /* of WORDS, in bytes */
} Gone;

struct _HjMoved {
  GPtrArray *gone;     /* of Gone; one that was followed leaves */
  GHashTable *numbers; /* what names of pages of Notion end with → GINT64 note; of all notes with files */
};

static void
gone_free (gpointer data)
{
  Gone *gone = data;

  g_free (gone->path);
  g_free (gone->title);
  g_free (gone->digest);
  g_clear_pointer (&gone->words, g_hash_table_unref);
  g_clear_pointer (&gone->blocks, g_ptr_array_unref);
  g_free (gone);
}

void
hj_moved_free (HjMoved *self)
{
  g_ptr_array_unref (self->gone);
  g_hash_table_unref (self->numbers);
  g_free (self);
}

/* ---- what there is ---- */

/* The file PATH is of: itself, or the container it lies in. (transfer full), NULL where there is none. */
static char *
dup_file (const char *path)
{
  g_autofree char *file = g_strdup (path);

  while (strlen (file) > 1 && !g_file_test (file, G_FILE_TEST_EXISTS))
    {
      char *folder = g_path_get_dirname (file);

      g_free (file);
      file = folder;
    }
  return g_path_is_absolute (path) && g_file_test (file, G_FILE_TEST_IS_REGULAR) ? g_steal_pointer (&file) : NULL;
}

static gboolean
has_file (const char *path)
{
  g_autofree char *file = dup_file (path);

  return file != NULL;
}

/* Notion numbers its pages: "Title 32hexdigits.md" keeps the number in every export, in whatever archive. From the
 * number on, or NULL. */
static const char *
find_number (const char *path)
{
  const char *slash = strrchr (path, '/'), *name = slash ? slash + 1 : path, *dot = strrchr (name, '.');
  gsize size = dot ? (gsize) (dot - name) : strlen (name);
  const char *mark;

  if (size > 4 && strncmp (name + size - 4, "_all", 4) == 0)
    size -= 4;
  mark = hj_find_notion_id (name, size);
  return mark ? mark + 1 : NULL;
}

static void
take_note (HjMoved *self, HjStatement *row)
{
  const char *path = hj_statement_get_words (row, 1), *number = find_number (path);
  gint64 note = hj_statement_get_long (row, 0);
  Gone *gone;

  if (number)
    g_hash_table_insert (self->numbers, g_strdup (number), g_memdup2 (&note, sizeof note));
  if (!g_path_is_absolute (path) || has_file (path))
    return;
  gone = g_new0 (Gone, 1);
  gone->note = note;
  gone->path = g_strdup (path);
  gone->title = g_strdup (hj_statement_get_text (row, 2));
  gone->digest = g_strdup (hj_statement_get_text (row, 3));
  g_ptr_array_add (self->gone, gone);
}

static HjMoved *
moved_new (HjDatabase *db)
{
  HjMoved *self = g_new0 (HjMoved, 1);
  g_autoptr (HjStatement) rows = hj_database_query (db, NULL,
                                                    "SELECT id, path, title, digest FROM notes WHERE topic IS NULL"
                                                    " ORDER BY id", "");

  self->gone = g_ptr_array_new_with_free_func (gone_free);
  self->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  while (hj_statement_step (rows, NULL))
    take_note (self, rows);
  return self;
}

/* NULL where FILE has no file itself: a text from elsewhere is nobody's. */
static HjMoved *
require (HjImportPlan *plan, HjDatabase *db, const HjPlanFile *file)
{
  if (!plan->moved)
    plan->moved = moved_new (db);
  if (plan->moved->gone->len == 0 && g_hash_table_size (plan->moved->numbers) == 0)
    return NULL;
  return has_file (file->import->path) ? plan->moved : NULL;
}

/* ---- following ---- */

/* FILE is what the note at PATH came from. */
static void
follow (HjPlanFile *file, HjDatabase *db, gint64 note, const char *path)
{
  HjImport *import = file->import;

  import->deed = HJ_IMPORT_UPDATED;
  import->updated = TRUE;
  import->note = note;
  import->duplicate_of = 0;
  import->moved_from = g_strdup (path);
  g_free (file->base);
  file->base = hj_notes_table_dup_digest (db, note);
}

static void
follow_gone (HjMoved *self, HjPlanFile *file, HjDatabase *db, guint index)
{
  const Gone *gone = self->gone->pdata[index];

  follow (file, db, gone->note, gone->path);
  g_ptr_array_remove_index (self->gone, index);
}

static gboolean
follow_bytes (HjMoved *self, HjPlanFile *file, HjDatabase *db)
{
  for (guint i = 0; i < self->gone->len; i++)
    if (strcmp (((Gone *) self->gone->pdata[i])->digest, file->digest) == 0)
      {
        follow_gone (self, file, db, i);
        return TRUE;
      }
  return FALSE;
}

/* A note is followed once: another page of this number in the same plan is a page of its own. */
static gboolean
follow_number (HjMoved *self, HjPlanFile *file, HjDatabase *db)
{
  const char *number = find_number (file->import->path);
  const gint64 *note = number ? g_hash_table_lookup (self->numbers, number) : NULL;
  g_autofree char *path = note ? hj_notes_table_dup_path (db, *note) : NULL;

  if (!path)
    return FALSE;
  follow (file, db, *note, path);
  g_hash_table_remove (self->numbers, number);
  for (guint i = 0; i < self->gone->len; i++)
    if (((Gone *) self->gone->pdata[i])->note == file->import->note)
      g_ptr_array_remove_index (self->gone, i--);
  return TRUE;
}

gboolean
hj_import_follow_file (HjImportPlan *plan, HjPlanFile *file, HjDatabase *db)
{
  HjMoved *self = require (plan, db, file);

  return self && (follow_bytes (self, file, db) || follow_number (self, file, db));
}

/* ---- by what it says ---- */

/* Many files may come while many are gone: what a note said is read once. */
static gboolean
require_words (Gone *gone, HjDatabase *db)
{
  if (gone->words)
    return TRUE;
  gone->blocks = hj_blocks_table_list (db, gone->note, NULL);
  if (!gone->blocks)
    return FALSE;
  gone->words = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < gone->blocks->len; i++)
    {
      const HjTrace *trace = gone->blocks->pdata[i];

      if (g_hash_table_add (gone->words, trace->words))
        gone->size += strlen (trace->words);
    }
  return TRUE;
}

/* How much of the words of GONE and AFTER stands in blocks that say the very same, from 0 to 1. */
static double
compare_words (const Gone *gone, const GPtrArray *after)
{
  g_autoptr (GHashTable) counted = g_hash_table_new (g_str_hash, g_str_equal);
  gsize same = 0, size = 0;

  for (guint i = 0; i < after->len; i++)
    {
      const HjTrace *trace = after->pdata[i];
      gsize length = strlen (trace->words);

      if (!g_hash_table_add (counted, trace->words)) /* what is said twice counts once */
        continue;
      size += length;
      same += g_hash_table_contains (gone->words, trace->words) ? length : 0;
    }
  return gone->size && size ? 2.0 * same / (gone->size + size) : 0;
}

static gboolean
is_namesake (const Gone *gone, const HjImport *import)
{
  g_autofree char *before = g_path_get_basename (gone->path), *after = g_path_get_basename (import->path);

  return strcmp (before, after) == 0 || strcmp (gone->title, import->read->title) == 0;
}

gboolean
hj_import_follow_words (HjImportPlan *plan, HjPlanFile *file, HjDatabase *db)
{
  HjMoved *self = file->import->deed == HJ_IMPORT_ADDED ? require (plan, db, file) : NULL;
  double most = MOSTLY;
  int best = -1;

  for (guint i = 0; self && i < self->gone->len; i++)
    {
      Gone *gone = self->gone->pdata[i];
      double share;

      if ((i >= MOST_COMPARED && !is_namesake (gone, file->import)) || !require_words (gone, db))
        continue;
      share = compare_words (gone, file->after);
      if (share >= most)
        {
          most = share;
          best = (int) i;
        }
    }
  if (best >= 0)
    follow_gone (self, file, db, (guint) best);
  return best >= 0;
}
