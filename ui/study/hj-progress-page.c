/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Progress: recall, forecast, calendar and mastery, each also as a table. */
#include "hj-progress-page.h"

#include "hj-card-grid.h"
#include "hj-chart-card.h"
#include "hj-course.h"
#include "hj-page-header.h"
#include "hj-study-charts.h"
#include "hj-theme.h"

#include <glib/gi18n.h>
#include <math.h>

#define FORECAST_DAYS 14

struct _HjProgressPage {
  HjPage parent_instance;

  GtkDropDown *period;
  GtkLabel *retention, *retention_note, *average, *average_note, *streak, *streak_note, *mature, *mature_note, *sections, *sections_note;
  HjChartCard *recall_card, *forecast_card, *calendar_card;
  GtkGrid *mastery;
  GtkLabel *mastery_rest;
};

G_DEFINE_FINAL_TYPE (HjProgressPage, hj_progress_page, HJ_TYPE_PAGE)

static const int weeks_of_period[] = {12, 26, 52};

static int
get_weeks (HjProgressPage *self)
{
  return weeks_of_period[MIN (gtk_drop_down_get_selected (self->period), G_N_ELEMENTS (weeks_of_period) - 1)];
}

static void
set_figure (GtkLabel *label, char *markup)
{
  gtk_label_set_markup (label, markup);
  g_free (markup);
}

static void
set_note (GtkLabel *label, char *text)
{
  gtk_label_set_text (label, text);
  g_free (text);
}


/* ---- numbers ---- */

static void
show_retention (HjProgressPage *self, const HjStats *stats, double goal)
{
  g_autofree char *rate = stats->retention.n == 0 ? g_strdup ("–")
                                                  : g_strdup_printf ("%.1f", 100 * stats->retention.rate);

  set_figure (self->retention, g_strdup_printf ("<span size=\"180%%\" weight=\"bold\">%s</span> %%", rate));
  set_note (self->retention_note, stats->retention.n == 0
                                    ? g_strdup_printf (_("Goal %.0f %%"), 100 * goal)
                                    : g_strdup_printf (_("Goal %.0f %% · 95 %% interval %.0f–%.0f"), 100 * goal,
                                                       100 * stats->retention.low, 100 * stats->retention.high));
}

static void
show_average (HjProgressPage *self, const HjStats *stats, int n_weeks)
{
  int reviews = 0, days = 0, first = stats->today - 7 * n_weeks + 1;
  double minutes = 0;

  for (guint i = 0; i < stats->calendar->len; i++) {
    const HjDayCount *day = &g_array_index (stats->calendar, HjDayCount, i);

    if (day->day < first)
      continue;
    reviews += day->reviews;
    minutes += day->minutes;
    days++;
  }
  set_figure (self->average, g_strdup_printf (_("<span size=\"180%%\" weight=\"bold\">%.0f</span> cards"),
                                              days == 0 ? 0 : (double) reviews / days));
  set_note (self->average_note,
            g_strdup_printf (ngettext ("%.0f minute on a day of study", "%.0f minutes on a day of study",
                                       (int) ceil (days == 0 ? 0 : minutes / days)),
                             ceil (days == 0 ? 0 : minutes / days)));
}

static void
show_streak (HjProgressPage *self, const HjStats *stats)
{
  set_figure (self->streak,
              g_strdup_printf (ngettext ("<span size=\"180%%\" weight=\"bold\">%d</span> day",
                                         "<span size=\"180%%\" weight=\"bold\">%d</span> days", stats->streak),
                               stats->streak));
  set_note (self->streak_note, g_strdup_printf (ngettext ("longest %d day", "longest %d days",
                                                          stats->longest_streak),
                                                stats->longest_streak));
}

static void
show_mature (HjProgressPage *self, const HjStats *stats)
{
  set_figure (self->mature, g_strdup_printf (ngettext ("<span size=\"180%%\" weight=\"bold\">%d</span> of %d card",
                                                       "<span size=\"180%%\" weight=\"bold\">%d</span> of %d cards",
                                                       stats->n_cards),
                                             stats->n_mature, stats->n_cards));
  set_note (self->mature_note, g_strdup (_("remembered for 21 days or more")));
}

static void
show_sections (HjProgressPage *self)
{
  int n_read = 0, n = 0;

  hj_library_count_sections (hj_desk_get_library (hj_page_get_desk (HJ_PAGE (self))), &n_read, &n, NULL);
  set_figure (self->sections, g_strdup_printf ("<span size=\"180%%\" weight=\"bold\">%d</span> / %d", n_read, n));
  set_note (self->sections_note, g_strdup (_("of all you have begun")));
}

/* ---- calendar ---- */

static void
show_calendar_facts (HjProgressPage *self, const HjStats *stats)
{
  int best = -1, busiest = 0;
  g_autofree char *date = NULL, *text = NULL;
  const HjDayCount *day;

  for (guint i = 0; i < stats->calendar->len; i++)
    if (best < 0 || g_array_index (stats->calendar, HjDayCount, i).reviews
                      > g_array_index (stats->calendar, HjDayCount, best).reviews)
      best = i;
  for (int i = 0; i < 24; i++)
    if (stats->hours[i] > stats->hours[busiest])
      busiest = i;
  if (best < 0) {
    g_object_set (self->calendar_card, "foot", _("The first review will appear here."), NULL);
    return;
  }
  day = &g_array_index (stats->calendar, HjDayCount, best);
  date = hj_day_dup_text (day->day, _("%b %-e"));
  text = g_strdup_printf (_("%d reviews on %u days · most on %s: %d · most often at %d:00"), stats->reviews,
                          stats->calendar->len, date, day->reviews, busiest);
  g_object_set (self->calendar_card, "foot", text, NULL);
}

/* ---- mastery ---- */

static void
attach_mastery (HjProgressPage *self, int row, const HjCoursePart *part, double mastery)
{
  g_autofree char *name = g_strdup_printf (
    "%d. %s", part->number, hj_text_get (part->title, hj_desk_get_lang (hj_page_get_desk (HJ_PAGE (self)))));
  g_autofree char *percent = g_strdup_printf ("%.0f %%", 100 * mastery);
  GtkWidget *label = gtk_label_new (name), *bar = gtk_level_bar_new (), *number = gtk_label_new (percent);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 16);
  gtk_label_set_xalign (GTK_LABEL (number), 1);
  gtk_widget_add_css_class (number, "numeric");
  gtk_widget_add_css_class (bar, "thin");
  gtk_widget_set_hexpand (bar, TRUE);
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  gtk_level_bar_set_value (GTK_LEVEL_BAR (bar), mastery);
  gtk_grid_attach (self->mastery, label, 0, row, 1, 1);
  gtk_grid_attach (self->mastery, bar, 1, row, 1, 1);
  gtk_grid_attach (self->mastery, number, 2, row, 1, 1);
}

/* Mean over the cards of PART; CARDS says how many there are. */
static double
part_mastery (const HjStats *stats, const HjCoursePart *part, int *cards)
{
  double sum = 0;

  *cards = 0;
  for (guint i = 0; i < stats->mastery->len; i++) {
    const HjMastery *mastery = &g_array_index (stats->mastery, HjMastery, i);
    const HjCourseTopic *topic = mastery->topic == NULL ? NULL : hj_course_find_topic (mastery->topic);

    if (topic != NULL && topic->part == part->number) {
      sum += mastery->mastery * mastery->cards;
      *cards += mastery->cards;
    }
  }
  return *cards == 0 ? 0 : sum / *cards;
}

static void
show_mastery (HjProgressPage *self, const HjStats *stats)
{
  g_autofree char *rest = NULL;
  GtkWidget *child;
  int row = 0, n_rest;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->mastery))) != NULL)
    gtk_grid_remove (self->mastery, child);
  for (guint i = 0; i < hj_course_get_n_parts (); i++) {
    const HjCoursePart *part = hj_course_get_part (i);
    int cards;
    double mastery = part_mastery (stats, part, &cards);

    if (cards > 0)
      attach_mastery (self, row++, part, mastery);
  }
  n_rest = hj_course_get_n_parts () - row;
  rest = g_strdup_printf (ngettext ("%d part has no cards yet.", "%d parts have no cards yet.", n_rest), n_rest);
  gtk_label_set_text (self->mastery_rest, n_rest > 0 ? rest : "");
}

/* ---- page ---- */

static void
hj_progress_page_refresh (HjPage *page)
{
  HjProgressPage *self = HJ_PROGRESS_PAGE (page);
  HjDesk *desk = hj_page_get_desk (page);
  g_autoptr (GError) error = NULL;
  g_autoptr (HjStats) stats = hj_library_compute_stats (hj_desk_get_library (desk), FORECAST_DAYS,
                                                        hj_desk_get_now (desk), &error);
  HjStudyOptions options;
  int n_weeks = get_weeks (self);

  if (stats == NULL) {
    hj_page_say (page, error->message);
    return;
  }
  hj_study_options_init (&options);
  hj_library_get_study_options (hj_desk_get_library (desk), &options, NULL);
  show_retention (self, stats, options.retention);
  show_average (self, stats, n_weeks);
  show_streak (self, stats);
  show_mature (self, stats);
  show_sections (self);
  hj_chart_card_show_retention (self->recall_card, stats, options.retention, n_weeks);
  hj_chart_card_show_forecast (self->forecast_card, stats);
  hj_chart_card_show_calendar (self->calendar_card, stats, MAX (26, n_weeks));
  show_calendar_facts (self, stats);
  show_mastery (self, stats);
}

static void
period_chosen_cb (HjProgressPage *self)
{
  if (hj_page_get_shown (HJ_PAGE (self)))
    hj_page_queue_refresh (HJ_PAGE (self));
}

static void
hj_progress_page_class_init (HjProgressPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  HJ_PAGE_CLASS (klass)->refresh = hj_progress_page_refresh;
  g_type_ensure (HJ_TYPE_PAGE_HEADER);
  g_type_ensure (HJ_TYPE_CARD_GRID);
  g_type_ensure (HJ_TYPE_CHART_CARD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hanjang/Hanjang/ui/hj-progress-page.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, HjProgressPage, name)
  BIND (period);
  BIND (retention);
  BIND (retention_note);
  BIND (average);
  BIND (average_note);
  BIND (streak);
  BIND (streak_note);
  BIND (mature);
  BIND (mature_note);
  BIND (sections);
  BIND (sections_note);
  BIND (recall_card);
  BIND (forecast_card);
  BIND (calendar_card);
  BIND (mastery_rest);
  BIND (mastery);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, period_chosen_cb);
}

static void
hj_progress_page_init (HjProgressPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
