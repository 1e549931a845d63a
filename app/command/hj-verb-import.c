/* SPDX-License-Identifier: GPL-3.0-or-later */
/* hanjang import: files and folders into the library, all of them or none, and a true report. */
#include "hj-archive.h"
#include "hj-formula.h"
#include "hj-invocation.h"
#include "hj-terms.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

/* ---- counting ---- */

typedef struct {
  int tables, table_rows, formulas, formulas_failed, code_blocks, images_missing, questions, links, terms;
  GPtrArray *diagrams; /* of char*, borrowed */
  const char *folder;  /* of the note, for pictures beside it */
} Counts;

static void
count_formula (Counts *counts, const char *tex)
{
  g_autofree char *unknown = hj_formula_dup_unknown (tex);

  counts->formulas++;
  counts->formulas_failed += unknown != NULL;
}

/* Pictures are never fetched: one that is not beside the note is missing. */
static void
count_image (Counts *counts, const char *source)
{
  g_autofree char *path = NULL;

  if (source && !strstr (source, "://") && source[0] && !g_path_is_absolute (source))
    path = g_build_filename (counts->folder, source, NULL);
  counts->images_missing += !path || !g_file_test (path, G_FILE_TEST_IS_REGULAR);
}

static void
count_spans (Counts *counts, const GPtrArray *spans)
{
  const char *last = NULL;

  for (guint i = 0; spans && i < spans->len; i++)
    {
      const HjSpan *span = g_ptr_array_index (spans, i);

      if (span->flags & HJ_SPAN_FORMULA)
        count_formula (counts, span->text);
      if (span->flags & HJ_SPAN_IMAGE)
        count_image (counts, span->href);
      /* A link in several styles is several spans with one target. */
      else if ((span->flags & HJ_SPAN_LINK) && g_strcmp0 (span->href, last) != 0)
        counts->links++;
      last = span->flags & HJ_SPAN_LINK ? span->href : NULL;
    }
}

static void
count_table (Counts *counts, const HjBlock *block)
{
  counts->tables++;
  counts->table_rows += block->n_rows > 0 ? (int) block->n_rows - 1 : 0;
  for (gsize i = 0; i < (gsize) block->n_rows * block->n_columns; i++)
    count_spans (counts, block->cells[i].spans);
}

static void
count_block (HjBlock *block, gpointer data)
{
  Counts *counts = data;

  count_spans (counts, block->spans);
  if (block->kind == HJ_BLOCK_TABLE)
    count_table (counts, block);
  else if (block->kind == HJ_BLOCK_FORMULA)
    count_formula (counts, block->text ? block->text : "");
  else if (block->kind == HJ_BLOCK_IMAGE)
    count_image (counts, block->info);
  else if (block->kind == HJ_BLOCK_DIAGRAM)
    g_ptr_array_add (counts->diagrams, block->info);
  counts->code_blocks += block->kind == HJ_BLOCK_CODE;
  counts->questions += block->kind == HJ_BLOCK_QUESTION;
}

static int
count_terms (const HjNote *note)
{
  g_autoptr (GPtrArray) terms = hj_note_collect_terms (note);

  return (int) terms->len;
}

static int
count_sections (const GPtrArray *sections)
{
  int n = 0;

  for (guint i = 0; sections && i < sections->len; i++)
    n += 1 + count_sections (((HjSection *) g_ptr_array_index (sections, i))->children);
  return n;
}

/* ---- JSON ---- */

static void
add_reports (JsonBuilder *json, const char *name, const GPtrArray *reports, HjLang lang)
{
  hj_json_array (json, name);
  for (guint i = 0; reports && i < reports->len; i++)
    {
      const HjRepair *report = g_ptr_array_index (reports, i);

      json_builder_begin_object (json);
      hj_json_string (json, "kind", report->kind);
      hj_json_int (json, "count", report->count);
      hj_json_array (json, "lines");
      for (guint k = 0; report->lines && k < report->lines->len; k++)
        json_builder_add_int_value (json, g_array_index (report->lines, int, k));
      json_builder_end_array (json);
      hj_json_string (json, "message", lang == HJ_LANG_EN ? report->message_en : report->message_ko);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
add_counts (JsonBuilder *json, const Counts *counts)
{
  hj_json_int (json, "tables", counts->tables);
  hj_json_int (json, "table_rows", counts->table_rows);
  hj_json_int (json, "formulas", counts->formulas);
  hj_json_int (json, "formulas_failed", counts->formulas_failed);
  hj_json_int (json, "code_blocks", counts->code_blocks);
  hj_json_int (json, "images_missing", counts->images_missing);
  hj_json_int (json, "questions", counts->questions);
  hj_json_int (json, "links", counts->links);
  /* Pairs of sentences are found by a later reader; until then there are none. */
  hj_json_int (json, "language_pairs", 0);
  hj_json_int (json, "terms", counts->terms);
}

static void
add_note (JsonBuilder *json, const HjImport *import, HjLang lang)
{
  g_autofree char *folder = g_path_get_dirname (import->path);
  g_autoptr (GPtrArray) diagrams = g_ptr_array_new ();
  Counts counts = { .diagrams = diagrams, .folder = folder };
  const HjNote *note = import->read;

  hj_blocks_each (note->blocks, count_block, &counts);
  counts.terms = count_terms (note);
  json_builder_begin_object (json);
  hj_json_int (json, "id", import->note);
  hj_json_string (json, "path", import->path);
  hj_json_string (json, "title", note->title);
  hj_json_string (json, "language", hj_lang_to_string (note->lang));
  hj_json_string (json, "encoding", note->encoding);
  hj_json_int (json, "bytes", (gint64) note->n_bytes);
  hj_json_int (json, "sections", count_sections (note->sections));
  add_counts (json, &counts);
  hj_json_int (json, "cards", import->cards);
  hj_json_int (json, "cards_suggested", import->suggestions);
  hj_json_array (json, "diagrams");
  for (guint i = 0; i < diagrams->len; i++)
    json_builder_add_string_value (json, g_ptr_array_index (diagrams, i));
  json_builder_end_array (json);
  add_reports (json, "repairs", note->repairs, lang);
  add_reports (json, "warnings", note->warnings, lang);
  json_builder_set_member_name (json, "duplicate_of");
  if (import->twin > 0 || import->duplicate_of > 0)
    json_builder_add_int_value (json, import->twin > 0 ? import->twin : import->duplicate_of);
  else
    json_builder_add_null_value (json);
  hj_json_bool (json, "updated", import->updated);
  json_builder_end_object (json);
}

static void
add_skipped (JsonBuilder *json, const GPtrArray *imports)
{
  hj_json_array (json, "skipped");
  for (guint i = 0; i < imports->len; i++)
    {
      const HjImport *import = g_ptr_array_index (imports, i);

      if (!import->skipped)
        continue;
      json_builder_begin_object (json);
      hj_json_string (json, "path", import->path);
      hj_json_string (json, "why", import->skipped);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static int
print_json (HjInvocation *self, const GPtrArray *imports)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  json_builder_begin_object (json);
  hj_json_array (json, "notes");
  for (guint i = 0; i < imports->len; i++)
    {
      const HjImport *import = g_ptr_array_index (imports, i);

      if (import->read)
        add_note (json, import, self->lang);
    }
  json_builder_end_array (json);
  hj_json_array (json, "decks");
  json_builder_end_array (json);
  add_skipped (json, imports);
  json_builder_end_object (json);
  return hj_invocation_print_json (self, json);
}

/* ---- text ---- */

static void
print_one (const HjImport *import)
{
  if (import->skipped)
    hj_print (_("left out: %s\n"), import->skipped);
  else if (import->duplicate_of > 0)
    hj_print (_("%s: the same as note %" PRId64 ", nothing added\n"), import->path, import->duplicate_of);
  else if (import->twin > 0)
    hj_print (_("%s: a damaged copy of note %" PRId64 ", restored from it\n"), import->path, import->twin);
  else
    {
      hj_print ("%" G_GINT64_FORMAT "  %s\n", import->note, import->read->title);
      hj_print (_("   %s, %d sections, %d cards, %d suggested\n"), import->read->encoding,
               count_sections (import->read->sections), import->cards, import->suggestions);
    }
}

/* ---- the verb ---- */

/* All paths are looked at before anything is stored, so that a mistyped one costs nothing. */
static gboolean
check_paths (HjInvocation *self)
{
  for (guint i = 0; i < self->n_args; i++)
    if (!g_file_test (self->args[i], G_FILE_TEST_EXISTS))
      {
        hj_invocation_refuse (self, self->args[i], _("there is no such file or folder"));
        return FALSE;
      }
  return TRUE;
}

int
hj_verb_import (HjInvocation *self)
{
  g_autoptr (GPtrArray) imports = NULL;
  GError *error = NULL;

  if (!hj_invocation_parse (self, NULL, 1, -1))
    return HJ_MISUSED;
  if (!check_paths (self))
    return HJ_FAILED;
  if (hj_invocation_open (self, &error))
    imports = hj_archive_import_paths (self->open, (const char *const *) self->args, hj_moment_now (), &error);
  if (!imports)
    return hj_invocation_fail (self, error);
  if (self->json)
    return print_json (self, imports);
  for (guint i = 0; i < imports->len; i++)
    print_one (g_ptr_array_index (imports, i));
  return HJ_DONE;
}
