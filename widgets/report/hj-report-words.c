/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reader's word on one place of an import report: a line is left as it is written, a heading is none, or another
 * one. What was said stands below the line, with a way back. */
#include "hj-report-view-private.h"

#include "hj-diff-lines.h"
#include "hj-override.h"

#include <glib/gi18n.h>

/* What can be said, of which kinds of repair. */
typedef struct {
  const char *how, *label, *said;
  gboolean heading, level; /* of a line that acts as one; of one whose level was changed */
} Deed;

static const Deed deeds[] = {
  {"plain", N_("Not a Heading"), N_("Not a Heading"), TRUE, TRUE},
  {"promote", N_("One Level Up"), N_("One Level Up"), TRUE, TRUE},
  {"demote", N_("One Level Down"), N_("One Level Down"), TRUE, TRUE},
  {"merge", N_("Merge Into the One Before"), N_("Merge Into the One Before"), TRUE, TRUE},
  {"leave", N_("Leave as Written"), N_("Left as written"), FALSE, TRUE},
};
static const Deed *const leave = &deeds[G_N_ELEMENTS (deeds) - 1];

typedef struct {
  HjReportView *view;
  const char *kind;   /* of repair, borrowed from the report */
  int line;
  const Deed *done;   /* or NULL */
  GtkWidget *mended, *written; /* the line before and after; the line as it is written, made when first wanted */
  GtkWidget *button, *said, *back;
  GtkPopover *popover; /* or NULL */
  GtkLabel *words;
} Word;

static gboolean
is_of_level (const Word *self)
{
  return g_str_equal (self->kind, "heading-levels");
}

static gboolean
is_of_heading (const Word *self)
{
  return is_of_level (self) || g_str_equal (self->kind, "heading");
}

static gboolean
tell (Word *self, const Deed *deed, gboolean back)
{
  gboolean done = FALSE;

  if (deed == leave)
    g_signal_emit_by_name (self->view, "repair-left", self->kind, self->line, !back, &done);
  else
    g_signal_emit_by_name (self->view, "heading-changed", self->line, back ? "back" : deed->how, &done);
  return done;
}

/* What was said before this report was made, or NULL. */
static const Deed *
find_done (Word *self)
{
  HjReportView *view = self->view;
  const char *how;

  if (view->choices->is_left (self->kind, self->line, view->choices_data))
    return leave;
  how = is_of_heading (self) ? view->choices->get_heading (self->line, view->choices_data) : NULL;
  for (guint i = 0; how != NULL && i < G_N_ELEMENTS (deeds); i++)
    if (g_str_equal (deeds[i].how, how))
      return &deeds[i];
  return NULL;
}

/* ---- what is shown ---- */

static void
show_written (Word *self, gboolean left)
{
  if (left && self->written == NULL) {
    g_autofree char *text = hj_import_report_dup_before (self->view->report, self->line);

    self->written = hj_diff_lines_new_kept (text);
    gtk_box_prepend (GTK_BOX (gtk_widget_get_parent (self->mended)), self->written);
  }
  if (self->written != NULL)
    gtk_widget_set_visible (self->written, left);
  gtk_widget_set_visible (self->mended, !left);
}

static void
update (Word *self)
{
  gboolean left = self->done == leave;
  g_autofree char *spoken = NULL;

  show_written (self, left);
  gtk_widget_set_visible (self->said, self->done != NULL);
  gtk_widget_set_visible (self->button, self->popover != NULL || !left);
  if (self->done == NULL)
    return;
  gtk_label_set_text (self->words, _(self->done->said));
  gtk_button_set_label (GTK_BUTTON (self->back), left ? _("Mend Again") : _("Undo"));
  spoken = g_strdup_printf (left ? _("Mend line %d again") : _("Undo what was changed in line %d"), self->line);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->back), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/* One word on each line: another one takes its place. */
static void
say (Word *self, const Deed *deed)
{
  if (self->done != NULL && !tell (self, self->done, TRUE))
    return;
  self->done = tell (self, deed, FALSE) ? deed : NULL;
  update (self);
  if (self->done != NULL)
    gtk_widget_grab_focus (self->back);
}

static void
word_taken_back_cb (GtkButton *button, Word *self)
{
  if (!tell (self, self->done, TRUE))
    return;
  self->done = NULL;
  update (self);
  gtk_widget_grab_focus (self->button);
}

/* ---- what can be said ---- */

static void
deed_chosen_cb (GtkButton *button, Word *self)
{
  if (self->popover != NULL)
    gtk_popover_popdown (self->popover);
  say (self, g_object_get_data (G_OBJECT (button), "deed"));
}

static void
connect (Word *self, GtkWidget *button, const Deed *deed)
{
  g_object_set_data (G_OBJECT (button), "deed", (gpointer) deed);
  g_signal_connect (button, "clicked", G_CALLBACK (deed_chosen_cb), self);
}

static GtkWidget *
create_menu (Word *self)
{
  gboolean level = is_of_level (self);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *popover = gtk_popover_new ();

  for (guint i = 0; i < G_N_ELEMENTS (deeds); i++) {
    GtkWidget *button = NULL;

    if (!(level ? deeds[i].level : deeds[i].heading))
      continue;
    button = gtk_button_new_with_label (_(deeds[i].label));
    gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), 0);
    gtk_widget_add_css_class (button, "flat");
    connect (self, button, &deeds[i]);
    gtk_box_append (GTK_BOX (box), button);
  }
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  self->popover = GTK_POPOVER (popover);
  return popover;
}

static GtkWidget *
create_heading_button (Word *self)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), create_menu (self));
  gtk_widget_set_tooltip_text (button, _("Change This Heading"));
  return button;
}

static GtkWidget *
create_leave_button (Word *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-undo-symbolic");
  g_autofree char *label = g_strdup_printf (_("Leave line %d as written"), self->line);

  gtk_widget_set_tooltip_text (button, _(leave->label));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  connect (self, button, leave);
  return button;
}

static GtkWidget *
create_button (Word *self)
{
  GtkWidget *button = is_of_heading (self) ? create_heading_button (self) : create_leave_button (self);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  return button;
}

static GtkWidget *
create_said (Word *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->words = GTK_LABEL (gtk_label_new (NULL));
  self->back = gtk_button_new_with_label ("");
  gtk_widget_add_css_class (GTK_WIDGET (self->words), "row-note");
  gtk_widget_add_css_class (self->back, "flat");
  gtk_widget_add_css_class (self->back, "letter");
  g_signal_connect (self->back, "clicked", G_CALLBACK (word_taken_back_cb), self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->words));
  gtk_box_append (GTK_BOX (box), self->back);
  return box;
}

void
hj_report_view_add_word (HjReportView *view, GtkWidget *row, const char *kind, int line, GtkWidget *mended)
{
  Word *self;

  if (!hj_override_can_leave (kind))
    return;
  self = g_new0 (Word, 1);
  self->view = view;
  self->kind = kind;
  self->line = line;
  self->mended = mended;
  self->button = create_button (self);
  self->said = create_said (self);
  self->done = find_done (self);
  g_object_set_data_full (G_OBJECT (row), "word", self, g_free);
  gtk_box_append (GTK_BOX (gtk_widget_get_parent (mended)), self->said);
  gtk_box_append (GTK_BOX (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row))), self->button);
  update (self);
}
