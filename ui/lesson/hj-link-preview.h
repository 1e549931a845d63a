/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the links of a note lead within the course and the library. */
#pragma once

#include "hj-note-view.h"
#include "hj-page.h"

G_BEGIN_DECLS

/* VIEW, a part of PAGE, tells of its links where they lead, before they are followed. */
void hj_link_preview_attach (HjNoteView *view, HjPage *page);
/* Notes may have changed. */
void hj_link_preview_forget (HjNoteView *view);

G_END_DECLS
