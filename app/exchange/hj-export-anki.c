/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An .apkg for Anki: the cards with their pictures, schedules and log, as the oldest kind of package, which every Anki
 * takes in. Each card is a note there, known again by a number of its own, so that a second import renews its words
 * and leaves its schedule alone. */
#include "hj-export-private.h"

#include "hj-anki.h"
#include "hj-archive-name.h"
#include "hj-course.h"
#include "hj-database.h"
#include "hj-pack.h"

#include <glib/gstdio.h>
#include <string.h>

#define ROOT_DECK "한장"

typedef struct {
  HjExport *export;
  HjDatabase *db;
  HjPack *pack;
  HjStudyOptions options;
  char *library;        /* what tells this library from others */
  int first_day;        /* day 0 of the collection */
  GHashTable *infos;    /* number of a note → HjNoteInfo */
  GPtrArray *decks;     /* of char* */
  GHashTable *pictures; /* path → name */
  GHashTable *names;    /* set of those names */
  GString *media;       /* the JSON map of entries to names, without its end */
} Anki;

/* ---- pictures ---- */

static char *
take_picture (const char *path, gpointer data)
{
  Anki *self = data;
  const char *known = g_hash_table_lookup (self->pictures, path);
  g_autofree char *base = g_path_get_basename (path), *entry = NULL, *name = NULL, *bytes = NULL, *packed = NULL;
  gsize size;

  if (known)
    return g_strdup (known);
  if (!g_file_get_contents (path, &bytes, &size, NULL))
    return NULL;
  entry = g_strdup_printf ("%u", g_hash_table_size (self->pictures));
  packed = hj_pack_add (self->pack, entry, bytes, size, NULL);
  if (!packed)
    return NULL;
  name = hj_archive_dup_new_name (self->names, base);
  g_string_append_printf (self->media, "%s\"%s\":", self->media->len > 1 ? "," : "", entry);
  hj_append_json_string (self->media, name);
  g_hash_table_insert (self->pictures, g_strdup (path), g_strdup (name));
  self->export->exported->pictures++;
  return g_steal_pointer (&name);
}

/* ---- the words of a card ---- */

/* Asked for once: to say of a note how many cards it has, the library counts them. */
static GHashTable *
list_infos (HjLibrary *library, GError **error)
{
  g_autoptr (GPtrArray) infos = hj_library_list_notes (library, TRUE, error);
  GHashTable *by_number = infos ? g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL,
                                                         (GDestroyNotify) hj_note_info_free) : NULL;

  if (infos)
    g_ptr_array_set_free_func (infos, NULL);
  for (guint i = 0; infos && i < infos->len; i++)
    g_hash_table_insert (by_number, &((HjNoteInfo *) infos->pdata[i])->id, infos->pdata[i]);
  return by_number;
}

/* NULL for a card written by hand. */
static const HjNoteInfo *
get_info (Anki *self, const HjCard *card)
{
  return g_hash_table_lookup (self->infos, &card->note);
}

static char *
dup_html (Anki *self, const HjCard *card, const char *markdown)
{
  g_autoptr (HjNote) note = hj_library_read_card_text (self->export->library, get_info (self, card),
                                                       markdown ? markdown : "", NULL);

  return note ? hj_html_of_note (note, take_picture, self) : g_strdup ("");
}

/* The side in the language that is wanted; for both, the other one below it. */
static char *
dup_side (Anki *self, const HjCard *card, const char *main, const char *other)
{
  gboolean both = self->export->lang == HJ_LANG_BOTH && other && other != main;
  g_autofree char *first = dup_html (self, card, main), *second = both ? dup_html (self, card, other) : NULL;

  return second ? g_strdup_printf ("%s<div class=\"other\">%s</div>", first, second) : g_steal_pointer (&first);
}

/* The title of its topic or note; NULL for a card written by hand. */
static const char *
get_source (Anki *self, const HjCard *card)
{
  const HjCourseTopic *topic = card->topic ? hj_course_find_topic (card->topic) : NULL;
  const HjNoteInfo *info = get_info (self, card);

  if (topic)
    return hj_text_get (topic->title, self->export->lang);
  return info ? info->title : NULL;
}

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
  g_autofree char *front = dup_side (self, card, hj_card_get_front (card, self->export->lang), card->front_en);
  g_autofree char *back = dup_side (self, card, hj_card_get_back (card, self->export->lang), card->back_en);
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
  const char *source = get_source (self, card);
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
  g_autofree char *second = first ? hj_pack_add (self->pack, "media", self->media->str, self->media->len, error) : NULL;

  return second != NULL;
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
  g_string_append_c (self->media, '}');
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
  g_autoptr (GHashTable) infos = library ? list_infos (export->library, error) : NULL;
  g_autoptr (HjPack) pack = hj_pack_new (export->now.at);
  g_autoptr (GPtrArray) decks = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) pictures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GString) media = g_string_new ("{");
  Anki self = { .export = export, .pack = pack, .library = library, .infos = infos, .decks = decks,
                .pictures = pictures, .names = names, .media = media };

  if (!infos || !hj_library_get_study_options (export->library, &self.options, error))
    return NULL;
  return make_package (&self, error);
}
