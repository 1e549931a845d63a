/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of cards in an .apkg, and the pictures in them. Private to app/exchange. */
#pragma once

#include "hj-export-private.h"
#include "hj-pack.h"

G_BEGIN_DECLS

typedef struct _HjAnkiWords HjAnkiWords;

/* EXPORT and PACK must outlive it; pictures are packed as soon as a card has them. NULL and ERROR if the notes cannot be
 * listed. */
HjAnkiWords *hj_anki_words_new (HjExport *export, HjPack *pack, GError **error);
void hj_anki_words_free (HjAnkiWords *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjAnkiWords, hj_anki_words_free)

/* As HTML: the side in the language that is wanted; for both, the English one below the Korean. (transfer full) */
char *hj_anki_words_dup_front (HjAnkiWords *self, const HjCard *card);
char *hj_anki_words_dup_back (HjAnkiWords *self, const HjCard *card);
/* The title of its topic or note; NULL for a card written by hand. */
const char *hj_anki_words_get_source (HjAnkiWords *self, const HjCard *card);
/* The map by which Anki finds the pictures: after the last card. */
gboolean hj_anki_words_pack_names (HjAnkiWords *self, GError **error);

G_END_DECLS
