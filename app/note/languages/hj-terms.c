/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The places of a note that give a term, put together: what is the same, how sure it is. */
#include "hj-terms.h"

#include <string.h>

typedef struct {
  GPtrArray *terms;   /* of HjTerm */
  GHashTable *by_key; /* char* → HjTerm */
} Search;

void
hj_term_free (HjTerm *term)
{
  g_free (term->ko);
  g_free (term->en);
  g_free (term->acronym);
  g_free (term->key);
  g_free (term);
}

int
hj_term_compare (const HjTerm *first, const HjTerm *second)
{
  int order;

  if (!first->ko != !second->ko)
    return first->ko ? -1 : 1;
  order = g_strcmp0 (first->ko, second->ko);
  return order ? order : g_ascii_strcasecmp (first->en, second->en);
}

/* ---- keeping ---- */

static void
append_folded (GString *out, const char *text)
{
  for (const char *p = text ? text : ""; *p; p++)
    if (*p != ' ' && *p != '-')
      g_string_append_c (out, g_ascii_tolower (*p));
}

static char *
fold (const char *ko, const char *en)
{
  GString *out = g_string_new (NULL);

  append_folded (out, ko);
  g_string_append_c (out, '=');
  append_folded (out, en);
  return g_string_free (out, FALSE);
}

gpointer
hj_term_lookup (GHashTable *by_key, const char *key)
{
  gpointer found = g_hash_table_lookup (by_key, key);
  g_autofree char *plural = g_strconcat (key, "s", NULL);

  if (!found)
    found = g_hash_table_lookup (by_key, plural);
  if (!found && g_str_has_suffix (key, "s"))
    {
      g_autofree char *singular = g_strndup (key, strlen (key) - 1);

      found = g_hash_table_lookup (by_key, singular);
    }
  return found;
}

static HjTerm *
find_or_add (Search *self, const HjTermPlace *place)
{
  g_autofree char *key = fold (place->ko, place->en);
  HjTerm *term = hj_term_lookup (self->by_key, key);

  if (term)
    return term;
  term = g_new0 (HjTerm, 1);
  term->ko = g_strdup (place->ko);
  term->en = g_strdup (place->en);
  term->line = place->line;
  term->key = g_steal_pointer (&key);
  g_hash_table_insert (self->by_key, term->key, term);
  g_ptr_array_add (self->terms, term);
  return term;
}

static void
keep (Search *self, const HjTermPlace *place)
{
  HjTerm *term = find_or_add (self, place);

  if (!term->acronym)
    term->acronym = g_strdup (place->acronym);
  term->anchored |= place->anchored;
  if (++term->count > 1 || place->sure)
    term->confidence = HJ_CONFIDENCE_HIGH;
}

/* ---- together ---- */

/* The term that TERM is with a word too many before it, "학습" for "모델 학습", both "training"; or NULL. */
static HjTerm *
find_shorter (const Search *self, const HjTerm *term)
{
  HjTerm *shorter = NULL;

  if (!term->ko || term->confidence == HJ_CONFIDENCE_HIGH)
    return NULL;
  for (const char *p = strchr (term->ko, ' '); p && !shorter; p = strchr (p + 1, ' '))
    {
      g_autofree char *key = fold (p + 1, term->en);

      shorter = g_hash_table_lookup (self->by_key, key);
    }
  return shorter;
}

static void
fold_longer (Search *self)
{
  for (guint i = self->terms->len; i-- > 0;)
    {
      const HjTerm *term = g_ptr_array_index (self->terms, i);
      HjTerm *shorter = find_shorter (self, term);

      if (!shorter)
        continue;
      shorter->count += term->count;
      shorter->line = MIN (shorter->line, term->line);
      shorter->confidence = HJ_CONFIDENCE_HIGH;
      g_hash_table_remove (self->by_key, term->key);
      g_ptr_array_remove_index_fast (self->terms, i);
    }
}

/* The words of an acronym are told once: a term "RNN" beside "RNN (Recurrent Neural Network)" gets them. */
static void
spell_out (GPtrArray *terms)
{
  g_autoptr (GHashTable) words = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < terms->len; i++)
    {
      const HjTerm *term = g_ptr_array_index (terms, i);

      if (term->acronym && strcmp (term->acronym, term->en) != 0)
        g_hash_table_insert (words, term->en, term->acronym);
    }
  for (guint i = 0; i < terms->len; i++)
    {
      HjTerm *term = g_ptr_array_index (terms, i);

      if (!term->acronym)
        term->acronym = g_strdup (g_hash_table_lookup (words, term->en));
    }
}

static int
compare (gconstpointer first, gconstpointer second)
{
  return hj_term_compare (*(HjTerm *const *) first, *(HjTerm *const *) second);
}

GPtrArray *
hj_note_collect_terms (const HjNote *note)
{
  g_autoptr (GHashTable) by_key = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) places = hj_note_list_term_places (note);
  Search self = { .by_key = by_key };

  self.terms = g_ptr_array_new_with_free_func ((GDestroyNotify) hj_term_free);
  for (guint i = 0; i < places->len; i++)
    {
      const HjTermPlace *place = g_ptr_array_index (places, i);

      if (place->reason == HJ_TERM_KEPT)
        keep (&self, place);
    }
  fold_longer (&self);
  spell_out (self.terms);
  g_ptr_array_sort (self.terms, compare);
  return self.terms;
}
