/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pass "exam-items": "### 문항 9" and all that stands below it is a question and its answer. Mostly only the number and
 * the topics are known of what the exam asked: then the topics are the question. */
#include "headings/hj-headings.h"

#include <string.h>

#define FEWEST_ITEMS 2     /* one such heading may be anything */
#define MOST_TOPICS 6      /* in the question */
#define LONGEST_TOPIC 80   /* letters of a line that names what the item is about */

static HjBlock *
get (const GPtrArray *blocks, guint i)
{
  return i < blocks->len ? g_ptr_array_index (blocks, i) : NULL;
}

static gboolean
is_item (const HjBlock *block)
{
  g_autofree char *title = block->kind == HJ_BLOCK_HEADING ? g_strstrip (hj_spans_dup_text (block->spans)) : NULL;

  return title && hj_headings_is_item (title, 3);
}

static guint
count_items (const GPtrArray *blocks)
{
  guint n = 0;

  for (guint i = 0; i < blocks->len; i++)
    n += is_item (get (blocks, i));
  return n;
}

/* ---- the words of the question ---- */

static gboolean
asks (const char *text)
{
  static const char *const ends[] = { "고르기", "고르시오", "고르시오.", "시오.", "시오", "것은?", "것은", "인가?", "은?", "는?", "하라", "하라." };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_has_suffix (text, ends[i]))
      return TRUE;
  return FALSE;
}

/* The title without the number it begins with. */
static char *
dup_topic (const HjBlock *heading)
{
  g_autofree char *text = g_strstrip (hj_spans_dup_text (heading->spans));
  const char *p = text;

  while (*p && !g_unichar_isalnum (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  if (g_ascii_isdigit (*p))
    {
      const char *digits = p;

      p += strspn (p, "0123456789");
      p = strchr (".)", *p) && *p ? p + 1 : digits;
    }
  return g_strstrip (g_strdup (p));
}

static int
find_top_level (const HjBlock *question)
{
  int level = G_MAXINT;

  for (guint i = 0; i < question->children->len; i++)
    if (get (question->children, i)->kind == HJ_BLOCK_HEADING)
      level = MIN (level, get (question->children, i)->level);
  return level;
}

static void
append_topics (GString *out, const HjBlock *question)
{
  int level = find_top_level (question);
  guint n = 0;

  for (guint i = 0; i < question->children->len && n < MOST_TOPICS; i++)
    {
      const HjBlock *block = get (question->children, i);
      g_autofree char *topic = NULL;

      if (block->kind != HJ_BLOCK_HEADING || block->level != level)
        continue;
      topic = dup_topic (block);
      g_string_append_printf (out, "%s%s", n ? " · " : out->len ? ": " : "", topic);
      n++;
    }
}

/* A line above the first heading: what the item is about. */
static char *
dup_lead (const HjBlock *question)
{
  const HjBlock *first = get (question->children, 0);
  char *text = first && first->kind == HJ_BLOCK_PARAGRAPH ? g_strstrip (hj_spans_dup_text (first->spans)) : NULL;

  if (text && (g_utf8_strlen (text, -1) > LONGEST_TOPIC || strstr (text, "://") || strchr (text, '\n')))
    g_clear_pointer (&text, g_free);
  return text;
}

static void
word_question (HjBlock *question)
{
  g_autofree char *lead = dup_lead (question);
  g_autoptr (GString) words = g_string_new (lead);

  if (lead && asks (lead))
    {
      HjBlock *first = g_ptr_array_steal_index (question->children, 0);

      question->spans = g_steal_pointer (&first->spans);
      hj_block_free (first);
      return;
    }
  append_topics (words, question);
  question->spans = hj_spans_new ();
  g_ptr_array_add (question->spans, hj_span_new (0, words->len ? words->str : question->info, NULL));
}

/* ---- the pass ---- */

static HjBlock *
create_question (const HjBlock *heading)
{
  HjBlock *question = hj_block_new (HJ_BLOCK_QUESTION);

  question->info = g_strstrip (hj_spans_dup_text (heading->spans));
  question->level = heading->level;
  question->line = heading->line;
  question->line_end = heading->line_end;
  question->children = hj_blocks_new ();
  return question;
}

gboolean
hj_pass_exam_items (HjReading *reading, GError **error)
{
  GPtrArray *blocks = reading->note->blocks, *out;
  HjBlock *question = NULL;

  if (count_items (blocks) < FEWEST_ITEMS)
    return TRUE;
  out = hj_blocks_new ();
  g_ptr_array_set_free_func (blocks, NULL);
  for (guint i = 0; i < blocks->len; i++)
    {
      HjBlock *block = get (blocks, i);

      if (block->kind == HJ_BLOCK_HEADING && question && block->level <= question->level)
        question = NULL;
      if (is_item (block))
        {
          question = create_question (block);
          g_ptr_array_add (out, question);
          hj_block_free (block);
        }
      else if (question)
        {
          g_ptr_array_add (question->children, block);
          question->line_end = MAX (question->line_end, block->line_end);
        }
      else
        g_ptr_array_add (out, block);
    }
  g_ptr_array_unref (blocks);
  reading->note->blocks = out;
  for (guint i = 0; i < out->len; i++)
    if (get (out, i)->kind == HJ_BLOCK_QUESTION && get (out, i)->info)
      word_question (get (out, i));
  return TRUE;
}
