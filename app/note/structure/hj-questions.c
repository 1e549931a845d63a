/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pass "questions": an exam question is a list item at the margin that ends in "…시오."; its answer is what follows,
 * up to the next question or the next chapter. */
#include "hj-reading.h"

#include <string.h>

/* One such line may be an instruction in running text; an exam has several. */
#define FEWEST_QUESTIONS 2

/* The lines of the source that are questions. */
static GHashTable *
find_question_lines (const char *markdown)
{
  GHashTable *found = g_hash_table_new (NULL, NULL);
  HjLines lines;
  HjLine line;

  hj_lines_init (&lines, markdown);
  while (hj_lines_next (&lines, &line))
    {
      const char *end = line.end;

      while (end > line.start && g_ascii_isspace (end[-1]))
        end--;
      if (!line.fenced && end - line.start > 12 && line.start[0] == '-'
          && (line.start[1] == ' ' || g_str_has_prefix (line.start + 1, "\xc2\xa0"))
          && strncmp (end - strlen ("시오."), "시오.", strlen ("시오.")) == 0)
        g_hash_table_add (found, GINT_TO_POINTER (line.number));
    }
  return found;
}

static gboolean
is_question (GHashTable *lines, const HjBlock *item)
{
  const HjBlock *first = item->children->len ? g_ptr_array_index (item->children, 0) : NULL;

  return first && first->kind == HJ_BLOCK_PARAGRAPH && g_hash_table_contains (lines, GINT_TO_POINTER (item->line));
}

/* "Q." before the question, bold or not, is its mark and not its text. */
static void
strip_label (GPtrArray *spans)
{
  HjSpan *span = spans->len ? g_ptr_array_index (spans, 0) : NULL;

  if (!span || !g_str_has_prefix (span->text, "Q."))
    return;
  memmove (span->text, span->text + 2, strlen (span->text + 2) + 1);
  if (!*span->text && spans->len > 1)
    {
      g_ptr_array_remove_index (spans, 0);
      span = g_ptr_array_index (spans, 0);
    }
  while (g_unichar_isspace (g_utf8_get_char (span->text)))
    memmove (span->text, g_utf8_next_char (span->text), strlen (g_utf8_next_char (span->text)) + 1);
}

/* Turns the item into a question; its first paragraph is the question, the rest begins the answer. */
static HjBlock *
take_question (HjBlock *item)
{
  HjBlock *question = hj_block_new (HJ_BLOCK_QUESTION);
  HjBlock *first = g_ptr_array_steal_index (item->children, 0);

  question->line = item->line;
  question->line_end = item->line_end;
  question->spans = g_steal_pointer (&first->spans);
  question->children = g_steal_pointer (&item->children);
  strip_label (question->spans);
  hj_block_free (first);
  hj_block_free (item);
  return question;
}

typedef struct {
  GHashTable *lines;
  GPtrArray *out;    /* the note's new blocks */
  HjBlock *question; /* the one that is open, or NULL */
} Sorter;

static void
put (Sorter *sorter, HjBlock *block)
{
  if (block->kind == HJ_BLOCK_HEADING && block->level <= 2)
    sorter->question = NULL;
  if (!sorter->question)
    {
      g_ptr_array_add (sorter->out, block);
      return;
    }
  g_ptr_array_add (sorter->question->children, block);
  sorter->question->line_end = MAX (sorter->question->line_end, block->line_end);
}

/* A list that holds questions falls apart into lists and questions. */
static void
put_list (Sorter *sorter, HjBlock *list)
{
  HjBlock *part = NULL;

  while (list->children->len)
    {
      HjBlock *item = g_ptr_array_steal_index (list->children, 0);

      if (is_question (sorter->lines, item))
        {
          if (part)
            put (sorter, g_steal_pointer (&part));
          sorter->question = take_question (item);
          g_ptr_array_add (sorter->out, sorter->question);
          continue;
        }
      if (!part)
        {
          part = hj_block_new (HJ_BLOCK_LIST);
          part->children = hj_blocks_new ();
          part->level = list->level;
          part->line = item->line;
        }
      part->line_end = item->line_end;
      g_ptr_array_add (part->children, item);
    }
  if (part)
    put (sorter, part);
  hj_block_free (list);
}

static gboolean
holds_question (GHashTable *lines, const HjBlock *list)
{
  for (guint i = 0; list->kind == HJ_BLOCK_LIST && !list->ordered && i < list->children->len; i++)
    if (is_question (lines, g_ptr_array_index (list->children, i)))
      return TRUE;
  return FALSE;
}

gboolean
hj_pass_questions (HjReading *reading, GError **error)
{
  g_autoptr (GHashTable) lines = find_question_lines (reading->note->markdown);
  Sorter sorter = { lines, NULL, NULL };
  GPtrArray *blocks = reading->note->blocks;

  if (g_hash_table_size (lines) < FEWEST_QUESTIONS)
    return TRUE;
  sorter.out = hj_blocks_new ();
  for (guint i = 0; i < blocks->len; i++)
    {
      HjBlock *block = g_ptr_array_index (blocks, i);

      if (holds_question (lines, block))
        put_list (&sorter, block);
      else
        put (&sorter, block);
    }
  g_ptr_array_set_free_func (blocks, NULL);
  g_ptr_array_unref (blocks);
  reading->note->blocks = sorter.out;
  return TRUE;
}

/* Verbs behind which a question goes on to ask for something else. */
static const char *const joints[] = { "설명하고,", "서술하고,", "기술하고,", "제시하고," };

static const char *
find_joint (const char *text)
{
  const char *best = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (joints); i++)
    {
      const char *found = strstr (text, joints[i]);

      if (found && (!best || found + strlen (joints[i]) < best))
        best = found + strlen (joints[i]);
    }
  return best;
}

char **
hj_question_dup_prompts (const HjBlock *question)
{
  g_autofree char *text = g_strstrip (hj_spans_dup_text (question->spans));
  GPtrArray *prompts = g_ptr_array_new ();
  const char *p = text, *joint;

  while ((joint = find_joint (p)))
    {
      g_ptr_array_add (prompts, g_strstrip (g_strndup (p, joint - 1 - p)));
      p = joint;
    }
  p += strspn (p, " ");
  if (*p)
    g_ptr_array_add (prompts, g_strdup (p));
  g_ptr_array_add (prompts, NULL);
  return (char **) g_ptr_array_free (prompts, FALSE);
}

const HjBlock *
hj_question_get_options (const HjBlock *question)
{
  const HjBlock *first = question->children && question->children->len ? g_ptr_array_index (question->children, 0) : NULL;

  return first && first->kind == HJ_BLOCK_LIST && g_strcmp0 (first->info, "options") == 0 ? first : NULL;
}
