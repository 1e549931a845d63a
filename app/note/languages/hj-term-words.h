/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Judging the words of a possible term: Korean, English, acronym, and the two beside each other. Internal to app/note. */
#pragma once

#include "hj-terms.h"

G_BEGIN_DECLS

/* ---- Korean ---- */

/* Whether a Korean term cannot reach back over WORD: it ends in a particle or a verb's ending, or joins. */
gboolean hj_term_word_cuts (const char *word);
/* Whether a term begins for certain after WORD: it ends in a particle or points ("모델의", "이"). What describes ("어려운")
 * or may be half of a compound ("교차") leaves that open. */
gboolean hj_term_word_parts (const char *word);
/* Whether WORD describes what follows it: "어려운", "스케일된". */
gboolean hj_term_word_describes (const char *word);
/* Whether WORD may stand inside a term whose beginning its writer marked: "깊은 앙상블", "압축 후 미세 조정". */
gboolean hj_term_word_continues (const char *word);
/* Whether WORD may be the last of a Korean term. */
gboolean hj_term_word_closes (const char *word);
/* Whether PHRASE, found in brackets, is a Korean term and no remark. */
gboolean hj_term_is_korean (const char *phrase);

/* ---- English ---- */

/* Whether PHRASE is an English term, and why not: a list, number, formula, product or remark. */
HjTermReason hj_term_judge_english (const char *phrase);
/* Words of PHRASE; a hyphen parts words too, and an acronym counts its letters. */
guint hj_term_count_words (const char *phrase);

/* ---- acronyms ---- */

/* Letters, at least two of them capitals, in one word: "LLM", "LoRA", "VAEs". */
gboolean hj_term_is_acronym (const char *word);
/* Whether the letters of ACRONYM are found in order in WORDS, nearly all at or after beginnings of words. */
gboolean hj_term_is_acronym_of (const char *acronym, const char *words);

/* ---- both ---- */

/* Why a Korean term is thought to begin where it does. */
typedef enum {
  HJ_TERM_EDGE_GUESSED, /* as many words as the English one has */
  HJ_TERM_EDGE_CUT,     /* the word further left cannot belong to it */
  HJ_TERM_EDGE_LINE,    /* the line, item or cell begins there */
  HJ_TERM_EDGE_MARKED,  /* its writer set it in bold, or it is a heading */
} HjTermEdge;

typedef enum {
  HJ_TERM_PAIR_SURE,   /* as long as each other, and what the Korean one is, the English one says too */
  HJ_TERM_PAIR_UNEVEN, /* one of them says more than the other */
  HJ_TERM_PAIR_WRONG,  /* they name different things */
} HjTermPair;

/* How well KO, whose left EDGE is known so well, and EN fit. */
HjTermPair hj_term_pair_judge (const char *ko, const char *en, HjTermEdge edge);

G_END_DECLS
