/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The numbers behind a drawing as CSV and as JSON. */
#include "hj-values.h"

#include <math.h>
#include <string.h>

static const char *
pick (HjLang lang, const char *ko, const char *en)
{
  return lang == HJ_LANG_EN ? en : ko;
}

/* Seventeen digits hold every double; the shortest form that reads back the same is nicer. */
static void
append_number (GString *out, double number, const char *missing)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  if (!isfinite (number))
    {
      g_string_append (out, missing);
      return;
    }
  for (int precision = 6; precision <= 17; precision++)
    {
      char format[8];

      g_snprintf (format, sizeof format, "%%.%dg", precision);
      g_ascii_formatd (digits, sizeof digits, format, number);
      if (g_ascii_strtod (digits, NULL) == number)
        break;
    }
  g_string_append (out, digits);
}

static void
append_csv_field (GString *out, const char *field)
{
  if (!strpbrk (field, ",\"\r\n"))
    {
      g_string_append (out, field);
      return;
    }
  g_string_append_c (out, '"');
  for (const char *c = field; *c; c++)
    {
      if (*c == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *c);
    }
  g_string_append_c (out, '"');
}

static void
append_csv_rows (GString *out, const HjValue *value, HjLang lang)
{
  for (guint c = 0; c < value->n_columns; c++)
    {
      append_csv_field (out, pick (lang, value->column_ko[c], value->column_en[c]));
      g_string_append (out, c + 1 < value->n_columns ? "," : "\r\n");
    }
  for (guint r = 0; r < value->n_rows; r++)
    for (guint c = 0; c < value->n_columns; c++)
      {
        const char *word = value->words[r * value->n_columns + c];

        if (word)
          append_csv_field (out, word);
        else
          append_number (out, value->numbers[r * value->n_columns + c], "");
        g_string_append (out, c + 1 < value->n_columns ? "," : "\r\n");
      }
}

char *
hj_values_to_csv (const HjValues *values, HjLang lang)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < hj_values_get_length (values); i++)
    {
      const HjValue *value = hj_values_get (values, i);

      append_csv_field (out, pick (lang, value->label_ko, value->label_en));
      if (value->kind == HJ_VALUE_NUMBER)
        {
          g_string_append_c (out, ',');
          append_number (out, value->number, "");
          if (value->unit)
            {
              g_string_append_c (out, ',');
              append_csv_field (out, value->unit);
            }
        }
      else if (value->kind == HJ_VALUE_WORD)
        {
          g_string_append_c (out, ',');
          append_csv_field (out, pick (lang, value->word_ko, value->word_en));
        }
      g_string_append (out, "\r\n");
      if (value->kind == HJ_VALUE_SERIES || value->kind == HJ_VALUE_TABLE)
        {
          append_csv_rows (out, value, lang);
          g_string_append (out, "\r\n");
        }
    }
  return g_string_free (out, FALSE);
}

static void
append_json_pair (GString *out, const char *key, const char *ko, const char *en)
{
  g_string_append_printf (out, "\"%s_ko\":", key);
  hj_append_json_string (out, ko);
  g_string_append_printf (out, ",\"%s_en\":", key);
  hj_append_json_string (out, en);
}

static void
append_json_rows (GString *out, const HjValue *value)
{
  g_string_append (out, ",\"columns_ko\":[");
  for (guint c = 0; c < value->n_columns; c++)
    {
      g_string_append (out, c ? "," : "");
      hj_append_json_string (out, value->column_ko[c]);
    }
  g_string_append (out, "],\"columns_en\":[");
  for (guint c = 0; c < value->n_columns; c++)
    {
      g_string_append (out, c ? "," : "");
      hj_append_json_string (out, value->column_en[c]);
    }
  g_string_append (out, "],\"rows\":[");
  for (guint r = 0; r < value->n_rows; r++)
    {
      g_string_append (out, r ? ",[" : "[");
      for (guint c = 0; c < value->n_columns; c++)
        {
          const char *word = value->words[r * value->n_columns + c];

          g_string_append (out, c ? "," : "");
          if (word)
            hj_append_json_string (out, word);
          else
            append_number (out, value->numbers[r * value->n_columns + c], "null");
        }
      g_string_append_c (out, ']');
    }
  g_string_append_c (out, ']');
}

char *
hj_values_to_json (const HjValues *values)
{
  static const char *const kinds[] = { "number", "word", "series", "table" };
  GString *out = g_string_new ("{");

  for (guint i = 0; i < hj_values_get_length (values); i++)
    {
      const HjValue *value = hj_values_get (values, i);

      g_string_append (out, i ? "," : "");
      hj_append_json_string (out, value->key);
      g_string_append_printf (out, ":{\"kind\":\"%s\",", kinds[value->kind]);
      append_json_pair (out, "label", value->label_ko, value->label_en);
      if (value->kind == HJ_VALUE_NUMBER)
        {
          g_string_append (out, ",\"value\":");
          append_number (out, value->number, "null");
          g_string_append (out, ",\"unit\":");
          hj_append_json_string (out, value->unit);
        }
      else if (value->kind == HJ_VALUE_WORD)
        {
          g_string_append_c (out, ',');
          append_json_pair (out, "value", value->word_ko, value->word_en);
        }
      else
        append_json_rows (out, value);
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, '}');
  return g_string_free (out, FALSE);
}
