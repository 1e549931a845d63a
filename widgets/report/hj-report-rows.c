/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of an import report: a guessed letter, a missing picture, a passage to be corrected, a change. */
#include "hj-report-view-private.h"

#include "hj-diff-lines.h"
#include "hj-report-place.h"
#include "hj-words.h"

#include <glib/gi18n.h>
#include <string.h>

#define CANDIDATES 4
#define PICTURE_WIDTH 56
#define PICTURE_HEIGHT 40

static void
place_activated_cb (AdwActionRow *row, HjReportView *self)
{
  g_signal_emit_by_name (self, "place-activated", GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "line")));
}

/* A row that leads to LINE and shows its number, WHAT and, unless it is NULL, a switch. */
static GtkWidget *
create_row (HjReportView *self, int line, GtkAlign align, GtkWidget *what, GtkWidget *button)
{
  GtkWidget *row = adw_action_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_box_append (GTK_BOX (box), hj_report_place_new (line, align, what));
  if (button != NULL)
    gtk_box_append (GTK_BOX (box), button);
  gtk_widget_add_css_class (box, "report-place");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "line", GINT_TO_POINTER (line));
  g_signal_connect_object (row, "activated", G_CALLBACK (place_activated_cb), self, 0);
  return row;
}

static GtkWidget *
create_wrapped (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  hj_words_set (GTK_LABEL (label), text);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

/* ---- guesses ---- */

typedef struct {
  HjReportView *view;
  const HjReportGuess *guess;
  guint index;
  GtkWidget *context, *buttons, *own;
  GtkEditable *entry;
  char *text;       /* words around the letter */
  gsize offset;     /* of the letter in them */
  gunichar letter;  /* what it is now */
} Guess;

static void
free_guess (gpointer data)
{
  g_free (((Guess *) data)->text);
  g_free (data);
}

/* The letter in question is bold with a wavy line, as in the note. */
static void
show_context (Guess *self)
{
  const char *place = self->text + self->offset;
  g_autofree char *before = g_markup_escape_text (self->text, (gssize) self->offset);
  g_autofree char *after = g_markup_escape_text (g_utf8_next_char (place), -1);
  char letter[8] = { 0 };
  g_autofree char *escaped = NULL, *markup = NULL;

  g_unichar_to_utf8 (self->letter, letter);
  escaped = g_markup_escape_text (letter, -1);
  markup = g_strdup_printf ("%s<b><span underline='error' underline_color='#c88800'>%s</span></b>%s", before, escaped,
                            after);
  gtk_label_set_markup (GTK_LABEL (self->context), markup);
}

static void
choose_letter (Guess *self, gunichar letter)
{
  if (letter == self->letter)
    return;
  self->letter = letter;
  show_context (self);
  g_signal_emit_by_name (self->view, "letter-chosen", self->index, letter);
}

static void
candidate_toggled_cb (GtkToggleButton *button, Guess *self)
{
  if (gtk_toggle_button_get_active (button))
    choose_letter (self, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "letter")));
}

static void
letter_typed_cb (GtkEntry *entry, Guess *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));

  if (*text == '\0' || g_utf8_strlen (text, -1) != 1)
    return;
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->own));
  choose_letter (self, g_utf8_get_char (text));
}

static GtkWidget *
create_own_button (Guess *self)
{
  GtkWidget *button = gtk_menu_button_new (), *popover = gtk_popover_new (), *entry = gtk_entry_new ();

  gtk_entry_set_max_length (GTK_ENTRY (entry), 1);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 4);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("Letter"));
  g_signal_connect (entry, "activate", G_CALLBACK (letter_typed_cb), self);
  gtk_popover_set_child (GTK_POPOVER (popover), entry);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _("Write…"));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (button), FALSE);
  self->own = button;
  return button;
}

/* The boxes around what stands in a flow box are no stops for the keyboard. */
static void
add_buttons (Guess *self, GtkWidget *buttons)
{
  gtk_widget_set_halign (buttons, GTK_ALIGN_START);
  gtk_flow_box_append (GTK_FLOW_BOX (self->buttons), buttons);
  gtk_widget_set_focusable (gtk_widget_get_parent (buttons), FALSE);
}

static void
add_candidates (Guess *self)
{
  g_autoptr (GArray) letters = hj_import_report_list_candidates (self->view->report, self->guess, CANDIDATES);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *own = create_own_button (self);
  GtkToggleButton *group = NULL;

  for (guint i = 0; i < letters->len; i++) {
    gunichar letter = g_array_index (letters, gunichar, i);
    char text[8] = { 0 };
    GtkWidget *button;

    g_unichar_to_utf8 (letter, text);
    button = gtk_toggle_button_new_with_label (text);
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), group);
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), letter == self->letter);
    g_object_set_data (G_OBJECT (button), "letter", GUINT_TO_POINTER (letter));
    g_signal_connect (button, "toggled", G_CALLBACK (candidate_toggled_cb), self);
    group = group == NULL ? GTK_TOGGLE_BUTTON (button) : group;
    gtk_widget_add_css_class (button, "letter");
    gtk_box_append (GTK_BOX (box), button);
  }
  gtk_widget_add_css_class (own, "letter");
  add_buttons (self, box);
  add_buttons (self, own);
}

static gunichar
get_letter (HjReportView *view, const HjReportGuess *guess)
{
  gunichar letter = view->choices != NULL ? view->choices->get_letter (guess, view->choices_data) : 0;

  return letter != 0 ? letter
                     : g_utf8_get_char (hj_import_report_get_note (view->report)->markdown + guess->offset);
}

GtkWidget *
hj_report_view_create_guess (guint index, gpointer view)
{
  HjReportView *self = view;
  Guess *guess = g_new0 (Guess, 1);
  GtkWidget *what = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *row;

  guess->view = self;
  guess->index = index;
  guess->guess = &g_array_index (hj_import_report_get_guesses (self->report), HjReportGuess, index);
  guess->text = hj_import_report_dup_context (self->report, guess->guess, &guess->offset);
  guess->letter = get_letter (self, guess->guess);
  guess->context = create_wrapped ("", NULL);
  guess->buttons = g_object_new (GTK_TYPE_FLOW_BOX, "halign", GTK_ALIGN_START, "selection-mode", GTK_SELECTION_NONE,
                                 "column-spacing", 6, "row-spacing", 6, "max-children-per-line", 2, NULL);
  show_context (guess);
  if (self->choices != NULL)
    add_candidates (guess);
  gtk_box_append (GTK_BOX (what), guess->context);
  gtk_box_append (GTK_BOX (what), guess->buttons);
  row = create_row (self, guess->guess->line, GTK_ALIGN_START, what, NULL);
  g_object_set_data_full (G_OBJECT (row), "guess", guess, free_guess);
  return row;
}

/* ---- missing ---- */

static void
toggled_cb (GtkSwitch *button, GParamSpec *pspec, HjReportView *self)
{
  g_signal_emit_by_name (self, g_object_get_data (G_OBJECT (button), "signal"),
                         GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "index")),
                         gtk_switch_get_active (button));
}

/* SIGNAL is told INDEX and whether the switch is on. */
static GtkWidget *
create_switch (HjReportView *self, const char *signal, guint index, gboolean active, const char *spoken)
{
  GtkWidget *button = gtk_switch_new ();

  gtk_switch_set_active (GTK_SWITCH (button), active);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data (G_OBJECT (button), "signal", (gpointer) signal);
  g_object_set_data (G_OBJECT (button), "index", GUINT_TO_POINTER (index));
  g_signal_connect_object (button, "notify::active", G_CALLBACK (toggled_cb), self, 0);
  return button;
}

static void
remember_picture (HjReportView *self, const char *diagram, GtkWidget *picture)
{
  GPtrArray *pictures = g_hash_table_lookup (self->pictures, diagram);

  if (pictures == NULL) {
    pictures = g_ptr_array_new_with_free_func (g_object_unref);
    g_hash_table_insert (self->pictures, g_strdup (diagram), pictures);
  }
  g_ptr_array_add (pictures, g_object_ref (picture));
}

static GtkWidget *
create_picture (HjReportView *self, const char *diagram, const char **name)
{
  GtkWidget *picture = gtk_picture_new ();

  if (self->picture != NULL)
    gtk_picture_set_paintable (GTK_PICTURE (picture), self->picture (diagram, name, self->picture_data));
  gtk_picture_set_can_shrink (GTK_PICTURE (picture), TRUE);
  gtk_widget_set_size_request (picture, PICTURE_WIDTH, PICTURE_HEIGHT);
  gtk_widget_set_valign (picture, GTK_ALIGN_CENTER);
  gtk_widget_set_overflow (picture, GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (picture, "report-picture");
  gtk_accessible_update_state (GTK_ACCESSIBLE (picture), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  remember_picture (self, diagram, picture);
  return picture;
}

static GtkWidget *
create_attach (HjReportView *self, guint index, const HjReportMissing *missing, const char *name)
{
  g_autofree char *spoken = g_strdup_printf (_("Show “%s” in the place of the picture"), name);

  return create_switch (self, "diagram-toggled", index, self->choices->is_attached (missing, self->choices_data),
                        spoken);
}

GtkWidget *
hj_report_view_create_missing (guint index, gpointer view)
{
  HjReportView *self = view;
  const HjReportMissing *missing = g_ptr_array_index (hj_import_report_get_missing (self->report), index);
  const char *name = missing->link ? _("Link to a private place") : _("Picture without a file");
  GtkWidget *what = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *picture = missing->diagram != NULL ? create_picture (self, missing->diagram, &name) : NULL;
  gboolean attaches = picture != NULL && self->choices != NULL;

  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), create_wrapped (missing->name, NULL));
  gtk_box_append (GTK_BOX (words), create_wrapped (name, "row-note"));
  gtk_widget_set_tooltip_text (words, self->lang == HJ_LANG_KO ? missing->reason_ko : missing->reason_en);
  if (picture != NULL)
    gtk_box_append (GTK_BOX (what), picture);
  gtk_box_append (GTK_BOX (what), words);
  return create_row (self, missing->line, GTK_ALIGN_CENTER, what,
                     attaches ? create_attach (self, index, missing, name) : NULL);
}

/* ---- corrections, changes ---- */

/* The passage as it stands, with what is wrong in it struck out. */
static GtkWidget *
create_passage (const HjReportCorrection *correction)
{
  GtkWidget *label = create_wrapped ("", NULL);
  g_autofree char *before = g_markup_escape_text (correction->before, -1);
  g_autofree char *wrong = g_markup_escape_text (correction->wrong, -1);
  g_autofree char *after = g_markup_escape_text (correction->after, -1);
  g_autofree char *markup = g_strdup_printf ("%s<s><span alpha='65%%'>%s</span></s>%s", before, wrong, after);
  g_autofree char *spoken = g_strdup_printf (_("Wrong: %s"), correction->wrong);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return label;
}

GtkWidget *
hj_report_view_create_correction (guint index, gpointer view)
{
  HjReportView *self = view;
  const HjReportCorrection *correction = g_ptr_array_index (hj_import_report_get_corrections (self->report), index);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4), *button = NULL;

  gtk_box_append (GTK_BOX (words), create_passage (correction));
  gtk_box_append (GTK_BOX (words), create_wrapped (hj_text_get (correction->right, self->lang), NULL));
  if (self->choices != NULL)
    button = create_switch (self, "correction-toggled", index,
                            self->choices->is_marked (correction, self->choices_data), _("Mark in the Margin"));
  return create_row (self, correction->line, GTK_ALIGN_START, words, button);
}

GtkWidget *
hj_report_view_create_change (guint index, gpointer view)
{
  HjReportView *self = view;
  const HjReportChange *change = g_ptr_array_index (self->changes, index);

  return create_row (self, change->line, GTK_ALIGN_START, hj_diff_lines_new (change->before, change->after), NULL);
}
