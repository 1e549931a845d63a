/* SPDX-License-Identifier: GPL-3.0-or-later */
/* hanjang terms: the pairs of words that all notes, the learner's and the course's, give in two languages. */
#include "hj-concept.h"
#include "hj-invocation.h"

static gboolean
is_sure (const HjLibraryTerm *term)
{
  return term->confident || term->verdict == HJ_TERM_CONFIRMED;
}

/* What the learner said is no pair. */
static void
remove_rejected (GPtrArray *terms)
{
  for (guint i = terms->len; i-- > 0;)
    if (((const HjLibraryTerm *) g_ptr_array_index (terms, i))->verdict == HJ_TERM_REJECTED)
      g_ptr_array_remove_index (terms, i);
}

/* ---- printing ---- */

static void
add_term (JsonBuilder *json, gconstpointer row, gconstpointer data)
{
  const HjLibraryTerm *term = row;
  const HjConcept *concept = hj_concepts_of_term (term->ko, term->en, term->acronym);

  hj_json_string (json, "ko", term->ko);
  hj_json_string (json, "en", term->en);
  hj_json_string (json, "acronym", term->acronym);
  hj_json_string (json, "confidence", is_sure (term) ? "high" : "low");
  hj_json_string (json, "concept", concept ? concept->id : NULL);
  hj_json_int (json, "count", term->count);
  hj_json_array (json, "notes");
  for (guint i = 0; i < term->notes->len; i++)
    json_builder_add_int_value (json, g_array_index (term->notes, gint64, i));
  json_builder_end_array (json);
  hj_json_int (json, "line", term->line);
}

/* "? " marks what a reader should look at: where the Korean word begins is a guess. */
static void
print_term (const HjLibraryTerm *term)
{
  gboolean spelled = term->acronym && g_strcmp0 (term->acronym, term->en) != 0;

  hj_print ("%s%s = %s", is_sure (term) ? "  " : "? ", term->ko ? term->ko : term->acronym,
            term->en);
  if (term->ko && spelled)
    hj_print (" (%s)", term->acronym);
  hj_print ("  ×%u\n", term->count);
}

/* ---- the verb ---- */

int
hj_verb_terms (HjInvocation *self)
{
  g_autoptr (GPtrArray) terms = NULL;
  GError *error = NULL;

  if (!hj_invocation_parse (self, NULL, 0, 0))
    return HJ_MISUSED;
  if (hj_invocation_open (self, &error))
    terms = hj_library_list_terms (self->open, &error);
  if (!terms)
    return hj_invocation_fail (self, error);
  remove_rejected (terms);
  if (self->json)
    return hj_invocation_print_rows (self, "terms", terms, add_term);
  for (guint i = 0; i < terms->len; i++)
    print_term (g_ptr_array_index (terms, i));
  return HJ_DONE;
}
