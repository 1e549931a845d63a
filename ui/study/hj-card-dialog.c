/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits the texts of a card. */
#include "hj-card-dialog.h"

#include <glib/gi18n.h>

struct _HjCardDialog {
  AdwWindow parent_instance;

  AdwToastOverlay *toasts;
  AdwWindowTitle *title;
  GtkWidget *group_ko, *group_en;
  GtkTextView *front_ko, *back_ko, *front_en, *back_en;

  HjDesk *desk;
  HjCard *card;
};

G_DEFINE_FINAL_TYPE (HjCardDialog, hj_card_dialog, ADW_TYPE_WINDOW)

enum {
  SAVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
set_text (GtkTextView *view, const char *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), text == NULL ? "" : text, -1);
}

/* NULL when there is nothing: a card of one language has no empty other side. */
static char *
dup_text (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start, end;
  char *text;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
  if (*text == '\0')
    g_clear_pointer (&text, g_free);
  return text;
}

static void
take_texts (HjCardDialog *self)
{
  char **texts[] = {&self->card->front_ko, &self->card->back_ko, &self->card->front_en, &self->card->back_en};
  GtkTextView *views[] = {self->front_ko, self->back_ko, self->front_en, self->back_en};

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_free (*texts[i]);
    *texts[i] = dup_text (views[i]);
  }
}

static void
say (HjCardDialog *self, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (escaped));
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HjCardDialog *self = HJ_CARD_DIALOG (widget);
  HjLibrary *library = hj_desk_get_library (self->desk);
  g_autoptr (GError) error = NULL;
  gboolean done;

  take_texts (self);
  if ((self->card->front_ko == NULL || self->card->back_ko == NULL)
      && (self->card->front_en == NULL || self->card->back_en == NULL)) {
    say (self, _("A card needs a question and an answer."));
    return;
  }
  done = self->card->id == 0 ? hj_library_add_card (library, self->card, hj_desk_get_now (self->desk), &error)
                             : hj_library_edit_card (library, self->card, &error);
  if (!done) {
    say (self, error->message);
    return;
  }
  g_signal_emit (self, signals[SAVED], 0);
  gtk_window_close (GTK_WINDOW (self));
}

static void
hj_card_dialog_dispose (GObject *object)
{
  HjCardDialog *self = HJ_CARD_DIALOG (object);

  g_clear_pointer (&self->card, hj_card_free);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (hj_card_dialog_parent_class)->dispose (object);
}

static void
hj_card_dialog_class_init (HjCardDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hj_card_dialog_dispose;
  signals[SAVED] = g_signal_new ("saved", HJ_TYPE_CARD_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/hanjang/Hanjang/ui/hj-card-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, HjCardDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, HjCardDialog, title);
  gtk_widget_class_bind_template_child (widget_class, HjCardDialog, group_ko);
  gtk_widget_class_bind_template_child (widget_class, HjCardDialog, group_en);
  gtk_widget_class_bind_template_child (widget_class, HjCardDialog, front_ko);
  gtk_widget_class_bind_template_child (widget_class, HjCardDialog, back_ko);
  gtk_widget_class_bind_template_child (widget_class, HjCardDialog, front_en);
  gtk_widget_class_bind_template_child (widget_class, HjCardDialog, back_en);
  gtk_widget_class_install_action (widget_class, "dialog.save", NULL, save_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "dialog.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
hj_card_dialog_init (HjCardDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

HjCardDialog *
hj_card_dialog_new (GtkWindow *parent, HjDesk *desk, const HjCard *card)
{
  HjCardDialog *self = g_object_new (HJ_TYPE_CARD_DIALOG, "transient-for", parent, NULL);
  gboolean english = hj_desk_get_single_lang (desk) == HJ_LANG_EN;

  self->desk = g_object_ref (desk);
  self->card = card == NULL ? hj_card_new (HJ_CARD_BASIC) : hj_card_copy (card);
  adw_window_title_set_title (self->title, card == NULL ? _("New Card") : _("Edit Card"));
  set_text (self->front_ko, self->card->front_ko);
  set_text (self->back_ko, self->card->back_ko);
  set_text (self->front_en, self->card->front_en);
  set_text (self->back_en, self->card->back_en);
  /* One language for a card that has one; both where the card has both. */
  if (card == NULL) {
    gtk_widget_set_visible (self->group_ko, !english);
    gtk_widget_set_visible (self->group_en, english);
  } else {
    gtk_widget_set_visible (self->group_ko, card->front_ko != NULL || card->front_en == NULL);
    gtk_widget_set_visible (self->group_en, card->front_en != NULL);
  }
  return self;
}

gint64
hj_card_dialog_get_card (HjCardDialog *self)
{
  g_return_val_if_fail (HJ_IS_CARD_DIALOG (self), 0);
  return self->card->id;
}
