/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was opened and looked for last. */
#include "hj-search-recent.h"

#include "hj-search-panel-row.h"

#include <string.h>

#define MOST_PLACES 6 /* one of them may be where the learner is */
#define MOST_QUERIES 4

#define TOPIC "lesson topic:"
#define NOTE "lesson note:"
#define DIAGRAM "diagram "

/* ---- keeping ---- */

/* WHAT comes first in the list KEY; it is there once. */
static void
put_first (HjDesk *desk, const char *key, const char *what, guint most)
{
  GSettings *settings = hj_desk_get_settings (desk);
  g_auto (GStrv) before = settings == NULL ? NULL : g_settings_get_strv (settings, key);
  g_autoptr (GPtrArray) after = g_ptr_array_new ();

  if (settings == NULL)
    return;
  g_ptr_array_add (after, (gpointer) what);
  for (guint i = 0; before[i] != NULL && after->len < most; i++)
    if (!g_str_equal (before[i], what))
      g_ptr_array_add (after, before[i]);
  g_ptr_array_add (after, NULL);
  g_settings_set_strv (settings, key, (const char *const *) after->pdata);
}

/* Without the line, or the settings of a diagram. */
static char *
dup_base (const char *place)
{
  return g_strndup (place, strcspn (place, "#?"));
}

void
hj_search_recent_add_place (HjDesk *desk, const char *place)
{
  g_autofree char *base = dup_base (place);

  if (g_str_has_prefix (base, TOPIC) || g_str_has_prefix (base, NOTE) || g_str_has_prefix (base, DIAGRAM))
    put_first (desk, "recent-places", base, MOST_PLACES);
}

void
hj_search_recent_add_query (HjDesk *desk, const char *query)
{
  g_autofree char *words = g_strstrip (g_strdup (query));

  if (g_utf8_strlen (words, -1) > 1)
    put_first (desk, "recent-searches", words, MOST_QUERIES);
}

/* ---- showing ---- */

static GtkWidget *
create_note_row (HjDesk *desk, gint64 note)
{
  g_autoptr (HjNoteInfo) info = hj_library_get_note (hj_desk_get_library (desk), note, NULL);
  HjHit hit = {.kind = HJ_HIT_NOTE, .id = note, .title = info == NULL ? NULL : info->title, .lang = HJ_LANG_BOTH};

  return info == NULL ? NULL
                      : hj_search_panel_row_new_found (&(HjFound) {.group = HJ_LOOKUP_NOTES, .hit = &hit}, NULL, desk);
}

/* NULL if the place is gone. */
static GtkWidget *
create_row (HjDesk *desk, const char *place)
{
  HjFound found = {.group = HJ_LOOKUP_TOPICS};

  if (g_str_has_prefix (place, NOTE))
    return create_note_row (desk, g_ascii_strtoll (place + strlen (NOTE), NULL, 10));
  if (g_str_has_prefix (place, TOPIC))
    found.topic = hj_course_find_topic (place + strlen (TOPIC));
  else if (g_str_has_prefix (place, DIAGRAM))
    found.diagram = hj_catalogue_find (place + strlen (DIAGRAM));
  return found.topic == NULL && found.diagram == NULL ? NULL : hj_search_panel_row_new_found (&found, NULL, desk);
}

GPtrArray *
hj_search_recent_create_places (HjDesk *desk, const char *except)
{
  GSettings *settings = hj_desk_get_settings (desk);
  g_auto (GStrv) places = settings == NULL ? NULL : g_settings_get_strv (settings, "recent-places");
  g_autofree char *here = except == NULL ? NULL : dup_base (except);
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; places != NULL && places[i] != NULL; i++) {
    GtkWidget *row = g_strcmp0 (places[i], here) == 0 ? NULL : create_row (desk, places[i]);

    if (row == NULL)
      continue;
    hj_search_panel_row_set_group (HJ_SEARCH_PANEL_ROW (row), HJ_SEARCH_PANEL_RECENT);
    g_ptr_array_add (rows, row);
  }
  return rows;
}

GPtrArray *
hj_search_recent_create_queries (HjDesk *desk)
{
  GSettings *settings = hj_desk_get_settings (desk);
  g_auto (GStrv) queries = settings == NULL ? NULL : g_settings_get_strv (settings, "recent-searches");
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; queries != NULL && queries[i] != NULL; i++)
    g_ptr_array_add (rows, hj_search_panel_row_new_query (HJ_SEARCH_PANEL_SEARCHES, queries[i]));
  return rows;
}
