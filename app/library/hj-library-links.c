/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the links of a note lead within the library: pages of a Notion export, [[notes]] of a vault, files beside each
 * other. What is found becomes "note:NUMBER#place-…" or "topic:…", a picture that is there "file:…"; the rest stays as
 * it was written, for the page to show quietly. */
#include "hj-library-private.h"

#include "hj-picture-finder.h"

#include <string.h>

typedef struct {
  HjDatabase *db;
  gint64 note;
  const char *path;     /* of the note */
  char *folder;         /* it lies in */
  HjLinkNames *names;
  HjPictureFinder *pictures;
} Links;

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
      gint64 note = hj_notes_table_find_path (links->db, whole, NULL);

      if (note > 0)
        return note;
    }
  return 0;
}

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
  gint64 note = hj_link_names_find (links->names, target, links->path);
  const char *topic;

  if (note > 0)
    return write_target (note, place);
  topic = hj_link_names_find_topic (target);
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
  g_autofree char *file = target && *target ? hj_picture_finder_dup_file (links->pictures, target) : NULL;

  if (!file && target && *target)
    file = hj_pictures_table_dup_file (links->db, links->path, target);
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
  Links links = { .db = self->db, .note = info->id, .path = info->path };

  if (info->topic)
    return;
  links.folder = g_path_get_dirname (info->path);
  links.names = hj_link_names_new (self->db);
  links.pictures = hj_picture_finder_new (links.folder);
  hj_blocks_each (note->blocks, resolve_block, &links);
  hj_picture_finder_free (links.pictures);
  hj_link_names_free (links.names);
  g_free (links.folder);
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
