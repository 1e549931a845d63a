/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Concepts by what a reader types. */
#include "hj-concept-private.h"

#include <string.h>

/* How a name answers: the whole of it, its beginning, or a part of it. */
typedef enum { WHOLE, BEGINNING, INSIDE, NOT_AT_ALL } Fit;

static Fit
fit_name (const char *name, const char *query)
{
  const char *place = strstr (name, query);

  if (!place)
    return NOT_AT_ALL;
  if (place > name)
    return INSIDE;
  return name[strlen (query)] ? BEGINNING : WHOLE;
}

typedef struct {
  const HjConcept *concept;
  Fit fit;
  gsize length; /* of the name: the shorter one says it better */
} Answer;

static int
compare_answers (gconstpointer first, gconstpointer second)
{
  const Answer *a = first, *b = second;

  if (a->fit != b->fit)
    return (int) a->fit - (int) b->fit;
  if (a->length != b->length)
    return a->length < b->length ? -1 : 1;
  return a->concept < b->concept ? -1 : a->concept > b->concept;
}

static GArray *
ask (const char *query)
{
  const HjConceptTable *table = hj_concept_table ();
  GArray *answers = g_array_new (FALSE, FALSE, sizeof (Answer));

  for (guint i = 0; i < table->names->len && query[0]; i++)
    {
      const HjName *name = g_ptr_array_index (table->names, i);
      Fit fit = fit_name (name->folded, query);

      for (guint k = 0; fit != NOT_AT_ALL && k < name->concepts->len; k++)
        {
          Answer answer = { g_ptr_array_index (name->concepts, k), fit, strlen (name->folded) };

          g_array_append_val (answers, answer);
        }
    }
  g_array_sort (answers, compare_answers);
  return answers;
}

/* QUERY without the particle at its end, or NULL: there is none. */
static char *
dup_without_particle (const char *query)
{
  static const char *const particles[] = {
    "에서는", "으로는", "이란", "에서", "으로", "까지", "부터", "처럼", "보다", "에는", "란", "은", "는", "이", "가", "을", "를",
    "의", "에", "로", "와", "과", "도", "만",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (particles); i++)
    if (g_str_has_suffix (query, particles[i]) && strlen (query) > strlen (particles[i]) + 2)
      return g_strndup (query, strlen (query) - strlen (particles[i]));
  return NULL;
}

GPtrArray *
hj_concepts_find (const char *query)
{
  g_autofree char *folded = hj_fold_dup (query);
  g_autofree char *bare = dup_without_particle (folded);
  g_autoptr (GArray) answers = ask (folded);
  GPtrArray *found = g_ptr_array_new ();

  if (answers->len == 0 && bare)
    {
      g_array_unref (answers);
      answers = ask (bare);
    }
  for (guint i = 0; i < answers->len; i++)
    {
      const HjConcept *concept = g_array_index (answers, Answer, i).concept;

      if (!g_ptr_array_find (found, concept, NULL))
        g_ptr_array_add (found, (gpointer) concept);
    }
  return found;
}

/* ---- terms ---- */

/* The name that is all of TEXT, or NULL. */
static const HjName *
find_name (const char *text)
{
  g_autofree char *folded = text ? hj_fold_dup (text) : NULL;

  return folded && folded[0] ? g_hash_table_lookup (hj_concept_table ()->by_name, folded) : NULL;
}

static const HjConcept *
find_common (const HjName *first, const HjName *second)
{
  for (guint i = 0; first && second && i < first->concepts->len; i++)
    if (g_ptr_array_find (second->concepts, first->concepts->pdata[i], NULL))
      return first->concepts->pdata[i];
  return NULL;
}

const HjConcept *
hj_concepts_of_term (const char *ko, const char *en, const char *acronym)
{
  const HjName *names[] = { find_name (en), find_name (acronym), find_name (ko) };
  const HjConcept *common = find_common (names[2], names[0]);

  for (guint i = 0; i < G_N_ELEMENTS (names) && !common; i++)
    if (names[i] && names[i]->concepts->len == 1)
      common = names[i]->concepts->pdata[0];
  return common;
}
