/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions: a card with choices, and the button that shows the answer. */
#include "hj-note-block-private.h"

#include <glib/gi18n-lib.h>

static void
answer_toggled_cb (GtkButton *button, gpointer data)
{
  const HjNoteBuilder *builder = data;

  builder->toggle_answer (builder->owner, g_object_get_data (G_OBJECT (button), "hj-row"));
}

static GtkWidget *
build_answer_button (HjNoteBuild *build)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (build->row->expanded ? "pan-down-symbolic" : "pan-end-symbolic"));
  gtk_box_append (GTK_BOX (box), gtk_label_new (build->row->expanded ? _("Hide the answer") : _("Show the answer")));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_EXPANDED, build->row->expanded, -1);
  g_object_set_data (G_OBJECT (button), "hj-row", build->row);
  g_signal_connect (button, "clicked", G_CALLBACK (answer_toggled_cb), (gpointer) build->builder);
  return button;
}

static GtkWidget *
build_question_text (HjNoteBuild *build, const HjBlock *block)
{
  GtkWidget *label = hj_note_block_build_text (build, block->spans);

  gtk_widget_add_css_class (label, "question-text");
  return label;
}

/* Choices have letters of their own and need no bullets. */
static GtkWidget *
build_options (HjNoteBuild *build, const HjBlock *options)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  for (guint i = 0; i < options->children->len; i++)
    gtk_box_append (GTK_BOX (box), hj_note_block_build_children (build, g_ptr_array_index (options->children, i)));
  return box;
}

GtkWidget *
hj_note_question_build (HjNoteBuild *build, const HjBlock *first, const HjBlock *second)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *kind = gtk_label_new (first->info ? first->info : _("Question"));
  const HjBlock *options = hj_question_get_options (first);
  GtkWidget *text = build_question_text (build, first);

  gtk_label_set_xalign (GTK_LABEL (kind), 0);
  gtk_widget_add_css_class (kind, "question-kind");
  gtk_box_append (GTK_BOX (card), kind);
  gtk_box_append (GTK_BOX (card), second ? hj_note_block_side_by_side (text, build_question_text (build, second)) : text);
  if (options)
    gtk_box_append (GTK_BOX (card), build_options (build, options));
  if (build->row->answer->len)
    gtk_box_append (GTK_BOX (card), build_answer_button (build));
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "question");
  return card;
}

GtkWidget *
hj_note_question_build_inner (HjNoteBuild *build, const HjBlock *block)
{
  GtkWidget *box = hj_note_block_build_children (build, block);

  gtk_box_prepend (GTK_BOX (box), build_question_text (build, block));
  return box;
}
