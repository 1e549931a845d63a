/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cards from a note. Marks are explicit, so what they say becomes a card at once; an exam question is a
 * suggestion. Order is reading order; keys come from the blocks' ids, which do not hang on line numbers. */
#include "hj-card-maker.h"

#include "hj-card-suggest.h"
#include "hj-card-text.h"

#include <string.h>

typedef struct {
  GPtrArray *cards;   /* of HjCard */
  GHashTable *keys;   /* set of char*, owned by the cards */
  HjLang lang;
  char *question;     /* of a Q: line whose A: has not come yet, or NULL */
  const HjBlock *asked; /* the block it stands in */
} Maker;

static void make_from_blocks (Maker *maker, const GPtrArray *blocks);

/* ---- one card ---- */

/* "block/kind/ordinal": the first ordinal that is free. */
static char *
dup_key (Maker *maker, const char *block, HjCardKind kind, guint *ordinal)
{
  for (*ordinal = 0;; ++*ordinal)
    {
      char *key = g_strdup_printf ("%s/%s/%u", block, hj_card_kind_to_string (kind), *ordinal);

      if (!g_hash_table_contains (maker->keys, key))
        return key;
      g_free (key);
    }
}

static HjCard *
add_card (Maker *maker, const HjBlock *block, HjCardKind kind, const char *front, const char *back)
{
  HjCard *card = hj_card_new (kind);
  gboolean english = maker->lang == HJ_LANG_EN;
  guint ordinal;

  card->block = g_strdup (block->id ? block->id : "");
  card->line = block->line;
  card->key = dup_key (maker, card->block, kind, &ordinal);
  card->family = g_strdup (card->key);
  *(english ? &card->front_en : &card->front_ko) = g_strstrip (g_strdup (front));
  *(english ? &card->back_en : &card->back_ko) = g_strstrip (g_strdup (back));
  g_hash_table_add (maker->keys, card->key);
  g_ptr_array_add (maker->cards, card);
  return card;
}

/* The same for what the learner is to take over first. */
static HjCard *
add_suggestion (gpointer maker, const HjBlock *block, HjCardKind kind, const char *front, const char *back)
{
  HjCard *card = add_card (maker, block, kind, front, back);

  card->suggested = TRUE;
  return card;
}

static void
join_family (HjCard *card, const char *family)
{
  char *name = g_strdup (family);

  g_free (card->family);
  card->family = name;
}

/* ---- question :: answer, question ::: answer ---- */

/* Separators beyond the one that counts are words again. */
static char *
dup_unsplit (const char *text)
{
  g_auto (GStrv) both = g_strsplit (text, "\002", -1);
  g_autofree char *joined = g_strjoinv (" ::: ", both);
  g_auto (GStrv) one = g_strsplit (joined, "\001", -1);

  return g_strjoinv (" :: ", one);
}

static gboolean
make_from_split (Maker *maker, const HjBlock *block, const char *line)
{
  const char *both = strchr (line, HJ_CARD_SPLIT_BOTH);
  const char *split = both ? both : strchr (line, HJ_CARD_SPLIT);
  g_autofree char *before = split ? g_strndup (line, split - line) : NULL;
  g_autofree char *front = split ? g_strstrip (dup_unsplit (before)) : NULL;
  g_autofree char *back = split ? g_strstrip (dup_unsplit (split + 1)) : NULL;
  HjCard *card;

  if (!split || front[0] == '\0' || back[0] == '\0')
    return FALSE;
  card = add_card (maker, block, HJ_CARD_BASIC, front, back);
  if (both)
    join_family (add_card (maker, block, HJ_CARD_REVERSED, back, front), card->family);
  return TRUE;
}

/* ---- Q: and A: ---- */

static const char *const question_marks[] = { "Q:", "**Q:**", "**Q**:", "질문:", "**질문:**", "**질문**:" };
static const char *const answer_marks[] = { "A:", "**A:**", "**A**:", "답:", "**답:**", "**답**:" };

/* "Q. ", "Q1. ", "A2) " and the same bold up to the dot: behind it, or NULL. "A. " over "B. " is a choice. */
static const char *
skip_numbered (const char *line, char letter, const char *next)
{
  const char *p = line + (g_str_has_prefix (line, "**") ? 2 : 0), *mark = p;

  if (*p++ != letter)
    return NULL;
  p += strspn (p, "0123456789");
  if (!*p || !strchr (".):", *p) || (letter == 'A' && next && *next == 'B' && next[1] == *p && p == mark + 1))
    return NULL;
  p++;
  if (mark > line)
    return g_str_has_prefix (p, "**") ? p + 2 : NULL;
  return *p == ' ' ? p : NULL;
}

static const char *
skip_mark (const char *line, const char *const *marks, gsize n, char letter, const char *next)
{
  for (gsize i = 0; i < n; i++)
    if (g_str_has_prefix (line, marks[i]))
      return line + strlen (marks[i]);
  return skip_numbered (line, letter, next);
}

static const char *
skip_question (const char *line)
{
  return skip_mark (line, question_marks, G_N_ELEMENTS (question_marks), 'Q', NULL);
}

static const char *
skip_answer (const char *line, const char *next)
{
  return skip_mark (line, answer_marks, G_N_ELEMENTS (answer_marks), 'A', next);
}

static void
forget_question (Maker *maker)
{
  g_clear_pointer (&maker->question, g_free);
  maker->asked = NULL;
}

/* An answer goes on to the end of its paragraph, or to the next question. Returns the lines it took. */
static guint
make_answer (Maker *maker, const HjBlock *block, char **lines, const char *start)
{
  g_autoptr (GString) back = g_string_new (start);
  g_autofree char *text = NULL;
  guint n = 1;

  for (; lines[n] && !skip_question (lines[n]); n++)
    g_string_append_printf (back, "\n%s", lines[n]);
  text = dup_unsplit (back->str);
  if (g_strstrip (text)[0] != '\0')
    add_card (maker, maker->asked ? maker->asked : block, HJ_CARD_BASIC, maker->question, text);
  forget_question (maker);
  return n;
}

static void
make_from_lines (Maker *maker, const HjBlock *block, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i];)
    {
      const char *line = g_strstrip (lines[i]);
      const char *question = skip_question (line), *answer = skip_answer (line, lines[i + 1]);

      if (maker->question && answer)
        {
          i += make_answer (maker, block, lines + i, answer);
          continue;
        }
      forget_question (maker);
      if (question)
        {
          maker->question = g_strstrip (dup_unsplit (question));
          maker->asked = block;
        }
      else
        make_from_split (maker, block, line);
      i++;
    }
}

/* ---- ==cloze== ---- */

static gboolean
is_marked (const GPtrArray *spans, guint i)
{
  return i < spans->len && (((HjSpan *) g_ptr_array_index (spans, i))->flags & HJ_SPAN_MARK);
}

/* One card for each run of marked spans. */
static void
make_clozes (Maker *maker, const HjBlock *block, const GPtrArray *spans)
{
  g_autofree char *family = g_strdup_printf ("%s/cloze", block->id ? block->id : "");

  for (guint i = 0; spans && i < spans->len; i++)
    {
      guint last = i;
      g_autofree char *front = NULL, *back = NULL;

      if (!is_marked (spans, i))
        continue;
      while (is_marked (spans, last + 1))
        last++;
      front = hj_spans_dup_cloze (spans, i, last, FALSE);
      back = hj_spans_dup_cloze (spans, i, last, TRUE);
      join_family (add_card (maker, block, HJ_CARD_CLOZE, front, back), family);
      i = last;
    }
}

/* A row of a table with its column names: "name: cell", one a line. */
static void
make_clozes_from_row (Maker *maker, const HjBlock *table, guint row)
{
  g_autoptr (GPtrArray) spans = g_ptr_array_new ();
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  g_autofree HjSpan *plain = g_new0 (HjSpan, table->n_columns);
  HjSpan line_break = { .flags = HJ_SPAN_BREAK };

  for (guint column = 0; column < table->n_columns; column++)
    {
      const GPtrArray *cell = table->cells[(gsize) row * table->n_columns + column].spans;
      g_autofree char *name = table->headless ? g_strdup ("") : hj_spans_dup_text (table->cells[column].spans);

      g_ptr_array_add (labels, g_strdup_printf ("%s%s", name, name[0] ? ": " : ""));
      plain[column].text = g_ptr_array_index (labels, column);
      if (column > 0)
        g_ptr_array_add (spans, &line_break);
      g_ptr_array_add (spans, &plain[column]);
      for (guint i = 0; cell && i < cell->len; i++)
        g_ptr_array_add (spans, g_ptr_array_index (cell, i));
    }
  make_clozes (maker, table, spans);
}

/* ---- blocks ---- */

/* Whether a line of TEXT may begin with a mark of a question or an answer; its stars are not in it. */
static gboolean
may_be_marked (const char *text)
{
  static const char *const starts[] = { "Q", "A", "질문", "답" };

  for (const char *line = text; line; line = strchr (line, '\n'))
    {
      line += strspn (line, "\n ");
      for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
        if (g_str_has_prefix (line, starts[i]))
          return TRUE;
    }
  return FALSE;
}

/* Most paragraphs hold no card: they are not written out to find that. */
static gboolean
may_hold_card (const GPtrArray *spans)
{
  for (guint i = 0; i < spans->len; i++)
    {
      const HjSpan *span = g_ptr_array_index (spans, i);

      if (span->text && (strstr (span->text, "::") || may_be_marked (span->text)))
        return TRUE;
    }
  return FALSE;
}

static void
make_from_text (Maker *maker, const HjBlock *block)
{
  if (may_hold_card (block->spans))
    {
      g_autofree char *text = hj_spans_dup_markdown (block->spans, HJ_CARD_TEXT_SPLITS);

      make_from_lines (maker, block, text);
    }
  else
    forget_question (maker);
  make_clozes (maker, block, block->spans);
}

/* What an exam asks for, one by one: each wants its part of the answer. */
static char *
dup_exam_front (const HjBlock *question)
{
  g_autofree char *text = hj_spans_dup_markdown (question->spans, HJ_CARD_TEXT_PLAIN);

  return hj_card_dup_prompts (g_strstrip (text));
}

static void
make_from_question (Maker *maker, const HjBlock *block)
{
  gboolean quiz = hj_is_quiz (block);
  g_autofree char *front = quiz ? hj_quiz_dup_front (block) : dup_exam_front (block);
  g_autofree char *back = quiz ? hj_quiz_dup_back (block) : hj_blocks_dup_outline (block->children);

  if (front[0] != '\0' && back[0] != '\0')
    add_suggestion (maker, block, HJ_CARD_QUESTION, front, back);
}

static gboolean
is_question (const HjBlock *block)
{
  return block->kind == HJ_BLOCK_QUESTION
         || (block->kind == HJ_BLOCK_CALLOUT && g_strcmp0 (block->info, "question") == 0);
}

static void
make_from_block (Maker *maker, const HjBlock *block)
{
  if (is_question (block))
    make_from_question (maker, block);
  else if (block->spans)
    make_from_text (maker, block);
  if (block->kind == HJ_BLOCK_TABLE)
    for (guint row = block->headless ? 0 : 1; row < block->n_rows; row++)
      make_clozes_from_row (maker, block, row);
  if (block->kind != HJ_BLOCK_PARAGRAPH && block->kind != HJ_BLOCK_ITEM)
    forget_question (maker);
  make_from_blocks (maker, block->children);
}

static void
make_from_blocks (Maker *maker, const GPtrArray *blocks)
{
  for (guint i = 0; blocks && i < blocks->len; i++)
    make_from_block (maker, g_ptr_array_index (blocks, i));
}

/* What the author marked or asked; with SUGGEST, what else the note holds. */
static GPtrArray *
make_cards (const HjNote *note, gboolean suggest)
{
  Maker maker = {
    .cards = g_ptr_array_new_with_free_func ((GDestroyNotify) hj_card_free),
    .keys = g_hash_table_new (g_str_hash, g_str_equal),
    .lang = note->lang,
  };

  make_from_blocks (&maker, note->blocks);
  forget_question (&maker);
  if (suggest)
    hj_cards_suggest (note, add_suggestion, &maker);
  g_hash_table_unref (maker.keys);
  return maker.cards;
}

GPtrArray *
hj_cards_make (const HjNote *note)
{
  return make_cards (note, TRUE);
}

/* ---- two languages ---- */

/* The first card of KIND from START on, or the end. */
static guint
find_kind (const GPtrArray *cards, guint start, HjCardKind kind)
{
  while (start < cards->len && ((HjCard *) g_ptr_array_index (cards, start))->kind != kind)
    start++;
  return start;
}

static void
take_other_side (HjCard *card, HjCard *other)
{
  card->front_en = g_steal_pointer (&other->front_en);
  card->back_en = g_steal_pointer (&other->back_en);
}

GPtrArray *
hj_cards_make_pair (const HjNote *ko, const HjNote *en)
{
  GPtrArray *cards;
  g_autoptr (GPtrArray) english = NULL;
  guint next[4] = { 0 };

  if (!ko || !en)
    cards = make_cards (ko ? ko : en, FALSE);
  else
    {
      cards = make_cards (ko, FALSE);
      english = make_cards (en, FALSE);
    }
  for (guint i = 0; i < cards->len; i++)
    {
      HjCard *card = g_ptr_array_index (cards, i);

      card->suggested = FALSE; /* the course asks what it teaches */
      if (!english)
        continue;
      next[card->kind] = find_kind (english, next[card->kind], card->kind);
      if (next[card->kind] < english->len)
        take_other_side (card, g_ptr_array_index (english, next[card->kind]++));
    }
  return cards;
}
