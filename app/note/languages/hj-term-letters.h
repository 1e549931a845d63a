/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A block or a cell letter by letter, and the words that stand before a bracket in it. Internal to app/note. */
#pragma once

#include "hj-term-words.h"

G_BEGIN_DECLS

/* What no reader takes for words (formula, code, picture) is one letter, HJ_TERM_OBJECT. */
#define HJ_TERM_OBJECT 0xfffcu

typedef struct {
  gunichar c;
  gboolean bold;
  int line; /* physical, from 1 */
} HjTermLetter;

/* Words before a bracket. */
typedef struct {
  guint begin, end; /* letters */
  HjTermEdge edge;
} HjTermBefore;

/* Appends SPANS, which begin on LINE, to LETTERS (of HjTermLetter). STRONG: all of them count as bold, as a heading is. */
void hj_term_letters_append (GArray *letters, const GPtrArray *spans, gboolean strong, int line);
/* Without spaces at either end. (transfer full) */
char *hj_term_letters_dup (const GArray *letters, guint begin, guint end);
/* The one word that ends before END. (transfer full) */
char *hj_term_letters_dup_word (const GArray *letters, guint end);

gboolean hj_term_is_hangul (gunichar c);
/* Latin letters, those with accents too. */
gboolean hj_term_is_latin (gunichar c);

/* Goes back from END over words while they belong to the term: at most HARD of them where the left edge is that of the
 * line or of the bold words, otherwise at most SOFT. FALSE if there is no word. */
gboolean hj_term_letters_look_back (const GArray *letters, guint end, gboolean korean, guint soft, guint hard,
                                    HjTermBefore *before);
/* All of the bold words before the bracket that ends at CLOSE, where its writer set nothing else in bold with them:
 * "**압축 후 미세 조정(fine-tuning)**", "**미세 조정**(fine-tuning)". */
gboolean hj_term_letters_take_bold (const GArray *letters, guint end, guint close, HjTermBefore *before);

G_END_DECLS
