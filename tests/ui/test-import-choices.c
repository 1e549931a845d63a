/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Choices in the report of an import: what is chosen before the note is stored, and after, is kept. */
#include "hj-import-choices.h"
#include "hj-import-fixture.h"
#include "hj-report-view.h"

#include <string.h>

/* Bold labels in numbers are headings; a picture under a heading that names what a diagram shows is offered one. */
static char *
dup_labels (void)
{
  GString *text = g_string_new ("# Labels\n\n");

  for (int i = 1; i <= 13; i++)
    g_string_append_printf (text, "**%d. Method %d**:\n\n- detail %d\n\n", i, i, i);
  g_string_append (text, "# 모드 붕괴\n\n![](a.png)\n\nLoRA (Row-rank Adaptation)\n");
  return g_string_free (text, FALSE);
}

static HjOverride *
find_override (GPtrArray *overrides, HjOverrideKind kind)
{
  for (guint i = 0; i < overrides->len; i++)
    if (((HjOverride *) overrides->pdata[i])->kind == kind)
      return overrides->pdata[i];
  return NULL;
}

static gboolean
change_heading (Import *self, int line, const char *how)
{
  gboolean done = FALSE;

  g_signal_emit_by_name (find (self, HJ_TYPE_REPORT_VIEW, 0), "heading-changed", line, how, &done);
  return done;
}

/* What is chosen before the note is stored is stored with it; what is chosen later is kept at once. */
static void
test_choices (Import *self, gconstpointer data)
{
  g_autofree char *text = dup_labels ();
  g_autofree char *path = write_file (self, "labels.md", text, -1);
  HjLibrary *library = hj_desk_get_library (self->window.desk);
  g_autoptr (GPtrArray) overrides = NULL, later = NULL;
  g_autofree char *place = NULL;
  gint64 note;

  import (self, path);
  wait_for (is_at (self, "import") && find (self, HJ_TYPE_REPORT_VIEW, 0) != NULL);
  g_assert_true (change_heading (self, 7, "plain"));
  g_assert_true (change_heading (self, 11, "plain"));
  g_assert_true (change_heading (self, 11, "back"));
  g_assert_false (change_heading (self, 5, "plain")); /* there is no heading */
  g_signal_emit_by_name (find (self, HJ_TYPE_REPORT_VIEW, 0), "diagram-toggled", 0, FALSE);
  g_signal_emit_by_name (find (self, HJ_TYPE_REPORT_VIEW, 0), "diagram-toggled", 0, TRUE);
  g_signal_emit_by_name (find (self, HJ_TYPE_REPORT_VIEW, 0), "correction-toggled", 0, FALSE);
  activate_page (self, "page.commit");
  wait_for (is_at (self, "lesson note:"));
  note = g_ascii_strtoll (hj_window_get_place (self->window.window) + strlen ("lesson note:"), NULL, 10);
  overrides = hj_library_list_overrides (library, note, NULL);
  g_assert_cmpuint (overrides->len, ==, 3);
  g_assert_cmpint (find_override (overrides, HJ_OVERRIDE_CORRECTION)->line, ==, 59);
  g_assert_cmpint (find_override (overrides, HJ_OVERRIDE_PLAIN)->line, ==, 7);
  g_assert_true (g_str_has_prefix (find_override (overrides, HJ_OVERRIDE_DIAGRAM)->value, "gan-training-curves"));

  place = g_strdup_printf ("import note:%" G_GINT64_FORMAT, note);
  hj_window_show (self->window.window, place);
  wait_for (find (self, HJ_TYPE_REPORT_VIEW, 0) != NULL);
  g_assert_true (change_heading (self, 15, "demote"));
  g_signal_emit_by_name (find (self, HJ_TYPE_REPORT_VIEW, 0), "diagram-toggled", 0, FALSE);
  g_signal_emit_by_name (find (self, HJ_TYPE_REPORT_VIEW, 0), "correction-toggled", 0, TRUE);
  later = hj_library_list_overrides (library, note, NULL);
  g_assert_cmpint (find_override (later, HJ_OVERRIDE_DEMOTE)->line, ==, 15);
  g_assert_cmpstr (find_override (later, HJ_OVERRIDE_DIAGRAM)->value, ==, "");
  g_assert_null (find_override (later, HJ_OVERRIDE_CORRECTION));
  g_assert_true (change_heading (self, 15, "back"));
}

/* What cannot be done does not wait either: it would be refused again when the note is stored. */
static void
test_refused (Import *self, gconstpointer data)
{
  g_autofree char *text = dup_labels (), *path = write_file (self, "labels.md", text, -1);
  HjLibrary *library = hj_desk_get_library (self->window.desk);
  g_autoptr (HjImportPlan) plan = hj_library_plan_import (library, (const char *[]) {path, NULL}, NULL, NULL, NULL, NULL,
                                                          NULL);
  g_autoptr (HjImportEntry) entry = hj_import_entry_new (plan, 0);
  HjMoment now = hj_desk_get_now (self->window.desk);
  g_autoptr (GError) error = NULL;

  g_assert_false (hj_import_choose (library, entry, HJ_OVERRIDE_PLAIN, 5, NULL, now, &error));
  g_assert_error (error, HJ_LIBRARY_ERROR, HJ_LIBRARY_ERROR_NOT_FOUND);
  g_assert_cmpuint (entry->pending->len, ==, 0);
  g_assert_null (hj_import_get_heading (entry, 5));
  g_assert_true (hj_import_choose (library, entry, HJ_OVERRIDE_PLAIN, 7, NULL, now, NULL));
  g_assert_cmpstr (hj_import_get_heading (entry, 7), ==, "plain");
}

/* The first button with LABEL, as a screen reader or a pointer finds it. */
static GtkWidget *
find_button (Import *self, const char *label)
{
  GtkWidget *button;

  for (guint i = 0; (button = find (self, GTK_TYPE_BUTTON, i)) != NULL; i++)
    if (gtk_widget_get_mapped (button)
        && (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), label) == 0
            || g_strcmp0 (gtk_widget_get_tooltip_text (button), label) == 0))
      return button;
  return NULL;
}

static void
press (Import *self, const char *label)
{
  wait_for (find_button (self, label) != NULL);
  g_signal_emit_by_name (find_button (self, label), "clicked");
  turn (50);
}

static void
open_menu (Import *self, const char *tooltip)
{
  GtkWidget *button;

  for (guint i = 0; (button = find (self, GTK_TYPE_MENU_BUTTON, i)) != NULL; i++)
    if (g_strcmp0 (gtk_widget_get_tooltip_text (button), tooltip) == 0)
      break;
  g_assert_nonnull (button);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
}

/* Another word on a heading takes the place of the one before. */
static void
test_words (Import *self, gconstpointer data)
{
  g_autofree char *text = dup_labels (), *path = write_file (self, "labels.md", text, -1);
  g_autoptr (GPtrArray) overrides = NULL;
  gint64 note;

  import (self, path);
  wait_for (is_at (self, "import") && find (self, HJ_TYPE_REPORT_VIEW, 0) != NULL);
  open_menu (self, "Change This Heading");
  press (self, "One Level Down");
  open_menu (self, "Change This Heading");
  press (self, "Not a Heading");
  activate_page (self, "page.commit");
  wait_for (is_at (self, "lesson note:"));
  note = g_ascii_strtoll (hj_window_get_place (self->window.window) + strlen ("lesson note:"), NULL, 10);
  overrides = hj_library_list_overrides (hj_desk_get_library (self->window.desk), note, NULL);
  g_assert_nonnull (find_override (overrides, HJ_OVERRIDE_PLAIN));
  g_assert_null (find_override (overrides, HJ_OVERRIDE_DEMOTE));
}

/* A report that is made anew, as after a look at another page, knows what was said on its headings, and takes it back. */
static void
test_words_again (Import *self, gconstpointer data)
{
  g_autofree char *text = dup_labels (), *path = write_file (self, "labels.md", text, -1);
  g_autoptr (GPtrArray) overrides = NULL;
  gint64 note;

  import (self, path);
  wait_for (is_at (self, "import") && find (self, HJ_TYPE_REPORT_VIEW, 0) != NULL);
  open_menu (self, "Change This Heading");
  press (self, "One Level Down");
  hj_window_show (self->window.window, "notes");
  wait_for (is_at (self, "notes"));
  hj_window_show (self->window.window, "import plan");
  press (self, "Undo");
  g_assert_null (find_button (self, "Undo"));
  activate_page (self, "page.commit");
  wait_for (is_at (self, "lesson note:"));
  note = g_ascii_strtoll (hj_window_get_place (self->window.window) + strlen ("lesson note:"), NULL, 10);
  overrides = hj_library_list_overrides (hj_desk_get_library (self->window.desk), note, NULL);
  g_assert_null (find_override (overrides, HJ_OVERRIDE_DEMOTE));
}

static guint
count_blocks (HjLibrary *library, gint64 note)
{
  g_autoptr (HjNote) read = hj_library_read_note (library, note, NULL);

  return read->blocks->len;
}

#define GLUED "이것은 앞의 문단입니다.이것은 뒤의 문단이고 조금 길어야 한다\n"

/* A repair is taken back before the note is stored, and done again in the report of the stored note. */
static void
test_left (Import *self, gconstpointer data)
{
  g_autofree char *path = write_file (self, "left.md", "# Left\n\n" GLUED, -1), *place = NULL;
  HjLibrary *library = hj_desk_get_library (self->window.desk);
  g_autoptr (GPtrArray) overrides = NULL, later = NULL;
  gint64 note;

  import (self, path);
  wait_for (is_at (self, "import"));
  press (self, "Leave as Written");
  g_assert_nonnull (find_button (self, "Mend Again"));
  g_assert_null (find_button (self, "Leave as Written"));
  press (self, "Mend Again");
  press (self, "Leave as Written");
  activate_page (self, "page.commit");
  wait_for (is_at (self, "lesson note:"));
  note = g_ascii_strtoll (hj_window_get_place (self->window.window) + strlen ("lesson note:"), NULL, 10);
  overrides = hj_library_list_overrides (library, note, NULL);
  g_assert_cmpuint (overrides->len, ==, 1);
  g_assert_cmpstr (find_override (overrides, HJ_OVERRIDE_REPAIR)->value, ==, "run-on");
  g_assert_cmpuint (count_blocks (library, note), ==, 2);

  place = g_strdup_printf ("import note:%" G_GINT64_FORMAT, note);
  hj_window_show (self->window.window, place);
  press (self, "Mend Again");
  later = hj_library_list_overrides (library, note, NULL);
  g_assert_cmpuint (later->len, ==, 0);
  g_assert_cmpuint (count_blocks (library, note), ==, 3);
}

/* At twice the size of text nothing is wider than the narrowest window that is promised. */
static void
test_large (Import *self, gconstpointer data)
{
  g_autofree char *text = dup_labels ();
  g_autofree char *path = write_file (self, "labels.md", text, -1);
  int dpi, width;

  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 192 * 1024, NULL);
  import (self, path);
  wait_for (is_at (self, "import") && find (self, HJ_TYPE_REPORT_VIEW, 0) != NULL);
  gtk_widget_measure (find (self, g_type_from_name ("HjImportPage"), 0), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL,
                      NULL, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", dpi, NULL);
  g_assert_cmpint (width, <=, 360);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  ADD ("/import/choices", test_choices, 1000);
  ADD ("/import/refused", test_refused, 1000);
  ADD ("/import/words", test_words, 1000);
  ADD ("/import/words-again", test_words_again, 1000);
  ADD ("/import/left", test_left, 1000);
  ADD ("/import/large", test_large, 360);
  return g_test_run ();
}
