/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Terms of the course explained wherever they stand in a note. */
#pragma once

#include "hj-note-gloss.h"
#include "hj-page.h"

G_BEGIN_DECLS

/* VIEW, a part of PAGE, explains the ideas that concepts.tsv knows, in the language of PAGE's content. */
void hj_gloss_attach (HjNoteView *view, HjPage *page);

G_END_DECLS
