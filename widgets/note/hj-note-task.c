/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The box of a task: ticked where the note may be changed, else it says why it cannot be. */
#include "hj-note-block.h"
#include "hj-spoken.h"

#include <glib/gi18n-lib.h>

typedef struct {
  const HjNoteBuilder *builder;
  int line;
} Task;

static void
toggled_cb (GtkCheckButton *button, Task *task)
{
  task->builder->toggle_task (task->builder->owner, task->line, gtk_check_button_get_active (button));
}

static void
free_task (gpointer data, GClosure *closure)
{
  g_free (data);
}

static void
watch (GtkWidget *check, const HjNoteBuilder *builder, int line)
{
  Task *task = g_new (Task, 1);

  *task = (Task){ builder, line };
  g_signal_connect_data (check, "toggled", G_CALLBACK (toggled_cb), task, free_task, 0);
}

/* The pointer goes through the box to what is around it, which has the words. */
static GtkWidget *
fix (GtkWidget *check, const char *why)
{
  GtkWidget *around = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_can_target (check, FALSE);
  gtk_widget_set_can_focus (check, FALSE);
  gtk_box_append (GTK_BOX (around), check);
  gtk_widget_set_tooltip_text (around, why);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_READ_ONLY, TRUE, -1);
  return around;
}

GtkWidget *
hj_note_task_new (const HjNoteBuilder *builder, int line, gboolean done)
{
  GtkWidget *check = gtk_check_button_new ();

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), done);
  gtk_widget_set_valign (check, GTK_ALIGN_START);
  hj_spoken_set_name (check, done ? _("Done") : _("To do"));
  if (builder->fixed_tasks)
    return fix (check, builder->fixed_tasks);
  watch (check, builder, line);
  return check;
}
