/* SPDX-License-Identifier: GPL-3.0-or-later */
/* hanjang search: topics, notes and cards of the library, and the diagrams of the catalogue. */
#include "hj-catalogue.h"
#include "hj-invocation.h"
#include "hj-search-text.h"

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

/* ---- diagrams ---- */

/* All words of the query in one of the titles or in the id. */
static gboolean
is_found (const HjDiagramClass *diagram, const char *query)
{
  g_autofree char *all = g_strdup_printf ("%s %s %s", diagram->id, diagram->title.ko, diagram->title.en);
  g_autofree char *folded = hj_search_fold (all), *wanted = hj_search_fold (query);
  g_auto (GStrv) words = g_strsplit (wanted, " ", -1);

  for (guint i = 0; words[i]; i++)
    if (!strstr (folded, words[i]))
      return FALSE;
  return wanted[0] != '\0';
}

static GPtrArray *
find_diagrams (const char *query)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < hj_catalogue_get_length (); i++)
    if (is_found (hj_catalogue_get (i), query))
      g_ptr_array_add (found, (gpointer) hj_catalogue_get (i));
  return found;
}

static void
add_diagram (JsonBuilder *json, const HjDiagramClass *diagram, HjLang lang)
{
  json_builder_begin_object (json);
  hj_json_string (json, "kind", "diagram");
  hj_json_string (json, "id", diagram->id);
  hj_json_string (json, "topic", diagram->topics ? diagram->topics[0] : NULL);
  hj_json_string (json, "title", hj_text_get (diagram->title, lang));
  hj_json_string (json, "snippet", NULL);
  hj_json_int (json, "line", 0);
  hj_json_int (json, "count", 1);
  json_builder_end_object (json);
}

/* ---- the verb ---- */

static int
print_json (HjInvocation *self, const char *query, const GPtrArray *hits, const GPtrArray *diagrams)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  json_builder_begin_object (json);
  hj_json_string (json, "query", query);
  hj_json_array (json, "results");
  /* A diagram of that name is what was meant: it comes before places that only speak of it. */
  for (guint i = 0; i < diagrams->len; i++)
    add_diagram (json, g_ptr_array_index (diagrams, i), self->lang);
  for (guint i = 0; i < hits->len; i++)
    add_hit (json, g_ptr_array_index (hits, i));
  json_builder_end_array (json);
  json_builder_end_object (json);
  return hj_invocation_print_json (self, json);
}

static void
print_text (HjInvocation *self, const GPtrArray *hits, const GPtrArray *diagrams)
{
  for (guint i = 0; i < diagrams->len; i++)
    {
      const HjDiagramClass *diagram = g_ptr_array_index (diagrams, i);

      hj_print ("%-8s %s  %s\n", "diagram", diagram->id, hj_text_get (diagram->title, self->lang));
    }
  for (guint i = 0; i < hits->len; i++)
    {
      const HjHit *hit = g_ptr_array_index (hits, i);

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
  g_autoptr (GPtrArray) hits = NULL, diagrams = NULL;
  GError *error = NULL;

  if (!hj_invocation_parse (self, entries, 1, -1))
    return HJ_MISUSED;
  query = g_strjoinv (" ", self->args);
  if (!g_utf8_validate (query, -1, NULL))
    return hj_invocation_misuse (self, _("the query is not UTF-8"));
  if (hj_invocation_open (self, &error))
    hits = hj_library_search (self->open, query, limit, &error);
  if (!hits)
    return hj_invocation_fail (self, error);
  diagrams = find_diagrams (query);
  if (self->json)
    return print_json (self, query, hits, diagrams);
  print_text (self, hits, diagrams);
  return HJ_DONE;
}
