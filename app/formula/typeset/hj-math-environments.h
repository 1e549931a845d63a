/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an environment looks like, and the reader of its rows. Private to app/formula. */
#pragma once

#include "hj-math-reader.h"

G_BEGIN_DECLS

#define HJ_MAX_COLUMNS 64

/* What an environment looks like. Lengths are LaTeX's and amsmath's in a text of ten points. */
typedef struct {
  const char *name;
  gunichar open, close;
  const char *align; /* of the columns; the last of them, or the last pair after *, is repeated */
  double gap;        /* between columns, em; < 0: pairs stand close, and this far from the next pair */
  int style;
  enum { ARRAY, LINES, SMALL, SUB } rows;
  double stretch;    /* of the rows of an array */
} HjEnvironment;

/* What the column specification of an array says. */
typedef struct {
  GString *align;
  guint8 bars[HJ_MAX_COLUMNS + 1];
  gboolean flush[HJ_MAX_COLUMNS + 1]; /* @{}: no space there */
} HjColumns;

/* "c|c@{}r": letters, bars, and what takes an argument, added to COLUMNS. DEPTH counts *{n}{…} within another. */
void hj_math_parse_columns (HjMathReader *reader, const char *text, HjColumns *columns, int depth);
/* The rows up to \end, a closing brace or the end. */
HjMathTable *hj_math_read_table (HjMathReader *reader, const HjEnvironment *environment, const HjColumns *columns);

G_END_DECLS
