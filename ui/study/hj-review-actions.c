/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done with the card that is asked: its answer is shown and graded, each grade on the disk before the next card
 * is asked, and taken back; it is edited, suspended, or seen where it comes from. */
#include "hj-review-page-private.h"

#include "hj-card-dialog.h"
#include "hj-card-words.h"

#include <glib/gi18n.h>

/* An answer that took longer was interrupted: it says nothing about the card. */
#define LONGEST_ANSWER (120 * 1000)

/* ---- answering ---- */

static void
show_answer (HjReviewPage *self)
{
  if (self->card == NULL)
    return;
  hj_flashcard_view_set_animated (self->card_view,
                                  !hj_desk_get_reduced_motion (hj_page_get_desk (HJ_PAGE (self))));
  hj_flashcard_view_set_answer_shown (self->card_view, TRUE);
  gtk_stack_set_visible_child_name (self->foot, "answer");
}

static void
say_graded (HjReviewPage *self, int grade, const HjSchedule *after)
{
  g_autofree char *wait = hj_wait_dup_text (hj_schedule_get_wait (after, hj_review_page_get_now (self)));
  g_autofree char *text = g_strdup_printf (_("Graded “%s”. The card comes back in %s."), hj_grade_get_name (grade),
                                           wait);

  hj_page_say_with_undo (HJ_PAGE (self), text, "win.undo-review", NULL);
}

static void
grade (HjReviewPage *self, int grade_)
{
  gint64 took = (g_get_monotonic_time () - self->shown_at) / 1000;
  g_autoptr (GError) error = NULL;
  HjSchedule after;

  if (self->card == NULL || !hj_flashcard_view_get_answer_shown (self->card_view))
    return;
  self->answering = TRUE;
  if (!hj_library_answer (hj_review_page_get_library (self), self->card->id, grade_, took > LONGEST_ANSWER ? 0 : took,
                          hj_review_page_get_now (self), &after, &error)) {
    /* The answer is not on the disk: the card stays, nothing is pretended. */
    hj_page_say (HJ_PAGE (self), error->message);
    self->answering = FALSE;
    return;
  }
  self->n_done++;
  say_graded (self, grade_, &after);
  hj_review_page_next (self);
}

static void
graded_cb (HjReviewPage *self, int grade_)
{
  grade (self, grade_);
}

static void
undo (HjReviewPage *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HjCard) card = NULL;
  gint64 id = 0;

  self->answering = TRUE;
  if (!hj_library_undo (hj_review_page_get_library (self), hj_review_page_get_now (self), &id, &error)) {
    hj_page_say (HJ_PAGE (self), g_error_matches (error, HJ_LIBRARY_ERROR, HJ_LIBRARY_ERROR_NOT_FOUND)
                                   ? _("There is no review to take back.")
                                   : error->message);
    self->answering = FALSE;
    return;
  }
  hj_page_hush (HJ_PAGE (self));
  self->n_done = MAX (0, self->n_done - 1);
  hj_review_page_next (self);
  card = hj_library_get_card (hj_review_page_get_library (self), id, NULL);
  if (card != NULL)
    hj_review_page_show_card (self, card);
}

/* ---- actions ---- */

static void
advance_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HjReviewPage *self = HJ_REVIEW_PAGE (widget);

  if (self->card == NULL)
    gtk_widget_activate_action (widget, "win.back", NULL);
  else if (hj_flashcard_view_get_answer_shown (self->card_view))
    grade (self, HJ_GRADE_GOOD);
  else
    show_answer (self);
}

static void
grade_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  grade (HJ_REVIEW_PAGE (widget), g_variant_get_int32 (parameter));
}

static void
undo_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  undo (HJ_REVIEW_PAGE (widget));
}

static void
source_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HjReviewPage *self = HJ_REVIEW_PAGE (widget);
  g_autofree char *place = self->card == NULL ? NULL : hj_card_dup_place (self->card);

  if (place != NULL)
    gtk_widget_activate_action (widget, "win.show", "s", place);
}

static void
source_activated_cb (HjReviewPage *self)
{
  source_cb (GTK_WIDGET (self), NULL, NULL);
}

static void
edited_cb (HjReviewPage *self, HjCardDialog *dialog)
{
  g_autoptr (HjCard) card = hj_library_get_card (hj_review_page_get_library (self), hj_card_dialog_get_card (dialog),
                                                 NULL);
  gboolean shown = hj_flashcard_view_get_answer_shown (self->card_view);

  if (card == NULL)
    return;
  hj_review_page_show_card (self, card);
  if (shown)
    show_answer (self);
}

static void
edit_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HjReviewPage *self = HJ_REVIEW_PAGE (widget);
  HjCardDialog *dialog;

  if (self->card == NULL)
    return;
  dialog = hj_card_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), hj_page_get_desk (HJ_PAGE (self)),
                               self->card);
  g_signal_connect_object (dialog, "saved", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
suspend_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HjReviewPage *self = HJ_REVIEW_PAGE (widget);
  g_autoptr (GError) error = NULL;

  if (self->card == NULL)
    return;
  self->answering = TRUE;
  if (!hj_library_set_suspended (hj_review_page_get_library (self), self->card->id, TRUE, &error)) {
    hj_page_say (HJ_PAGE (self), error->message);
    self->answering = FALSE;
    return;
  }
  hj_page_say (HJ_PAGE (self), _("The card is suspended. It is kept among the cards."));
  hj_review_page_next (self);
}

static void
add_bindings (GtkWidgetClass *widget_class)
{
  static const guint advance_keys[] = {GDK_KEY_space, GDK_KEY_KP_Space, GDK_KEY_Return, GDK_KEY_KP_Enter};

  for (guint i = 0; i < G_N_ELEMENTS (advance_keys); i++)
    gtk_widget_class_add_binding_action (widget_class, advance_keys[i], 0, "page.advance", NULL);
  for (int i = 0; i < 4; i++) {
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1 + i, 0, "page.grade", "i", i + 1);
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_1 + i, 0, "page.grade", "i", i + 1);
  }
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "page.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_u, 0, "page.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, 0, "page.source", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, 0, "page.edit", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.back", NULL);
}

void
hj_review_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, graded_cb);
  gtk_widget_class_bind_template_callback (widget_class, source_activated_cb);
  gtk_widget_class_install_action (widget_class, "page.advance", NULL, advance_cb);
  gtk_widget_class_install_action (widget_class, "page.grade", "i", grade_cb);
  gtk_widget_class_install_action (widget_class, "page.undo", NULL, undo_cb);
  gtk_widget_class_install_action (widget_class, "page.source", NULL, source_cb);
  gtk_widget_class_install_action (widget_class, "page.edit", NULL, edit_cb);
  gtk_widget_class_install_action (widget_class, "page.suspend", NULL, suspend_cb);
  add_bindings (widget_class);
}
