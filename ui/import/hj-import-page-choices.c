/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the reader chooses in an import report, as the report view asks and tells it. */
#include "hj-import-page-private.h"

#include "hj-diagram.h"
#include "hj-import-choices.h"

/* ---- what was chosen ---- */

static gboolean
is_attached (const HjReportMissing *missing, gpointer data)
{
  return hj_import_is_attached (HJ_IMPORT_PAGE (data)->shown, missing);
}

static gboolean
is_marked (const HjReportCorrection *correction, gpointer data)
{
  return hj_import_is_marked (HJ_IMPORT_PAGE (data)->shown, correction);
}

static gunichar
get_letter (const HjReportGuess *guess, gpointer data)
{
  return hj_import_get_letter (HJ_IMPORT_PAGE (data)->shown, guess);
}

static const char *
get_heading (int line, gpointer data)
{
  return hj_import_get_heading (HJ_IMPORT_PAGE (data)->shown, line);
}

static gboolean
is_left (const char *kind, int line, gpointer data)
{
  return hj_import_is_left (HJ_IMPORT_PAGE (data)->shown, kind, line);
}

const HjReportChoices hj_import_page_choices = {is_attached, is_marked, get_letter, get_heading, is_left};

/* ---- what is chosen ---- */

/* A note of the library was read again if it was DONE; otherwise ERROR is said. Returns DONE. */
static gboolean
finish (HjImportPage *self, gboolean done, const GError *error)
{
  if (!done)
    hj_page_say (HJ_PAGE (self), error->message);
  else if (self->shown->import == NULL)
    hj_desk_tell_note_changed (hj_page_get_desk (HJ_PAGE (self)), self->shown->id);
  return done;
}

static gboolean
choose (HjImportPage *self, HjOverrideKind kind, int line, const char *value)
{
  g_autoptr (GError) error = NULL;
  gboolean done = hj_import_choose (hj_import_page_get_library (self), self->shown, kind, line, value,
                                    hj_desk_get_now (hj_page_get_desk (HJ_PAGE (self))), &error);

  return finish (self, done, error);
}

static void
letter_chosen_cb (HjImportPage *self, guint index, guint letter)
{
  const HjReportGuess *guess = &g_array_index (
    hj_import_report_get_guesses (hj_import_entry_get_report (self->shown)), HjReportGuess, index);
  g_autofree char *value = hj_override_dup_letter (guess->column, letter);

  choose (self, HJ_OVERRIDE_LETTER, guess->line, value);
}

static void
diagram_toggled_cb (HjImportPage *self, guint index, gboolean attach)
{
  const GPtrArray *all = hj_import_report_get_missing (hj_import_entry_get_report (self->shown));
  const HjReportMissing *missing = g_ptr_array_index (all, index);
  g_autofree char *value = attach ? hj_diagram_dup_text (missing->diagram, missing->settings) : g_strdup ("");

  choose (self, HJ_OVERRIDE_DIAGRAM, missing->line, value);
}

static void
correction_toggled_cb (HjImportPage *self, guint index, gboolean mark)
{
  const GPtrArray *all = hj_import_report_get_corrections (hj_import_entry_get_report (self->shown));
  HjDesk *desk = hj_page_get_desk (HJ_PAGE (self));
  g_autoptr (GError) error = NULL;

  if (!hj_import_mark_correction (hj_import_page_get_library (self), self->shown, g_ptr_array_index (all, index), mark,
                                  hj_desk_get_now (desk), &error))
    hj_page_say (HJ_PAGE (self), error->message);
}

static gboolean
take_heading_back (HjImportPage *self, int line)
{
  g_autoptr (GError) error = NULL;
  gboolean done = hj_import_unchoose_heading (hj_import_page_get_library (self), self->shown, line, &error);

  return finish (self, done, error);
}

static gboolean
heading_changed_cb (HjImportPage *self, int line, const char *how)
{
  HjOverrideKind kind;

  return hj_override_kind_from_string (how, &kind) ? choose (self, kind, line, NULL) : take_heading_back (self, line);
}

static gboolean
repair_left_cb (HjImportPage *self, const char *kind, int line, gboolean left)
{
  g_autoptr (GError) error = NULL;
  gboolean done = hj_import_leave (hj_import_page_get_library (self), self->shown, kind, line, left,
                                   hj_desk_get_now (hj_page_get_desk (HJ_PAGE (self))), &error);

  return finish (self, done, error);
}

void
hj_import_page_bind_choices (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, letter_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, diagram_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, correction_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, heading_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, repair_left_cb);
}
