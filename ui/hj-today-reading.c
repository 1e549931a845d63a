/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What to read on: where the learner stopped, or the course begins, and the topics that come next. */
#include "hj-today-page-private.h"

#include "hj-course.h"
#include "hj-thumbnails.h"
#include "hj-words.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define MAX_NEXT 3

static const HjCourseTopic *
topic_of (const char *what)
{
  return what != NULL && g_str_has_prefix (what, "topic:") ? hj_course_find_topic (what + strlen ("topic:")) : NULL;
}

static void
show_picture (HjTodayPage *self)
{
  GdkTexture *picture = NULL;

  if (self->reading_diagram != NULL)
    picture = hj_thumbnails_request (hj_thumbnails_get_default (), self->reading_diagram);
  gtk_picture_set_paintable (self->reading_picture, GDK_PAINTABLE (picture));
}

static void
thumbnail_ready_cb (HjTodayPage *self, const char *id)
{
  if (g_strcmp0 (id, self->reading_diagram) == 0)
    show_picture (self);
}

/* Topics that are written and not read, in the order of the course, from START on and then from the front. */
static const HjCourseTopic *
find_unread (HjTodayPage *self, guint *index, const char *not_this)
{
  HjDesk *desk = hj_page_get_desk (HJ_PAGE (self));

  for (; *index < hj_course_get_n_topics (); (*index)++) {
    const HjCourseTopic *topic = hj_course_get_topic (*index);

    if (topic->complete && hj_desk_get_topic_progress (desk, topic->id) < 1 && g_strcmp0 (topic->id, not_this) != 0) {
      (*index)++;
      return topic;
    }
  }
  return NULL;
}

static void
show_topic (HjTodayPage *self, const HjCourseTopic *topic)
{
  HjLang lang = hj_desk_get_lang (hj_page_get_desk (HJ_PAGE (self)));
  const HjCoursePart *part = hj_course_get_part (topic->part - 1);
  const char *summary = hj_text_get (topic->summary, lang);
  g_autofree char *place = g_strdup_printf ("%d. %s", part->number, hj_text_get (part->title, lang));

  gtk_label_set_text (self->reading_place, place);
  hj_words_set (self->reading_title, hj_text_get (topic->title, lang));
  hj_words_set (self->reading_summary, summary == NULL ? "" : summary);
  g_free (self->reading_diagram);
  self->reading_diagram = g_strdup (topic->diagrams == NULL ? NULL : topic->diagrams[0]);
}

static void
show_note (HjTodayPage *self, gint64 id)
{
  HjLibrary *library = hj_desk_get_library (hj_page_get_desk (HJ_PAGE (self)));
  g_autoptr (HjNoteInfo) info = hj_library_get_note (library, id, NULL);

  gtk_label_set_text (self->reading_place, _("My Notes"));
  hj_words_set (self->reading_title, info == NULL ? "" : info->title);
  hj_words_set (self->reading_summary, "");
  g_clear_pointer (&self->reading_diagram, g_free);
}

/* " · 12 of 40 sections read" of a note of the learner's own. (transfer full) */
static char *
dup_sections (HjTodayPage *self)
{
  HjLibrary *library = hj_desk_get_library (hj_page_get_desk (HJ_PAGE (self)));
  g_autoptr (HjNoteInfo) info = g_str_has_prefix (self->reading, "note:")
                                  ? hj_library_get_note (library, g_ascii_strtoll (self->reading + strlen ("note:"), NULL, 10),
                                                         NULL)
                                  : NULL;
  g_autofree char *words = info == NULL || info->sections == 0
                             ? NULL
                             : g_strdup_printf (ngettext ("%d of %d section read", "%d of %d sections read", info->sections),
                                                info->sections_read, info->sections);

  return words == NULL ? g_strdup ("") : g_strconcat (" · ", words, NULL);
}

static void
show_read_so_far (HjTodayPage *self, double fraction)
{
  const HjCourseTopic *topic = topic_of (self->reading);
  int left = topic == NULL ? 0 : (int) ceil ((1 - fraction) * topic->minutes);
  g_autofree char *sections = dup_sections (self);
  g_autofree char *done = left == 0 ? g_strdup_printf ("%.0f %%%s", 100 * fraction, sections)
                                    : g_strdup_printf (_("%.0f %% · %d min left"), 100 * fraction, left);

  gtk_level_bar_set_value (self->reading_level, fraction);
  gtk_label_set_text (self->reading_done, done);
  gtk_label_set_text (self->reading_heading, fraction > 0 ? _("Continue Reading") : _("Begin Here"));
  gtk_label_set_text (self->reading_button_label, fraction > 0 ? _("Continue") : _("Read"));
}

void
hj_today_page_update_reading (HjTodayPage *self)
{
  HjLibrary *library = hj_desk_get_library (hj_page_get_desk (HJ_PAGE (self)));
  HjProgress progress = {0};
  guint index = 0;

  g_clear_pointer (&self->reading, g_free);
  self->reading = hj_library_dup_reading (library, NULL);
  if (self->reading == NULL) {
    const HjCourseTopic *first = find_unread (self, &index, NULL);

    self->reading = first == NULL ? NULL : g_strconcat ("topic:", first->id, NULL);
  }
  if (topic_of (self->reading) != NULL)
    show_topic (self, topic_of (self->reading));
  else if (self->reading != NULL)
    show_note (self, g_ascii_strtoll (self->reading + strlen ("note:"), NULL, 10));
  if (self->reading != NULL && hj_library_get_progress (library, self->reading, &progress, NULL)) {
    show_read_so_far (self, progress.fraction);
    hj_progress_clear (&progress);
  }
  gtk_widget_set_visible (self->reading_well, self->reading_diagram != NULL);
  show_picture (self);
}

static void
reading_clicked_cb (HjTodayPage *self)
{
  g_autofree char *place = self->reading == NULL ? NULL : g_strconcat ("lesson ", self->reading, "#unread", NULL);

  if (place != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show", "s", place);
}

/* ---- what comes next ---- */

static GtkWidget *
create_next_row (HjTodayPage *self, const HjCourseTopic *topic)
{
  HjLang lang = hj_desk_get_lang (hj_page_get_desk (HJ_PAGE (self)));
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = g_markup_escape_text (hj_text_get (topic->title, lang), -1);
  g_autofree char *minutes = g_strdup_printf (ngettext ("%d min", "%d min", topic->minutes), topic->minutes);
  g_autofree char *name = g_strconcat ("lesson topic:", topic->id, NULL);
  GtkWidget *label = gtk_label_new (topic->minutes > 0 ? minutes : NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", name);
  return row;
}

void
hj_today_page_update_next (HjTodayPage *self)
{
  const HjCourseTopic *reading = topic_of (self->reading), *topic;
  GtkWidget *row;
  guint index = 0, n = 0;

  while ((row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->next_list, 0))) != NULL)
    gtk_list_box_remove (self->next_list, row);
  while (n < MAX_NEXT && (topic = find_unread (self, &index, reading == NULL ? NULL : reading->id)) != NULL) {
    gtk_list_box_append (self->next_list, create_next_row (self, topic));
    n++;
  }
  gtk_widget_set_visible (self->next_card, n > 0);
}

void
hj_today_page_bind_reading (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, reading_clicked_cb);
}

void
hj_today_page_init_reading (HjTodayPage *self)
{
  g_signal_connect_object (hj_thumbnails_get_default (), "ready", G_CALLBACK (thumbnail_ready_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (show_picture), self,
                           G_CONNECT_SWAPPED);
}
