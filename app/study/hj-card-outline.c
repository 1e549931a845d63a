/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The answer of an exam question as an outline to check oneself against: its headings, the labels of its lists,
 * the first sentence of what has no label. */
#include "hj-card-text.h"

#include <string.h>

#define MAX_LABEL 60 /* characters */

typedef struct {
  GString *out;
  int depth;     /* of the points below the last heading or label, from 0 */
  gboolean lead; /* a sentence ended in a colon: what it announces belongs below it */
} Outline;

static void
append_point (Outline *outline, int depth, const char *text)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\n\001\002", ' ');

  g_strstrip (line);
  if (line[0] == '\0')
    return;
  g_string_append_printf (outline->out, "%*s- %s\n", depth * 2, "", line);
}

/* The first sentence: up to a full stop that a space or the end follows. */
static char *
dup_first_sentence (const char *text)
{
  for (const char *p = text; (p = strpbrk (p, ".?!\n")) != NULL; p++)
    {
      if (*p == '\n')
        return g_strndup (text, p - text);
      if ((p[1] == ' ' || p[1] == '\n') && p > text && !g_ascii_isdigit (p[-1]))
        return g_strndup (text, p - text + 1);
    }
  return g_strdup (text);
}

/* The colon that ends a short label; not one inside brackets, as in "(e.g.: …)". */
static const char *
find_label_end (const char *text)
{
  const char *colon = strstr (text, ": "), *bracket = strchr (text, '(');
  const char *close = bracket ? strchr (bracket, ')') : NULL;

  if (!colon || g_utf8_strlen (text, colon - text) > MAX_LABEL)
    return NULL;
  return bracket && bracket < colon && (!close || close > colon) ? NULL : colon;
}

static gboolean
has_label (const GPtrArray *spans)
{
  const HjSpan *first = spans && spans->len > 0 ? g_ptr_array_index (spans, 0) : NULL;
  g_autofree char *text = hj_spans_dup_markdown (spans, HJ_CARD_TEXT_PLAIN);

  return (first && (first->flags & HJ_SPAN_BOLD)) || find_label_end (text);
}

/* "**Label**: explanation" is known by its label; "Label: explanation" too, when the label is short. */
static char *
dup_label (const GPtrArray *spans)
{
  const HjSpan *first = spans && spans->len > 0 ? g_ptr_array_index (spans, 0) : NULL;
  g_autofree char *text = hj_spans_dup_markdown (spans, HJ_CARD_TEXT_PLAIN);
  const char *colon = find_label_end (text);

  if (first && (first->flags & HJ_SPAN_BOLD))
    {
      g_autofree char *bold = g_strdup (first->text);

      g_strstrip (bold);
      if (g_str_has_suffix (bold, ":"))
        bold[strlen (bold) - 1] = '\0';
      return g_strdup_printf ("**%s**", bold);
    }
  if (colon)
    return g_strndup (text, colon - text);
  return dup_first_sentence (text);
}

/* All of it bold: what was bold in itself no longer stands out. */
static char *
dup_bold (const GPtrArray *spans)
{
  g_autofree char *text = hj_spans_dup_markdown (spans, HJ_CARD_TEXT_PLAIN);
  g_auto (GStrv) parts = g_strsplit (g_strdelimit (text, "\n", ' '), "**", -1);
  g_autofree char *joined = g_strjoinv ("", parts);

  return g_strdup_printf ("**%s**", g_strstrip (joined));
}

static void
append_heading (Outline *outline, const HjBlock *block)
{
  g_autofree char *text = dup_bold (block->spans);

  append_point (outline, 0, text);
  outline->depth = 1;
  outline->lead = FALSE;
}

/* A paragraph that is one bold label opens a group, as a heading does. */
static gboolean
is_bold_label (const HjBlock *block)
{
  const HjSpan *first = block->spans && block->spans->len > 0 ? g_ptr_array_index (block->spans, 0) : NULL;
  g_autofree char *rest = NULL;

  if (!first || !(first->flags & HJ_SPAN_BOLD))
    return FALSE;
  if (block->spans->len == 1)
    return TRUE;
  if (block->spans->len > 2)
    return FALSE;
  rest = g_strstrip (g_strdup (((HjSpan *) g_ptr_array_index (block->spans, 1))->text));
  return strcmp (rest, ":") == 0 || rest[0] == '\0';
}

static void
append_paragraph (Outline *outline, const HjBlock *block)
{
  g_autofree char *label = dup_label (block->spans);

  outline->lead = FALSE;
  if (is_bold_label (block))
    {
      append_point (outline, 0, label);
      outline->depth = 1;
      return;
    }
  append_point (outline, outline->depth, label);
  outline->lead = g_str_has_suffix (label, ":");
}

static int
get_depth (const Outline *outline)
{
  return outline->depth + (outline->lead ? 1 : 0);
}

/* Of a list inside a list only what has a label is a point, and deeper ones are detail: a learner grades the
 * points, not the sentences. */
static void
append_list (Outline *outline, const HjBlock *list, int depth, int nesting)
{
  for (guint i = 0; list->children && i < list->children->len; i++)
    {
      const HjBlock *item = g_ptr_array_index (list->children, i);

      for (guint k = 0; item->children && k < item->children->len; k++)
        {
          const HjBlock *child = g_ptr_array_index (item->children, k);

          if (k == 0 && child->kind == HJ_BLOCK_PARAGRAPH && (nesting == 0 || has_label (child->spans)))
            {
              g_autofree char *label = dup_label (child->spans);

              append_point (outline, depth, label);
            }
          else if (child->kind == HJ_BLOCK_LIST && nesting == 0)
            append_list (outline, child, depth + 1, nesting + 1);
        }
    }
}

static void
append_formula (Outline *outline, const HjBlock *block)
{
  g_autofree char *formula = g_strdup_printf ("$%s$", block->text);

  append_point (outline, get_depth (outline), formula);
}

/* A table is named by its columns, or by its rows where no words stand above them. */
static void
append_table (Outline *outline, const HjBlock *block)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *line = NULL;

  for (guint i = 0; i < (block->headless ? block->n_rows : block->n_columns); i++)
    g_ptr_array_add (names, hj_spans_dup_markdown (block->cells[block->headless ? i * block->n_columns : i].spans,
                                                   HJ_CARD_TEXT_PLAIN));
  g_ptr_array_add (names, NULL);
  line = g_strjoinv (" · ", (char **) names->pdata);
  append_point (outline, get_depth (outline), line);
}

static void append_blocks (Outline *outline, const GPtrArray *blocks, guint first);

static void
append_block (Outline *outline, const HjBlock *block)
{
  switch (block->kind)
    {
    case HJ_BLOCK_HEADING:
      append_heading (outline, block);
      break;
    case HJ_BLOCK_PARAGRAPH:
      append_paragraph (outline, block);
      break;
    case HJ_BLOCK_LIST:
      append_list (outline, block, get_depth (outline), 0);
      break;
    case HJ_BLOCK_FORMULA:
      append_formula (outline, block);
      break;
    case HJ_BLOCK_TABLE:
      append_table (outline, block);
      break;
    case HJ_BLOCK_QUOTE:
    case HJ_BLOCK_CALLOUT:
      append_blocks (outline, block->children, 0);
      break;
    default: /* code, pictures, diagrams, rules: nothing to recite */
      break;
    }
}

static void
append_blocks (Outline *outline, const GPtrArray *blocks, guint first)
{
  for (guint i = first; blocks && i < blocks->len; i++)
    append_block (outline, g_ptr_array_index (blocks, i));
}

/* A heading at the top that all others stand below is the title of the answer and no point of it. */
static gboolean
has_title (const GPtrArray *blocks)
{
  const HjBlock *first = g_ptr_array_index (blocks, 0);

  for (guint i = 1; i < blocks->len; i++)
    {
      const HjBlock *block = g_ptr_array_index (blocks, i);

      if (block->kind == HJ_BLOCK_HEADING && block->level <= first->level)
        return FALSE;
    }
  return first->kind == HJ_BLOCK_HEADING;
}

char *
hj_blocks_dup_outline (const GPtrArray *blocks)
{
  const HjBlock *first = blocks && blocks->len > 0 ? g_ptr_array_index (blocks, 0) : NULL;
  Outline outline = { 0 };
  gboolean titled;

  if (!first)
    return g_strdup ("");
  /* A single paragraph is its own outline. */
  if (blocks->len == 1 && first->kind == HJ_BLOCK_PARAGRAPH)
    return hj_spans_dup_markdown (first->spans, HJ_CARD_TEXT_PLAIN);
  outline.out = g_string_new (NULL);
  titled = has_title (blocks);
  if (titled)
    {
      g_autofree char *title = dup_bold (first->spans);

      g_string_append_printf (outline.out, "%s\n\n", title);
    }
  append_blocks (&outline, blocks, titled ? 1 : 0);
  return g_strchomp (g_string_free (outline.out, FALSE));
}
