/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The course: its parts and topics, and how far each was read. */
#include "hj-course-page.h"

#include "hj-course.h"
#include "hj-page-header.h"
#include "hj-progress-ring.h"
#include "hj-words.h"

#include <glib/gi18n.h>

struct _HjCoursePage {
  HjPage parent_instance;

  HjPageHeader *header;
  GtkBox *parts;
};

G_DEFINE_FINAL_TYPE (HjCoursePage, hj_course_page, HJ_TYPE_PAGE)

static const char *
second_title (const HjCourseTopic *topic, HjLang lang)
{
  return lang == HJ_LANG_EN ? topic->title.ko : topic->title.en;
}

static GtkWidget *
create_row (HjCoursePage *self, const HjCourseTopic *topic, HjLang lang)
{
  HjDesk *desk = hj_page_get_desk (HJ_PAGE (self));
  GtkWidget *row = adw_action_row_new (), *ring = hj_progress_ring_new ();
  g_autofree char *title = g_markup_escape_text (hj_text_get (topic->title, lang), -1);
  g_autofree char *second = g_markup_escape_text (second_title (topic, lang), -1);
  g_autofree char *minutes = g_strdup_printf (ngettext ("%d min", "%d min", topic->minutes), topic->minutes);
  g_autofree char *place = g_strconcat ("lesson topic:", topic->id, NULL);
  GtkWidget *label = gtk_label_new (!topic->complete ? _("not written yet") : topic->minutes > 0 ? minutes : "");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), second);
  hj_words_keep (row);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  hj_progress_ring_set_fraction (HJ_PROGRESS_RING (ring), hj_desk_get_topic_progress (desk, topic->id));
  gtk_widget_set_valign (ring, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), ring);
  gtk_widget_set_sensitive (row, topic->complete);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), topic->complete);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", place);
  return row;
}

static gboolean
has_written (const HjCoursePart *part)
{
  for (guint i = 0; i < part->n_topics; i++)
    if (hj_course_get_topic (part->first + i)->complete)
      return TRUE;
  return FALSE;
}

/* A part with nothing to read yet is one folded row: the course shows where it is going. */
static GtkWidget *
create_part (HjCoursePage *self, const HjCoursePart *part, HjLang lang)
{
  GtkWidget *list = gtk_list_box_new (), *expander = adw_expander_row_new ();
  g_autofree char *text = g_strdup_printf ("%d. %s", part->number, hj_text_get (part->title, lang));
  g_autofree char *title = g_markup_escape_text (text, -1);
  g_autofree char *count = g_strdup_printf (ngettext ("%u topic", "%u topics", part->n_topics), part->n_topics);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (expander), count);
  for (guint i = 0; i < part->n_topics; i++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (expander),
                              create_row (self, hj_course_get_topic (part->first + i), lang));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (expander), has_written (part));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), expander);
  return list;
}

static void
hj_course_page_refresh (HjPage *page)
{
  HjCoursePage *self = HJ_COURSE_PAGE (page);
  HjLang lang = hj_desk_get_lang (hj_page_get_desk (page));
  g_autofree char *subtitle = g_strdup_printf (_("%u of %u topics written"), hj_course_get_n_complete (),
                                               hj_course_get_n_topics ());
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->parts))) != NULL)
    gtk_box_remove (self->parts, child);
  for (guint i = 0; i < hj_course_get_n_parts (); i++)
    gtk_box_append (self->parts, create_part (self, hj_course_get_part (i), lang));
  g_object_set (self->header, "subtitle", subtitle, NULL);
}

static void
hj_course_page_class_init (HjCoursePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  HJ_PAGE_CLASS (klass)->refresh = hj_course_page_refresh;
  g_type_ensure (HJ_TYPE_PAGE_HEADER);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/hanjang/Hanjang/ui/hj-course-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HjCoursePage, header);
  gtk_widget_class_bind_template_child (widget_class, HjCoursePage, parts);
}

static void
hj_course_page_init (HjCoursePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
