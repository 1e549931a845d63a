/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line as letters that can be compared: escapes undone, look-alikes made one, code marked as out of bounds. */
#include "hj-paste.h"

#include <string.h>

#define WORK_PER_LETTER 100 /* steps; real lines need a tenth of it */
#define LEAST_WORK 50000
#define NEGATION 0xe020    /* of KaTeX's own font: a stroke through the next sign */

gunichar
hj_paste_normalise (gunichar c)
{
  static const struct {
    gunichar from, to;
  } alike[] = {
    { 0x00af, 0x02c9 }, { 0x02c6, '^' },    { 0x02dc, '~' },    { 0x03d5, 0x03c6 }, { 0x03f5, 0x03b5 },
    { 0x2016, 0x2016 }, { 0x2032, '\'' },   { 0x203e, 0x02c9 }, { 0x2212, '-' },    { 0x2217, '*' },
    { 0x2223, '|' },    { 0x2225, 0x2016 }, { 0x223c, '~' },    { 0x22c5, 0x00b7 }, { 0x2329, 0x27e8 },
    { 0x232a, 0x27e9 }, { 0x3008, 0x27e8 }, { 0x3009, 0x27e9 },
  };
  gunichar plain;

  if (c < 0x80)
    return c <= ' ' || c == 0x7f ? 0 : c;
  if (g_unichar_isspace (c) || (c >= 0x200b && c <= 0x200f) || (c >= 0x2060 && c <= 0x2064) || c == 0xfeff
      || c == NEGATION)
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (alike); i++)
    if (alike[i].from == c)
      return alike[i].to;
  if (((c >= 0x2100 && c < 0x2150) || (c >= 0x1d400 && c < 0x1d800))
      && g_unichar_fully_decompose (c, TRUE, &plain, 1) == 1)
    return plain;
  return c;
}

/* A masked backslash that begins an escape, not one inside code or an address. */
static gboolean
is_escape (const char *text, const guint8 *mask, gsize i, gsize after_escape)
{
  return text[i] == '\\' && !mask[i] && (i == 0 || mask[i - 1] || i == after_escape);
}

static void
add_cell (HjPasteLine *self, gunichar c, gsize at, gboolean prose)
{
  HjPasteCell *cell = &self->cells[self->n];

  *cell = (HjPasteCell){ c, hj_paste_normalise (c), (guint) at, prose && (c < HJ_CHAR_FIRST || c > HJ_CHAR_LAST) };
  if (self->n && cell[-1].raw == NEGATION && g_unichar_compose (c, 0x0338, &c))
    cell->norm = c;
  self->n++;
}

void
hj_paste_line_init (HjPasteLine *self, const HjLine *line)
{
  g_autoptr (GByteArray) mask = g_byte_array_new ();
  gsize size = line->end - line->start, after_escape = G_MAXSIZE;

  hj_line_mask (line, mask);
  self->n = 0;
  self->cells = g_new (HjPasteCell, size + 1);
  self->budget = LEAST_WORK + (gint64) size * WORK_PER_LETTER;
  for (gsize i = 0; i < size;)
    {
      gboolean escape = is_escape (line->start, mask->data, i, after_escape);
      gboolean second = i > 0 && i + 1 == after_escape && line->start[i - 1] == '\\';
      gboolean undone = escape && i + 1 < size && strchr ("_*", line->start[i + 1]);

      if (escape)
        after_escape = i + 2;
      add_cell (self, g_utf8_get_char (line->start + i + undone), i, escape || second || mask->data[i]);
      i = undone ? i + 2 : (gsize) (g_utf8_next_char (line->start + i) - line->start);
    }
  self->cells[self->n] = (HjPasteCell){ 0, 0, (guint) size, FALSE };
}

void
hj_paste_line_clear (HjPasteLine *self)
{
  g_clear_pointer (&self->cells, g_free);
}

gboolean
hj_paste_is_word (gunichar c)
{
  return c < 0x80 && (g_ascii_isalnum (c) || strchr ("./_-\\", (int) c)) && c;
}

gunichar
hj_paste_raw_before (const HjPasteLine *line, gsize i)
{
  return i ? line->cells[i - 1].raw : 0;
}

gsize
hj_paste_count_shapes (const HjPasteLine *line, gsize from, gsize to)
{
  gsize n = 0;

  for (; from < to; from++)
    n += line->cells[from].norm != 0;
  return n;
}

static int
compare_letters (gconstpointer a, gconstpointer b)
{
  gunichar x = *(const gunichar *) a, y = *(const gunichar *) b;

  return (x > y) - (x < y);
}

/* The letters of [from, to) with a shape, sorted unless IN_ORDER. (transfer full) */
static GArray *
dup_shapes (const HjPasteLine *line, gsize from, gsize to, gboolean in_order)
{
  GArray *shapes = g_array_new (FALSE, FALSE, sizeof (gunichar));

  for (; from < to; from++)
    if (line->cells[from].norm)
      g_array_append_val (shapes, line->cells[from].norm);
  if (!in_order)
    g_array_sort (shapes, compare_letters);
  return shapes;
}

gboolean
hj_paste_same_shapes (const HjPasteLine *a, gsize a_from, gsize a_to, const HjPasteLine *b, gsize b_from, gsize b_to,
                      gboolean in_order)
{
  g_autoptr (GArray) one = dup_shapes (a, a_from, a_to, in_order), two = dup_shapes (b, b_from, b_to, in_order);

  return one->len == two->len && memcmp (one->data, two->data, one->len * sizeof (gunichar)) == 0;
}
