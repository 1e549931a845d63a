/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds any of thousands of strings in one pass over a text.
 * Aho and Corasick, "Efficient string matching: an aid to bibliographic search", CACM 18 (1975). */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _HjFinder HjFinder;

HjFinder *hj_finder_new (void);
void hj_finder_free (HjFinder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjFinder, hj_finder_free)

/* WORD is found as VALUE; the same word may have several values. At most 65,000 bytes of words in all. */
void hj_finder_add (HjFinder *self, const char *word, guint value);
/* To be called once after the last word; afterwards SELF may be read by several threads. */
void hj_finder_build (HjFinder *self);

/* TEXT [begin, end) is a word of VALUE; overlapping ones are all told, in the order of their ends. */
typedef void (*HjFound) (guint value, gsize begin, gsize end, gpointer data);
void hj_finder_run (const HjFinder *self, const char *text, gsize length, HjFound found, gpointer data);

G_END_DECLS
