/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists: marks, boxes of tasks, and how deep things stand. */
#include "hj-note-block-private.h"

#include "hj-note-columns.h"

#define INDENT 22
#define DEEPEST_INDENT 6 /* deeper lists stay at this depth: words need room */

static GtkWidget *
build_marker (HjNoteBuild *build, const char *text, int task, int line)
{
  GtkWidget *mark = task >= 0 ? hj_note_task_new (build->builder, line, task == 1) : gtk_label_new (text);

  if (task < 0 && !g_ascii_isdigit (*text))
    gtk_accessible_update_state (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_add_css_class (mark, "marker");
  return mark;
}

/* The mark, right-aligned in the indent, and what stands beside it. */
static GtkWidget *
build_item (GtkWidget *content, GtkWidget *mark)
{
  int width;

  if (GTK_IS_LABEL (mark))
    gtk_label_set_xalign (GTK_LABEL (mark), 1);
  gtk_widget_measure (mark, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  return hj_note_columns_new (mark, content, MAX (width, INDENT - 6), 8);
}

GtkWidget *
hj_note_list_build (HjNoteBuild *build, const HjBlock *block)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  for (guint i = 0; block->children && i < block->children->len; i++)
    {
      const HjBlock *item = g_ptr_array_index (block->children, i);
      g_autofree char *marker = block->ordered ? g_strdup_printf ("%u.", block->start + i) : g_strdup ("•");

      gtk_box_append (GTK_BOX (box), build_item (hj_note_block_build_children (build, item),
                                                 build_marker (build, marker, item->task, item->line)));
    }
  return box;
}

GtkWidget *
hj_note_list_indent (HjNoteBuild *build, GtkWidget *content)
{
  const HjNoteRow *row = build->row;
  int depth = MIN (row->indent, DEEPEST_INDENT);
  GtkWidget *inner = content;

  if (row->marker || row->task >= 0)
    inner = build_item (content, build_marker (build, row->marker, row->task, row->task_line));
  else if (depth > 0)
    gtk_widget_set_margin_start (content, INDENT + 2);
  if (depth > 1)
    gtk_widget_set_margin_start (inner, gtk_widget_get_margin_start (inner) + (depth - 1) * INDENT);
  return inner;
}
