/* SPDX-License-Identifier: GPL-3.0-or-later */
/* hanjang search: topics, notes and cards of the library, the diagrams of the catalogue and the terms of the field. */
#include "hj-invocation.h"
#include "hj-lookup.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const kinds[] = { [HJ_HIT_TOPIC] = "topic", [HJ_HIT_NOTE] = "note", [HJ_HIT_CARD] = "card" };

static void
add_hit (JsonBuilder *json, const HjHit *hit)
{
  json_builder_begin_object (json);
  hj_json_string (json, "kind", kinds[hit->kind]);
  hj_json_int (json, "id", hit->id);
  hj_json_string (json, "topic", hit->topic);
  hj_json_string (json, "title", hit->title);
  hj_json_string (json, "snippet", hit->snippet);
  hj_json_int (json, "line", hit->line);
  hj_json_int (json, "count", hit->count);
  json_builder_end_object (json);
}

/* ---- diagrams and terms ---- */

/* What goes by its name alone, and where its topic is. */
typedef struct {
  const char *kind, *id, *topic;
  HjText title;
} Named;

static Named
name_found (const HjFound *found)
{
  if (found->diagram)
    return (Named) { "diagram", found->diagram->id, found->diagram->topics ? found->diagram->topics[0] : NULL,
                     found->diagram->title };
  return (Named) { "term", found->concept->id, found->concept->topics[0], found->concept->name };
}

static gboolean
is_named (const HjFound *found)
{
  return found->group == HJ_LOOKUP_DIAGRAMS || found->group == HJ_LOOKUP_TERMS;
}

static void
add_named (JsonBuilder *json, const HjFound *found, HjLang lang)
{
  Named named = name_found (found);
  const char *other = hj_text_get (named.title, lang == HJ_LANG_EN ? HJ_LANG_KO : HJ_LANG_EN);

  json_builder_begin_object (json);
  hj_json_string (json, "kind", named.kind);
  hj_json_string (json, "id", named.id);
  hj_json_string (json, "topic", named.topic);
  hj_json_string (json, "title", hj_text_get (named.title, lang));
  hj_json_string (json, "snippet", other);
  hj_json_int (json, "line", 0);
  hj_json_int (json, "count", 1);
  json_builder_end_object (json);
}

static void
print_named (const HjFound *found, HjLang lang)
{
  Named named = name_found (found);

  hj_print ("%-8s %s  %s\n", named.kind, named.id, hj_text_get (named.title, lang));
}

/* ---- the verb ---- */

static int
print_json (HjInvocation *self, const char *query, const GPtrArray *hits, const HjLookup *lookup)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  json_builder_begin_object (json);
  hj_json_string (json, "query", query);
  hj_json_array (json, "results");
  /* A diagram or term of that name is what was meant: it comes before places that only speak of it. */
  for (guint i = 0; i < lookup->found->len; i++)
    if (is_named (g_ptr_array_index (lookup->found, i)))
      add_named (json, g_ptr_array_index (lookup->found, i), self->lang);
  for (guint i = 0; i < hits->len; i++)
    add_hit (json, g_ptr_array_index (hits, i));
  json_builder_end_array (json);
  json_builder_end_object (json);
  return hj_invocation_print_json (self, json);
}

static void
print_text (HjInvocation *self, const GPtrArray *hits, const HjLookup *lookup)
{
  for (guint i = 0; i < lookup->found->len; i++)
    if (is_named (g_ptr_array_index (lookup->found, i)))
      print_named (g_ptr_array_index (lookup->found, i), self->lang);
  for (guint i = 0; i < hits->len; i++)
    {
      const HjHit *hit = g_ptr_array_index (hits, i);

      if (hit->topic && hit->kind == HJ_HIT_TOPIC)
        hj_print ("%-8s %s:%d  %s\n", kinds[hit->kind], hit->topic, hit->line, hit->title);
      else
        hj_print ("%-8s %" G_GINT64_FORMAT ":%d  %s\n", kinds[hit->kind], hit->id, hit->line, hit->title);
      if (hit->snippet)
        hj_print ("           %s\n", hit->snippet);
    }
}

int
hj_verb_search (HjInvocation *self)
{
  int limit = 50;
  const GOptionEntry entries[] = {
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autofree char *query = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (HjLookup) lookup = NULL;
  GError *error = NULL;

  if (!hj_invocation_parse (self, entries, 1, -1))
    return HJ_MISUSED;
  if (limit < 1)
    return hj_invocation_misuse (self, _("--limit: must be 1 or more"));
  query = g_strjoinv (" ", self->args);
  if (!g_utf8_validate (query, -1, NULL))
    return hj_invocation_misuse (self, _("the query is not UTF-8"));
  if (hj_invocation_open (self, &error))
    lookup = hj_lookup_new (self->open, query, (guint) limit, self->lang, &error);
  if (lookup)
    hits = hj_library_search_pattern (self->open, lookup->pattern, limit, &error);
  if (!hits)
    return hj_invocation_fail (self, error);
  if (self->json)
    return print_json (self, query, hits, lookup);
  print_text (self, hits, lookup);
  return HJ_DONE;
}
