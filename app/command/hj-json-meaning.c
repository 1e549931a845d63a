/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a note means, member by member. */
#include "hj-json-meaning.h"

#include "hj-about.h"
#include "hj-block-pairs.h"
#include "hj-errata.h"
#include "hj-import-report.h"
#include "hj-language.h"

static void
add_language_pairs (JsonBuilder *json, const HjNote *note)
{
  g_autoptr (GPtrArray) pairs = hj_note_collect_language_pairs (note);

  hj_json_array (json, "language_pairs");
  for (guint i = 0; i < pairs->len; i++)
    {
      const HjLanguagePair *pair = g_ptr_array_index (pairs, i);

      json_builder_begin_object (json);
      hj_json_string (json, "kind", pair->kind == HJ_LANGUAGE_LINES ? "lines" : "bracket");
      hj_json_string (json, "block", pair->block->id);
      hj_json_int (json, "line", pair->line);
      hj_json_string (json, "ko", pair->ko);
      hj_json_string (json, "en", pair->en);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
add_block_pairs (JsonBuilder *json, const HjNote *note)
{
  g_autoptr (GArray) pairs = hj_note_find_block_pairs (note);

  hj_json_array (json, "block_pairs");
  for (guint i = 0; i < pairs->len; i++)
    {
      const HjBlockPair *pair = &g_array_index (pairs, HjBlockPair, i);
      g_autofree char *en = hj_block_dup_text (pair->en);
      g_autofree char *ko = hj_spans_dup_text (pair->table->cells[pair->row * pair->table->n_columns + pair->column].spans);

      json_builder_begin_object (json);
      hj_json_string (json, "block", pair->en->id);
      hj_json_int (json, "line", pair->line);
      hj_json_string (json, "en", en);
      hj_json_string (json, "table", pair->table->id);
      hj_json_int (json, "table_line", pair->ko_line);
      hj_json_int (json, "row", pair->row);
      hj_json_int (json, "column", pair->column);
      hj_json_string (json, "ko", ko);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

/* ---- known mistakes ---- */

static char *
dup_correction_text (const HjCorrection *one)
{
  const HjBlock *block = one->block;

  if (one->row >= 0)
    return hj_spans_dup_text (block->cells[(gsize) one->row * block->n_columns + one->column].spans);
  return block->spans ? hj_spans_dup_text (block->spans) : g_strdup (block->text);
}

static void
add_correction (JsonBuilder *json, const HjCorrection *one)
{
  g_autofree char *text = dup_correction_text (one);
  g_autofree char *words = g_strndup (text + one->begin, one->end - one->begin);

  json_builder_begin_object (json);
  hj_json_string (json, "id", one->erratum->id);
  hj_json_string (json, "topic", one->erratum->topic);
  hj_json_string (json, "block", one->block->id);
  hj_json_int (json, "line", one->line);
  hj_json_int (json, "begin", g_utf8_strlen (text, (gssize) one->begin));
  hj_json_int (json, "end", g_utf8_strlen (text, (gssize) one->end));
  hj_json_string (json, "text", words);
  hj_json_string (json, "wrong_ko", one->erratum->wrong.ko);
  hj_json_string (json, "wrong_en", one->erratum->wrong.en);
  hj_json_string (json, "right_ko", one->erratum->right.ko);
  hj_json_string (json, "right_en", one->erratum->right.en);
  hj_json_string (json, "source", one->erratum->source);
  json_builder_end_object (json);
}

static void
add_corrections (JsonBuilder *json, const HjNote *note)
{
  g_autoptr (GArray) found = hj_errata_find (note);

  hj_json_array (json, "corrections");
  for (guint i = 0; i < found->len; i++)
    add_correction (json, &g_array_index (found, HjCorrection, i));
  json_builder_end_array (json);
}

/* ---- sections ---- */

static void
add_section (JsonBuilder *json, const HjAboutSection *section)
{
  const HjConceptDiagram *diagram = hj_about_section_diagram (section);

  json_builder_begin_object (json);
  hj_json_int (json, "line", section->line);
  hj_json_string (json, "title", section->section ? section->section->title : "");
  hj_json_string (json, "concept", section->main->id);
  hj_json_array (json, "topics");
  for (guint i = 0; section->main->topics[i]; i++)
    json_builder_add_string_value (json, section->main->topics[i]);
  json_builder_end_array (json);
  hj_json_string (json, "diagram", diagram ? diagram->id : NULL);
  hj_json_string (json, "settings", diagram ? diagram->settings : NULL);
  json_builder_end_object (json);
}

static void
add_sections (JsonBuilder *json, const HjNote *note)
{
  g_autoptr (HjAbout) about = hj_about_note (note);

  hj_json_array (json, "about");
  for (guint i = 0; i < about->sections->len; i++)
    {
      const HjAboutSection *section = g_ptr_array_index (about->sections, i);

      if (section->main)
        add_section (json, section);
    }
  json_builder_end_array (json);
}

/* ---- offers ---- */

static void
add_offers (JsonBuilder *json, const HjNote *note, const char *path)
{
  g_autoptr (HjImportReport) report = hj_import_report_new ((HjNote *) note, NULL, path);
  const GPtrArray *missing = hj_import_report_get_missing (report);

  hj_json_array (json, "offers");
  for (guint i = 0; i < missing->len; i++)
    {
      const HjReportMissing *one = g_ptr_array_index (missing, i);

      if (!one->diagram)
        continue;
      json_builder_begin_object (json);
      hj_json_int (json, "line", one->line);
      hj_json_string (json, "diagram", one->diagram);
      hj_json_string (json, "settings", one->settings);
      hj_json_double (json, "confidence", one->confidence);
      hj_json_string (json, "reason_ko", one->reason_ko);
      hj_json_string (json, "reason_en", one->reason_en);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

void
hj_json_meaning (JsonBuilder *json, const HjNote *note, const char *path)
{
  add_language_pairs (json, note);
  add_block_pairs (json, note);
  add_corrections (json, note);
  add_sections (json, note);
  add_offers (json, note, path);
}
