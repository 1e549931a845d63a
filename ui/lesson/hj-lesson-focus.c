/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Focus reading: a lesson without sidebar, header and diagrams, its lines as long as one reads with ease. The header comes
 * back while the pointer is at the top. */
#include "hj-lesson-page-private.h"

#include "hj-actions.h"

#define NEAR 12  /* px from the top: the header comes */
#define FAR 90   /* px: it goes */

/* Syllables of Hangul in a line: about 34 to 40 read best, which is 66 to 75 letters of English (Bringhurst 2004, The
 * Elements of Typographic Style, 2.1.2); the wide one is for large screens. By the enum of the setting. */
static const int measures[] = {34, 38, 46};

static int
get_measure (HjLessonPage *self)
{
  GSettings *settings = hj_desk_get_settings (hj_page_get_desk (HJ_PAGE (self)));

  return measures[settings == NULL ? 1 : CLAMP (g_settings_get_enum (settings, "reading-width"), 0, 2)];
}

/* The header has one place in the page and one that slides over the text. */
static void
place_header (HjLessonPage *self)
{
  g_autoptr (GtkWidget) header = g_object_ref (GTK_WIDGET (self->header));

  if (self->focus) {
    gtk_box_remove (self->column, header);
    gtk_revealer_set_child (self->focus_bar, header);
  } else {
    gtk_revealer_set_child (self->focus_bar, NULL);
    gtk_box_prepend (self->column, header);
  }
}

static void
show_header (HjLessonPage *self, gboolean shown)
{
  gtk_revealer_set_reveal_child (self->focus_bar, shown);
  gtk_widget_set_can_target (GTK_WIDGET (self->focus_bar), shown);
  gtk_widget_set_visible (self->leave_focus, self->focus && !shown);
}

void
hj_lesson_page_set_focus (HjLessonPage *self, gboolean focus)
{
  GSettings *settings = hj_desk_get_settings (hj_page_get_desk (HJ_PAGE (self)));

  if (self->focus == focus)
    return;
  self->focus = focus;
  place_header (self);
  show_header (self, FALSE);
  hj_note_view_set_measure (self->note_view, focus ? get_measure (self) : 0);
  hj_lesson_page_update_wide (self);
  hj_lesson_page_place_diagrams (self);
  hj_action_set_enabled (GTK_WIDGET (self), "page.leave-focus", focus);
  if (settings != NULL)
    g_settings_set_boolean (settings, "focus-reading", focus);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

void
hj_lesson_page_show_header (HjLessonPage *self)
{
  if (self->focus)
    show_header (self, TRUE);
}

/* ---- the pointer ---- */

static gboolean
is_header_used (HjLessonPage *self)
{
  return gtk_widget_get_focus_child (GTK_WIDGET (self->focus_bar)) != NULL
         || gtk_widget_get_visible (GTK_WIDGET (self->sections_popover));
}

static void
pointer_moved_cb (HjLessonPage *self, double x, double y)
{
  gboolean shown = gtk_revealer_get_reveal_child (self->focus_bar);

  if (!self->focus)
    return;
  if (!shown && y < NEAR)
    show_header (self, TRUE);
  else if (shown && y > FAR && !is_header_used (self))
    show_header (self, FALSE);
}

static void
width_changed_cb (HjLessonPage *self)
{
  if (self->focus)
    hj_note_view_set_measure (self->note_view, get_measure (self));
}

/* ---- actions ---- */

static void
toggle_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  hj_lesson_page_set_focus (HJ_LESSON_PAGE (widget), !HJ_LESSON_PAGE (widget)->focus);
}

static void
leave_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  hj_lesson_page_set_focus (HJ_LESSON_PAGE (widget), FALSE);
}

void
hj_lesson_page_install_focus_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.focus", NULL, toggle_cb);
  gtk_widget_class_install_action (widget_class, "page.leave-focus", NULL, leave_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "page.leave-focus", NULL);
}

void
hj_lesson_page_init_focus (HjLessonPage *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();

  g_signal_connect_swapped (motion, "motion", G_CALLBACK (pointer_moved_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  hj_action_set_enabled (GTK_WIDGET (self), "page.leave-focus", FALSE);
}

/* As it was when the app was closed. */
void
hj_lesson_page_restore_focus (HjLessonPage *self)
{
  GSettings *settings = hj_desk_get_settings (hj_page_get_desk (HJ_PAGE (self)));

  if (settings == NULL)
    return;
  g_signal_connect_object (settings, "changed::reading-width", G_CALLBACK (width_changed_cb), self, G_CONNECT_SWAPPED);
  hj_lesson_page_set_focus (self, g_settings_get_boolean (settings, "focus-reading"));
}
