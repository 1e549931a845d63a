/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Passages the course knows to be wrong, each with the words around it. */
#include "hj-report-private.h"

#include "hj-errata.h"

#include <string.h>

#define AROUND 24 /* letters on either side */

/* From START to END, on one line. */
static char *
dup_words (const char *start, const char *end)
{
  return g_strdelimit (g_strndup (start, end - start), "\n", ' ');
}

static void
take_passage (HjReportCorrection *self, const char *text, gsize begin, gsize end)
{
  const char *wrong = text + begin, *rest = text + end, *from = wrong, *to = rest;

  for (int i = 0; i < AROUND && from > text; i++)
    from = g_utf8_prev_char (from);
  for (int i = 0; i < AROUND && *to; i++)
    to = g_utf8_next_char (to);
  self->before = dup_words (from, wrong);
  self->wrong = dup_words (wrong, rest);
  self->after = dup_words (rest, to);
}

void
hj_report_find_corrections (HjImportReport *self)
{
  g_autoptr (GArray) found = hj_errata_find (self->note);

  for (guint i = 0; i < found->len; i++)
    {
      const HjCorrection *one = &g_array_index (found, HjCorrection, i);
      HjReportCorrection *correction = g_new0 (HjReportCorrection, 1);
      g_autofree char *text = hj_correction_dup_text (one);

      correction->line = one->line;
      correction->id = one->erratum->id;
      correction->right = one->erratum->right;
      take_passage (correction, text, one->begin, one->end);
      g_ptr_array_add (self->corrections, correction);
    }
}
