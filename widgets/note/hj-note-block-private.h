/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files that build blocks share. */
#pragma once

#include "hj-note-block.h"

G_BEGIN_DECLS

/* What is being built, and by whom. */
typedef struct {
  const HjNoteBuilder *builder;
  HjNoteRow *row;
  HjNoteFind *find;
} HjNoteBuild;

/* Everything below is (transfer floating). SECOND, where it may be NULL, says the same in another language. */

/* hj-note-block.c: one block by itself, also within quotes and callouts; its children, one below the other; text. */
GtkWidget *hj_note_block_build_one (HjNoteBuild *build, const HjBlock *block);
GtkWidget *hj_note_block_build_children (HjNoteBuild *build, const HjBlock *block);
GtkWidget *hj_note_block_build_text (HjNoteBuild *build, const GPtrArray *spans);
/* Two languages in columns; either may be NULL. */
GtkWidget *hj_note_block_side_by_side (GtkWidget *first, GtkWidget *second);

/* hj-note-list.c */
GtkWidget *hj_note_list_build (HjNoteBuild *build, const HjBlock *block);
/* Moves CONTENT in as deep as the row is in lists, with the mark of its item. */
GtkWidget *hj_note_list_indent (HjNoteBuild *build, GtkWidget *content);

/* hj-note-callout.c */
GtkWidget *hj_note_callout_build (HjNoteBuild *build, const HjBlock *first, const HjBlock *second);

/* hj-note-question.c */
GtkWidget *hj_note_question_build (HjNoteBuild *build, const HjBlock *first, const HjBlock *second);
/* A question within a quote or a list has no row of its own to unfold: its answer stands below it. */
GtkWidget *hj_note_question_build_inner (HjNoteBuild *build, const HjBlock *block);

G_END_DECLS
