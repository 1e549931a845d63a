/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pass "misplaced": a heading with nothing but a closing rule below it, and a table below the next heading that answers
 * to the first. The table goes where its words belong; both headings stay. */
#include "hj-reading.h"

#include <string.h>

#define SHORTEST_WORD 2 /* letters */

static HjBlock *
get (const GPtrArray *blocks, guint i)
{
  return i < blocks->len ? g_ptr_array_index (blocks, i) : NULL;
}

/* The heading after the empty one at I, across a rule that closed its section; 0: something else stands between, or they
 * are not siblings. */
static guint
find_next_heading (const GPtrArray *blocks, guint i)
{
  for (guint k = i + 1; k < blocks->len; k++)
    {
      if (get (blocks, k)->kind == HJ_BLOCK_HEADING)
        return k > i + 1 && get (blocks, k)->level == get (blocks, i)->level ? k : 0;
      if (get (blocks, k)->kind != HJ_BLOCK_RULE)
        return 0;
    }
  return 0;
}

static gboolean
contains (const char *text, const char *word, gsize size)
{
  g_autofree char *needle = g_strndup (word, size);

  return strstr (text, needle) != NULL;
}

/* Whether a word of the heading, as it begins, stands in the header of the table; numbers do not count. */
static gboolean
answers (const HjBlock *heading, const HjBlock *table)
{
  g_autofree char *words = hj_spans_dup_text (heading->spans);
  g_autoptr (GString) header = g_string_new (NULL);

  for (guint column = 0; column < table->n_columns; column++)
    {
      g_autofree char *cell = hj_spans_dup_text (table->cells[column].spans);

      g_string_append_printf (header, "%s\n", cell);
    }
  for (const char *p = words; *p;)
    {
      const char *start = p;
      gboolean hangul = hj_is_hangul (g_utf8_get_char (p));

      /* A particle is glued to the word; where the letters change the word ends. */
      while (*p && g_unichar_isalpha (g_utf8_get_char (p)) && hj_is_hangul (g_utf8_get_char (p)) == hangul)
        p = g_utf8_next_char (p);
      if (g_utf8_strlen (start, p - start) >= SHORTEST_WORD && contains (header->str, start, p - start))
        return TRUE;
      if (p == start)
        p = g_utf8_next_char (p);
    }
  return FALSE;
}

/* The table must not be all that the second heading has. */
static gboolean
leaves_something (const GPtrArray *blocks, guint table)
{
  const HjBlock *next = get (blocks, table + 1);

  return next && next->kind != HJ_BLOCK_HEADING && next->kind != HJ_BLOCK_RULE;
}

gboolean
hj_pass_misplaced (HjReading *reading, GError **error)
{
  GPtrArray *blocks = reading->note->blocks;

  for (guint i = 0; i + 2 < blocks->len; i++)
    {
      guint next = get (blocks, i)->kind == HJ_BLOCK_HEADING ? find_next_heading (blocks, i) : 0;
      HjBlock *table = next ? get (blocks, next + 1) : NULL;

      if (!table || table->kind != HJ_BLOCK_TABLE || !leaves_something (blocks, next + 1)
          || !answers (get (blocks, i), table) || answers (get (blocks, next), table)
          || !hj_reading_mend (reading, "table-moved", "다음 제목 아래에 잘못 놓인 표를 빈 제목 아래로 옮겼습니다",
                               "A table below the wrong heading was moved to the empty one before it", table->line))
        continue;
      g_ptr_array_insert (blocks, (int) i + 1, g_ptr_array_steal_index (blocks, next + 1));
    }
  return TRUE;
}
