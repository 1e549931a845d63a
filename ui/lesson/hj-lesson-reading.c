/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the learner is in a lesson: kept in the library, found again the next time. */
#include "hj-lesson-page-private.h"

#include <stdlib.h>
#include <string.h>

#define SAVE_AFTER 1500       /* ms of quiet */
#define SAVE_WHILE_READING 15 /* s */
/* A note that is opened jumps to its place first; only what comes after that is reading. */
#define SETTLE_AFTER 700

static GtkScrolledWindow *
find_scroller (GtkWidget *widget)
{
  for (; widget != NULL && !GTK_IS_SCROLLED_WINDOW (widget); widget = gtk_widget_get_first_child (widget))
    ;
  return widget == NULL ? NULL : GTK_SCROLLED_WINDOW (widget);
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

  if (block != NULL && self->coverage != NULL
      && !hj_library_keep_coverage (hj_desk_get_library (desk), self->what, block->id, self->coverage,
                                    hj_desk_get_now (desk), &error))
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

/* While one reads without scrolling, a page goes by before it is worth the disk's while. */
void
hj_lesson_page_queue_save (HjLessonPage *self)
{
  if (self->save_id == 0)
    self->save_id = g_timeout_add_seconds (SAVE_WHILE_READING, save_cb, self);
}

static void
take_place (HjLessonPage *self)
{
  int block = hj_note_view_get_current_block (self->note_view);

  if (hj_lesson_page_get_note (self) == NULL || block < 0)
    return;
  hj_section_list_set_current (self->sections, block);
  hj_lesson_page_update_read_actions (self);
  if (!self->reading)
    return;
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
static void
scroll_to_place (HjLessonPage *self, const char *fragment)
{
  HjNote *note = hj_lesson_page_get_note (self);
  int block = note == NULL ? -1 : hj_note_find_place (note, fragment);

  if (block >= 0)
    hj_note_view_scroll_to_block (self->note_view, block);
}

/* ---- what was found ---- */

/* The text at the line is in a language that is not shown now: both are, so that the reader's own stays in sight. */
static void
show_language (HjLessonPage *self, HjLang lang)
{
  if (self->topic != NULL && lang != HJ_LANG_BOTH && self->shown_lang != HJ_LANG_BOTH && self->shown_lang != lang)
    hj_desk_set_lang (hj_page_get_desk (HJ_PAGE (self)), HJ_LANG_BOTH);
}

/* A note that is read in one language may hide the words: then it is shown as it was written. */
static guint
find_words (HjLessonPage *self, HjLang lang, int line, const char *words)
{
  guint n = hj_note_view_find_at_line (self->note_view, lang, line, words);

  if (n > 0 || *words == '\0' || self->topic != NULL || self->shown_lang == HJ_LANG_BOTH)
    return n;
  hj_desk_set_lang (hj_page_get_desk (HJ_PAGE (self)), HJ_LANG_BOTH);
  return hj_note_view_find_at_line (self->note_view, lang, line, words);
}

/* WHERE is "12", "12@en" for a line of the English note, or either of them with "~words" that were found there and are to
 * be marked. */
static void
scroll_to_line (HjLessonPage *self, const char *where)
{
  g_auto (GStrv) parts = g_strsplit (where, "~", 2);
  const char *words = parts[1] != NULL ? parts[1] : "", *at = strchr (parts[0], '@');
  HjLang lang = HJ_LANG_BOTH;

  if (at != NULL)
    hj_lang_from_string (at + 1, &lang);
  show_language (self, lang);
  if (find_words (self, lang, atoi (where), words) > 0)
    hj_find_bar_show (self->find_bar, words);
  else if (*words != '\0')
    hj_find_bar_close (self->find_bar);
}

/* The section that the top-level block ID is in, −1 if there is none. */
static int
find_section_of (HjLessonPage *self, const char *id)
{
  HjNote *note = hj_lesson_page_get_note (self);

  for (guint i = 0; i < note->blocks->len; i++)
    if (g_strcmp0 (((HjBlock *) note->blocks->pdata[i])->id, id) == 0)
      return hj_coverage_find_section (self->coverage, i);
  return -1;
}

/* Where the learner left off, if that is in the first section that is not read, or else where that begins. */
static gboolean
scroll_to_unread (HjLessonPage *self, const char *last)
{
  int section = self->coverage == NULL ? -1 : hj_coverage_find_unread (self->coverage);

  if (section < 0 || (last != NULL && find_section_of (self, last) == section))
    return last != NULL && hj_note_view_scroll_to_id (self->note_view, last);
  hj_note_view_scroll_to_block (self->note_view, hj_coverage_get_section (self->coverage, section)->first);
  return TRUE;
}

static void
scroll_to (HjLessonPage *self, const char *where)
{
  if (g_str_has_prefix (where, "place-"))
    scroll_to_place (self, where + strlen ("place-"));
  else if (g_str_has_prefix (where, "line-"))
    scroll_to_line (self, where + strlen ("line-"));
  else
    hj_note_view_scroll_to_id (self->note_view, where);
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
  if (g_strcmp0 (where, "unread") == 0)
    scroll_to_unread (self, progress.block);
  else if (where != NULL && *where != '\0')
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
