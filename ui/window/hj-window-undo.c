/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be taken back from any page, while the notice is there: reviews, changes of cards, headings and tasks,
 * notes that were removed, marks. */
#include "hj-window-private.h"

#include "hj-headings.h"
#include "hj-lesson-tasks.h"

#include <glib/gi18n.h>

static void
undo_review_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HjWindow *self = HJ_WINDOW (widget);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gint64 card = 0;

  if (hj_desk_get_library (self->desk) == NULL)
    return;
  if (g_strcmp0 (self->place, "review") == 0) {
    gtk_widget_activate_action (GTK_WIDGET (hj_window_get_page (self)), "page.undo", NULL);
    return;
  }
  if (!hj_library_undo (hj_desk_get_library (self->desk), hj_desk_get_now (self->desk), &card, &error))
    text = g_markup_escape_text (g_error_matches (error, HJ_LIBRARY_ERROR, HJ_LIBRARY_ERROR_NOT_FOUND)
                                   ? _("There is no review to take back.")
                                   : error->message,
                                 -1);
  else
    text = g_strdup (_("The last review was taken back."));
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (text));
}

/* Works from any page while the notice is there. */
static void
undo_change (HjWindow *self, void (*undo) (HjDesk *, GVariant *, GError **), GVariant *target)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (hj_desk_get_library (self->desk) == NULL)
    return;
  undo (self->desk, target, &error);
  text = error == NULL ? NULL : g_markup_escape_text (error->message, -1);
  if (text != NULL)
    adw_toast_overlay_add_toast (self->toasts, adw_toast_new (text));
}

/* TARGET: (u: HjCardChange, ax: cards) */
static void
undo_cards (HjDesk *desk, GVariant *target, GError **error)
{
  g_autoptr (GVariant) ids = g_variant_get_child_value (target, 1);
  gsize n;
  const gint64 *cards = g_variant_get_fixed_array (ids, &n, sizeof *cards);
  guint change;

  g_variant_get_child (target, 0, "u", &change);
  hj_library_change_cards (hj_desk_get_library (desk), cards, n, change, error);
}

static void
undo_cards_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  undo_change (HJ_WINDOW (widget), undo_cards, parameter);
}

static void
undo_heading_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  undo_change (HJ_WINDOW (widget), hj_headings_undo, parameter);
}

static void
undo_task_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  undo_change (HJ_WINDOW (widget), hj_tasks_undo, parameter);
}

/* The note may be asked back from any page while the notice is there. */
static void
keep_note_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkWidget *page = g_hash_table_lookup (HJ_WINDOW (widget)->made, "notes");

  if (page != NULL)
    gtk_widget_activate_action (page, "page.keep-note", NULL);
}

/* So may what was marked as read. */
static void
undo_mark_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkWidget *page = g_hash_table_lookup (HJ_WINDOW (widget)->made, "lesson");

  if (page != NULL)
    gtk_widget_activate_action (page, "page.undo-mark", NULL);
}

void
hj_window_install_undo_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.keep-note", NULL, keep_note_cb);
  gtk_widget_class_install_action (widget_class, "win.undo-review", NULL, undo_review_cb);
  gtk_widget_class_install_action (widget_class, "win.undo-heading", "(xx)", undo_heading_cb);
  gtk_widget_class_install_action (widget_class, "win.undo-cards", "(uax)", undo_cards_cb);
  gtk_widget_class_install_action (widget_class, "win.undo-task", "(xib)", undo_task_cb);
  gtk_widget_class_install_action (widget_class, "win.undo-mark", NULL, undo_mark_cb);
}
