/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The numbers behind a drawing, gathered. */
#include "hj-values.h"

#include <math.h>

struct _HjValues {
  GPtrArray *items; /* of HjValue */
};

static void
free_strings (char **strings, guint n)
{
  if (!strings)
    return;
  for (guint i = 0; i < n; i++)
    g_free (strings[i]);
  g_free (strings);
}

static void
value_free (gpointer data)
{
  HjValue *value = data;

  g_free (value->key);
  g_free (value->label_ko);
  g_free (value->label_en);
  g_free (value->unit);
  g_free (value->word_ko);
  g_free (value->word_en);
  free_strings (value->column_ko, value->n_columns);
  free_strings (value->column_en, value->n_columns);
  free_strings (value->words, value->n_rows * value->n_columns);
  g_free (value->numbers);
  g_free (value);
}

HjValues *
hj_values_new (void)
{
  HjValues *values = g_new0 (HjValues, 1);

  values->items = g_ptr_array_new_with_free_func (value_free);
  return values;
}

void
hj_values_free (HjValues *values)
{
  g_ptr_array_unref (values->items);
  g_free (values);
}

guint
hj_values_get_length (const HjValues *values)
{
  return values->items->len;
}

const HjValue *
hj_values_get (const HjValues *values, guint index)
{
  g_return_val_if_fail (index < values->items->len, NULL);
  return values->items->pdata[index];
}

const HjValue *
hj_values_find (const HjValues *values, const char *key)
{
  for (guint i = 0; i < values->items->len; i++)
    if (g_str_equal (hj_values_get (values, i)->key, key))
      return hj_values_get (values, i);
  return NULL;
}

double
hj_values_get_number (const HjValues *values, const char *key)
{
  const HjValue *value = hj_values_find (values, key);

  if (!value || value->kind != HJ_VALUE_NUMBER)
    g_error ("no number “%s” among the values", key);
  return value->number;
}

static HjValue *
add (HjValues *values, HjValueKind kind, const char *key, HjText label)
{
  HjValue *value = g_new0 (HjValue, 1);

  value->kind = kind;
  value->key = g_strdup (key);
  value->label_ko = g_strdup (hj_text_get (label, HJ_LANG_KO));
  value->label_en = g_strdup (hj_text_get (label, HJ_LANG_EN));
  g_ptr_array_add (values->items, value);
  return value;
}

void
hj_values_add_number (HjValues *values, const char *key, HjText label, const char *unit, double number)
{
  HjValue *value = add (values, HJ_VALUE_NUMBER, key, label);

  value->unit = g_strdup (unit);
  value->number = number;
}

void
hj_values_add_word (HjValues *values, const char *key, HjText label, const char *ko, const char *en)
{
  HjValue *value = add (values, HJ_VALUE_WORD, key, label);

  value->word_ko = g_strdup (ko ? ko : en);
  value->word_en = g_strdup (en ? en : ko);
}

static void
set_columns (HjValue *value, guint n_rows, guint n_columns, const HjText *columns)
{
  value->n_rows = n_rows;
  value->n_columns = n_columns;
  value->column_ko = g_new0 (char *, n_columns);
  value->column_en = g_new0 (char *, n_columns);
  value->numbers = g_new (double, MAX (n_rows * n_columns, 1));
  value->words = g_new0 (char *, MAX (n_rows * n_columns, 1));
  for (guint i = 0; i < n_rows * n_columns; i++)
    value->numbers[i] = NAN;
  for (guint c = 0; c < n_columns; c++)
    {
      value->column_ko[c] = g_strdup (hj_text_get (columns[c], HJ_LANG_KO));
      value->column_en[c] = g_strdup (hj_text_get (columns[c], HJ_LANG_EN));
    }
}

void
hj_values_add_series (HjValues *values, const char *key, HjText label, HjText x_name, HjText y_name, guint n,
                      const double *x, const double *y)
{
  HjValue *value = add (values, HJ_VALUE_SERIES, key, label);
  HjText columns[2] = { x_name, y_name };

  set_columns (value, n, 2, columns);
  for (guint i = 0; i < n; i++)
    {
      hj_value_set_number (value, i, 0, x[i]);
      hj_value_set_number (value, i, 1, y[i]);
    }
}

HjValue *
hj_values_add_table (HjValues *values, const char *key, HjText label, guint n_rows, guint n_columns,
                     const HjText *columns)
{
  HjValue *value = add (values, HJ_VALUE_TABLE, key, label);

  set_columns (value, n_rows, n_columns, columns);
  return value;
}

void
hj_value_set_number (HjValue *table, guint row, guint column, double number)
{
  g_return_if_fail (row < table->n_rows && column < table->n_columns);
  table->numbers[row * table->n_columns + column] = number;
}

void
hj_value_set_word (HjValue *table, guint row, guint column, const char *word)
{
  g_return_if_fail (row < table->n_rows && column < table->n_columns);
  g_free (table->words[row * table->n_columns + column]);
  table->words[row * table->n_columns + column] = g_strdup (word);
}
