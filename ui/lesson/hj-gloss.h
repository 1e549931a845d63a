/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Terms of the glossary explained wherever they stand in a note. */
#pragma once

#include "hj-glossary.h"
#include "hj-note-view.h"
#include "hj-page.h"

G_BEGIN_DECLS

/* VIEW, a part of PAGE, explains what the glossary knows, in the language of PAGE's content. */
void hj_gloss_attach (HjNoteView *view, HjPage *page);
/* As the preferences of DESK want it, from now on. */
void hj_gloss_follow (HjNoteView *view, HjDesk *desk);
/* The glossary may be another one now: read when it is next needed. */
void hj_gloss_forget (HjNoteView *view);
/* What the term with ID in VIEW is, or NULL. (transfer none), until it is forgotten */
const HjGlossaryEntry *hj_gloss_lookup (HjNoteView *view, const char *id);

/* A card that asks for ENTRY is among the learner's, and PAGE says so. */
void hj_gloss_take_card (HjPage *page, const HjGlossaryEntry *entry);

G_END_DECLS
