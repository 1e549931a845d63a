/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of the field in two languages. */
#include "hj-glossary.h"

#include "hj-definition.h"
#include "hj-search-text.h"

#include <string.h>

void
hj_glossary_entry_free (HjGlossaryEntry *entry)
{
  if (!entry)
    return;
  g_free (entry->ko);
  g_free (entry->en);
  g_free (entry->other);
  g_free (entry->key);
  g_free (entry);
}

/* ---- the course's ideas ---- */

/* Names beyond the first of each language; "LSTM", which both have, once. */
static char *
dup_other_names (const HjConcept *concept)
{
  g_autoptr (GString) names = g_string_new (NULL);
  const char *const *lists[] = { concept->names_ko, concept->names_en };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint k = 1; lists[i][0] && lists[i][k]; k++)
      if (i == 0 || !g_strv_contains (lists[0], lists[i][k]))
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", lists[i][k]);
  return names->len > 0 ? g_string_free (g_steal_pointer (&names), FALSE) : NULL;
}

static HjGlossaryEntry *
entry_of_concept (const HjConcept *concept)
{
  HjGlossaryEntry *entry = g_new0 (HjGlossaryEntry, 1);

  entry->ko = g_strdup (concept->name.ko);
  entry->en = g_strdup (concept->name.en);
  entry->other = dup_other_names (concept);
  entry->definition = hj_concept_get_definition (concept);
  entry->concept = concept;
  return entry;
}

/* ---- the notes' pairs ---- */

static void
index_names (GHashTable *by_name, const char *const *names, HjGlossaryEntry *entry)
{
  for (guint i = 0; names[i]; i++)
    g_hash_table_insert (by_name, hj_search_dup_comparable (names[i]), entry);
}

/* The entry of an idea that has one of the two words, or NULL. */
static HjGlossaryEntry *
find_idea (GHashTable *by_name, const HjLibraryTerm *term)
{
  g_autofree char *en = hj_search_dup_comparable (term->en);
  g_autofree char *ko = term->ko ? hj_search_dup_comparable (term->ko) : NULL;
  HjGlossaryEntry *entry = g_hash_table_lookup (by_name, en);

  return entry || !ko ? entry : g_hash_table_lookup (by_name, ko);
}

static void
take_place (HjGlossaryEntry *entry, const HjLibraryTerm *term)
{
  entry->count += term->count;
  if (entry->note != 0)
    return;
  entry->note = g_array_index (term->notes, gint64, 0);
  entry->line = term->line;
}

static HjGlossaryEntry *
entry_of_term (const HjLibraryTerm *term)
{
  HjGlossaryEntry *entry = g_new0 (HjGlossaryEntry, 1);

  entry->ko = g_strdup (term->ko);
  entry->en = g_strdup (term->en);
  entry->other = g_strcmp0 (term->acronym, term->en) != 0 ? g_strdup (term->acronym) : NULL;
  entry->key = g_strdup (term->key);
  entry->doubtful = !term->confident && term->verdict == HJ_TERM_UNDECIDED;
  return entry;
}

static void
add_term (GPtrArray *entries, GHashTable *by_name, const HjLibraryTerm *term)
{
  HjGlossaryEntry *entry = find_idea (by_name, term);

  if (term->verdict == HJ_TERM_REJECTED)
    return;
  if (!entry)
    g_ptr_array_add (entries, entry = entry_of_term (term));
  take_place (entry, term);
}

/* ---- all ---- */

GPtrArray *
hj_glossary_new (HjLibrary *library, GError **error)
{
  g_autoptr (GPtrArray) terms = hj_library_list_terms (library, error);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) hj_glossary_entry_free);
  g_autoptr (GHashTable) by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (!terms)
    return NULL;
  for (guint i = 0; i < hj_concepts_get_length (); i++)
    {
      HjGlossaryEntry *entry = entry_of_concept (hj_concepts_get (i));

      g_ptr_array_add (entries, entry);
      index_names (by_name, entry->concept->names_ko, entry);
      index_names (by_name, entry->concept->names_en, entry);
    }
  for (guint i = 0; i < terms->len; i++)
    add_term (entries, by_name, g_ptr_array_index (terms, i));
  return g_steal_pointer (&entries);
}

gboolean
hj_glossary_entry_passes (const HjGlossaryEntry *entry, HjGlossaryFilter filter)
{
  switch (filter)
    {
    case HJ_GLOSSARY_COURSE:
      return entry->concept != NULL;
    case HJ_GLOSSARY_NOTES:
      return entry->count > 0;
    case HJ_GLOSSARY_DOUBTFUL:
      return entry->doubtful;
    default:
      return TRUE;
    }
}

/* ---- order ---- */

/* Words in the letters of their own language come first: Hangul among Korean ones, Latin letters among English. */
static gboolean
is_foreign (const char *name, HjLang lang)
{
  gunichar c = g_utf8_get_char (name);

  return lang == HJ_LANG_EN ? !g_ascii_isalpha (c) : !hj_search_is_hangul (c);
}

/* Hangul syllables stand in Unicode as in a Korean dictionary. What lacks the language comes last. */
static int
compare_names (const char *first, const char *second, HjLang lang)
{
  g_autofree char *x = first ? hj_search_fold (first) : NULL, *y = second ? hj_search_fold (second) : NULL;

  if (!x || !y)
    return (x == NULL) - (y == NULL);
  if (is_foreign (x, lang) != is_foreign (y, lang))
    return is_foreign (x, lang) ? 1 : -1;
  return strcmp (x, y);
}

int
hj_glossary_compare (const HjGlossaryEntry *first, const HjGlossaryEntry *second, HjLang lang)
{
  int ko = compare_names (first->ko, second->ko, HJ_LANG_KO), en = compare_names (first->en, second->en, HJ_LANG_EN);

  if (first->doubtful != second->doubtful)
    return first->doubtful ? 1 : -1;
  if (lang == HJ_LANG_EN)
    return en ? en : ko;
  return ko ? ko : en;
}

/* ---- finding ---- */

typedef struct {
  HjGlossaryEntry *entry;
  double score;
} Found;

static gboolean
matches (const HjGlossaryEntry *entry, const HjSearchPattern *pattern, double *score)
{
  const char *const texts[] = { entry->ko, entry->en, entry->other };
  gboolean found = hj_search_pattern_is_empty (pattern);

  *score = 0;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      double points;

      if (!texts[i] || !hj_search_pattern_matches (pattern, texts[i], &points))
        continue;
      *score = found ? MAX (*score, points) : points;
      found = TRUE;
    }
  return found;
}

static int
compare_found (gconstpointer a, gconstpointer b, gpointer lang)
{
  const Found *x = a, *y = b;

  if (x->score != y->score)
    return x->score > y->score ? -1 : 1;
  return hj_glossary_compare (x->entry, y->entry, (HjLang) GPOINTER_TO_INT (lang));
}

GPtrArray *
hj_glossary_find (GPtrArray *entries, HjGlossaryFilter filter, const HjSearchPattern *pattern, HjLang lang)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Found));
  GPtrArray *sorted = g_ptr_array_new ();

  for (guint i = 0; i < entries->len; i++)
    {
      Found one = { g_ptr_array_index (entries, i) };

      if (hj_glossary_entry_passes (one.entry, filter) && matches (one.entry, pattern, &one.score))
        g_array_append_val (found, one);
    }
  g_array_sort_with_data (found, compare_found, GINT_TO_POINTER (lang));
  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (sorted, g_array_index (found, Found, i).entry);
  return sorted;
}

/* ---- cards ---- */

char *
hj_glossary_entry_dup_definition (const HjGlossaryEntry *entry, HjLang lang)
{
  if (lang == HJ_LANG_BOTH && entry->definition.ko)
    return g_strdup_printf ("%s\n%s", entry->definition.ko, entry->definition.en);
  return g_strdup (lang == HJ_LANG_EN ? entry->definition.en : entry->definition.ko);
}

static char *
dup_answer (const char *word, const char *definition)
{
  return definition ? g_strdup_printf ("**%s**\n\n%s", word, definition) : g_strdup_printf ("**%s**", word);
}

HjCard *
hj_glossary_entry_to_card (const HjGlossaryEntry *entry)
{
  HjCard *card = hj_card_new (HJ_CARD_BASIC);
  const char *ko = entry->ko ? entry->ko : entry->other ? entry->other : entry->en;

  card->front_ko = g_strdup_printf ("**%s** (영어로, 그리고 그 뜻은?)", ko);
  card->back_ko = dup_answer (entry->en, entry->definition.ko);
  if (entry->ko)
    {
      card->front_en = g_strdup_printf ("**%s** (in Korean, and what is it?)", entry->en);
      card->back_en = dup_answer (entry->ko, entry->definition.en);
    }
  if (entry->concept && entry->concept->topics[0])
    card->topic = g_strdup (entry->concept->topics[0]);
  return card;
}
