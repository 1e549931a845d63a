/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The learner's word on the headings of their own notes: menus, the dialog for a title, and taking it back. */
#pragma once

#include "hj-page.h"

#include "hj-override.h"

G_BEGIN_DECLS

/* What can be done with the heading or the paragraph BLOCK, as "page.heading" (a kind of HjOverride, a line) and
 * "page.rename-heading" (a line); NULL for nothing. (transfer full) */
GMenuModel *hj_headings_create_menu (const HjBlock *block);
/* The heading or paragraph on LINE of NOTE, also within an answer, or NULL. (transfer none) */
const HjBlock *hj_headings_find (const HjNote *note, int line);

/* Does it, shows the note anew, and says so with a way back; or says why not. */
void hj_headings_change (HjPage *page, gint64 note, HjOverrideKind kind, const HjBlock *block, const char *value);
/* Asks for another title. */
void hj_headings_rename (HjPage *page, gint64 note, const HjBlock *block);
/* Takes a change back: TARGET (xx) is its number and that of the note, as the notice of hj_headings_change has it. */
void hj_headings_undo (HjDesk *desk, GVariant *target, GError **error);

/* SENTENCE with the first words of WORDS, a heading, in the place of its "%s". (transfer full) */
char *hj_headings_quote (const char *sentence, const char *words);

G_END_DECLS
