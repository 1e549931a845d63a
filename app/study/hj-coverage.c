/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of a note has been read, by the time its blocks were looked at. */
#include "hj-coverage.h"

#include <string.h>

/* Adults read English non-fiction silently at about 240 words a minute (Brysbaert 2019, J. Memory and Language 109), and a
 * word has five letters. 500 syllables of Korean are as brisk: some 165 words of three syllables, which say what half as
 * many again do in English. */
#define SECONDS_PER_SYLLABLE (60.0 / 500)
#define SECONDS_PER_LETTER (60.0 / (240 * 5))
#define SECONDS_PER_SYMBOL 0.25 /* of a display formula: each is looked at by itself */
#define SECONDS_PER_PICTURE 4.0
#define SECONDS_PER_DIAGRAM 8.0

/* A section counts as read with this part of its time: quick readers and those who know half of it already are
 * believed, while who only scrolls through leaves it at a few per cent. */
#define ENOUGH 0.7

typedef struct {
  char *id;
  double needed; /* seconds */
  double open;   /* of them what can be read while the answer of a question is hidden */
  double seen;
} Block;

struct _HjCoverage {
  GArray *blocks;   /* of Block */
  GArray *sections; /* of HjCoveredSection */
};

/* ---- how long ---- */

static double
measure_words (const char *text)
{
  double seconds = 0;

  for (const char *p = text; p && *p; p = g_utf8_next_char (p))
    {
      gunichar letter = (guchar) *p < 0x80 ? (guchar) *p : g_utf8_get_char (p);

      if (letter >= 0x1100 && g_unichar_isalpha (letter))
        seconds += SECONDS_PER_SYLLABLE;
      else if (!g_unichar_isspace (letter))
        seconds += SECONDS_PER_LETTER;
    }
  return seconds;
}

/* A command of TeX is one symbol; braces and spaces are none. */
static double
measure_formula (const char *tex)
{
  guint n = 0;

  for (const char *p = tex; p && *p; p = g_utf8_next_char (p))
    {
      gboolean command = *p == '\\' && g_ascii_isalpha (p[1]);

      n += !strchr ("{} \n\t&_^", *p);
      while (command && g_ascii_isalpha (p[1]))
        p++;
    }
  return n * SECONDS_PER_SYMBOL;
}

static double
measure_cells (const HjBlock *table)
{
  double seconds = 0;

  for (guint i = 0; i < table->n_rows * table->n_columns; i++)
    {
      g_autofree char *text = hj_spans_dup_text (table->cells[i].spans);

      seconds += measure_words (text);
    }
  return seconds;
}

/* Without the blocks in it. */
static double
measure_own (const HjBlock *block)
{
  g_autofree char *words = block->spans ? hj_spans_dup_text (block->spans) : NULL;
  double seconds = measure_words (words);

  if (block->kind == HJ_BLOCK_FORMULA)
    return measure_formula (block->text);
  if (block->kind == HJ_BLOCK_IMAGE)
    return SECONDS_PER_PICTURE;
  if (block->kind == HJ_BLOCK_DIAGRAM)
    return SECONDS_PER_DIAGRAM;
  if (block->kind == HJ_BLOCK_TABLE)
    return measure_cells (block);
  return seconds + measure_words (block->text);
}

double
hj_block_estimate_seconds (const HjBlock *block)
{
  double seconds = measure_own (block);

  for (guint i = 0; block->children && i < block->children->len; i++)
    seconds += hj_block_estimate_seconds (block->children->pdata[i]);
  return seconds;
}

/* The choices of a question stand with it; the rest is its answer. */
static double
measure_open (const HjBlock *block)
{
  const HjBlock *options = block->kind == HJ_BLOCK_QUESTION ? hj_question_get_options (block) : NULL;

  if (block->kind != HJ_BLOCK_QUESTION)
    return hj_block_estimate_seconds (block);
  return measure_own (block) + (options ? hj_block_estimate_seconds (options) : 0);
}

/* ---- sections ---- */

/* The sections inside of an answer are read with their question. */
static gboolean
shares_block (const HjSection *section)
{
  return section->children->len > 0 && ((HjSection *) section->children->pdata[0])->block == section->block;
}

/* Where the section I of SECTIONS ends. */
static guint
find_end (const GPtrArray *sections, guint i, guint end)
{
  guint block = ((HjSection *) sections->pdata[i])->block;

  for (guint next = i + 1; next < sections->len; next++)
    if (((HjSection *) sections->pdata[next])->block > block)
      return ((HjSection *) sections->pdata[next])->block;
  return MAX (end, block + 1);
}

static void
add_sections (HjCoverage *self, const GPtrArray *sections, guint end)
{
  for (guint i = 0; sections && i < sections->len; i++)
    {
      const HjSection *section = sections->pdata[i];
      HjCoveredSection made = { .first = section->block, .end = find_end (sections, i, end) };
      gboolean deeper = section->children->len > 0 && !shares_block (section);

      if (i > 0 && ((HjSection *) sections->pdata[i - 1])->block == section->block)
        continue;
      made.own_end = deeper ? ((HjSection *) section->children->pdata[0])->block : made.end;
      made.bare = deeper && made.own_end == made.first + 1;
      g_array_append_val (self->sections, made);
      if (deeper)
        add_sections (self, section->children, made.end);
    }
}

static double
sum (const HjCoverage *self, guint from, guint to, double *needed)
{
  double seen = 0;

  *needed = 0;
  for (guint i = from; i < to && i < self->blocks->len; i++)
    {
      const Block *block = &g_array_index (self->blocks, Block, i);

      seen += MIN (block->seen, block->needed);
      *needed += block->needed;
    }
  return seen;
}

static double
compute_fraction (const HjCoverage *self, guint from, guint to)
{
  double needed, seen = sum (self, from, to, &needed);

  return needed > 0 ? seen / needed : 0;
}

static gboolean
is_own_read (const HjCoverage *self, const HjCoveredSection *section)
{
  return section->bare || compute_fraction (self, section->first, section->own_end) >= ENOUGH;
}

/* From the last to the first: those below come before those above. */
static void
update_sections (HjCoverage *self)
{
  for (guint i = self->sections->len; i-- > 0;)
    {
      HjCoveredSection *section = &g_array_index (self->sections, HjCoveredSection, i);

      section->own = section->read = is_own_read (self, section);
      for (guint j = i + 1; section->read && j < self->sections->len; j++)
        {
          const HjCoveredSection *below = &g_array_index (self->sections, HjCoveredSection, j);

          if (below->first >= section->end)
            break;
          section->read = below->read;
        }
      section->fraction = section->read ? 1 : MIN (compute_fraction (self, section->first, section->end), 0.99);
    }
}

/* ---- making ---- */

static void
clear_block (gpointer data)
{
  g_free (((Block *) data)->id);
}

HjCoverage *
hj_coverage_new (const HjNote *note)
{
  HjCoverage *self = g_new0 (HjCoverage, 1);

  self->blocks = g_array_sized_new (FALSE, FALSE, sizeof (Block), note->blocks->len);
  self->sections = g_array_new (FALSE, FALSE, sizeof (HjCoveredSection));
  g_array_set_clear_func (self->blocks, clear_block);
  for (guint i = 0; i < note->blocks->len; i++)
    {
      const HjBlock *from = note->blocks->pdata[i];
      Block block = { g_strdup (from->id), hj_block_estimate_seconds (from), measure_open (from), 0 };

      g_array_append_val (self->blocks, block);
    }
  add_sections (self, note->sections, note->blocks->len);
  if (self->sections->len == 0)
    {
      HjCoveredSection all = { .first = 0, .own_end = note->blocks->len, .end = note->blocks->len };

      g_array_append_val (self->sections, all);
    }
  update_sections (self);
  return self;
}

HjCoverage *
hj_coverage_copy (const HjCoverage *self)
{
  HjCoverage *copy = g_new0 (HjCoverage, 1);

  copy->blocks = g_array_copy (self->blocks);
  copy->sections = g_array_copy (self->sections);
  g_array_set_clear_func (copy->blocks, clear_block);
  for (guint i = 0; i < copy->blocks->len; i++)
    {
      Block *block = &g_array_index (copy->blocks, Block, i);

      block->id = g_strdup (block->id);
    }
  return copy;
}

void
hj_coverage_free (HjCoverage *self)
{
  if (!self)
    return;
  g_array_unref (self->blocks);
  g_array_unref (self->sections);
  g_free (self);
}

/* ---- reading ---- */

gboolean
hj_coverage_spend (HjCoverage *self, const HjSight *sights, guint n_sights, double seconds)
{
  double left = MAX (seconds, 0);

  for (guint i = 0; i < n_sights && left > 0; i++)
    {
      Block *block = sights[i].block < self->blocks->len ? &g_array_index (self->blocks, Block, sights[i].block) : NULL;
      double most = !block ? 0 : sights[i].closed ? block->open : block->needed * CLAMP (sights[i].share, 0, 1);
      double spent = block ? CLAMP (most - block->seen, 0, left) : 0;

      if (spent > 0)
        block->seen += spent;
      left -= spent;
    }
  if (left == MAX (seconds, 0))
    return FALSE;
  update_sections (self);
  return TRUE;
}

static void
set_range (HjCoverage *self, guint from, guint to, gboolean read)
{
  for (guint i = from; i < to && i < self->blocks->len; i++)
    {
      Block *block = &g_array_index (self->blocks, Block, i);

      block->seen = read ? block->needed : 0;
    }
  update_sections (self);
}

void
hj_coverage_mark (HjCoverage *self, guint section, gboolean read)
{
  const HjCoveredSection *marked = hj_coverage_get_section (self, section);

  set_range (self, marked->first, marked->end, read);
}

void
hj_coverage_mark_own (HjCoverage *self, guint section, gboolean read)
{
  const HjCoveredSection *marked = hj_coverage_get_section (self, section);

  set_range (self, marked->first, marked->own_end, read);
}

void
hj_coverage_mark_all (HjCoverage *self, gboolean read)
{
  set_range (self, 0, self->blocks->len, read);
}

void
hj_coverage_mark_first (HjCoverage *self, double fraction)
{
  set_range (self, 0, (guint) (CLAMP (fraction, 0, 1) * self->blocks->len + 0.5), TRUE);
}

/* ---- asking ---- */

guint
hj_coverage_get_n_sections (const HjCoverage *self)
{
  return self->sections->len;
}

const HjCoveredSection *
hj_coverage_get_section (const HjCoverage *self, guint section)
{
  g_assert (section < self->sections->len);
  return &g_array_index (self->sections, HjCoveredSection, section);
}

guint
hj_coverage_count_read (const HjCoverage *self)
{
  guint n = 0;

  for (guint i = 0; i < self->sections->len; i++)
    n += g_array_index (self->sections, HjCoveredSection, i).read;
  return n;
}

int
hj_coverage_find_section (const HjCoverage *self, guint block)
{
  int found = -1;

  for (guint i = 0; i < self->sections->len; i++)
    if (g_array_index (self->sections, HjCoveredSection, i).first <= block)
      found = (int) i;
  return found;
}

int
hj_coverage_find_unread (const HjCoverage *self)
{
  for (guint i = 0; i < self->sections->len; i++)
    if (!g_array_index (self->sections, HjCoveredSection, i).own)
      return (int) i;
  return -1;
}

double
hj_coverage_get_fraction (const HjCoverage *self)
{
  double fraction = compute_fraction (self, 0, self->blocks->len);

  return hj_coverage_count_read (self) == self->sections->len ? 1 : MIN (fraction, 0.99);
}

/* ---- keeping ---- */

char *
hj_coverage_to_string (const HjCoverage *self)
{
  GString *out = g_string_new (NULL);
  char seconds[G_ASCII_DTOSTR_BUF_SIZE];

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const Block *block = &g_array_index (self->blocks, Block, i);

      if (block->seen > 0)
        g_string_append_printf (out, "%s\t%s\n", block->id, g_ascii_formatd (seconds, sizeof seconds, "%.2f", block->seen));
    }
  return g_string_free (out, FALSE);
}

void
hj_coverage_add (HjCoverage *self, const char *text, GHashTable *renamed)
{
  g_autoptr (GHashTable) blocks = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; i < self->blocks->len; i++)
    g_hash_table_insert (blocks, g_array_index (self->blocks, Block, i).id, &g_array_index (self->blocks, Block, i));
  for (guint i = 0; lines[i]; i++)
    {
      char *tab = strchr (lines[i], '\t');
      const char *id;
      Block *block;

      if (!tab)
        continue;
      *tab = '\0';
      id = renamed && g_hash_table_contains (renamed, lines[i]) ? g_hash_table_lookup (renamed, lines[i]) : lines[i];
      block = g_hash_table_lookup (blocks, id);
      if (block)
        block->seen = MAX (block->seen, g_ascii_strtod (tab + 1, NULL));
    }
  update_sections (self);
}
