/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An import report as JSON: the same model the page shows. Each row of its lists has a writer of its own. */
#include "hj-json-report.h"

void
hj_json_report_counts (JsonBuilder *json, const HjReportCounts *counts)
{
  hj_json_int (json, "sections", counts->sections);
  hj_json_int (json, "tables", counts->tables);
  hj_json_int (json, "table_rows", counts->table_rows);
  hj_json_int (json, "formulas", counts->formulas);
  hj_json_int (json, "formulas_failed", counts->formulas_failed);
  hj_json_int (json, "code_blocks", counts->code_blocks);
  hj_json_int (json, "images_missing", counts->images_missing);
  hj_json_int (json, "questions", counts->questions);
  hj_json_int (json, "links", counts->links);
  hj_json_int (json, "language_pairs", counts->language_pairs);
  hj_json_int (json, "terms", counts->terms);
}

static void
add_removed (JsonBuilder *json, gconstpointer row, gconstpointer data)
{
  const HjRemoved *removed = row;

  hj_json_int (json, "line", removed->line);
  hj_json_string (json, "text", removed->text);
}

static void
add_item (JsonBuilder *json, gconstpointer row, gconstpointer lang)
{
  const HjReportItem *item = row;

  hj_json_string (json, "kind", item->kind);
  hj_json_int (json, "count", item->count);
  hj_json_array (json, "lines");
  for (guint i = 0; i < item->lines->len; i++)
    json_builder_add_int_value (json, g_array_index (item->lines, int, i));
  json_builder_end_array (json);
  hj_json_string (json, "message", hj_text_get (item->message, *(const HjLang *) lang));
  if (item->removed)
    hj_json_rows (json, "removed", item->removed, add_removed, NULL);
}

static void
add_missing (JsonBuilder *json, gconstpointer row, gconstpointer data)
{
  const HjReportMissing *missing = row;

  hj_json_string (json, "kind", missing->link ? "link" : "image");
  hj_json_int (json, "line", missing->line);
  hj_json_string (json, "name", missing->name);
  hj_json_string (json, "source", missing->source);
  hj_json_string (json, "diagram", missing->diagram);
}

static void
add_failed_formula (JsonBuilder *json, gconstpointer row, gconstpointer data)
{
  const HjReportFormula *formula = row;

  hj_json_int (json, "line", formula->line);
  hj_json_string (json, "tex", formula->tex);
  hj_json_string (json, "problem", formula->problem);
}

static void
add_correction (JsonBuilder *json, gconstpointer row, gconstpointer lang)
{
  const HjReportCorrection *correction = row;

  hj_json_int (json, "line", correction->line);
  hj_json_string (json, "wrong", correction->wrong);
  hj_json_string (json, "right", hj_text_get (correction->right, *(const HjLang *) lang));
}

/* ---- diagrams for missing pictures ---- */

/* REASONS: the language of the reason, or NULL for both under names of their own. */
static void
add_offer (JsonBuilder *json, gconstpointer row, gconstpointer reasons)
{
  const HjReportMissing *missing = row;
  const HjLang *lang = reasons;

  hj_json_int (json, "line", missing->line);
  hj_json_string (json, "diagram", missing->diagram);
  hj_json_string (json, "settings", missing->settings);
  hj_json_double (json, "confidence", missing->confidence);
  if (lang)
    {
      hj_json_string (json, "reason", *lang == HJ_LANG_EN ? missing->reason_en : missing->reason_ko);
      return;
    }
  hj_json_string (json, "reason_ko", missing->reason_ko);
  hj_json_string (json, "reason_en", missing->reason_en);
}

void
hj_json_report_offers (JsonBuilder *json, const HjImportReport *report, const HjLang *lang)
{
  const GPtrArray *missing = hj_import_report_get_missing (report);
  g_autoptr (GPtrArray) offers = g_ptr_array_new ();

  for (guint i = 0; i < missing->len; i++)
    if (((const HjReportMissing *) g_ptr_array_index (missing, i))->diagram)
      g_ptr_array_add (offers, g_ptr_array_index (missing, i));
  hj_json_rows (json, "offers", offers, add_offer, lang);
}

void
hj_json_report_findings (JsonBuilder *json, const HjImportReport *report, HjLang lang)
{
  hj_json_rows_of_array (json, "repairs", hj_import_report_get_repairs (report), add_item, &lang);
  hj_json_rows_of_array (json, "left_as_written", hj_import_report_get_left (report), add_item, &lang);
  hj_json_rows_of_array (json, "warnings", hj_import_report_get_warnings (report), add_item, &lang);
  hj_json_int (json, "guessed", hj_import_report_get_guesses (report)->len);
  hj_json_int (json, "bytes_lost", hj_import_report_get_lost_bytes (report));
  hj_json_rows (json, "failed_formulas", hj_import_report_get_failed_formulas (report), add_failed_formula, NULL);
  hj_json_rows (json, "missing", hj_import_report_get_missing (report), add_missing, NULL);
  hj_json_report_offers (json, report, &lang);
  hj_json_rows (json, "corrections", hj_import_report_get_corrections (report), add_correction, &lang);
}
