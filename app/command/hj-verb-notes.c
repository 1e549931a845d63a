/* SPDX-License-Identifier: GPL-3.0-or-later */
/* hanjang notes: what is in the library. */
#include "hj-invocation.h"

#include <glib/gi18n-lib.h>

static void
add_info (JsonBuilder *json, gconstpointer row, gconstpointer data)
{
  const HjNoteInfo *info = row;
  g_autofree char *added = hj_moment_to_string (info->added, hj_moment_now ().offset);

  hj_json_int (json, "id", info->id);
  hj_json_string (json, "path", info->path);
  hj_json_string (json, "title", info->title);
  hj_json_string (json, "language", hj_lang_to_string (info->lang));
  hj_json_string (json, "encoding", info->encoding);
  hj_json_int (json, "bytes", info->bytes);
  hj_json_string (json, "added", added);
  hj_json_int (json, "cards", info->cards);
  hj_json_int (json, "cards_suggested", info->suggestions);
  hj_json_double (json, "read", info->fraction);
  hj_json_bool (json, "finished", info->finished);
  hj_json_int (json, "sections", info->sections);
  hj_json_int (json, "sections_read", info->sections_read);
}

int
hj_verb_notes (HjInvocation *self)
{
  g_autoptr (GPtrArray) notes = NULL;
  GError *error = NULL;

  if (!hj_invocation_parse (self, NULL, 0, 0))
    return HJ_MISUSED;
  if (hj_invocation_open (self, &error))
    notes = hj_library_list_notes (self->open, FALSE, &error);
  if (!notes)
    return hj_invocation_fail (self, error);
  if (self->json)
    return hj_invocation_print_rows (self, "notes", notes, add_info);
  for (guint i = 0; i < notes->len; i++)
    {
      const HjNoteInfo *info = g_ptr_array_index (notes, i);

      hj_print ("%4" G_GINT64_FORMAT "  %3.0f%%  %s  (%s)\n", info->id, info->fraction * 100, info->title, info->path);
    }
  return HJ_DONE;
}
