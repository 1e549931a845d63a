/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the passes over tables know of one line of a table. Private to app/note. */
#pragma once

#include "hj-reading.h"

G_BEGIN_DECLS

/* Whether TEXT … END is a row that begins with a pipe, after nothing but spaces. */
gboolean hj_row_opens (const char *text, const char *end);

/* Whether it ends with a pipe that no backslash makes a letter. */
gboolean hj_row_closes (const char *text, const char *end);

/* Cells of a row that opens and closes: its unescaped pipes less one. */
guint hj_row_count (const char *text, const char *end);

/* Whether it is the row of dashes below a header: |---|:-:| */
gboolean hj_row_is_delimiter (const char *text, const char *end);

/* Appends the row TEXT … END to OUT, with what is glued together in its cells taken apart: a pipe inside
 * P(s'|s,a) becomes a letter, a list in a cell gets line breaks. LINE is told in the report. */
void hj_row_append_mended (HjReading *reading, GString *out, const char *text, const char *end, int line);

G_END_DECLS
