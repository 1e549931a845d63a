/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The learner's word on single letters and pictures: what a guessed letter is, and which diagram stands at a picture
 * that did not come along. */
#include "hj-mojibake.h"
#include "hj-override.h"
#include "hj-reading.h"

#include <stdlib.h>
#include <string.h>

/* ---- letters ---- */

char *
hj_override_dup_letter (int column, gunichar letter)
{
  char text[8] = { 0 };

  g_unichar_to_utf8 (letter, text);
  return g_strdup_printf ("%d:%s", column, text);
}

gboolean
hj_override_parse_letter (const HjOverride *override, int *column, gunichar *letter)
{
  const char *colon = override->kind == HJ_OVERRIDE_LETTER && override->value ? strchr (override->value, ':') : NULL;

  if (!colon || !colon[1])
    return FALSE;
  *column = atoi (override->value);
  *letter = g_utf8_get_char_validated (colon + 1, -1);
  return *letter < 0x110000 && *letter != '\n' && *letter >= 0x20;
}

/* Where letter COLUMN of LINE begins, or NULL. */
static const char *
find_letter (const char *text, int line, int column)
{
  while (--line > 0 && (text = strchr (text, '\n')))
    text++;
  for (; text && column > 0 && *text && *text != '\n'; column--)
    text = g_utf8_next_char (text);
  return text && column == 0 && *text && *text != '\n' ? text : NULL;
}

static int
find_guess (const GArray *guessed, gsize offset)
{
  for (guint i = 0; i < guessed->len; i++)
    if (g_array_index (guessed, gsize, i) == offset)
      return (int) i;
  return -1;
}

/* What was chosen is guessed no more. */
static void
replace (HjMojibake *made, gsize offset, guint guess, gunichar letter)
{
  char text[8] = { 0 };
  gsize before = g_utf8_next_char (made->text + offset) - (made->text + offset);
  gsize after = (gsize) g_unichar_to_utf8 (letter, text);
  g_autoptr (GString) out = g_string_new_len (made->text, (gssize) offset);

  g_string_append (out, text);
  g_string_append (out, made->text + offset + before);
  g_free (made->text);
  made->text = g_string_free (g_steal_pointer (&out), FALSE);
  g_array_remove_index (made->guessed, guess);
  for (guint i = guess; i < made->guessed->len; i++)
    g_array_index (made->guessed, gsize, i) += after - before;
}

static gboolean
take_letter (HjMojibake *made, HjOverride *override)
{
  int line = override->pinned ? override->line : hj_override_find (override, made->text), column, guess;
  gunichar letter;
  const char *place;

  if (!hj_override_parse_letter (override, &column, &letter))
    return FALSE;
  place = find_letter (made->text, line, column);
  guess = place ? find_guess (made->guessed, place - made->text) : -1;
  if (guess < 0)
    return FALSE;
  replace (made, place - made->text, (guint) guess, letter);
  return TRUE;
}

/* The last word on a place comes first: then the earlier ones find no guess there any more. */
void
hj_mojibake_take_letters (HjMojibake *made, const GPtrArray *overrides)
{
  for (guint i = overrides ? overrides->len : 0; i-- > 0;)
    {
      HjOverride *override = overrides->pdata[i];

      if (override->kind == HJ_OVERRIDE_LETTER)
        override->applied = take_letter (made, override);
    }
}

/* ---- pictures ---- */

static gboolean
has_picture (const HjBlock *block)
{
  for (guint i = 0; block->spans && i < block->spans->len; i++)
    if (((HjSpan *) block->spans->pdata[i])->flags & HJ_SPAN_IMAGE)
      return TRUE;
  return block->kind == HJ_BLOCK_IMAGE;
}

static HjBlock *
create_diagram (const HjBlock *picture, const char *value)
{
  HjBlock *block = hj_block_new (HJ_BLOCK_DIAGRAM);
  const char *mark = strchr (value, '?');

  block->info = mark ? g_strndup (value, mark - value) : g_strdup (value);
  block->text = g_strdup (mark ? mark + 1 : "");
  block->line = picture->line;
  block->line_end = picture->line_end;
  return block;
}

/* Puts the diagram right after the picture, which stays. */
static gboolean
attach (GPtrArray *blocks, int line, const char *value)
{
  for (guint i = 0; blocks && i < blocks->len; i++)
    {
      HjBlock *block = blocks->pdata[i];

      if (has_picture (block) && block->line <= line && MAX (block->line_end, block->line) >= line)
        {
          g_ptr_array_insert (blocks, (int) i + 1, create_diagram (block, value));
          return TRUE;
        }
      if (attach (block->children, line, value))
        return TRUE;
    }
  return FALSE;
}

gboolean
hj_pass_attached (HjReading *reading, GError **error)
{
  for (guint i = 0; reading->overrides && i < reading->overrides->len; i++)
    {
      HjOverride *override = reading->overrides->pdata[i];

      if (override->kind == HJ_OVERRIDE_DIAGRAM)
        override->applied = !override->value || !override->value[0] || override->line <= 0
                            || attach (reading->note->blocks, override->line, override->value);
    }
  return TRUE;
}
