/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every formula of a note is set once, to know which cannot be. */
#include "hj-report-private.h"

#include "hj-note-formulas.h"
#include "hj-typeset.h"

static void
add_failed (HjImportReport *self, const HjNoteFormula *formula, const HjTypeset *typeset)
{
  HjReportFormula *failed = g_new0 (HjReportFormula, 1);

  failed->line = formula->line;
  failed->tex = g_strdup (formula->tex);
  failed->problem = hj_typeset_describe_problem (typeset);
  g_ptr_array_add (self->failed, failed);
  g_array_append_val (self->failed_lines, formula->line);
}

static void
set_formula (HjImportReport *self, const HjNoteFormula *formula, const char *macros)
{
  HjTypesetOptions options = { .display = formula->display, .macros = macros };
  g_autoptr (HjTypeset) typeset = hj_typeset_new (formula->tex, &options);

  if (hj_typeset_get_problem (typeset) != HJ_TYPESET_FINE)
    add_failed (self, formula, typeset);
}

void
hj_report_set_formulas (HjImportReport *self)
{
  g_autoptr (GArray) formulas = hj_note_list_formulas (self->note);
  g_autofree char *macros = hj_note_dup_macros (self->note);
  HjText message = { "일부를 알 수 없는 수식이 있습니다. 그 부분은 쓰인 그대로 보입니다.",
                     "Some formulas are not understood in part; that part is shown as it was written." };

  for (guint i = 0; i < formulas->len; i++)
    set_formula (self, &g_array_index (formulas, HjNoteFormula, i), macros);
  self->counts.formulas = (int) formulas->len;
  self->counts.formulas_failed = (int) self->failed->len;
  if (self->failed->len > 0)
    g_array_append_val (self->warnings, ((HjReportItem) { "formula", message, self->failed->len, self->failed_lines }));
}
