/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pass "stars": in a note whose bold was damaged, two stars that are still letters belong to nothing and go. A power
 * keeps its own: 2**10. */
#include "hj-reading.h"

#include <string.h>

#define VERBATIM (HJ_SPAN_CODE | HJ_SPAN_FORMULA)

/* Repairs that show the damage. */
static const char *const signs[] = { "escaped-bold", "bold-star", "bold-moved" };

typedef struct {
  HjReading *reading;
  int line; /* of the span in hand */
} Sweeper;

static gboolean
is_operand (char c)
{
  return c && (g_ascii_isalnum (c) || strchr ("()[]", c));
}

/* Two stars between numbers or names are a power, between spaces a sign; more of them are an ornament. */
static gboolean
is_meant (const char *text, const char *p)
{
  char before = p > text ? p[-1] : '\0', after = p[2];

  return before == '*' || after == '*' || (is_operand (before) && is_operand (after))
         || (g_ascii_isspace (before) && g_ascii_isspace (after));
}

/* Stars that the learner wants as they are written. */
static gboolean
is_left (const Sweeper *sweeper)
{
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (hj_reading_has_left (sweeper->reading, signs[i], sweeper->line))
      return TRUE;
  return FALSE;
}

static void
sweep_span (Sweeper *sweeper, HjSpan *span)
{
  char *p = span->text;

  if (span->flags & VERBATIM || span->guessed)
    return;
  while ((p = strstr (p, "**")))
    if (!is_meant (span->text, p) && !is_left (sweeper)
        && hj_reading_remove (sweeper->reading, "bold-unpaired", "짝이 없는 굵은 글씨 표시를 지웠습니다",
                              "Marks of bold without a partner were removed", sweeper->line, "**", -1))
      memmove (p, p + 2, strlen (p + 2) + 1);
    else
      p += strspn (p, "*");
}

static void
sweep_spans (GPtrArray *spans, int line, gpointer data)
{
  Sweeper *sweeper = data;

  sweeper->line = line;
  for (guint i = 0; i < spans->len; i++)
    {
      HjSpan *span = g_ptr_array_index (spans, i);

      sweep_span (sweeper, span);
      sweeper->line += hj_span_count_lines (span);
    }
}

static void
sweep_block (HjBlock *block, gpointer data)
{
  hj_block_each_spans (block, sweep_spans, data);
}

static gboolean
is_damaged (const HjNote *note)
{
  for (guint i = 0; i < note->repairs->len; i++)
    for (guint k = 0; k < G_N_ELEMENTS (signs); k++)
      if (g_str_equal (((HjRepair *) g_ptr_array_index (note->repairs, i))->kind, signs[k]))
        return TRUE;
  return FALSE;
}

gboolean
hj_pass_stars (HjReading *reading, GError **error)
{
  Sweeper sweeper = { .reading = reading };

  if (is_damaged (reading->note))
    hj_blocks_each (reading->note->blocks, sweep_block, &sweeper);
  return TRUE;
}
