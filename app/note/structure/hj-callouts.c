/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pass "callouts": quotes that begin with [!note] and the like; [!question] is a question with its answer. */
#include "hj-reading.h"

#include <string.h>

#define LONGEST_NAME 60 /* bytes */

/* How other apps name the five kinds. */
static const struct {
  const char *name, *kind;
} kinds[] = {
  { "note", "note" },       { "info", "note" },         { "abstract", "note" },   { "summary", "note" },
  { "tip", "tip" },         { "hint", "tip" },          { "success", "tip" },     { "example", "tip" },
  { "important", "important" }, { "warning", "warning" }, { "attention", "warning" }, { "bug", "warning" },
  { "caution", "caution" }, { "danger", "caution" },    { "failure", "caution" }, { "error", "caution" },
  { "question", "question" }, { "faq", "question" },    { "help", "question" },   { "tldr", "important" },
  { "todo", "note" },       { "quote", "note" },        { "cite", "note" },       { "check", "tip" },
  { "done", "tip" },        { "missing", "warning" },   { "fail", "caution" },
};

/* The kind at the start of TEXT, in *LENGTH how much of it the mark takes up, and in *NAME (out) what it is called if
 * only its author knows it: that is a note then. NULL: no callout. */
static const char *
read_kind (const char *text, gsize *length, char **name)
{
  const char *end = g_str_has_prefix (text, "[!") ? strpbrk (text + 2, "]\n[") : NULL;
  g_autofree char *word = end && *end == ']' && end - text < LONGEST_NAME && end > text + 2
                            ? g_strstrip (g_ascii_strdown (text + 2, end - text - 2)) : NULL;
  char *bar = word ? strchr (word, '|') : NULL;

  if (!word)
    return NULL;
  if (bar)
    *bar = '\0'; /* how wide it is to be */
  end++;
  end += *end == '-' || *end == '+';
  *length = end - text;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].name, word))
      return kinds[i].kind;
  *name = g_strndup (text + 2, strlen (word));
  return "note";
}

/* Moves the spans of the first line into a title; what is left stays in PARAGRAPH. */
static GPtrArray *
split_title (HjBlock *paragraph)
{
  GPtrArray *spans = paragraph->spans, *title = hj_spans_new ();

  while (spans->len)
    {
      HjSpan *span = g_ptr_array_index (spans, 0);
      char *newline = span->flags & (HJ_SPAN_FORMULA | HJ_SPAN_CODE) ? NULL : strchr (span->text, '\n');

      if (span->flags & HJ_SPAN_BREAK)
        {
          paragraph->line += hj_span_count_lines (span);
          g_ptr_array_remove_index (spans, 0);
          break;
        }
      if (newline)
        {
          g_autofree char *head = g_strndup (span->text, newline - span->text);

          if (*head)
            g_ptr_array_add (title, hj_span_new (span->flags, head, span->href));
          memmove (span->text, newline + 1, strlen (newline));
          paragraph->line++;
          break;
        }
      g_ptr_array_add (title, g_ptr_array_steal_index (spans, 0));
    }
  return title;
}

static void
apply_callout (HjBlock *block, gpointer data)
{
  HjBlock *first = block->children && block->children->len ? g_ptr_array_index (block->children, 0) : NULL;
  HjSpan *span = first && first->kind == HJ_BLOCK_PARAGRAPH && first->spans->len ? g_ptr_array_index (first->spans, 0)
                                                                                 : NULL;
  gsize length = 0;
  g_autofree char *name = NULL;
  const char *kind = block->kind == HJ_BLOCK_QUOTE && span ? read_kind (span->text, &length, &name) : NULL;

  if (!kind)
    return;
  length += strspn (span->text + length, " \t");
  memmove (span->text, span->text + length, strlen (span->text + length) + 1);
  if (!*span->text)
    g_ptr_array_remove_index (first->spans, 0);
  block->kind = g_str_equal (kind, "question") ? HJ_BLOCK_QUESTION : HJ_BLOCK_CALLOUT;
  block->info = block->kind == HJ_BLOCK_CALLOUT ? g_strdup (kind) : NULL;
  block->spans = split_title (first);
  if (name && block->spans->len == 0)
    g_ptr_array_add (block->spans, hj_span_new (0, name, NULL));
  if (first->spans->len == 0)
    g_ptr_array_remove_index (block->children, 0);
}

gboolean
hj_pass_callouts (HjReading *reading, GError **error)
{
  hj_blocks_each (reading->note->blocks, apply_callout, reading);
  return TRUE;
}
