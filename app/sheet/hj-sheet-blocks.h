/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sections of a sheet and the items in them, made of blocks of a note. Private to app/sheet. */
#pragma once

#include "hj-sheet-content.h"
#include "hj-sheet-marks.h"

G_BEGIN_DECLS

/* What of a section goes on the sheet. */
typedef enum {
  HJ_TAKE_LISTS = 1 << 0,
  HJ_TAKE_TABLES = 1 << 1,
  HJ_TAKE_FORMULAS = 1 << 2,
  HJ_TAKE_TEXT = 1 << 3,
  HJ_TAKE_ALL = 15,
} HjTake;

/* Without items. TITLE and SECOND (may be NULL) are text. */
HjSheetSection *hj_sheet_section_new (const char *title, const char *second);
void hj_sheet_section_free (gpointer section);
HjItem *hj_item_new (HjItemKind kind);
void hj_item_free (gpointer item);

/* An item of one run: MARKUP and SECOND (may be NULL) are taken. */
void hj_items_add (GPtrArray *items, HjItemKind kind, char *markup, char *second);
/* The items BLOCK makes, if it is of what is TAKEN; SECOND: the same block in the other language, or NULL. With MARKS
 * (may be NULL) known mistakes get their numbers. */
void hj_items_add_block (GPtrArray *items, const HjBlock *block, const HjBlock *second, HjTake taken,
                         HjSheetMarks *marks);
/* A list item or quote as one run of markup: its paragraphs, without what is nested deeper. (transfer full) */
char *hj_sheet_dup_markup (const HjBlock *block);

G_END_DECLS
