/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How search sees a text: letters without case and width, and Korean without the spaces that people set as they like. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* TEXT without case and without the difference of wide, narrow and composed letters (NFKC, case folded); runs of
 * spaces become one. Invalid UTF-8 becomes valid. (transfer full) */
char *hj_search_fold (const char *text);

/* Takes the spaces beside Hangul out of FOLDED in place ("강화 학습" and "강화학습" are one word) and makes a hyphen
 * between two Latin letters a space. Newlines stay. */
void hj_search_squeeze (char *folded);

/* Both at once: what two names must share to be the same. (transfer full) */
char *hj_search_dup_comparable (const char *text);

/* Both at once on a text that is shown, valid UTF-8; PLACES (out, element-type guint32) gives for each byte of the result the byte
 * of TEXT it came from, and one more for the end. (transfer full) */
char *hj_search_fold_placed (const char *text, GArray **places);

/* The initial consonant of a Hangul syllable as a number from 1 to 19 (ㄱ 1 … ㅎ 19), also of a consonant that
 * stands alone; other signs give 0. */
guint hj_search_initial (gunichar c);
/* One byte for each character of the first LENGTH bytes of FOLDED: its initial, an ASCII character as it is, 0xff for
 * the rest. Ends with 0. */
void hj_search_append_initials (GByteArray *out, const char *folded, gsize length);

gboolean hj_search_is_hangul (gunichar c);

/* What the same keys give in the other layout of a Korean keyboard: "thvmxm" → 소프트, "ㅁㅅㅅ두샤ㅐㅜ" → attention; the two-set
 * layout of KS X 5002. NULL if TEXT is not such a slip. (transfer full) */
char *hj_search_dup_other_keys (const char *text);

/* The stem of an English WORD of lower-case ASCII letters ("weights" → "weight"; Snowball's English stemmer, Porter
 * 2002). NULL if it has none other than itself. (transfer full) */
char *hj_search_stem (const char *word, gsize length);

G_END_DECLS
