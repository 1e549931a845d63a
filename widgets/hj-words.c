/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Labels that break Korean between words. */
#include "hj-words.h"

#include "hj-wrap.h"

void
hj_words_set (GtkLabel *label, const char *text)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  g_return_if_fail (GTK_IS_LABEL (label));
  hj_wrap_attributes (attributes, text);
  gtk_label_set_text (label, text);
  gtk_label_set_attributes (label, attributes);
}

GtkWidget *
hj_words_new (const char *text, const char *css_class, int letters, int lines)
{
  GtkWidget *label = gtk_label_new (NULL);

  hj_words_set (GTK_LABEL (label), text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), letters);
  if (lines > 0) {
    gtk_label_set_lines (GTK_LABEL (label), lines);
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  }
  gtk_widget_add_css_class (label, css_class);
  return label;
}

void
hj_words_append (GtkBox *box, const char *text, const char *css_class, int letters, int lines)
{
  if (text != NULL && *text != '\0')
    gtk_box_append (box, hj_words_new (text, css_class, letters, lines));
}

void
hj_words_keep (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  if (GTK_IS_LABEL (widget)) {
    g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

    hj_wrap_attributes (attributes, gtk_label_get_text (GTK_LABEL (widget)));
    gtk_label_set_attributes (GTK_LABEL (widget), attributes);
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    hj_words_keep (child);
}
