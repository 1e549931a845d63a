/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A note in the language its reader wants: pairs of sentences that say the same, and terms given in both. */
#pragma once

#include "hj-note.h"

G_BEGIN_DECLS

typedef enum {
  HJ_LANGUAGE_LINES,   /* an English line, and "→ 한국어" below it */
  HJ_LANGUAGE_BRACKET, /* a sentence, and the same in brackets: "English." (한국어.), 한국어 (*English*) */
} HjLanguagePairKind;

/* Two places in hj_spans_dup_text of a block's spans, in bytes. */
typedef struct {
  HjLanguagePairKind kind;
  gsize en_begin, en_end;
  gsize ko_begin, ko_end; /* without the arrow or the brackets */
} HjLanguageRange;

typedef struct {
  HjLanguagePairKind kind;
  const HjBlock *block; /* of the note */
  int line;             /* physical line of the English words, from 1 */
  char *en, *ko;
} HjLanguagePair;

/* Pairs within one block's spans, in order. (transfer full) (element-type HjLanguageRange) */
GArray *hj_spans_find_language_pairs (const GPtrArray *spans);
/* All pairs of NOTE, which must outlive them. (transfer full) (element-type HjLanguagePair) */
GPtrArray *hj_note_collect_language_pairs (const HjNote *note);

/* The terms a note gives in both languages, to be found again in its spans. */
typedef struct _HjLanguageTerms HjLanguageTerms;
HjLanguageTerms *hj_language_terms_new (const HjNote *note);
/* What is known beside the note: KO and EN are whole names of one thing. "LSTM", which is said in Korean too, is no
 * Korean name: "LSTM(Long Short-Term Memory)" is one language. */
void hj_language_terms_add (HjLanguageTerms *self, const char *ko, const char *en);
void hj_language_terms_free (HjLanguageTerms *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjLanguageTerms, hj_language_terms_free)

/* SPANS as a reader of LANG wants them. A pair is read in one language: the other sentence goes. So is a term:
 * "귀납적 편향(Inductive Bias)은" becomes "귀납적 편향은" for HJ_LANG_KO and "Inductive Bias는" for HJ_LANG_EN: the
 * particle goes by the word it follows. English takes the place of Korean only where it surely says all of it:
 * "역 매핑 네트워크(Reconstructor)" stays. What is said in one language only stays as it is, and for HJ_LANG_BOTH
 * everything does. TERMS may be NULL: only sentences.
 * For a note view: make TERMS once when a note is set, ask for each block and cell when its row is built, and build the
 * rows anew when the language changes.
 * Returns: (transfer full) (element-type HjSpan): a new array, or a reference to SPANS where nothing changes */
GPtrArray *hj_spans_in_language (const GPtrArray *spans, HjLang lang, const HjLanguageTerms *terms);

/* Whether any block of NOTE reads differently in the two languages: then a switch of languages makes sense. */
gboolean hj_note_has_languages (const HjNote *note, const HjLanguageTerms *terms);

G_END_DECLS
