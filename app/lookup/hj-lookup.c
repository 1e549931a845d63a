/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Anything by its words. */
#include "hj-lookup.h"

#include "hj-formula.h"
#include "hj-lookup-names.h"
#include "hj-search-text.h"

#include <string.h>

#define COST_LANGUAGE 6 /* a place that is in the other language */
#define ENOUGH 24       /* more places than are wanted, to choose by language */

static void
found_free (gpointer data)
{
  HjFound *found = data;

  hj_hit_free (found->hit);
  g_free (found);
}

static void
add_found (HjLookup *self, HjFound found)
{
  g_ptr_array_add (self->found, g_memdup2 (&found, sizeof found));
}

void
hj_lookup_free (HjLookup *self)
{
  if (!self)
    return;
  hj_search_pattern_free (self->pattern);
  g_ptr_array_unref (self->found);
  g_free (self);
}

static gboolean
is_wanted (const HjLookup *self, HjLookupGroup group)
{
  return self->only < 0 || self->only == (int) group;
}

/* ---- filters ---- */

static const struct {
  int group;
  const char *words[6];
} filters[] = {
  { HJ_LOOKUP_TOPICS, { "강의", "주제", "course", "topic", "lesson" } },
  { HJ_LOOKUP_DIAGRAMS, { "다이어그램", "그림", "도표", "diagram", "diagrams" } },
  { HJ_LOOKUP_TERMS, { "용어", "용어집", "term", "terms", "glossary" } },
  { HJ_LOOKUP_NOTES, { "노트", "내 노트", "note", "notes" } },
  { HJ_LOOKUP_FORMULAS, { "수식", "식", "formula", "formulas" } },
  { HJ_LOOKUP_CARDS, { "카드", "card", "cards" } },
  { HJ_N_LOOKUP_GROUPS, { "명령", "할 일", "command", "commands", "do" } },
};

/* The colon of QUERY, also a wide one as Korean input methods give it; NULL without one. END (out): behind it. */
static const char *
find_colon (const char *query, const char **end)
{
  static const char *const colons[] = { ":", "：" };

  for (guint i = 0; i < G_N_ELEMENTS (colons); i++)
    {
      const char *colon = strstr (query, colons[i]);

      *end = colon ? colon + strlen (colons[i]) : NULL;
      if (colon)
        return colon;
    }
  return NULL;
}

int
hj_lookup_parse_filter (const char *query, const char **rest)
{
  const char *end, *colon = find_colon (query, &end);
  g_autofree char *word = colon ? g_strndup (query, colon - query) : NULL;
  g_autofree char *wanted = word ? hj_search_dup_comparable (word) : NULL;

  *rest = query;
  for (guint i = 0; wanted && i < G_N_ELEMENTS (filters); i++)
    for (guint k = 0; k < G_N_ELEMENTS (filters[i].words) && filters[i].words[k]; k++)
      {
        g_autofree char *name = hj_search_dup_comparable (filters[i].words[k]);

        if (strcmp (name, wanted) != 0)
          continue;
        *rest = end;
        return filters[i].group;
      }
  return -1;
}

/* ---- names ---- */

static gboolean
is_among (const char *const *names, const char *wanted)
{
  for (guint i = 0; names[i]; i++)
    {
      g_autofree char *name = hj_search_dup_comparable (names[i]);

      if (strcmp (name, wanted) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
add_names (GPtrArray *phrases, const char *const *names)
{
  for (guint i = 0; names[i]; i++)
    g_ptr_array_add (phrases, g_strdup (names[i]));
}

/* What is typed as TeX may stand there as one reads it: "d_k" as dₖ. */
static void
add_readable (GPtrArray *phrases, const char *query)
{
  char *readable = strpbrk (query, "\\_^{") ? hj_formula_to_text (query, NULL) : NULL;

  if (readable && strcmp (readable, query) != 0)
    g_ptr_array_add (phrases, g_steal_pointer (&readable));
  g_free (readable);
}

/* The other names of the ideas that are called just what was typed. (transfer full), NULL at the end */
static GPtrArray *
list_phrases (const GPtrArray *concepts, const char *query)
{
  GPtrArray *phrases = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *wanted = hj_search_dup_comparable (query);

  for (guint i = 0; i < concepts->len; i++)
    {
      const HjConcept *concept = g_ptr_array_index (concepts, i);

      if (!is_among (concept->names_ko, wanted) && !is_among (concept->names_en, wanted))
        continue;
      add_names (phrases, concept->names_ko);
      add_names (phrases, concept->names_en);
    }
  add_readable (phrases, query);
  g_ptr_array_add (phrases, NULL);
  return phrases;
}

/* ---- topics, diagrams and terms ---- */

typedef struct {
  guint owner;
  double score;
  const char *name;
} Named;

/* Of the names of one thing, which stand together, the best. */
static void
take_name (const HjSearchMatch *match, gpointer data)
{
  GArray *named = ((GArray **) data)[match->key.kind];
  Named *last = named->len > 0 ? &g_array_index (named, Named, named->len - 1) : NULL;
  Named one = { (guint) match->key.owner, match->score, hj_lookup_get_name ((guint) match->key.id) };

  if (!last || last->owner != one.owner)
    g_array_append_val (named, one);
  else if (last->score < one.score)
    *last = one;
}

static int
compare_named (gconstpointer a, gconstpointer b)
{
  const Named *x = a, *y = b;

  if (x->score != y->score)
    return x->score > y->score ? -1 : 1;
  return x->owner < y->owner ? -1 : x->owner > y->owner;
}

static const HjLookupGroup group_of_name[HJ_N_NAMES] = {
  [HJ_NAME_OF_TOPIC] = HJ_LOOKUP_TOPICS, [HJ_NAME_OF_DIAGRAM] = HJ_LOOKUP_DIAGRAMS,
  [HJ_NAME_OF_CONCEPT] = HJ_LOOKUP_TERMS,
};

static void
keep_best (HjLookup *self, HjNameKind kind, GArray *named, guint limit)
{
  g_array_sort (named, compare_named);
  self->counts[group_of_name[kind]] = named->len;
  for (guint i = 0; i < MIN (named->len, limit); i++)
    {
      const Named *one = &g_array_index (named, Named, i);

      add_found (self, (HjFound) {
        .group = group_of_name[kind], .name = one->name,
        .topic = kind == HJ_NAME_OF_TOPIC ? hj_course_get_topic (one->owner) : NULL,
        .diagram = kind == HJ_NAME_OF_DIAGRAM ? hj_catalogue_get (one->owner) : NULL,
        .concept = kind == HJ_NAME_OF_CONCEPT ? hj_concepts_get (one->owner) : NULL,
      });
    }
}

static void
find_names (HjLookup *self, guint limit)
{
  GArray *named[HJ_N_NAMES];

  for (guint i = 0; i < HJ_N_NAMES; i++)
    named[i] = g_array_new (FALSE, FALSE, sizeof (Named));
  hj_search_index_each (hj_lookup_require_names (), self->pattern, take_name, named);
  for (guint i = 0; i < HJ_N_NAMES; i++)
    {
      if (is_wanted (self, group_of_name[i]))
        keep_best (self, (HjNameKind) i, named[i], limit);
      g_array_unref (named[i]);
    }
}

HjText
hj_found_get_title (const HjFound *found)
{
  return found->topic     ? found->topic->title
         : found->diagram ? found->diagram->title
         : found->concept ? found->concept->name
                          : (HjText) { NULL, NULL };
}

/* ---- the library ---- */

static const HjLookupGroup group_of_kind[HJ_N_HIT_KINDS] = {
  [HJ_HIT_NOTE] = HJ_LOOKUP_NOTES, [HJ_HIT_SECTION] = HJ_LOOKUP_NOTES,
  [HJ_HIT_TEXT] = HJ_LOOKUP_NOTES, [HJ_HIT_FORMULA] = HJ_LOOKUP_FORMULAS, [HJ_HIT_CARD] = HJ_LOOKUP_CARDS,
};

static int
compare_hits (gconstpointer a, gconstpointer b)
{
  const HjHit *x = *(HjHit *const *) a, *y = *(HjHit *const *) b;

  return x->score > y->score ? -1 : x->score < y->score;
}

/* The notes of a topic have the same formulas in both languages: the one in LANG stays. */
static gboolean
says_the_same (const HjHit *a, const HjHit *b)
{
  return a->kind == HJ_HIT_FORMULA && b->kind == HJ_HIT_FORMULA && a->topic && g_strcmp0 (a->topic, b->topic) == 0
         && a->lang != b->lang && strcmp (a->snippet, b->snippet) == 0;
}

static void
drop_repeated (HjLookup *self, GPtrArray *hits, HjLang lang)
{
  for (guint i = 0; i < hits->len; i++)
    for (guint k = i + 1; k < hits->len; k++)
      if (says_the_same (hits->pdata[i], hits->pdata[k]))
        {
          if (((HjHit *) hits->pdata[k])->lang == lang)
            {
              gpointer kept = hits->pdata[k];

              hits->pdata[k] = hits->pdata[i];
              hits->pdata[i] = kept;
            }
          g_ptr_array_remove_index (hits, k--);
          self->counts[HJ_LOOKUP_FORMULAS]--;
        }
}

/* Places of the course that the reader must change the language for come a little later. */
static void
prefer_language (GPtrArray *hits, HjLang lang)
{
  for (guint i = 0; i < hits->len && lang != HJ_LANG_BOTH; i++)
    {
      HjHit *hit = g_ptr_array_index (hits, i);

      if (hit->topic && hit->lang != HJ_LANG_BOTH && hit->lang != lang)
        hit->score -= COST_LANGUAGE;
    }
  g_ptr_array_sort (hits, compare_hits);
}

/* Titles of notes before headings before text, the best of each first. */
static void
take_group (HjLookup *self, HjLookupGroup group, GPtrArray *hits, guint limit)
{
  static const HjHitKind order[] = { HJ_HIT_NOTE, HJ_HIT_SECTION, HJ_HIT_TEXT, HJ_HIT_FORMULA, HJ_HIT_CARD };
  guint n = 0;

  for (guint k = 0; k < G_N_ELEMENTS (order); k++)
    for (guint i = 0; i < hits->len && n < limit; i++)
      {
        HjHit *hit = g_ptr_array_index (hits, i);

        if (!hit || hit->kind != order[k] || group_of_kind[hit->kind] != group)
          continue;
        add_found (self, (HjFound) { .group = group, .hit = hit });
        hits->pdata[i] = NULL;
        n++;
      }
}

/* What both notes of a topic may have. */
static const HjHitKind in_two_languages[] = { HJ_HIT_SECTION, HJ_HIT_TEXT, HJ_HIT_FORMULA };

static GPtrArray *
find_places (HjLookup *self, HjLibrary *library, guint limit, HjLang lang, GError **error)
{
  guint limits[HJ_N_HIT_KINDS], counts[HJ_N_HIT_KINDS] = { 0 };
  GPtrArray *hits;

  for (guint i = 0; i < HJ_N_HIT_KINDS; i++)
    limits[i] = i != HJ_HIT_TOPIC && is_wanted (self, group_of_kind[i]) ? limit : 0;
  for (guint i = 0; i < G_N_ELEMENTS (in_two_languages); i++)
    if (limits[in_two_languages[i]] > 0)
      limits[in_two_languages[i]] += ENOUGH;
  hits = hj_library_find (library, self->pattern, lang, limits, counts, error);
  for (guint i = 0; i < HJ_N_HIT_KINDS; i++)
    if (limits[i] > 0)
      self->counts[group_of_kind[i]] += counts[i];
  if (hits)
    {
      drop_repeated (self, hits, lang);
      prefer_language (hits, lang);
    }
  return hits;
}

/* ---- all ---- */

/* Names before places: what is called so is meant before what only speaks of it. */
static gboolean
find_all (HjLookup *self, HjLibrary *library, guint limit, HjLang lang, GError **error)
{
  g_autoptr (GPtrArray) hits = find_places (self, library, limit, lang, error);

  if (!hits)
    return FALSE;
  find_names (self, limit);
  take_group (self, HJ_LOOKUP_NOTES, hits, limit);
  take_group (self, HJ_LOOKUP_FORMULAS, hits, limit);
  take_group (self, HJ_LOOKUP_CARDS, hits, limit);
  return TRUE;
}

HjLookup *
hj_lookup_new (HjLibrary *library, const char *query, guint limit, HjLang lang, GError **error)
{
  g_autoptr (HjLookup) self = g_new0 (HjLookup, 1);
  g_autoptr (GPtrArray) concepts = NULL, phrases = NULL;

  self->only = hj_lookup_parse_filter (query, &query);
  concepts = hj_concepts_find (query);
  phrases = list_phrases (concepts, query);
  self->found = g_ptr_array_new_with_free_func (found_free);
  self->pattern = hj_search_pattern_new (query, (const char *const *) phrases->pdata);
  return find_all (self, library, limit, lang, error) ? g_steal_pointer (&self) : NULL;
}
