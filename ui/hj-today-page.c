/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Today: what is due and how long it takes, and the month so far. What to read on is hj-today-reading.c. */
#include "hj-today-page-private.h"

#include "hj-card-grid.h"
#include "hj-page-header.h"
#include "hj-theme.h"
#include "hj-words.h"

#include <glib/gi18n.h>
#include <math.h>

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
  hj_today_page_update_reading (self);
  hj_today_page_update_next (self);
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
  hj_today_page_bind_reading (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, month_back_cb);
  gtk_widget_class_bind_template_callback (widget_class, month_on_cb);
}

static void
hj_today_page_init (HjTodayPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hj_today_page_init_reading (self);
}
