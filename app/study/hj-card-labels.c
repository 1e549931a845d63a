/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Suggestions: "**term**: what it is", and the aspects of something, each under the name of what has them. */
#include "hj-card-suggest.h"

#include "hj-card-text.h"

#include <string.h>

#define LONGEST_LABEL 40  /* letters */
#define SHORTEST_FACT 6
#define LONGEST_FACT 400  /* letters of an answer; more is several facts */

/* Names of something other than a thing to know; they may have a number. */
static const char *const asides[] = {
  "A", "Q", "답", "질문", "관련 링크", "관련 자료", "관련 자료 링크", "그림", "링크", "문제", "비고", "예상 문제", "이유", "정답", "주의", "참고", "참고 자료", "출처", "팁",
  "암기 팁", "answer", "caption", "example", "figure", "link", "links", "note", "references", "source", "table", "tip",
};

static gboolean
is_aside (const char *name)
{
  gsize n = strlen (name);

  while (n > 0 && strchr ("0123456789 ", name[n - 1]))
    n--;
  for (guint i = 0; i < G_N_ELEMENTS (asides); i++)
    if (strlen (asides[i]) == n && g_ascii_strncasecmp (name, asides[i], n) == 0)
      return TRUE;
  return FALSE;
}

/* A name, and no sentence, number or formula. */
static gboolean
is_term (const char *name)
{
  glong length = g_utf8_strlen (name, -1);
  const char *last = length ? g_utf8_prev_char (name + strlen (name)) : name;

  return length > 0 && length <= LONGEST_LABEL && !strchr (".!?,;…", *last) && !g_str_has_suffix (name, "…")
         && !g_ascii_isdigit (*name) && !strchr (name, '\n') && !is_aside (name);
}

/* Something to know, and neither a question nor an address; what has a separator is a card by the author's word. */
static gboolean
is_fact (const char *text)
{
  glong length = g_utf8_strlen (text, -1);

  return length >= SHORTEST_FACT && length <= LONGEST_FACT && !g_str_has_suffix (text, "?") && !strstr (text, "://")
         && !strstr (text, " :: ") && !strstr (text, " ::: ");
}

/* A formula is known when its name brings it to mind, and it its name. */
static gboolean
is_formula (const char *text)
{
  gsize n = strlen (text);

  return n > 2 && text[0] == '$' && text[n - 1] == '$' && !memchr (text + 1, '$', n - 2);
}

static void
add_fact (const HjCardPlace *place, const char *name, const char *fact)
{
  HjCard *card = hj_card_place_add (place, name, fact), *back;
  g_autofree char *named = NULL;

  if (!is_formula (fact))
    return;
  named = hj_card_place_dup_front (place, name);
  back = place->add (place->maker, g_ptr_array_index (place->blocks, place->index), HJ_CARD_REVERSED, fact, named);
  g_free (back->family);
  back->family = g_strdup (card->family);
}

/* ---- what belongs to a label ---- */

/* Of a heading: what stands below it up to the next one. NULL: that has sections of its own, or is too much. */
static char *
dup_section (const HjCardPlace *place)
{
  const HjBlock *heading = g_ptr_array_index (place->blocks, place->index);
  guint end = place->index + 1;

  for (; end < place->blocks->len; end++)
    {
      const HjBlock *block = g_ptr_array_index (place->blocks, end);

      if (block->kind == HJ_BLOCK_HEADING && block->level > heading->level)
        return NULL;
      if (block->kind == HJ_BLOCK_HEADING || block->kind == HJ_BLOCK_RULE || block->kind == HJ_BLOCK_QUESTION)
        break;
    }
  return hj_blocks_dup_points (place->blocks, place->index + 1, end);
}

/* Of an item: the words behind the label, and the points below them. */
static char *
dup_item (const HjBlock *item, const char *rest)
{
  g_autofree char *points = hj_blocks_dup_points (item->children, 1, item->children->len);

  if (item->children->len > 1 && !points)
    return NULL;
  return g_strstrip (g_strdup_printf ("%s%s%s", rest, *rest && points && *points ? "\n\n" : "", points ? points : ""));
}

/* Whether the author wrote the heading and what it says in one line. */
static gboolean
is_in_one_line (const HjCardPlace *place)
{
  const HjBlock *heading = g_ptr_array_index (place->blocks, place->index);
  const HjBlock *next = place->index + 1 < place->blocks->len ? g_ptr_array_index (place->blocks, place->index + 1) : NULL;

  return next && next->kind == HJ_BLOCK_PARAGRAPH && next->line == heading->line;
}

static char *
dup_fact (const HjCardPlace *place, const HjBlock *block, const char *rest)
{
  switch (block->kind)
    {
    case HJ_BLOCK_HEADING:
      return dup_section (place);
    case HJ_BLOCK_ITEM:
      return dup_item (block, rest);
    default:
      return g_strdup (rest);
    }
}

void
hj_card_suggest_label (const HjCardPlace *place)
{
  const HjBlock *block = g_ptr_array_index (place->blocks, place->index);
  gboolean heading = block->kind == HJ_BLOCK_HEADING;
  g_autofree char *rest = NULL, *name = NULL, *fact = NULL;

  if ((!heading && block->kind != HJ_BLOCK_ITEM && block->kind != HJ_BLOCK_PARAGRAPH)
      || g_hash_table_contains (place->covered, GINT_TO_POINTER (block->line))) /* a row has it already */
    return;
  name = hj_block_dup_label (block, &rest);
  if (!name || !is_term (name) || (hj_is_aspect (name) ? !place->above : heading && !is_in_one_line (place)))
    return;
  fact = dup_fact (place, block, rest);
  if (fact && is_fact (fact))
    add_fact (place, name, fact);
}
