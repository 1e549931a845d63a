/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An import report as JSON: the same model the page shows. */
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
add_removed (JsonBuilder *json, const GPtrArray *removed)
{
  hj_json_array (json, "removed");
  for (guint i = 0; i < removed->len; i++)
    {
      const HjRemoved *one = g_ptr_array_index (removed, i);

      json_builder_begin_object (json);
      hj_json_int (json, "line", one->line);
      hj_json_string (json, "text", one->text);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
add_item (JsonBuilder *json, const HjReportItem *item, HjLang lang)
{
  json_builder_begin_object (json);
  hj_json_string (json, "kind", item->kind);
  hj_json_int (json, "count", item->count);
  hj_json_array (json, "lines");
  for (guint i = 0; i < item->lines->len; i++)
    json_builder_add_int_value (json, g_array_index (item->lines, int, i));
  json_builder_end_array (json);
  hj_json_string (json, "message", hj_text_get (item->message, lang));
  if (item->removed)
    add_removed (json, item->removed);
  json_builder_end_object (json);
}

static void
add_items (JsonBuilder *json, const char *name, const GArray *items, HjLang lang)
{
  hj_json_array (json, name);
  for (guint i = 0; i < items->len; i++)
    add_item (json, &g_array_index (items, HjReportItem, i), lang);
  json_builder_end_array (json);
}

static void
add_missing (JsonBuilder *json, const GPtrArray *missing)
{
  hj_json_array (json, "missing");
  for (guint i = 0; i < missing->len; i++)
    {
      const HjReportMissing *one = g_ptr_array_index (missing, i);

      json_builder_begin_object (json);
      hj_json_string (json, "kind", one->link ? "link" : "image");
      hj_json_int (json, "line", one->line);
      hj_json_string (json, "name", one->name);
      hj_json_string (json, "source", one->source);
      hj_json_string (json, "diagram", one->diagram);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

/* Those missing pictures a diagram can stand for. */
static void
add_offers (JsonBuilder *json, const GPtrArray *missing, HjLang lang)
{
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
      hj_json_string (json, "reason", lang == HJ_LANG_EN ? one->reason_en : one->reason_ko);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
add_failed_formulas (JsonBuilder *json, const GPtrArray *failed)
{
  hj_json_array (json, "failed_formulas");
  for (guint i = 0; i < failed->len; i++)
    {
      const HjReportFormula *one = g_ptr_array_index (failed, i);

      json_builder_begin_object (json);
      hj_json_int (json, "line", one->line);
      hj_json_string (json, "tex", one->tex);
      hj_json_string (json, "problem", one->problem);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
add_corrections (JsonBuilder *json, const GPtrArray *corrections, HjLang lang)
{
  hj_json_array (json, "corrections");
  for (guint i = 0; i < corrections->len; i++)
    {
      const HjReportCorrection *one = g_ptr_array_index (corrections, i);

      json_builder_begin_object (json);
      hj_json_int (json, "line", one->line);
      hj_json_string (json, "wrong", one->wrong);
      hj_json_string (json, "right", hj_text_get (one->right, lang));
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

void
hj_json_report_findings (JsonBuilder *json, const HjImportReport *report, HjLang lang)
{
  add_items (json, "repairs", hj_import_report_get_repairs (report), lang);
  add_items (json, "warnings", hj_import_report_get_warnings (report), lang);
  hj_json_int (json, "guessed", hj_import_report_get_guesses (report)->len);
  hj_json_int (json, "bytes_lost", hj_import_report_get_lost_bytes (report));
  add_failed_formulas (json, hj_import_report_get_failed_formulas (report));
  add_missing (json, hj_import_report_get_missing (report));
  add_offers (json, hj_import_report_get_missing (report), lang);
  add_corrections (json, hj_import_report_get_corrections (report), lang);
}
