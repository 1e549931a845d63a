/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is in a note and what is not: one walk over its blocks. */
#include "hj-report-private.h"

#include "hj-card-maker.h"
#include "hj-language.h"
#include "hj-terms.h"

static void
look_at_image (HjImportReport *self, const char *source)
{
  self->counts.images++;
  self->counts.images_missing += !hj_report_has_file (self, source);
}

/* A link in several styles is several spans with one target. */
static void
look_at_spans (HjImportReport *self, const GPtrArray *spans, int line)
{
  const char *last = NULL;

  for (guint i = 0; spans && i < spans->len; i++)
    {
      const HjSpan *span = g_ptr_array_index (spans, i);

      if (span->flags & HJ_SPAN_IMAGE)
        look_at_image (self, span->href);
      else if ((span->flags & HJ_SPAN_LINK) && g_strcmp0 (span->href, last) != 0)
        {
          self->counts.links++;
          hj_report_look_at_link (self, span, line);
        }
      last = span->flags & HJ_SPAN_LINK ? span->href : NULL;
    }
}

static void
look_at_table (HjImportReport *self, const HjBlock *block)
{
  self->counts.tables++;
  self->counts.table_rows += block->n_rows > 0 ? (int) block->n_rows - 1 : 0; /* lines below the delimiter row */
  for (guint row = 0; row < block->n_rows; row++)
    for (guint column = 0; column < block->n_columns; column++)
      look_at_spans (self, block->cells[(gsize) row * block->n_columns + column].spans,
                     block->row_lines ? block->row_lines[row] : block->line);
}

static void
look_at_block (HjBlock *block, gpointer data)
{
  HjImportReport *self = data;

  look_at_spans (self, block->spans, block->line);
  if (block->kind == HJ_BLOCK_TABLE)
    look_at_table (self, block);
  else if (block->kind == HJ_BLOCK_IMAGE)
    look_at_image (self, block->info);
  self->counts.code_blocks += block->kind == HJ_BLOCK_CODE;
  self->counts.questions += block->kind == HJ_BLOCK_QUESTION;
}

static int
count_lines (const char *text)
{
  int n = text[0] != '\0';

  for (const char *p = text; (p = strchr (p, '\n')) && p[1]; p++)
    n++;
  return n;
}

/* Sentences that stand in one language and, below an arrow, in the other. */
static int
count_pairs (const HjNote *note)
{
  g_autoptr (GPtrArray) pairs = hj_note_collect_language_pairs (note);
  int n = 0;

  for (guint i = 0; i < pairs->len; i++)
    n += ((const HjLanguagePair *) g_ptr_array_index (pairs, i))->kind == HJ_LANGUAGE_LINES;
  return n;
}

void
hj_report_look_through (HjImportReport *self)
{
  g_autoptr (GPtrArray) terms = hj_note_collect_terms (self->note);
  g_autoptr (GPtrArray) cards = hj_cards_make (self->note);

  hj_blocks_each (self->note->blocks, look_at_block, self);
  hj_report_set_formulas (self);
  self->counts.lines = count_lines (self->note->markdown);
  self->counts.sections = (int) hj_sections_count (self->note->sections);
  self->counts.terms = (int) terms->len;
  for (guint i = 0; i < terms->len; i++)
    self->counts.terms_doubtful += ((HjTerm *) g_ptr_array_index (terms, i))->confidence == HJ_CONFIDENCE_LOW;
  self->counts.latent_tables = self->note->latent_tables ? (int) self->note->latent_tables->len : 0;
  self->counts.language_pairs = count_pairs (self->note);
  self->counts.cards = (int) cards->len;
}
