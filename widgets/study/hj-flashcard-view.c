/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One flashcard: question on top, answer sliding in below it. */
#include "hj-flashcard-view.h"

#include "hj-prose.h"

#define AROUND 24 /* px of what is around the answer that come into view with it */

struct _HjFlashcardView {
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *kind, *topic, *source_label, *correction;
  GtkWidget *correction_box;
  GtkWidget *source_button;
  HjProse *front, *second_front, *back, *second_back;
  GtkRevealer *revealer;

  guint follow_id;   /* the answer is coming into view */
  int answer_height; /* px, of the frame before */
};

G_DEFINE_FINAL_TYPE (HjFlashcardView, hj_flashcard_view, GTK_TYPE_WIDGET)

enum {
  PROP_0,
  PROP_ANSWER_SHOWN,
  N_PROPERTIES,
};

enum {
  SOURCE_ACTIVATED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

static void
source_clicked_cb (HjFlashcardView *self)
{
  g_signal_emit (self, signals[SOURCE_ACTIVATED], 0);
}

static void
hj_flashcard_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_ANSWER_SHOWN)
    hj_flashcard_view_set_answer_shown (HJ_FLASHCARD_VIEW (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
hj_flashcard_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_ANSWER_SHOWN)
    g_value_set_boolean (value, hj_flashcard_view_get_answer_shown (HJ_FLASHCARD_VIEW (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
hj_flashcard_view_dispose (GObject *object)
{
  g_clear_pointer (&HJ_FLASHCARD_VIEW (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (hj_flashcard_view_parent_class)->dispose (object);
}

static void
hj_flashcard_view_class_init (HjFlashcardViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = hj_flashcard_view_set_property;
  object_class->get_property = hj_flashcard_view_get_property;
  object_class->dispose = hj_flashcard_view_dispose;
  properties[PROP_ANSWER_SHOWN] = g_param_spec_boolean ("answer-shown", NULL, NULL, FALSE,
                                                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                          | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  signals[SOURCE_ACTIVATED] = g_signal_new ("source-activated", HJ_TYPE_FLASHCARD_VIEW, G_SIGNAL_RUN_LAST, 0,
                                            NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (HJ_TYPE_PROSE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hanjang/Hanjang/widgets/hj-flashcard-view.ui");
  gtk_widget_class_bind_template_child (widget_class, HjFlashcardView, box);
  gtk_widget_class_bind_template_child (widget_class, HjFlashcardView, kind);
  gtk_widget_class_bind_template_child (widget_class, HjFlashcardView, topic);
  gtk_widget_class_bind_template_child (widget_class, HjFlashcardView, source_label);
  gtk_widget_class_bind_template_child (widget_class, HjFlashcardView, source_button);
  gtk_widget_class_bind_template_child (widget_class, HjFlashcardView, front);
  gtk_widget_class_bind_template_child (widget_class, HjFlashcardView, second_front);
  gtk_widget_class_bind_template_child (widget_class, HjFlashcardView, back);
  gtk_widget_class_bind_template_child (widget_class, HjFlashcardView, second_back);
  gtk_widget_class_bind_template_child (widget_class, HjFlashcardView, correction);
  gtk_widget_class_bind_template_child (widget_class, HjFlashcardView, correction_box);
  gtk_widget_class_bind_template_child (widget_class, HjFlashcardView, revealer);
  gtk_widget_class_bind_template_callback (widget_class, source_clicked_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "flashcard");
}

static void
hj_flashcard_view_init (HjFlashcardView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* ---- where there is little room ---- */

/* As much of the answer as there is room for, but never less than its beginning. */
static void
scroll_to_answer (HjFlashcardView *self)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment;
  graphene_rect_t bounds;
  double top;

  if (scroller == NULL || !gtk_widget_compute_bounds (GTK_WIDGET (self->revealer), scroller, &bounds))
    return;
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  top = bounds.origin.y + gtk_adjustment_get_value (adjustment);
  gtk_adjustment_clamp_page (adjustment, top - AROUND, top + bounds.size.height + AROUND);
}

/* While the answer slides in, and until its labels have taken their height. */
static gboolean
follow_answer_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  HjFlashcardView *self = HJ_FLASHCARD_VIEW (widget);
  int before = self->answer_height;

  self->answer_height = gtk_widget_get_height (GTK_WIDGET (self->revealer));
  scroll_to_answer (self);
  if (!gtk_revealer_get_child_revealed (self->revealer) || self->answer_height != before)
    return G_SOURCE_CONTINUE;
  self->follow_id = 0;
  return G_SOURCE_REMOVE;
}

static void
follow_answer (HjFlashcardView *self, gboolean shown)
{
  if (self->follow_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->follow_id);
  self->answer_height = -1;
  self->follow_id = shown ? gtk_widget_add_tick_callback (GTK_WIDGET (self), follow_answer_cb, NULL, NULL) : 0;
}

/* ---- the card ---- */

static void
show_prose (HjProse *prose, const char *markdown)
{
  hj_prose_set_markdown (prose, markdown);
  gtk_widget_set_visible (GTK_WIDGET (prose), markdown != NULL && *markdown != '\0');
}

/* A card changes at once: sliding the old answer away would show the new one. */
static void
hide_answer_at_once (HjFlashcardView *self)
{
  GtkRevealerTransitionType type = gtk_revealer_get_transition_type (self->revealer);

  gtk_revealer_set_transition_type (self->revealer, GTK_REVEALER_TRANSITION_TYPE_NONE);
  hj_flashcard_view_set_answer_shown (self, FALSE);
  gtk_revealer_set_transition_type (self->revealer, type);
}

void
hj_flashcard_view_set_card (HjFlashcardView *self, const HjFlashcard *card)
{
  g_return_if_fail (HJ_IS_FLASHCARD_VIEW (self));
  hide_answer_at_once (self);
  gtk_label_set_text (self->kind, card->kind);
  gtk_label_set_text (self->topic, card->topic == NULL ? "" : card->topic);
  gtk_label_set_text (self->source_label, card->source == NULL ? "" : card->source);
  gtk_widget_set_visible (self->source_button, card->source != NULL);
  show_prose (self->front, card->front);
  show_prose (self->second_front, card->second_front);
  show_prose (self->back, card->back);
  show_prose (self->second_back, card->second_back);
  gtk_label_set_text (self->correction, card->correction == NULL ? "" : card->correction);
  gtk_widget_set_visible (self->correction_box, card->correction != NULL);
}

gboolean
hj_flashcard_view_get_answer_shown (HjFlashcardView *self)
{
  g_return_val_if_fail (HJ_IS_FLASHCARD_VIEW (self), FALSE);
  return gtk_revealer_get_reveal_child (self->revealer);
}

void
hj_flashcard_view_set_answer_shown (HjFlashcardView *self, gboolean shown)
{
  g_return_if_fail (HJ_IS_FLASHCARD_VIEW (self));
  if (hj_flashcard_view_get_answer_shown (self) == shown)
    return;
  gtk_revealer_set_reveal_child (self->revealer, shown);
  follow_answer (self, shown);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ANSWER_SHOWN]);
}

void
hj_flashcard_view_set_animated (HjFlashcardView *self, gboolean animated)
{
  g_return_if_fail (HJ_IS_FLASHCARD_VIEW (self));
  gtk_revealer_set_transition_type (self->revealer, animated ? GTK_REVEALER_TRANSITION_TYPE_SLIDE_DOWN
                                                             : GTK_REVEALER_TRANSITION_TYPE_NONE);
}
