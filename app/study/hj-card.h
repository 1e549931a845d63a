/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A flashcard, where it comes from, and what the log says about it. */
#pragma once

#include "hj-schedule.h"
#include "hj-text.h"

G_BEGIN_DECLS

typedef enum {
  HJ_CARD_BASIC,    /* question :: answer, and Q: / A: lines */
  HJ_CARD_REVERSED, /* the other way of question ::: answer */
  HJ_CARD_CLOZE,    /* ==hidden== in its sentence */
  HJ_CARD_QUESTION, /* exam question → outline of its answer */
} HjCardKind;

/* "basic", "reversed", "cloze", "question" */
const char *hj_card_kind_to_string (HjCardKind kind);
gboolean hj_card_kind_from_string (const char *string, HjCardKind *kind);

/* The four texts are short Markdown (bold, code, $formula$, lists): read them with hj_note_read() to show them
 * as a note is shown, or take hj_card_dup_plain(). A card of an imported note has one side only (the other is
 * NULL); a card of the course has both. */
typedef struct {
  gint64 id;        /* 0 before it is stored */
  gint64 note;      /* 0: written by hand */
  char *key;        /* stable within the note: block id / kind / ordinal */
  char *family;     /* siblings share it: the other direction, the other clozes of a sentence */
  HjCardKind kind;
  char *front_ko, *back_ko, *front_en, *back_en;
  char *topic;      /* course topic id, or NULL */
  char *block;      /* id of the block it was made from, or NULL */
  int line;         /* physical line of the source, from 1; 0 unknown */
  gboolean suggested; /* not asked until the learner takes it over */
  gboolean suspended;
  gboolean gone;    /* its text left the note; the history stays */
  HjSchedule schedule;
} HjCard;

HjCard *hj_card_new (HjCardKind kind);
HjCard *hj_card_copy (const HjCard *card);
void hj_card_free (HjCard *card);

/* HJ_LANG_BOTH reads as Korean here; a missing side falls back to the other. (transfer none) */
const char *hj_card_get_front (const HjCard *card, HjLang lang);
const char *hj_card_get_back (const HjCard *card, HjLang lang);
/* Markdown of a card as plain text: no stars, no ticks, formulas as TeX. (transfer full) */
char *hj_card_dup_plain (const char *markdown);
/* The same with its formulas as one reads them: "√dₖ". (transfer full) */
char *hj_card_dup_readable (const char *markdown);

/* One row of the log. The log only grows: taking back a review adds a row as well. */
typedef struct {
  gint64 id;     /* in order of writing */
  gint64 card;
  HjMoment at;
  HjGrade grade;
  int duration;  /* milliseconds the learner took; 0 unknown */
  HjState state; /* before the answer */
  int elapsed;   /* days since the review before; 0 at the first */
  int interval;  /* days given; 0 while learning */
} HjReview;

/* Learned well: stability of 21 days or more. */
gboolean hj_card_is_mature (const HjCard *card);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjCard, hj_card_free)

G_END_DECLS
