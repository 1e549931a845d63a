/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The diagrams of a lesson: beside the note where there is room, else at their places within it. */
#include "hj-lesson-page-private.h"

#include "hj-catalogue.h"
#include "hj-diagram-host.h"

/* Diagrams named by the note, in its order and each once; those of the topic if it names none. */
static GPtrArray *
collect_ids (HjLessonPage *self)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
  HjNote *note = hj_lesson_page_get_note (self);

  for (guint i = 0; note != NULL && i < note->blocks->len; i++) {
    const HjBlock *block = note->blocks->pdata[i];

    if (block->kind == HJ_BLOCK_DIAGRAM && hj_catalogue_find (block->info) != NULL
        && !g_ptr_array_find_with_equal_func (ids, block->info, g_str_equal, NULL))
      g_ptr_array_add (ids, g_strdup (block->info));
  }
  for (guint i = 0; ids->len == 0 && self->topic != NULL && self->topic->diagrams[i] != NULL; i++)
    if (hj_catalogue_find (self->topic->diagrams[i]) != NULL)
      g_ptr_array_add (ids, g_strdup (self->topic->diagrams[i]));
  return ids;
}

static gboolean
is_beside (HjLessonPage *self)
{
  return !hj_split_box_get_folded (self->split);
}

static GtkWidget *
create_view (HjLessonPage *self, const char *text)
{
  GtkWidget *view = hj_diagram_host_new_view (hj_page_get_desk (HJ_PAGE (self)), self->what, text, NULL);

  if (view != NULL)
    hj_diagram_view_set_compact (HJ_DIAGRAM_VIEW (view), TRUE);
  return view;
}

static GtkWidget *
find_view (HjLessonPage *self, const char *id)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->side_box)); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    HjDiagram *diagram = HJ_IS_DIAGRAM_VIEW (child) ? hj_diagram_view_get_diagram (HJ_DIAGRAM_VIEW (child)) : NULL;

    if (diagram != NULL && g_str_equal (hj_diagram_get_class (diagram)->id, id))
      return child;
  }
  return NULL;
}

/* One view in each turn of the main loop: the note can be scrolled while they are built. */
static gboolean
add_next_cb (gpointer data)
{
  HjLessonPage *self = data;
  g_autoptr (GPtrArray) ids = collect_ids (self);

  for (guint i = 0; i < ids->len; i++)
    if (find_view (self, ids->pdata[i]) == NULL) {
      GtkWidget *view = create_view (self, ids->pdata[i]);

      if (view == NULL)
        continue;
      gtk_box_append (self->side_box, view);
      hj_lesson_page_update_symbols (self);
      return G_SOURCE_CONTINUE;
    }
  self->diagrams_id = 0;
  return G_SOURCE_REMOVE;
}

/* In the side column, which is shown; NULL if there is no such diagram. */
static GtkWidget *
add_view (HjLessonPage *self, const char *text)
{
  GtkWidget *view = create_view (self, text);

  if (view == NULL)
    return NULL;
  gtk_box_append (self->side_box, view);
  gtk_widget_set_visible (self->side, TRUE);
  hj_lesson_page_update_symbols (self);
  return view;
}

static void diagram_activated_cb (HjLessonPage *self, const char *id, const char *settings);

static void
pointer_clicked_cb (GtkButton *button, HjLessonPage *self)
{
  diagram_activated_cb (self, g_object_get_data (G_OBJECT (button), "id"),
                        g_object_get_data (G_OBJECT (button), "settings"));
}

/* In the note, where the diagram stands beside it: its name, which brings it into view with these settings. */
static GtkWidget *
create_pointer (HjLessonPage *self, const char *id, const char *settings)
{
  HjLang lang = hj_desk_get_lang (hj_page_get_desk (HJ_PAGE (self)));
  GtkWidget *button = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("hj-diagram-symbolic"));
  gtk_box_append (GTK_BOX (box), gtk_label_new (hj_text_get (hj_catalogue_find (id)->title, lang)));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, settings == NULL || *settings == '\0' ? NULL : settings);
  g_object_set_data_full (G_OBJECT (button), "id", g_strdup (id), g_free);
  g_object_set_data_full (G_OBJECT (button), "settings", g_strdup (settings), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (pointer_clicked_cb), self, 0);
  return button;
}

static GtkWidget *
diagram_wanted_cb (HjNoteView *view, const char *id, const char *settings, gpointer data)
{
  HjLessonPage *self = data;
  g_autofree char *text = hj_diagram_dup_text (id, settings);

  /* A picture of the course that is still to be built is left to the note, which says its name. */
  if (hj_catalogue_find (id) == NULL)
    return NULL;
  return is_beside (self) || self->focus ? create_pointer (self, id, settings) : create_view (self, text);
}

static void
scroll_to (GtkWidget *scroller, GtkWidget *child)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (child, gtk_widget_get_parent (child), &bounds))
    gtk_adjustment_set_value (adjustment, MAX (0, bounds.origin.y - 12));
}

static void
diagram_activated_cb (HjLessonPage *self, const char *id, const char *settings)
{
  GtkWidget *view = find_view (self, id);
  g_autoptr (GError) error = NULL;

  if (view == NULL && self->focus && is_beside (self)) /* it was asked for */
    view = add_view (self, id);
  if (view == NULL) {
    g_autofree char *text = hj_diagram_dup_text (id, settings), *place = g_strconcat ("diagram ", text, NULL);

    if (hj_catalogue_find (id) != NULL)
      gtk_widget_activate_action (GTK_WIDGET (self), "win.show", "s", place);
    return;
  }
  if (settings != NULL && *settings != '\0'
      && !hj_diagram_view_apply (HJ_DIAGRAM_VIEW (view), settings, &error))
    hj_page_say (HJ_PAGE (self), error->message);
  scroll_to (self->side, view);
  gtk_widget_child_focus (view, GTK_DIR_TAB_FORWARD);
}

GtkWidget *
hj_lesson_page_open_diagram (HjLessonPage *self, const char *id, const char *settings)
{
  g_autofree char *text = hj_diagram_dup_text (id, settings);

  if (!is_beside (self))
    return create_view (self, text);
  if (find_view (self, id) == NULL)
    add_view (self, text);
  diagram_activated_cb (self, id, settings);
  return NULL;
}

/* The note is built again with its diagrams, or without them, and stays where it was. */
void
hj_lesson_page_place_diagrams (HjLessonPage *self)
{
  HjNote *first = hj_lesson_page_get_note (self);
  guint found;

  if (first == NULL)
    return;
  hj_note_view_count_found (self->note_view, &found);
  hj_lesson_page_update_diagrams (self);
  hj_note_view_update_notes (self->note_view, first, self->shown_lang == HJ_LANG_BOTH ? self->notes[1] : NULL);
  hj_lesson_page_update_meaning (self);
  hj_lesson_page_update_symbols (self);
  if (found > 0)
    hj_note_view_go_to_found (self->note_view, found);
}

void
hj_lesson_page_init_diagrams (HjLessonPage *self)
{
  hj_note_view_set_diagram_func (self->note_view, diagram_wanted_cb, self);
  g_signal_connect_object (self->note_view, "diagram-activated", G_CALLBACK (diagram_activated_cb), self,
                           G_CONNECT_SWAPPED);
  hj_lesson_page_init_symbols (self);
  g_signal_connect_object (self->split, "notify::folded", G_CALLBACK (hj_lesson_page_place_diagrams), self, G_CONNECT_SWAPPED);
}

void
hj_lesson_page_clear_diagrams (HjLessonPage *self)
{
  GtkWidget *child;

  g_clear_handle_id (&self->diagrams_id, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->side_box))) != NULL)
    gtk_box_remove (self->side_box, child);
  hj_lesson_page_update_symbols (self);
}

void
hj_lesson_page_update_diagrams (HjLessonPage *self)
{
  g_autoptr (GPtrArray) ids = collect_ids (self);

  hj_lesson_page_clear_diagrams (self);
  gtk_widget_set_visible (self->side, ids->len > 0 && !self->focus);
  if (ids->len > 0 && is_beside (self) && !self->focus)
    self->diagrams_id = g_idle_add_full (G_PRIORITY_LOW, add_next_cb, self, NULL);
}
