/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a paragraph of md4c really is: prose, formulas that stand by themselves, a picture, raw HTML, or nothing. */
#include "hj-spans.h"

#include <string.h>

static const HjSpan *
get_span (const GPtrArray *spans, guint i)
{
  return g_ptr_array_index (spans, i);
}

static gboolean
is_blank (const char *text)
{
  return text[strspn (text, " \t\n")] == '\0';
}

static gboolean
is_empty (const HjSpan *span)
{
  return !(span->flags & (HJ_SPAN_FORMULA | HJ_SPAN_IMAGE)) && is_blank (span->text);
}

/* The only span that is not blank, or NULL. */
static const HjSpan *
find_only (const GPtrArray *spans)
{
  const HjSpan *only = NULL;

  for (guint i = 0; i < spans->len; i++)
    if (!is_empty (get_span (spans, i)))
      {
        if (only)
          return NULL;
        only = get_span (spans, i);
      }
  return only;
}

static gboolean
all_are_tags (const GPtrArray *spans)
{
  gboolean some = FALSE;

  for (guint i = 0; i < spans->len; i++)
    {
      some |= (get_span (spans, i)->flags & HJ_SPAN_TAG) != 0;
      if (!is_empty (get_span (spans, i)) && !(get_span (spans, i)->flags & HJ_SPAN_TAG))
        return FALSE;
    }
  return some;
}

static gboolean
is_display (const HjSpan *span)
{
  return (span->flags & HJ_SPAN_DISPLAY) != 0;
}

/* Whether the display formula at I has a line for itself. */
static gboolean
stands_alone (const GPtrArray *spans, guint i)
{
  const char *before = i ? get_span (spans, i - 1)->text : "\n";
  const char *after = i + 1 < spans->len ? get_span (spans, i + 1)->text : "\n";
  gboolean starts = i == 0 || (get_span (spans, i - 1)->flags & HJ_SPAN_BREAK) || g_str_has_suffix (before, "\n");
  gboolean ends = i + 1 >= spans->len || (get_span (spans, i + 1)->flags & HJ_SPAN_BREAK) || after[0] == '\n';

  return starts && ends;
}

static void
clear_marks (HjSpan *span)
{
  span->flags &= ~(HJ_SPAN_DISPLAY | HJ_SPAN_TAG);
  if (span->flags & HJ_SPAN_FORMULA)
    g_clear_pointer (&span->href, g_free);
}

static gboolean
is_break (const GPtrArray *spans, guint i)
{
  return (get_span (spans, i)->flags & HJ_SPAN_BREAK) != 0;
}

/* Breaks and spaces at either end say nothing. */
static void
trim (GPtrArray *spans)
{
  guint from = 0, to = spans->len;

  while (to > 0 && is_break (spans, to - 1))
    to--;
  g_ptr_array_set_size (spans, to);
  while (from < to && is_break (spans, from))
    from++;
  if (from)
    g_ptr_array_remove_range (spans, 0, from);
  if (spans->len && !(get_span (spans, 0)->flags & HJ_SPAN_CODE))
    g_strchug (get_span (spans, 0)->text);
  if (spans->len && !(get_span (spans, spans->len - 1)->flags & HJ_SPAN_CODE))
    g_strchomp (get_span (spans, spans->len - 1)->text);
}

/* Trims, takes off the marks only reading needs, and removes runs that are empty. */
static void
tidy (GPtrArray *spans)
{
  guint kept = 0;

  trim (spans);
  for (guint i = 0; i < spans->len; i++)
    {
      HjSpan *span = g_ptr_array_index (spans, i);

      clear_marks (span);
      if (*span->text || span->flags & (HJ_SPAN_BREAK | HJ_SPAN_IMAGE | HJ_SPAN_FORMULA))
        {
          spans->pdata[i] = spans->pdata[kept];
          spans->pdata[kept++] = span;
        }
    }
  g_ptr_array_set_size (spans, kept);
}

static HjBlock *
make_part (const HjBlock *leaf, HjBlockKind kind, int line, int line_end)
{
  HjBlock *part = hj_block_new (kind);

  part->line = MIN (line, leaf->line_end);
  part->line_end = MAX (part->line, line_end);
  return part;
}

static HjBlock *
make_formula (const HjBlock *leaf, const HjSpan *span, int line)
{
  HjBlock *part = make_part (leaf, HJ_BLOCK_FORMULA, line, line + (span->href ? atoi (span->href) : 0));

  part->text = g_strdup (span->text);
  return part;
}

static void
add_prose (GPtrArray *parts, HjBlock *prose)
{
  tidy (prose->spans);
  if (prose->spans->len)
    g_ptr_array_add (parts, prose);
  else
    hj_block_free (prose);
}

/* Prose, formula, prose, … */
static void
split_at_formulas (GPtrArray *parts, HjBlock *leaf)
{
  int line = leaf->line;
  HjBlock *prose = NULL;

  for (guint i = 0; i < leaf->spans->len; i++)
    {
      const HjSpan *span = get_span (leaf->spans, i);

      if (is_display (span) && stands_alone (leaf->spans, i))
        {
          if (prose)
            add_prose (parts, g_steal_pointer (&prose));
          g_ptr_array_add (parts, make_formula (leaf, span, line));
          line += span->href ? atoi (span->href) : 0;
          continue;
        }
      if (!prose)
        {
          prose = make_part (leaf, HJ_BLOCK_PARAGRAPH, line + (span->text[0] == '\n'), line);
          prose->spans = hj_spans_new ();
        }
      g_ptr_array_add (prose->spans, hj_span_new (span->flags, span->text, span->href));
      line += hj_span_count_lines (span);
      prose->line_end = MIN (MAX (prose->line, line - g_str_has_suffix (span->text, "\n")), leaf->line_end);
    }
  if (prose)
    add_prose (parts, prose);
}

/* A paragraph that is one picture, one formula, or nothing but tags. TRUE if it was one of them. */
static gboolean
change_kind (HjBlock *leaf)
{
  const HjSpan *only = find_only (leaf->spans);

  if (only && only->flags & HJ_SPAN_IMAGE)
    {
      leaf->kind = HJ_BLOCK_IMAGE;
      leaf->text = g_strdup (only->text);
      leaf->info = g_strdup (only->href);
    }
  else if (only && only->flags & HJ_SPAN_FORMULA)
    {
      leaf->kind = HJ_BLOCK_FORMULA;
      leaf->text = g_strdup (only->text);
      leaf->line_end += only->href ? atoi (only->href) : 0;
    }
  else if (all_are_tags (leaf->spans))
    {
      leaf->kind = HJ_BLOCK_HTML;
      leaf->text = g_strstrip (hj_spans_dup_text (leaf->spans));
    }
  else
    return FALSE;
  g_clear_pointer (&leaf->spans, g_ptr_array_unref);
  return TRUE;
}

GPtrArray *
hj_spans_split (HjReading *reading, HjBlock *leaf)
{
  GPtrArray *parts = g_ptr_array_new ();

  if (leaf->kind == HJ_BLOCK_HEADING || leaf->kind == HJ_BLOCK_TABLE)
    {
      tidy (leaf->spans);
      g_ptr_array_add (parts, leaf);
    }
  else if (change_kind (leaf))
    g_ptr_array_add (parts, leaf);
  else
    {
      split_at_formulas (parts, leaf);
      hj_block_free (leaf);
    }
  return parts;
}
