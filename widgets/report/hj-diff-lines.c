/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line before and after: in monospace, tinted, and told by − and + as well. */
#include "hj-diff-lines.h"

#include <glib/gi18n.h>

#define MOST_LINES 4    /* on the screen */
#define MOST_LETTERS 600

/* A table row of a thousand letters, or one with a NUL long gone, is only to be recognised; and so is
 * a line by its words, not by how far they stand in. */
static char *
shorten (const char *text)
{
  g_autofree char *valid = g_strstrip (g_utf8_make_valid (text, -1));

  if (g_utf8_strlen (valid, -1) <= MOST_LETTERS)
    return g_steal_pointer (&valid);
  return g_utf8_substring (valid, 0, MOST_LETTERS);
}

static GtkWidget *
create_line (const char *sign, const char *text, const char *style, const char *name)
{
  g_autofree char *shown = shorten (text);
  g_autofree char *spoken = g_strdup_printf ("%s: %s", name, shown);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *mark = gtk_label_new (sign), *label = gtk_label_new (shown);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), MOST_LINES);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (mark, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_widget_add_css_class (box, "diff-line");
  gtk_widget_add_css_class (box, style);
  gtk_widget_add_css_class (box, "monospace");
  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

GtkWidget *
hj_diff_lines_new (const char *before, const char *after)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  gtk_widget_set_hexpand (box, TRUE);
  if (before != NULL && *before != '\0')
    gtk_box_append (GTK_BOX (box), create_line ("−", before, "taken", _("Before")));
  if (after != NULL && *after != '\0')
    gtk_box_append (GTK_BOX (box), create_line ("+", after, "given", _("After")));
  return box;
}

GtkWidget *
hj_diff_lines_new_kept (const char *text)
{
  return create_line ("=", text, "kept", _("As written"));
}
