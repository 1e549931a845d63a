/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cards a note does not mark but holds: suggestions, for the learner to take over. Private to app/study. */
#pragma once

#include "hj-card.h"
#include "hj-note.h"

G_BEGIN_DECLS

/* Adds a suggestion made from BLOCK. (transfer none) */
typedef HjCard *(*HjCardAdd) (gpointer maker, const HjBlock *block, HjCardKind kind, const char *front, const char *back);

/* Where a block stands, and what it is about. */
typedef struct {
  GHashTable *tables;      /* id of a block → HjLatentTable that begins with it; owned by the walk */
  GHashTable *covered;     /* set of the lines that such tables are made of */
  GHashTable *formulas;    /* set of what a formula was asked of; filled by the walk */
  HjLang lang;             /* of the note */
  const GPtrArray *blocks; /* the block and its siblings */
  guint index;
  const char *above;       /* "Unrolled GAN", "Unrolled GAN · 장점": the headings and labels it belongs to; NULL: none */
  HjCardAdd add;
  gpointer maker;
} HjCardPlace;

/* Everything that NOTE holds and does not ask. */
void hj_cards_suggest (const HjNote *note, HjCardAdd add, gpointer maker);

/* One kind of it each; they look at one block, and add what they find there. */
void hj_card_suggest_rows (const HjCardPlace *place);   /* of a table */
void hj_card_suggest_label (const HjCardPlace *place);  /* "**term**: what it is"; an aspect of what stands above */
void hj_card_suggest_formula (const HjCardPlace *place); /* "name: formula", both ways */
void hj_card_suggest_steps (const HjCardPlace *place);  /* steps, to be put in order */
void hj_card_suggest_latent_rows (const HjCardPlace *place); /* of a table that the text from the block on implies */
/* Headings and items that are questions. */
void hj_cards_suggest_asked (const HjNote *note, HjCardAdd add, gpointer maker);

/* What stands below NAME belongs to: "Unrolled GAN"; "Unrolled GAN · 장점", when NAME means nothing without what has it.
 * NULL: nothing is known. (transfer full) */
char *hj_card_dup_path (const char *above, const char *name);
/* "above — **name**"; NAME alone where it says the same. (transfer full) */
char *hj_card_place_dup_front (const HjCardPlace *place, const char *name);
/* Adds what asks for NAME of PLACE. (transfer none) */
HjCard *hj_card_place_add (const HjCardPlace *place, const char *name, const char *back);

/* The label a heading, item or paragraph begins with, plain, without number, emoji and colon; *REST is what follows it,
 * Markdown. NULL: none. (transfer full) */
char *hj_block_dup_label (const HjBlock *block, char **rest);

/* Whether QUESTION is of a quiz: with a name, and an answer in words instead of sections. */
gboolean hj_is_quiz (const HjBlock *question);
/* The two sides of its card; choices come without their letters, in an order of their own. (transfer full) */
char *hj_quiz_dup_front (const HjBlock *question);
char *hj_quiz_dup_back (const HjBlock *question);

G_END_DECLS
