/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An .apkg for Anki: the cards with their pictures, schedules and log, as the oldest kind of package, which every Anki
 * takes in. Each card is a note there, known again by a number of its own, so that a second import renews its words
 * and leaves its schedule alone. */
#include "hj-export-private.h"

#include "hj-anki.h"
#include "hj-anki-words.h"
#include "hj-database.h"

#include <glib/gstdio.h>

#define ROOT_DECK "한장"

typedef struct {
  HjExport *export;
  HjDatabase *db;
  HjPack *pack;
  HjAnkiWords *words;
  HjStudyOptions options;
  char *library;        /* what tells this library from others */
  int first_day;        /* day 0 of the collection */
  GPtrArray *decks;     /* of char* */
} Anki;

/* "::" in a title would begin another deck. */
static gint64
require_deck (Anki *self, const char *source)
{
  g_auto (GStrv) parts = g_strsplit (source ? source : "", "::", -1);
  g_autofree char *title = g_strjoinv (":", parts);
  g_autofree char *name = source ? g_strconcat (ROOT_DECK "::", title, NULL) : g_strdup (ROOT_DECK);
  guint at;

  if (!g_ptr_array_find_with_equal_func (self->decks, name, g_str_equal, &at))
    {
      at = self->decks->len;
      g_ptr_array_add (self->decks, g_steal_pointer (&name));
    }
  return hj_anki_get_deck_id (at);
}

/* ---- rows ---- */

/* Anki's ids are milliseconds of the clock. */
static gint64
get_id (Anki *self, gint64 number)
{
  return self->export->now.at * 1000 + number;
}

static char *
dup_guid (Anki *self, gint64 card)
{
  g_autofree char *name = g_strdup_printf ("%s/%" G_GINT64_FORMAT, self->library, card);
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, name, -1);

  digest[16] = '\0';
  return hj_anki_dup_guid (g_ascii_strtoull (digest, NULL, 16));
}

static gboolean
add_note (Anki *self, const HjCard *card, const char *source, GError **error)
{
  g_autofree char *front = hj_anki_words_dup_front (self->words, card);
  g_autofree char *back = hj_anki_words_dup_back (self->words, card);
  g_autofree char *escaped = g_markup_escape_text (source ? source : "", -1);
  g_autofree char *fields = g_strdup_printf ("%s\x1f%s\x1f%s", front, back, escaped);
  g_autofree char *plain = hj_card_dup_plain (hj_card_get_front (card, self->export->lang));
  g_autofree char *guid = dup_guid (self, card->id);
  g_autofree char *tags = g_strdup_printf (" hanjang %s %s%s", hj_card_kind_to_string (card->kind),
                                           card->topic ? card->topic : "", card->topic ? " " : "");

  /* The checksum is for finding duplicates; Anki computes it when it takes a note in. */
  return hj_database_run (self->db, error, "INSERT INTO notes VALUES (?, ?, ?, ?, -1, ?, ?, ?, 0, 0, '')", "lsllsss",
                          get_id (self, card->id), guid, HJ_ANKI_MODEL, self->export->now.at, tags, fields, plain);
}

static gboolean
add_card (Anki *self, const HjCard *card, guint place, GError **error)
{
  const char *source = hj_anki_words_get_source (self->words, card);
  g_autofree char *memory = hj_anki_dup_memory (card, &self->options);
  HjAnkiDue due = hj_anki_find_due (card, place, &self->options, self->first_day, self->export->now);

  return add_note (self, card, source, error)
         && hj_database_run (self->db, error,
                             "INSERT INTO cards VALUES (?, ?, ?, 0, ?, -1, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, ?)",
                             "lllliiliiiiis", get_id (self, card->id), get_id (self, card->id),
                             require_deck (self, source), self->export->now.at, due.type,
                             card->suspended ? -1 : due.queue, due.due, due.interval, due.factor, card->schedule.reps,
                             card->schedule.lapses, due.left, memory);
}

/* Days are counted as they are, steps in seconds below 0. */
static int
get_interval (Anki *self, const HjReview *review)
{
  if (review->interval > 0)
    return review->interval;
  if (self->options.n_learning == 0)
    return -1;
  return -self->options.learning[review->grade == HJ_GRADE_AGAIN ? 0 : self->options.n_learning - 1];
}

/* The last interval of each card: none yet. */
static GHashTable *
list_intervals (const GPtrArray *cards)
{
  GHashTable *intervals = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < cards->len; i++)
    g_hash_table_insert (intervals, g_memdup2 (&((const HjCard *) g_ptr_array_index (cards, i))->id, sizeof (gint64)),
                         NULL);
  return intervals;
}

/* Milliseconds of the review; two answers of one second get two of it. */
static gint64
choose_review_id (GHashTable *taken, const HjReview *review)
{
  gint64 id = review->at.at * 1000;

  while (g_hash_table_contains (taken, &id))
    id++;
  g_hash_table_add (taken, g_memdup2 (&id, sizeof id));
  return id;
}

static gboolean
add_review (Anki *self, const HjReview *review, gint64 id, int interval, int last, GError **error)
{
  static const int types[] = { 0, 0, 1, 2 }; /* new, learning, review, learning again */

  self->export->exported->reviews++;
  return hj_database_run (self->db, error, "INSERT INTO revlog VALUES (?, ?, -1, ?, ?, ?, ?, ?, ?)", "lliiiiii", id,
                          get_id (self, review->card), (int) review->grade, interval, last,
                          review->state == HJ_STATE_REVIEW ? HJ_ANKI_FACTOR : 0, review->duration, types[review->state]);
}

/* Those of CARDS. */
static gboolean
add_reviews (Anki *self, const GPtrArray *cards, GError **error)
{
  g_autoptr (GArray) reviews = hj_library_list_reviews (self->export->library, 0, error);
  g_autoptr (GHashTable) intervals = list_intervals (cards);
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; reviews && i < reviews->len; i++)
    {
      const HjReview *review = &g_array_index (reviews, HjReview, i);
      int interval = get_interval (self, review);
      gpointer last;

      if (!g_hash_table_lookup_extended (intervals, &review->card, NULL, &last))
        continue;
      if (!add_review (self, review, choose_review_id (ids, review), interval, GPOINTER_TO_INT (last), error))
        return FALSE;
      g_hash_table_insert (intervals, g_memdup2 (&review->card, sizeof review->card), GINT_TO_POINTER (interval));
    }
  return reviews != NULL;
}

static gboolean
add_collection (Anki *self, guint n_cards, GError **error)
{
  HjMoment now = self->export->now;
  gint64 begin = hj_moment_get_day_start (now, self->options.rollover, self->first_day);
  g_autofree char *conf = hj_anki_dup_conf (n_cards, now), *models = hj_anki_dup_models (now);
  g_autofree char *decks = hj_anki_dup_decks (self->decks, now), *options = hj_anki_dup_options (&self->options);

  return hj_database_run (self->db, error, "INSERT INTO col VALUES (1, ?, ?, ?, 11, 0, 0, 0, ?, ?, ?, ?, '{}')", "lllssss",
                          begin, now.at * 1000, now.at * 1000, conf, models, decks, options);
}

/* ---- the file ---- */

static int
find_first_day (Anki *self, const GPtrArray *cards)
{
  int first = hj_moment_get_day (self->export->now, self->options.rollover);

  for (guint i = 0; i < cards->len; i++)
    {
      const HjCard *card = g_ptr_array_index (cards, i);

      if (card->schedule.state != HJ_STATE_NEW)
        first = MIN (first, card->schedule.last_day);
    }
  return first;
}

static gboolean
fill (Anki *self, const GPtrArray *cards, GError **error)
{
  gboolean success = hj_database_execute (self->db, hj_anki_tables, error) && hj_database_begin (self->db, error);

  if (!success)
    return FALSE;
  for (guint i = 0; success && i < cards->len; i++)
    success = add_card (self, g_ptr_array_index (cards, i), i, error);
  success = success && add_reviews (self, cards, error) && add_collection (self, cards->len, error);
  return hj_database_end (self->db, success, error);
}

/* The collection as one file: written in FOLDER, which is for nothing else. */
static GBytes *
make_collection (Anki *self, const char *folder, const GPtrArray *cards, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "work", NULL);
  g_autofree char *copy = g_build_filename (folder, "collection.anki2", NULL);
  GError *problem = NULL;
  gsize size;
  char *bytes = NULL;

  self->db = hj_database_open (path, HJ_DATABASE_CREATE, error);
  if (self->db && fill (self, cards, error) && hj_database_copy_to (self->db, copy, copy, error)
      && !g_file_get_contents (copy, &bytes, &size, &problem))
    g_propagate_error (error, problem);
  g_clear_pointer (&self->db, hj_database_close);
  g_unlink (path);
  g_unlink (copy);
  return bytes ? g_bytes_new_take (bytes, size) : NULL;
}

static gboolean
pack_all (Anki *self, GBytes *collection, GError **error)
{
  gsize size;
  const void *data = g_bytes_get_data (collection, &size);
  g_autofree char *first = hj_pack_add (self->pack, "collection.anki2", data, size, error);

  return first && hj_anki_words_pack_names (self->words, error);
}

static GBytes *
make_package (Anki *self, GError **error)
{
  g_autoptr (GPtrArray) cards = hj_library_list_cards (self->export->library, HJ_CARDS_TAKEN, 0, NULL, error);
  g_autofree char *folder = cards ? g_dir_make_tmp ("hanjang-XXXXXX", error) : NULL;
  g_autoptr (GBytes) collection = NULL;

  if (!folder)
    return NULL;
  self->first_day = find_first_day (self, cards);
  collection = make_collection (self, folder, cards, error);
  g_rmdir (folder);
  self->export->exported->cards = cards->len;
  if (!collection || !pack_all (self, collection, error))
    return NULL;
  return hj_pack_finish (self->pack, error);
}

/* Made at the first export. */
static char *
require_library_name (HjLibrary *library, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autofree char *name = hj_library_dup_setting (library, "library-id", &problem);

  if (name || problem)
    {
      if (problem)
        g_propagate_error (error, g_steal_pointer (&problem));
      return g_steal_pointer (&name);
    }
  name = g_uuid_string_random ();
  return hj_library_set_setting (library, "library-id", name, error) ? g_steal_pointer (&name) : NULL;
}

GBytes *
hj_export_anki (HjExport *export, GError **error)
{
  g_autofree char *library = require_library_name (export->library, error);
  g_autoptr (HjPack) pack = hj_pack_new (export->now.at);
  g_autoptr (HjAnkiWords) words = library ? hj_anki_words_new (export, pack, error) : NULL;
  g_autoptr (GPtrArray) decks = g_ptr_array_new_with_free_func (g_free);
  Anki self = { .export = export, .pack = pack, .words = words, .library = library, .decks = decks };

  if (!words || !hj_library_get_study_options (export->library, &self.options, error))
    return NULL;
  return make_package (&self, error);
}
