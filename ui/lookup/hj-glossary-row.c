/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A term in two languages. */
#include "hj-glossary-row.h"

#include "hj-course.h"
#include "hj-diagram.h"

#include <glib/gi18n.h>

/* ---- item ---- */

struct _HjGlossaryItem {
  GObject parent_instance;

  GPtrArray *entries;
  const HjGlossaryEntry *entry;
};

G_DEFINE_FINAL_TYPE (HjGlossaryItem, hj_glossary_item, G_TYPE_OBJECT)

static void
hj_glossary_item_finalize (GObject *object)
{
  g_ptr_array_unref (HJ_GLOSSARY_ITEM (object)->entries);
  G_OBJECT_CLASS (hj_glossary_item_parent_class)->finalize (object);
}

static void
hj_glossary_item_class_init (HjGlossaryItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hj_glossary_item_finalize;
}

static void
hj_glossary_item_init (HjGlossaryItem *self)
{
}

HjGlossaryItem *
hj_glossary_item_new (GPtrArray *entries, const HjGlossaryEntry *entry)
{
  HjGlossaryItem *self = g_object_new (HJ_TYPE_GLOSSARY_ITEM, NULL);

  self->entries = g_ptr_array_ref (entries);
  self->entry = entry;
  return self;
}

const HjGlossaryEntry *
hj_glossary_item_get_entry (HjGlossaryItem *self)
{
  return self->entry;
}

/* ---- row ---- */

struct _HjGlossaryRow {
  GtkBox parent_instance;

  GtkLabel *first, *second, *count, *definition, *other;
  GtkWidget *doubt, *details, *topic, *diagram, *place, *card, *confirm, *reject;
};

G_DEFINE_FINAL_TYPE (HjGlossaryRow, hj_glossary_row, GTK_TYPE_BOX)

static void
hj_glossary_row_class_init (HjGlossaryRowClass *klass)
{
}

static GtkLabel *
add_label (GtkWidget *box, const char *css_class, gboolean wraps)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), wraps);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static GtkWidget *
add_button (GtkWidget *box, const char *label)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "small");
  gtk_flow_box_append (GTK_FLOW_BOX (box), button);
  gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
  return button;
}

static GtkWidget *
create_buttons (HjGlossaryRow *self)
{
  GtkWidget *box = gtk_flow_box_new ();

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (box), GTK_SELECTION_NONE);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (box), 6);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (box), 6);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (box), 6);
  self->topic = add_button (box, _("Open the _Lesson"));
  self->diagram = add_button (box, _("See the _Diagram"));
  self->place = add_button (box, _("Show in the _Note"));
  self->card = add_button (box, _("Make a _Card"));
  self->confirm = add_button (box, _("_Right"));
  self->reject = add_button (box, _("Not a _Term"));
  return box;
}

static GtkWidget *
create_filler (void)
{
  GtkWidget *filler = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_hexpand (filler, TRUE);
  return filler;
}

static void
hj_glossary_row_init (HjGlossaryRow *self)
{
  GtkWidget *names = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 4);
  gtk_widget_add_css_class (GTK_WIDGET (self), "glossary-row");
  gtk_box_append (GTK_BOX (self), names);
  self->first = add_label (names, "heading", TRUE);
  self->second = add_label (names, "dim-label", TRUE);
  gtk_box_append (GTK_BOX (names), create_filler ());
  self->doubt = gtk_image_new_from_icon_name ("dialog-question-symbolic");
  gtk_widget_set_tooltip_text (self->doubt, _("Please check this pair: where the Korean word begins is a guess"));
  gtk_widget_add_css_class (self->doubt, "dim-label");
  gtk_box_append (GTK_BOX (names), self->doubt);
  self->count = add_label (names, "count", FALSE);

  self->details = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_box_append (GTK_BOX (self), self->details);
  self->definition = add_label (self->details, NULL, TRUE);
  self->other = add_label (self->details, "dim-label", TRUE);
  gtk_box_append (GTK_BOX (self->details), create_buttons (self));
}

GtkWidget *
hj_glossary_row_new (void)
{
  return g_object_new (HJ_TYPE_GLOSSARY_ROW, NULL);
}

static void
set_text (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text == NULL ? "" : text);
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

/* Shown with ACTION and TARGET, or not at all. */
static void
set_action (GtkWidget *button, gboolean shown, const char *action, GVariant *target)
{
  g_autoptr (GVariant) sunk = target == NULL ? NULL : g_variant_ref_sink (target);

  gtk_widget_set_visible (gtk_widget_get_parent (button), shown);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), NULL); /* never an action with another one's target */
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), sunk);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), shown ? action : NULL);
}

static void
set_place (GtkWidget *button, char *place)
{
  set_action (button, place != NULL, "win.show", place == NULL ? NULL : g_variant_new_take_string (place));
}

static char *
dup_diagram_place (const HjConceptDiagram *diagram)
{
  g_autofree char *text = hj_diagram_dup_text (diagram->id, diagram->settings);

  return g_strconcat ("diagram ", text, NULL);
}

static void
show_ways (HjGlossaryRow *self, const HjGlossaryEntry *entry, guint position)
{
  const HjConcept *concept = entry->concept;
  const HjCourseTopic *topic = concept != NULL && concept->topics[0] != NULL ? hj_course_find_topic (concept->topics[0]) : NULL;

  set_place (self->topic, topic == NULL ? NULL : g_strdup_printf ("lesson topic:%s", topic->id));
  set_place (self->diagram, concept != NULL && concept->n_diagrams > 0 ? dup_diagram_place (concept->diagrams) : NULL);
  set_place (self->place, entry->note > 0 ? g_strdup_printf ("lesson note:%" G_GINT64_FORMAT "#line-%d~%s", entry->note,
                                                             entry->line, entry->ko != NULL ? entry->ko : entry->en)
                                          : NULL);
  set_action (self->card, TRUE, "page.add-card", g_variant_new_uint32 (position));
  set_action (self->confirm, entry->doubtful, "page.confirm", g_variant_new_uint32 (position));
  set_action (self->reject, entry->key != NULL, "page.reject", g_variant_new_uint32 (position));
}

void
hj_glossary_row_show (HjGlossaryRow *self, const HjGlossaryEntry *entry, guint position, HjLang lang, gboolean open)
{
  gboolean english = lang == HJ_LANG_EN;
  const char *ko = entry->ko != NULL ? entry->ko : entry->other;
  g_autofree char *count = entry->count > 0 ? g_strdup_printf ("×%u", entry->count) : NULL;
  g_autofree char *definition = hj_glossary_entry_dup_definition (entry, lang);

  set_text (self->first, english ? entry->en : ko);
  set_text (self->second, g_strcmp0 (ko, entry->en) == 0 ? NULL : english ? ko : entry->en);
  set_text (self->count, count);
  gtk_widget_set_visible (self->doubt, entry->doubtful);
  gtk_widget_set_visible (self->details, open);
  set_text (self->definition, definition);
  set_text (self->other, entry->ko != NULL ? entry->other : NULL);
  if (open)
    show_ways (self, entry, position);
}
