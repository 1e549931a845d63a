/* SPDX-License-Identifier: GPL-3.0-or-later */
/* hanjang terms: the pairs of words that all notes, the learner's and the course's, give in two languages. */
#include "hj-invocation.h"
#include "hj-terms.h"

/* A term of the library: of several notes, first found in the first. */
typedef struct {
  HjTerm *term;
  GArray *notes; /* of gint64 */
} Entry;

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  hj_term_free (entry->term);
  g_array_unref (entry->notes);
  g_free (entry);
}

/* ---- collecting ---- */

/* Takes TERM. Twice in the library is as good as twice in a note, unless the second note is a COPY of one. */
static void
add_term (GHashTable *entries, HjTerm *term, gint64 note, gboolean copy)
{
  Entry *entry = g_hash_table_lookup (entries, term->key);

  if (!entry)
    {
      entry = g_new (Entry, 1);
      *entry = (Entry) { term, g_array_new (FALSE, FALSE, sizeof (gint64)) };
      g_hash_table_insert (entries, term->key, entry);
    }
  else
    {
      entry->term->count += copy ? 0 : term->count;
      if (!copy)
        entry->term->confidence = HJ_CONFIDENCE_HIGH;
      if (!entry->term->acronym)
        entry->term->acronym = g_steal_pointer (&term->acronym);
      hj_term_free (term);
    }
  g_array_append_val (entry->notes, note);
}

/* SEEN holds the texts read so far: a damaged note restored from its twin counts no second time. */
static void
add_note (HjInvocation *self, GHashTable *entries, GHashTable *seen, gint64 id, GError **error)
{
  g_autoptr (HjNote) note = hj_library_read_note (self->open, id, error);
  g_autoptr (GPtrArray) terms = NULL;
  gboolean copy;

  if (!note)
    return;
  copy = !g_hash_table_add (seen, g_compute_checksum_for_string (G_CHECKSUM_SHA256, note->markdown, -1));
  terms = hj_note_collect_terms (note);
  g_ptr_array_set_free_func (terms, NULL);
  for (guint i = 0; i < terms->len; i++)
    add_term (entries, g_ptr_array_index (terms, i), id, copy);
}

static int
compare_entries (gconstpointer first, gconstpointer second)
{
  return hj_term_compare (((const Entry *) first)->term, ((const Entry *) second)->term);
}

/* Sorted by the Korean word. (transfer container) (element-type Entry) */
static GList *
sort_entries (GHashTable *entries)
{
  return g_list_sort (g_hash_table_get_values (entries), compare_entries);
}

/* ---- printing ---- */

static void
add_entry (JsonBuilder *json, const Entry *entry)
{
  const HjTerm *term = entry->term;

  json_builder_begin_object (json);
  hj_json_string (json, "ko", term->ko);
  hj_json_string (json, "en", term->en);
  hj_json_string (json, "acronym", term->acronym);
  hj_json_string (json, "confidence", term->confidence == HJ_CONFIDENCE_HIGH ? "high" : "low");
  hj_json_int (json, "count", term->count);
  hj_json_array (json, "notes");
  for (guint i = 0; i < entry->notes->len; i++)
    json_builder_add_int_value (json, g_array_index (entry->notes, gint64, i));
  json_builder_end_array (json);
  hj_json_int (json, "line", term->line);
  json_builder_end_object (json);
}

static int
print_json (HjInvocation *self, GList *sorted)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  json_builder_begin_object (json);
  hj_json_array (json, "terms");
  for (GList *l = sorted; l; l = l->next)
    add_entry (json, l->data);
  json_builder_end_array (json);
  json_builder_end_object (json);
  return hj_invocation_print_json (self, json);
}

/* "? " marks what a reader should look at: where the Korean word begins is a guess. */
static void
print_entry (const Entry *entry)
{
  const HjTerm *term = entry->term;
  gboolean spelled = term->acronym && g_strcmp0 (term->acronym, term->en) != 0;

  hj_print ("%s%s = %s", term->confidence == HJ_CONFIDENCE_HIGH ? "  " : "? ", term->ko ? term->ko : term->acronym,
            term->en);
  if (term->ko && spelled)
    hj_print (" (%s)", term->acronym);
  hj_print ("  ×%u\n", term->count);
}

/* ---- the verb ---- */

int
hj_verb_terms (HjInvocation *self)
{
  g_autoptr (GHashTable) entries = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, entry_free);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GList) sorted = NULL;
  GError *error = NULL;

  if (!hj_invocation_parse (self, NULL, 0, 0))
    return HJ_MISUSED;
  if (hj_invocation_open (self, &error))
    notes = hj_library_list_notes (self->open, TRUE, &error);
  for (guint i = 0; notes && !error && i < notes->len; i++)
    add_note (self, entries, seen, ((const HjNoteInfo *) g_ptr_array_index (notes, i))->id, &error);
  if (error)
    return hj_invocation_fail (self, error);
  sorted = sort_entries (entries);
  if (self->json)
    return print_json (self, sorted);
  for (GList *l = sorted; l; l = l->next)
    print_entry (l->data);
  return HJ_DONE;
}
