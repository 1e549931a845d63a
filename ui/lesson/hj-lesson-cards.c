/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cards a lesson offers: those its note suggests, and one for a term. */
#include "hj-lesson-page-private.h"

#include "hj-gloss.h"

#include <glib/gi18n.h>

/* A topic has a note in each language: the cards of both are the same ones. */
static gboolean
take_suggestions (HjLessonPage *self, int *n_taken, GError **error)
{
  HjLibrary *library = hj_desk_get_library (hj_page_get_desk (HJ_PAGE (self)));
  g_autoptr (HjNoteInfo) info = NULL;

  if (self->topic == NULL)
    return hj_library_take_note_cards (library, self->note_id, n_taken, error);
  info = hj_library_find_note (library, self->topic->id, HJ_LANG_KO, error);
  return info != NULL && hj_library_take_note_cards (library, info->id, n_taken, error);
}

static void
take_cards_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HjLessonPage *self = HJ_LESSON_PAGE (widget);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  int n_taken = 0;

  if (!take_suggestions (self, &n_taken, &error))
    text = g_strdup (error->message);
  else if (n_taken == 0)
    text = g_strdup (_("All cards of this note are among yours already."));
  else
    text = g_strdup_printf (ngettext ("%d card taken over", "%d cards taken over", n_taken), n_taken);
  hj_page_say (HJ_PAGE (self), text);
}

static void
take_term_card_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const HjGlossaryEntry *entry = hj_gloss_lookup (HJ_LESSON_PAGE (widget)->note_view, g_variant_get_string (parameter, NULL));

  if (entry != NULL)
    hj_gloss_take_card (HJ_PAGE (widget), entry);
}

void
hj_lesson_page_install_card_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.take-cards", NULL, take_cards_cb);
  gtk_widget_class_install_action (widget_class, "page.take-term-card", "s", take_term_card_cb);
}
