/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a note means, member by member. */
#include "hj-json-meaning.h"

#include "hj-about.h"
#include "hj-block-pairs.h"
#include "hj-errata.h"
#include "hj-json-report.h"
#include "hj-language.h"

static void
add_language_pair (JsonBuilder *json, gconstpointer row, gconstpointer data)
{
  const HjLanguagePair *pair = row;

  hj_json_string (json, "kind", pair->kind == HJ_LANGUAGE_LINES ? "lines" : "bracket");
  hj_json_string (json, "block", pair->block->id);
  hj_json_int (json, "line", pair->line);
  hj_json_string (json, "ko", pair->ko);
  hj_json_string (json, "en", pair->en);
}

static void
add_block_pair (JsonBuilder *json, gconstpointer row, gconstpointer data)
{
  const HjBlockPair *pair = row;
  g_autofree char *en = hj_block_dup_text (pair->en);
  g_autofree char *ko = hj_spans_dup_text (pair->table->cells[pair->row * pair->table->n_columns + pair->column].spans);

  hj_json_string (json, "block", pair->en->id);
  hj_json_int (json, "line", pair->line);
  hj_json_string (json, "en", en);
  hj_json_string (json, "table", pair->table->id);
  hj_json_int (json, "table_line", pair->ko_line);
  hj_json_int (json, "row", pair->row);
  hj_json_int (json, "column", pair->column);
  hj_json_string (json, "ko", ko);
}

/* ---- known mistakes ---- */

static void
add_correction (JsonBuilder *json, gconstpointer row, gconstpointer data)
{
  const HjCorrection *one = row;
  g_autofree char *text = hj_correction_dup_text (one);
  g_autofree char *words = g_strndup (text + one->begin, one->end - one->begin);

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
}

/* ---- sections ---- */

static void
add_section (JsonBuilder *json, gconstpointer row, gconstpointer data)
{
  const HjAboutSection *section = row;
  const HjConceptDiagram *diagram = hj_about_section_diagram (section);

  hj_json_int (json, "line", section->line);
  hj_json_string (json, "title", section->section ? section->section->title : "");
  hj_json_string (json, "concept", section->main->id);
  hj_json_strings (json, "topics", (const char *const *) section->main->topics, -1);
  hj_json_string (json, "diagram", diagram ? diagram->id : NULL);
  hj_json_string (json, "settings", diagram ? diagram->settings : NULL);
}

/* Those that are about something the course knows. */
static void
add_sections (JsonBuilder *json, const HjNote *note)
{
  g_autoptr (HjAbout) about = hj_about_note (note);
  g_autoptr (GPtrArray) known = g_ptr_array_new ();

  for (guint i = 0; i < about->sections->len; i++)
    if (((const HjAboutSection *) g_ptr_array_index (about->sections, i))->main)
      g_ptr_array_add (known, g_ptr_array_index (about->sections, i));
  hj_json_rows (json, "about", known, add_section, NULL);
}

void
hj_json_meaning (JsonBuilder *json, const HjNote *note, const char *path)
{
  g_autoptr (GPtrArray) pairs = hj_note_collect_language_pairs (note);
  g_autoptr (GArray) block_pairs = hj_note_find_block_pairs (note), corrections = hj_errata_find (note);
  g_autoptr (HjImportReport) report = hj_import_report_new ((HjNote *) note, NULL, path);

  hj_json_rows (json, "language_pairs", pairs, add_language_pair, NULL);
  hj_json_rows_of_array (json, "block_pairs", block_pairs, add_block_pair, NULL);
  hj_json_rows_of_array (json, "corrections", corrections, add_correction, NULL);
  add_sections (json, note);
  hj_json_report_offers (json, report, NULL);
}
