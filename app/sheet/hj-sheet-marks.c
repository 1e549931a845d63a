/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers for known mistakes, given in the order of the sheet. */
#include "hj-sheet-marks.h"

#include "hj-errata.h"

struct _HjSheetMarks {
  GArray *found;     /* of HjCorrection */
  GPtrArray *errata; /* of HjErratum: by their numbers on the sheet, from 1 */
};

HjSheetMarks *
hj_sheet_marks_new (const HjNote *note)
{
  HjSheetMarks *self = g_new0 (HjSheetMarks, 1);

  self->found = hj_errata_find (note);
  self->errata = g_ptr_array_new ();
  return self;
}

void
hj_sheet_marks_free (HjSheetMarks *self)
{
  g_array_unref (self->found);
  g_ptr_array_unref (self->errata);
  g_free (self);
}

static gboolean
is_within (const HjBlock *inner, const HjBlock *outer)
{
  if (inner == outer)
    return TRUE;
  for (guint i = 0; outer->children && i < outer->children->len; i++)
    if (is_within (inner, g_ptr_array_index (outer->children, i)))
      return TRUE;
  return FALSE;
}

/* The same mistake twice has one number. */
static guint
number_of (HjSheetMarks *self, const HjErratum *erratum)
{
  guint index;

  if (!g_ptr_array_find (self->errata, erratum, &index))
    {
      index = self->errata->len;
      g_ptr_array_add (self->errata, (gpointer) erratum);
    }
  return index + 1;
}

void
hj_sheet_marks_add (HjSheetMarks *self, char **markup, const HjBlock *block, int row, int column)
{
  for (guint i = 0; i < self->found->len; i++)
    {
      const HjCorrection *one = &g_array_index (self->found, HjCorrection, i);
      char *longer;

      if (!is_within (one->block, block) || (row >= 0 && (one->row != row || one->column != column)))
        continue;
      longer = g_strdup_printf ("%s<sup> ※%u</sup>", *markup, number_of (self, one->erratum));
      g_free (*markup);
      *markup = longer;
    }
}

GPtrArray *
hj_sheet_marks_list (const HjSheetMarks *self, HjLang lang)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->errata->len; i++)
    {
      const HjErratum *erratum = g_ptr_array_index (self->errata, i);

      g_ptr_array_add (lines, g_markup_printf_escaped ("※%u %s", i + 1, hj_text_get (erratum->right, lang)));
    }
  return lines;
}
