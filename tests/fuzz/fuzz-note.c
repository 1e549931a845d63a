/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a note: read, then everything that reads a note. */
#include "fuzz.h"

#include "hj-about.h"
#include "hj-card-maker.h"
#include "hj-formula.h"
#include "hj-import-report.h"
#include "hj-markup.h"
#include "hj-note.h"
#include "hj-terms.h"

static void
read_spans (const GPtrArray *spans)
{
  g_autofree char *markup = spans ? hj_spans_to_markup (spans, HJ_MARKUP_LINKS) : NULL;

  if (markup)
    g_assert_true (g_utf8_validate (markup, -1, NULL));
  for (guint i = 0; spans && i < spans->len; i++)
    g_assert_true (g_utf8_validate (((HjSpan *) g_ptr_array_index (spans, i))->text, -1, NULL));
}

/* What every block promises: its lines, its name, its rows. */
static void
read_block (HjBlock *block, gpointer data)
{
  const HjNote *note = data;

  g_assert_cmpint (block->line, >=, 1);
  g_assert_cmpint (block->line_end, >=, block->line);
  g_assert_nonnull (block->id);
  if (block->kind == HJ_BLOCK_FORMULA)
    g_free (hj_formula_to_speech (block->text, NULL, note->lang));
  read_spans (block->spans);
  for (gsize i = 0; block->cells && i < (gsize) block->n_rows * block->n_columns; i++)
    read_spans (block->cells[i].spans);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  const char *name = size % 8 == 7 ? "쪽 0123456789abcdef0123456789abcdef.csv" : "쪽 0123456789abcdef0123456789abcdef.md";
  g_autoptr (HjNote) note = hj_note_read (bytes, name, NULL);
  g_autoptr (GPtrArray) cards = NULL, terms = NULL;
  g_autoptr (HjImportReport) report = NULL;
  g_autoptr (HjAbout) about = NULL;
  g_autofree char *text = NULL;

  if (!note)
    return 0;
  hj_blocks_each (note->blocks, read_block, note);
  cards = hj_cards_make (note);
  terms = hj_note_collect_terms (note);
  about = hj_about_note (note);
  report = hj_import_report_new (note, bytes, "/fuzz/note.md");
  hj_import_report_get_counts (report);
  text = hj_note_dup_text (note);
  hj_note_find_place (note, note->title);
  g_assert_true (g_utf8_validate (text, -1, NULL) && g_utf8_validate (note->title, -1, NULL));
  return 0;
}
