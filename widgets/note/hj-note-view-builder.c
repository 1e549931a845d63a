/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the widgets of a row call, and who makes the parts that the view cannot make: diagrams, pictures, menus. */
#include "hj-note-view-private.h"

#include <glib/gi18n-lib.h>

/* ---- diagrams ---- */

static void
diagram_clicked_cb (GtkButton *button, HjNoteView *self)
{
  const HjBlock *block = g_object_get_data (G_OBJECT (button), "hj-block");

  g_signal_emit_by_name (self, "diagram-activated", block->info, block->text);
}

/* Where nobody makes diagrams, a button with its name. */
static GtkWidget *
create_diagram_button (HjNoteView *self, const HjBlock *block)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autofree char *name = g_strdup_printf (_("Diagram: %s"), block->info);

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("view-reveal-symbolic"));
  gtk_box_append (GTK_BOX (box), gtk_label_new (name));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_object_set_data (G_OBJECT (button), "hj-block", (gpointer) block);
  g_signal_connect (button, "clicked", G_CALLBACK (diagram_clicked_cb), self);
  return button;
}

static GtkWidget *
create_diagram (gpointer owner, HjNoteRow *row, const HjBlock *block)
{
  HjNoteView *self = owner;
  gboolean own = block == hj_note_row_get_block (row); /* not one within a quote */
  GtkWidget *diagram;

  if (own && row->diagram && !gtk_widget_get_parent (row->diagram))
    return row->diagram;
  diagram = self->diagram_func ? self->diagram_func (self, block->info, block->text, self->diagram_data) : NULL;
  if (!diagram)
    return create_diagram_button (self, block);
  if (own)
    g_set_object (&row->diagram, diagram);
  return diagram;
}

static void
open_stand_in (gpointer owner, HjNoteRow *row, const HjNoteStandIn *stand_in)
{
  HjNoteView *self = owner;
  GtkWidget *diagram = self->stand_in_func
                         ? self->stand_in_func (self, stand_in->diagram, stand_in->settings, self->stand_in_data) : NULL;

  if (!self->stand_in_func)
    g_signal_emit_by_name (self, "diagram-activated", stand_in->diagram, stand_in->settings);
  if (!diagram)
    return;
  g_set_object (&row->diagram, diagram);
  hj_note_page_replace_after (HJ_NOTE_PAGE (self->page), row, 0, NULL);
}

/* ---- all else that is called ---- */

static void
open_link (gpointer owner, const char *uri)
{
  if (!hj_note_footnote_show (owner, uri))
    g_signal_emit_by_name (owner, "link-activated", uri);
}

static void
toggle_answer (gpointer owner, HjNoteRow *row)
{
  hj_note_view_set_expanded (owner, row, !row->expanded);
}

static void
toggle_table (gpointer owner, HjNoteRow *row)
{
  HjNoteView *self = owner;

  row->expanded = !row->expanded;
  hj_note_page_replace_after (HJ_NOTE_PAGE (self->page), row, 0, NULL);
}

static void
set_folded (gpointer owner, HjNoteRow *row, gboolean folded)
{
  hj_note_view_set_folded (owner, row, folded);
}

static void
refit_row (gpointer owner, HjNoteRow *row)
{
  hj_note_page_refit (HJ_NOTE_PAGE (((HjNoteView *) owner)->page), row);
}

static HjNoteFind
get_find (gpointer owner, HjNoteRow *row)
{
  return hj_note_view_get_find (owner, row);
}

static void
toggle_task (gpointer owner, int line, gboolean done)
{
  g_signal_emit_by_name (owner, "task-toggled", line, done);
}

static GMenuModel *
create_menu (gpointer owner, const HjBlock *block)
{
  HjNoteView *self = owner;

  return self->menu_func ? self->menu_func (self, block, self->menu_data) : NULL;
}

static GdkPaintable *
load_picture (gpointer owner, const char *uri)
{
  HjNotePictureFunc func = ((HjNoteView *) owner)->picture_func;

  return func ? func (uri) : NULL;
}

static void
dismiss (gpointer owner, const HjNoteRemark *remark)
{
  g_autofree char *id = g_strdup (remark->id);

  g_signal_emit_by_name (owner, "remark-dismissed", id);
}

void
hj_note_view_init_builder (HjNoteView *self)
{
  self->builder = (HjNoteBuilder){ .owner = self, .open_link = open_link, .toggle_answer = toggle_answer,
                                   .toggle_table = toggle_table, .create_diagram = create_diagram,
                                   .create_menu = create_menu, .dismiss = dismiss, .open_stand_in = open_stand_in,
                                   .reader = { HJ_LANG_BOTH, NULL }, .lang = HJ_LANG_KO, .set_folded = set_folded,
                                   .get_find = get_find, .refit = refit_row, .load_picture = load_picture,
                                   .toggle_task = toggle_task, .fixed_tasks = g_strdup ("") };
}

/* ---- who makes what ---- */

static void
rebuild_row (gpointer owner, HjNoteRow *row)
{
  hj_note_page_replace_after (HJ_NOTE_PAGE (((HjNoteView *) owner)->page), row, 0, NULL);
}

void
hj_note_view_set_extras (HjNoteView *view, GPtrArray *remarks, GPtrArray *stand_ins)
{
  HjNoteExtras *old;

  g_return_if_fail (HJ_IS_NOTE_VIEW (view));
  old = view->builder.extras;
  view->builder.extras = hj_note_extras_new (remarks, stand_ins);
  hj_note_page_each_built (HJ_NOTE_PAGE (view->page), rebuild_row);
  g_clear_pointer (&old, hj_note_extras_free);
}

void
hj_note_view_set_stand_in_func (HjNoteView *view, HjNoteDiagramFunc func, gpointer data)
{
  g_return_if_fail (HJ_IS_NOTE_VIEW (view));
  view->stand_in_func = func;
  view->stand_in_data = data;
}

void
hj_note_view_set_picture_func (HjNoteView *view, HjNotePictureFunc func)
{
  g_return_if_fail (HJ_IS_NOTE_VIEW (view));
  view->picture_func = func;
}

void
hj_note_view_set_diagram_func (HjNoteView *view, HjNoteDiagramFunc func, gpointer data)
{
  g_return_if_fail (HJ_IS_NOTE_VIEW (view));
  view->diagram_func = func;
  view->diagram_data = data;
}

void
hj_note_view_set_menu_func (HjNoteView *view, HjNoteMenuFunc func, gpointer data)
{
  g_return_if_fail (HJ_IS_NOTE_VIEW (view));
  view->menu_func = func;
  view->menu_data = data;
}

void
hj_note_view_set_fixed_tasks (HjNoteView *view, const char *why)
{
  g_return_if_fail (HJ_IS_NOTE_VIEW (view));
  g_free (view->builder.fixed_tasks);
  view->builder.fixed_tasks = g_strdup (why);
}
