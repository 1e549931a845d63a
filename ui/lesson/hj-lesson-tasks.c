/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ticking the tasks of the learner's own notes: in the file and in the library, to be taken back. */
#include "hj-lesson-page-private.h"

#include "hj-lesson-tasks.h"

#include <glib/gi18n.h>

const char *
hj_lesson_page_explain_tasks (HjLessonPage *self)
{
  HjNote *note = hj_lesson_page_get_note (self);

  if (self->topic != NULL)
    return _("This is a lesson of the course: tasks can be ticked in your own notes");
  if (note != NULL && note->guessed != NULL)
    return _("Letters of this note were guessed, so its file is left as it is");
  if (note != NULL && g_str_has_prefix (note->encoding, "UTF-16"))
    return _("Tasks can be ticked in UTF-8 notes; saving this one in the editor makes it one");
  return NULL;
}

static gboolean
tell_cb (gpointer data)
{
  HjLessonPage *self = data;

  hj_desk_tell_note_changed (hj_page_get_desk (HJ_PAGE (self)), self->note_id);
  return G_SOURCE_REMOVE;
}

void
hj_lesson_page_toggle_task (HjLessonPage *self, int line, gboolean done)
{
  HjDesk *desk = hj_page_get_desk (HJ_PAGE (self));
  g_autoptr (GError) error = NULL;

  if (hj_library_set_task (hj_desk_get_library (desk), self->note_id, line, done, hj_desk_get_now (desk), &error))
    hj_page_say_with_undo (HJ_PAGE (self), done ? _("Task done") : _("Task open again"), "win.undo-task",
                           g_variant_new ("(xib)", self->note_id, line, !done));
  else
    hj_page_say (HJ_PAGE (self), error->message);
  /* Also when it failed: the box shows what the note says. Later, as the box that was clicked makes way for another. */
  g_idle_add_full (G_PRIORITY_DEFAULT, tell_cb, g_object_ref (self), g_object_unref);
}

void
hj_tasks_undo (HjDesk *desk, GVariant *target, GError **error)
{
  gint64 note;
  gboolean done;
  int line;

  g_variant_get (target, "(xib)", &note, &line, &done);
  if (hj_library_set_task (hj_desk_get_library (desk), note, line, done, hj_desk_get_now (desk), error))
    hj_desk_tell_note_changed (desk, note);
}
