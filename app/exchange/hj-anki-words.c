/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Both sides of a card as Anki shows them, and the pictures in them as its package keeps them. */
#include "hj-anki-words.h"

#include "hj-archive-name.h"
#include "hj-course.h"

#include <string.h>

struct _HjAnkiWords {
  HjExport *export;
  HjPack *pack;
  GHashTable *infos;    /* number of a note → HjNoteInfo */
  GHashTable *pictures; /* path → name */
  GHashTable *names;    /* set of those names */
  GString *media;       /* the JSON map of entries to names, without its end */
};

/* Asked for once: to say of a note how many cards it has, the library counts them. */
static GHashTable *
list_infos (HjLibrary *library, GError **error)
{
  g_autoptr (GPtrArray) infos = hj_library_list_notes (library, TRUE, error);
  GHashTable *by_number = infos ? g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL,
                                                         (GDestroyNotify) hj_note_info_free) : NULL;

  if (infos)
    g_ptr_array_set_free_func (infos, NULL);
  for (guint i = 0; infos && i < infos->len; i++)
    g_hash_table_insert (by_number, &((HjNoteInfo *) infos->pdata[i])->id, infos->pdata[i]);
  return by_number;
}

HjAnkiWords *
hj_anki_words_new (HjExport *export, HjPack *pack, GError **error)
{
  GHashTable *infos = list_infos (export->library, error);
  HjAnkiWords *self = infos ? g_new0 (HjAnkiWords, 1) : NULL;

  if (!self)
    return NULL;
  self->export = export;
  self->pack = pack;
  self->infos = infos;
  self->pictures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->media = g_string_new ("{");
  return self;
}

void
hj_anki_words_free (HjAnkiWords *self)
{
  if (!self)
    return;
  g_hash_table_unref (self->infos);
  g_hash_table_unref (self->pictures);
  g_hash_table_unref (self->names);
  g_string_free (self->media, TRUE);
  g_free (self);
}

/* ---- pictures ---- */

static char *
take_picture (const char *path, gpointer data)
{
  HjAnkiWords *self = data;
  const char *known = g_hash_table_lookup (self->pictures, path);
  g_autofree char *base = g_path_get_basename (path), *entry = NULL, *name = NULL, *bytes = NULL, *packed = NULL;
  gsize size;

  if (known)
    return g_strdup (known);
  if (!g_file_get_contents (path, &bytes, &size, NULL))
    return NULL;
  entry = g_strdup_printf ("%u", g_hash_table_size (self->pictures));
  packed = hj_pack_add (self->pack, entry, bytes, size, NULL);
  if (!packed)
    return NULL;
  name = hj_archive_dup_new_name (self->names, base);
  g_string_append_printf (self->media, "%s\"%s\":", self->media->len > 1 ? "," : "", entry);
  hj_append_json_string (self->media, name);
  g_hash_table_insert (self->pictures, g_strdup (path), g_strdup (name));
  self->export->exported->pictures++;
  return g_steal_pointer (&name);
}

gboolean
hj_anki_words_pack_names (HjAnkiWords *self, GError **error)
{
  g_autofree char *map = g_strconcat (self->media->str, "}", NULL);
  g_autofree char *packed = hj_pack_add (self->pack, "media", map, strlen (map), error);

  return packed != NULL;
}

/* ---- words ---- */

/* NULL for a card written by hand. */
static const HjNoteInfo *
get_info (HjAnkiWords *self, const HjCard *card)
{
  return g_hash_table_lookup (self->infos, &card->note);
}

static char *
dup_html (HjAnkiWords *self, const HjCard *card, const char *markdown)
{
  g_autoptr (HjNote) note = hj_library_read_card_text (self->export->library, get_info (self, card),
                                                       markdown ? markdown : "", NULL);

  return note ? hj_html_of_note (note, take_picture, self) : g_strdup ("");
}

static char *
dup_side (HjAnkiWords *self, const HjCard *card, const char *main, const char *other)
{
  gboolean both = self->export->lang == HJ_LANG_BOTH && other && other != main;
  g_autofree char *first = dup_html (self, card, main), *second = both ? dup_html (self, card, other) : NULL;

  return second ? g_strdup_printf ("%s<div class=\"other\">%s</div>", first, second) : g_steal_pointer (&first);
}

char *
hj_anki_words_dup_front (HjAnkiWords *self, const HjCard *card)
{
  return dup_side (self, card, hj_card_get_front (card, self->export->lang), card->front_en);
}

char *
hj_anki_words_dup_back (HjAnkiWords *self, const HjCard *card)
{
  return dup_side (self, card, hj_card_get_back (card, self->export->lang), card->back_en);
}

const char *
hj_anki_words_get_source (HjAnkiWords *self, const HjCard *card)
{
  const HjCourseTopic *topic = card->topic ? hj_course_find_topic (card->topic) : NULL;
  const HjNoteInfo *info = get_info (self, card);

  if (topic)
    return hj_text_get (topic->title, self->export->lang);
  return info ? info->title : NULL;
}
