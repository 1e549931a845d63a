/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Search over topics, notes and cards: what the index found, with the words that are shown of it. */
#include "hj-library-private.h"

#include "hj-course.h"

#include <string.h>

/* Of notes: titles before headings before text; more hits, a little higher. */
#define SCORE_TITLE 100
#define SCORE_HEADING 40
#define SCORE_TEXT 10
#define SCORE_CARD 8
#define SCORE_TOPIC 20  /* the course is checked: its notes come first among equals */
#define SNIPPET_BEFORE 12 /* characters; few, so that a narrow row still shows what was found */
#define SNIPPET_LENGTH 120
#define FARTHEST 400  /* passages above one that a heading of it is looked for */
#define N_SIDES 4 /* of a card in two languages */

void
hj_hit_free (HjHit *hit)
{
  if (!hit)
    return;
  g_free (hit->topic);
  g_free (hit->title);
  g_free (hit->snippet);
  g_free (hit->path);
  g_free (hit);
}

static HjHit *
hit_new (HjHitKind kind, const HjSearchKey *key, double score)
{
  HjHit *hit = g_new0 (HjHit, 1);

  hit->kind = kind;
  hit->id = key->owner;
  hit->line = key->line;
  hit->count = 1;
  hit->score = score;
  hit->lang = HJ_LANG_BOTH;
  return hit;
}

/* ---- snippets ---- */

/* Where a snippet begins that shows the letter AT: at the beginning of a word if one is near. */
static int
choose_start (const char *text, int at)
{
  int start = MAX (0, at - SNIPPET_BEFORE);

  for (int i = start; i < at && i < start + SNIPPET_BEFORE / 2; i++)
    if (i == 0 || *g_utf8_offset_to_pointer (text, i - 1) == ' ')
      return i;
  return start;
}

/* TEXT around its first match. */
static void
set_snippet (HjHit *hit, const HjSearchPattern *pattern, const char *text)
{
  g_autoptr (GArray) ranges = hj_search_pattern_find_ranges (pattern, text);
  const HjSearchRange *range = ranges->len > 0 ? &g_array_index (ranges, HjSearchRange, 0) : NULL;
  int at = range ? (int) g_utf8_strlen (text, range->start) : 0;
  int start = choose_start (text, at);
  glong length = g_utf8_strlen (text, -1);
  int end = (int) MIN (length, start + SNIPPET_LENGTH);
  g_autofree char *part = g_utf8_substring (text, start, end);

  hit->snippet = g_strdup_printf ("%s%s%s", start > 0 ? "…" : "", part, end < length ? "…" : "");
  hit->start = range ? at - start + (start > 0) : 0;
  hit->length = range ? (int) g_utf8_strlen (text + range->start, range->end - range->start) : 0;
}

/* ---- the words of one hit ---- */

static void
finish_topic (HjDatabase *db, HjHit *hit, gint64 number)
{
  const HjCourseTopic *topic = hj_course_get_topic ((guint) (number / 2));
  HjLang lang = number % 2 ? HJ_LANG_EN : HJ_LANG_KO;

  hit->topic = g_strdup (topic->id);
  hit->title = g_strdup (hj_text_get (topic->title, lang));
  hit->id = hj_database_get_number (db, 0, NULL, "SELECT id FROM notes WHERE topic = ?1 AND lang = ?2", "ss", topic->id,
                                    hj_lang_to_string (lang));
}

static gboolean
finish_note (HjDatabase *db, HjHit *hit)
{
  g_autoptr (HjStatement) row = hj_database_query (db, NULL, "SELECT title, topic, lang FROM notes WHERE id = ?1", "l",
                                                   hit->id);

  if (!hj_statement_step (row, NULL))
    return FALSE;
  hit->title = g_strdup (hj_statement_get_text (row, 0));
  hit->topic = g_strdup (hj_statement_get_text (row, 1));
  hj_lang_from_string (hj_statement_get_text (row, 2), &hit->lang);
  return TRUE;
}

/* From the passage upward: of each level the heading that comes first, as far as it is worth looking while someone types.
 * The title of the note is said elsewhere. */
static char *
dup_path (HjDatabase *db, gint64 note, gint64 passage, int level)
{
  g_autoptr (HjStatement) row = hj_database_query (db, NULL,
                                                   "SELECT heading, text FROM passages"
                                                   " WHERE note = ?1 AND id < ?2 AND id >= ?3 AND heading > 0"
                                                   " ORDER BY id DESC",
                                                   "lll", note, passage, passage - FARTHEST);
  g_autoptr (GString) path = g_string_new (NULL);

  while (level > 2 && hj_statement_step (row, NULL))
    {
      if (hj_statement_get_int (row, 0) >= level)
        continue;
      level = hj_statement_get_int (row, 0);
      if (level == 1)
        break;
      g_string_prepend (path, path->len > 0 ? " › " : "");
      g_string_prepend (path, hj_statement_get_text (row, 1));
    }
  return path->len > 0 ? g_string_free (g_steal_pointer (&path), FALSE) : NULL;
}

static gboolean
finish_passage (HjDatabase *db, HjHit *hit, gint64 passage, const HjSearchPattern *pattern)
{
  g_autoptr (HjStatement) row = hj_database_query (db, NULL, "SELECT text, heading FROM passages WHERE id = ?1", "l",
                                                   passage);
  int heading;

  if (!hj_statement_step (row, NULL))
    return FALSE;
  heading = hj_statement_get_int (row, 1);
  hit->path = dup_path (db, hit->id, passage, heading > 0 ? heading : G_MAXINT);
  if (hit->kind == HJ_HIT_FORMULA) /* a piece of a formula is no formula */
    hit->snippet = g_strdup (hj_statement_get_text (row, 0));
  else
    set_snippet (hit, pattern, hj_statement_get_text (row, 0));
  return hit->title || finish_note (db, hit);
}

static char *
dup_line (const char *markdown)
{
  return g_strdelimit (hj_card_dup_readable (markdown), "\n", ' ');
}

static gboolean
holds (const char *markdown, const HjSearchPattern *pattern)
{
  g_autofree char *line = markdown ? dup_line (markdown) : NULL;

  return line && hj_search_pattern_matches (pattern, line, NULL);
}

/* Question and answer in LANG, then in the other language; some of them NULL. */
static void
list_sides (const HjCard *card, HjLang lang, const char *texts[N_SIDES])
{
  gboolean english = lang == HJ_LANG_EN;

  texts[0] = english ? card->front_en : card->front_ko;
  texts[1] = english ? card->back_en : card->back_ko;
  texts[2] = english ? card->front_ko : card->front_en;
  texts[3] = english ? card->back_ko : card->back_en;
}

/* The words of a card that is shown: in the language, and on the side, where the hit is. */
static gboolean
finish_card (HjDatabase *db, HjHit *hit, gint64 number, const HjSearchPattern *pattern, HjLang lang)
{
  g_autoptr (HjCard) card = hj_cards_table_get (db, number, NULL);
  const char *texts[N_SIDES];
  guint found = 0;
  g_autofree char *line = NULL;

  if (!card)
    return FALSE;
  list_sides (card, lang, texts);
  while (found < G_N_ELEMENTS (texts) && !holds (texts[found], pattern))
    found++;
  if (found == G_N_ELEMENTS (texts)) /* the words are spread over the sides */
    found = texts[0] ? 0 : 2;
  hit->id = number;
  hit->topic = g_strdup (card->topic);
  hit->title = dup_line (texts[found / 2 * 2]);
  line = dup_line (texts[found]);
  set_snippet (hit, pattern, line);
  return TRUE;
}

static gboolean
finish (HjDatabase *db, HjHit *hit, gint64 id, const HjSearchPattern *pattern, HjLang lang)
{
  switch (hit->kind)
    {
    case HJ_HIT_TOPIC:
      finish_topic (db, hit, id);
      return TRUE;
    case HJ_HIT_NOTE:
      return finish_note (db, hit);
    case HJ_HIT_CARD:
      return finish_card (db, hit, id, pattern, lang);
    default:
      return finish_passage (db, hit, id, pattern);
    }
}

/* ---- every place for itself ---- */

/* A topic that matches in both languages is shown once, by its better title. */
static gboolean
is_repeated (const GPtrArray *hits, const HjHit *hit)
{
  for (guint i = 0; hit->kind == HJ_HIT_TOPIC && i < hits->len; i++)
    {
      const HjHit *other = g_ptr_array_index (hits, i);

      if (other->kind == HJ_HIT_TOPIC && strcmp (other->topic, hit->topic) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
add_hit (HjDatabase *db, GPtrArray *hits, const HjSearchMatch *match, const HjSearchPattern *pattern, HjLang lang,
         guint *counts)
{
  HjHit *hit = hit_new ((HjHitKind) match->key.kind, &match->key, match->score);

  if (finish (db, hit, match->key.id, pattern, lang) && !is_repeated (hits, hit))
    g_ptr_array_add (hits, hit);
  else
    {
      counts[hit->kind]--;
      hj_hit_free (hit);
    }
}

GPtrArray *
hj_library_find (HjLibrary *self, const HjSearchPattern *pattern, HjLang lang, const guint limits[HJ_N_HIT_KINDS],
                 guint counts[HJ_N_HIT_KINDS], GError **error)
{
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) hj_hit_free);
  const HjSearchIndex *index = hj_library_require_index (self, error);
  g_autoptr (GArray) matches = NULL;
  guint all_limits[HJ_SEARCH_MAX_KINDS] = { 0 }, all_counts[HJ_SEARCH_MAX_KINDS];

  if (!index)
    return NULL;
  memcpy (all_limits, limits, HJ_N_HIT_KINDS * sizeof *limits);
  matches = hj_search_index_find (index, pattern, all_limits, all_counts);
  memcpy (counts, all_counts, HJ_N_HIT_KINDS * sizeof *counts);
  for (guint i = 0; i < matches->len; i++)
    add_hit (self->db, hits, &g_array_index (matches, HjSearchMatch, i), pattern, lang, counts);
  return g_steal_pointer (&hits);
}

/* ---- a note is one hit ---- */

/* What is known of a note, topic or card while matches come in: the best passage, how many there are. */
typedef struct {
  HjHitKind kind;
  HjSearchKey best; /* of the passage that is shown; kind HJ_HIT_NOTE while only the title matched */
  double title;     /* score of the title, 0 if it does not match */
  int count;        /* passages */
} Place;

typedef struct {
  HjDatabase *db;
  GArray *places;     /* of Place */
  GHashTable *numbers; /* note → number of its place + 1 */
} Places;

static Place *
require_place (Places *self, const HjSearchKey *key)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, &key->owner));
  Place place = { .kind = HJ_HIT_NOTE, .best = *key };

  if (number == 0)
    {
      place.best.kind = HJ_HIT_NOTE;
      g_array_append_val (self->places, place);
      number = self->places->len;
      g_hash_table_insert (self->numbers, g_memdup2 (&key->owner, sizeof key->owner), GUINT_TO_POINTER (number));
    }
  return &g_array_index (self->places, Place, number - 1);
}

/* Headings of a high level before text; among equals the first. The weight of a heading tells its level. */
static gboolean
is_better (const HjSearchKey *key, const Place *place)
{
  gboolean heading = key->kind == HJ_HIT_SECTION;

  if (place->count == 0)
    return TRUE;
  return heading && (place->best.kind != HJ_HIT_SECTION || key->weight > place->best.weight);
}

static void
take_match (const HjSearchMatch *match, gpointer data)
{
  Places *self = data;
  Place alone = { .kind = (HjHitKind) match->key.kind, .best = match->key, .title = match->score, .count = 1 };
  Place *place;

  if (match->key.kind == HJ_HIT_CARD || match->key.kind == HJ_HIT_TOPIC)
    {
      g_array_append_val (self->places, alone);
      return;
    }
  place = require_place (self, &match->key);
  if (match->key.kind == HJ_HIT_NOTE)
    place->title = match->score;
  else
    {
      if (is_better (&match->key, place))
        place->best = match->key;
      place->count++;
    }
}

static double
score_place (const Place *place)
{
  double score = MIN (place->count, 9);

  if (place->kind == HJ_HIT_CARD)
    return SCORE_CARD + place->title / 10;
  if (place->title > 0)
    score += SCORE_TITLE + place->title;
  if (place->kind == HJ_HIT_NOTE && place->count > 0)
    score += place->best.kind == HJ_HIT_SECTION ? SCORE_HEADING : SCORE_TEXT;
  return score + (place->kind == HJ_HIT_TOPIC ? SCORE_TOPIC : 0);
}

static HjHit *
make_hit (Places *self, const Place *place, const HjSearchPattern *pattern)
{
  HjHit *hit = hit_new (place->kind, &place->best, score_place (place));
  gboolean passage = place->kind == HJ_HIT_NOTE && place->count > 0;
  gboolean ok = passage ? finish_passage (self->db, hit, place->best.id, pattern)
                        : finish (self->db, hit, place->best.id, pattern, HJ_LANG_BOTH);

  hit->count = place->kind == HJ_HIT_NOTE ? place->count : 1;
  if (ok)
    return hit;
  hj_hit_free (hit);
  return NULL;
}

static int
compare_hits (gconstpointer a, gconstpointer b)
{
  const HjHit *x = *(HjHit *const *) a, *y = *(HjHit *const *) b;

  if (x->score != y->score)
    return x->score > y->score ? -1 : 1;
  if (x->kind != y->kind)
    return (int) x->kind - (int) y->kind;
  return x->id < y->id ? -1 : x->id > y->id;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  double x = score_place (a), y = score_place (b);

  if (x != y)
    return x > y ? -1 : 1;
  return (int) ((const Place *) a)->kind - (int) ((const Place *) b)->kind;
}

/* Notes of the course are hits of their topic: its two notes and its titles become one. */
static void
add_place (Places *self, GPtrArray *hits, GHashTable *topics, HjHit *hit)
{
  HjHit *before = hit->topic && hit->kind != HJ_HIT_CARD ? g_hash_table_lookup (topics, hit->topic) : NULL;

  if (hit->topic && hit->kind == HJ_HIT_NOTE)
    {
      hit->kind = HJ_HIT_TOPIC;
      hit->score += SCORE_TOPIC;
    }
  if (before && !before->snippet && hit->snippet)
    {
      before->snippet = g_steal_pointer (&hit->snippet);
      before->start = hit->start;
      before->length = hit->length;
      before->line = hit->line;
      before->count = hit->count;
    }
  if (before)
    hj_hit_free (hit);
  else
    g_ptr_array_add (hits, hit);
  if (!before && hit->kind == HJ_HIT_TOPIC)
    g_hash_table_insert (topics, hit->topic, hit);
}

static GPtrArray *
collect_hits (Places *self, const HjSearchPattern *pattern, int limit)
{
  GPtrArray *hits = g_ptr_array_new_with_free_func ((GDestroyNotify) hj_hit_free);
  g_autoptr (GHashTable) topics = g_hash_table_new (g_str_hash, g_str_equal);

  g_array_sort (self->places, compare_places);
  for (guint i = 0; i < self->places->len && (limit <= 0 || hits->len < (guint) limit); i++)
    {
      HjHit *hit = make_hit (self, &g_array_index (self->places, Place, i), pattern);

      if (hit)
        add_place (self, hits, topics, hit);
    }
  g_ptr_array_sort (hits, compare_hits);
  return hits;
}

GPtrArray *
hj_library_search_pattern (HjLibrary *self, const HjSearchPattern *pattern, int limit, GError **error)
{
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (Place));
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  Places places = { .db = self->db, .places = list, .numbers = numbers };
  const HjSearchIndex *index = hj_library_require_index (self, error);

  if (!index)
    return NULL;
  hj_search_index_each (index, pattern, take_match, &places);
  return collect_hits (&places, pattern, limit);
}

GPtrArray *
hj_library_search (HjLibrary *self, const char *query, int limit, GError **error)
{
  g_autoptr (HjSearchPattern) pattern = hj_search_pattern_new (query, NULL);

  return hj_library_search_pattern (self, pattern, limit, error);
}
