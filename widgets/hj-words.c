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
