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

typedef struct {
  GPtrArray *spans;
  int line; /* of the source: a break within one makes two of the same */
} Line;

static void
free_line (gpointer data)
{
  g_ptr_array_unref (((Line *) data)->spans);
  g_free (data);
}

static Line *
add_line (GPtrArray *lines, int number)
{
  Line *line = g_new (Line, 1);

  *line = (Line) { hj_spans_new (), number };
  g_ptr_array_add (lines, line);
  return line;
}

/* The lines of PARAGRAPH. (element-type Line) */
static GPtrArray *
split_lines (const HjBlock *paragraph)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (free_line);
  Line *line = add_line (lines, paragraph->line);

  for (guint i = 0; i < paragraph->spans->len; i++)
    {
      const HjSpan *span = g_ptr_array_index (paragraph->spans, i);
      g_auto (GStrv) parts = span->flags & (HJ_SPAN_CODE | HJ_SPAN_FORMULA | HJ_SPAN_BREAK) ? NULL : g_strsplit (span->text, "\n", -1);

      if (span->flags & HJ_SPAN_BREAK)
        line = add_line (lines, line->line + hj_span_count_lines (span));
      else if (!parts)
        g_ptr_array_add (line->spans, hj_span_new (span->flags, span->text, span->href));
      for (guint k = 0; parts && parts[k]; k++)
        {
          if (k)
            line = add_line (lines, line->line + 1);
          if (*parts[k])
            g_ptr_array_add (line->spans, hj_span_new (span->flags, parts[k], span->href));
        }
    }
  return lines;
}

static const Line *
get_line (const GPtrArray *lines, guint i)
{
  return g_ptr_array_index (lines, i);
}

static HjSpan *
get_first (const Line *line)
{
  return line->spans->len ? g_ptr_array_index (line->spans, 0) : NULL;
}

/* "A. words", the letter that is due. */
static gboolean
is_option (const Line *line, guint n)
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

  while (from + n < lines->len && is_option (get_line (lines, from + n), n))
    n++;
  return n;
}

static void
append_line (HjBlock *block, const Line *line)
{
  if (block->spans->len)
    g_ptr_array_add (block->spans, hj_span_new (HJ_SPAN_BREAK, line->line > block->line_end ? "\n" : "", NULL));
  hj_spans_append (block->spans, line->spans, 0, 0);
  block->line_end = line->line;
}

static HjBlock *
create_paragraph (const Line *line)
{
  HjBlock *block = hj_block_new (HJ_BLOCK_PARAGRAPH);

  block->spans = hj_spans_new ();
  block->line = line->line;
  append_line (block, line);
  return block;
}

static HjBlock *
make_options (const GPtrArray *lines, guint from, guint n)
{
  HjBlock *list = hj_block_new (HJ_BLOCK_LIST);

  list->children = hj_blocks_new ();
  list->info = g_strdup ("options");
  list->level = 1;
  list->line = get_line (lines, from)->line;
  list->line_end = get_line (lines, from + n - 1)->line;
  for (guint i = 0; i < n; i++)
    {
      HjBlock *item = hj_block_new (HJ_BLOCK_ITEM), *words = create_paragraph (get_line (lines, from + i));

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
      const Line *line = get_line (lines, i);
      const HjSpan *first = get_first (line);

      if (part && !(first && first->flags == HJ_SPAN_BOLD && strchr (first->text, ':')))
        append_line (part, line);
      else
        g_ptr_array_add (question->children, part = create_paragraph (line));
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

  g_ptr_array_remove_index (get_line (lines, 0)->spans, 0);
  first = get_first (get_line (lines, 0));
  if (first)
    {
      const char *p = first->text + strspn (first->text, ": ");

      memmove (first->text, p, strlen (p) + 1);
    }
  for (; n < lines->len; n++)
    {
      const Line *line = get_line (lines, n);
      const HjSpan *span = get_first (line);

      if (n && (count_options (lines, n) >= FEWEST_OPTIONS || (span && span->flags == HJ_SPAN_BOLD && is_answer_label (span))))
        break;
      append_line (question, line);
    }
  return n;
}

static HjBlock *
make_question (HjBlock *block)
{
  HjBlock *question = hj_block_new (HJ_BLOCK_QUESTION);
  g_autoptr (GPtrArray) lines = split_lines (block);
  guint n, options;

  name_question (question, get_bold (block));
  question->line = question->line_end = block->line;
  question->spans = hj_spans_new ();
  question->children = hj_blocks_new ();
  n = word_question (question, lines);
  options = count_options (lines, n);
  if (options >= FEWEST_OPTIONS)
    {
      g_ptr_array_add (question->children, make_options (lines, n, options));
      n += options;
    }
  add_rest (question, lines, n);
  question->line_end = block->line_end;
  hj_block_free (block);
  return question;
}

/* A question without an answer is a paragraph. */
static gboolean
is_answered (const GPtrArray *blocks, guint i, guint end)
{
  g_autoptr (GPtrArray) lines = split_lines (get (blocks, i));

  for (guint k = 1; k < lines->len; k++)
    {
      const HjSpan *first = get_first (get_line (lines, k));

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
