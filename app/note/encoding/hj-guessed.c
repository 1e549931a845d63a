/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pass "guessed": letters that were guessed are found again in the spans, for the page to mark them. Blocks and
 * source are followed side by side by their letters beyond ASCII, which Markdown leaves in their order. */
#include "hj-reading.h"

#include <string.h>

#define MOST_MISSES 64 /* per block: letters of it that the source does not have, such as those of entities */

typedef struct {
  HjNote *note;
  GArray *starts; /* of gsize: where each line begins */
  const char *p, *end;
  guint misses;
} Follower;

static gboolean
is_guessed (const HjNote *note, gsize offset)
{
  guint low = 0, high = note->guessed->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (note->guessed, gsize, middle) < offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low < note->guessed->len && g_array_index (note->guessed, gsize, low) == offset;
}

/* The next place of C in the block's source, or NULL. */
static const char *
find_letter (Follower *self, gunichar c)
{
  for (const char *p = self->p; p < self->end; p = g_utf8_next_char (p))
    if (g_utf8_get_char (p) == c)
      {
        self->p = g_utf8_next_char (p);
        return p;
      }
  self->misses++;
  return NULL;
}

static void
mark_span (Follower *self, HjSpan *span)
{
  for (const char *p = span->text; *p && self->misses < MOST_MISSES; p = g_utf8_next_char (p))
    {
      const char *source = (guchar) *p < 0x80 ? NULL : find_letter (self, g_utf8_get_char (p));
      gsize offset = p - span->text;

      if (!source || !is_guessed (self->note, source - self->note->markdown))
        continue;
      if (!span->guessed)
        span->guessed = g_array_new (FALSE, FALSE, sizeof (gsize));
      g_array_append_val (span->guessed, offset);
    }
}

static void
mark_spans (Follower *self, const GPtrArray *spans)
{
  for (guint i = 0; spans && i < spans->len; i++)
    mark_span (self, g_ptr_array_index (spans, i));
}

static const char *
get_line (const Follower *self, int line)
{
  return line <= (int) self->starts->len
           ? self->note->markdown + g_array_index (self->starts, gsize, MAX (line, 1) - 1)
           : self->note->markdown + strlen (self->note->markdown);
}

static void
mark_block (HjBlock *block, gpointer data)
{
  Follower *self = data;

  if (!block->spans && !block->cells)
    return;
  self->p = get_line (self, block->line);
  self->end = get_line (self, block->line_end + 1);
  self->misses = 0;
  mark_spans (self, block->spans);
  for (gsize i = 0; block->cells && i < (gsize) block->n_rows * block->n_columns; i++)
    mark_spans (self, block->cells[i].spans);
}

gboolean
hj_pass_guessed (HjReading *reading, GError **error)
{
  Follower self = { .note = reading->note };

  if (!reading->note->guessed || reading->note->guessed->len == 0)
    return TRUE;
  self.starts = hj_lines_index (reading->note->markdown);
  hj_blocks_each (reading->note->blocks, mark_block, &self);
  g_array_unref (self.starts);
  return TRUE;
}
