/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Callouts: notes, tips and warnings, each with its sign. */
#include "hj-note-block-private.h"

#include "hj-note-columns.h"

#include <glib/gi18n-lib.h>

#define ICON 16

static const struct {
  const char *kind, *class, *icon, *title;
} callouts[] = {
  { "note", "is-note", "dialog-information-symbolic", N_ ("Note") },
  { "tip", "is-tip", "starred-symbolic", N_ ("Tip") },
  { "important", "is-important", "emblem-important-symbolic", N_ ("Important") },
  { "warning", "is-warning", "dialog-warning-symbolic", N_ ("Warning") },
  { "caution", "is-caution", "dialog-error-symbolic", N_ ("Caution") },
};

/* What stands in a callout beside its sign. */
static GtkWidget *
build_callout_body (HjNoteBuild *build, const HjBlock *block, const char *fallback)
{
  GtkWidget *body = hj_note_block_build_children (build, block);
  GtkWidget *title = block->spans && block->spans->len ? hj_note_block_build_text (build, block->spans)
                                                       : gtk_label_new (fallback);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "callout-title");
  gtk_box_prepend (GTK_BOX (body), title);
  return body;
}

GtkWidget *
hj_note_callout_build (HjNoteBuild *build, const HjBlock *first, const HjBlock *second)
{
  GtkWidget *box, *icon, *body;
  guint kind = 0;

  for (guint i = 0; i < G_N_ELEMENTS (callouts); i++)
    if (g_strcmp0 (callouts[i].kind, first->info) == 0)
      kind = i;
  icon = gtk_image_new_from_icon_name (callouts[kind].icon);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_margin_top (icon, 4);
  body = build_callout_body (build, first, _(callouts[kind].title));
  if (second)
    body = hj_note_block_side_by_side (body, build_callout_body (build, second, _(callouts[kind].title)));
  box = hj_note_columns_new (icon, body, ICON, 12);
  gtk_widget_add_css_class (box, "callout");
  gtk_widget_add_css_class (box, callouts[kind].class);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, _(callouts[kind].title), -1);
  return box;
}
