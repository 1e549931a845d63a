/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the links of a note lead within the library: pages of a Notion export, [[notes]] of a vault, files beside each
 * other. What is found becomes "note:NUMBER#place-…" or "topic:…", a picture that is there "file:…"; the rest stays as
 * it was written, for the page to show quietly. */
#include "hj-library-private.h"

#include "hj-course.h"
#include "hj-fold.h"
#include "hj-vault.h"

#include <stdlib.h>
#include <string.h>

#define LARGEST_FRONT 4000 /* letters, to look for other names of a note in */

/* A note as links know it. */
typedef struct {
  gint64 id;
  char *path;
} Known;

typedef struct {
  HjLibrary *library;
  gint64 note;
  const char *path;     /* of the note */
  char *folder, *root;  /* it lies in; pictures may lie below ROOT, NULL until asked */
  gboolean in_vault;    /* ROOT is that of a vault */
  GHashTable *by_name;  /* folded name → GPtrArray of Known; NULL until asked */
  gboolean aliased;     /* other names of notes are in BY_NAME */
} Links;

static void
known_free (gpointer data)
{
  g_free (((Known *) data)->path);
  g_free (data);
}

/* ---- by name ---- */

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

static void
add_name (Links *links, const char *name, gint64 id, const char *path)
{
  g_autofree char *folded = dup_folded (name);
  GPtrArray *notes = g_hash_table_lookup (links->by_name, folded);
  Known *known = g_new0 (Known, 1);

  if (!notes)
    {
      notes = g_ptr_array_new_with_free_func (known_free);
      g_hash_table_insert (links->by_name, g_steal_pointer (&folded), notes);
    }
  known->id = id;
  known->path = g_strdup (path);
  g_ptr_array_add (notes, known);
}

static void
collect_names (Links *links)
{
  g_autoptr (HjStatement) rows = NULL;

  links->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  rows = hj_database_query (links->library->db, NULL,
                            "SELECT id, path, title FROM notes WHERE topic IS NULL ORDER BY id", "");
  while (hj_statement_step (rows, NULL))
    {
      const char *path = hj_statement_get_text (rows, 1), *title = hj_statement_get_text (rows, 2);
      g_autofree char *stem = dup_stem (path);

      add_name (links, stem, hj_statement_get_long (rows, 0), path);
      if (strcmp (stem, title) != 0)
        add_name (links, title, hj_statement_get_long (rows, 0), path);
    }
}

/* The other names a note gives itself in its front matter. */
static void
add_aliases (Links *links, gint64 id, const char *path, const char *head)
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
          add_name (links, names[k], id, path);
    }
}

static void
collect_aliases (Links *links)
{
  g_autoptr (HjStatement) rows = hj_database_query (
    links->library->db, NULL,
    "SELECT id, path, substr (markdown, 1, ?1) AS head FROM notes"
    " WHERE topic IS NULL AND head LIKE '%alias%' AND substr (head, 1, 3) IN ('---', '+++') ORDER BY id",
    "i", LARGEST_FRONT);

  links->aliased = TRUE;
  while (hj_statement_step (rows, NULL))
    add_aliases (links, hj_statement_get_long (rows, 0), hj_statement_get_text (rows, 1),
                 hj_statement_get_text (rows, 2));
}

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

/* Of several notes of one name, the one in the nearest folder. */
static gint64
find_by_name (Links *links, const char *target)
{
  g_autofree char *stem = dup_stem (target);
  g_autofree char *whole = g_path_get_basename (target);
  const char *const names[] = { whole, stem };
  const Known *best = NULL;

  if (!links->by_name)
    collect_names (links);
  for (guint n = 0; !best && n < G_N_ELEMENTS (names); n++)
    {
      g_autofree char *folded = dup_folded (names[n]);
      const GPtrArray *notes = g_hash_table_lookup (links->by_name, folded);

      for (guint i = 0; notes && i < notes->len; i++)
        {
          const Known *known = g_ptr_array_index (notes, i);

          if (lies_in (known->path, target)
              && (!best || count_common (known->path, links->path) > count_common (best->path, links->path)))
            best = known;
        }
    }
  return best ? best->id : 0;
}

static const char *
find_topic (const char *target)
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

/* ---- by path ---- */

/* Endings that a link may leave out. */
static gint64
find_by_path (Links *links, const char *target)
{
  static const char *const endings[] = { "", ".md", ".markdown", ".txt", "_all.csv" };
  g_autofree char *path = g_canonicalize_filename (target, links->folder);
  gsize stem = strlen (path);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      /* A view of a database of Notion stands for the whole. */
      gsize size = endings[i][0] == '_' && stem > 4 && g_str_has_suffix (path, ".csv") ? stem - 4 : stem;
      g_autofree char *whole = g_strdup_printf ("%.*s%s", (int) size, path, endings[i]);
      gint64 note = hj_notes_table_find_path (links->library->db, whole, NULL);

      if (note > 0)
        return note;
    }
  return 0;
}

/* ---- pictures ---- */

/* The folder a vault or a blog begins with, else the note's own: no picture is read from outside. */
static const char *
require_root (Links *links)
{
  if (links->root)
    return links->root;
  links->root = hj_vault_dup_root (links->folder);
  links->in_vault = links->root != NULL;
  if (!links->in_vault)
    links->root = g_strdup (links->folder);
  return links->root;
}

/* Whether PATH, without any link in it, lies below the root. (transfer full), or NULL. */
static char *
dup_inside (Links *links, const char *path)
{
  g_autofree char *file = realpath (path, NULL), *root = realpath (require_root (links), NULL);
  gsize length = root ? strlen (root) : 0;

  if (!file || !root || strncmp (file, root, length) != 0 || file[length] != '/'
      || !g_file_test (file, G_FILE_TEST_IS_REGULAR))
    return NULL;
  return g_strdup (file);
}

static char *
dup_named (Links *links, const char *name)
{
  g_autofree char *path = hj_vault_dup_file (require_root (links), name);

  return path ? dup_inside (links, path) : NULL;
}

/* Beside the note, or, as vaults have them, in a folder for pictures, at the root, or anywhere by its name. */
static char *
dup_picture (Links *links, const char *target)
{
  static const char *const folders[] = { ".", "attachments", "assets", "images", "img", "static" };
  const char *bases[] = { links->folder, require_root (links) };

  target += strspn (target, "/");
  for (guint b = 0; b < G_N_ELEMENTS (bases); b++)
    for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
      {
        g_autofree char *path = g_build_filename (bases[b], folders[i], target, NULL);
        char *file = dup_inside (links, path);

        if (file)
          return file;
      }
  return links->in_vault && !strchr (target, '/') ? dup_named (links, target) : NULL;
}

/* ---- one link ---- */

/* Letters whole, %-codes decoded, and nothing behind "?". (transfer full), or NULL for what is no text. */
static char *
dup_plain (const char *href)
{
  g_autofree char *decoded = g_uri_unescape_string (href, NULL);
  const char *text = decoded && g_utf8_validate (decoded, -1, NULL) ? decoded : href;

  return g_utf8_normalize (text, -1, G_NORMALIZE_DEFAULT_COMPOSE);
}

static gboolean
has_scheme (const char *href)
{
  g_autofree char *scheme = g_uri_parse_scheme (href);

  return scheme != NULL || g_str_has_prefix (href, "//");
}

static char *
write_target (gint64 note, const char *place)
{
  return place && *place ? g_strdup_printf ("note:%" G_GINT64_FORMAT "#place-%s", note, place)
                         : g_strdup_printf ("note:%" G_GINT64_FORMAT, note);
}

/* [[name]]: by its name, then by the names notes give themselves, then a topic of the course. */
static char *
follow_name (Links *links, const char *target, const char *place)
{
  gint64 note = find_by_name (links, target);
  const char *topic;

  if (note == 0 && !links->aliased)
    {
      collect_aliases (links);
      note = find_by_name (links, target);
    }
  if (note > 0)
    return write_target (note, place);
  topic = find_topic (target);
  return topic ? g_strconcat ("topic:", topic, NULL) : NULL;
}

static char *
follow (Links *links, const char *href)
{
  gboolean by_name = g_str_has_prefix (href, "wiki:");
  const char *from = by_name ? href + strlen ("wiki:") : href;
  const char *mark = strchr (from, '#');
  g_autofree char *raw = g_strndup (from, mark ? (gsize) (mark - from) : strlen (from));
  g_autofree char *target = dup_plain (raw), *place = mark ? dup_plain (mark + 1) : NULL;
  gint64 note;

  if (!target || (!by_name && has_scheme (href)))
    return NULL;
  if (*target == '\0')
    return place && *place ? write_target (links->note, place) : NULL;
  if (by_name)
    return follow_name (links, target, place);
  note = find_by_path (links, target);
  return note > 0 ? write_target (note, place) : NULL;
}

/* What an author calls a file of the machine is a name and no file. */
static char *
follow_picture (Links *links, const char *href)
{
  gboolean named = g_ascii_strncasecmp (href, "file:", strlen ("file:")) == 0;
  g_autofree char *target = has_scheme (href) ? NULL : dup_plain (href);
  g_autofree char *file = target && *target ? dup_picture (links, target) : NULL;

  if (!file && target && *target)
    file = hj_pictures_table_dup_file (links->library->db, links->path, target);
  return named ? g_strdup (href + strlen ("file:")) : file ? g_filename_to_uri (file, NULL, NULL) : NULL;
}

static void
change (char **href, char *found)
{
  if (!found)
    return;
  g_free (*href);
  *href = found;
}

static void
resolve_spans (Links *links, const GPtrArray *spans)
{
  for (guint i = 0; spans && i < spans->len; i++)
    {
      HjSpan *span = g_ptr_array_index (spans, i);

      if (span->href && span->flags & HJ_SPAN_IMAGE)
        change (&span->href, follow_picture (links, span->href));
      else if (span->href && span->flags & HJ_SPAN_LINK)
        change (&span->href, follow (links, span->href));
    }
}

static void
resolve_block (HjBlock *block, gpointer data)
{
  resolve_spans (data, block->spans);
  for (gsize i = 0; block->cells && i < (gsize) block->n_rows * block->n_columns; i++)
    resolve_spans (data, block->cells[i].spans);
  if (block->kind == HJ_BLOCK_IMAGE && block->info)
    change (&block->info, follow_picture (data, block->info));
}

void
hj_links_resolve (HjLibrary *self, const HjNoteInfo *info, HjNote *note)
{
  Links links = { .library = self, .note = info->id, .path = info->path };

  if (info->topic)
    return;
  links.folder = g_path_get_dirname (info->path);
  hj_blocks_each (note->blocks, resolve_block, &links);
  g_free (links.folder);
  g_free (links.root);
  g_clear_pointer (&links.by_name, g_hash_table_unref);
}

HjNote *
hj_library_read_card_text (HjLibrary *self, const HjNoteInfo *note, const char *markdown, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (markdown, strlen (markdown));
  HjNote *text = hj_note_read (bytes, NULL, error);

  if (text && note)
    hj_links_resolve (self, note, text);
  return text;
}
