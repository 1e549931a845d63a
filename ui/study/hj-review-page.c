/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Review: one card after the other, and how many are left. What is done with a card is hj-review-actions.c. */
#include "hj-review-page-private.h"

#include "hj-card-words.h"

#include <glib/gi18n.h>
#include <math.h>

G_DEFINE_FINAL_TYPE (HjReviewPage, hj_review_page, HJ_TYPE_PAGE)

/* ---- one card ---- */

static void
show_card_text (HjReviewPage *self)
{
  HjDesk *desk = hj_page_get_desk (HJ_PAGE (self));
  HjLang lang = hj_desk_get_lang (desk);
  g_autofree char *source = hj_card_dup_source (self->card, hj_desk_get_library (desk), lang);
  g_autofree char *topic = hj_card_dup_topic_title (self->card, lang);
  g_autofree char *correction = NULL;
  gboolean two = lang == HJ_LANG_BOTH && self->card->front_ko != NULL && self->card->front_en != NULL;

  if (self->corrections == NULL)
    self->corrections = hj_card_corrections_new (hj_desk_get_library (desk));
  correction = hj_card_corrections_dup (self->corrections, self->card, lang);
  hj_flashcard_view_set_card (self->card_view,
                              &(HjFlashcard) {
                                .kind = hj_card_kind_get_name (self->card->kind),
                                .topic = topic,
                                .source = source,
                                .front = hj_card_get_front (self->card, lang),
                                .back = hj_card_get_back (self->card, lang),
                                .second_front = two ? self->card->front_en : NULL,
                                .second_back = two ? self->card->back_en : NULL,
                                .correction = correction,
                              });
}

static void
show_waits (HjReviewPage *self)
{
  HjMoment now = hj_review_page_get_now (self);
  HjStudyOptions options;
  char *waits[5] = {NULL};

  hj_study_options_init (&options);
  hj_library_get_study_options (hj_review_page_get_library (self), &options, NULL);
  hj_schedule_preview (&self->card->schedule, self->card->id, now, &options, self->previews);
  for (int i = 0; i < 4; i++)
    waits[i] = hj_wait_dup_text (hj_schedule_get_wait (&self->previews[i], now));
  hj_grade_bar_set_waits (self->grades, (const char *const *) waits);
  for (int i = 0; i < 4; i++)
    g_free (waits[i]);
}

void
hj_review_page_show_card (HjReviewPage *self, const HjCard *card)
{
  HjCard *copy = hj_card_copy (card);

  g_clear_pointer (&self->card, hj_card_free);
  self->card = copy;
  show_card_text (self);
  show_waits (self);
  gtk_stack_set_visible_child_name (self->foot, "question");
  gtk_stack_set_visible_child_name (self->stack, "card");
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  self->shown_at = g_get_monotonic_time ();
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* ---- the queue ---- */

static void
show_counts (HjReviewPage *self, const HjQueue *queue, double seconds_per_card)
{
  int left = queue->n_new + queue->n_learning + queue->n_review, total = left + self->n_done;
  double minutes = ceil (hj_queue_get_minutes (queue, seconds_per_card));
  g_autofree char *position = g_strdup_printf ("<b>%d</b> / %d", MIN (self->n_done + 1, total), total);
  g_autofree char *new_count = g_strdup_printf (_("New %d"), queue->n_new);
  g_autofree char *learning = g_strdup_printf (_("Learning %d"), queue->n_learning);
  g_autofree char *review = g_strdup_printf (_("Review %d"), queue->n_review);
  g_autofree char *time = g_strdup_printf (ngettext ("about %.0f minute left", "about %.0f minutes left", minutes),
                                           minutes);
  g_autofree char *subtitle = g_strdup_printf (ngettext ("%d card left", "%d cards left", left), left);

  gtk_label_set_markup (self->position, position);
  gtk_label_set_text (self->new_count, new_count);
  gtk_label_set_text (self->learning_count, learning);
  gtk_label_set_text (self->review_count, review);
  gtk_label_set_text (self->minutes, time);
  gtk_progress_bar_set_fraction (self->progress, total == 0 ? 1 : (double) self->n_done / total);
  g_object_set (self->header, "subtitle", left == 0 ? "" : subtitle, NULL);
}

static gboolean
wait_over_cb (gpointer data)
{
  HjReviewPage *self = data;

  self->wait_id = 0;
  hj_review_page_next (self);
  return G_SOURCE_REMOVE;
}

static void
show_finished (HjReviewPage *self, const HjQueue *queue)
{
  gint64 wait = queue->next_due - hj_review_page_get_now (self).at;
  g_autofree char *time = queue->next_due > 0 ? hj_wait_dup_text (MAX (60, wait)) : NULL;
  g_autofree char *done = g_strdup_printf (ngettext ("%d card reviewed.", "%d cards reviewed.", self->n_done),
                                           self->n_done);
  g_autofree char *next = time == NULL ? g_strdup (_("Nothing more is due today."))
                                       : g_strdup_printf (_("The next card comes back in %s."), time);
  g_autofree char *text = self->n_done > 0 ? g_strconcat (done, " ", next, NULL) : g_strdup (next);

  g_clear_pointer (&self->card, hj_card_free);
  adw_status_page_set_description (self->finished, text);
  gtk_stack_set_visible_child_name (self->stack, "finished");
  if (queue->next_due > 0 && self->wait_id == 0)
    self->wait_id = g_timeout_add_seconds (CLAMP (wait + 1, 1, 3600), wait_over_cb, self);
}

static double
seconds_per_card (HjReviewPage *self)
{
  /* Measured once per visit: the median hardly moves with one more answer. */
  static double seconds;
  g_autoptr (HjStats) stats = NULL;

  if (self->n_done > 0 && seconds > 0)
    return seconds;
  stats = hj_library_compute_stats (hj_review_page_get_library (self), 1, hj_review_page_get_now (self), NULL);
  seconds = stats == NULL ? 20 : stats->seconds_per_card;
  return seconds;
}

void
hj_review_page_next (HjReviewPage *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HjQueue) queue = hj_library_build_queue (hj_review_page_get_library (self), 0,
                                                      hj_review_page_get_now (self), &error);

  g_clear_handle_id (&self->wait_id, g_source_remove);
  if (queue == NULL) {
    hj_page_say (HJ_PAGE (self), error->message);
    return;
  }
  show_counts (self, queue, seconds_per_card (self));
  if (queue->cards->len > 0)
    hj_review_page_show_card (self, queue->cards->pdata[0]);
  else
    show_finished (self, queue);
}

/* ---- page ---- */

static void
folded_cb (HjReviewPage *self)
{
  if (hj_split_box_get_folded (self->split))
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");
}

/* Our own answers change the library too; only what happened elsewhere starts over. */
static void
hj_review_page_refresh (HjPage *page)
{
  HjReviewPage *self = HJ_REVIEW_PAGE (page);

  if (!self->answering || self->card == NULL)
    hj_review_page_next (self);
  self->answering = FALSE;
}

static void
hj_review_page_open (HjPage *page, const char *what)
{
  HjReviewPage *self = HJ_REVIEW_PAGE (page);

  /* Coming back from the source of a card the same card is still there, with its answer. */
  self->answering = self->card != NULL;
  g_clear_pointer (&self->corrections, hj_card_corrections_free);
  if (self->card != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  else
    self->n_done = 0;
}

static void
hj_review_page_dispose (GObject *object)
{
  HjReviewPage *self = HJ_REVIEW_PAGE (object);

  g_clear_handle_id (&self->wait_id, g_source_remove);
  g_clear_pointer (&self->card, hj_card_free);
  g_clear_pointer (&HJ_REVIEW_PAGE (object)->corrections, hj_card_corrections_free);
  G_OBJECT_CLASS (hj_review_page_parent_class)->dispose (object);
}

static void
hj_review_page_class_init (HjReviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hj_review_page_dispose;
  HJ_PAGE_CLASS (klass)->refresh = hj_review_page_refresh;
  HJ_PAGE_CLASS (klass)->open = hj_review_page_open;
  g_type_ensure (HJ_TYPE_PAGE_HEADER);
  g_type_ensure (HJ_TYPE_FLASHCARD_VIEW);
  g_type_ensure (HJ_TYPE_GRADE_BAR);
  g_type_ensure (HJ_TYPE_SPLIT_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/hanjang/Hanjang/ui/hj-review-page.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, HjReviewPage, name)
  BIND (header);
  BIND (split);
  BIND (stack);
  BIND (progress);
  BIND (position);
  BIND (new_count);
  BIND (learning_count);
  BIND (review_count);
  BIND (minutes);
  BIND (card_view);
  BIND (grades);
  BIND (foot);
  BIND (finished);
  BIND (scroller);
  BIND (toasts);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
  hj_review_page_install_actions (widget_class);
}

static void
hj_review_page_init (HjReviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hj_page_set_toasts (HJ_PAGE (self), self->toasts);
}
