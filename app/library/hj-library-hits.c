/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One thing that was found, in the words that are shown of it: title, way through the headings, snippet. */
#include "hj-library-private.h"

#include "hj-course.h"

#include <string.h>

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

HjHit *
hj_hit_new (HjHitKind kind, const HjSearchKey *key, double score)
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

/* ---- the words of each kind ---- */

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
      g_string_prepend (path, hj_statement_get_words (row, 1));
    }
  return path->len > 0 ? g_string_free (g_steal_pointer (&path), FALSE) : NULL;
}

gboolean
hj_hit_finish_passage (HjDatabase *db, HjHit *hit, gint64 passage, const HjSearchPattern *pattern)
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
    set_snippet (hit, pattern, hj_statement_get_words (row, 0));
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

gboolean
hj_hit_finish (HjDatabase *db, HjHit *hit, gint64 id, const HjSearchPattern *pattern, HjLang lang)
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
      return hj_hit_finish_passage (db, hit, id, pattern);
    }
}
