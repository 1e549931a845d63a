/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pass "quiz": "**문제 1:** …" with lines "A. …" and, below, "**정답:** …" and "**이유:** …" is a question: its choices
 * are a list, what follows up to the next question or heading is its answer. */
#include "hj-reading.h"

#include <string.h>

#define FEWEST_QUESTIONS 2
#define FEWEST_OPTIONS 2
#define LONGEST_REST 6 /* letters behind "정답": " 예시:" */

static HjBlock *
get (const GPtrArray *blocks, guint i)
{
  return i < blocks->len ? g_ptr_array_index (blocks, i) : NULL;
}

static gboolean
begins_with (const char *text, const char *const *words, const char **rest)
{
  for (; *words; words++)
    if (g_str_has_prefix (text, *words))
      {
        *rest = text + strlen (*words);
        return TRUE;
      }
  return FALSE;
}

static const HjSpan *
get_bold (const HjBlock *block)
{
  const HjSpan *first = block && block->kind == HJ_BLOCK_PARAGRAPH && block->spans->len ? g_ptr_array_index (block->spans, 0)
                                                                                        : NULL;

  return first && first->flags == HJ_SPAN_BOLD ? first : NULL;
}

/* "문제 1:" in bold. */
static gboolean
is_quiz (const HjBlock *block)
{
  static const char *const words[] = { "문제", "문항", "퀴즈", "Question", "Quiz", NULL };
  const HjSpan *bold = get_bold (block);
  const char *rest;
  gsize digits;

  if (!bold || !begins_with (bold->text, words, &rest))
    return FALSE;
  rest += strspn (rest, " ");
  digits = strspn (rest, "0123456789");
  rest += digits;
  rest += strspn (rest, " .:");
  return digits > 0 && !*rest;
}

/* "정답: …", "정답 예시:", "답:" */
static gboolean
is_answer_label (const HjSpan *bold)
{
  static const char *const words[] = { "정답", "답", "모범 답안", "예시 답안", "Answer", NULL };
  const char *rest;

  return bold && begins_with (bold->text, words, &rest) && g_utf8_strlen (rest, -1) <= LONGEST_REST;
}

/* Where the answer of the quiz at I ends: before the next question, heading or rule. */
static guint
find_end (const GPtrArray *blocks, guint i)
{
  guint k = i + 1;

  while (k < blocks->len && !is_quiz (get (blocks, k)) && get (blocks, k)->kind != HJ_BLOCK_HEADING
         && get (blocks, k)->kind != HJ_BLOCK_RULE && get (blocks, k)->kind != HJ_BLOCK_QUESTION)
    k++;
  return k;
}

/* ---- lines of a paragraph ---- */

/* The spans of each line. (element-type GPtrArray of HjSpan) */
static GPtrArray *
split_lines (const GPtrArray *spans)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  GPtrArray *line = hj_spans_new ();

  g_ptr_array_add (lines, line);
  for (guint i = 0; i < spans->len; i++)
    {
      const HjSpan *span = g_ptr_array_index (spans, i);
      g_auto (GStrv) parts = span->flags & (HJ_SPAN_CODE | HJ_SPAN_FORMULA) ? NULL : g_strsplit (span->text, "\n", -1);

      if (span->flags & HJ_SPAN_BREAK)
        g_ptr_array_add (lines, line = hj_spans_new ());
      else if (!parts)
        g_ptr_array_add (line, hj_span_new (span->flags, span->text, span->href));
      for (guint k = 0; !(span->flags & HJ_SPAN_BREAK) && parts && parts[k]; k++)
        {
          if (k)
            g_ptr_array_add (lines, line = hj_spans_new ());
          if (*parts[k])
            g_ptr_array_add (line, hj_span_new (span->flags, parts[k], span->href));
        }
    }
  return lines;
}

static const HjSpan *
get_first (const GPtrArray *line)
{
  return line->len ? g_ptr_array_index (line, 0) : NULL;
}

/* "A. words", the letter that is due. */
static gboolean
is_option (const GPtrArray *line, guint n)
{
  const HjSpan *first = get_first (line);
  const char *text = first ? first->text : "";

  text += strspn (text, " ");
  return text[0] == (char) ('A' + n) && (text[1] == '.' || text[1] == ')') && (text[2] == ' ' || !text[2]);
}

static guint
count_options (const GPtrArray *lines, guint from)
{
  guint n = 0;

  while (from + n < lines->len && is_option (g_ptr_array_index (lines, from + n), n))
    n++;
  return n;
}

static void
append_line (GPtrArray *spans, const GPtrArray *line)
{
  if (spans->len)
    g_ptr_array_add (spans, hj_span_new (HJ_SPAN_BREAK, NULL, NULL));
  hj_spans_append (spans, line, 0, 0);
}

static HjBlock *
create_paragraph (int line)
{
  HjBlock *block = hj_block_new (HJ_BLOCK_PARAGRAPH);

  block->spans = hj_spans_new ();
  block->line = block->line_end = line;
  return block;
}

static HjBlock *
make_options (const GPtrArray *lines, guint from, guint n, int line)
{
  HjBlock *list = hj_block_new (HJ_BLOCK_LIST);

  list->children = hj_blocks_new ();
  list->info = g_strdup ("options");
  list->level = 1;
  list->line = line + (int) from;
  list->line_end = list->line + (int) n - 1;
  for (guint i = 0; i < n; i++)
    {
      HjBlock *item = hj_block_new (HJ_BLOCK_ITEM), *words = create_paragraph (list->line + (int) i);

      append_line (words->spans, g_ptr_array_index (lines, from + i));
      item->children = hj_blocks_new ();
      item->line = item->line_end = words->line;
      g_ptr_array_add (item->children, words);
      g_ptr_array_add (list->children, item);
    }
  return list;
}

/* What stands in the same paragraph behind the choices: the answer, and its reason, a paragraph each. */
static void
add_rest (HjBlock *question, const GPtrArray *lines, guint from)
{
  HjBlock *part = NULL;

  for (guint i = from; i < lines->len; i++)
    {
      const GPtrArray *line = g_ptr_array_index (lines, i);
      const HjSpan *first = get_first (line);

      if (!part || (first && first->flags == HJ_SPAN_BOLD && strchr (first->text, ':')))
        g_ptr_array_add (question->children, part = create_paragraph (question->line + (int) i));
      append_line (part->spans, line);
      part->line_end = question->line + (int) i;
    }
}

/* ---- the question ---- */

static void
name_question (HjBlock *question, const HjSpan *bold)
{
  gsize end = strcspn (bold->text, ":");

  question->info = g_strchomp (g_strndup (bold->text, end));
}

/* The first line behind its name, and all lines up to the choices or the answer. */
static guint
word_question (HjBlock *question, GPtrArray *lines)
{
  HjSpan *first;
  guint n = 0;

  g_ptr_array_remove_index (g_ptr_array_index (lines, 0), 0);
  first = (HjSpan *) get_first (g_ptr_array_index (lines, 0));
  if (first)
    {
      const char *p = first->text + strspn (first->text, ": ");

      memmove (first->text, p, strlen (p) + 1);
    }
  for (; n < lines->len; n++)
    {
      const GPtrArray *line = g_ptr_array_index (lines, n);
      const HjSpan *span = get_first (line);

      if (n && (count_options (lines, n) >= FEWEST_OPTIONS || (span && span->flags == HJ_SPAN_BOLD && is_answer_label (span))))
        break;
      append_line (question->spans, line);
    }
  return n;
}

static HjBlock *
make_question (HjBlock *block)
{
  HjBlock *question = hj_block_new (HJ_BLOCK_QUESTION);
  g_autoptr (GPtrArray) lines = split_lines (block->spans);
  guint n, options;

  name_question (question, get_bold (block));
  question->line = block->line;
  question->line_end = block->line_end;
  question->spans = hj_spans_new ();
  question->children = hj_blocks_new ();
  n = word_question (question, lines);
  options = count_options (lines, n);
  if (options >= FEWEST_OPTIONS)
    {
      g_ptr_array_add (question->children, make_options (lines, n, options, question->line));
      n += options;
    }
  add_rest (question, lines, n);
  hj_block_free (block);
  return question;
}

/* A question without an answer is a paragraph. */
static gboolean
is_answered (const GPtrArray *blocks, guint i, guint end)
{
  g_autoptr (GPtrArray) lines = split_lines (get (blocks, i)->spans);

  for (guint k = 1; k < lines->len; k++)
    {
      const HjSpan *first = get_first (g_ptr_array_index (lines, k));

      if (first && first->flags == HJ_SPAN_BOLD && is_answer_label (first))
        return TRUE;
    }
  for (guint k = i + 1; k < end; k++)
    if (is_answer_label (get_bold (get (blocks, k))))
      return TRUE;
  return FALSE;
}

/* The question made of the block at I and those behind it, up to END. (transfer full) */
static HjBlock *
take_question (const GPtrArray *blocks, guint i, guint end)
{
  HjBlock *question = make_question (get (blocks, i));

  for (guint k = i + 1; k < end; k++)
    {
      question->line_end = MAX (question->line_end, get (blocks, k)->line_end);
      g_ptr_array_add (question->children, get (blocks, k));
    }
  return question;
}

static void
take_questions (HjNote *note)
{
  GPtrArray *blocks = note->blocks, *out = hj_blocks_new ();

  g_ptr_array_set_free_func (blocks, NULL);
  for (guint i = 0; i < blocks->len;)
    {
      guint end = is_quiz (get (blocks, i)) ? find_end (blocks, i) : 0;
      gboolean quiz = end && is_answered (blocks, i, end);

      g_ptr_array_add (out, quiz ? take_question (blocks, i, end) : get (blocks, i));
      i = quiz ? end : i + 1;
    }
  g_ptr_array_unref (blocks);
  note->blocks = out;
}

gboolean
hj_pass_quiz (HjReading *reading, GError **error)
{
  GPtrArray *blocks = reading->note->blocks;
  guint n = 0;

  for (guint i = 0; i < blocks->len; i++)
    n += is_quiz (get (blocks, i)) && is_answered (blocks, i, find_end (blocks, i));
  if (n >= FEWEST_QUESTIONS)
    take_questions (reading->note);
  return TRUE;
}
