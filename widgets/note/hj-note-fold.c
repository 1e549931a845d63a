/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sections that fold under their headings. What is folded is kept by the view, so that another language or a new
 * reading of the note finds it again. */
#include "hj-note-view-private.h"

/* ---- which rows a heading holds ---- */

static gboolean
is_heading (HjNoteRow *row)
{
  return hj_note_row_get_block (row)->kind == HJ_BLOCK_HEADING && row->indent == 0 && !row->question && !row->slice;
}

/* The title holds the whole note and does not fold. */
gboolean
hj_note_row_is_foldable (HjNoteRow *row)
{
  return is_heading (row) && !row->first;
}

static HjNoteRow *
get_row (HjNoteView *self, guint i)
{
  return g_ptr_array_index (self->rows, i);
}

/* Behind the last row of the section of the heading I. */
static guint
find_end (HjNoteView *self, guint i)
{
  int level = hj_note_row_get_block (get_row (self, i))->level;
  guint end = i + 1;

  while (end < self->rows->len && !(is_heading (get_row (self, end)) && hj_note_row_get_block (get_row (self, end))->level <= level))
    end++;
  return end;
}

/* The rows FROM ≤ i < TO that no fold among them hides, with the answers that are shown. (transfer full) */
static GPtrArray *
list_shown (HjNoteView *self, guint from, guint to)
{
  GPtrArray *shown = g_ptr_array_new ();

  for (guint i = from; i < to; i = get_row (self, i)->folded ? find_end (self, i) : i + 1)
    {
      HjNoteRow *row = get_row (self, i);

      g_ptr_array_add (shown, row);
      for (guint j = 0; row->expanded && row->answer && j < row->answer->len; j++)
        g_ptr_array_add (shown, g_ptr_array_index (row->answer, j));
    }
  return shown;
}

/* ---- folding ---- */

/* (transfer full) */
static char *
dup_key (HjNoteView *self, HjNoteRow *row)
{
  const HjBlock *block = hj_note_row_get_block (row);

  return g_strdup_printf ("%s\n%s", self->first->title ? self->first->title : "", block->id ? block->id : "");
}

static void
remember (HjNoteView *self, HjNoteRow *row)
{
  char *key = dup_key (self, row);

  if (row->folded)
    g_hash_table_add (self->folded, key);
  else
    {
      g_hash_table_remove (self->folded, key);
      g_free (key);
    }
}

void
hj_note_view_set_folded (HjNoteView *self, HjNoteRow *row, gboolean folded)
{
  g_autoptr (GPtrArray) section = NULL;
  guint i;

  if (row->folded == folded || !hj_note_row_is_foldable (row) || !g_ptr_array_find (self->rows, row, &i))
    return;
  section = list_shown (self, i + 1, find_end (self, i));
  row->folded = folded;
  remember (self, row);
  hj_note_page_splice_after (HJ_NOTE_PAGE (self->page), row, folded ? section->len : 0, folded ? NULL : section);
  if (row->child)
    hj_note_fold_update (row);
}

/* Outer sections first: what they hold appears with the inner ones still folded. */
void
hj_note_view_unfold_to (HjNoteView *self, HjNoteRow *row)
{
  guint wanted;

  if (!g_ptr_array_find (self->rows, row->question ? row->question : row, &wanted))
    return;
  for (guint i = 0; i < wanted; i++)
    if (get_row (self, i)->folded && find_end (self, i) > wanted)
      hj_note_view_set_folded (self, get_row (self, i), FALSE);
}

GPtrArray *
hj_note_view_list_shown (HjNoteView *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      g_autofree char *key = hj_note_row_is_foldable (get_row (self, i)) ? dup_key (self, get_row (self, i)) : NULL;

      get_row (self, i)->folded = key && g_hash_table_contains (self->folded, key);
    }
  return list_shown (self, 0, self->rows->len);
}

/* ---- the button in the margin ---- */

static void
clicked_cb (GtkButton *button, HjNoteRow *row)
{
  const HjNoteBuilder *builder = g_object_get_data (G_OBJECT (button), "hj-builder");

  builder->set_folded (builder->owner, row, !row->folded);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, HjNoteRow *row)
{
  GtkWidget *button = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  const HjNoteBuilder *builder = g_object_get_data (G_OBJECT (button), "hj-builder");

  if (key != GDK_KEY_Left && key != GDK_KEY_Right)
    return GDK_EVENT_PROPAGATE;
  builder->set_folded (builder->owner, row, key == GDK_KEY_Left);
  return GDK_EVENT_STOP;
}

static void
update_button (GtkWidget *button, HjNoteRow *row)
{
  gtk_button_set_icon_name (GTK_BUTTON (button), row->folded ? "pan-end-symbolic" : "pan-down-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_EXPANDED, !row->folded, -1);
  if (row->folded)
    gtk_widget_add_css_class (button, "is-folded");
  else
    gtk_widget_remove_css_class (button, "is-folded");
}

static GtkWidget *
create_button (const HjNoteBuilder *builder, HjNoteRow *row)
{
  GtkWidget *button = gtk_button_new ();
  GtkEventController *key = gtk_event_controller_key_new ();
  g_autofree char *name = hj_note_reader_dup_text (&builder->reader, hj_note_row_get_block (row)->spans);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "fold");
  update_button (button, row);
  g_object_set_data (G_OBJECT (button), "hj-builder", (gpointer) builder);
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), row, 0);
  g_signal_connect_object (key, "key-pressed", G_CALLBACK (key_pressed_cb), row, 0);
  gtk_widget_add_controller (button, key);
  return button;
}

GtkWidget *
hj_note_fold_wrap (const HjNoteBuilder *builder, HjNoteRow *row, GtkWidget *heading)
{
  GtkWidget *overlay, *button;

  if (!hj_note_row_is_foldable (row))
    return heading;
  overlay = gtk_overlay_new ();
  button = create_button (builder, row);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), heading);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), button);
  gtk_widget_add_css_class (overlay, "foldable");
  g_object_set_data (G_OBJECT (overlay), "hj-fold", button);
  return overlay;
}

static GtkWidget *
find_button (GtkWidget *widget)
{
  GtkWidget *found = g_object_get_data (G_OBJECT (widget), "hj-fold");

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found; child = gtk_widget_get_next_sibling (child))
    found = find_button (child);
  return found;
}

void
hj_note_fold_update (HjNoteRow *row)
{
  GtkWidget *button = find_button (row->child);

  if (button)
    update_button (button, row);
}
