/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The actions of a lesson: to the next topic, to other pages, and moving through the note by keys. */
#include "hj-lesson-page-private.h"

#include "hj-actions.h"

/* ---- to other topics and pages ---- */

/* The next written topic in DIRECTION, or NULL. */
static const HjCourseTopic *
find_neighbour (HjLessonPage *self, int direction)
{
  int n = hj_course_get_n_topics (), index = 0;

  if (self->topic == NULL)
    return NULL;
  while (index < n && hj_course_get_topic (index) != self->topic)
    index++;
  for (index += direction; index >= 0 && index < n; index += direction)
    if (hj_course_get_topic (index)->complete)
      return hj_course_get_topic (index);
  return NULL;
}

static void
show_neighbour (HjLessonPage *self, int direction)
{
  const HjCourseTopic *topic = find_neighbour (self, direction);
  g_autofree char *place = topic == NULL ? NULL : g_strconcat ("lesson topic:", topic->id, NULL);

  if (place != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show", "s", place);
}

static void
previous_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  show_neighbour (HJ_LESSON_PAGE (widget), -1);
}

static void
next_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  show_neighbour (HJ_LESSON_PAGE (widget), 1);
}

static void
print_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autofree char *place = g_strconcat ("sheet ", HJ_LESSON_PAGE (widget)->what, NULL);

  gtk_widget_activate_action (widget, "win.show", "s", place);
}

/* The editor opens where the learner is reading. */
static void
edit_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HjLessonPage *self = HJ_LESSON_PAGE (widget);
  HjNote *note = hj_lesson_page_get_note (self);
  int block = hj_note_view_get_current_block (self->note_view);
  int line = block < 0 || (guint) block >= note->blocks->len ? 1 : ((HjBlock *) note->blocks->pdata[block])->line;
  g_autofree char *place = g_strdup_printf ("editor %s#line-%d", self->what, line);

  gtk_widget_activate_action (widget, "win.show", "s", place);
}

/* How the note was read: for notes of the learner's own. */
static void
report_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autofree char *place = g_strdup_printf ("import note:%" G_GINT64_FORMAT, HJ_LESSON_PAGE (widget)->note_id);

  gtk_widget_activate_action (widget, "win.show", "s", place);
}

/* ---- within the note ---- */

static void
find_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  hj_find_bar_open (HJ_LESSON_PAGE (widget)->find_bar);
}

static void
step_term_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action_variant (GTK_WIDGET (HJ_LESSON_PAGE (widget)->note_view), "note.step-term", parameter);
}

/* From block to block, wherever in the page the keyboard is. */
static void
walk_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action_variant (GTK_WIDGET (HJ_LESSON_PAGE (widget)->note_view), "note.walk", parameter);
}

static void
zoom_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HjNoteView *view = HJ_LESSON_PAGE (widget)->note_view;
  int step = g_variant_get_int32 (parameter);

  hj_note_view_set_zoom (view, step == 0 ? 1 : CLAMP (hj_note_view_get_zoom (view) + .1 * step, .5, 3));
}

/* The note scrolls wherever in the page the keyboard is. */
static void
scroll_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  hj_lesson_page_scroll (HJ_LESSON_PAGE (widget), g_variant_get_int32 (parameter));
}

static void
sections_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  hj_lesson_page_show_header (HJ_LESSON_PAGE (widget));
  gtk_menu_button_popup (HJ_LESSON_PAGE (widget)->sections_button);
}

/* ---- page ---- */

void
hj_lesson_page_update_actions (HjLessonPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean readable = hj_lesson_page_get_note (self) != NULL;

  hj_action_set_enabled (widget, "page.previous", find_neighbour (self, -1) != NULL);
  hj_action_set_enabled (widget, "page.next", find_neighbour (self, 1) != NULL);
  hj_action_set_enabled (widget, "page.find", readable);
  hj_action_set_enabled (widget, "page.print", readable);
  hj_action_set_enabled (widget, "page.take-cards", readable);
  hj_action_set_enabled (widget, "page.edit", readable && self->topic == NULL);
  hj_action_set_enabled (widget, "page.report", readable && self->topic == NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->sections_button), readable);
}

void
hj_lesson_page_install_actions (GtkWidgetClass *widget_class)
{
  static const struct {
    guint key;
    GtkScrollType scroll;
  } scrolls[] = {{GDK_KEY_Page_Down, GTK_SCROLL_PAGE_FORWARD}, {GDK_KEY_space, GTK_SCROLL_PAGE_FORWARD},
                 {GDK_KEY_Page_Up, GTK_SCROLL_PAGE_BACKWARD}, {GDK_KEY_Down, GTK_SCROLL_STEP_FORWARD},
                 {GDK_KEY_Up, GTK_SCROLL_STEP_BACKWARD},      {GDK_KEY_Home, GTK_SCROLL_START},
                 {GDK_KEY_End, GTK_SCROLL_END}};

  gtk_widget_class_install_action (widget_class, "page.previous", NULL, previous_cb);
  gtk_widget_class_install_action (widget_class, "page.next", NULL, next_cb);
  gtk_widget_class_install_action (widget_class, "page.find", NULL, find_cb);
  gtk_widget_class_install_action (widget_class, "page.print", NULL, print_cb);
  gtk_widget_class_install_action (widget_class, "page.edit", NULL, edit_cb);
  gtk_widget_class_install_action (widget_class, "page.report", NULL, report_cb);
  gtk_widget_class_install_action (widget_class, "page.step-term", "i", step_term_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "page.step-term", "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "page.step-term", "i", -1);
  gtk_widget_class_install_action (widget_class, "page.walk", "(ib)", walk_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_CONTROL_MASK, "page.walk", "(ib)", 1, FALSE);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_CONTROL_MASK, "page.walk", "(ib)", -1, FALSE);
  gtk_widget_class_install_action (widget_class, "page.zoom", "i", zoom_cb);
  gtk_widget_class_install_action (widget_class, "page.sections", NULL, sections_cb);
  gtk_widget_class_install_action (widget_class, "page.scroll", "i", scroll_cb);
  for (guint i = 0; i < G_N_ELEMENTS (scrolls); i++)
    gtk_widget_class_add_binding_action (widget_class, scrolls[i].key, 0, "page.scroll", "i", scrolls[i].scroll);
}
