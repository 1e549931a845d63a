/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a [[name]] of a vault means: a note by its file, its title or the names it gives itself, or a topic. */
#include "hj-library-private.h"

#include "hj-course.h"
#include "hj-fold.h"

#include <string.h>

#define LARGEST_FRONT 4000 /* letters, to look for other names of a note in */

typedef struct {
  gint64 id;
  char *path;
} Known;

struct _HjLinkNames {
  HjDatabase *db;
  GHashTable *by_name; /* folded name → GPtrArray of Known; NULL until asked */
  gboolean aliased;    /* other names of notes are in BY_NAME */
};

static void
known_free (gpointer data)
{
  g_free (((Known *) data)->path);
  g_free (data);
}

static char *
dup_folded (const char *name)
{
  GString *out = g_string_new (NULL);

  hj_fold_append (out, name, strlen (name));
  return g_strstrip (g_string_free (out, FALSE));
}

/* A file's name without its ending and Notion's number. */
static char *
dup_stem (const char *path)
{
  char *name = g_path_get_basename (path);
  char *dot = strrchr (name, '.');
  const char *number;

  if (dot && dot > name && strlen (dot) <= 9)
    *dot = '\0';
  number = hj_find_notion_id (name, strlen (name));
  if (number)
    name[number - name] = '\0';
  return name;
}

HjLinkNames *
hj_link_names_new (HjDatabase *db)
{
  HjLinkNames *self = g_new0 (HjLinkNames, 1);

  self->db = db;
  return self;
}

void
hj_link_names_free (HjLinkNames *self)
{
  g_clear_pointer (&self->by_name, g_hash_table_unref);
  g_free (self);
}

/* ---- all of them ---- */

static void
add_name (HjLinkNames *self, const char *name, gint64 id, const char *path)
{
  g_autofree char *folded = dup_folded (name);
  GPtrArray *notes = g_hash_table_lookup (self->by_name, folded);
  Known *known = g_new0 (Known, 1);

  if (!notes)
    {
      notes = g_ptr_array_new_with_free_func (known_free);
      g_hash_table_insert (self->by_name, g_steal_pointer (&folded), notes);
    }
  known->id = id;
  known->path = g_strdup (path);
  g_ptr_array_add (notes, known);
}

static void
collect_names (HjLinkNames *self)
{
  g_autoptr (HjStatement) rows = NULL;

  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  rows = hj_database_query (self->db, NULL,
                            "SELECT id, path, title FROM notes WHERE topic IS NULL ORDER BY id", "");
  while (hj_statement_step (rows, NULL))
    {
      const char *path = hj_statement_get_words (rows, 1), *title = hj_statement_get_words (rows, 2);
      g_autofree char *stem = dup_stem (path);

      add_name (self, stem, hj_statement_get_long (rows, 0), path);
      if (strcmp (stem, title) != 0)
        add_name (self, title, hj_statement_get_long (rows, 0), path);
    }
}

/* The other names a note gives itself in its front matter. */
static void
add_aliases (HjLinkNames *self, gint64 id, const char *path, const char *head)
{
  static const char *const keys[] = { "aliases", "alias" };
  g_autoptr (GBytes) bytes = g_bytes_new (head, strlen (head));
  g_autoptr (HjNote) note = hj_note_read (bytes, NULL, NULL);

  for (guint i = 0; note && i < G_N_ELEMENTS (keys); i++)
    {
      const char *value = g_hash_table_lookup (note->front, keys[i]);
      g_auto (GStrv) names = g_strsplit (value ? value : "", ", ", -1);

      for (guint k = 0; names[k]; k++)
        if (*names[k])
          add_name (self, names[k], id, path);
    }
}

static void
collect_aliases (HjLinkNames *self)
{
  g_autoptr (HjStatement) rows = hj_database_query (
    self->db, NULL,
    "SELECT id, path, substr (markdown, 1, ?1) AS head FROM notes"
    " WHERE topic IS NULL AND head LIKE '%alias%' AND substr (head, 1, 3) IN ('---', '+++') ORDER BY id",
    "i", LARGEST_FRONT);

  self->aliased = TRUE;
  while (hj_statement_step (rows, NULL))
    add_aliases (self, hj_statement_get_long (rows, 0), hj_statement_get_words (rows, 1),
                 hj_statement_get_words (rows, 2));
}

/* ---- one of them ---- */

static gsize
count_common (const char *a, const char *b)
{
  gsize n = 0, folder = 0;

  for (; a[n] && a[n] == b[n]; n++)
    if (a[n] == '/')
      folder = n;
  return folder;
}

/* "Folder/Name" must lie in a folder of that name. */
static gboolean
lies_in (const char *path, const char *target)
{
  const char *slash = strrchr (target, '/');
  g_autofree char *folder = slash ? g_strdup_printf ("/%.*s/", (int) (slash - target), target) : NULL;

  return !folder || strstr (path, folder);
}

/* Of several notes of one name, the one in the folder nearest to the note at NEAR; NULL if there is none. */
static const Known *
choose_nearest (const GPtrArray *notes, const char *target, const char *near)
{
  const Known *best = NULL;

  for (guint i = 0; notes && i < notes->len; i++)
    {
      const Known *known = g_ptr_array_index (notes, i);

      if (lies_in (known->path, target)
          && (!best || count_common (known->path, near) > count_common (best->path, near)))
        best = known;
    }
  return best;
}

/* By the name as it is, then without its ending. */
static gint64
find (HjLinkNames *self, const char *target, const char *near)
{
  g_autofree char *stem = dup_stem (target), *whole = g_path_get_basename (target);
  const char *const names[] = { whole, stem };
  const Known *best = NULL;

  if (!self->by_name)
    collect_names (self);
  for (guint i = 0; !best && i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *folded = dup_folded (names[i]);

      best = choose_nearest (g_hash_table_lookup (self->by_name, folded), target, near);
    }
  return best ? best->id : 0;
}

gint64
hj_link_names_find (HjLinkNames *self, const char *target, const char *near)
{
  gint64 note = find (self, target, near);

  if (note > 0 || self->aliased)
    return note;
  collect_aliases (self);
  return find (self, target, near);
}

const char *
hj_link_names_find_topic (const char *target)
{
  g_autofree char *wanted = dup_folded (target);

  for (guint i = 0; i < hj_course_get_n_topics (); i++)
    {
      const HjCourseTopic *topic = hj_course_get_topic (i);
      g_autofree char *ko = dup_folded (topic->title.ko), *en = dup_folded (topic->title.en);

      if (topic->complete
          && (strcmp (wanted, ko) == 0 || strcmp (wanted, en) == 0 || strcmp (wanted, topic->id) == 0))
        return topic->id;
    }
  return NULL;
}
