/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One flashcard: question on top, answer sliding in below it. The question does not move, but where the answer would lie
 * below what is seen, the scrolled window it is in scrolls until that begins in view. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Signal "source-activated": the learner wants to see where the card comes from.
 * Property "answer-shown". */
#define HJ_TYPE_FLASHCARD_VIEW (hj_flashcard_view_get_type ())
G_DECLARE_FINAL_TYPE (HjFlashcardView, hj_flashcard_view, HJ, FLASHCARD_VIEW, GtkWidget)

typedef struct {
  const char *kind;   /* "Exam question" */
  const char *topic;  /* or NULL */
  const char *source; /* "advanced-theory, line 270", or NULL */
  /* Markdown; the second language may be NULL. */
  const char *front, *second_front;
  const char *back, *second_back;
  const char *correction; /* what is right where the answer is known to be wrong, or NULL */
} HjFlashcard;

/* The values are copied; the answer is hidden. */
void hj_flashcard_view_set_card (HjFlashcardView *view, const HjFlashcard *card);
gboolean hj_flashcard_view_get_answer_shown (HjFlashcardView *view);
void hj_flashcard_view_set_answer_shown (HjFlashcardView *view, gboolean shown);
/* With FALSE the answer is there at once. */
void hj_flashcard_view_set_animated (HjFlashcardView *view, gboolean animated);

G_END_DECLS
