/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The golden numbers of cards (importer.md, sections 10 and 14): how many each pattern gives in each real note. The
 * design counts places ("raw") and those that make a good card; what is suggested is held here exactly, beside the
 * design's number. Skipped where the notes are not at hand. */
#include "hj-card-maker.h"

#include "../real-notes.h"

#include <string.h>

static const guint clean[] = { N000, N001, N003, N004 };
enum { CLEAN = G_N_ELEMENTS (clean) };

typedef struct {
  HjNote *note;
  GPtrArray *cards;
  GHashTable *drawn, *implied; /* lines of the rows of tables */
} Case;

static void
add_rows (HjBlock *block, gpointer lines)
{
  for (guint row = 1 - (block->headless ? 1 : 0); block->kind == HJ_BLOCK_TABLE && row < block->n_rows; row++)
    g_hash_table_add (lines, GINT_TO_POINTER (block->row_lines[row]));
}

static gboolean
open_case (Case *self, guint i)
{
  g_autoptr (GBytes) bytes = load_real_bytes (real_names[clean[i]]);

  if (!bytes)
    return FALSE;
  self->note = hj_note_read (bytes, real_names[clean[i]], NULL);
  self->cards = hj_cards_make (self->note);
  self->drawn = g_hash_table_new (NULL, NULL);
  self->implied = g_hash_table_new (NULL, NULL);
  hj_blocks_each (self->note->blocks, add_rows, self->drawn);
  for (guint k = 0; k < self->note->latent_tables->len; k++)
    add_rows (((HjLatentTable *) g_ptr_array_index (self->note->latent_tables, k))->table, self->implied);
  return TRUE;
}

static void
close_case (Case *self)
{
  g_hash_table_unref (self->drawn);
  g_hash_table_unref (self->implied);
  g_ptr_array_unref (self->cards);
  hj_note_free (self->note);
}

/* ---- patterns ---- */

static const char *
get_front (const Case *self, const HjCard *card)
{
  return hj_card_get_front (card, self->note->lang);
}

static gboolean
is_question (const Case *self, const HjCard *card)
{
  return card->kind == HJ_CARD_QUESTION;
}

static gboolean
are_steps (const Case *self, const HjCard *card)
{
  return strstr (get_front (self, card), " — 순서대로 놓기\n") != NULL;
}

static gboolean
is_formula (const Case *self, const HjCard *card)
{
  return card->kind == HJ_CARD_REVERSED;
}

static gboolean
is_drawn_row (const Case *self, const HjCard *card)
{
  return g_hash_table_contains (self->drawn, GINT_TO_POINTER (card->line));
}

/* Its front names the columns. */
static gboolean
is_implied_row (const Case *self, const HjCard *card)
{
  return g_hash_table_contains (self->implied, GINT_TO_POINTER (card->line)) && !are_steps (self, card)
         && strstr (get_front (self, card), "\n\n");
}

/* A heading that asks, or an item. */
static gboolean
asks (const Case *self, const HjCard *card)
{
  return card->kind == HJ_CARD_BASIC && g_str_has_suffix (get_front (self, card), "?");
}

/* "Unrolled GAN — **장점**", "Unrolled GAN · 장점 — **안정성**". */
static gboolean
is_label (const Case *self, const HjCard *card)
{
  return card->kind == HJ_CARD_BASIC && g_str_has_suffix (get_front (self, card), "**");
}

typedef gboolean (*Fits) (const Case *self, const HjCard *card);

/* Lines with such cards. */
static guint
count (const Case *self, Fits fits)
{
  g_autoptr (GHashTable) lines = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->cards->len; i++)
    {
      const HjCard *card = g_ptr_array_index (self->cards, i);

      if (fits (self, card))
        g_hash_table_add (lines, GINT_TO_POINTER (card->line));
    }
  return g_hash_table_size (lines);
}

/* GOOD: what the design calls good, 0 where it says nothing of the note.
 * Of the 263 drawn rows of 004, four went with a table that comes twice, one lost its definition and one is too long; the
 * first rows of three tables are data.
 * Implied tables are those of the extended rule (test-real-structure.c). Fewer steps are found than the design sees in 001
 * and 004, as a list has to say that it is one of steps; its formulas, 55 in the first three, count terms without a
 * relation, which no one has to know by heart. Labels count aspects ("Unrolled GAN — 장점") with the terms; those of 001
 * are mostly cells of implied tables, which the design counts apart. */
static const struct {
  const char *pattern;
  Fits fits;
  guint golden[CLEAN], good[CLEAN];
} rows[] = {
  { "questions", is_question, { 9, 35, 0, 7 }, { 9, 35, 0, 7 } },
  { "rows of drawn tables", is_drawn_row, { 54, 0, 19, 263 - 4 - 2 + 3 }, { 54, 0, 19, 0 } },
  { "rows of implied tables", is_implied_row, { 4, 144, 8, 12 }, { 0, 110, 0, 0 } },
  { "steps", are_steps, { 3, 10, 0, 10 }, { 3, 0, 0, 0 } },
  { "formulas", is_formula, { 5, 34, 6, 0 }, { 0 } },
  { "labels", is_label, { 109, 313, 48, 369 }, { 32 + 20, 125, 21 + 18, 150 } },
};

static void
test_rows (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  Case self;

  if (!open_case (&self, i))
    return;
  for (guint k = 0; k < G_N_ELEMENTS (rows); k++)
    {
      guint n = count (&self, rows[k].fits);

      if (n != rows[k].golden[i] || n < rows[k].good[i])
        g_error ("%s, %s: %u, not %u", real_names[clean[i]], rows[k].pattern, n, rows[k].golden[i]);
    }
  close_case (&self);
}

/* ---- places of the longest note ---- */

/* Q7: 22 headings are questions; these 16, three quarters of them, make a card. The others have nothing but sections below
 * them, or more than a card holds. Q6: and six items ask about a stage. */
static const int asked[] = {
  347,  367,  561,  584,  686,  873,  1545, 1671, 1775, 1904, 2040, 2053, 2338, 2456, 2694, 3354, 3396, 4127, 4135, 4160, 4173, 4195,
};
static const int asking[] = { 347, 367, 561, 686, 873, 1545, 1775, 2040, 2053, 2694, 3354, 4127, 4135, 4160, 4173, 4195 };
static const int stages[] = { 1801, 1805, 1809, 1815, 1819, 1822 };

static gboolean
has_line (const int *lines, guint n, int line)
{
  for (guint i = 0; i < n; i++)
    if (lines[i] == line)
      return TRUE;
  return FALSE;
}

static void
count_asked (HjBlock *block, gpointer n)
{
  g_autofree char *text = block->kind == HJ_BLOCK_HEADING ? hj_spans_dup_text (block->spans) : NULL;

  if (text && strchr (text, '?') && has_line (asked, G_N_ELEMENTS (asked), block->line))
    ++*(guint *) n;
}

static void
test_asked (void)
{
  guint headings = 0, found = 0, items = 0;
  Case self;

  if (!open_case (&self, CLEAN - 1))
    return;
  hj_blocks_each (self.note->blocks, count_asked, &headings);
  for (guint i = 0; i < self.cards->len; i++)
    {
      const HjCard *card = g_ptr_array_index (self.cards, i);

      found += asks (&self, card) && has_line (asking, G_N_ELEMENTS (asking), card->line);
      items += asks (&self, card) && has_line (stages, G_N_ELEMENTS (stages), card->line);
    }
  g_assert_cmpuint (headings, ==, 22);
  g_assert_cmpuint (found, ==, 16);
  g_assert_cmpuint (items, ==, 6);
  close_case (&self);
}

/* What makes no card: lists of links (M3), what an assistant said (D3), the topics before the questions (M5). */
static const struct {
  guint note;
  int first, last;
} nothing[] = { { 3, 6, 14 }, { 3, 1272, 1277 }, { 3, 3825, 3836 }, { 3, 3749, 3749 }, { 3, 3776, 3776 }, { 1, 10, 18 } };

static void
test_nothing (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  Case self;

  if (!open_case (&self, i))
    return;
  for (guint k = 0; k < G_N_ELEMENTS (nothing); k++)
    for (guint c = 0; c < self.cards->len && nothing[k].note == i; c++)
      {
        const HjCard *card = g_ptr_array_index (self.cards, c);

        if (card->line >= nothing[k].first && card->line <= nothing[k].last)
          g_error ("%s:%d: %s", real_names[clean[i]], card->line, get_front (&self, card));
      }
  close_case (&self);
}

/* T13: what a star in a cell means is said on its card. */
static void
test_star (void)
{
  guint found = 0;
  Case self;

  if (!open_case (&self, CLEAN - 1))
    return;
  for (guint i = 0; i < self.cards->len; i++)
    {
      const HjCard *card = g_ptr_array_index (self.cards, i);

      found += card->line == 4318 && strstr (hj_card_get_back (card, self.note->lang), "\\* QLoRA");
    }
  g_assert_cmpuint (found, ==, 1);
  close_case (&self);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < CLEAN; i++)
    {
      g_autofree char *patterns = g_strdup_printf ("/golden-cards/patterns/%s", real_names[clean[i]]);
      g_autofree char *without = g_strdup_printf ("/golden-cards/nothing/%s", real_names[clean[i]]);

      g_test_add_data_func (patterns, GUINT_TO_POINTER (i), test_rows);
      g_test_add_data_func (without, GUINT_TO_POINTER (i), test_nothing);
    }
  g_test_add_func ("/golden-cards/asked", test_asked);
  g_test_add_func ("/golden-cards/star", test_star);
  return g_test_run ();
}
