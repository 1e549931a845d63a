/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Today: what is due and how long it takes, what to read on, the month so far. */
#include "hj-today-page.h"

#include "hj-card-grid.h"
#include "hj-count-bar.h"
#include "hj-course.h"
#include "hj-month-view.h"
#include "hj-page-header.h"
#include "hj-theme.h"
#include "hj-thumbnails.h"
#include "hj-words.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define MAX_NEXT 3

struct _HjTodayPage {
  HjPage parent_instance;

  GtkLabel *date, *yesterday;
  GtkStack *due_stack;
  GtkLabel *due_number, *due_minutes, *new_count, *learning_count, *review_count, *later, *done_later;
  HjCountBar *bar;
  GtkLabel *reading_place, *reading_title, *reading_summary, *reading_done, *reading_heading, *reading_button_label;
  GtkPicture *reading_picture;
  GtkWidget *reading_well;
  GtkLevelBar *reading_level;
  GtkListBox *next_list;
  GtkWidget *next_card;
  GtkLabel *month_title, *streak;
  HjMonthView *month;

  char *reading;         /* "topic:ID" or "note:ID" */
  char *reading_diagram; /* whose picture is shown */
};

G_DEFINE_FINAL_TYPE (HjTodayPage, hj_today_page, HJ_TYPE_PAGE)

static void
set_number (GtkLabel *label, int number)
{
  g_autofree char *text = g_strdup_printf ("%d", number);

  gtk_label_set_text (label, text);
}

/* ---- reviews ---- */

static void
update_date (HjTodayPage *self, const HjStats *stats)
{
  /* Translators: day, month and weekday of today, as g_date_time_format() writes them. */
  g_autofree char *date = hj_day_dup_text (stats->today, _("%A, %-e %B"));
  g_autofree char *text = NULL;

  if (stats->reviews_today > 0)
    text = g_strdup_printf (ngettext ("You have reviewed %d card today in %.0f min.",
                                      "You have reviewed %d cards today in %.0f min.", stats->reviews_today),
                            stats->reviews_today, ceil (stats->minutes_today));
  else if (stats->reviews_yesterday > 0)
    text = g_strdup_printf (ngettext ("Yesterday you reviewed %d card in %.0f min.",
                                      "Yesterday you reviewed %d cards in %.0f min.", stats->reviews_yesterday),
                            stats->reviews_yesterday, ceil (stats->minutes_yesterday));
  hj_words_set (self->date, date);
  hj_words_set (self->yesterday, text == NULL ? "" : text);
}

static char *
describe_later (const HjStats *stats)
{
  const HjForecastDay *tomorrow;

  if (stats->forecast->len < 2)
    return g_strdup ("");
  tomorrow = &g_array_index (stats->forecast, HjForecastDay, 1);
  return g_strdup_printf (ngettext ("Tomorrow %d card", "Tomorrow %d cards", tomorrow->reviews + tomorrow->fresh),
                          tomorrow->reviews + tomorrow->fresh);
}

static void
update_due (HjTodayPage *self, const HjStats *stats, const HjQueue *queue)
{
  int total = queue->n_new + queue->n_learning + queue->n_review;
  double minutes = hj_queue_get_minutes (queue, stats->seconds_per_card);
  g_autofree char *about = g_strdup_printf (ngettext ("· about %.0f minute", "· about %.0f minutes", ceil (minutes)),
                                            ceil (minutes));
  g_autofree char *later = describe_later (stats);

  set_number (self->due_number, total);
  gtk_label_set_text (self->due_minutes, about);
  set_number (self->new_count, queue->n_new);
  set_number (self->learning_count, queue->n_learning);
  set_number (self->review_count, queue->n_review);
  hj_count_bar_set_counts (self->bar, queue->n_new, queue->n_learning, queue->n_review);
  gtk_label_set_text (self->later, later);
  gtk_label_set_text (self->done_later, later);
  gtk_stack_set_visible_child_name (self->due_stack, total > 0            ? "due"
                                                     : stats->n_cards > 0 ? "done"
                                                                          : "empty");
}

/* ---- calendar ---- */

static void
update_month (HjTodayPage *self, const HjStats *stats)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  g_autofree char *streak = NULL;
  g_autofree char *days = g_strdup_printf (ngettext ("%d day in a row", "%d days in a row", stats->streak),
                                           stats->streak);

  for (guint i = 0; i < stats->calendar->len; i++) {
    const HjDayCount *day = &g_array_index (stats->calendar, HjDayCount, i);

    g_hash_table_insert (counts, GINT_TO_POINTER (day->day), GINT_TO_POINTER (day->reviews));
  }
  hj_month_view_set_counts (self->month, counts, stats->today);
  streak = g_strdup_printf (ngettext ("longest %d day", "longest %d days", stats->longest_streak),
                            stats->longest_streak);
  {
    g_autofree char *markup = g_strdup_printf ("<b>%s</b>  <span alpha=\"60%%\">%s</span>", days, streak);

    gtk_label_set_markup (self->streak, stats->reviews > 0 ? markup : "");
  }
}

static void
month_back_cb (HjTodayPage *self)
{
  hj_month_view_move (self->month, -1);
}

static void
month_on_cb (HjTodayPage *self)
{
  hj_month_view_move (self->month, 1);
}

/* ---- reading ---- */

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

static void
update_reading (HjTodayPage *self)
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

static void
update_next (HjTodayPage *self)
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

/* ---- page ---- */

static void
hj_today_page_refresh (HjPage *page)
{
  HjTodayPage *self = HJ_TODAY_PAGE (page);
  HjDesk *desk = hj_page_get_desk (page);
  HjMoment now = hj_desk_get_now (desk);
  g_autoptr (GError) error = NULL;
  g_autoptr (HjStats) stats = hj_library_compute_stats (hj_desk_get_library (desk), 3, now, &error);
  g_autoptr (HjQueue) queue = NULL;

  if (stats != NULL)
    queue = hj_library_build_queue (hj_desk_get_library (desk), 0, now, &error);
  if (queue == NULL) {
    hj_page_say (page, error->message);
    return;
  }
  update_date (self, stats);
  update_due (self, stats, queue);
  update_month (self, stats);
  update_reading (self);
  update_next (self);
}

static void
hj_today_page_finalize (GObject *object)
{
  HjTodayPage *self = HJ_TODAY_PAGE (object);

  g_free (self->reading);
  g_free (self->reading_diagram);
  G_OBJECT_CLASS (hj_today_page_parent_class)->finalize (object);
}

static void
hj_today_page_class_init (HjTodayPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = hj_today_page_finalize;
  HJ_PAGE_CLASS (klass)->refresh = hj_today_page_refresh;
  g_type_ensure (HJ_TYPE_PAGE_HEADER);
  g_type_ensure (HJ_TYPE_CARD_GRID);
  g_type_ensure (HJ_TYPE_COUNT_BAR);
  g_type_ensure (HJ_TYPE_MONTH_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/hanjang/Hanjang/ui/hj-today-page.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, HjTodayPage, name)
  BIND (date);
  BIND (yesterday);
  BIND (due_stack);
  BIND (due_number);
  BIND (due_minutes);
  BIND (new_count);
  BIND (learning_count);
  BIND (review_count);
  BIND (later);
  BIND (done_later);
  BIND (bar);
  BIND (reading_place);
  BIND (reading_title);
  BIND (reading_summary);
  BIND (reading_done);
  BIND (reading_heading);
  BIND (reading_button_label);
  BIND (reading_picture);
  BIND (reading_well);
  BIND (reading_level);
  BIND (next_list);
  BIND (next_card);
  BIND (month_title);
  BIND (streak);
  BIND (month);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, reading_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, month_back_cb);
  gtk_widget_class_bind_template_callback (widget_class, month_on_cb);
}

static void
hj_today_page_init (HjTodayPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (hj_thumbnails_get_default (), "ready", G_CALLBACK (thumbnail_ready_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (show_picture), self,
                           G_CONNECT_SWAPPED);
}
