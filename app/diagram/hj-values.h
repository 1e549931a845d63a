/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The numbers behind a drawing: for the data table, CSV, JSON, screen readers and tests. */
#pragma once

#include "hj-text.h"

G_BEGIN_DECLS

typedef enum {
  HJ_VALUE_NUMBER, /* one number with a unit */
  HJ_VALUE_WORD,   /* one word or sentence */
  HJ_VALUE_SERIES, /* y over x */
  HJ_VALUE_TABLE,  /* named columns; cells are numbers or words */
} HjValueKind;

typedef struct {
  HjValueKind kind;
  char *key;     /* for machines: "loss_d" */
  char *label_ko, *label_en;
  char *unit;    /* or NULL */
  double number;
  char *word_ko, *word_en;
  guint n_rows, n_columns;
  char **column_ko, **column_en; /* n_columns names; a series has two columns: x and y */
  double *numbers;               /* n_rows × n_columns, row by row; NaN where a cell is a word or empty */
  char **words;                  /* n_rows × n_columns, NULL where a cell is a number */
} HjValue;

typedef struct _HjValues HjValues;

HjValues *hj_values_new (void);
void hj_values_free (HjValues *values);
guint hj_values_get_length (const HjValues *values);
const HjValue *hj_values_get (const HjValues *values, guint index);
const HjValue *hj_values_find (const HjValues *values, const char *key);
/* The number of KEY; aborts if there is none (for tests and code that knows the diagram). */
double hj_values_get_number (const HjValues *values, const char *key);

/* Everything is copied. */
void hj_values_add_number (HjValues *values, const char *key, HjText label, const char *unit, double number);
void hj_values_add_word (HjValues *values, const char *key, HjText label, const char *ko, const char *en);
void hj_values_add_series (HjValues *values, const char *key, HjText label, HjText x_name, HjText y_name,
                           guint n, const double *x, const double *y);
/* Opens a table of n_rows × n_columns with empty cells; fill it with the next two. */
HjValue *hj_values_add_table (HjValues *values, const char *key, HjText label, guint n_rows, guint n_columns,
                              const HjText *columns);
void hj_value_set_number (HjValue *table, guint row, guint column, double number);
void hj_value_set_word (HjValue *table, guint row, guint column, const char *word);

/* CSV (RFC 4180), one block per value, in LANG; and one JSON object {key: …} as text. */
char *hj_values_to_csv (const HjValues *values, HjLang lang);
char *hj_values_to_json (const HjValues *values);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjValues, hj_values_free)

G_END_DECLS
