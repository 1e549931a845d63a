/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pass "anchors": ^name at the end of a block, by which Obsidian links to it; and finding what a link means by its part
 * after the #. */
#include "hj-fold.h"
#include "hj-reading.h"

#include <string.h>

#define LONGEST_NAME 64

/* "^37066d" and "^main-result" are names; "^2" and "^T" are powers. */
static gboolean
is_name (const char *p)
{
  gsize length = strspn (p, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");

  return p[length] == '\0' && length >= 3 && length <= LONGEST_NAME
         && (strspn (p, "0123456789-") < length || length == 6);
}

/* The ^ of the name at the end of TEXT, or NULL. */
static char *
find_name (char *text)
{
  char *mark = strrchr (text, '^');

  return mark && is_name (mark + 1) && (mark == text || strchr (" \t\n", mark[-1])) ? mark : NULL;
}

static HjSpan *
get_last_words (const HjBlock *block)
{
  HjSpan *span = block->spans && block->spans->len ? g_ptr_array_index (block->spans, block->spans->len - 1) : NULL;

  return span && !(span->flags & (HJ_SPAN_CODE | HJ_SPAN_FORMULA | HJ_SPAN_LINK | HJ_SPAN_IMAGE | HJ_SPAN_BREAK)) ? span
                                                                                                              : NULL;
}

static void
set_anchor (HjBlock *block, const char *name)
{
  g_free (block->anchor);
  block->anchor = g_strdup (name);
}

/* Takes the name off. A block that is nothing else names the one before it. Returns whether BLOCK is now empty. */
static gboolean
take_name (HjBlock *block, HjBlock *before)
{
  HjSpan *span = block->kind == HJ_BLOCK_PARAGRAPH ? get_last_words (block) : NULL;
  char *mark = span ? find_name (span->text) : NULL;

  if (!mark)
    return FALSE;
  if (block->spans->len == 1 && mark == span->text)
    {
      if (before)
        set_anchor (before, mark + 1);
      return before != NULL;
    }
  set_anchor (block, mark + 1);
  *mark = '\0';
  g_strchomp (span->text);
  return FALSE;
}

static void
take_names (GPtrArray *blocks)
{
  guint kept = 0;

  for (guint i = 0; blocks && i < blocks->len; i++)
    {
      HjBlock *block = g_ptr_array_index (blocks, i);

      take_names (block->children);
      if (take_name (block, kept ? g_ptr_array_index (blocks, kept - 1) : NULL))
        continue;
      blocks->pdata[i] = blocks->pdata[kept]; /* what is left out gathers at the end */
      blocks->pdata[kept++] = block;
    }
  if (blocks)
    g_ptr_array_set_size (blocks, kept);
}

gboolean
hj_pass_anchors (HjReading *reading, GError **error)
{
  if (strchr (reading->text->str, '^'))
    take_names (reading->note->blocks);
  return TRUE;
}

/* ---- finding ---- */

/* Only letters and digits count: "Multi-Head Attention?" is #multi-head-attention. */
static char *
dup_letters (const char *text)
{
  g_autoptr (GString) folded = g_string_new (NULL);
  GString *out = g_string_new (NULL);

  hj_fold_append (folded, text, strlen (text));
  for (const char *p = folded->str; *p; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)) || g_unichar_ismark (g_utf8_get_char (p)))
      g_string_append_len (out, p, g_utf8_next_char (p) - p);
  return g_string_free (out, FALSE);
}

static gboolean
has_anchor (const HjBlock *block, const char *name)
{
  if (g_strcmp0 (block->anchor, name) == 0)
    return TRUE;
  for (guint i = 0; block->children && i < block->children->len; i++)
    if (has_anchor (g_ptr_array_index (block->children, i), name))
      return TRUE;
  return FALSE;
}

static gboolean
has_heading (const HjBlock *block, const char *letters)
{
  if (block->kind == HJ_BLOCK_HEADING || block->kind == HJ_BLOCK_QUESTION)
    {
      g_autofree char *text = hj_spans_dup_text (block->spans);
      g_autofree char *own = dup_letters (text);

      if (strcmp (own, letters) == 0)
        return TRUE;
    }
  for (guint i = 0; block->children && i < block->children->len; i++)
    if (has_heading (g_ptr_array_index (block->children, i), letters))
      return TRUE;
  return FALSE;
}

static int
find_from (const HjNote *note, int from, gboolean (*is_it) (const HjBlock *, const char *), const char *what)
{
  for (int i = from; i < (int) note->blocks->len; i++)
    if (is_it (g_ptr_array_index (note->blocks, i), what))
      return i;
  return -1;
}

int
hj_note_find_place (const HjNote *note, const char *fragment)
{
  g_auto (GStrv) parts = g_strsplit (fragment, "#", -1);
  int place = -1;

  for (guint i = 0; parts[i]; i++)
    {
      g_autofree char *letters = dup_letters (parts[i]);
      int found = parts[i][0] == '^' ? find_from (note, 0, has_anchor, parts[i] + 1)
                                     : *letters ? find_from (note, MAX (place, 0), has_heading, letters) : -1;

      place = found >= 0 ? found : place;
    }
  return place;
}
