/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cards: their words, where they come from, and their schedule. */
#include "hj-library-private.h"

#include "hj-search-text.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

static HjSchedule
load_schedule (HjStatement *row, int column)
{
  return (HjSchedule) {
    .state = (HjState) CLAMP (hj_statement_get_int (row, column), 0, HJ_STATE_RELEARNING),
    .step = hj_statement_get_int (row, column + 1),
    .memory = { hj_statement_get_double (row, column + 2), hj_statement_get_double (row, column + 3) },
    .interval = hj_statement_get_int (row, column + 4),
    .last_day = hj_statement_get_int (row, column + 5),
    .last = hj_statement_get_long (row, column + 6),
    .due = hj_statement_get_long (row, column + 7),
    .reps = hj_statement_get_int (row, column + 8),
    .lapses = hj_statement_get_int (row, column + 9),
  };
}

HjCard *
hj_cards_table_load (HjStatement *row)
{
  HjCard *card = hj_card_new (HJ_CARD_BASIC);

  card->id = hj_statement_get_long (row, 0);
  card->note = hj_statement_get_long (row, 1);
  card->key = g_strdup (hj_statement_get_words (row, 2));
  card->family = g_strdup (hj_statement_get_words (row, 3));
  hj_card_kind_from_string (hj_statement_get_text (row, 4), &card->kind);
  card->front_ko = g_strdup (hj_statement_get_text (row, 5));
  card->back_ko = g_strdup (hj_statement_get_text (row, 6));
  card->front_en = g_strdup (hj_statement_get_text (row, 7));
  card->back_en = g_strdup (hj_statement_get_text (row, 8));
  card->topic = g_strdup (hj_statement_get_text (row, 9));
  card->block = g_strdup (hj_statement_get_text (row, 10));
  card->line = hj_statement_get_int (row, 11);
  card->suggested = hj_statement_get_int (row, 12);
  card->suspended = hj_statement_get_int (row, 13);
  card->gone = hj_statement_get_int (row, 14);
  card->schedule = load_schedule (row, 15);
  return card;
}

static GPtrArray *
cards_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) hj_card_free);
}

static gboolean
set_not_found (GError **error, gint64 card)
{
  if (!error || !*error)
    g_set_error (error, HJ_LIBRARY_ERROR, HJ_LIBRARY_ERROR_NOT_FOUND,
                 _("%" PRId64 ": there is no such card"), card);
  return FALSE;
}

HjCard *
hj_cards_table_get (HjDatabase *db, gint64 card, GError **error)
{
  g_autoptr (HjStatement) row = hj_database_query (db, error, "SELECT " HJ_CARD_COLUMNS " FROM cards WHERE id = ?1", "l",
                                                   card);

  if (hj_statement_step (row, error))
    return hj_cards_table_load (row);
  set_not_found (error, card);
  return NULL;
}

HjCard *
hj_library_get_card (HjLibrary *self, gint64 card, GError **error)
{
  return hj_cards_table_get (self->db, card, error);
}

/* ---- lists ---- */

/* MARKDOWN as search compares it, its formulas as TeX or READABLE. */
static void
append_folded (GString *all, const char *markdown, gboolean readable)
{
  g_autofree char *words = readable ? hj_card_dup_readable (markdown) : hj_card_dup_plain (markdown);
  g_autofree char *folded = hj_search_fold (words);

  g_string_append (all, folded);
}

static gboolean
has_formulas (const char *markdown)
{
  return markdown && strchr (markdown, '$');
}

/* All four texts: questions on the first line, answers on the second, where formulas are also said as one reads them. */
static char *
dup_folded (const HjCard *card)
{
  const char *const texts[] = { card->front_ko, card->front_en, card->back_ko, card->back_en };
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      append_folded (all, texts[i], FALSE);
      g_string_append_c (all, i == 1 ? '\n' : ' ');
    }
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (has_formulas (texts[i]))
      append_folded (all, texts[i], TRUE);
  return g_string_free (g_steal_pointer (&all), FALSE);
}

static gboolean
matches (HjStatement *row, int column, char **words)
{
  const char *folded = hj_statement_get_text (row, column);

  for (guint i = 0; words[i]; i++)
    if (words[i][0] && !strstr (folded, words[i]))
      return FALSE;
  return TRUE;
}

GPtrArray *
hj_library_list_cards (HjLibrary *self, HjCardFilter filter, gint64 note, const char *query, GError **error)
{
  g_autoptr (GPtrArray) cards = cards_new ();
  g_autofree char *folded = hj_search_fold (query ? query : "");
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  g_autoptr (HjStatement) rows = NULL;
  GError *problem = NULL;

  /* The English note of a topic shows the topic's cards, which hang on the Korean one. */
  rows = hj_database_query (self->db, &problem,
                            "SELECT " HJ_CARD_COLUMNS ", folded FROM cards WHERE gone = 0"
                            " AND (?1 = 2 OR suggested = ?1)"
                            " AND (?2 = 0 OR note = ?2 OR topic = (SELECT topic FROM notes WHERE id = ?2))"
                            " ORDER BY place, id",
                            "il", (int) filter, note);
  while (hj_statement_step (rows, &problem))
    if (matches (rows, 25, words))
      g_ptr_array_add (cards, hj_cards_table_load (rows));
  if (problem)
    {
      g_propagate_error (error, problem);
      return NULL;
    }
  return g_steal_pointer (&cards);
}

GPtrArray *
hj_cards_table_list_schedules (HjDatabase *db, GError **error)
{
  g_autoptr (GPtrArray) cards = cards_new ();
  GError *problem = NULL;
  g_autoptr (HjStatement) rows = hj_database_query (db, &problem,
                                                    "SELECT id, note, topic, suspended, state, step, stability,"
                                                    " difficulty, interval, last_day, last, due, reps, lapses"
                                                    " FROM cards WHERE gone = 0 AND suggested = 0 ORDER BY id",
                                                    "");

  while (hj_statement_step (rows, &problem))
    {
      HjCard *card = hj_card_new (HJ_CARD_BASIC);

      card->id = hj_statement_get_long (rows, 0);
      card->note = hj_statement_get_long (rows, 1);
      card->topic = g_strdup (hj_statement_get_text (rows, 2));
      card->suspended = hj_statement_get_int (rows, 3);
      card->schedule = load_schedule (rows, 4);
      g_ptr_array_add (cards, card);
    }
  if (problem)
    {
      g_propagate_error (error, problem);
      return NULL;
    }
  return g_steal_pointer (&cards);
}

GPtrArray *
hj_cards_table_list_of_note (HjDatabase *db, gint64 note, const char *origin, GError **error)
{
  g_autoptr (GPtrArray) cards = cards_new ();
  g_autoptr (HjStatement) rows = NULL;
  GError *problem = NULL;

  rows = hj_database_query (db, &problem,
                            "SELECT " HJ_CARD_COLUMNS " FROM cards WHERE key IS NOT NULL"
                            " AND (note = ?1 OR (note IS NULL AND origin = ?2)) ORDER BY gone, id",
                            "ls", note, origin);
  while (hj_statement_step (rows, &problem))
    g_ptr_array_add (cards, hj_cards_table_load (rows));
  if (problem)
    {
      g_propagate_error (error, problem);
      return NULL;
    }
  return g_steal_pointer (&cards);
}

/* ---- changes ---- */

gboolean
hj_cards_table_insert (HjDatabase *db, HjCard *card, const char *origin, gint64 place, HjMoment now, GError **error)
{
  g_autofree char *folded = dup_folded (card);

  if (!hj_database_run (db, error,
                        "INSERT INTO cards (note, origin, key, family, kind, front_ko, back_ko, front_en, back_en,"
                        " topic, block, line, suggested, suspended, folded, place, added)"
                        " VALUES (nullif (?1, 0), ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16,"
                        " ?17)",
                        "lssssssssssiiisll", card->note, origin, card->key, card->family,
                        hj_card_kind_to_string (card->kind), card->front_ko, card->back_ko, card->front_en,
                        card->back_en, card->topic, card->block, card->line, (int) card->suggested,
                        (int) card->suspended, folded, place, now.at))
    return FALSE;
  card->id = hj_database_get_last_id (db);
  return TRUE;
}

gboolean
hj_cards_table_update_source (HjDatabase *db, const HjCard *card, const char *origin, GError **error)
{
  g_autofree char *folded = dup_folded (card);

  return hj_database_run (db, error,
                          "UPDATE cards SET note = nullif (?2, 0), origin = ?3, key = ?4, family = ?5, topic = ?6,"
                          " block = ?7, line = ?8, gone = ?9 WHERE id = ?1",
                          "llsssssii", card->id, card->note, origin, card->key, card->family, card->topic, card->block,
                          card->line, (int) card->gone)
         && hj_database_run (db, error,
                             "UPDATE cards SET front_ko = ?2, back_ko = ?3, front_en = ?4, back_en = ?5, folded = ?6"
                             " WHERE id = ?1 AND edited = 0",
                             "lsssss", card->id, card->front_ko, card->back_ko, card->front_en, card->back_en, folded);
}

gboolean
hj_cards_table_update_schedule (HjDatabase *db, gint64 card, const HjSchedule *s, GError **error)
{
  return hj_database_run (db, error,
                          "UPDATE cards SET state = ?2, step = ?3, stability = ?4, difficulty = ?5, interval = ?6,"
                          " last_day = ?7, last = ?8, due = ?9, reps = ?10, lapses = ?11 WHERE id = ?1",
                          "liiddiillii", card, (int) s->state, s->step, s->memory.stability, s->memory.difficulty,
                          s->interval, s->last_day, s->last, s->due, s->reps, s->lapses);
}

gboolean
hj_cards_table_promote (HjDatabase *db, const char *what, GError **error)
{
  return hj_database_run (db, error,
                          "UPDATE cards SET place = place - 1000000000 WHERE state = 0 AND place >= 0"
                          " AND ('note:' || note = ?1 OR 'topic:' || topic = ?1)",
                          "s", what);
}

gboolean
hj_library_add_card (HjLibrary *self, HjCard *card, HjMoment now, GError **error)
{
  if (!hj_library_begin (self, error))
    return FALSE;
  /* Written by hand: it comes first, for the learner has it in mind. */
  return hj_library_finish (self, hj_cards_table_insert (self->db, card, NULL, -2000000000, now, error), error);
}

gboolean
hj_library_edit_card (HjLibrary *self, const HjCard *card, GError **error)
{
  g_autofree char *folded = dup_folded (card);
  g_autoptr (HjCard) found = NULL;

  if (!hj_library_begin (self, error))
    return FALSE;
  found = hj_cards_table_get (self->db, card->id, error);
  return hj_library_finish (self,
                            found
                              && hj_database_run (self->db, error,
                                                  "UPDATE cards SET front_ko = ?2, back_ko = ?3, front_en = ?4,"
                                                  " back_en = ?5, folded = ?6, edited = 1 WHERE id = ?1",
                                                  "lsssss", card->id, card->front_ko, card->back_ko, card->front_en,
                                                  card->back_en, folded),
                            error);
}
