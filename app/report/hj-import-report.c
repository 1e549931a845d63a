/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The report of one note: what its reader noted, put in order. */
#include "hj-report-private.h"

#include <string.h>

/* Repairs that have a list of their own, or say the same as another one. */
static const char *const not_mended[] = {
  "mojibake-lost", "mojibake-guessed", "mojibake-unread", "reference", "link-title", "link-empty", "table-excess",
  "front-remark", "image-forms", "image-merged", "padding",
  "link-search", "link-mark", "link-name", "chatter",
};

/* Repairs that no reader needs to be told of before the note is stored. */
static const char *const trifles[] = { "line-ends", "escaped-bold", "formula-unicode", "formula-paste", "spaces", "scripts" };

static void
free_missing (HjReportMissing *missing)
{
  g_free (missing->name);
  g_free (missing->source);
  g_free (missing->diagram);
  g_free (missing->settings);
  g_free (missing->reason_ko);
  g_free (missing->reason_en);
  g_free (missing);
}

static void
free_correction (HjReportCorrection *correction)
{
  g_free (correction->before);
  g_free (correction->wrong);
  g_free (correction->after);
  g_free (correction);
}

static void
free_formula (HjReportFormula *formula)
{
  g_free (formula->tex);
  g_free (formula->problem);
  g_free (formula);
}

static gboolean
is_among (const char *kind, const char *const *kinds, guint n)
{
  for (guint i = 0; i < n; i++)
    if (g_str_equal (kinds[i], kind))
      return TRUE;
  return FALSE;
}

static void
add_item (GArray *items, const HjRepair *repair)
{
  HjReportItem item = { repair->kind, { repair->message_ko, repair->message_en }, repair->count, repair->lines,
                        repair->removed };

  g_array_append_val (items, item);
}

/* One looks at the lines before and after, not at what went. */
static void
add_mended (GArray *items, const HjRepair *repair)
{
  add_item (items, repair);
  g_array_index (items, HjReportItem, items->len - 1).removed = NULL;
}

/* What goes with a formula that was pasted twice is mended: its words are still there. */
static gboolean
is_removal (const HjRepair *repair)
{
  return repair->removed && !g_str_has_prefix (repair->kind, "formula");
}

/* Those that are trifles, or those that are none. */
static void
sort_mended (HjImportReport *self, gboolean trifling)
{
  for (guint i = 0; i < self->note->repairs->len; i++)
    {
      const HjRepair *repair = g_ptr_array_index (self->note->repairs, i);

      if (!is_removal (repair) && !is_among (repair->kind, not_mended, G_N_ELEMENTS (not_mended))
          && is_among (repair->kind, trifles, G_N_ELEMENTS (trifles)) == trifling)
        add_mended (self->mended, repair);
    }
}

static void
sort_repairs (HjImportReport *self)
{
  for (guint i = 0; i < self->note->repairs->len; i++)
    {
      const HjRepair *repair = g_ptr_array_index (self->note->repairs, i);

      add_item (self->repairs, repair);
      if (is_removal (repair))
        add_item (self->removed, repair);
    }
  sort_mended (self, FALSE);
  sort_mended (self, TRUE);
  for (guint i = 0; i < self->note->left->len; i++)
    add_item (self->left, g_ptr_array_index (self->note->left, i));
  for (guint i = 0; i < self->note->warnings->len; i++)
    add_item (self->warnings, g_ptr_array_index (self->note->warnings, i));
}

static void
list_guesses (HjImportReport *self)
{
  const char *text = self->note->markdown, *p = text;
  int line = 1, column = 0;

  for (guint i = 0; self->note->guessed && i < self->note->guessed->len; i++)
    {
      HjReportGuess guess = { .offset = g_array_index (self->note->guessed, gsize, i) };

      for (; p < text + guess.offset; p = g_utf8_next_char (p))
        {
          line += *p == '\n';
          column = *p == '\n' ? 0 : column + 1;
        }
      guess.line = line;
      guess.column = column;
      g_array_append_val (self->guesses, guess);
    }
}

HjImportReport *
hj_import_report_new (HjNote *note, GBytes *bytes, const char *path)
{
  return hj_import_report_new_among (note, bytes, path, NULL);
}

HjImportReport *
hj_import_report_new_among (HjNote *note, GBytes *bytes, const char *path, GHashTable *files)
{
  HjImportReport *self = g_new0 (HjImportReport, 1);

  g_return_val_if_fail (note != NULL && path != NULL, NULL);
  self->note = hj_note_ref (note);
  self->bytes = bytes ? g_bytes_ref (bytes) : NULL;
  self->folder = g_path_get_dirname (path);
  self->pictures = hj_picture_finder_new (self->folder);
  self->files = files ? g_hash_table_ref (files) : NULL;
  self->repairs = g_array_new (FALSE, FALSE, sizeof (HjReportItem));
  self->mended = g_array_new (FALSE, FALSE, sizeof (HjReportItem));
  self->left = g_array_new (FALSE, FALSE, sizeof (HjReportItem));
  self->warnings = g_array_new (FALSE, FALSE, sizeof (HjReportItem));
  self->removed = g_array_new (FALSE, FALSE, sizeof (HjReportItem));
  self->guesses = g_array_new (FALSE, FALSE, sizeof (HjReportGuess));
  self->failed = g_ptr_array_new_with_free_func ((GDestroyNotify) free_formula);
  self->failed_lines = g_array_new (FALSE, FALSE, sizeof (int));
  self->missing = g_ptr_array_new_with_free_func ((GDestroyNotify) free_missing);
  self->corrections = g_ptr_array_new_with_free_func ((GDestroyNotify) free_correction);
  sort_repairs (self);
  list_guesses (self);
  hj_report_look_through (self);
  hj_report_find_missing (self);
  hj_report_find_corrections (self);
  return self;
}

void
hj_import_report_free (HjImportReport *self)
{
  if (!self)
    return;
  hj_note_free (self->note);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->folder);
  hj_picture_finder_free (self->pictures);
  g_clear_pointer (&self->files, g_hash_table_unref);
  g_ptr_array_unref (self->failed);
  g_array_unref (self->failed_lines);
  g_array_unref (self->repairs);
  g_array_unref (self->mended);
  g_array_unref (self->left);
  g_array_unref (self->warnings);
  g_array_unref (self->removed);
  g_array_unref (self->guesses);
  g_ptr_array_unref (self->missing);
  g_ptr_array_unref (self->corrections);
  g_clear_pointer (&self->before, g_ptr_array_unref);
  g_clear_pointer (&self->blocks, g_hash_table_unref);
  hj_guesses_free (self->choices);
  g_free (self);
}

HjNote *
hj_import_report_get_note (const HjImportReport *self)
{
  return self->note;
}

const HjReportCounts *
hj_import_report_get_counts (const HjImportReport *self)
{
  return &self->counts;
}

const GArray *
hj_import_report_get_repairs (const HjImportReport *self)
{
  return self->repairs;
}

const GArray *
hj_import_report_get_mended (const HjImportReport *self)
{
  return self->mended;
}

const GArray *
hj_import_report_get_left (const HjImportReport *self)
{
  return self->left;
}

const GArray *
hj_import_report_get_warnings (const HjImportReport *self)
{
  return self->warnings;
}

const GArray *
hj_import_report_get_removed (const HjImportReport *self)
{
  return self->removed;
}

const GArray *
hj_import_report_get_guesses (const HjImportReport *self)
{
  return self->guesses;
}

const GPtrArray *
hj_import_report_get_missing (const HjImportReport *self)
{
  return self->missing;
}

const GPtrArray *
hj_import_report_get_failed_formulas (const HjImportReport *self)
{
  return self->failed;
}

const GPtrArray *
hj_import_report_get_corrections (const HjImportReport *self)
{
  return self->corrections;
}

guint
hj_import_report_get_lost_bytes (const HjImportReport *self)
{
  for (guint i = 0; i < self->note->repairs->len; i++)
    {
      const HjRepair *repair = g_ptr_array_index (self->note->repairs, i);

      if (g_str_equal (repair->kind, "mojibake-lost"))
        return repair->count;
    }
  return 0;
}

guint
hj_import_report_get_restored_letters (const HjImportReport *self)
{
  guint letters = 0;

  if (!strstr (self->note->encoding, " ("))
    return 0;
  for (const char *p = self->note->markdown; *p; p = g_utf8_next_char (p))
    letters += (guchar) *p >= 0x80;
  return letters - MIN (letters, self->guesses->len);
}

guint
hj_import_report_count_mended (const HjImportReport *self)
{
  guint count = 0;

  for (guint i = 0; i < self->mended->len; i++)
    count += g_array_index (self->mended, HjReportItem, i).count;
  return count;
}

gboolean
hj_import_report_is_worth_reading (const HjImportReport *self)
{
  for (guint i = 0; i < self->mended->len; i++)
    if (!is_among (g_array_index (self->mended, HjReportItem, i).kind, trifles, G_N_ELEMENTS (trifles)))
      return TRUE;
  return self->guesses->len > 0 || self->missing->len > 0 || self->warnings->len > 0 || self->removed->len > 0
         || self->corrections->len > 0;
}
