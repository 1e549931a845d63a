/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the learner is in a lesson: kept in the library, found again the next time. */
#include "hj-lesson-page-private.h"

#include <stdlib.h>
#include <string.h>

#define SAVE_AFTER 1500 /* ms of quiet */
/* A note that is opened jumps to its place first; only what comes after that is reading. */
#define SETTLE_AFTER 700

static GtkScrolledWindow *
find_scroller (GtkWidget *widget)
{
  for (; widget != NULL && !GTK_IS_SCROLLED_WINDOW (widget); widget = gtk_widget_get_first_child (widget))
    ;
  return widget == NULL ? NULL : GTK_SCROLLED_WINDOW (widget);
}

/* The last block may never come to the top of the view: the end is where nothing more can be scrolled. */
static gboolean
is_at_end (HjLessonPage *self)
{
  GtkScrolledWindow *scroller = find_scroller (GTK_WIDGET (self->note_view));
  GtkAdjustment *adjustment = scroller == NULL ? NULL : gtk_scrolled_window_get_vadjustment (scroller);

  return adjustment != NULL && gtk_adjustment_get_page_size (adjustment) > 0
         && gtk_adjustment_get_value (adjustment) + gtk_adjustment_get_page_size (adjustment)
              >= gtk_adjustment_get_upper (adjustment) - 24;
}

static void
save (HjLessonPage *self)
{
  HjDesk *desk = hj_page_get_desk (HJ_PAGE (self));
  HjNote *note = hj_lesson_page_get_note (self);
  int index = hj_note_view_get_current_block (self->note_view);
  const HjBlock *block = note == NULL || index < 0 || index >= (int) note->blocks->len ? NULL
                                                                                       : note->blocks->pdata[index];
  g_autoptr (GError) error = NULL;

  if (block != NULL
      && !hj_library_set_progress (hj_desk_get_library (desk), self->what, block->id, self->furthest,
                                   self->finished, hj_desk_get_now (desk), &error))
    hj_page_say (HJ_PAGE (self), error->message);
}

static gboolean
save_cb (gpointer data)
{
  HjLessonPage *self = data;

  self->save_id = 0;
  save (self);
  return G_SOURCE_REMOVE;
}

static void
take_place (HjLessonPage *self)
{
  HjNote *note = hj_lesson_page_get_note (self);
  int block = hj_note_view_get_current_block (self->note_view);
  gboolean at_end = is_at_end (self);

  if (note == NULL || block < 0)
    return;
  hj_section_list_set_current (self->sections, block);
  if (!self->reading)
    return;
  self->furthest = MAX (self->furthest, at_end ? 1 : (block + 1.0) / (note->blocks->len + 1));
  self->finished |= at_end;
  g_clear_handle_id (&self->save_id, g_source_remove);
  self->save_id = g_timeout_add (SAVE_AFTER, save_cb, self);
}

static gboolean
moved_late_cb (gpointer data)
{
  HjLessonPage *self = data;

  self->moved_id = 0;
  take_place (self);
  return G_SOURCE_REMOVE;
}

/* Told in the middle of a layout, when nothing may be resized. */
static void
moved_cb (HjLessonPage *self)
{
  if (self->moved_id == 0)
    self->moved_id = g_idle_add (moved_late_cb, self);
}

static gboolean
settled_cb (gpointer data)
{
  HjLessonPage *self = data;

  self->settle_id = 0;
  self->reading = TRUE;
  take_place (self);
  return G_SOURCE_REMOVE;
}

void
hj_lesson_page_init_reading (HjLessonPage *self)
{
  GtkScrolledWindow *scroller = find_scroller (GTK_WIDGET (self->note_view));

  g_signal_connect_object (self->note_view, "notify::current-block", G_CALLBACK (moved_cb), self,
                           G_CONNECT_SWAPPED);
  if (scroller != NULL)
    g_signal_connect_object (gtk_scrolled_window_get_vadjustment (scroller), "value-changed",
                             G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
}

void
hj_lesson_page_scroll (HjLessonPage *self, GtkScrollType type)
{
  GtkScrolledWindow *scroller = find_scroller (GTK_WIDGET (self->note_view));
  gboolean done;

  if (scroller != NULL)
    g_signal_emit_by_name (scroller, "scroll-child", type, FALSE, &done);
}

/* A heading, or a block that has a name, as a link calls it. */
static gboolean
scroll_to_place (HjLessonPage *self, const char *fragment)
{
  HjNote *note = hj_lesson_page_get_note (self);
  int block = note == NULL ? -1 : hj_note_find_place (note, fragment);

  if (block >= 0)
    hj_note_view_scroll_to_block (self->note_view, block);
  return block >= 0;
}

/* WHERE is "12", or "12~words" where words were found that are to be marked. */
static gboolean
scroll_to_line (HjLessonPage *self, const char *where)
{
  const char *words = strchr (where, '~');
  gboolean found = hj_note_view_scroll_to_line (self->note_view, atoi (where));

  if (words != NULL && words[1] != '\0')
    hj_find_bar_show (self->find_bar, words + 1);
  return found;
}

static gboolean
scroll_to (HjLessonPage *self, const char *where)
{
  if (g_str_has_prefix (where, "place-"))
    return scroll_to_place (self, where + strlen ("place-"));
  if (g_str_has_prefix (where, "line-"))
    return scroll_to_line (self, where + strlen ("line-"));
  return hj_note_view_scroll_to_id (self->note_view, where);
}

void
hj_lesson_page_go_to (HjLessonPage *self, const char *where)
{
  HjDesk *desk = hj_page_get_desk (HJ_PAGE (self));
  HjProgress progress = {0};

  self->reading = FALSE;
  g_clear_handle_id (&self->settle_id, g_source_remove);
  self->settle_id = g_timeout_add (SETTLE_AFTER, settled_cb, self);
  if (!hj_library_get_progress (hj_desk_get_library (desk), self->what, &progress, NULL))
    progress = (HjProgress) {0};
  self->furthest = progress.fraction;
  self->finished = progress.finished;
  if (where != NULL && *where != '\0')
    scroll_to (self, where);
  else if (progress.block != NULL && !progress.finished)
    scroll_to (self, progress.block);
  hj_progress_clear (&progress);
}

void
hj_lesson_page_keep_place (HjLessonPage *self)
{
  g_clear_handle_id (&self->settle_id, g_source_remove);
  g_clear_handle_id (&self->moved_id, g_source_remove);
  if (self->save_id == 0)
    return;
  g_clear_handle_id (&self->save_id, g_source_remove);
  save (self);
}
