/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a bundled topic has to be: front matter, the same sections, two languages in parallel, directives and
 * links that exist, enough cards, neither too short nor too long. */
#include "hj-note-faults.h"

#include "hj-card-maker.h"
#include "hj-catalogue.h"
#include "hj-typeset.h"

#include <string.h>

#define MIN_WORDS 400
#define MAX_WORDS 900
#define MIN_CARDS 10
#define MAX_TABLE_COLUMNS 4 /* half of an A4 page */

/* The sections of every topic, in this order: the sheet and the lesson page find their parts by them. */
static const HjText sections[] = {
  { "두 문장 요약", "In two sentences" },
  { "핵심", "Key points" },
  { "작동 원리", "How it works" },
  { "수식", "Formulas" },
  { "비교", "Comparison" },
  { "강점과 한계", "Strengths and limits" },
  { "자주 하는 실수", "Common mistakes" },
  { "실험", "Experiments" },
  { "시험 문제", "Exam question" },
  { "카드", "Cards" },
  { "관련 주제", "Related topics" },
  { "출처", "Sources" },
};

typedef struct {
  char *fault;    /* the first one found, or NULL */
  guint diagrams, questions, topic_links, diagram_links;
} Search;

static const char *
get_front (const HjNote *note, const char *key)
{
  const char *value = note->front ? g_hash_table_lookup (note->front, key) : NULL;

  return value ? value : "";
}

static char *
check_front (const HjCourseTopic *topic, const HjNote *note, HjLang lang)
{
  g_autofree char *part = g_strdup_printf ("%d", topic->part);
  const struct {
    const char *key, *value; /* NULL: any, but not empty */
  } expected[] = {
    { "title", hj_text_get (topic->title, lang) },
    { "lang", hj_lang_to_string (lang) },
    { "topic", topic->id },
    { "part", part },
    { "summary", NULL },
    { "minutes", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const char *value = get_front (note, expected[i].key);

      if (value[0] == '\0' || (expected[i].value && strcmp (value, expected[i].value) != 0))
        return g_strdup_printf ("front matter: %s is “%s”, expected “%s”", expected[i].key, value,
                                expected[i].value ? expected[i].value : "something");
    }
  return note->lang == lang ? NULL : g_strdup ("front matter: read as the other language");
}

/* A note of ours gives its reader nothing to mend. */
static char *
check_reading (const HjNote *note)
{
  const HjRepair *repair = NULL;

  if (note->repairs && note->repairs->len > 0)
    repair = g_ptr_array_index (note->repairs, 0);
  else if (note->warnings && note->warnings->len > 0)
    repair = g_ptr_array_index (note->warnings, 0);
  return repair ? g_strdup_printf ("reading: %s: %s", repair->kind, repair->message_en) : NULL;
}

static char *
check_sections (const HjNote *note, HjLang lang)
{
  guint n = 0;

  for (guint i = 0; i < note->blocks->len; i++)
    {
      const HjBlock *block = g_ptr_array_index (note->blocks, i);
      g_autofree char *title = NULL;

      if (block->kind != HJ_BLOCK_HEADING || block->level != 2)
        continue;
      title = hj_block_dup_text (block);
      if (n >= G_N_ELEMENTS (sections) || strcmp (title, hj_text_get (sections[n], lang)) != 0)
        return g_strdup_printf ("sections: “%s” at line %d stands out of order", title, block->line);
      n++;
    }
  return n == G_N_ELEMENTS (sections)
             ? NULL
             : g_strdup_printf ("sections: “%s” is missing", hj_text_get (sections[n], lang));
}

static guint
count_spans (const GPtrArray *spans, guint flag)
{
  guint n = 0;

  for (guint i = 0; spans && i < spans->len; i++)
    n += (((HjSpan *) g_ptr_array_index (spans, i))->flags & flag) ? 1 : 0;
  return n;
}

/* The bytes that do not depend on the language: formulas and diagrams. */
static gboolean
is_same_in_both (const HjBlock *ko, const HjBlock *en)
{
  return (ko->kind != HJ_BLOCK_FORMULA && ko->kind != HJ_BLOCK_DIAGRAM)
         || (g_strcmp0 (ko->text, en->text) == 0 && g_strcmp0 (ko->info, en->info) == 0);
}

static char *check_parallel (const GPtrArray *ko, const GPtrArray *en);

static char *
check_pair (const HjBlock *ko, const HjBlock *en)
{
  const char *what = NULL;

  if (ko->kind != en->kind)
    what = "kinds";
  else if (ko->level != en->level || ko->ordered != en->ordered)
    what = "levels";
  else if (ko->n_rows != en->n_rows || ko->n_columns != en->n_columns)
    what = "table shapes";
  else if (ko->kind == HJ_BLOCK_TABLE && ko->n_columns > MAX_TABLE_COLUMNS)
    what = "tables too wide, columns";
  else if (!is_same_in_both (ko, en))
    what = "formulas or diagrams";
  else if (count_spans (ko->spans, HJ_SPAN_MARK) != count_spans (en->spans, HJ_SPAN_MARK))
    what = "marks";
  else if (count_spans (ko->spans, HJ_SPAN_LINK) != count_spans (en->spans, HJ_SPAN_LINK))
    what = "links";
  if (what)
    return g_strdup_printf ("parallel: %s differ, Korean %s at line %d, English %s at line %d", what,
                            hj_block_kind_to_string (ko->kind), ko->line,
                            hj_block_kind_to_string (en->kind), en->line);
  return check_parallel (ko->children, en->children);
}

static char *
check_parallel (const GPtrArray *ko, const GPtrArray *en)
{
  guint n_ko = ko ? ko->len : 0, n_en = en ? en->len : 0;

  for (guint i = 0; i < MIN (n_ko, n_en); i++)
    {
      char *fault = check_pair (g_ptr_array_index (ko, i), g_ptr_array_index (en, i));

      if (fault)
        return fault;
    }
  return n_ko == n_en ? NULL : g_strdup_printf ("parallel: %u blocks in Korean, %u in English", n_ko, n_en);
}

/* A directive's or a link's diagram exists and takes all its settings. Replaying to the step after "@" is left
 * out: that is a matter of the diagram, and of seconds. */
static char *
check_diagram (const char *id, const char *settings)
{
  g_autofree char *whole = settings && settings[0] ? g_strdup_printf ("%s?%s", id, settings) : g_strdup (id);
  g_autofree char *text = g_strndup (whole, strcspn (whole, "@"));
  g_autoptr (GError) error = NULL;
  g_autoptr (HjDiagram) diagram = hj_catalogue_new_diagram (text, &error);

  return diagram ? NULL : g_strdup_printf ("diagram: %s: %s", text, error->message);
}

/* Every command of a formula can be drawn, and with that read aloud. */
static char *
check_formula (const char *tex)
{
  g_autoptr (HjTypeset) typeset = hj_typeset_new (tex, NULL);
  const char *unknown = hj_typeset_get_unknown (typeset);

  return unknown ? g_strdup_printf ("formula: %s is not understood", unknown) : NULL;
}

static void
check_link (Search *search, const char *href)
{
  if (g_str_has_prefix (href, "topic:"))
    {
      search->topic_links++;
      if (!hj_course_find_topic (href + strlen ("topic:")))
        search->fault = g_strdup_printf ("link: the course has no %s", href);
    }
  else if (g_str_has_prefix (href, "diagram:"))
    {
      search->diagram_links++;
      search->fault = check_diagram (href + strlen ("diagram:"), NULL);
    }
  else if (!g_str_has_prefix (href, "https://"))
    search->fault = g_strdup_printf ("link: %s leads nowhere", href);
}

static void
look_at_block (HjBlock *block, gpointer data)
{
  Search *search = data;

  if (search->fault)
    return;
  if (block->kind == HJ_BLOCK_DIAGRAM)
    {
      search->diagrams++;
      search->fault = check_diagram (block->info, block->text);
    }
  else if (block->kind == HJ_BLOCK_FORMULA)
    search->fault = check_formula (block->text);
  search->questions += block->kind == HJ_BLOCK_QUESTION ? 1 : 0;
  for (guint i = 0; block->spans && i < block->spans->len && !search->fault; i++)
    {
      const HjSpan *span = g_ptr_array_index (block->spans, i);

      if ((span->flags & HJ_SPAN_LINK) && span->href)
        check_link (search, span->href);
      else if (span->flags & HJ_SPAN_FORMULA)
        search->fault = check_formula (span->text);
    }
}

static char *
check_blocks (const HjNote *note)
{
  Search search = { 0 };

  hj_blocks_each (note->blocks, look_at_block, &search);
  if (!search.fault && search.diagrams == 0)
    search.fault = g_strdup ("diagram: none is shown");
  if (!search.fault && search.diagram_links < 3)
    search.fault = g_strdup_printf ("experiments: %u of 3 open a diagram", search.diagram_links);
  if (!search.fault && search.questions == 0)
    search.fault = g_strdup ("exam question: none");
  if (!search.fault && search.topic_links < 2)
    search.fault = g_strdup ("link: fewer than two related topics");
  return search.fault;
}

/* Words as a reader counts them: what has a letter or a digit in it. */
static guint
count_words (const char *text)
{
  g_autoptr (GRegex) regex = g_regex_new ("\\S*[\\p{L}\\p{N}]\\S*", G_REGEX_OPTIMIZE, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  guint n = 0;

  for (g_regex_match (regex, text, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    n++;
  return n;
}

static char *
check_text (const HjNote *note)
{
  static const char *const unfinished[] = { "TODO", "FIXME", "TBD", "XXX", "lorem" };
  g_autofree char *text = hj_note_dup_text (note);
  guint n_words = count_words (text);

  for (guint i = 0; i < G_N_ELEMENTS (unfinished); i++)
    if (strstr (text, unfinished[i]))
      return g_strdup_printf ("text: %s", unfinished[i]);
  return n_words >= MIN_WORDS && n_words <= MAX_WORDS ? NULL : g_strdup_printf ("text: %u words", n_words);
}

/* Every card has all its sides: front and back, Korean and English. */
static char *
check_cards (const HjNote *ko, const HjNote *en)
{
  g_autoptr (GPtrArray) cards = hj_cards_make_pair (ko, en);

  for (guint i = 0; i < cards->len; i++)
    {
      const HjCard *card = g_ptr_array_index (cards, i);

      if (!card->front_ko || !card->front_en || !card->back_ko || !card->back_en)
        return g_strdup_printf ("cards: “%s” has no other language", card->front_ko ? card->front_ko : card->front_en);
    }
  return cards->len >= MIN_CARDS ? NULL : g_strdup_printf ("cards: only %u", cards->len);
}

static char *
check_note (const HjCourseTopic *topic, const HjNote *note, HjLang lang)
{
  char *fault = check_front (topic, note, lang);

  fault = fault ? fault : check_reading (note);
  fault = fault ? fault : check_sections (note, lang);
  fault = fault ? fault : check_blocks (note);
  return fault ? fault : check_text (note);
}

char *
hj_note_find_fault (const HjCourseTopic *topic, GBytes *ko_bytes, GBytes *en_bytes)
{
  g_autoptr (HjNote) ko = ko_bytes ? hj_note_read (ko_bytes, NULL, NULL) : NULL;
  g_autoptr (HjNote) en = en_bytes ? hj_note_read (en_bytes, NULL, NULL) : NULL;
  char *fault;

  if (!ko || !en)
    return g_strdup_printf ("languages: %s is missing", ko ? "English" : "Korean");
  fault = check_parallel (ko->blocks, en->blocks);
  fault = fault ? fault : check_note (topic, ko, HJ_LANG_KO);
  fault = fault ? fault : check_note (topic, en, HJ_LANG_EN);
  return fault ? fault : check_cards (ko, en);
}
