/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Judging the words of a possible term: Korean, English, acronym. Internal to app/note. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether a Korean term cannot reach back over WORD: it ends in a particle or a verb's ending, or joins. */
gboolean hj_term_word_cuts (const char *word);
/* Whether a term begins for certain after WORD: it ends in a particle or points ("모델의", "이"). What describes ("어려운")
 * or may be half of a compound ("교차") leaves that open. */
gboolean hj_term_word_parts (const char *word);
/* Whether WORD describes what follows it: "어려운", "스케일된". */
gboolean hj_term_word_describes (const char *word);
/* Whether WORD may be the last of a Korean term. */
gboolean hj_term_word_closes (const char *word);
/* Whether PHRASE, found in brackets, is a Korean term and no remark. */
gboolean hj_term_is_korean (const char *phrase);
/* Whether PHRASE is an English term: no list, number, formula, year, product or remark. */
gboolean hj_term_is_english (const char *phrase);
/* Letters, at least two of them capitals, in one word: "LLM", "LoRA", "VAEs". */
gboolean hj_term_is_acronym (const char *word);
/* Whether the letters of ACRONYM are found in order in WORDS, from the first, nearly all at beginnings of words. */
gboolean hj_term_is_acronym_of (const char *acronym, const char *words);
/* Words of PHRASE; a hyphen parts words too, and an acronym counts its letters. */
guint hj_term_count_words (const char *phrase);

G_END_DECLS
