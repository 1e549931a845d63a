/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marks in the margin and offers of diagrams, made for one row at a time. */
#include "hj-note-extras.h"

#include "hj-note-extras-private.h"

#include <glib/gi18n-lib.h>

#define INDENT 22 /* px, of one list in another */

struct _HjNoteExtras {
  GPtrArray *remarks, *stand_ins;             /* or NULL */
  GHashTable *remarks_of, *stand_ins_of;      /* id of a block → GPtrArray, borrowed elements */
};

void
hj_note_remark_free (HjNoteRemark *remark)
{
  g_free (remark->block);
  g_free (remark->id);
  g_free (remark->words);
  g_free (remark->right);
  g_free (remark->source);
  g_free (remark);
}

void
hj_note_stand_in_free (HjNoteStandIn *stand_in)
{
  g_free (stand_in->block);
  g_free (stand_in->diagram);
  g_free (stand_in->settings);
  g_free (stand_in->link);
  g_free (stand_in->title);
  g_free (stand_in->reason);
  g_free (stand_in);
}

static void
sort_under (GHashTable *of, char *block, gpointer item)
{
  GPtrArray *items = g_hash_table_lookup (of, block);

  if (!items)
    {
      items = g_ptr_array_new ();
      g_hash_table_insert (of, block, items);
    }
  g_ptr_array_add (items, item);
}

HjNoteExtras *
hj_note_extras_new (GPtrArray *remarks, GPtrArray *stand_ins)
{
  HjNoteExtras *self = g_new0 (HjNoteExtras, 1);

  self->remarks = remarks ? g_ptr_array_ref (remarks) : NULL;
  self->stand_ins = stand_ins ? g_ptr_array_ref (stand_ins) : NULL;
  self->remarks_of = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->stand_ins_of = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; remarks && i < remarks->len; i++)
    sort_under (self->remarks_of, ((HjNoteRemark *) remarks->pdata[i])->block, remarks->pdata[i]);
  for (guint i = 0; stand_ins && i < stand_ins->len; i++)
    sort_under (self->stand_ins_of, ((HjNoteStandIn *) stand_ins->pdata[i])->block, stand_ins->pdata[i]);
  return self;
}

void
hj_note_extras_free (HjNoteExtras *self)
{
  g_clear_pointer (&self->remarks, g_ptr_array_unref);
  g_clear_pointer (&self->stand_ins, g_ptr_array_unref);
  g_hash_table_unref (self->remarks_of);
  g_hash_table_unref (self->stand_ins_of);
  g_free (self);
}

/* ---- corrections ---- */

static GtkWidget *
build_line (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 44);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_can_focus (label, FALSE);
  if (class)
    gtk_widget_add_css_class (label, class);
  return label;
}

static void
dismissed_cb (GtkButton *button, const HjNoteBuilder *builder)
{
  const HjNoteRemark *remark = g_object_get_data (G_OBJECT (button), "hj-remark");
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_POPOVER);

  gtk_popover_popdown (GTK_POPOVER (popover));
  builder->dismiss (builder->owner, remark);
}

static GtkWidget *
build_remark (const HjNoteBuilder *builder, HjNoteRemark *remark)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *button;
  g_autofree char *words = g_strdup_printf (_("“%s”"), remark->words);

  gtk_box_append (GTK_BOX (box), build_line (words, "remark-words"));
  gtk_box_append (GTK_BOX (box), build_line (remark->right, NULL));
  if (remark->source)
    gtk_box_append (GTK_BOX (box), build_line (remark->source, "remark-source"));
  if (!builder->dismiss)
    return box;
  button = gtk_button_new_with_label (_("Do Not Show Again"));
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_add_css_class (button, "remark-dismiss");
  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  g_object_set_data (G_OBJECT (button), "hj-remark", remark);
  g_signal_connect (button, "clicked", G_CALLBACK (dismissed_cb), (gpointer) builder);
  gtk_box_append (GTK_BOX (box), button);
  return box;
}

/* The sign in the margin, and what opens from it. */
static GtkWidget *
build_mark (const HjNoteBuilder *builder, GPtrArray *remarks)
{
  GtkWidget *button = gtk_menu_button_new (), *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);
  const HjNoteRemark *first = remarks->pdata[0];
  g_autofree char *name = g_strdup_printf (_("Correction: %s"), first->right);

  gtk_box_append (GTK_BOX (box), build_line (ngettext ("Correction", "Corrections", remarks->len), "heading"));
  for (guint i = 0; i < remarks->len; i++)
    gtk_box_append (GTK_BOX (box), build_remark (builder, remarks->pdata[i]));
  gtk_widget_add_css_class (popover, "remarks");
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "document-edit-symbolic");
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (button), FALSE);
  gtk_widget_set_tooltip_text (button, ngettext ("Correction", "Corrections", remarks->len));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (button, "remark");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  return button;
}

/* ---- diagrams ---- */

static void
stand_in_clicked_cb (GtkButton *button, HjNoteRow *row)
{
  const HjNoteBuilder *builder = g_object_get_data (G_OBJECT (button), "hj-builder");

  const HjNoteStandIn *stand_in = g_object_get_data (G_OBJECT (button), "hj-stand-in");

  if (stand_in->link)
    builder->open_link (builder->owner, stand_in->link);
  else
    builder->open_stand_in (builder->owner, row, stand_in);
}

static GtkWidget *
build_stand_in (const HjNoteBuilder *builder, HjNoteRow *row, HjNoteStandIn *stand_in)
{
  GtkWidget *button = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autofree char *text = g_strdup_printf (stand_in->link ? _("In the course: %s") : _("See as a diagram: %s"),
                                           stand_in->title);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (stand_in->link ? "hj-book-symbolic"
                                                                               : "hj-diagram-symbolic"));
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, stand_in->reason);
  gtk_widget_add_css_class (button, "stand-in");
  g_object_set_data (G_OBJECT (button), "hj-builder", (gpointer) builder);
  g_object_set_data (G_OBJECT (button), "hj-stand-in", stand_in);
  g_signal_connect_object (button, "clicked", G_CALLBACK (stand_in_clicked_cb), row, 0);
  return button;
}

GtkWidget *
hj_note_extras_complete (const HjNoteBuilder *builder, HjNoteRow *row, const HjBlock *block, GtkWidget *picture)
{
  GPtrArray *stand_ins = builder->extras && block->id ? g_hash_table_lookup (builder->extras->stand_ins_of, block->id) : NULL;
  GtkWidget *box;

  if (!stand_ins || row->diagram)
    return picture;
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_widget_set_hexpand (picture, TRUE);
  gtk_box_append (GTK_BOX (box), picture);
  gtk_box_append (GTK_BOX (box), build_stand_in (builder, row, stand_ins->pdata[0]));
  return box;
}

/* ---- rows ---- */

typedef struct {
  const HjNoteExtras *extras;
  GPtrArray *remarks, *stand_ins;
  gboolean pictures; /* there are stand-ins for pictures, which have their buttons in them */
} Collect;

static void
append_all (GPtrArray *out, const GPtrArray *items)
{
  for (guint i = 0; items && i < items->len; i++)
    g_ptr_array_add (out, items->pdata[i]);
}

static void
collect_block (HjBlock *block, gpointer data)
{
  Collect *self = data;

  if (!block->id)
    return;
  append_all (self->remarks, g_hash_table_lookup (self->extras->remarks_of, block->id));
  if (block->kind != HJ_BLOCK_IMAGE)
    append_all (self->stand_ins, g_hash_table_lookup (self->extras->stand_ins_of, block->id));
  else if (g_hash_table_contains (self->extras->stand_ins_of, block->id))
    self->pictures = TRUE;
}

/* Those of the row's block and of all that is shown within it; the answer of a question has rows of its own. */
static void
collect_row (Collect *self, HjNoteRow *row)
{
  for (guint side = 0; side < HJ_N_NOTE_SIDES; side++)
    if (row->blocks[side])
      {
        collect_block ((HjBlock *) row->blocks[side], self);
        if (row->blocks[side]->children && !row->answer)
          hj_blocks_each (row->blocks[side]->children, collect_block, self);
      }
}

static GtkWidget *
add_mark (const HjNoteBuilder *builder, GPtrArray *remarks, GtkWidget *inner)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);

  gtk_widget_set_hexpand (inner, TRUE);
  gtk_widget_add_css_class (box, "remarked");
  gtk_box_append (GTK_BOX (box), inner);
  gtk_box_append (GTK_BOX (box), build_mark (builder, remarks));
  return box;
}

/* Below INNER, as deep in lists as it is: the diagram that was opened, or the buttons that open one. */
static GtkWidget *
add_stand_ins (const HjNoteBuilder *builder, HjNoteRow *row, const Collect *found, GtkWidget *inner)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2), *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gboolean open = row->diagram && !gtk_widget_get_parent (row->diagram);

  gtk_box_append (GTK_BOX (box), inner);
  if (open)
    gtk_box_append (GTK_BOX (box), row->diagram);
  for (guint i = 0; i < found->stand_ins->len && !open; i++)
    gtk_box_append (GTK_BOX (line), build_stand_in (builder, row, found->stand_ins->pdata[i]));
  gtk_widget_set_margin_start (line, row->indent * INDENT);
  gtk_box_append (GTK_BOX (box), line);
  return box;
}

GtkWidget *
hj_note_extras_wrap (const HjNoteBuilder *builder, HjNoteRow *row, GtkWidget *inner)
{
  g_autoptr (GPtrArray) remarks = g_ptr_array_new (), stand_ins = g_ptr_array_new ();
  Collect found = { builder->extras, remarks, stand_ins, FALSE };

  if (!builder->extras)
    return inner;
  collect_row (&found, row);
  if (remarks->len > 0)
    inner = add_mark (builder, remarks, inner);
  if (stand_ins->len > 0 || (found.pictures && row->diagram))
    inner = add_stand_ins (builder, row, &found, inner);
  return inner;
}
