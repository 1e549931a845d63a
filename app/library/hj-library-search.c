/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Search over topics, notes and cards. Korean glues particles to words, so any run of letters is found wherever
 * it stands; a scan of the folded passages does that in a few milliseconds for millions of letters. */
#include "hj-library-private.h"

#include "hj-course.h"

#include <string.h>

/* Titles before headings before text; more hits, a little higher. */
#define SCORE_TITLE 100
#define SCORE_HEADING 40
#define SCORE_TEXT 10
#define SCORE_CARD 8
#define SCORE_FRONT 4   /* the words are in the question */
#define SCORE_TOPIC 20  /* the course is checked: its notes come first among equals */
#define SCORE_EXACT 60
#define SCORE_START 20
#define SNIPPET_BEFORE 24 /* characters */
#define SNIPPET_LENGTH 120

typedef struct {
  char **words;      /* folded */
  GPtrArray *hits;   /* of HjHit */
  GHashTable *notes; /* "topic" or "#note" → HjHit: the two notes of a topic are one hit */
} Search;

void
hj_hit_free (HjHit *hit)
{
  if (!hit)
    return;
  g_free (hit->topic);
  g_free (hit->title);
  g_free (hit->snippet);
  g_free (hit);
}

static gboolean
contains_all (const char *folded, char **words)
{
  for (guint i = 0; words[i]; i++)
    if (!strstr (folded, words[i]))
      return FALSE;
  return TRUE;
}

/* ---- snippet ---- */

/* Character offset of NEEDLE (folded) in TEXT, −1 if it is not found. Only pieces of the needle's own length are
 * compared: folding keeps the number of letters in all but a few scripts, and there the hit is just not marked. */
static int
find_folded (const char *text, const char *needle)
{
  glong length = g_utf8_strlen (needle, -1);
  glong last = g_utf8_strlen (text, -1) - length;

  for (glong offset = 0; offset <= last; offset++, text = g_utf8_next_char (text))
    {
      g_autofree char *piece = g_strndup (text, g_utf8_offset_to_pointer (text, length) - text);
      g_autofree char *folded = hj_library_fold (piece);

      if (strcmp (folded, needle) == 0)
        return (int) offset;
    }
  return -1;
}

/* While hits are collected the snippet holds the whole passage; those that are shown are cut. */
static void
cut_snippet (HjHit *hit, const char *word)
{
  g_autofree char *text = g_steal_pointer (&hit->snippet);
  int at = find_folded (text, word);
  int start = MAX (0, at - SNIPPET_BEFORE);
  glong length = g_utf8_strlen (text, -1);
  int end = (int) MIN (length, start + SNIPPET_LENGTH);
  g_autofree char *part = g_utf8_substring (text, start, end);

  hit->snippet = g_strdup_printf ("%s%s%s", start > 0 ? "…" : "", part, end < length ? "…" : "");
  hit->start = at < 0 ? 0 : at - start + (start > 0);
  hit->length = at < 0 ? 0 : (int) g_utf8_strlen (word, -1);
}

/* ---- notes ---- */

static HjHit *
require_hit (Search *search, gint64 note, const char *topic, const char *title)
{
  g_autofree char *key = topic ? g_strdup (topic) : g_strdup_printf ("#%" G_GINT64_FORMAT, note);
  HjHit *hit = g_hash_table_lookup (search->notes, key);

  if (hit)
    return hit;
  hit = g_new0 (HjHit, 1);
  hit->id = note;
  hit->topic = g_strdup (topic);
  hit->title = g_strdup (title);
  hit->kind = hit->topic ? HJ_HIT_TOPIC : HJ_HIT_NOTE;
  hit->score = hit->topic ? SCORE_TOPIC : 0;
  g_ptr_array_add (search->hits, hit);
  g_hash_table_insert (search->notes, g_steal_pointer (&key), hit);
  return hit;
}

static double
score_title (const char *folded, char **words)
{
  double score = SCORE_TITLE;

  if (strcmp (folded, words[0]) == 0)
    score += SCORE_EXACT;
  else if (g_str_has_prefix (folded, words[0]))
    score += SCORE_START;
  return score;
}

/* A topic whose titles match in both languages is no better for it. */
static void
raise_score (HjHit *hit, double score)
{
  hit->score = MAX (hit->score, (hit->topic ? SCORE_TOPIC : 0) + score);
}

static gboolean
search_titles (HjDatabase *db, Search *search, GError **error)
{
  g_autoptr (HjStatement) rows = hj_database_query (db, error, "SELECT id, topic, title FROM notes ORDER BY id", "");

  while (hj_statement_step (rows, error))
    {
      const char *title = hj_statement_get_text (rows, 2);
      g_autofree char *folded = hj_library_fold (title);

      if (contains_all (folded, search->words))
        raise_score (require_hit (search, hj_statement_get_long (rows, 0), hj_statement_get_text (rows, 1), title),
                     score_title (folded, search->words));
    }
  return !error || !*error;
}

static gboolean
is_titled (const char *title, char **words)
{
  g_autofree char *folded = hj_library_fold (title);

  return contains_all (folded, words);
}

/* Topics that are still to be written are found by their titles, and shown in the language that matched. */
static void
search_course (Search *search)
{
  for (guint i = 0; i < hj_course_get_n_topics (); i++)
    {
      const HjCourseTopic *topic = hj_course_get_topic (i);
      gboolean ko = is_titled (topic->title.ko, search->words), en = is_titled (topic->title.en, search->words);

      if (!topic->complete && (ko || en))
        raise_score (require_hit (search, 0, topic->id, ko ? topic->title.ko : topic->title.en), SCORE_TITLE);
    }
}

/* ---- passages ---- */

/* The best passage of one note: headings of a high level before text, among equals the first. */
typedef struct {
  gint64 note;
  int count, line, heading;
  char *text;
} Best;

static gboolean
is_better (const Best *best, int heading)
{
  if (!best->text)
    return TRUE;
  return heading > 0 && (best->heading == 0 || heading < best->heading);
}

static void
consider (Best *best, int line, int heading, const char *text)
{
  best->count++;
  if (!is_better (best, heading))
    return;
  best->line = line;
  best->heading = heading;
  g_free (best->text);
  best->text = g_strdup (text);
}

static HjHit *
require_note_hit (HjDatabase *db, Search *search, gint64 note, GError **error)
{
  g_autoptr (HjStatement) row = hj_database_query (db, error, "SELECT topic, title FROM notes WHERE id = ?1", "l",
                                                   note);

  if (!hj_statement_step (row, error))
    return NULL;
  return require_hit (search, note, hj_statement_get_text (row, 0), hj_statement_get_text (row, 1));
}

/* Hands the best passage to the hit of its note; of a topic's two notes the one that matched first is shown. */
static void
finish_note (HjDatabase *db, Search *search, Best *best, GError **error)
{
  HjHit *hit = best->count > 0 ? require_note_hit (db, search, best->note, error) : NULL;

  if (hit && hit->id == best->note)
    {
      hit->line = best->line;
      hit->count = best->count;
      hit->score += best->heading > 0 ? SCORE_HEADING : SCORE_TEXT;
      hit->snippet = g_steal_pointer (&best->text);
    }
  g_clear_pointer (&best->text, g_free);
  *best = (Best) { 0 };
}

/* A plain walk over all rows: strstr() is many times faster than SQLite's instr(). Rows stand note by note. */
static gboolean
search_passages (HjDatabase *db, Search *search, GError **error)
{
  g_autoptr (HjStatement) rows = hj_database_query (db, error,
                                                    "SELECT folded, note, line, heading, text FROM passages"
                                                    " NOT INDEXED ORDER BY id",
                                                    "");
  Best best = { 0 };

  while (hj_statement_step (rows, error))
    {
      gint64 note;

      if (!contains_all (hj_statement_get_text (rows, 0), search->words))
        continue;
      note = hj_statement_get_long (rows, 1);
      if (note != best.note)
        finish_note (db, search, &best, error);
      best.note = note;
      consider (&best, hj_statement_get_int (rows, 2), hj_statement_get_int (rows, 3),
                hj_statement_get_text (rows, 4));
    }
  finish_note (db, search, &best, error);
  return !error || !*error;
}

/* ---- cards ---- */

/* Words on the front count more than on the back. */
static gboolean
is_in_front (const char *folded, char **words)
{
  const char *end = strchr (folded, '\n');
  g_autofree char *front = end ? g_strndup (folded, end - folded) : g_strdup (folded);

  return contains_all (front, words);
}

static void
add_card_hit (Search *search, HjStatement *row)
{
  HjHit *hit = g_new0 (HjHit, 1);

  hit->kind = HJ_HIT_CARD;
  hit->id = hj_statement_get_long (row, 1);
  hit->topic = g_strdup (hj_statement_get_text (row, 2));
  hit->line = hj_statement_get_int (row, 3);
  hit->count = 1;
  hit->score = SCORE_CARD + (is_in_front (hj_statement_get_text (row, 0), search->words) ? SCORE_FRONT : 0);
  g_ptr_array_add (search->hits, hit);
}

static gboolean
search_cards (HjDatabase *db, Search *search, GError **error)
{
  g_autoptr (HjStatement) rows = hj_database_query (db, error,
                                                    "SELECT folded, id, topic, line FROM cards WHERE gone = 0"
                                                    " ORDER BY id",
                                                    "");

  while (hj_statement_step (rows, error))
    if (contains_all (hj_statement_get_text (rows, 0), search->words))
      add_card_hit (search, rows);
  return !error || !*error;
}

static char *
dup_line (const char *markdown)
{
  return g_strdelimit (hj_card_dup_plain (markdown), "\n", ' ');
}

static gboolean
holds (const char *markdown, const char *word)
{
  g_autofree char *line = dup_line (markdown);
  g_autofree char *folded = hj_library_fold (line);

  return strstr (folded, word) != NULL;
}

/* The words of a card that is shown: in the language, and on the side, where the hit is. */
static void
finish_card (HjDatabase *db, HjHit *hit, const char *word)
{
  g_autoptr (HjCard) card = hj_cards_table_get (db, hit->id, NULL);
  const char *const texts[] = { card ? card->front_ko : NULL, card ? card->back_ko : NULL,
                                card ? card->front_en : NULL, card ? card->back_en : NULL };
  guint found = 0;

  while (found < G_N_ELEMENTS (texts) && !(texts[found] && holds (texts[found], word)))
    found++;
  if (found == G_N_ELEMENTS (texts)) /* the words are spread over the sides */
    found = texts[0] ? 0 : 2;
  hit->title = dup_line (texts[found / 2 * 2]);
  hit->snippet = dup_line (texts[found]);
}

/* ---- order ---- */

static int
compare_hits (gconstpointer a, gconstpointer b)
{
  const HjHit *x = *(HjHit *const *) a, *y = *(HjHit *const *) b;
  double sx = x->score + MIN (x->count, 9), sy = y->score + MIN (y->count, 9);

  if (sx != sy)
    return sx > sy ? -1 : 1;
  if (x->kind != y->kind)
    return (int) x->kind - (int) y->kind;
  return x->id < y->id ? -1 : x->id > y->id;
}

/* What only the hits that are shown need. */
static void
finish_hit (HjDatabase *db, HjHit *hit, const char *word)
{
  if (hit->kind == HJ_HIT_CARD)
    finish_card (db, hit, word);
  if (hit->snippet)
    cut_snippet (hit, word);
}

static void
remove_empty (char **words)
{
  guint n = 0;

  for (guint i = 0; words[i]; i++)
    if (words[i][0])
      words[n++] = words[i];
    else
      g_free (words[i]);
  words[n] = NULL;
}

GPtrArray *
hj_library_search (HjLibrary *self, const char *query, int limit, GError **error)
{
  g_autofree char *folded = hj_library_fold (query);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) hj_hit_free);
  g_autoptr (GHashTable) notes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Search search = { .words = words, .hits = hits, .notes = notes };
  GError *problem = NULL;

  remove_empty (words);
  if (words[0])
    (void) (search_titles (self->db, &search, &problem) && search_passages (self->db, &search, &problem)
            && search_cards (self->db, &search, &problem));
  if (words[0])
    search_course (&search);
  if (problem)
    {
      g_propagate_error (error, problem);
      return NULL;
    }
  g_ptr_array_sort (hits, compare_hits);
  if (limit > 0 && hits->len > (guint) limit)
    g_ptr_array_set_size (hits, limit);
  for (guint i = 0; i < hits->len; i++)
    finish_hit (self->db, g_ptr_array_index (hits, i), words[0]);
  return g_steal_pointer (&hits);
}
