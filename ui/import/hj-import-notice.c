/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tinted card above an import report: a clean copy, a note read again. */
#include "hj-import-notice.h"

#include "hj-card-grid.h"
#include "hj-words.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

/* How many lines of two texts have the same ASCII letters, and how many there are. */
static void
compare_skeletons (const char *first, const char *second, guint *alike, guint *n)
{
  g_auto (GStrv) a = g_strsplit (first, "\n", -1), b = g_strsplit (second, "\n", -1);

  *alike = 0;
  *n = MAX (g_strv_length (a), g_strv_length (b));
  for (guint i = 0; a[i] != NULL && b[i] != NULL; i++) {
    g_autofree char *one = hj_note_skeleton (a[i]), *other = hj_note_skeleton (b[i]);

    *alike += g_str_equal (one, other);
  }
}

static char *
describe_twin (HjLibrary *library, HjImportEntry *entry)
{
  g_autoptr (HjNoteInfo) info = hj_library_get_note (library, entry->twin, NULL);
  g_autofree char *text = info == NULL ? NULL : hj_library_dup_note_markdown (library, entry->twin, NULL);
  g_autofree char *before = hj_note_dup_original (entry->bytes, NULL);
  guint alike, n;

  if (text == NULL || before == NULL)
    return NULL;
  compare_skeletons (before, text, &alike, &n);
  if (alike == n)
    return g_strdup_printf (
      ngettext ("The skeleton of “%s” is the same in %u line. This copy was restored from it.",
                "The skeleton of “%s” is the same in all %u lines. This copy was restored from it.", n),
      info->title, n);
  return g_strdup_printf (_("The skeleton of “%s” is the same in %u of %u lines. These were restored from it."),
                          info->title, alike, n);
}

static GtkWidget *
create_button (const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

/* TITLE in bold, then SENTENCE. */
static GtkWidget *
create_words (const char *title, const char *sentence)
{
  GtkWidget *label = gtk_label_new (NULL);
  g_autofree char *text = g_strdup_printf ("%s %s", title, sentence);
  PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);
  PangoAttrList *attributes;

  hj_words_set (GTK_LABEL (label), text);
  attributes = pango_attr_list_copy (gtk_label_get_attributes (GTK_LABEL (label)));
  bold->end_index = (guint) strlen (title);
  pango_attr_list_insert (attributes, bold);
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  pango_attr_list_unref (attributes);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_width_chars (GTK_LABEL (label), 24);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 60);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  return label;
}

/* The buttons stand beside the words where there is room, else below them. */
static GtkWidget *
create_card (const char *title, const char *sentence, GtkWidget *first, GtkWidget *second)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-information-symbolic");
  GtkWidget *flow = g_object_new (HJ_TYPE_CARD_GRID, "column-width", 330, "max-columns", 2, "spacing", 12, NULL);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);

  gtk_widget_set_valign (icon, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (buttons, GTK_ALIGN_END);
  if (first != NULL)
    gtk_box_append (GTK_BOX (buttons), first);
  if (second != NULL)
    gtk_box_append (GTK_BOX (buttons), second);
  gtk_widget_set_hexpand (flow, TRUE);
  hj_card_grid_append (HJ_CARD_GRID (flow), create_words (title, sentence));
  gtk_widget_set_visible (buttons, first != NULL);
  hj_card_grid_append (HJ_CARD_GRID (flow), buttons);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), flow);
  gtk_widget_add_css_class (box, "notice-card");
  return box;
}

GtkWidget *
hj_import_notice_new (HjLibrary *library, HjImportEntry *entry)
{
  g_autofree char *twin = entry->twin > 0 && entry->bytes != NULL ? describe_twin (library, entry) : NULL;
  g_autofree char *changes = entry->import != NULL ? hj_import_describe_changes (entry->import) : NULL;

  if (twin != NULL)
    return create_card (_("A clean copy is in the library."), twin,
                        create_button (_("Compare Side by Side"), "page.compare"),
                        entry->import != NULL ? create_button (_("Use the Clean Copy"), "page.use-twin") : NULL);
  if (entry->import != NULL && entry->import->twin_path != NULL)
    return create_card (_("A clean copy comes along."), _("This copy was restored from it."), NULL, NULL);
  if (changes != NULL)
    return create_card (_("This note is in the library; the file has changed."), changes, NULL, NULL);
  return NULL;
}
